// The overview: a matrix of municipalities and fields with a mark for each answer, and totals.
#include "parts/symbols.h"

// Columns beside the fields'.
enum { REGION, NAMES, PAGE, FIELDS };

typedef struct row_line {
    size_t from; // column
    tz_len y, thickness;
} row_line;

typedef struct overview {
    tz_booklet *b;
    const tz_overview_spec *look;
    tz_canvas c;
    tz_element *table, *head, *body;
    tz_element **field_heads; // one a field
    tz_len *edges;            // left edges of the columns, and the right edge of the last
    size_t columns, rows;     // rows: municipalities
    tz_len y, row;            // where the next row stands, and how high it is
    tz_len section_head, field_head;
    size_t *sums[TZ_MARKS];     // of the fields
    tz_len table_top, body_end; // of what stands on this page; body_end: without totals
    TZ_LIST(row_line) rules;
} overview;

// ---- cells ----

static tz_len pad(const overview *o) {
    return o->look->part.size / 4;
}

static tz_element *add_cell(overview *o, tz_element *row, tz_role role, tz_scope scope) {
    tz_element *cell = tz_booklet_element(o->b, row, role);
    if (scope != TZ_SCOPE_NONE)
        tz_element_attributes(o->b->tools.arena, cell)->scope = scope;
    return cell;
}

// Columns [from, to) between two heights.
typedef struct slot {
    size_t from, to;
    tz_len top, height;
} slot;

// A paragraph in the middle of a cell's height. element NULL: repeated on a further page.
static bool set_text(overview *o, tz_text text, const tz_style *style, tz_element *element, slot at) {
    if (!text.size)
        return true;
    const tz_para *para = tz_para_new(o->b->tools.arena, o->b->tools.fonts, text, style, o->b->tools.diag);
    if (!para)
        return false;
    tz_len x = o->edges[at.from] + pad(o), width = o->edges[at.to] - o->edges[at.from] - 2 * pad(o),
           size = o->look->part.size;
    tz_len needs = tz_para_height(para, width, size);
    tz_draw_para(&o->c, para, element, (tz_point){x, at.top + (at.height - needs) / 2}, width, size);
    return true;
}

static bool set_number(overview *o, size_t value, tz_element *element, size_t column) {
    tz_text text = tz_text_from_string(tz_arena_format(o->b->tools.arena, "%zu", value));
    return set_text(o, text, o->look->number, element, (slot){column, column + 1, o->y, o->row});
}

// ---- heads ----

static tz_text section_label(const overview *o, size_t field) {
    const tz_form *form = o->b->job->edition->form;
    return form->sections[form->fields[o->look->fields[field]].section].label;
}

// Fields [at, end) are of one section.
static size_t section_end(const overview *o, size_t at) {
    const tz_form *form = o->b->job->edition->form;
    size_t end = at;
    while (end < o->look->fields_n &&
           form->fields[o->look->fields[end]].section == form->fields[o->look->fields[at]].section)
        end++;
    return end;
}

// What stands in a column's head below the sections.
static tz_text column_label(const overview *o, size_t column) {
    const tz_overview_spec *look = o->look;
    if (column < FIELDS)
        return column == REGION ? look->label_region : column == NAMES ? look->label_names : look->label_page;
    if (column - FIELDS == look->fields_n)
        return look->label_total;
    const tz_field *field = &o->b->job->edition->form->fields[look->fields[column - FIELDS]];
    return field->short_label.size ? field->short_label : field->label;
}

// Height that a text needs between two columns' edges; negative after reporting.
static tz_len head_height(overview *o, tz_text text, size_t from, size_t to) {
    const tz_para *para = tz_para_new(o->b->tools.arena, o->b->tools.fonts, text, o->look->head, o->b->tools.diag);
    if (!para)
        return -1;
    return tz_para_height(para, o->edges[to] - o->edges[from] - 2 * pad(o), o->look->part.size) + 2 * pad(o);
}

static bool measure_heads(overview *o) {
    for (size_t at = 0, end; at < o->look->fields_n; at = end) {
        end = section_end(o, at);
        tz_len height = head_height(o, section_label(o, at), FIELDS + at, FIELDS + end);
        if (height < 0)
            return false;
        o->section_head = height > o->section_head ? height : o->section_head;
    }
    for (size_t i = 0; i < o->columns; i++) {
        tz_len height = head_height(o, column_label(o, i), i, i + 1);
        if (height < 0)
            return false;
        bool both = i < FIELDS || i + 1 == o->columns; // stands beside the sections, too
        height -= both ? o->section_head : 0;
        o->field_head = height > o->field_head ? height : o->field_head;
    }
    return true;
}

