// The overview: a matrix of municipalities and fields with a symbol for each answer, and totals.
#include "parts/parts.h"
#include "parts/symbols.h"

// Columns before the fields', and head rows.
enum { REGION, NAMES, PAGE, FIELDS };
enum { SECTIONS, LABELS, HEADS };

typedef struct overview {
    tz_booklet *b;
    tz_tools tools; // their arena lives until the table is drawn; what runs and elements borrow is the booklet's
    const tz_overview_spec *spec;
    tz_grid grid;
    tz_cell *cells;
    tz_row_spec *rows;
    tz_symbol symbols[TZ_MARKS];
    size_t *sums[TZ_MARKS]; // of the fields
    bool ok;                // false after reporting
} overview;

static uint32_t total_column(const overview *o) {
    return FIELDS + (uint32_t)o->spec->fields_n;
}

static tz_len pad(const overview *o) {
    return o->spec->part.size / 4;
}

// ---- cells ----

static tz_cell *put_text(overview *o, uint32_t row, uint32_t column, tz_text text, const tz_style *style, bool head) {
    tz_cell *cell = &o->cells[(size_t)row * o->grid.columns + column];
    *cell = tz_cell_compose(&o->tools, text, style, o->spec->part.size, head);
    o->ok = o->ok && cell->flow;
    return cell;
}

static void put_number(overview *o, uint32_t row, uint32_t column, size_t value) {
    tz_text text = tz_text_from_string(tz_arena_format(o->b->tools.arena, "%zu", value));
    put_text(o, row, column, text, o->spec->number, false);
}

// Text that leads to a card.
static void put_link(overview *o, tz_cell *cell, tz_text text, const tz_card *card) {
    const tz_page *page = tz_booklet_card_page(o->b, card);
    if (!page)
        return;
    tz_cell_link *link = TZ_NEW(o->tools.arena, tz_cell_link);
    *link = (tz_cell_link){page, tz_text_to_string(o->b->tools.arena, &text)};
    cell->link = link;
}

// ---- heads ----

// The field of a column.
static const tz_field *field_at(const overview *o, size_t column) {
    return &o->b->job->edition->form->fields[o->spec->fields[column]];
}

static void put_field_head(overview *o, uint32_t column) {
    const tz_field *field = field_at(o, column);
    tz_text label = field->short_label.size ? field->short_label : field->label;
    put_text(o, LABELS, FIELDS + column, label, o->spec->head, true)->language = field->language;
}

// Sections span their fields; all other heads span both rows.
static void fill_heads(overview *o) {
    const tz_overview_spec *spec = o->spec;
    const tz_text labels[FIELDS] = {spec->label_region, spec->label_names, spec->label_page};
    for (uint32_t i = 0; i < FIELDS; i++)
        put_text(o, SECTIONS, i, labels[i], spec->head, true)->rows = HEADS;
    for (uint32_t at = 0, end; at < spec->fields_n; at = end) {
        for (end = at + 1; end < spec->fields_n && field_at(o, end)->section == field_at(o, at)->section;)
            end++;
        tz_text label = o->b->job->edition->form->sections[field_at(o, at)->section].label;
        put_text(o, SECTIONS, FIELDS + at, label, spec->head, true)->columns = end - at;
    }
    for (uint32_t i = 0; i < spec->fields_n; i++)
        put_field_head(o, i);
    put_text(o, SECTIONS, total_column(o), spec->label_total, spec->head, true)->rows = HEADS;
}

// ---- rows ----

