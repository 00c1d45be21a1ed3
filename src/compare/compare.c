// Two editions: cards are matched by their municipalities, then compared field by field.
#include "compare/compare.h"
#include "compare/field.h"
#include "compare/form.h"

#include <string.h>

typedef struct comparing {
    tz_arena *arena;
    tz_comparison *out;
    const char *const *labels;
    uint32_t *successors; // of each old card: on how many new ones its municipalities are
    TZ_LIST(tz_card_change) cards;
} comparing;

// ---- municipalities ----

// Whether a municipality is an old one or what became of it: by its code, or by the codes that it was made of.
static bool is_successor(const tz_municipality *old, const tz_municipality *current) {
    if (tz_text_equal(&old->code, &current->code))
        return true;
    for (size_t i = 0; i < current->was.n; i++)
        if (tz_text_equal(&old->code, &current->was.at[i]))
            return true;
    return false;
}

static bool is_successor_card(const tz_card *old, const tz_card *current) {
    for (size_t i = 0; i < old->municipalities_n; i++)
        for (size_t k = 0; k < current->municipalities_n; k++)
            if (is_successor(&old->municipalities[i], &current->municipalities[k]))
                return true;
    return false;
}

static bool is_renamed(tz_arena *arena, const tz_card_change *card) {
    return card->current && card->old_n &&
           (card->old_n > 1 || strcmp(tz_card_names(arena, card->old[0]), tz_card_names(arena, card->current)) != 0);
}

// ---- one card ----

static void match_field(const comparing *c, const tz_card_change *card, const tz_form_change *field, tz_intern *intern,
                        tz_field_matching *out) {
    const tz_text **old = TZ_ARRAY(c->arena, const tz_text *, card->old_n);
    size_t n = 0;
    for (; field->old >= 0 && n < card->old_n; n++)
        old[n] = &card->old[n]->answers[field->old];
    const tz_text *current = card->current && field->current >= 0 ? &card->current->answers[field->current] : NULL;
    tz_field_match(c->arena, old, n, current, c->labels, intern, out);
}

static void compare_fields(const comparing *c, tz_card_change *card) {
    size_t n = c->out->fields_n;
    tz_intern *intern = tz_intern_new(c->arena);
    tz_field_matching *matched = TZ_ARRAY(c->arena, tz_field_matching, n);
    tz_field_change *fields = TZ_ARRAY(c->arena, tz_field_change, n);
    for (size_t i = 0; i < n; i++)
        match_field(c, card, &c->out->fields[i], intern, &matched[i]);
    card->narrowed = !tz_fields_find_moves(c->arena, matched, n);
    for (size_t i = 0; i < n; i++) {
        card->narrowed = card->narrowed || matched[i].matching.narrowed;
        fields[i] = tz_field_list_changes(c->arena, matched, i, c->out->fields, card->old);
        for (size_t k = 0; k < fields[i].n; k++)
            card->counts[fields[i].changes[k].kind] += !fields[i].changes[k].moved_out;
        card->changed = card->changed || fields[i].changed;
    }
    card->fields = fields;
}

static void add_card(comparing *c, tz_card_change card) {
    card.renamed = is_renamed(c->arena, &card);
    card.changed = card.renamed || card.split || !card.current || !card.old_n;
    compare_fields(c, &card);
    c->out->changed_n += card.changed;
    for (size_t i = 0; i < TZ_CHANGE_KINDS; i++)
        c->out->counts[i] += card.counts[i];
    *TZ_ADD(c->arena, &c->cards) = card;
}

// ---- all ----

static void count_successors(comparing *c) {
    const tz_edition *old = c->out->old, *current = c->out->current;
    c->successors = TZ_ARRAY(c->arena, uint32_t, old->cards_n);
    for (size_t i = 0; i < old->cards_n; i++)
        for (size_t k = 0; k < current->cards_n; k++)
            c->successors[i] += is_successor_card(&old->cards[i], &current->cards[k]);
}

static void compare_cards(comparing *c) {
    const tz_edition *old = c->out->old, *current = c->out->current;
    for (size_t k = 0; k < current->cards_n; k++) {
        tz_card_change card = {.current = &current->cards[k]};
        const tz_card **from = TZ_ARRAY(c->arena, const tz_card *, old->cards_n);
        for (size_t i = 0; i < old->cards_n; i++)
            if (is_successor_card(&old->cards[i], card.current)) {
                from[card.old_n++] = &old->cards[i];
                card.split = card.split || c->successors[i] > 1;
            }
        card.old = from;
        add_card(c, card);
    }
    for (size_t i = 0; i < old->cards_n; i++)
        if (!c->successors[i]) {
            const tz_card **removed = TZ_NEW(c->arena, const tz_card *);
            *removed = &old->cards[i];
            add_card(c, (tz_card_change){.old = removed, .old_n = 1});
        }
}

const tz_field *tz_comparison_field(const tz_comparison *comparison, const tz_form_change *field) {
    return field->current >= 0 ? &comparison->current->form->fields[field->current]
                               : &comparison->old->form->fields[field->old];
}

const tz_comparison *tz_compare(tz_arena *arena, const tz_edition *old, const tz_edition *current,
                                const char *const *labels) {
    tz_comparison *out = TZ_NEW(arena, tz_comparison);
    comparing c = {.arena = arena, .out = out, .labels = labels};
    out->old = old;
    out->current = current;
    out->fields = tz_forms_match(arena, old->form, current->form, &out->fields_n);
    for (size_t i = 0; i < out->fields_n; i++) {
        const tz_form_change *it = &out->fields[i];
        out->form_changed =
            out->form_changed || it->old < 0 || it->current < 0 || it->renamed || it->relabelled || it->moved;
    }
    count_successors(&c);
    compare_cards(&c);
    out->cards = c.cards.at;
    out->cards_n = c.cards.n;
    return out;
}