static void shade_head(overview *o) {
    tz_canvas_artifact(&o->c, TZ_ARTIFACT_LAYOUT);
    tz_draw_rect(&o->c,
                 (tz_box){o->edges[0], o->y, o->edges[o->columns] - o->edges[0], o->section_head + o->field_head},
                 o->b->job->layout->ruling.shade);
}

// The heads' elements are made once, in the order of rows: first those that span both.
static bool set_heads(overview *o, bool first) {
    const tz_style *style = o->look->head;
    tz_element *top = NULL, *below = NULL, *cell = NULL;
    tz_len both = o->section_head + o->field_head;
    bool ok = true;
    shade_head(o);
    if (first) {
        top = tz_booklet_element(o->b, o->head, TZ_ROLE_TR);
        below = tz_booklet_element(o->b, o->head, TZ_ROLE_TR);
    }
    for (size_t i = 0; i < FIELDS && ok; i++) {
        if (first) {
            cell = add_cell(o, top, TZ_ROLE_TH, TZ_SCOPE_COLUMN);
            tz_element_attributes(o->b->tools.arena, cell)->rows = 2;
        }
        ok = set_text(o, column_label(o, i), style, cell, (slot){i, i + 1, o->y, both});
    }
    for (size_t at = 0, end; at < o->look->fields_n && ok; at = end) {
        end = section_end(o, at);
        if (first) {
            cell = add_cell(o, top, TZ_ROLE_TH, TZ_SCOPE_COLUMN);
            tz_element_attributes(o->b->tools.arena, cell)->columns = (uint32_t)(end - at);
        }
        ok = set_text(o, section_label(o, at), style, cell, (slot){FIELDS + at, FIELDS + end, o->y, o->section_head});
    }
    if (first) {
        cell = add_cell(o, top, TZ_ROLE_TH, TZ_SCOPE_COLUMN);
        tz_element_attributes(o->b->tools.arena, cell)->rows = 2;
    }
    ok = ok && set_text(o, o->look->label_total, style, cell, (slot){o->columns - 1, o->columns, o->y, both});
    for (size_t i = 0; i < o->look->fields_n && ok; i++) {
        if (first)
            cell = o->field_heads[i] = add_cell(o, below, TZ_ROLE_TH, TZ_SCOPE_COLUMN);
        ok = set_text(o, column_label(o, FIELDS + i), style, cell,
                      (slot){FIELDS + i, FIELDS + i + 1, o->y + o->section_head, o->field_head});
    }
    o->y += both;
    return ok;
}

// ---- rows ----

// A name or a page number that leads to the card.
static bool set_link(overview *o, tz_element *cell, tz_text text, const tz_style *style, size_t column,
                     const tz_card *card) {
    const tz_page *page = tz_booklet_card_page(o->b, card);
    if (!page)
        return set_text(o, text, style, cell, (slot){column, column + 1, o->y, o->row});
    tz_element *link = tz_link_element_new(o->b->tools.arena, o->b->book, cell);
    tz_link_add(&o->c, link, (tz_box){o->edges[column], o->y, o->edges[column + 1] - o->edges[column], o->row}, page,
                tz_arena_copy(o->b->tools.arena, text.bytes, text.size));
    return set_text(o, text, style, link, (slot){column, column + 1, o->y, o->row});
}

static void set_mark(overview *o, tz_element *cell, size_t column, int mark) {
    const tz_overview_spec *look = o->look;
    tz_len x = o->edges[column], width = o->edges[column + 1] - x;
    if (mark == TZ_MARK_NONE) {
        tz_canvas_artifact(&o->c, TZ_ARTIFACT_LAYOUT);
        tz_draw_rect(&o->c, (tz_box){x, o->y, width, o->row}, look->shade);
    }
    tz_element *figure = tz_booklet_element(o->b, cell, TZ_ROLE_FIGURE);
    tz_name_values names = {.chars = look->short_below};
    tz_text alt = tz_fill_names(o->b, &look->marks[mark], &names);
    tz_element_attributes(o->b->tools.arena, figure)->alt = tz_arena_copy(o->b->tools.arena, alt.bytes, alt.size);
    tz_canvas_content(&o->c, figure);
    tz_draw_symbol(&o->c, mark, (tz_point){x + width / 2, o->y + o->row / 2}, look->mark, look->color);
}

