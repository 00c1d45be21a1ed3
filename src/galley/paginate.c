// Blocks and rows broken over pages: heads are repeated, rows are broken between lines only, and lines and rows that
// must stand on one page stay together.
#include "galley/placer.h"

// What the page being placed has of its spare height; NULL: nothing.
static const tz_page_share *share_of(const tz_placer *p) {
    return p->page < p->shares_n ? &p->shares[p->page] : NULL;
}

// How far the line pitch is stretched on the page being placed, in millionths: in all of its tables alike.
static int32_t growth(const tz_placer *p) {
    return share_of(p) ? share_of(p)->growth : 1000000;
}

tz_len tz_placer_row_frame(const tz_placer *p, const tz_grid *grid) {
    return 2 * tz_length_resolve(grid->pad_y, p->out->size) + grid->rule;
}

// ---- pages ----

static tz_placed_block *add_block(tz_placer *p, size_t block) {
    tz_placed_block *placed = TZ_ADD(p->arena, &p->out->blocks);
    placed->page = p->page;
    placed->block = block;
    placed->y = p->y;
    placed->table = p->tables[block];
    return placed;
}

static uint32_t columns_of(const tz_placer *p) {
    return p->placing->columns ? p->placing->columns : 1;
}

// How much lower than the area a page begins.
static tz_len lead_of(const tz_placer *p, uint32_t page) {
    return page < columns_of(p) ? p->placing->lead : 0;
}

static tz_len page_height(const tz_placer *p, uint32_t page) {
    bool limited = p->placing->fill_limit && page >= p->placing->first_limited_page;
    return limited ? p->placing->fill_limit : p->area.height - lead_of(p, page);
}

static void open_page(tz_placer *p, uint32_t page) {
    p->page = page;
    p->y = p->area.y + lead_of(p, page);
    if (p->placing->fill_limit)
        p->bottom = p->y + page_height(p, page);
    p->fresh = true;
}

// The block whose heading is repeated above a further page that begins with `block`: its own or that before it. False:
// none, as where the page begins with such a heading.
static bool find_continued(const tz_placer *p, size_t block, size_t *found) {
    const tz_galley_block *blocks = p->galley->blocks;
    *found = 0;
    if (p->galley->continued || blocks[block].continued)
        return p->galley->continued;
    while (block > 0 && !blocks[block].continued)
        block--;
    *found = block;
    return blocks[block].continued;
}

// What a further page begins with when `block` goes on or begins there: a repeated heading and the space below it.
static tz_len continuation_height(const tz_placer *p, size_t block) {
    size_t from;
    if (!find_continued(p, block, &from))
        return 0;
    const tz_para *para = p->galley->continued ? p->galley->continued : p->galley->blocks[from].continued;
    return tz_para_height(para, p->area.width, p->out->size) + p->out->size / 2;
}

static void next_page(tz_placer *p, size_t block) {
    size_t from;
    open_page(p, p->page + 1);
    if (find_continued(p, block, &from)) {
        tz_placed_block *title = add_block(p, from);
        title->continued = true;
        title->height = continuation_height(p, block) - p->out->size / 2;
        p->y += title->height + p->out->size / 2;
    }
}

// A break: what stands behind it begins on a page of its own, which may have several columns.
static void break_page(tz_placer *p, size_t block) {
    size_t behind = block + 1 < p->galley->blocks_n ? block + 1 : block;
    do
        next_page(p, behind);
    while (p->page % columns_of(p));
}

static tz_len before(const tz_placer *p, size_t block) {
    return p->fresh ? 0 : tz_length_resolve(p->galley->blocks[block].spec->before, p->out->size);
}

// ---- rows ----

// How many lines of a cell from `from` on fit a height; lines that must stay together do.
static uint32_t lines_within(const tz_placer *p, const tz_flow_lines *cell, uint32_t from, tz_len height) {
    uint32_t to = from;
    while (to < cell->n && tz_flow_lines_height(cell, from, to + 1, p->out->size, growth(p)) <= height)
        to++;
    uint32_t fitting = to;
    if (to < cell->n)
        while (to > from && cell->at[to - 1].keep_with_next)
            to--;
    return to == from && p->fresh ? fitting
                                  : to; // lines that must stay together are broken when not even they fit a page
}

// Whether a cell's lines may be broken over pages: a cell that spans rows is repeated instead.
static bool may_break(const tz_grid *grid, uint32_t row, uint32_t column) {
    return grid->cells[(size_t)row * grid->columns + column].rows == 1;
}