static void fill_row(overview *o, uint32_t row, const tz_card *card, tz_text name) {
    const tz_page *page = tz_booklet_card_page(o->b, card);
    tz_text number = tz_text_from_string(page ? page->label : "");
    put_link(o, put_text(o, row, NAMES, name, o->spec->name, true), name, card);
    put_link(o, put_text(o, row, PAGE, number, o->spec->number, false), number, card);
    size_t answered = 0;
    for (uint32_t i = 0; i < o->spec->fields_n; i++) {
        int mark = tz_symbol_of(o->b, &card->answers[o->spec->fields[i]]);
        tz_cell *cell = &o->cells[(size_t)row * o->grid.columns + FIELDS + i];
        *cell = (tz_cell){.figure = &o->symbols[mark].figure, .rows = 1, .columns = 1};
        o->sums[mark][i]++;
        answered += mark != TZ_MARK_NONE;
    }
    put_number(o, row, total_column(o), answered);
}

// The name of a region spans the rows of its municipalities. Gives the row behind them.
static uint32_t fill_region(overview *o, uint32_t row, const tz_region *region) {
    const tz_edition *edition = o->b->job->edition;
    uint32_t first = row;
    for (size_t i = region->first; i < region->first + region->n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++)
            fill_row(o, row++, &edition->cards[i], edition->cards[i].municipalities[k].name);
    if (row > first) {
        put_text(o, first, REGION, region->name, o->spec->name, true)->rows = row - first;
        o->rows[first].group = true;
    }
    return row;
}

static tz_text mark_name(overview *o, int mark) {
    return tz_booklet_fill_template(o->b, &o->spec->marks[mark], &(tz_name_values){.chars = o->spec->short_below});
}

static void fill_total(overview *o, uint32_t row, int mark) {
    size_t total = 0;
    put_text(o, row, 0, mark_name(o, mark), o->spec->name, true)->columns = FIELDS;
    for (uint32_t i = 0; i < o->spec->fields_n; i++) {
        put_number(o, row, FIELDS + i, o->sums[mark][i]);
        total += o->sums[mark][i];
    }
    put_number(o, row, total_column(o), total);
    o->rows[row].group = mark == 0;
    o->rows[row].keep_with_next = mark + 1 < TZ_MARKS;
}

static void fill_rows(overview *o) {
    const tz_edition *edition = o->b->job->edition;
    uint32_t row = HEADS;
    for (size_t i = 0; i < edition->regions_n; i++)
        row = fill_region(o, row, &edition->regions[i]);
    for (int mark = 0; mark < TZ_MARKS; mark++)
        fill_total(o, row++, mark);
}

// ---- the grid ----

// The fields share what the other columns leave.
static void set_columns(overview *o) {
    const tz_overview_spec *spec = o->spec;
    const tz_len before[FIELDS] = {spec->region, spec->names, spec->page};
    tz_column_spec *columns = TZ_ARRAY(o->tools.arena, tz_column_spec, o->grid.columns);
    for (size_t i = 0; i < FIELDS; i++)
        columns[i].width = before[i];
    for (size_t i = 0; i < spec->fields_n; i++)
        columns[FIELDS + i] =
            (tz_column_spec){.share = 1, .group = i == 0 || field_at(o, i)->section != field_at(o, i - 1)->section};
    columns[total_column(o)] = (tz_column_spec){.width = spec->total, .group = true};
    o->grid.column_specs = columns;
}

// Rows fill the page when all stand on it; otherwise they are as low as allowed.
static void set_row_heights(overview *o, tz_len top) {
    const tz_overview_spec *spec = o->spec;
    tz_arena *scratch = tz_arena_new(o->tools.arena);
    tz_solver *solver = tz_solver_new(scratch, &o->grid, &tz_flow_content);
    tz_len width = tz_column_width(o->b->job->layout, &spec->part);
    tz_table_fit fit = tz_solver_fit(solver, scratch, width, spec->part.size);
    tz_box area = tz_type_area(o->b->job->layout);
    tz_len room = area.y + area.height - top - fit.heights[SECTIONS] - fit.heights[LABELS];
    tz_len share = room / (tz_len)(o->grid.rows - HEADS);
    tz_arena_free(scratch);
    share = share < spec->row_least ? spec->row_least : share > spec->row_most ? spec->row_most : share;
    for (uint32_t i = HEADS; i < o->grid.rows; i++)
        o->rows[i].height = share;
}