static bool set_row(overview *o, tz_element *row, const tz_card *card, const tz_municipality *municipality) {
    tz_element *name = add_cell(o, row, TZ_ROLE_TH, TZ_SCOPE_ROW);
    tz_element *page = add_cell(o, row, TZ_ROLE_TD, TZ_SCOPE_NONE);
    const tz_page *at = tz_booklet_card_page(o->b, card);
    tz_text label = tz_text_from_string(at ? at->label : "");
    tz_element_header(o->b->tools.arena, page, name);
    if (!set_link(o, name, municipality->name, o->look->name, NAMES, card) ||
        !set_link(o, page, label, o->look->number, PAGE, card))
        return false;
    size_t answered = 0;
    for (size_t i = 0; i < o->look->fields_n; i++) {
        int mark = tz_symbol_of(o->b, &card->answers[o->look->fields[i]]);
        tz_element *cell = add_cell(o, row, TZ_ROLE_TD, TZ_SCOPE_NONE);
        tz_element_header(o->b->tools.arena, cell, o->field_heads[i]);
        tz_element_header(o->b->tools.arena, cell, name);
        set_mark(o, cell, FIELDS + i, mark);
        o->sums[mark][i]++;
        answered += mark != TZ_MARK_NONE;
    }
    tz_element *total = add_cell(o, row, TZ_ROLE_TD, TZ_SCOPE_NONE);
    tz_element_header(o->b->tools.arena, total, name);
    return set_number(o, answered, total, o->columns - 1);
}

// ---- rules ----

static void rule(overview *o, tz_len x, tz_len y, tz_len width, tz_len height) {
    tz_canvas_artifact(&o->c, TZ_ARTIFACT_LAYOUT);
    tz_draw_rect(&o->c, (tz_box){x, y, width, height}, o->b->job->layout->ruling.color);
}

// Drawn when the page's rows are all there: shading would cover it.
static void row_rule(overview *o, size_t from, tz_len thickness) {
    *TZ_ADD(o->b->tools.arena, &o->rules) = (row_line){from, o->y, thickness};
}

static void draw_row_rules(overview *o) {
    for (size_t i = 0; i < o->rules.n; i++) {
        const row_line *line = &o->rules.at[i];
        tz_len x = o->edges[line->from];
        rule(o, x, line->y - line->thickness / 2, o->edges[o->columns] - x, line->thickness);
    }
    o->rules.n = 0;
}

// The rules and the frame of what stands on this page. The totals' heads span the columns beside the fields.
static void close_table(overview *o) {
    const tz_ruling *ruling = &o->b->job->layout->ruling;
    const tz_form *form = o->b->job->edition->form;
    tz_len x = o->edges[0], width = o->edges[o->columns] - x, top = o->table_top, height = o->y - top;
    draw_row_rules(o);
    for (size_t i = 1; i < FIELDS; i++)
        rule(o, o->edges[i] - ruling->inner / 2, top, ruling->inner, o->body_end - top);
    for (size_t i = FIELDS; i < o->columns; i++) {
        bool inside =
            i > FIELDS && i + 1 < o->columns && // between two fields of a section
            form->fields[o->look->fields[i - FIELDS]].section == form->fields[o->look->fields[i - FIELDS - 1]].section;
        tz_len from = inside ? o->section_head : 0, thick = inside ? ruling->inner : ruling->frame;
        rule(o, o->edges[i] - thick / 2, top + from, thick, height - from);
    }
    rule(o, o->edges[FIELDS], top + o->section_head, o->edges[o->columns - 1] - o->edges[FIELDS], ruling->inner);
    rule(o, x, top, width, ruling->frame);
    rule(o, x, o->y - ruling->frame, width, ruling->frame);
    rule(o, x, top, ruling->frame, height);
    rule(o, x + width - ruling->frame, top, ruling->frame, height);
}

// ---- pages ----

static bool open_page(overview *o, tz_len top, bool first) {
    o->y = o->table_top = top;
    bool ok = set_heads(o, first);
    o->body_end = o->y;
    row_rule(o, 0, o->b->job->layout->ruling.frame);
    return ok;
}

