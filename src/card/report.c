// What fitting found: for each card its largest size, its columns, and the answer that limits it.
#include "card/card.h"
#include "card/fit.h"

// The report's sizes are the card's own, whatever bounds the layout has.
static const tz_size_range any_size = {TZ_PT, 40 * TZ_PT, TZ_PT / 20};

static const tz_column_spec *equal_columns(tz_arena *arena, const tz_grid *grid) {
    tz_column_spec *specs = TZ_ARRAY(arena, tz_column_spec, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        specs[i] = (tz_column_spec){.share = 1, .least = grid->column_specs[i].least};
    return specs;
}

// The same card with columns as specified, not optimal: equal ones in tables with heads on top.
static const tz_card_galley *equal_card(tz_arena *arena, const tz_card_galley *card) {
    tz_card_galley *equal = TZ_NEW(arena, tz_card_galley);
    tz_galley_block *blocks = TZ_ARRAY(arena, tz_galley_block, card->galley.blocks_n);
    *equal = *card;
    equal->galley.blocks = blocks;
    for (size_t i = 0; i < card->galley.blocks_n; i++) {
        blocks[i] = card->galley.blocks[i];
        if (blocks[i].spec->kind != TZ_BLOCK_TABLE)
            continue;
        if (blocks[i].spec->heads == TZ_HEADS_TOP)
            blocks[i].grid.column_specs = equal_columns(arena, &blocks[i].grid);
        blocks[i].grid.optimal = false;
        blocks[i].solver = tz_solver_new(arena, &blocks[i].grid, &tz_flow_content);
    }
    return equal;
}

static size_t count_chars(const tz_card *card, size_t fields) {
    size_t n = 0;
    for (size_t i = 0; i < fields; i++)
        n += tz_text_character_count(&card->answers[i]);
    return n;
}

static void list_tables(tz_arena *arena, const tz_job *job, const tz_galley *galley, tz_fit_card *out) {
    tz_fit_table *tables = TZ_ARRAY(arena, tz_fit_table, galley->blocks_n);
    const tz_form *form = job->edition->form;
    for (size_t i = 0; i < galley->blocks_n; i++) {
        const tz_galley_block *block = &galley->blocks[i];
        const tz_block_spec *spec = block->spec;
        if (spec->kind != TZ_BLOCK_TABLE)
            continue;
        tz_fit_table *table = &tables[out->tables_n++];
        const tz_text *id = spec->section < 0 ? NULL : &form->sections[spec->section].id;
        table->section = id ? tz_text_to_string(arena, id) : form->fields[spec->fields[0]].path;
        table->columns = block->grid.columns;
        table->widths = tz_solver_fit(block->solver, arena, tz_type_area(job->layout).width, out->size).widths;
    }
    out->tables = tables;
}

static bool report_card(const tz_tools *tools, const tz_job *job, const tz_sized_card *card, tz_fit_card *out) {
    const tz_card_galley *galley = card->galley;
    const tz_layout *layout = job->layout;
    tz_box area = tz_type_area(layout);
    out->card = galley->card;
    out->chars = count_chars(galley->card, job->edition->form->fields_n);
    out->equal = tz_card_largest_size(tools, layout, equal_card(tools->arena, galley), any_size);
    out->size = tz_card_largest_size(tools, layout, galley, any_size);
    if (!out->size) // not even at the smallest size looked at
        out->size = any_size.least;
    tz_len height = tz_galley_height(&galley->galley, area.width, out->size);
    out->fill = (int32_t)((int64_t)height * 1000000 / area.height);
    list_tables(tools->arena, job, &galley->galley, out);
    tz_len too_large = card->fit.fits ? out->size + any_size.step : layout->body.min;
    tz_card_limit limit = tz_card_limit_find(layout, galley, too_large);
    out->limit = limit.field == UINT32_MAX ? NULL : job->edition->form->fields[limit.field].path;
    out->over = card->fit.fits ? 0 : (int32_t)limit.over;
    const tz_placement *placement = tz_card_place(tools, layout, galley, card->fit.size);
    out->pages = placement ? placement->pages : 0;
    return placement;
}

// The size that all cards could have without the densest ones.
static void find_sizes_without(tz_arena *arena, const tz_sized_card *cards, tz_fit_report *report) {
    tz_card_fit *fits = TZ_ARRAY(arena, tz_card_fit, report->cards_n);
    for (size_t i = 0; i < report->cards_n; i++)
        fits[i] = cards[i].fit;
    const size_t *order = tz_cards_by_density(arena, fits, report->cards_n);
    report->uniform = report->cards_n ? fits[order[0]].size : 0;
    for (size_t k = 0; k < TZ_FIT_WITHOUT && k + 1 < report->cards_n; k++)
        report->without[report->without_n++] = (tz_fit_without){&report->cards[order[k]], fits[order[k + 1]].size};
}

const tz_fit_report *tz_fit_edition(tz_arena *arena, const tz_edition *edition, const tz_layout *layout,
                                    tz_fonts *fonts, tz_diag *diag) {
    tz_layout *alone = TZ_NEW(arena, tz_layout); // for what each card could have by itself
    *alone = *layout;
    alone->body.uniform = TZ_UNIFORM_CARD;
    alone->body.outliers = 0;
    const tz_job job = {.edition = edition, .layout = layout}, own = {.edition = edition, .layout = alone};
    const tz_tools tools = {.arena = arena, .fonts = fonts, .diag = diag},
                   silent = {.arena = arena, .fonts = fonts, .diag = tz_diag_in_arena(arena)};
    tz_card_set set, own_set;
    bool ok = tz_cards_prepare(&tools, &job, &set);
    const tz_sized_card *cards = tz_cards_size(&tools, &set, edition->cards_n); // in any case, for what it reports
    if (!ok || !cards)
        return NULL;
    tz_cards_prepare(&silent, &own, &own_set);
    const tz_sized_card *alone_cards = tz_cards_size(&silent, &own_set, 0);
    tz_fit_report *report = TZ_NEW(arena, tz_fit_report);
    tz_fit_card *found = TZ_ARRAY(arena, tz_fit_card, edition->cards_n);
    report->cards = found;
    report->cards_n = edition->cards_n;
    for (size_t i = 0; i < edition->cards_n; i++) {
        if (!report_card(&tools, &job, &cards[i], &found[i]))
            return NULL;
        report->pages += found[i].pages;
    }
    find_sizes_without(arena, alone_cards ? alone_cards : cards, report);
    return report;
}
