// A card composed: its headings as paragraphs, its tables as grids of flows; heights at any size.
#include "booklet/maker.h"

bool tz_card_compose_heads(tz_maker *m) {
    size_t n = m->edition->form->fields_n;
    const tz_flow **heads = TZ_ARRAY(m->arena, const tz_flow *, n);
    tz_flow_style style = tz_flow_style_uniform(m->layout->head);
    m->heads = heads;
    bool whole = true;
    for (size_t i = 0; i < n; i++) {
        heads[i] = tz_flow_new(m->arena, m->fonts, &style, m->edition->form->fields[i].label, m->diag);
        whole = whole && heads[i];
    }
    return whole;
}

// Within a card that is in another language than the edition, the form's own words are told apart.
static const char *language_of(const tz_edition *edition, const tz_card *card, uint32_t field, bool head) {
    const tz_field *of = &edition->form->fields[field];
    if (!head)
        return tz_answer_language(card, of);
    return of->language || !card->language ? of->language : edition->language;
}

static bool fill_cell(tz_maker *m, tz_arena *arena, const tz_galley *sheet, tz_cell *cell, uint32_t *owner,
                      uint32_t field, bool head) {
    cell->rows = cell->columns = 1;
    cell->head = head;
    cell->language = language_of(m->edition, sheet->card, field, head);
    *owner = head ? UINT32_MAX : field;
    cell->flow =
        head ? m->heads[field] : tz_flow_new(arena, m->fonts, &m->layout->cell, sheet->card->answers[field], m->diag);
    return cell->flow != NULL;
}

static void grid_of(const tz_maker *m, tz_arena *arena, const tz_block_spec *look, tz_grid *grid) {
    bool left = look->heads == TZ_HEADS_LEFT;
    grid->columns = left ? 2 : (uint32_t)look->fields_n;
    grid->rows = left ? (uint32_t)look->fields_n : look->heads == TZ_HEADS_TOP ? 2 : 1;
    grid->head_rows = look->heads == TZ_HEADS_TOP;
    grid->head_columns = left;
    grid->optimal = true;
    grid->pad_x = m->layout->pad_x;
    grid->pad_y = m->layout->pad_y;
    grid->rule = m->layout->ruling.inner;
    tz_column_spec *specs = TZ_ARRAY(arena, tz_column_spec, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        specs[i] =
            (tz_column_spec){.share = look->preferred ? look->preferred[i] : 1, .least = m->layout->least_column};
    grid->column_specs = specs;
}

static bool compose_table(tz_maker *m, tz_arena *arena, const tz_galley *sheet, const tz_block_spec *look,
                          tz_galley_block *piece) {
    tz_grid *grid = &piece->grid;
    grid_of(m, arena, look, grid);
    size_t n = (size_t)grid->rows * grid->columns;
    tz_cell *cells = TZ_ARRAY(arena, tz_cell, n);
    uint32_t *owners = TZ_ARRAY(arena, uint32_t, n);
    bool whole = true;
    for (size_t i = 0; i < n; i++) {
        size_t row = i / grid->columns, column = i % grid->columns;
        bool head = row < grid->head_rows || column < grid->head_columns;
        uint32_t field = look->fields[look->heads == TZ_HEADS_LEFT ? row : column];
        whole = fill_cell(m, arena, sheet, &cells[i], &owners[i], field, head) && whole;
    }
    grid->cells = cells;
    piece->fields = owners;
    piece->solver = tz_solver_new(arena, grid, &tz_flow_content);
    return whole;
}

static bool compose_heading(tz_maker *m, tz_arena *arena, tz_galley *sheet, const tz_card_headings *words,
                            tz_galley_block *piece, const tz_text *text) {
    piece->para = tz_para_new(arena, m->fonts, *text, piece->look->style, m->diag);
    if (piece->look->level == 1 && !sheet->continued && words->continued.size)
        sheet->continued = tz_para_new(arena, m->fonts, words->continued, piece->look->style, m->diag);
    return piece->para != NULL;
}

tz_card_headings tz_card_headings_of(tz_maker *m, const tz_card *card) {
    const tz_layout *layout = m->layout;
    tz_text *headings = TZ_ARRAY(m->arena, tz_text, layout->card_n);
    tz_card_headings words = {.names = tz_card_names(m->arena, card), .headings = headings};
    for (size_t i = 0; i < layout->card_n; i++) {
        const tz_block_spec *look = &layout->card[i];
        if (look->kind != TZ_BLOCK_HEADING)
            continue;
        tz_name_values n = {.m = m, .card = card, .names = words.names};
        if (look->section >= 0)
            n.section = &m->edition->form->sections[look->section];
        tz_text text = headings[i] = tz_template_fill(m->arena, &look->text, tz_name_lookup, &n);
        if (look->level == 1 && !words.continued.size && *layout->continued)
            words.continued =
                tz_text_from_string(tz_arena_format(m->arena, "%.*s%s", (int)text.size, text.bytes, layout->continued));
    }
    return words;
}

const tz_galley *tz_card_compose(tz_maker *m, tz_arena *arena, const tz_card *card, const tz_card_headings *words) {
    const tz_layout *layout = m->layout;
    tz_galley *made = TZ_NEW(arena, tz_galley);
    tz_galley_block *pieces = TZ_ARRAY(arena, tz_galley_block, layout->card_n);
    made->card = card;
    made->names = words->names;
    made->pieces = pieces;
    made->pieces_n = layout->card_n;
    bool whole = true;
    for (size_t i = 0; i < layout->card_n; i++) {
        const tz_block_spec *look = pieces[i].look = &layout->card[i];
        if (look->kind == TZ_BLOCK_HEADING)
            whole = compose_heading(m, arena, made, words, &pieces[i], &words->headings[i]) && whole;
        else if (look->kind == TZ_BLOCK_TABLE)
            whole = compose_table(m, arena, made, look, &pieces[i]) && whole;
    }
    return whole ? made : NULL;
}

static tz_len piece_height(const tz_galley_block *piece, tz_len width, tz_len size) {
    if (piece->look->kind == TZ_BLOCK_HEADING)
        return tz_para_height(piece->para, width, size);
    if (piece->look->kind == TZ_BLOCK_TABLE)
        return tz_solver_height(piece->solver, width, size);
    return 0;
}

// What a further page begins with: the title again and a little space.
tz_len tz_galley_continuation_height(const tz_galley *sheet, tz_len width, tz_len size) {
    return sheet->continued ? tz_para_height(sheet->continued, width, size) + size / 2 : 0;
}

tz_len tz_galley_height(const tz_galley *sheet, tz_len width, tz_len size) {
    int64_t most = 0, sum = 0;
    bool fresh = true;
    for (size_t i = 0; i < sheet->pieces_n; i++) {
        const tz_block_spec *look = sheet->pieces[i].look;
        if (look->kind == TZ_BLOCK_BREAK) {
            if (look->always && !fresh) {
                sum = tz_galley_continuation_height(sheet, width, size);
                fresh = true;
            }
            continue;
        }
        sum += fresh ? 0 : tz_length_resolve(look->before, size);
        sum += piece_height(&sheet->pieces[i], width, size); // which may be all that a tz_len can say
        fresh = false;
        most = sum > most ? sum : most;
    }
    return most > INT32_MAX ? INT32_MAX : (tz_len)most;
}