static bool has_room(const overview *o, size_t rows) {
    tz_box area = tz_type_area(o->b->job->layout);
    return o->y + (tz_len)rows * o->row <= area.y + area.height;
}

static bool next_page(overview *o) {
    close_table(o);
    o->c = tz_booklet_add_page(o->b, NULL);
    return open_page(o, tz_type_area(o->b->job->layout).y, false);
}

static size_t count_region(const overview *o, const tz_region *region) {
    size_t n = 0;
    for (size_t i = region->first; i < region->first + region->n; i++)
        n += o->b->job->edition->cards[i].municipalities_n;
    return n;
}

// The region's name beside its rows on this page.
static bool set_region(overview *o, const tz_region *region, tz_element *element, tz_len top) {
    return o->y == top ||
           set_text(o, region->name, o->look->name, element, (slot){REGION, REGION + 1, top, o->y - top});
}

static bool set_region_rows(overview *o, const tz_region *region) {
    const tz_edition *edition = o->b->job->edition;
    tz_element *head = NULL, *name = NULL, *row; // name: the head while its text is not set
    tz_len top = o->y;
    for (size_t i = region->first; i < region->first + region->n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++) {
            if (!has_room(o, 1)) {
                if (!set_region(o, region, name, top))
                    return false;
                name = NULL; // said once; repeated names are artifacts
                if (!next_page(o))
                    return false;
                top = o->y;
            }
            row = tz_booklet_element(o->b, o->body, TZ_ROLE_TR);
            if (!head) {
                head = name = add_cell(o, row, TZ_ROLE_TH, TZ_SCOPE_ROW);
                tz_element_attributes(o->b->tools.arena, head)->rows = (uint32_t)count_region(o, region);
            }
            if (o->y > top)
                row_rule(o, NAMES, o->b->job->layout->ruling.inner);
            if (!set_row(o, row, &edition->cards[i], &edition->cards[i].municipalities[k]))
                return false;
            o->body_end = o->y += o->row;
        }
    bool ok = set_region(o, region, name, top);
    row_rule(o, 0, o->b->job->layout->ruling.frame);
    return ok;
}

static bool set_sum(overview *o, int mark) {
    tz_element *row = tz_booklet_element(o->b, o->body, TZ_ROLE_TR);
    tz_element *head = add_cell(o, row, TZ_ROLE_TH, TZ_SCOPE_ROW);
    tz_name_values names = {.chars = o->look->short_below};
    tz_text text = tz_fill_names(o->b, &o->look->marks[mark], &names);
    size_t total = 0;
    tz_element_attributes(o->b->tools.arena, head)->columns = FIELDS;
    if (mark)
        row_rule(o, 0, o->b->job->layout->ruling.inner);
    if (!set_text(o, text, o->look->name, head, (slot){0, FIELDS, o->y, o->row}))
        return false;
    for (size_t i = 0; i < o->look->fields_n; i++) {
        tz_element *cell = add_cell(o, row, TZ_ROLE_TD, TZ_SCOPE_NONE);
        tz_element_header(o->b->tools.arena, cell, o->field_heads[i]);
        tz_element_header(o->b->tools.arena, cell, head);
        if (!set_number(o, o->sums[mark][i], cell, FIELDS + i))
            return false;
        total += o->sums[mark][i];
    }
    tz_element *cell = add_cell(o, row, TZ_ROLE_TD, TZ_SCOPE_NONE);
    tz_element_header(o->b->tools.arena, cell, head);
    bool ok = set_number(o, total, cell, o->columns - 1);
    o->y += o->row;
    return ok;
}

static bool set_rows(overview *o) {
    const tz_edition *edition = o->b->job->edition;
    for (size_t i = 0; i < edition->regions_n; i++)
        if (edition->regions[i].n && !set_region_rows(o, &edition->regions[i]))
            return false;
    if (!has_room(o, TZ_MARKS) && !next_page(o))
        return false;
    for (int mark = 0; mark < TZ_MARKS; mark++)
        if (!set_sum(o, mark))
            return false;
    close_table(o);
    return true;
}

// ---- the page ----

