// A placed table on its page: shading, text, rules, and the elements of its cells.
#include "booklet/maker.h"

// One part of a table on one page.
typedef struct part {
    tz_maker *m;
    const tz_canvas *c;
    const tz_galley_block *piece;
    const tz_placed_block *placed;
    const tz_placement *where;
    tz_box area;
    tz_len *edges; // left edges of the columns and the right edge of the last
} part;

static void column_edges(part *p) {
    const tz_grid *grid = &p->piece->grid;
    p->edges = TZ_ARRAY(p->c->arena, tz_len, grid->columns + 1);
    p->edges[0] = p->area.x;
    for (uint32_t i = 0; i < grid->columns; i++)
        p->edges[i + 1] = p->edges[i] + p->placed->table->fit.widths[i];
}

static void shade_heads(const part *p) {
    const tz_grid *grid = &p->piece->grid;
    for (size_t i = 0; i < p->placed->rows.n; i++) {
        const tz_placed_row *row = &p->placed->rows.at[i];
        uint32_t columns = row->row < grid->head_rows ? grid->columns : grid->head_columns;
        if (!columns)
            continue;
        tz_page_artifact(p->c->arena, p->c->page, TZ_ARTIFACT_LAYOUT);
        tz_page_rect(p->c->arena, p->c->page, p->area.x, row->y, p->edges[columns] - p->area.x, row->height,
                     p->m->layout->ruling.shade);
    }
}

static void rule(const part *p, tz_len x, tz_len y, tz_len width, tz_len height) {
    tz_page_rect(p->c->arena, p->c->page, x, y, width, height, p->m->layout->ruling.color);
}

// Rules between rows and columns are centred on the boundary; the frame stands inside the table's edges.
static void draw_rules(const part *p) {
    const tz_grid *grid = &p->piece->grid;
    const tz_ruling *ruling = &p->m->layout->ruling;
    tz_len x = p->area.x, width = p->edges[grid->columns] - x, y = p->placed->rows.at[0].y, height = 0;
    tz_page_artifact(p->c->arena, p->c->page, TZ_ARTIFACT_LAYOUT);
    for (size_t i = 0; i < p->placed->rows.n; i++) {
        const tz_placed_row *row = &p->placed->rows.at[i];
        height += row->height;
        tz_len thickness = row->row + 1 == grid->head_rows ? ruling->head : ruling->inner;
        if (i + 1 < p->placed->rows.n)
            rule(p, x, row->y + row->height - thickness / 2, width, thickness);
    }
    for (uint32_t i = 1; i < grid->columns; i++)
        rule(p, p->edges[i] - ruling->inner / 2, y, ruling->inner, height);
    rule(p, x, y, width, ruling->frame);
    rule(p, x, y + height - ruling->frame, width, ruling->frame);
    rule(p, x, y, ruling->frame, height);
    rule(p, x + width - ruling->frame, y, ruling->frame, height);
}

static void draw_cell(const part *p, const tz_placed_row *row, uint32_t column, const tz_flow_tree *tree) {
    const tz_grid *grid = &p->piece->grid;
    size_t cell = (size_t)row->row * grid->columns + column;
    const tz_flow *flow = grid->cells[cell].flow;
    const tz_flow_lines *lines = &p->placed->table->cells[cell];
    bool head = grid->cells[cell].head;
    int32_t growth = head ? 1000000 : row->growth;
    tz_len size = p->where->size, inset = grid->rule / 2 + tz_length_resolve(grid->pad_y, size);
    uint32_t from = row->from[column], to = row->to[column];
    bool again = row->repeated || (head && from == to && lines->n > 0); // a row's head where the row goes on
    if (again) {
        from = 0;
        to = (uint32_t)lines->n;
    }
    tz_len height = tz_flow_lines_height(lines, from, to, size, growth);
    if (again && height > row->height) // it has been said, and here is no room to say it again
        return;
    tz_len y = row->y + (head ? (row->height - height) / 2 : inset); // heads stand in the middle of their row
    tz_len x = p->edges[column] + tz_table_fit_inset(grid, &p->placed->table->fit, size, row->row, column);
    tz_draw_flow(p->m, p->c, again ? NULL : tree, flow, lines, from, to, x, y, size, growth);
}

void tz_draw_table(tz_maker *m, const tz_canvas *c, const tz_galley *sheet, const tz_placed_block *placed,
                   const tz_placement *where, const tz_flow_tree *trees) {
    part p = {.m = m, .c = c, .placed = placed, .where = where, .area = where->area};
    p.piece = &sheet->pieces[placed->piece];
    const tz_grid *grid = &p.piece->grid;
    column_edges(&p);
    shade_heads(&p);
    for (size_t i = 0; i < placed->rows.n; i++) {
        const tz_placed_row *row = &placed->rows.at[i];
        for (uint32_t column = 0; column < grid->columns; column++)
            draw_cell(&p, row, column, &trees[(size_t)row->row * grid->columns + column]);
    }
    draw_rules(&p);
}

// ---- structure ----

static tz_element *cell_element(tz_maker *m, tz_element *row, const tz_grid *grid, size_t cell) {
    bool head = grid->cells[cell].head;
    tz_element *element = tz_element_new(m->arena, m->book, row, head ? TZ_ROLE_TH : TZ_ROLE_TD);
    tz_attributes *attributes = tz_element_attributes(m->arena, element);
    if (head)
        attributes->scope = cell / grid->columns < grid->head_rows ? TZ_SCOPE_COLUMN : TZ_SCOPE_ROW;
    attributes->columns = grid->cells[cell].columns;
    attributes->rows = grid->cells[cell].rows;
    attributes->language = grid->cells[cell].language;
    return element;
}

// The heads of a cell: above it and to its left.
static void add_headers(tz_maker *m, tz_element **cells, const tz_grid *grid, size_t cell) {
    size_t row = cell / grid->columns, column = cell % grid->columns;
    for (size_t i = 0; i < grid->head_rows && i < row; i++)
        tz_element_header(m->arena, cells[cell], cells[i * grid->columns + column]);
    for (size_t i = 0; i < grid->head_columns && i < column; i++)
        tz_element_header(m->arena, cells[cell], cells[row * grid->columns + i]);
}

const tz_flow_tree *tz_table_elements(tz_maker *m, tz_element *parent, const tz_grid *grid, tz_role subhead) {
    tz_element *table = tz_element_new(m->arena, m->book, parent, TZ_ROLE_TABLE), *group = NULL, *row = NULL;
    size_t n = (size_t)grid->rows * grid->columns;
    tz_flow_tree *trees = TZ_ARRAY(m->arena, tz_flow_tree, n);
    tz_element **cells = TZ_ARRAY(m->arena, tz_element *, n);
    for (size_t i = 0; i < n; i++) {
        size_t at = i / grid->columns;
        if (i % grid->columns == 0) {
            if (at == 0 || at == grid->head_rows)
                group = tz_element_new(m->arena, m->book, table, at < grid->head_rows ? TZ_ROLE_THEAD : TZ_ROLE_TBODY);
            row = tz_element_new(m->arena, m->book, group, TZ_ROLE_TR);
        }
        if (!grid->cells[i].flow)
            continue;
        cells[i] = cell_element(m, row, grid, i);
        trees[i] = tz_flow_elements(m, cells[i], grid->cells[i].flow, subhead);
    }
    for (size_t i = 0; i < n; i++)
        if (cells[i] && !grid->cells[i].head)
            add_headers(m, cells, grid, i);
    return trees;
}