// The text of a row from the lines already set on: its height when all of it stands here.
static tz_len rest_height(const tz_placer *p, const tz_grid *grid, const tz_placed_table *table, uint32_t row,
                          const uint32_t *from) {
    tz_len most = 0;
    for (uint32_t i = 0; i < grid->columns; i++) {
        const tz_flow_lines *cell = &table->cells[(size_t)row * grid->columns + i];
        if (!may_break(grid, row, i))
            continue;
        tz_len height = tz_flow_lines_height(cell, from[i], cell->n, p->out->size, growth(p));
        most = height > most ? height : most;
    }
    return most;
}

// Height of a row that goes on from these lines; one that begins has at least what the solver found.
static tz_len row_height(const tz_placer *p, const tz_grid *grid, const tz_placed_table *table, uint32_t row,
                         const uint32_t *from) {
    tz_len height = rest_height(p, grid, table, row, from) + tz_placer_row_frame(p, grid);
    for (uint32_t i = 0; i < grid->columns; i++)
        if (from[i])
            return height;
    return height > table->fit.heights[row] ? height : table->fit.heights[row];
}

static tz_placed_row *add_row(tz_placer *p, tz_placed_block *placed, uint32_t row, tz_len height) {
    tz_placed_row *at = TZ_ADD(p->arena, &placed->rows);
    at->row = row;
    at->y = p->y;
    at->height = height;
    at->growth = growth(p);
    p->y += height;
    placed->height = p->y - placed->y;
    p->fresh = false;
    return at;
}

static void place_full_row(tz_placer *p, tz_placed_block *placed, uint32_t row, bool repeated) {
    const tz_grid *grid = &p->galley->blocks[placed->block].grid;
    tz_placed_row *at = add_row(p, placed, row, placed->table->fit.heights[row]);
    at->repeated = repeated;
    at->from = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    at->to = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        at->to[i] = (uint32_t)placed->table->cells[(size_t)row * grid->columns + i].n;
}

static tz_placed_block *begin_table(tz_placer *p, size_t block, bool first) {
    const tz_grid *grid = &p->galley->blocks[block].grid;
    tz_placed_block *placed = add_block(p, block);
    placed->begins = first;
    for (uint32_t row = 0; row < grid->head_rows; row++)
        place_full_row(p, placed, row, !first);
    return placed;
}

static bool all_set(const tz_grid *grid, const tz_placed_table *table, uint32_t row, const uint32_t *to) {
    for (uint32_t i = 0; i < grid->columns; i++)
        if (to[i] < table->cells[(size_t)row * grid->columns + i].n)
            return false;
    return true;
}

// Places as many lines of a row as fit; a row that goes on fills the rest of the page. False when none fits.
static bool break_row(tz_placer *p, tz_placed_block *placed, uint32_t row, const uint32_t *from, tz_len room) {
    const tz_grid *grid = &p->galley->blocks[placed->block].grid;
    uint32_t *to = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    tz_len most = 0;
    for (uint32_t i = 0; i < grid->columns; i++) {
        const tz_flow_lines *cell = &placed->table->cells[(size_t)row * grid->columns + i];
        to[i] = may_break(grid, row, i) ? lines_within(p, cell, from[i], room) : (uint32_t)cell->n;
        if (!may_break(grid, row, i))
            continue;
        tz_len height = tz_flow_lines_height(cell, from[i], to[i], p->out->size, growth(p));
        most = height > most ? height : most;
    }
    if (most == 0)
        return false;
    tz_len height = all_set(grid, placed->table, row, to) ? most : room;
    tz_placed_row *at = add_row(p, placed, row, height + tz_placer_row_frame(p, grid));
    at->from = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        at->from[i] = from[i];
    at->to = to;
    return true;
}

// Rows with heads to their left stay as high as their text: what is left goes to those below heads.
static tz_len stretched_height(const tz_placer *p, const tz_grid *grid, tz_len height) {
    const tz_page_share *of = grid->head_columns ? NULL : share_of(p);
    return of ? height + (tz_len)((int64_t)height * of->extra / 1000000) : height;
}

// Whether a row goes to the next page undivided: breaks in rows are to be avoided, nothing of it is placed yet, it does
// not stand at the top of a page already, and it fits the next one.
static bool moves_undivided(const tz_placer *p, const tz_grid *grid, const tz_placed_block *placed, uint32_t row,
                            tz_len height, bool at_page_top) {
    if (!p->galley->avoid_row_breaks || at_page_top ||
        (placed->rows.n && placed->rows.at[placed->rows.n - 1].row == row))
        return false;
    tz_len heads = 0;
    for (uint32_t i = 0; i < grid->head_rows; i++)
        heads += placed->table->fit.heights[i];
    return continuation_height(p, placed->block) + heads + height <= page_height(p, p->page + 1);
}

