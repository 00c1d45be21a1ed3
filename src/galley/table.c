// A placed table on its page: shading, text, rules, and the elements of its cells.
#include "galley/galley.h"

// A table being drawn, as far as it stands on one page.
typedef struct drawing {
    const tz_canvas *c;
    const tz_galley_block *block;
    const tz_placed_block *placed;
    const tz_placement *placement;
    const tz_ruling *ruling;
    tz_box area;
    tz_len *edges; // left edges of the columns and the right edge of the last
} drawing;

static void column_edges(drawing *d) {
    const tz_grid *grid = &d->block->grid;
    d->edges = TZ_ARRAY(d->c->arena, tz_len, grid->columns + 1);
    d->edges[0] = d->area.x;
    for (uint32_t i = 0; i < grid->columns; i++)
        d->edges[i + 1] = d->edges[i] + d->placed->table->fit.widths[i];
}

static bool is_head(const drawing *d, size_t i) {
    return d->placed->rows.at[i].row < d->block->grid.head_rows;
}

static void shade(const drawing *d, tz_box box, tz_color color) {
    tz_canvas_artifact(d->c, TZ_ARTIFACT_LAYOUT);
    tz_draw_rect(d->c, box, color);
}

// Head rows as one, then the heads of each row.
static void shade_heads(const drawing *d) {
    const tz_grid *grid = &d->block->grid;
    const tz_placed_row *rows = d->placed->rows.at;
    for (size_t i = 0, end; i < d->placed->rows.n; i = end) {
        bool heads = is_head(d, i);
        tz_len height = rows[i].height;
        for (end = i + 1; heads && end < d->placed->rows.n && is_head(d, end); end++)
            height += rows[end].height;
        uint32_t columns = heads ? grid->columns : grid->head_columns;
        if (columns)
            shade(d, (tz_box){d->area.x, rows[i].y, d->edges[columns] - d->area.x, height}, d->ruling->shade);
    }
}

// ---- rules ----

static void rule(const drawing *d, tz_len x, tz_len y, tz_len width, tz_len height) {
    tz_draw_rect(d->c, (tz_box){x, y, width, height}, d->ruling->color);
}

static tz_len thickness_below(const drawing *d, size_t i) {
    const tz_grid *grid = &d->block->grid;
    const tz_ruling *ruling = d->ruling;
    bool below_heads = is_head(d, i) && !is_head(d, i + 1);
    if (grid->row_specs && (below_heads || grid->row_specs[d->placed->rows.at[i + 1].row].group))
        return ruling->frame;
    return below_heads ? ruling->head : ruling->inner;
}

// The rule between two rows, where no cell spans both. Its middle is the boundary; within heads that is its upper edge.
static void rule_below(const drawing *d, size_t i) {
    const tz_grid *grid = &d->block->grid;
    const tz_placed_row *row = &d->placed->rows.at[i];
    tz_len thickness = thickness_below(d, i), y = row->y + row->height - (is_head(d, i + 1) ? 0 : thickness / 2);
    for (uint32_t from = 0, to = 0; from < grid->columns; from = to + 1) {
        for (to = from; to < grid->columns; to++)
            if (tz_grid_cell_at(grid, row->row, to) == tz_grid_cell_at(grid, row[1].row, to))
                break;
        if (to > from)
            rule(d, d->edges[from], y, d->edges[to] - d->edges[from], thickness);
    }
}

// The rule between two columns, where no cell spans both.
static void rule_before(const drawing *d, uint32_t column) {
    const tz_grid *grid = &d->block->grid;
    const tz_ruling *ruling = d->ruling;
    tz_len thickness = grid->column_specs && grid->column_specs[column].group ? ruling->frame : ruling->inner;
    const tz_placed_row *rows = d->placed->rows.at;
    size_t n = d->placed->rows.n;
    for (size_t from = 0, to = 0; from < n; from = to + 1) {
        tz_len height = 0;
        for (to = from; to < n; height += rows[to++].height)
            if (tz_grid_cell_at(grid, rows[to].row, column) == tz_grid_cell_at(grid, rows[to].row, column - 1))
                break;
        if (to > from)
            rule(d, d->edges[column] - thickness / 2, rows[from].y, thickness, height);
    }
}

