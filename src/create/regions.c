// Regions of a new edition: from YAML as edition.yaml has it, or from a worksheet with a column of regions and one of
// municipalities.
#include "base/intl.h"
#include "create/create.h"
#include "survey/names.h"
#include "survey/reading.h"

#include <string.h>

typedef struct new_region {
    tz_text name, short_name;
    TZ_LIST(size_t) municipalities;
} new_region;

typedef struct regions {
    tz_arena *arena;
    const tz_prefecture *prefecture;
    tz_survey survey;
    const tz_names_index *names;
    TZ_LIST(new_region) all;
    tz_place *places; // of each municipality that is in a region
    bool *is_placed;
    tz_diag *diag;
    bool ok;
} regions;

static regions *begin(tz_arena *arena, const tz_prefecture *prefecture, tz_diag *diag) {
    regions *r = TZ_NEW(arena, regions);
    size_t n = prefecture->municipalities_n;
    tz_survey_municipality *all = TZ_ARRAY(arena, tz_survey_municipality, n);
    for (size_t i = 0; i < n; i++)
        all[i] = (tz_survey_municipality){prefecture->municipalities[i].code, prefecture->municipalities[i].name};
    *r = (regions){.arena = arena, .prefecture = prefecture, .diag = diag, .ok = true};
    r->survey = (tz_survey){.municipalities = all, .municipalities_n = n};
    r->names = tz_names_index_new(arena, &r->survey);
    r->places = TZ_ARRAY(arena, tz_place, n);
    r->is_placed = TZ_ARRAY(arena, bool, n);
    return r;
}

// ---- municipalities ----

static void add_municipality(regions *r, size_t which, tz_place place) {
    if (r->is_placed[which]) {
        tz_error(r->diag, place, _("%s is in a region already"), r->prefecture->municipalities[which].name.bytes);
        tz_note(r->diag, r->places[which], "%s", _("the first one is here"));
        r->ok = false;
        return;
    }
    r->is_placed[which] = true;
    r->places[which] = place;
    *TZ_ADD(r->arena, &r->all.at[r->all.n - 1].municipalities) = which;
}

static void report_unknown(regions *r, const char *word, tz_place place) {
    tz_error(r->diag, place, _("%s is no municipality of %s"), word, r->prefecture->own.name.bytes);
    r->ok = false;
}

static size_t find_roman(const regions *r, const tz_text *word) {
    for (size_t i = 0; i < r->prefecture->municipalities_n; i++) {
        const tz_place_entry *it = &r->prefecture->municipalities[i];
        const tz_municipality one = {.code = it->code, .name = it->name, .roman = it->roman};
        if (tz_municipality_is_named(&one, word))
            return i;
    }
    return SIZE_MAX;
}

// All that a text names: one, or several in one cell.
static void add_named(regions *r, const tz_text *text, tz_place place) {
    tz_named_list found = {.all = {.n = 0}};
    size_t roman = find_roman(r, text);
    if (roman != SIZE_MAX) {
        add_municipality(r, roman, place);
        return;
    }
    tz_names_find(r->arena, r->names, text->bytes, text->size, &found);
    if (!found.all.n)
        report_unknown(r, tz_text_excerpt(r->arena, text), place);
    for (size_t i = 0; i < found.all.n; i++)
        if (found.all.at[i].which == SIZE_MAX)
            report_unknown(r, found.all.at[i].word, place);
        else
            add_municipality(r, found.all.at[i].which, place);
}

// ---- what is written into edition.yaml ----

