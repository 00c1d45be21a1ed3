// What fitting found: for each card its largest size, its columns, and the cell that costs most.
#include "booklet/maker.h"

// The report's sizes are the card's own, whatever bounds the layout has.
static const tz_size_range any_size = {TZ_PT, 40 * TZ_PT, TZ_PT / 20};

// The same card with columns as specified, not optimal: equal ones in tables with heads on top.
static const tz_column_spec *equal_columns(tz_arena *arena, const tz_grid *grid) {
    tz_column_spec *specs = TZ_ARRAY(arena, tz_column_spec, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        specs[i] = (tz_column_spec){.share = 1, .least = grid->column_specs[i].least};
    return specs;
}

static const tz_galley *equal_sheet(tz_arena *arena, const tz_galley *sheet) {
    tz_galley *equal = TZ_NEW(arena, tz_galley);
    tz_galley_block *pieces = TZ_ARRAY(arena, tz_galley_block, sheet->pieces_n);
    *equal = *sheet;
    equal->pieces = pieces;
    for (size_t i = 0; i < sheet->pieces_n; i++) {
        pieces[i] = sheet->pieces[i];
        if (pieces[i].look->kind != TZ_BLOCK_TABLE)
            continue;
        if (pieces[i].look->heads == TZ_HEADS_TOP)
            pieces[i].grid.column_specs = equal_columns(arena, &pieces[i].grid);
        pieces[i].grid.optimal = false;
        pieces[i].solver = tz_solver_new(arena, &pieces[i].grid, &tz_flow_content);
    }
    return equal;
}

static size_t count_chars(const tz_card *card, size_t fields) {
    size_t n = 0;
    for (size_t i = 0; i < fields; i++)
        n += tz_text_character_count(&card->answers[i]);
    return n;
}

static void list_tables(tz_maker *m, const tz_galley *sheet, tz_len size, tz_fit_card *out) {
    tz_fit_table *tables = TZ_ARRAY(m->arena, tz_fit_table, sheet->pieces_n);
    const tz_form *form = m->edition->form;
    for (size_t i = 0; i < sheet->pieces_n; i++) {
        const tz_galley_block *piece = &sheet->pieces[i];
        if (piece->look->kind != TZ_BLOCK_TABLE)
            continue;
        tz_fit_table *table = &tables[out->tables_n++];
        const tz_text *id = piece->look->section < 0 ? NULL : &form->sections[piece->look->section].id;
        table->section = id ? tz_arena_copy(m->arena, id->bytes, id->size) : form->fields[piece->look->fields[0]].path;
        table->columns = piece->grid.columns;
        table->widths = tz_solver_fit(piece->solver, m->arena, tz_type_area(m->layout).width, size).widths;
    }
    out->tables = tables;
}

static bool report_card(tz_maker *m, const tz_sized_card *card, tz_fit_card *out) {
    const tz_galley *sheet = card->sheet;
    tz_box area = tz_type_area(m->layout);
    out->card = sheet->card;
    out->chars = count_chars(sheet->card, m->edition->form->fields_n);
    out->equal = tz_card_largest_size(m, equal_sheet(m->arena, sheet), any_size);
    out->size = tz_card_largest_size(m, sheet, any_size);
    if (!out->size) // not even at the smallest size looked at
        out->size = any_size.least;
    out->fill = (int32_t)((int64_t)tz_galley_height(sheet, area.width, out->size) * 1000000 / area.height);
    list_tables(m, sheet, out->size, out);
    tz_card_limit limit = tz_card_limit_find(m, sheet, card->fits ? out->size + any_size.step : m->layout->body.min);
    out->limit = limit.field == UINT32_MAX ? NULL : m->edition->form->fields[limit.field].path;
    out->over = card->fits ? 0 : (int32_t)limit.over;
    const tz_placement *where = tz_galley_place(m, m->arena, sheet, card->size);
    out->pages = where ? where->pages : 0;
    return where;
}

const tz_fit_report *tz_fit_edition(tz_arena *arena, const tz_edition *edition, const tz_layout *layout,
                                    tz_fonts *fonts, tz_diag *diag) {
    tz_maker m = {.arena = arena, .edition = edition, .layout = layout, .fonts = fonts, .diag = diag};
    const tz_sized_card *cards = tz_cards_size(&m);
    if (!cards)
        return NULL;
    tz_fit_report *report = TZ_NEW(arena, tz_fit_report);
    tz_fit_card *found = TZ_ARRAY(arena, tz_fit_card, edition->cards_n);
    report->cards = found;
    report->cards_n = edition->cards_n;
    report->uniform = layout->body.max;
    for (size_t i = 0; i < edition->cards_n; i++) {
        if (!report_card(&m, &cards[i], &found[i]))
            return NULL;
        report->pages += found[i].pages;
        report->uniform = cards[i].size < report->uniform ? cards[i].size : report->uniform;
    }
    return report;
}