// Places a body row, on further pages as far as it goes. *placed moves along. False when not even a line fits a page.
static bool place_row(tz_placer *p, tz_placed_block **placed, uint32_t row) {
    size_t block = (*placed)->block;
    const tz_grid *grid = &p->galley->blocks[block].grid;
    const tz_placed_table *table = (*placed)->table;
    uint32_t *from = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    for (bool at_page_top = false;;) {
        tz_len room = p->bottom - p->y, needed = row_height(p, grid, table, row, from);
        if (needed <= room) {
            tz_len height = stretched_height(p, grid, needed);
            tz_placed_row *at = add_row(p, *placed, row, height < room ? height : room);
            at->from = from;
            at->to = TZ_ARRAY(p->arena, uint32_t, grid->columns);
            for (uint32_t i = 0; i < grid->columns; i++)
                at->to[i] = (uint32_t)table->cells[(size_t)row * grid->columns + i].n;
            return true;
        }
        p->fresh = at_page_top;
        bool broken = !moves_undivided(p, grid, *placed, row, needed, at_page_top) &&
                      break_row(p, *placed, row, from, room - tz_placer_row_frame(p, grid));
        if (!broken && at_page_top)
            return false;
        if (broken)
            from = (*placed)->rows.at[(*placed)->rows.n - 1].to;
        if (broken && all_set(grid, table, row, from))
            return true;
        next_page(p, block);
        *placed = begin_table(p, block, false);
        at_page_top = true;
    }
}

// Height of the first line of each cell of a table's first body row, and of what must stay with it; of text without a
// table, of its first two lines.
static tz_len first_row_height(const tz_placer *p, size_t block) {
    const tz_grid *grid = &p->galley->blocks[block].grid;
    const tz_placed_table *table = p->tables[block];
    tz_len most = 0;
    for (uint32_t i = 0; i < grid->columns && grid->head_rows < grid->rows; i++) {
        const tz_flow_lines *cell = &table->cells[(size_t)grid->head_rows * grid->columns + i];
        uint32_t to = grid->kind == TZ_GRID_FLOW && cell->n > 1 ? 2 : cell->n > 0;
        while (to < cell->n && cell->at[to - 1].keep_with_next)
            to++;
        tz_len lines = tz_flow_lines_height(cell, 0, to, p->out->size, growth(p));
        most = lines > most ? lines : most;
    }
    return most;
}

// Height of the first body rows with which a table begins where rows are not to be broken: as many as look like a
// beginning below a heading, of at least four em.
static tz_len first_rows_height(const tz_placer *p, size_t block) {
    const tz_grid *grid = &p->galley->blocks[block].grid;
    tz_len height = 0;
    for (uint32_t row = grid->head_rows; row < grid->rows && height < 4 * p->out->size; row++)
        height += p->tables[block]->fit.heights[row];
    return height;
}

// Height a table needs to begin on a page: its heads and the first line of each cell, or first rows that are whole
// where they are not to be broken and fit a page.
static tz_len least_start_height(const tz_placer *p, size_t block) {
    const tz_grid *grid = &p->galley->blocks[block].grid;
    tz_len heads = 0;
    for (uint32_t row = 0; row < grid->head_rows; row++)
        heads += p->tables[block]->fit.heights[row];
    tz_len whole = heads + first_rows_height(p, block), room = page_height(p, p->page + 1);
    if (p->galley->avoid_row_breaks && whole <= room - continuation_height(p, block))
        return whole;
    return heads + tz_placer_row_frame(p, grid) + first_row_height(p, block);
}

// The rows that a cell which begins in a row needs for its text: of those that it spans, the first ones.
static uint32_t rows_of_text(const tz_placer *p, const tz_placed_block *placed, uint32_t row, uint32_t column) {
    const tz_grid *grid = &p->galley->blocks[placed->block].grid;
    size_t at = (size_t)row * grid->columns + column;
    const tz_flow_lines *lines = &placed->table->cells[at];
    tz_len text = tz_flow_lines_height(lines, 0, lines->n, p->out->size, 1000000) + tz_placer_row_frame(p, grid);
    uint32_t end = row;
    for (tz_len height = 0; end < row + grid->cells[at].rows && height < text; end++)
        height += placed->table->fit.heights[end];
    return end;
}