// Mark and name of each, right-aligned above the table.
static bool set_legend(overview *o, tz_element *section, tz_len bottom) {
    const tz_overview_spec *look = o->look;
    tz_element *line = tz_booklet_element(o->b, section, TZ_ROLE_P);
    tz_len x = o->edges[o->columns], size = look->part.size;
    tz_text_line strips[TZ_MARKS];
    for (int i = 0; i < TZ_MARKS; i++) {
        tz_name_values names = {.chars = look->short_below};
        tz_text text = tz_fill_names(o->b, &look->marks[i], &names);
        if (!tz_text_line_new(&o->b->tools, text, look->legend, size, &strips[i]))
            return false;
        x -= strips[i].width + look->mark + size / 2 + (i ? size * 2 : 0);
    }
    for (int i = 0; i < TZ_MARKS; i++) {
        tz_len height = size * 2;
        tz_canvas_artifact(&o->c, TZ_ARTIFACT_LAYOUT); // the word beside it says the same
        tz_draw_symbol(&o->c, i, (tz_point){x + look->mark / 2, bottom - height / 2}, look->mark, look->color);
        tz_canvas_content(&o->c, line);
        x += look->mark + size / 2;
        tz_draw_line(&o->c, &strips[i],
                     (tz_point){x, tz_text_line_centre(o->b->tools.fonts, &strips[i], bottom - height, height)});
        x += strips[i].width + size * 2;
    }
    return true;
}

// The fields share what the other columns leave. False when that is nothing.
static bool find_edges(overview *o) {
    const tz_overview_spec *look = o->look;
    tz_box area = tz_type_area(o->b->job->layout);
    tz_len beside[FIELDS] = {look->region, look->names, look->page};
    tz_len left = area.x, right = area.x + area.width - look->total;
    o->columns = FIELDS + look->fields_n + 1;
    o->edges = TZ_ARRAY(o->b->tools.arena, tz_len, o->columns + 1);
    for (size_t i = 0; i < FIELDS; i++) {
        o->edges[i] = left;
        left += beside[i];
    }
    for (size_t i = 0; i <= look->fields_n; i++)
        o->edges[FIELDS + i] = left + (tz_len)((int64_t)(right - left) * (int64_t)i / (int64_t)look->fields_n);
    o->edges[o->columns] = area.x + area.width;
    if (right - left >= (tz_len)look->fields_n * (look->mark + 2 * pad(o)))
        return true;
    tz_error(o->b->tools.diag, (tz_place){o->b->job->layout->source, 0},
             _("the overview's columns do not fit the page: make them narrower or name fewer sections"));
    return false;
}

// Rows fill the page when all stand on it; otherwise they are as low as allowed.
static tz_len row_height(const overview *o, tz_len top) {
    tz_box area = tz_type_area(o->b->job->layout);
    tz_len room = area.y + area.height - top - o->section_head - o->field_head;
    tz_len share = room / (tz_len)(o->rows + TZ_MARKS);
    const tz_overview_spec *look = o->look;
    return share < look->row_least ? look->row_least : share > look->row_most ? look->row_most : share;
}

static void open_table(overview *o, tz_element *section) {
    o->table = tz_booklet_element(o->b, section, TZ_ROLE_TABLE);
    o->head = tz_booklet_element(o->b, o->table, TZ_ROLE_THEAD);
    o->body = tz_booklet_element(o->b, o->table, TZ_ROLE_TBODY);
    o->field_heads = TZ_ARRAY(o->b->tools.arena, tz_element *, o->look->fields_n);
    for (int i = 0; i < TZ_MARKS; i++)
        o->sums[i] = TZ_ARRAY(o->b->tools.arena, size_t, o->look->fields_n);
    for (size_t i = 0; i < o->b->job->edition->regions_n; i++)
        o->rows += count_region(o, &o->b->job->edition->regions[i]);
}

bool tz_make_overview(tz_booklet *b) {
    overview o = {.b = b, .look = &b->job->layout->overview};
    tz_section_title title = {.text = tz_text_from_string(b->part->title), .style = o.look->part.title_style};
    tz_section_start at;
    if (!tz_open_section(b, &title, &at))
        return false;
    o.c = at.canvas;
    if (!find_edges(&o) || !measure_heads(&o) || !set_legend(&o, at.element, at.top))
        return false;
    open_table(&o, at.element);
    o.row = row_height(&o, at.top);
    return open_page(&o, at.top, true) && set_rows(&o);
}
