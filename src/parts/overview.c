// The overview: matrices of municipalities and fields with a symbol for each answer, and totals.
#include "parts/legend.h"
#include "parts/matrices.h"
#include "parts/parts.h"

// Columns before the fields', but for that of the regions where none has a name; and head rows.
enum { REGION, NAMES, PAGE, OTHERS };
enum { SECTIONS, LABELS, HEADS };

typedef struct overview {
    tz_booklet *b;
    tz_tools tools; // their arena lives until the table is drawn; what runs and elements borrow is the booklet's
    const tz_overview_spec *spec;
    uint32_t regions; // columns of the regions: 1, or 0 where none has a name
    tz_symbol symbols[TZ_MARKS];
    size_t *sums[TZ_MARKS]; // of all fields
    bool ok;                // false after reporting
    // the matrix being made
    const uint32_t *fields; // of the form
    uint32_t fields_n;
    size_t first; // of them, among all that the overview shows
    bool last;    // it also tells how many fields each row has answered, of all
    tz_grid grid;
    tz_cell *cells;
    tz_row_spec *rows;
    int64_t heads; // their height
} overview;

static uint32_t column_of(const overview *o, uint32_t column) {
    return column + o->regions - 1;
}

static uint32_t field_column(const overview *o, size_t field) {
    return column_of(o, OTHERS) + (uint32_t)field;
}

static uint32_t total_column(const overview *o) {
    return field_column(o, o->fields_n);
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
    return &o->b->job->edition->form->fields[o->fields[column]];
}

static void put_field_head(overview *o, uint32_t column) {
    const tz_field *field = field_at(o, column);
    tz_text label = field->short_label.size ? field->short_label : field->label;
    put_text(o, LABELS, field_column(o, column), label, o->spec->head, true)->language = field->language;
}

// Sections span their fields; all other heads span both rows.
static void fill_heads(overview *o) {
    const tz_overview_spec *spec = o->spec;
    const tz_text labels[OTHERS] = {spec->label_region, spec->label_names.text, spec->label_page};
    for (uint32_t i = o->regions ? REGION : NAMES; i < OTHERS; i++)
        put_text(o, SECTIONS, column_of(o, i), labels[i], spec->head, true)->rows = HEADS;
    for (uint32_t at = 0, end; at < o->fields_n; at = end) {
        for (end = at + 1; end < o->fields_n && field_at(o, end)->section == field_at(o, at)->section;)
            end++;
        tz_text label = o->b->job->edition->form->sections[field_at(o, at)->section].label;
        put_text(o, SECTIONS, field_column(o, at), label, spec->head, true)->columns = end - at;
    }
    for (uint32_t i = 0; i < o->fields_n; i++)
        put_field_head(o, i);
    if (o->last)
        put_text(o, SECTIONS, total_column(o), spec->label_total, spec->head, true)->rows = HEADS;
}

// ---- rows ----

static size_t count_answered(const overview *o, const tz_card *card) {
    size_t answered = 0;
    for (size_t i = 0; i < o->spec->fields_n; i++)
        answered += tz_symbol_of(o->b, &card->answers[o->spec->fields[i]]) != TZ_MARK_NONE;
    return answered;
}

static void fill_row(overview *o, uint32_t row, const tz_card *card, tz_text name) {
    const tz_page *page = tz_booklet_card_page(o->b, card);
    tz_text number = tz_text_from_string(page ? page->label : "");
    const tz_cell_link *link = link_to(o, name, card);
    put_text(o, row, column_of(o, NAMES), name, o->spec->name, true)->link = link;
    put_text(o, row, column_of(o, PAGE), number, o->spec->number, false)->link = link;
    for (uint32_t i = 0; i < o->fields_n; i++) {
        int mark = tz_symbol_of(o->b, &card->answers[o->fields[i]]);
        tz_cell *cell = &o->cells[(size_t)row * o->grid.columns + field_column(o, i)];
        *cell = (tz_cell){.figure = &o->symbols[mark].figure, .rows = 1, .columns = 1};
        o->sums[mark][o->first + i]++;
    }
    if (o->last)
        put_number(o, row, total_column(o), count_answered(o, card));
}