// Behind the rows that must stand on one page with a row: those that are kept with it, and those that it takes to show
// the text of the cells which begin in it.
static uint32_t kept_until(const tz_placer *p, const tz_placed_block *placed, uint32_t row) {
    const tz_grid *grid = &p->galley->blocks[placed->block].grid;
    uint32_t end = row + 1;
    while (grid->row_specs && end < grid->rows && grid->row_specs[end - 1].keep_with_next)
        end++;
    for (uint32_t i = 0; i < grid->columns; i++) {
        bool spans = grid->cells[(size_t)row * grid->columns + i].rows > 1;
        uint32_t needed = spans ? rows_of_text(p, placed, row, i) : end;
        end = needed > end ? needed : end;
    }
    return end;
}

// Whether a row and those that must stand on the same page go to the next one: they do not fit here, below other rows.
static bool leaves_with_next(const tz_placer *p, const tz_placed_block *placed, uint32_t row) {
    const tz_grid *grid = &p->galley->blocks[placed->block].grid;
    tz_len height = 0;
    if (placed->rows.n <= grid->head_rows)
        return false;
    uint32_t end = kept_until(p, placed, row);
    for (uint32_t i = row; end > row + 1 && i < end; i++)
        height += placed->table->fit.heights[i];
    return p->y + height > p->bottom;
}

static bool place_table(tz_placer *p, size_t block) {
    const tz_grid *grid = &p->galley->blocks[block].grid;
    if (!p->fresh && p->y + before(p, block) + least_start_height(p, block) > p->bottom)
        next_page(p, block);
    p->y += before(p, block);
    tz_placed_block *placed = begin_table(p, block, true);
    for (uint32_t row = grid->head_rows; row < grid->rows; row++) {
        if (leaves_with_next(p, placed, row)) {
            next_page(p, block);
            placed = begin_table(p, block, false);
        }
        if (!place_row(p, &placed, row))
            return false;
    }
    return true;
}

static tz_len heading_height(const tz_placer *p, size_t block) {
    return tz_para_height(p->galley->blocks[block].para, p->area.width, p->out->size);
}

// Height of a heading or paragraph and of what must stand on its page: the beginning of a table; below a heading also
// a paragraph, or further headings with what they head.
static tz_len needed_height(const tz_placer *p, size_t block) {
    tz_len needs = heading_height(p, block);
    bool is_heading = p->galley->blocks[block].spec->level > 0;
    for (size_t next = block + 1; next < p->galley->blocks_n; next++) {
        const tz_block_spec *spec = p->galley->blocks[next].spec;
        if (spec->kind == TZ_BLOCK_BREAK)
            continue;
        if (spec->kind == TZ_BLOCK_TABLE)
            return needs + tz_length_resolve(spec->before, p->out->size) + least_start_height(p, next);
        if (!is_heading)
            return needs;
        needs += tz_length_resolve(spec->before, p->out->size) + heading_height(p, next);
        is_heading = spec->level > 0;
    }
    return needs;
}

static void place_heading(tz_placer *p, size_t block) {
    tz_len height = heading_height(p, block);
    if (!p->fresh && p->y + before(p, block) + needed_height(p, block) > p->bottom)
        next_page(p, block);
    p->y += before(p, block);
    tz_placed_block *placed = add_block(p, block);
    placed->height = height;
    p->y += height;
    p->fresh = false;
}

// Whether all blocks behind a break, up to the next one, fit on this page.
static bool fits_behind(const tz_placer *p, size_t page_break) {
    int64_t y = p->y;
    for (size_t i = page_break + 1; i < p->galley->blocks_n; i++) {
        const tz_block_spec *spec = p->galley->blocks[i].spec;
        if (spec->kind == TZ_BLOCK_BREAK)
            break;
        y += tz_length_resolve(spec->before, p->out->size);
        y += spec->kind == TZ_BLOCK_TABLE ? p->tables[i]->fit.height : heading_height(p, i);
    }
    return y <= p->bottom;
}

// Breaks that wait for overflow are taken where what follows them would not fit.
static bool takes_break(const tz_placer *p, size_t page_break) {
    bool always = p->galley->blocks[page_break].spec->always;
    return !p->unbroken && !p->fresh && (always || (p->spread && !fits_behind(p, page_break)));
}

bool tz_placer_paginate(tz_placer *p) {
    p->out->blocks.n = 0;
    open_page(p, 0);
    for (size_t i = 0; i < p->galley->blocks_n; i++) {
        const tz_block_spec *spec = p->galley->blocks[i].spec;
        if (spec->kind == TZ_BLOCK_HEADING)
            place_heading(p, i);
        else if (spec->kind == TZ_BLOCK_TABLE && !place_table(p, i))
            return false;
        else if (spec->kind == TZ_BLOCK_BREAK && takes_break(p, i))
            break_page(p, i);
    }
    p->out->pages = p->page + 1;
    return true;
}