// The frame stands inside the table's edges.
static void draw_frame(const drawing *d) {
    const tz_placed_row *first = &d->placed->rows.at[0], *last = &d->placed->rows.at[d->placed->rows.n - 1];
    tz_len x = d->area.x, width = d->edges[d->block->grid.columns] - x, frame = d->ruling->frame;
    tz_len y = first->y, height = last->y + last->height - y;
    rule(d, x, y, width, frame);
    rule(d, x, y + height - frame, width, frame);
    rule(d, x, y, frame, height);
    rule(d, x + width - frame, y, frame, height);
}

static void draw_rules(const drawing *d) {
    tz_canvas_artifact(d->c, TZ_ARTIFACT_LAYOUT);
    for (size_t i = 0; i + 1 < d->placed->rows.n; i++)
        rule_below(d, i);
    for (uint32_t i = 1; i < d->block->grid.columns; i++)
        rule_before(d, i);
    draw_frame(d);
}

// ---- cells ----

// What of a cell stands on this page.
typedef struct cell_box {
    const tz_cell *cell;
    size_t at;                // of the grid's cells
    uint32_t row, column;     // where it begins
    const tz_placed_row *top; // the first of its rows here
    tz_len height;            // of all its rows here
} cell_box;

static bool covers(const cell_box *box, const tz_placed_row *row) {
    return row->row >= box->row && row->row < box->row + box->cell->rows;
}

static cell_box box_at(const drawing *d, size_t i, uint32_t column) {
    const tz_grid *grid = &d->block->grid;
    const tz_placed_row *rows = d->placed->rows.at;
    cell_box box = {.at = tz_grid_cell_at(grid, rows[i].row, column)};
    box.cell = &grid->cells[box.at];
    box.row = (uint32_t)(box.at / grid->columns);
    box.column = (uint32_t)(box.at % grid->columns);
    while (i > 0 && covers(&box, &rows[i - 1]))
        i--;
    box.top = &rows[i];
    for (; i < d->placed->rows.n && covers(&box, &rows[i]); i++)
        box.height += rows[i].height;
    return box;
}

static tz_box edges_of(const drawing *d, const cell_box *box) {
    tz_len x = d->edges[box->column], end = d->edges[box->column + box->cell->columns];
    return (tz_box){x, box->top->y, end - x, box->height};
}

static void draw_figure(const drawing *d, const cell_box *box, tz_element *element) {
    const tz_figure *figure = box->cell->figure;
    tz_box edges = edges_of(d, box);
    if (figure->ground)
        shade(d, edges, *figure->ground);
    tz_canvas_content(d->c, element);
    figure->draw(figure, d->c, edges.x + edges.width / 2, edges.y + edges.height / 2);
}

static void draw_text(const drawing *d, const cell_box *box, const tz_flow_tree *tree) {
    const tz_grid *grid = &d->block->grid;
    const tz_flow_lines *lines = &d->placed->table->cells[box->at];
    const tz_placed_row *row = box->top;
    bool head = box->cell->head, lines_only = grid->kind == TZ_GRID_LINES;
    bool at_top = grid->heads_at_top && box->row >= grid->head_rows;
    bool middle = (head && !lines_only && !at_top) || grid->kind == TZ_GRID_MATRIX;
    int32_t growth = head ? 1000000 : row->growth;
    tz_len size = d->placement->size, inset = grid->rule / 2 + tz_length_resolve(grid->pad_y, size);
    uint32_t from = row->from[box->column], to = row->to[box->column];
    // Text is repeated in head rows and, where a row goes on, in its head; so it is in a cell that spans rows of two
    // pages, and whose rows go on with a part of the first row or with a later one.
    bool goes_on = from == to && lines->n > 0;
    bool repeated = row->repeated || row->row > box->row || (goes_on && (head || box->cell->rows > 1));
    if (repeated) {
        from = 0;
        to = (uint32_t)lines->n;
    }
    tz_len height = tz_flow_lines_height(lines, from, to, size, growth);
    if (repeated && height > box->height) // here is no room for that
        return;
    tz_len x = d->edges[box->column] + tz_table_fit_inset(grid, &d->placed->table->fit, size, box->row, box->column);
    tz_len y = row->y + (middle ? (box->height - height) / 2 : inset);
    tz_flow_slice slice = {box->cell->flow, lines, from, to, size, growth};
    tz_draw_flow(d->c, &slice, repeated ? NULL : tree, (tz_point){x, y});
    const tz_cell_link *link = box->cell->link;
    if (link && !repeated && from == 0 && to > 0)
        tz_link_add(d->c, tree->body[0], edges_of(d, box), link->page, link->contents);
}