static void put_region(regions *r, tz_bytes *out, const new_region *region) {
    enum { A_LINE = 10 };
    tz_bytes_format(r->arena, out, "  - name: ");
    tz_create_put_text(r->arena, out, &region->name, 4, false);
    if (region->short_name.size) {
        tz_bytes_format(r->arena, out, "\n    short: ");
        tz_create_put_text(r->arena, out, &region->short_name, 4, false);
    }
    tz_bytes_format(r->arena, out, "\n    cards: [");
    for (size_t i = 0; i < region->municipalities.n; i++)
        tz_bytes_format(r->arena, out, "%s%s",
                        !i           ? ""
                        : i % A_LINE ? ", "
                                     : ",\n            ",
                        r->prefecture->municipalities[region->municipalities.at[i]].name.bytes);
    tz_bytes_format(r->arena, out, "]\n");
}

// Each municipality has to be in a region. NULL after reporting.
static const tz_bytes *finish(regions *r, tz_place file) {
    for (size_t i = 0; i < r->prefecture->municipalities_n && r->ok; i++)
        if (!r->is_placed[i])
            tz_error(r->diag, file, _("%s is in no region"), r->prefecture->municipalities[i].name.bytes);
    for (size_t i = 0; i < r->prefecture->municipalities_n; i++)
        r->ok = r->ok && r->is_placed[i];
    if (!r->ok)
        return NULL;
    tz_bytes *out = TZ_NEW(r->arena, tz_bytes);
    tz_bytes_format(r->arena, out, "\n# 地域と、その市町村です。この順に載せます。\nregions:\n");
    for (size_t i = 0; i < r->all.n; i++)
        if (r->all.at[i].municipalities.n)
            put_region(r, out, &r->all.at[i]);
    return out;
}

// ---- YAML ----

typedef struct region_node {
    tz_text name, short_name;
    tz_texts cards;
} region_node;
static const tz_bind region_rows[] = {
    {.key = "name", .type = TZ_BIND_TEXT, .offset = offsetof(region_node, name), .required = true, .filled = true},
    {.key = "short", .type = TZ_BIND_TEXT, .offset = offsetof(region_node, short_name)},
    {.key = "cards", .type = TZ_BIND_TEXTS, .offset = offsetof(region_node, cards), .required = true},
};

const tz_bytes *tz_create_regions_of_yaml(tz_arena *arena, const tz_source *file, const tz_prefecture *prefecture,
                                          tz_diag *diag) {
    const tz_yaml *root = tz_yaml_read(arena, file, diag);
    if (!root)
        return NULL;
    const tz_yaml *list = root->kind == TZ_MAPPING ? tz_yaml_find(root, "regions") : root;
    if (!list || list->kind != TZ_SEQUENCE) {
        tz_error(diag, (list ? list : root)->place, "%s", _("a list of regions is expected here, as in edition.yaml"));
        return NULL;
    }
    regions *r = begin(arena, prefecture, diag);
    for (size_t i = 0; i < list->n; i++) {
        region_node from = {.cards = {.n = 0}};
        r->ok = TZ_BIND(arena, list->items[i], region_rows, &from, diag) && r->ok;
        *TZ_ADD(arena, &r->all) = (new_region){.name = from.name, .short_name = from.short_name};
        for (size_t k = 0; k < from.cards.n; k++)
            add_named(r, &from.cards.at[k], tz_text_place(&from.cards.at[k], 0));
    }
    return finish(r, list->place);
}

// ---- worksheets ----

enum { MOST_ROWS = 5000, MOST_COLUMNS = 50 };

// How many of a column's cells name municipalities, by name; and how many are of another kind of text.
typedef struct column_count {
    size_t named, others;
} column_count;

static column_count count_column(const regions *r, const tz_worksheet *sheet, uint32_t column) {
    column_count count = {0};
    for (uint32_t row = 0; row < sheet->rows && row < MOST_ROWS; row++) {
        tz_worksheet_cell cell = tz_worksheet_at(sheet, row, column);
        tz_named_list found = {.all = {.n = 0}};
        if (!cell.size || cell.row != row || cell.column != column)
            continue;
        tz_names_find(r->arena, r->names, cell.bytes, cell.size, &found);
        bool known = found.all.n && found.all.at[0].which != SIZE_MAX;
        bool number = strspn(tz_arena_copy(r->arena, cell.bytes, cell.size), "0123456789.,") == cell.size;
        count.named += known && !found.all.at[0].is_code;
        count.others += !known && !number;
    }
    return count;
}

