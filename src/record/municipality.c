// Municipalities: the official list of codes and names, and those on the cards, which are compared with it.
#include "base/intl.h"
#include "record/read.h"

#include <stdlib.h>
#include <string.h>

// ---- the list ----

typedef struct list_node {
    tz_text source; // where the list is from: for people
    const tz_yaml *municipalities;
} list_node;
static const tz_bind entry_rows[] = {
    {.key = "code",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_municipality, code),
     .required = true,
     .help = N_("its six digits (全国地方公共団体コード), in quotation marks"),
     .expects = N_("six digits in quotation marks"),
     .example = "\"242012\"",
     .pattern = "^[0-9]{6}$"},
    {.key = "name",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_municipality, name),
     .required = true,
     .filled = true,
     .help = N_("its name, spelt officially"),
     .example = "津市"},
    {.key = "roman",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_municipality, roman),
     .help = N_("its romanised name, part of file names: small letters a-z"),
     .example = "tsu",
     .pattern = "^[a-z]*$"},
    {.key = "was",
     .type = TZ_BIND_TEXTS,
     .offset = offsetof(tz_municipality, was),
     .help = N_("codes that it had in earlier editions, or of those that merged into it"),
     .expects = N_("list of codes"),
     .example = "[\"242021\"]",
     .pattern = "^[0-9]{6}$"},
};
static const tz_bind_table entries_table = {entry_rows, 4, TZ_HELD_IN_LIST, NULL};
static const tz_bind list_rows[] = {
    {.key = "source",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(list_node, source),
     .help = N_("where the list is from, for people"),
     .example = "全国地方公共団体コード(総務省)"},
    {.key = "municipalities",
     .type = TZ_BIND_NODE,
     .offset = offsetof(list_node, municipalities),
     .required = true,
     .below = &entries_table,
     .help = N_("all municipalities")},
};
const tz_bind_table tz_municipalities_table = {.rows = list_rows, .n = 2};

// The first one that has the code; one that is new gets the next number.
static const tz_municipality *official_by_code(const tz_record_reader *r, const tz_text *code) {
    uint32_t number = tz_intern_number(r->codes, code->bytes, code->size);
    return number < r->firsts.n ? &r->edition->official[r->firsts.at[number]] : NULL;
}

static const tz_municipality *official_by_name(const tz_record_reader *r, const tz_text *name) {
    const tz_edition *edition = r->edition;
    for (size_t i = 0; i < edition->official_n; i++)
        if (tz_text_equal(&edition->official[i].name, name))
            return &edition->official[i];
    return NULL;
}

// Part of file names.
static void check_roman(tz_record_reader *r, const tz_text *roman) {
    for (size_t i = 0; i < roman->size; i++)
        if (roman->bytes[i] < 'a' || roman->bytes[i] > 'z') {
            tz_error(r->diag, tz_text_place(roman, i), "%s", _("a romanised name is written with small letters a-z"));
            return;
        }
}

void tz_municipalities_read(tz_record_reader *r, const tz_yaml *root) {
    list_node from = {.municipalities = NULL};
    if (!TZ_BIND(r->arena, root, list_rows, &from, r->diag) ||
        !tz_record_check_kind(r, from.municipalities, TZ_SEQUENCE))
        return;
    tz_municipality *all = TZ_ARRAY(r->arena, tz_municipality, from.municipalities->n);
    r->edition->official = all;
    r->codes = tz_intern_new(r->arena);
    for (size_t i = 0; i < from.municipalities->n; i++) {
        tz_municipality made = {.name = tz_text_from_string("")};
        if (!TZ_BIND(r->arena, from.municipalities->items[i], entry_rows, &made, r->diag) && !made.code.size)
            continue;
        tz_code_check(r, &made.code);
        check_roman(r, &made.roman);
        tz_record_warn_suspicious(r, &made.name);
        const tz_municipality *before = official_by_code(r, &made.code);
        if (before) {
            tz_error(r->diag, tz_text_place(&made.code, 0), _("the code %s stands here a second time"),
                     tz_text_excerpt(r->arena, &made.code));
            tz_note(r->diag, tz_text_place(&before->code, 0), "%s", _("the first one is here"));
        } else {
            *TZ_ADD(r->arena, &r->firsts) = r->edition->official_n;
        }
        all[r->edition->official_n++] = made;
    }
}

// ---- those on a card ----

static const tz_bind card_rows[] = {
    {.key = "code",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_municipality, code),
     .required = true,
     .help = N_("its six digits (全国地方公共団体コード), in quotation marks"),
     .expects = N_("six digits in quotation marks"),
     .example = "\"242055\"",
     .pattern = "^[0-9]{6}$"},
    {.key = "name",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_municipality, name),
     .required = true,
     .help = N_("its name, spelt officially"),
     .example = "桑名市"},
    {.key = "was",
     .type = TZ_BIND_TEXTS,
     .offset = offsetof(tz_municipality, was),
     .help = N_("codes that it had in earlier editions, or of those that merged into it"),
     .expects = N_("list of codes"),
     .example = "[\"242021\"]",
     .pattern = "^[0-9]{6}$"},
};
const tz_bind_table tz_card_municipalities_table = {card_rows, 3, TZ_HELD_IN_LIST, NULL};