static void draw_cell(const drawing *d, const cell_box *box, const tz_flow_tree *tree) {
    const tz_flow *flow = box->cell->flow;
    if (!box->cell->figure && !flow)
        return;
    const tz_text *owner = flow && flow->blocks_n ? tz_para_text(flow->blocks[0].body) : NULL;
    tz_canvas_open_frame(d->c, TZ_FRAME_CELL, edges_of(d, box), owner);
    if (box->cell->figure)
        draw_figure(d, box, tree->body[0]);
    else
        draw_text(d, box, tree);
    tz_canvas_close_frame(d->c);
}

static tz_box table_box(const drawing *d) {
    const tz_placed_row *first = &d->placed->rows.at[0], *last = &d->placed->rows.at[d->placed->rows.n - 1];
    return (tz_box){d->area.x, first->y, d->edges[d->block->grid.columns] - d->area.x,
                    last->y + last->height - first->y};
}

void tz_draw_table(const tz_canvas *c, const tz_galley_block *block, const tz_placed_block *placed,
                   const tz_placement *placement, const tz_flow_tree *trees, const tz_ruling *ruling) {
    drawing d = {
        .c = c, .block = block, .placed = placed, .placement = placement, .ruling = ruling, .area = placement->area};
    column_edges(&d);
    tz_canvas_open_frame(c, TZ_FRAME_TABLE, table_box(&d), NULL);
    shade_heads(&d);
    for (size_t i = 0; i < placed->rows.n; i++)
        for (uint32_t column = 0; column < block->grid.columns; column++) {
            cell_box box = box_at(&d, i, column);
            if (box.column == column && box.top == &placed->rows.at[i])
                draw_cell(&d, &box, &trees[box.at]);
        }
    if (block->grid.kind != TZ_GRID_LINES && block->grid.kind != TZ_GRID_FLOW)
        draw_rules(&d);
    tz_canvas_close_frame(c);
}

// ---- structure ----

static tz_element *cell_element(const tz_canvas *c, tz_element *row, const tz_grid *grid, size_t cell) {
    bool head = grid->cells[cell].head;
    tz_element *element = tz_element_new(c->arena, c->book, row, head ? TZ_ROLE_TH : TZ_ROLE_TD);
    tz_attributes *attributes = tz_element_attributes(c->arena, element);
    if (head)
        attributes->scope = cell / grid->columns < grid->head_rows ? TZ_SCOPE_COLUMN : TZ_SCOPE_ROW;
    attributes->columns = grid->cells[cell].columns > 1 ? grid->cells[cell].columns : 0;
    attributes->rows = grid->cells[cell].rows > 1 ? grid->cells[cell].rows : 0;
    attributes->language = grid->cells[cell].language;
    return element;
}

static void add_header(const tz_canvas *c, tz_element **cells, const tz_grid *grid, size_t cell, size_t head) {
    const tz_attributes *own = tz_attributes_of(cells[cell]);
    if (head == cell || !grid->cells[head].head)
        return;
    for (size_t i = 0; i < own->headers.n; i++)
        if (own->headers.at[i] == cells[head])
            return;
    tz_element_header(c->arena, cells[cell], cells[head]);
}