static void make_grid(overview *o) {
    const tz_edition *edition = o->b->job->edition;
    tz_arena *arena = o->tools.arena;
    uint32_t rows = HEADS + TZ_MARKS;
    for (size_t i = 0; i < edition->cards_n; i++)
        rows += (uint32_t)edition->cards[i].municipalities_n;
    o->grid = (tz_grid){.kind = TZ_GRID_MATRIX, .columns = total_column(o) + 1, .rows = rows, .head_rows = HEADS};
    o->grid.cells = o->cells = TZ_ARRAY(arena, tz_cell, (size_t)rows * o->grid.columns);
    o->grid.row_specs = o->rows = TZ_ARRAY(arena, tz_row_spec, rows);
    o->grid.pad_x = o->grid.pad_y = (tz_length_spec){.fixed = pad(o)};
    for (int i = 0; i < TZ_MARKS; i++) {
        tz_text name = mark_name(o, i);
        o->sums[i] = TZ_ARRAY(arena, size_t, o->spec->fields_n);
        o->symbols[i] = tz_symbol_new(o->spec, i, tz_text_to_string(o->b->tools.arena, &name));
    }
    o->ok = true;
    fill_heads(o);
    fill_rows(o);
}

// ---- the page ----

// Symbol and name of each, right-aligned above the table.
static bool set_legend(overview *o, const tz_section_start *at) {
    const tz_overview_spec *spec = o->spec;
    const tz_canvas *c = &at->canvas;
    tz_element *line = tz_booklet_element(o->b, at->element, TZ_ROLE_P);
    tz_box area = tz_type_area(o->b->job->layout);
    tz_len x = area.x + area.width, size = spec->part.size, height = size * 2, top = at->top - height;
    tz_text_line names[TZ_MARKS];
    for (int i = 0; i < TZ_MARKS; i++) {
        if (!tz_text_line_new(&o->b->tools, mark_name(o, i), spec->legend, size, &names[i]))
            return false;
        x -= names[i].width + spec->mark + size / 2 + (i ? size * 2 : 0);
    }
    tz_canvas_open_frame(c, TZ_FRAME_LEGEND, (tz_box){area.x, top, area.width, height}, &spec->marks[0].text);
    for (int i = 0; i < TZ_MARKS; i++) {
        tz_canvas_artifact(c, TZ_ARTIFACT_LAYOUT); // the name after it is read instead
        tz_symbol_draw(&o->symbols[i].figure, c, x + spec->mark / 2, top + height / 2);
        tz_canvas_content(c, line);
        x += spec->mark + size / 2;
        tz_draw_line(c, &names[i], (tz_point){x, tz_text_line_centre(o->b->tools.fonts, &names[i], top, height)});
        x += names[i].width + size * 2;
    }
    tz_canvas_close_frame(c);
    return true;
}

static bool set_overview(overview *o) {
    tz_booklet *b = o->b;
    tz_block_list list = tz_block_list_new(b, &o->tools, o->spec->part.title_style, TZ_ROLE_P);
    tz_section_title title = {.text = tz_text_from_string(b->part->title), .style = o->spec->part.title_style};
    tz_section_start at;
    make_grid(o);
    set_columns(o);
    if (!o->ok || !tz_open_section(b, &title, &at) || !set_legend(o, &at))
        return false;
    set_row_heights(o, at.top);
    tz_block_list_add_table(&list, &o->grid, (tz_length_spec){0});
    return tz_block_list_set(&list, tz_block_list_galley(&list, b->part->title), &at, o->spec->part.size);
}

bool tz_make_overview(tz_booklet *b) {
    overview o = {.b = b, .tools = b->tools, .spec = &b->job->layout->overview};
    o.tools.arena = tz_arena_new(b->tools.arena);
    bool ok = set_overview(&o);
    tz_arena_free(o.tools.arena);
    return ok;
}