// The column of municipalities has most of them; that of the regions is the next one with other texts, at its left if
// there is one.
static bool find_columns(const regions *r, const tz_worksheet *sheet, uint32_t *region, uint32_t *municipality) {
    uint32_t n = sheet->columns < MOST_COLUMNS ? sheet->columns : MOST_COLUMNS;
    column_count *counts = TZ_ARRAY(r->arena, column_count, n + 1);
    *municipality = *region = UINT32_MAX;
    size_t most = 0;
    for (uint32_t i = 0; i < n; i++) {
        counts[i] = count_column(r, sheet, i);
        if (counts[i].named > most) {
            most = counts[i].named;
            *municipality = i;
        }
    }
    for (uint32_t i = 0; most && i < n; i++)
        if (i != *municipality && counts[i].others && (i < *municipality || *region == UINT32_MAX))
            *region = i;
    return *region != UINT32_MAX;
}

static void add_row(regions *r, const tz_worksheet *sheet, uint32_t row, uint32_t region, uint32_t municipality) {
    tz_worksheet_cell head = tz_worksheet_at(sheet, row, region), cell = tz_worksheet_at(sheet, row, municipality);
    if (!cell.size || cell.row != row || tz_survey_is_total(&cell) || (head.size && tz_survey_is_total(&head)))
        return;
    tz_text name = tz_worksheet_text(r->arena, sheet, &head, r->diag);
    tz_text text = tz_worksheet_text(r->arena, sheet, &cell, r->diag);
    new_region *last = r->all.n ? &r->all.at[r->all.n - 1] : NULL;
    if (!last && !name.size) {
        tz_error(r->diag, tz_worksheet_place(r->arena, sheet, &cell), _("in which region is this?"));
        r->ok = false;
        return;
    }
    if (!last || (name.size && !tz_text_equal(&last->name, &name)))
        *TZ_ADD(r->arena, &r->all) = (new_region){.name = name};
    add_named(r, &text, tz_worksheet_place(r->arena, sheet, &cell));
}

// Heads stand above the first municipality that is known.
static uint32_t first_row(const regions *r, const tz_worksheet *sheet, uint32_t column) {
    for (uint32_t row = 0; row < sheet->rows && row < MOST_ROWS; row++) {
        tz_worksheet_cell cell = tz_worksheet_at(sheet, row, column);
        tz_named_list found = {.all = {.n = 0}};
        if (cell.size)
            tz_names_find(r->arena, r->names, cell.bytes, cell.size, &found);
        if (found.all.n && found.all.at[0].which != SIZE_MAX)
            return row;
    }
    return sheet->rows;
}

const tz_bytes *tz_create_regions_of_workbook(tz_arena *arena, const tz_workbook *workbook,
                                              const tz_prefecture *prefecture, tz_diag *diag) {
    tz_source *source = TZ_NEW(arena, tz_source);
    *source = (tz_source){.name = workbook->name, .bytes = ""};
    const tz_place place = {source, 0};
    for (size_t i = 0; i < workbook->sheets_n; i++) {
        const tz_worksheet *sheet = &workbook->sheets[i];
        regions *r = begin(arena, prefecture, diag);
        uint32_t region, municipality;
        if (sheet->visibility != TZ_VISIBLE || !find_columns(r, sheet, &region, &municipality))
            continue;
        for (uint32_t row = first_row(r, sheet, municipality); row < sheet->rows && row < MOST_ROWS; row++)
            add_row(r, sheet, row, region, municipality);
        return finish(r, place);
    }
    tz_error(diag, place, _("no worksheet has a column of regions and one of municipalities of %s"),
             prefecture->own.name.bytes);
    return NULL;
}