// All heads of a cell: those above it in the head rows, from the outermost to the nearest, and those to its left. The
// head of several columns' rows, as of a total, has none above it.
static void add_headers(const tz_canvas *c, tz_element **cells, const tz_grid *grid, size_t cell) {
    uint32_t row = (uint32_t)(cell / grid->columns), column = (uint32_t)(cell % grid->columns);
    bool body = row >= grid->head_rows, of_rows = body && grid->cells[cell].head && grid->cells[cell].columns > 1;
    for (uint32_t i = 0; i < grid->head_rows && i < row && !of_rows; i++)
        add_header(c, cells, grid, cell, tz_grid_cell_at(grid, i, column));
    for (uint32_t i = 0; i < column && body; i++)
        add_header(c, cells, grid, cell, tz_grid_cell_at(grid, row, i));
}

// A figure, or text that stands in the cell without paragraphs.
static tz_flow_tree plain_tree(const tz_canvas *c, tz_element *element, const tz_cell *cell) {
    size_t n = cell->flow ? cell->flow->blocks_n : 1;
    tz_flow_tree tree = {.label = TZ_ARRAY(c->arena, tz_element *, n), .body = TZ_ARRAY(c->arena, tz_element *, n)};
    if (cell->figure) {
        element = tz_element_new(c->arena, c->book, element, TZ_ROLE_FIGURE);
        tz_element_attributes(c->arena, element)->alt = cell->figure->alt;
    }
    for (size_t i = 0; i < n; i++)
        tree.body[i] = element;
    return tree;
}

// The elements of a cell's content, below its own element.
static tz_flow_tree cell_tree(const tz_canvas *c, tz_element *element, const tz_grid *grid, const tz_cell *cell,
                              tz_role subhead) {
    bool plain = cell->figure || !cell->flow || grid->kind != TZ_GRID_TABLE;
    return plain ? plain_tree(c, element, cell) : tz_flow_elements(c, element, cell->flow, subhead);
}

static void add_links(const tz_canvas *c, const tz_flow_tree *tree, const tz_cell *cell) {
    for (size_t i = 0; cell->link && i < cell->flow->blocks_n; i++)
        tree->body[i] = tz_link_element_new(c->arena, c->book, tree->body[i]);
}

// Text that is no table stands among the headings; words in another language than the page's below an element that
// says so.
static const tz_flow_tree *flow_elements(const tz_canvas *c, tz_element *parent, const tz_cell *cell, tz_role subhead) {
    tz_flow_tree *tree = TZ_NEW(c->arena, tz_flow_tree);
    if (cell->language) {
        parent = tz_element_new(c->arena, c->book, parent, TZ_ROLE_DIV);
        tz_element_attributes(c->arena, parent)->language = cell->language;
    }
    *tree = tz_flow_elements(c, parent, cell->flow, subhead);
    bool empty = !cell->flow->blocks_n;
    tree->cell = empty ? tz_element_new(c->arena, c->book, parent, TZ_ROLE_P) : tree->body[0];
    return tree;
}

const tz_flow_tree *tz_table_elements(const tz_canvas *c, tz_element *parent, const tz_grid *grid, tz_role subhead) {
    if (grid->kind == TZ_GRID_FLOW)
        return flow_elements(c, parent, &grid->cells[0], subhead);
    tz_element *table = tz_element_new(c->arena, c->book, parent, TZ_ROLE_TABLE), *group = NULL, *row = NULL;
    size_t n = (size_t)grid->rows * grid->columns;
    tz_flow_tree *trees = TZ_ARRAY(c->arena, tz_flow_tree, n);
    tz_element **cells = TZ_ARRAY(c->arena, tz_element *, n);
    for (size_t i = 0; i < n; i++) {
        size_t at = i / grid->columns;
        if (i % grid->columns == 0) {
            if (at == 0 || at == grid->head_rows)
                group = tz_element_new(c->arena, c->book, table, at < grid->head_rows ? TZ_ROLE_THEAD : TZ_ROLE_TBODY);
            row = tz_element_new(c->arena, c->book, group, TZ_ROLE_TR);
        }
        if (!grid->cells[i].rows)
            continue;
        cells[i] = cell_element(c, row, grid, i);
        trees[i] = cell_tree(c, cells[i], grid, &grid->cells[i], subhead);
        trees[i].cell = cells[i];
    }
    for (size_t i = 0; i < n; i++) {
        if (cells[i])
            add_headers(c, cells, grid, i);
        add_links(c, &trees[i], &grid->cells[i]);
    }
    return trees;
}
