// For tests of galleys: headings and tables of one column, made of texts.
#ifndef TEST_GALLEY_BLOCKS_H
#define TEST_GALLEY_BLOCKS_H

#include "draw/canvas.h"
#include "galley/galley.h"

enum { MOST_BLOCKS = 8 };

typedef struct blocks {
    canvas c;
    tz_galley_block at[MOST_BLOCKS];
    tz_block_spec specs[MOST_BLOCKS];
    size_t n;
} blocks;

static inline blocks *open_blocks(void) {
    canvas c = open_canvas();
    blocks *it = TZ_NEW(c.arena, blocks);
    it->c = c;
    return it;
}

static inline void close_blocks(blocks *it) {
    canvas c = it->c; // which lives in the arena that goes
    close_canvas(&c);
}

static inline tz_galley_block *add_block(blocks *it, tz_block_type kind, tz_len before) {
    it->specs[it->n] = (tz_block_spec){.kind = kind, .before = {before, 0}};
    it->at[it->n].spec = &it->specs[it->n];
    return &it->at[it->n++];
}

static inline void add_heading(blocks *it, const char *text, tz_len before) {
    add_block(it, TZ_BLOCK_HEADING, before)->para = para_of(&it->c, text);
}

static inline void add_break(blocks *it, bool always) {
    add_block(it, TZ_BLOCK_BREAK, 0);
    it->specs[it->n - 1].always = always;
}

// Rows of one column, the first of them heads.
static inline void add_table(blocks *it, uint32_t rows, uint32_t heads, const char *text) {
    tz_galley_block *block = add_block(it, TZ_BLOCK_TABLE, 0);
    tz_cell *cells = TZ_ARRAY(it->c.arena, tz_cell, rows);
    for (uint32_t i = 0; i < rows; i++) {
        cells[i] = tz_cell_compose(&it->c.tools, tz_text_from_string(text), &it->c.style, 10 * TZ_PT, i < heads);
        assert_non_null(cells[i].flow);
    }
    block->grid = (tz_grid){.columns = 1, .rows = rows, .head_rows = heads, .cells = cells};
}

static inline const tz_galley *galley_of(blocks *it) {
    return tz_galley_new(it->c.arena, "見本", it->at, it->n);
}

#endif
