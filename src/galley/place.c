// Where everything of a galley stands: on one page with the spare height shared out, or on several, with heads repeated
// and rows parted between lines only.
#include "galley/galley.h"
#include "tsuzuri/intl.h"

// What a page's body rows get of its spare height.
typedef struct share {
    int32_t growth; // of the line pitch, in millionths
    int32_t extra;  // of the rows' heights, in millionths
} share;

// Placing in progress.
typedef struct placer {
    const tz_tools *tools;
    tz_arena *arena;
    const tz_galley *galley;
    const tz_placing *how;
    tz_placement *out;
    tz_box area;
    tz_len bottom; // how far down pages are filled: the area's bottom, or less for balanced pages
    tz_len y;
    uint32_t page;
    bool fresh;                     // nothing but a repeated title stands on the page yet
    bool spread;                    // breaks that wait for overflow are taken
    bool unbroken;                  // no break of the layout is taken
    const share *shares;            // of each page's spare height, once it is shared out
    uint32_t shares_n;              // rounding may take more pages than that
    const tz_placed_table **tables; // one a block
} placer;

// The table's columns at this size, and every cell set in them.
static const tz_placed_table *set_table(const placer *p, const tz_galley_block *block) {
    const tz_grid *grid = &block->grid;
    tz_placed_table *table = TZ_NEW(p->arena, tz_placed_table);
    uint32_t n = grid->rows * grid->columns;
    table->fit = tz_solver_fit(block->solver, p->arena, p->area.width, p->out->size);
    table->cells = TZ_ARRAY(p->arena, tz_flow_lines, n);
    for (uint32_t i = 0; i < n; i++) {
        if (!grid->cells[i].flow)
            continue;
        tz_em measure = tz_table_fit_measure(grid, &table->fit, p->out->size, i / grid->columns, i % grid->columns);
        table->cells[i] = tz_flow_set_lines(grid->cells[i].flow, p->arena, measure);
    }
    return table;
}

// What a table gets of the spare height of the page being placed. NULL, nothing: rows with a head beside them stay as
// high as their text, it goes to the tables with heads on top.
static const share *share_of(const placer *p, const tz_grid *grid) {
    return p->page < p->shares_n && !grid->head_columns ? &p->shares[p->page] : NULL;
}

// How far the line pitch is stretched on the page being placed, in millionths.
static int32_t growth(const placer *p, const tz_grid *grid) {
    const share *of = share_of(p, grid);
    return of ? of->growth : 1000000;
}

static tz_len row_frame(const placer *p, const tz_grid *grid) {
    return 2 * tz_length_resolve(grid->pad_y, p->out->size) + grid->rule;
}

// ---- pages ----

static tz_placed_block *add_block(placer *p, size_t block) {
    tz_placed_block *placed = TZ_ADD(p->arena, &p->out->blocks);
    placed->page = p->page;
    placed->block = block;
    placed->y = p->y;
    placed->table = p->tables[block];
    return placed;
}

static tz_len page_height(const placer *p, uint32_t page) {
    return p->how->fill_limit && page >= p->how->first_limited_page ? p->how->fill_limit : p->area.height;
}

static void next_page(placer *p) {
    p->page++;
    p->y = p->area.y;
    if (p->how->fill_limit)
        p->bottom = p->area.y + page_height(p, p->page);
    p->fresh = true;
    if (p->galley->continued) {
        tz_placed_block *title = add_block(p, 0);
        title->continued = true;
        title->height = tz_para_height(p->galley->continued, p->area.width, p->out->size);
        p->y += tz_galley_continuation_height(p->galley, p->area.width, p->out->size);
    }
}

static tz_len before(const placer *p, size_t block) {
    return p->fresh ? 0 : tz_length_resolve(p->galley->blocks[block].spec->before, p->out->size);
}

// ---- rows ----