// Adds which code belongs to the name, if the list has that name.
static void note_code_of(tz_record_reader *r, const tz_text *name) {
    const tz_municipality *known = official_by_name(r, name);
    if (known)
        tz_note(r->diag, tz_text_place(&known->code, 0), _("the code of %s is %s"), tz_text_excerpt(r->arena, name),
                tz_text_excerpt(r->arena, &known->code));
}

static void check_on_card(tz_record_reader *r, tz_municipality *made) {
    if (!tz_code_check(r, &made->code)) {
        note_code_of(r, &made->name);
        r->incomplete = true;
        return;
    }
    if (r->edition->official_n == 0)
        return;
    const tz_municipality *known = official_by_code(r, &made->code);
    if (!known) {
        tz_error(r->diag, tz_text_place(&made->code, 0), _("no municipality of the list has the code %s"),
                 tz_text_excerpt(r->arena, &made->code));
        note_code_of(r, &made->name);
        r->incomplete = true;
    } else if (!tz_text_equal(&known->name, &made->name)) {
        tz_error(r->diag, tz_text_place(&made->name, 0), _("the name %s is not that of the code %s: %s"),
                 tz_text_excerpt(r->arena, &made->name), tz_text_excerpt(r->arena, &made->code),
                 tz_text_excerpt(r->arena, &known->name));
        tz_note(r->diag, tz_text_place(&known->name, 0), _("this is its name in the list of municipalities"));
    } else {
        made->roman = known->roman;
        made->was = made->was.n ? made->was : known->was;
    }
}

void tz_card_municipalities(tz_record_reader *r, const tz_yaml *node, tz_card *card) {
    if (!tz_record_check_kind(r, node, TZ_SEQUENCE)) {
        r->incomplete = true;
        return;
    }
    if (node->n == 0)
        tz_error(r->diag, node->place, _("a card needs at least one municipality"));
    tz_municipality *all = TZ_ARRAY(r->arena, tz_municipality, node->n);
    card->municipalities = all;
    for (size_t i = 0; i < node->n; i++) {
        tz_municipality made = {.name = tz_text_from_string("")};
        if (!TZ_BIND(r->arena, node->items[i], card_rows, &made, r->diag)) {
            r->incomplete = true;
            continue;
        }
        check_on_card(r, &made);
        all[card->municipalities_n++] = made;
    }
}

void tz_card_municipalities_of_reply(tz_record_reader *r, const tz_reply *reply, tz_card *card) {
    tz_municipality *all = TZ_ARRAY(r->arena, tz_municipality, reply->municipalities_n);
    card->municipalities = all;
    for (size_t i = 0; i < reply->municipalities_n; i++) {
        tz_municipality made = {.code = reply->municipalities[i].code, .name = reply->municipalities[i].name};
        check_on_card(r, &made);
        all[card->municipalities_n++] = made;
    }
}

// ---- all cards together ----

typedef struct entry {
    const tz_municipality *at;
    size_t order; // in the booklet
} entry;

static int by_code(const void *left, const void *right) {
    const tz_text *a = &((const entry *)left)->at->code, *b = &((const entry *)right)->at->code;
    int order = memcmp(a->bytes, b->bytes, a->size < b->size ? a->size : b->size);
    return order ? order : (a->size > b->size) - (a->size < b->size);
}

static int by_code_and_order(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int order = by_code(a, b);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void check_twice(tz_record_reader *r, const entry *sorted, size_t n) {
    for (size_t i = 1; i < n; i++) {
        const tz_text *code = &sorted[i].at->code, *before = &sorted[i - 1].at->code;
        if (!tz_code_is_well_formed(code) || !tz_text_equal(code, before))
            continue;
        tz_error(r->diag, tz_text_place(code, 0),
                 code->source == before->source ? _("%s stands twice on this card")
                                                : _("%s is on another card as well"),
                 tz_text_excerpt(r->arena, &sorted[i].at->name));
        tz_note(r->diag, tz_text_place(before, 0), "%s", _("the first one is here"));
    }
}

static void note_missing(tz_record_reader *r, const tz_municipality *it) {
    if (r->list.source)
        tz_note(r->diag, r->list, "%s", _("every card must be listed here"));
    else
        tz_note(r->diag, r->list, _("its card is cards/%.*s.yaml, or a workbook in cards/ with its answers"),
                (int)it->name.size, it->name.bytes);
}

static void check_missing(tz_record_reader *r, const entry *sorted, size_t n) {
    for (size_t i = 0; i < r->edition->official_n; i++) {
        entry wanted = {.at = &r->edition->official[i]};
        if (n && bsearch(&wanted, sorted, n, sizeof wanted, by_code))
            continue;
        tz_error(r->diag, tz_text_place(&wanted.at->code, 0), _("%s is on no card"),
                 tz_text_excerpt(r->arena, &wanted.at->name));
        note_missing(r, wanted.at);
    }
}

void tz_municipalities_check(tz_record_reader *r) {
    TZ_LIST(entry) all = {.n = 0};
    for (size_t i = 0; i < r->edition->cards_n; i++)
        for (size_t j = 0; j < r->edition->cards[i].municipalities_n; j++) {
            size_t order = all.n;
            *TZ_ADD(r->arena, &all) = (entry){&r->edition->cards[i].municipalities[j], order};
        }
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, by_code_and_order);
    check_twice(r, all.at, all.n);
    if (!r->incomplete)
        check_missing(r, all.at, all.n);
}