// The name of a region spans the rows of its municipalities. Gives the row behind them.
static uint32_t fill_region(overview *o, uint32_t row, const tz_region *region) {
    const tz_edition *edition = o->b->job->edition;
    uint32_t first = row;
    for (size_t i = region->first; i < region->first + region->n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++)
            fill_row(o, row++, &edition->cards[i], edition->cards[i].municipalities[k].name);
    if (row > first) {
        if (o->regions)
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
    put_text(o, row, 0, mark_name(o, mark), o->spec->name, true)->columns = column_of(o, OTHERS);
    for (uint32_t i = 0; i < o->fields_n; i++)
        put_number(o, row, field_column(o, i), o->sums[mark][o->first + i]);
    for (size_t i = 0; i < o->spec->fields_n; i++) // all are summed up when the last matrix is made
        total += o->sums[mark][i];
    if (o->last)
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
    const tz_len before[OTHERS] = {spec->region, spec->names, spec->page};
    tz_column_spec *columns = TZ_ARRAY(o->tools.arena, tz_column_spec, o->grid.columns);
    for (uint32_t i = o->regions ? REGION : NAMES; i < OTHERS; i++)
        columns[column_of(o, i)].width = before[i];
    for (size_t i = 0; i < o->fields_n; i++)
        columns[field_column(o, i)] =
            (tz_column_spec){.share = 1, .group = i == 0 || field_at(o, i)->section != field_at(o, i - 1)->section};
    if (o->last)
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

// Where a region's rows must stand together, and as high as its name is.
static void keep_regions(overview *o, const tz_table_fit *fit) {
    for (uint32_t row = HEADS, n; row < o->grid.rows - TZ_MARKS; row += n) {
        n = o->cells[(size_t)row * o->grid.columns + REGION].rows;
        keep_rows(o, row, n, name_height(o, fit, row));
    }
}

// Rows are as high as their text. Gives the height of the heads. Those in columns too narrow for a letter are endlessly
// high: there is no room, and placing the table reports it.
static int64_t set_least_heights(overview *o) {
    tz_arena *scratch = tz_arena_new(o->tools.arena);
    tz_solver *solver = tz_solver_new(scratch, &o->grid, &tz_flow_content);
    tz_len width = tz_column_width(o->b->job->layout, &o->spec->part);
    tz_table_fit fit = tz_solver_fit(solver, scratch, width, o->spec->part.size);
    if (o->regions)
        share_names(o, &fit); // what is missing for a name is in the height of its region's last row
    fit = tz_solver_fit(solver, scratch, width, o->spec->part.size);
    for (uint32_t i = HEADS; i < o->grid.rows; i++)
        o->rows[i].height = fit.heights[i];
    if (o->regions)
        keep_regions(o, &fit);
    int64_t heads = (int64_t)fit.heights[SECTIONS] + fit.heights[LABELS];
    tz_arena_free(scratch);
    return heads;
}

// They fill the room when all stand in it; otherwise they are as low as allowed.
static void fill_room(overview *o, int64_t room) {
    tz_len least = even_height(o, room > 0 ? (tz_len)room : 0);
    for (uint32_t i = HEADS; i < o->grid.rows; i++)
        o->rows[i].height = o->rows[i].height > least ? o->rows[i].height : least;
}

static void make_grid(overview *o) {
    const tz_edition *edition = o->b->job->edition;
    tz_arena *arena = o->tools.arena;
    uint32_t rows = HEADS + TZ_MARKS, columns = total_column(o) + o->last;
    for (size_t i = 0; i < edition->cards_n; i++)
        rows += (uint32_t)edition->cards[i].municipalities_n;
    o->grid = (tz_grid){.kind = TZ_GRID_MATRIX, .columns = columns, .rows = rows, .head_rows = HEADS};
    o->grid.cells = o->cells = TZ_ARRAY(arena, tz_cell, (size_t)rows * o->grid.columns);
    o->grid.row_specs = o->rows = TZ_ARRAY(arena, tz_row_spec, rows);
    o->grid.pad_x = (tz_length_spec){.fixed = o->spec->part.size * 3 / 8};
    o->grid.pad_y = (tz_length_spec){.fixed = pad(o)};
    fill_heads(o);
    fill_rows(o);
    set_columns(o);
}

// ---- the pages ----

static void prepare(overview *o) {
    const tz_edition *edition = o->b->job->edition;
    for (size_t i = 0; i < edition->regions_n; i++)
        o->regions = edition->regions[i].name.size ? 1 : o->regions;
    for (int i = 0; i < TZ_MARKS; i++) {
        tz_text name = mark_name(o, i);
        o->sums[i] = TZ_ARRAY(o->tools.arena, size_t, o->spec->fields_n);
        o->symbols[i] = tz_symbol_new(o->spec, i, tz_text_to_string(o->b->tools.arena, &name));
    }
    o->ok = true;
}

// The matrices with their rows as low as allowed, and how high all of them are then, with the gaps between.
static overview *make_matrices(overview *o, tz_len gap, size_t *n, int64_t *height) {
    tz_len width = tz_column_width(o->b->job->layout, &o->spec->part);
    tz_len others = (o->regions ? o->spec->region : 0) + o->spec->names + o->spec->page + o->spec->total;
    tz_field_range *ranges = TZ_ARRAY(o->tools.arena, tz_field_range, o->spec->fields_n);
    size_t most = (size_t)((width - others) / o->spec->field);
    *n = tz_matrices_divide(o->b->job->edition->form, o->spec, most, ranges);
    overview *made = TZ_ARRAY(o->tools.arena, overview, *n);
    *height = -(int64_t)gap;
    for (size_t i = 0; i < *n; i++) {
        o->first = ranges[i].from;
        o->fields = o->spec->fields + ranges[i].from;
        o->fields_n = (uint32_t)ranges[i].n;
        o->last = i + 1 == *n;
        make_grid(o);
        made[i] = *o;
        made[i].heads = o->ok ? set_least_heights(&made[i]) : 0;
        *height += made[i].heads + height_at(&made[i], o->spec->row_least) + gap;
    }
    return made;
}

// Matrices stand below each other where all of them have room on a page; else each begins one.
static bool set_overview(overview *o) {
    tz_booklet *b = o->b;
    tz_block_list list = tz_block_list_new(b, &o->tools, o->spec->part.title_style, TZ_ROLE_P);
    tz_section_title title = {.text = tz_text_from_string(b->part->title), .style = o->spec->part.title_style};
    tz_section_start at;
    tz_len gap = 2 * o->spec->part.size;
    size_t n;
    int64_t height;
    prepare(o);
    overview *matrices = make_matrices(o, gap, &n, &height);
    if (!o->ok || !tz_open_section(b, &title, &at) || !tz_set_legend(b, o->symbols, &at))
        return false;
    tz_box area = tz_type_area(b->job->layout);
    int64_t room = (int64_t)area.y + area.height - at.top;
    bool together = height <= room;
    for (size_t i = 0; i < n; i++) {
        overview *m = &matrices[i];
        int64_t own = height_at(m, m->spec->row_least) + (room - height) / (int64_t)n;
        fill_room(m, together ? own : room - m->heads);
        if (i && !together)
            tz_block_list_add_break(&list);
        tz_block_list_add_table(&list, &m->grid, (tz_length_spec){.fixed = gap});
    }
    return tz_block_list_set(&list, tz_block_list_galley(&list, b->part->title), &at, o->spec->part.size);
}

bool tz_make_overview(tz_booklet *b) {
    overview o = {.b = b, .tools = b->tools, .spec = &b->job->layout->overview};
    o.tools.arena = tz_arena_new(b->tools.arena);
    bool ok = set_overview(&o);
    tz_arena_free(o.tools.arena);
    return ok;
}
