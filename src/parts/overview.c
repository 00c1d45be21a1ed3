// The overview: a matrix of municipalities and fields with a symbol for each answer, and totals.
#include "parts/legend.h"
#include "parts/parts.h"

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

// The link from a municipality's name and number to its card; NULL: the booklet has no page of that.
static const tz_cell_link *link_to(overview *o, tz_text name, const tz_card *card) {
    const tz_page *page = tz_booklet_card_page(o->b, card);
    if (!page)
        return NULL;
    tz_cell_link *link = TZ_NEW(o->tools.arena, tz_cell_link);
    *link = (tz_cell_link){page, tz_booklet_link_words(o->b, tz_text_to_string(o->b->tools.arena, &name), page)};
    return link;
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
    const tz_text labels[FIELDS] = {spec->label_region, spec->label_names.text, spec->label_page};
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
    const tz_cell_link *link = link_to(o, name, card);
    put_text(o, row, NAMES, name, o->spec->name, true)->link = link;
    put_text(o, row, PAGE, number, o->spec->number, false)->link = link;
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

// ---- the rows' heights ----

// The height of a region's name in its column.
static tz_len name_height(const overview *o, const tz_table_fit *fit, uint32_t row) {
    const tz_flow *flow = o->cells[(size_t)row * o->grid.columns + REGION].flow;
    tz_len size = o->spec->part.size;
    tz_em measure = tz_table_fit_measure(&o->grid, fit, size, row, REGION);
    int64_t height = flow ? (int64_t)tz_em_to_len(tz_flow_height(flow, measure), size) + 2 * pad(o) : 0;
    return height > INT32_MAX ? INT32_MAX : (tz_len)height;
}

// The first rows of a region stand on one page, as many as its name takes; so do the last, where it is repeated.
static void keep_rows(overview *o, uint32_t first, uint32_t n, tz_len name) {
    int64_t before = 0, behind = 0;
    for (uint32_t i = 0; i + 1 < n; i++) {
        before += o->rows[first + i].height;
        o->rows[first + i].keep_with_next |= before < name;
    }
    for (uint32_t i = n; i-- > 1;) {
        behind += o->rows[first + i].height;
        o->rows[first + i - 1].keep_with_next |= behind < name;
    }
}

// Rows share a region's name evenly where that is higher than they are.
static void share_names(overview *o, const tz_table_fit *fit) {
    for (uint32_t row = HEADS, n; row < o->grid.rows - TZ_MARKS; row += n) {
        n = o->cells[(size_t)row * o->grid.columns + REGION].rows;
        tz_len height = name_height(o, fit, row), share = height / (tz_len)n + (height % (tz_len)n != 0);
        for (uint32_t i = row; i < row + n; i++)
            o->rows[i].height = share > o->rows[i].height ? share : o->rows[i].height;
    }
}

static int64_t height_at(const overview *o, tz_len least) {
    int64_t height = 0;
    for (uint32_t i = HEADS; i < o->grid.rows; i++)
        height += o->rows[i].height > least ? o->rows[i].height : least;
    return height;
}

// The greatest least height of rows, within the layout's limits, at which all stand in the room; else the lowest.
static tz_len even_height(const overview *o, tz_len room) {
    tz_len low = o->spec->row_least, high = o->spec->row_most;
    if (height_at(o, high) <= room)
        return high;
    while (high - low > 1) {
        tz_len middle = low + (high - low) / 2;
        *(height_at(o, middle) <= room ? &low : &high) = middle;
    }
    return low;
}

// Rows are as high as their text, and fill the page when all stand on it; otherwise they are as low as allowed.
static void set_row_heights(overview *o, tz_len top) {
    tz_arena *scratch = tz_arena_new(o->tools.arena);
    tz_solver *solver = tz_solver_new(scratch, &o->grid, &tz_flow_content);
    tz_len width = tz_column_width(o->b->job->layout, &o->spec->part);
    tz_table_fit fit = tz_solver_fit(solver, scratch, width, o->spec->part.size);
    tz_box area = tz_type_area(o->b->job->layout);
    share_names(o, &fit); // what is missing for a name is in the height of its region's last row
    fit = tz_solver_fit(solver, scratch, width, o->spec->part.size);
    for (uint32_t i = HEADS; i < o->grid.rows; i++)
        o->rows[i].height = fit.heights[i];
    // Heads in columns too narrow for a letter are endlessly high: there is no room, and placing the table reports it.
    int64_t room = (int64_t)area.y + area.height - top - fit.heights[SECTIONS] - fit.heights[LABELS];
    tz_len least = even_height(o, room > 0 ? (tz_len)room : 0);
    for (uint32_t i = HEADS; i < o->grid.rows; i++)
        o->rows[i].height = o->rows[i].height > least ? o->rows[i].height : least;
    for (uint32_t row = HEADS, n; row < o->grid.rows - TZ_MARKS; row += n) {
        n = o->cells[(size_t)row * o->grid.columns + REGION].rows;
        keep_rows(o, row, n, name_height(o, &fit, row));
    }
    tz_arena_free(scratch);
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
    o->grid.pad_x = (tz_length_spec){.fixed = o->spec->part.size * 3 / 8};
    o->grid.pad_y = (tz_length_spec){.fixed = pad(o)};
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

static bool set_overview(overview *o) {
    tz_booklet *b = o->b;
    tz_block_list list = tz_block_list_new(b, &o->tools, o->spec->part.title_style, TZ_ROLE_P);
    tz_section_title title = {.text = tz_text_from_string(b->part->title), .style = o->spec->part.title_style};
    tz_section_start at;
    make_grid(o);
    set_columns(o);
    if (!o->ok || !tz_open_section(b, &title, &at) || !tz_set_legend(b, o->symbols, &at))
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
