// Importing: replies of workbooks, and cards of exported files, read for an edition whose own cards are left alone.
#include "base/intl.h"
#include "record/read.h"

#include <string.h>
#include <strings.h>

typedef struct imports {
    tz_record_reader *r;
    TZ_LIST(tz_imported) all;
    TZ_LIST(tz_text) slugs; // as the edition's regions list its cards
} imports;

// ---- names of cards ----

// Entries that are no texts are reported when the edition itself is read.
static void list_slugs(imports *i, const tz_yaml *regions) {
    for (size_t k = 0; regions && regions->kind == TZ_SEQUENCE && k < regions->n; k++) {
        const tz_yaml *cards = regions->items[k]->kind == TZ_MAPPING ? tz_yaml_find(regions->items[k], "cards") : NULL;
        for (size_t n = 0; cards && cards->kind == TZ_SEQUENCE && n < cards->n; n++)
            if (cards->items[n]->kind == TZ_SCALAR && tz_card_check_slug(i->r, &cards->items[n]->text))
                *TZ_ADD(i->r->arena, &i->slugs) = cards->items[n]->text;
    }
}

// As a region lists it, or else 242055-kuwana or 242055-桑名市.
static const char *slug_of(const imports *i, const tz_card *card) {
    tz_record_reader *r = i->r;
    for (size_t k = 0; k < i->slugs.n; k++)
        for (size_t n = 0; n < card->municipalities_n; n++)
            if (tz_municipality_is_named(&card->municipalities[n], &i->slugs.at[k]))
                return tz_text_to_string(r->arena, &i->slugs.at[k]);
    const tz_municipality *first = &card->municipalities[0];
    const tz_text *name = first->roman.size ? &first->roman : &first->name;
    return tz_arena_format(r->arena, "%.*s-%.*s", (int)first->code.size, first->code.bytes, (int)name->size,
                           name->bytes);
}

// ---- reading ----

static void add(imports *i, const tz_card *card, const char *path) {
    if (card->municipalities_n)
        *TZ_ADD(i->r->arena, &i->all) = (tz_imported){*card, path};
}

static void add_replies(imports *i) {
    tz_record_reader *r = i->r;
    const tz_text none = tz_text_from_string("");
    tz_replies_read(r);
    for (size_t k = 0; k < r->replies.n; k++) {
        tz_card card = {.slug = NULL};
        tz_card_read_reply(r, &none, &r->replies.at[k].reply, &card);
        add(i, &card, r->replies.at[k].path);
    }
}

static void add_tree(imports *i, const tz_yaml *root, const char *path) {
    const tz_text none = tz_text_from_string("");
    tz_card card = {.slug = NULL};
    i->r->scratch = tz_arena_new(i->r->arena);
    tz_card_read(i->r, &none, root, &card);
    tz_arena_free(i->r->scratch);
    add(i, &card, path);
}

// One card, or those below `cards` of what `export` writes. JSON is YAML as well.
static void add_file(imports *i, const char *name) {
    tz_record_reader *r = i->r;
    const char *path = tz_arena_format(r->arena, "cards/%s", name);
    const tz_source *source = r->input->open(r->input->context, r->arena, path, (tz_place){0}, r->diag);
    const tz_yaml *root = source ? tz_yaml_read(r->arena, source, r->diag) : NULL;
    const tz_yaml *cards = root && root->kind == TZ_MAPPING ? tz_yaml_find(root, "cards") : NULL;
    if (cards && !tz_record_check_kind(r, cards, TZ_SEQUENCE))
        return;
    for (size_t k = 0; cards && k < cards->n; k++)
        add_tree(i, cards->items[k], path);
    if (root && !cards)
        add_tree(i, root, path);
}

static bool is_tree(const char *name) {
    static const char *const endings[] = {".yaml", ".yml", ".json"};
    const char *dot = strrchr(name, '.');
    for (size_t k = 0; dot && k < sizeof endings / sizeof endings[0]; k++)
        if (!strcasecmp(dot, endings[k]))
            return true;
    return false;
}

static void add_others(imports *i) {
    tz_record_reader *r = i->r;
    for (size_t k = 0; k < r->card_files.all.n; k++) {
        const char *name = r->card_files.all.at[k];
        if (is_tree(name))
            add_file(i, name);
        else if (!tz_card_file_is_workbook(name))
            tz_error(r->diag, (tz_place){0},
                     _("%s is nothing that can be imported: .xlsx, .ods, .csv, .tsv, .yaml or .json"), name);
    }
}

// Each municipality once; what the edition lists besides need not be among them.
static void check(imports *i) {
    tz_record_reader *r = i->r;
    tz_card *cards = TZ_ARRAY(r->arena, tz_card, i->all.n);
    for (size_t k = 0; k < i->all.n; k++) {
        i->all.at[k].card.slug = slug_of(i, &i->all.at[k].card);
        cards[k] = i->all.at[k].card;
    }
    r->edition->cards = cards;
    r->edition->cards_n = i->all.n;
    r->incomplete = true;
    tz_municipalities_check(r);
}

const tz_import *tz_edition_import(tz_arena *arena, const tz_input *input, uint32_t threads, tz_diag *diag) {
    tz_record_reader *r = TZ_NEW(arena, tz_record_reader);
    imports i = {.r = r};
    const tz_yaml *regions;
    size_t errors = tz_diag_count(diag, TZ_ERROR);
    *r = (tz_record_reader){.arena = arena, .input = input, .diag = diag, .threads = threads};
    r->edition = TZ_NEW(arena, tz_edition);
    if (!tz_record_read_head(r, &regions) || !r->edition->form)
        return NULL;
    list_slugs(&i, regions);
    tz_card_files_list(r);
    add_replies(&i);
    add_others(&i);
    check(&i);
    tz_import *made = TZ_NEW(arena, tz_import);
    *made = (tz_import){r->edition, i.all.at, i.all.n};
    return tz_diag_count(diag, TZ_ERROR) == errors ? made : NULL;
}

// ---- what is there already ----

bool tz_import_read_old(tz_arena *arena, const tz_import *import, const tz_source *source, tz_card *card) {
    tz_edition *edition = TZ_NEW(arena, tz_edition);
    *edition = *import->edition;
    tz_record_reader r = {.arena = arena, .diag = tz_diag_in_arena(arena), .edition = edition, .scratch = arena};
    const tz_text none = tz_text_from_string("");
    const tz_yaml *root = tz_yaml_read(arena, source, r.diag);
    r.codes = NULL;
    edition->official_n = 0; // it is compared with the new card alone
    *card = (tz_card){.slug = NULL};
    if (root)
        tz_card_read(&r, &none, root, card);
    return root && !tz_diag_count(r.diag, TZ_ERROR);
}