// How many lines of a cell from `from` on fit a height; lines that must not part stay together.
static uint32_t lines_within(const placer *p, const tz_grid *grid, const tz_flow_lines *cell, uint32_t from,
                             tz_len height) {
    uint32_t to = from;
    while (to < cell->n && tz_flow_lines_height(cell, from, to + 1, p->out->size, growth(p, grid)) <= height)
        to++;
    uint32_t fitting = to;
    if (to < cell->n)
        while (to > from && cell->at[to - 1].keep_with_next)
            to--;
    return to == from && p->fresh ? fitting : to; // a page that cannot even hold lines that must not part parts them
}

// Whether a cell's lines may stand on two pages: what spans rows is not parted but repeated.
static bool parts(const tz_grid *grid, uint32_t row, uint32_t column) {
    return grid->cells[(size_t)row * grid->columns + column].rows == 1;
}

// The text of a row from the lines already set on: its height when all of it stands here.
static tz_len rest_height(const placer *p, const tz_grid *grid, const tz_placed_table *table, uint32_t row,
                          const uint32_t *from) {
    tz_len most = 0;
    for (uint32_t i = 0; i < grid->columns; i++) {
        const tz_flow_lines *cell = &table->cells[(size_t)row * grid->columns + i];
        if (!parts(grid, row, i))
            continue;
        tz_len height = tz_flow_lines_height(cell, from[i], cell->n, p->out->size, growth(p, grid));
        most = height > most ? height : most;
    }
    return most;
}

// Height of a row that goes on from these lines; one that begins has at least what the solver found.
static tz_len row_height(const placer *p, const tz_grid *grid, const tz_placed_table *table, uint32_t row,
                         const uint32_t *from) {
    tz_len height = rest_height(p, grid, table, row, from) + row_frame(p, grid);
    for (uint32_t i = 0; i < grid->columns; i++)
        if (from[i])
            return height;
    return height > table->fit.heights[row] ? height : table->fit.heights[row];
}

static tz_placed_row *add_row(placer *p, tz_placed_block *placed, uint32_t row, tz_len height) {
    tz_placed_row *at = TZ_ADD(p->arena, &placed->rows);
    at->row = row;
    at->y = p->y;
    at->height = height;
    at->growth = growth(p, &p->galley->blocks[placed->block].grid);
    p->y += height;
    placed->height = p->y - placed->y;
    p->fresh = false;
    return at;
}

static void place_full_row(placer *p, tz_placed_block *placed, uint32_t row, bool repeated) {
    const tz_grid *grid = &p->galley->blocks[placed->block].grid;
    tz_placed_row *at = add_row(p, placed, row, placed->table->fit.heights[row]);
    at->repeated = repeated;
    at->from = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    at->to = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        at->to[i] = (uint32_t)placed->table->cells[(size_t)row * grid->columns + i].n;
}

