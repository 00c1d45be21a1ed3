// Where everything of a galley stands: on as few pages as it takes, their spare height shared out, or filled evenly.
#include "base/intl.h"
#include "galley/placer.h"

// The table's columns at this size, and every cell set in them.
static const tz_placed_table *set_table(const tz_placer *p, const tz_galley_block *block) {
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

// ---- sharing out ----

// What stands on one page: where its content ends, and the heights of its body rows and of the text in them.
typedef struct page_use {
    tz_len end;
    int64_t text, rows;
} page_use;

static page_use *measure_pages(const tz_placer *p) {
    page_use *pages = TZ_ARRAY(p->arena, page_use, p->out->pages);
    for (size_t i = 0; i < p->out->blocks.n; i++) {
        const tz_placed_block *placed = &p->out->blocks.at[i];
        const tz_grid *grid = &p->galley->blocks[placed->block].grid;
        page_use *page = &pages[placed->page];
        page->end = placed->y + placed->height;
        for (size_t k = 0; k < placed->rows.n; k++) {
            const tz_placed_row *row = &placed->rows.at[k];
            if (row->row < grid->head_rows)
                continue;
            page->rows += grid->head_columns ? 0 : row->height;
            page->text += row->height - tz_placer_row_frame(p, grid);
        }
    }
    return pages;
}

static bool place_shared(tz_placer *p, const tz_page_share *shares) {
    uint32_t pages = p->out->pages;
    p->shares = shares;
    p->shares_n = pages;
    if (tz_placer_paginate(p) && p->out->pages == pages)
        return true;
    p->shares_n = 0; // rounding took more than there was
    tz_placer_paginate(p);
    return false;
}

// Spare height goes into the line pitch, the same on all pages, and then into each page's row heights, up to the
// layout's limits.
static void fill_pages(tz_placer *p) {
    enum { ROUNDING = 100 }; // what rounding lines and rows may take more, far below what anybody sees
    uint32_t n = p->out->pages;
    tz_page_share *shares = TZ_ARRAY(p->arena, tz_page_share, n);
    const page_use *pages = measure_pages(p);
    tz_len bottom = p->area.y + p->area.height;
    int64_t growth = p->placing->body->leading_growth; // one for all pages: they face each other
    for (uint32_t i = 0; i < n; i++) {
        int64_t spare = bottom - pages[i].end - ROUNDING;
        int64_t most = pages[i].text > 0 ? 1000000 + spare * 1000000 / pages[i].text : growth;
        growth = growth > most ? most : growth;
    }
    for (uint32_t i = 0; i < n; i++)
        shares[i].growth = (int32_t)(growth < 1000000 ? 1000000 : growth);
    if (!place_shared(p, shares))
        return;
    pages = measure_pages(p);
    tz_page_share *stretched = TZ_ARRAY(p->arena, tz_page_share, n);
    for (uint32_t i = 0; i < n; i++) {
        int64_t most = p->placing->body->row_growth - 1000000, spare = bottom - pages[i].end;
        int64_t extra = pages[i].rows > 0 && spare > 0 ? spare * 1000000 / pages[i].rows : 0;
        stretched[i] = shares[i];
        stretched[i].extra = (int32_t)(extra > most ? most : extra);
    }
    if (!place_shared(p, stretched))
        place_shared(p, shares);
}

// Several pages are filled evenly: the lowest fill line that needs no further page.
static void balance_pages(tz_placer *p) {
    uint32_t pages = p->out->pages;
    tz_len least = p->area.y + p->area.height / 4, most = p->area.y + p->area.height;
    while (most - least > TZ_MM) {
        p->bottom = least + (most - least) / 2;
        if (tz_placer_paginate(p) && p->out->pages <= pages)
            most = p->bottom;
        else
            least = p->bottom;
    }
    p->bottom = most;
    tz_placer_paginate(p);
}

static bool has_breaks(const tz_placer *p) {
    bool found = false;
    for (size_t i = 0; i < p->galley->blocks_n; i++)
        found = found || p->galley->blocks[i].spec->kind == TZ_BLOCK_BREAK;
    return found;
}

// Pages that no break of the layout divides are filled evenly, in the widest leading at which they still are so many.
static void loosen_evenly(tz_placer *p) {
    enum { STEPS = 8 };
    uint32_t pages = p->out->pages;
    int32_t more = p->placing->body->leading_growth - 1000000;
    tz_page_share *shares = TZ_ARRAY(p->arena, tz_page_share, pages);
    p->shares = shares;
    p->shares_n = pages;
    for (int step = STEPS; step >= 0; step--) {
        for (uint32_t i = 0; i < pages; i++)
            shares[i].growth = 1000000 + more / STEPS * step;
        p->bottom = p->area.y + p->area.height;
        tz_placer_paginate(p);
        if (p->out->pages == pages)
            break;
    }
    balance_pages(p);
}

// Reports it when not even one character fits into every column of a table.
static bool too_narrow(const tz_placer *p) {
    for (size_t i = 0; i < p->galley->blocks_n; i++)
        if (p->tables[i] && p->tables[i]->fit.narrow) {
            tz_place place = p->galley->blocks[i].spec->place;
            tz_error(p->tools->diag, place.source ? place : p->placing->layout,
                     _("the page is too narrow for all the columns of %s: make it wider, or split the table"),
                     p->galley->name);
            return true;
        }
    return false;
}

static bool too_small(const tz_placer *p) {
    tz_place card = {p->galley->source, 0};
    tz_error(p->tools->diag, card.source ? card : p->placing->layout,
             _("not even one line of %s fits on a page below the table's heads: make the page or its margins larger"),
             p->galley->name);
    return true;
}

// A galley on as many pages as it is meant to have is spread over them; one that needs more fills them evenly.
static void arrange(tz_placer *p) {
    const tz_body_spec *body = p->placing->body;
    uint32_t meant = (uint32_t)body->pages;
    if (p->out->pages > meant && meant > 1) { // the layout's breaks cost pages: go on over them
        p->unbroken = true;
        tz_placer_paginate(p);
        if (p->out->pages > meant) { // they still take more: the breaks are taken after all
            p->unbroken = false;
            tz_placer_paginate(p);
        }
    }
    if (p->out->pages > meant && body->overflow == TZ_OVERFLOW_SPREAD) {
        p->spread = true;
        tz_placer_paginate(p);
    } else if (p->out->pages > meant) {
        balance_pages(p);
    }
    bool more = p->out->pages > meant, wanted = body->overflow == TZ_OVERFLOW_PAGES;
    if (body->fill != TZ_FILL_BOTTOM || (more && !wanted))
        return;
    if (more || (p->out->pages > 1 && !has_breaks(p)))
        loosen_evenly(p);
    else
        fill_pages(p);
}

const tz_placement *tz_galley_place(const tz_tools *tools, const tz_galley *galley, const tz_placing *placing) {
    tz_placement *out = TZ_NEW(tools->arena, tz_placement);
    out->size = placing->size;
    out->area = placing->area;
    tz_placer p = {
        .tools = tools, .arena = tools->arena, .galley = galley, .placing = placing, .out = out, .area = placing->area};
    p.bottom = p.area.y + p.area.height;
    p.tables = TZ_ARRAY(p.arena, const tz_placed_table *, galley->blocks_n);
    for (size_t i = 0; i < galley->blocks_n; i++)
        if (galley->blocks[i].spec->kind == TZ_BLOCK_TABLE)
            p.tables[i] = set_table(&p, &galley->blocks[i]);
    if (too_narrow(&p) || (!tz_placer_paginate(&p) && too_small(&p)))
        return NULL;
    if (placing->body)
        arrange(&p);
    return out;
}