static tz_placed_block *begin_table(placer *p, size_t block, bool first) {
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

// As many lines of a row as fit; a row that goes on is ruled down to where the page ends. False when none fits.
static bool part_row(placer *p, tz_placed_block *placed, uint32_t row, const uint32_t *from, tz_len room) {
    const tz_grid *grid = &p->galley->blocks[placed->block].grid;
    uint32_t *to = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    tz_len most = 0;
    for (uint32_t i = 0; i < grid->columns; i++) {
        const tz_flow_lines *cell = &placed->table->cells[(size_t)row * grid->columns + i];
        to[i] = parts(grid, row, i) ? lines_within(p, grid, cell, from[i], room) : (uint32_t)cell->n;
        if (!parts(grid, row, i))
            continue;
        tz_len height = tz_flow_lines_height(cell, from[i], to[i], p->out->size, growth(p, grid));
        most = height > most ? height : most;
    }
    if (most == 0)
        return false;
    tz_len height = all_set(grid, placed->table, row, to) ? most : room;
    tz_placed_row *at = add_row(p, placed, row, height + row_frame(p, grid));
    at->from = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        at->from[i] = from[i];
    at->to = to;
    return true;
}

static tz_len stretched(const placer *p, const tz_grid *grid, tz_len height) {
    const share *of = share_of(p, grid);
    return of ? height + (tz_len)((int64_t)height * of->extra / 1000000) : height;
}

// Whether a row goes to the next page undivided: breaks in rows are to be avoided, it stands on no page yet, and it
// fits there.
static bool waits(const placer *p, const tz_grid *grid, const tz_placed_block *placed, uint32_t row, tz_len height,
                  bool alone) {
    if (!p->galley->avoid_row_breaks || alone || (placed->rows.n && placed->rows.at[placed->rows.n - 1].row == row))
        return false;
    tz_len heads = 0;
    for (uint32_t i = 0; i < grid->head_rows; i++)
        heads += placed->table->fit.heights[i];
    return heads + height <= page_height(p, p->page + 1);
}

// Places a body row, on further pages as far as it goes. *placed moves along. False when not even a line fits a page.
static bool place_row(placer *p, tz_placed_block **placed, uint32_t row) {
    size_t block = (*placed)->block;
    const tz_grid *grid = &p->galley->blocks[block].grid;
    const tz_placed_table *table = (*placed)->table;
    uint32_t *from = TZ_ARRAY(p->arena, uint32_t, grid->columns);
    for (bool alone = false;;) {
        tz_len room = p->bottom - p->y, needed = row_height(p, grid, table, row, from);
        if (needed <= room) {
            tz_len height = stretched(p, grid, needed);
            tz_placed_row *at = add_row(p, *placed, row, height < room ? height : room);
            at->from = from;
            at->to = TZ_ARRAY(p->arena, uint32_t, grid->columns);
            for (uint32_t i = 0; i < grid->columns; i++)
                at->to[i] = (uint32_t)table->cells[(size_t)row * grid->columns + i].n;
            return true;
        }
        p->fresh = alone;
        bool parted =
            !waits(p, grid, *placed, row, needed, alone) && part_row(p, *placed, row, from, room - row_frame(p, grid));
        if (!parted && alone)
            return false;
        if (parted)
            from = (*placed)->rows.at[(*placed)->rows.n - 1].to;
        if (parted && all_set(grid, table, row, from))
            return true;
        next_page(p);
        *placed = begin_table(p, block, false);
        alone = true;
    }
}

// Height of the text of a table's first body row: all of it, or what must not part from its first lines.
static tz_len first_row(const placer *p, size_t block, bool all_lines) {
    const tz_grid *grid = &p->galley->blocks[block].grid;
    const tz_placed_table *table = p->tables[block];
    tz_len most = 0;
    for (uint32_t i = 0; i < grid->columns && grid->head_rows < grid->rows; i++) {
        const tz_flow_lines *cell = &table->cells[(size_t)grid->head_rows * grid->columns + i];
        uint32_t to = all_lines ? (uint32_t)cell->n : cell->n > 0;
        while (to < cell->n && cell->at[to - 1].keep_with_next)
            to++;
        tz_len lines = tz_flow_lines_height(cell, 0, to, p->out->size, growth(p, grid));
        most = lines > most ? lines : most;
    }
    return most;
}

// Height a table needs to begin on a page: its heads and the first line of each cell, or all of its first row where
// that is not to be parted.
static tz_len least_start(const placer *p, size_t block) {
    const tz_grid *grid = &p->galley->blocks[block].grid;
    tz_len height = row_frame(p, grid);
    for (uint32_t row = 0; row < grid->head_rows; row++)
        height += p->tables[block]->fit.heights[row];
    tz_len all = p->galley->avoid_row_breaks ? first_row(p, block, true) : INT32_MAX / 2;
    return height + (height + all <= page_height(p, p->page + 1) ? all : first_row(p, block, false));
}

// Whether a row and those that must stand on the same page go to the next one: they do not fit here, below other rows.
static bool leaves_with_next(const placer *p, const tz_placed_block *placed, uint32_t row) {
    const tz_grid *grid = &p->galley->blocks[placed->block].grid;
    const tz_row_spec *specs = grid->row_specs;
    tz_len height = 0;
    if (!specs || !specs[row].keep_with_next || placed->rows.n <= grid->head_rows)
        return false;
    for (uint32_t i = row; i < grid->rows && (i == row || specs[i - 1].keep_with_next); i++)
        height += placed->table->fit.heights[i];
    return p->y + height > p->bottom;
}

static bool place_table(placer *p, size_t block) {
    const tz_grid *grid = &p->galley->blocks[block].grid;
    if (!p->fresh && p->y + before(p, block) + least_start(p, block) > p->bottom)
        next_page(p);
    p->y += before(p, block);
    tz_placed_block *placed = begin_table(p, block, true);
    for (uint32_t row = grid->head_rows; row < grid->rows; row++) {
        if (leaves_with_next(p, placed, row)) {
            next_page(p);
            placed = begin_table(p, block, false);
        }
        if (!place_row(p, &placed, row))
            return false;
    }
    return true;
}

static void place_heading(placer *p, size_t block) {
    tz_len height = tz_para_height(p->galley->blocks[block].para, p->area.width, p->out->size), needs = height;
    for (size_t next = block + 1; next < p->galley->blocks_n; next++) { // stays with what it heads
        const tz_galley_block *follower = &p->galley->blocks[next];
        if (follower->spec->kind == TZ_BLOCK_BREAK)
            continue;
        if (follower->spec->kind == TZ_BLOCK_TABLE)
            needs += tz_length_resolve(follower->spec->before, p->out->size) + least_start(p, next);
        break;
    }
    if (!p->fresh && p->y + before(p, block) + needs > p->bottom)
        next_page(p);
    p->y += before(p, block);
    tz_placed_block *placed = add_block(p, block);
    placed->height = height;
    p->y += height;
    p->fresh = false;
}

static bool place_all(placer *p) {
    p->out->blocks.n = 0;
    p->page = 0;
    p->y = p->area.y;
    if (p->how->fill_limit)
        p->bottom = p->area.y + page_height(p, 0);
    p->fresh = true;
    for (size_t i = 0; i < p->galley->blocks_n; i++) {
        const tz_block_spec *spec = p->galley->blocks[i].spec;
        if (spec->kind == TZ_BLOCK_HEADING)
            place_heading(p, i);
        else if (spec->kind == TZ_BLOCK_TABLE && !place_table(p, i))
            return false;
        else if (spec->kind == TZ_BLOCK_BREAK && (spec->always || p->spread) && !p->unbroken && !p->fresh)
            next_page(p);
    }
    p->out->pages = p->page + 1;
    return true;
}

// ---- sharing out ----

// What stands on one page: where its content ends, and the heights of its body rows and of the text in them.
typedef struct used {
    tz_len end;
    int64_t text, rows;
} used;

static used *measure_pages(const placer *p) {
    used *pages = TZ_ARRAY(p->arena, used, p->out->pages);
    for (size_t i = 0; i < p->out->blocks.n; i++) {
        const tz_placed_block *placed = &p->out->blocks.at[i];
        const tz_grid *grid = &p->galley->blocks[placed->block].grid;
        used *page = &pages[placed->page];
        page->end = placed->y + placed->height;
        for (size_t k = 0; k < placed->rows.n; k++) {
            const tz_placed_row *row = &placed->rows.at[k];
            if (row->row < grid->head_rows || grid->head_columns)
                continue;
            page->rows += row->height;
            page->text += row->height - row_frame(p, grid);
        }
    }
    return pages;
}

static bool place_shared(placer *p, const share *shares) {
    uint32_t pages = p->out->pages;
    p->shares = shares;
    p->shares_n = pages;
    if (place_all(p) && p->out->pages == pages)
        return true;
    p->shares_n = 0; // rounding took more than there was
    place_all(p);
    return false;
}

// Each page's spare height goes into the line pitch, up to the layout's limit, and then into row heights.
static void fill_pages(placer *p) {
    enum { ROUNDING = 100 }; // what rounding lines and rows may take more, far below what anybody sees
    uint32_t n = p->out->pages;
    share *shares = TZ_ARRAY(p->arena, share, n);
    const used *pages = measure_pages(p);
    tz_len bottom = p->area.y + p->area.height;
    for (uint32_t i = 0; i < n; i++) {
        int64_t most = p->how->body->leading_growth, spare = bottom - pages[i].end - ROUNDING;
        int64_t growth = pages[i].text > 0 ? 1000000 + spare * 1000000 / pages[i].text : 1000000;
        shares[i].growth = (int32_t)(growth > most ? most : growth < 1000000 ? 1000000 : growth);
    }
    if (!place_shared(p, shares))
        return;
    pages = measure_pages(p);
    share *stretched = TZ_ARRAY(p->arena, share, n);
    for (uint32_t i = 0; i < n; i++) {
        int64_t spare = bottom - pages[i].end;
        stretched[i] = shares[i];
        stretched[i].extra = pages[i].rows > 0 && spare > 0 ? (int32_t)(spare * 1000000 / pages[i].rows) : 0;
    }
    if (!place_shared(p, stretched))
        place_shared(p, shares);
}

// Several pages are filled evenly: the lowest fill line that needs no further page.
static void balance_pages(placer *p) {
    uint32_t pages = p->out->pages;
    tz_len least = p->area.y + p->area.height / 4, most = p->area.y + p->area.height;
    while (most - least > TZ_MM) {
        p->bottom = least + (most - least) / 2;
        if (place_all(p) && p->out->pages <= pages)
            most = p->bottom;
        else
            least = p->bottom;
    }
    p->bottom = most;
    place_all(p);
}

// Reports it when not even one character fits into every column of a table.
static bool too_narrow(const placer *p) {
    for (size_t i = 0; i < p->galley->blocks_n; i++)
        if (p->tables[i] && p->tables[i]->fit.narrow) {
            tz_error(p->tools->diag, (tz_place){p->how->layout, 0},
                     _("the page is too narrow for all the columns of %s: make it wider, or split the table"),
                     p->galley->name);
            return true;
        }
    return false;
}

static bool too_small(const placer *p) {
    tz_error(p->tools->diag, (tz_place){p->galley->source, 0},
             _("not even one line of %s fits on a page below the table's heads: make the page or its margins larger"),
             p->galley->name);
    return true;
}

// A galley on as many pages as it is meant to have is spread over them; one that needs more fills them evenly.
static void arrange(placer *p) {
    const tz_body_spec *body = p->how->body;
    uint32_t meant = (uint32_t)body->pages;
    if (p->out->pages > meant && meant > 1) { // the layout's breaks cost pages: go on over them
        p->unbroken = true;
        place_all(p);
        if (p->out->pages > meant) { // in vain
            p->unbroken = false;
            place_all(p);
        }
    }
    if (p->out->pages > meant && body->overflow == TZ_OVERFLOW_SPREAD) {
        p->spread = true;
        place_all(p);
    } else if (p->out->pages > meant) {
        balance_pages(p);
    }
    if (body->fill == TZ_FILL_BOTTOM && p->out->pages <= meant)
        fill_pages(p);
}

const tz_placement *tz_galley_place(const tz_tools *tools, const tz_galley *galley, const tz_placing *how) {
    tz_placement *out = TZ_NEW(tools->arena, tz_placement);
    out->size = how->size;
    out->area = how->area;
    placer p = {.tools = tools, .arena = tools->arena, .galley = galley, .how = how, .out = out, .area = how->area};
    p.bottom = p.area.y + p.area.height;
    p.tables = TZ_ARRAY(p.arena, const tz_placed_table *, galley->blocks_n);
    for (size_t i = 0; i < galley->blocks_n; i++)
        if (galley->blocks[i].spec->kind == TZ_BLOCK_TABLE)
            p.tables[i] = set_table(&p, &galley->blocks[i]);
    if (too_narrow(&p) || (!place_all(&p) && too_small(&p)))
        return NULL;
    if (how->body)
        arrange(&p);
    return out;
}
