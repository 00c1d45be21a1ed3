// Text for tables without fonts: paragraphs of tokens set line by line, and random tables of them.
#ifndef TEST_TABLE_SYNTHETIC_H
#define TEST_TABLE_SYNTHETIC_H

#include "table/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HALF (TZ_EM / 2)

// What stands in a cell: tokens, each with its width in half ems; 0 ends a paragraph.
typedef struct synthetic {
    tz_flow flow; // first: a tz_flow * is a synthetic *
    const uint8_t *tokens;
    size_t tokens_n;
    tz_em pitch, gap; // of lines; above each paragraph but the first
    tz_em preferred;  // the least measure it prefers, if more than its widest token
} synthetic;

static uint32_t synthetic_asked; // how often heights and leasts were asked for

static inline int64_t synthetic_height(const tz_flow *flow, tz_em measure) {
    const synthetic *text = (const synthetic *)flow;
    int64_t height = 0, used = 0;
    synthetic_asked++;
    for (size_t i = 0; i < text->tokens_n; i++) {
        int64_t token = text->tokens[i] * (int64_t)HALF;
        if (token == 0) {
            used = 0;
            height += text->gap;
        } else if (used > 0 && used + token <= measure) {
            used += token;
        } else {
            used = token;
            height += text->pitch;
        }
    }
    return height;
}

static inline tz_em synthetic_least(const tz_flow *flow, int64_t height) {
    const synthetic *text = (const synthetic *)flow;
    tz_em low = 1;
    int64_t all = 1;
    for (size_t i = 0; i < text->tokens_n; i++) {
        low = text->tokens[i] * HALF > low ? text->tokens[i] * HALF : low;
        all += text->tokens[i] * HALF;
    }
    tz_em high = all > INT32_MAX ? INT32_MAX : (tz_em)all;
    if (synthetic_height(flow, high) > height)
        return 0;
    while (low < high) {
        tz_em middle = low + (high - low) / 2;
        if (synthetic_height(flow, middle) <= height)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static inline int make_arena(void **state) {
    *state = tz_arena_new(NULL);
    return 0;
}

static inline int free_arena(void **state) {
    tz_arena_free(*state);
    return 0;
}

// A test with an arena of its own in *state.
#define with_arena(test) cmocka_unit_test_setup_teardown(test, make_arena, free_arena)

static inline tz_em synthetic_preferred(const tz_flow *flow) {
    tz_em least = synthetic_least(flow, INT64_MAX), preferred = ((const synthetic *)flow)->preferred;
    return preferred > least ? preferred : least;
}

static const tz_content synthetic_content = {synthetic_height, synthetic_least, synthetic_preferred};

// ---- random ----

static uint64_t random_state = 1;

// 0 … n - 1; the same sequence on every machine.
static inline uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)((random_state >> 32) % n);
}

static inline tz_flow *random_text(tz_arena *arena, uint32_t most) {
    synthetic *text = TZ_NEW(arena, synthetic);
    size_t n = random_below(most + 1);
    uint8_t *tokens = TZ_ARRAY(arena, uint8_t, n);
    for (size_t i = 0; i < n; i++)
        tokens[i] = (uint8_t)(random_below(9) == 0 ? 0 : 1 + random_below(random_below(5) == 0 ? 5 : 2));
    *text = (synthetic){.flow = {.chars = n}, .tokens = tokens, .tokens_n = n};
    text->pitch = TZ_EM + (tz_em)random_below(4) * (TZ_EM / 10);
    text->gap = (tz_em)random_below(3) * (TZ_EM / 7);
    return &text->flow;
}

// A text of n full-width characters, in paragraphs of `length` (0: one paragraph).
static inline tz_flow *plain_text(tz_arena *arena, size_t n, size_t length) {
    synthetic *text = TZ_NEW(arena, synthetic);
    uint8_t *tokens = TZ_ARRAY(arena, uint8_t, 2 * n);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (length && i && i % length == 0)
            tokens[at++] = 0;
        tokens[at++] = 2;
    }
    *text = (synthetic){.flow = {.chars = n}, .tokens = tokens, .tokens_n = at, .pitch = TZ_EM + 3 * (TZ_EM / 10)};
    return &text->flow;
}

static inline tz_grid make_grid(tz_arena *arena, uint32_t rows, uint32_t columns, uint32_t head_rows) {
    tz_grid grid = {.rows = rows, .columns = columns, .head_rows = head_rows};
    tz_cell *cells = TZ_ARRAY(arena, tz_cell, (size_t)rows * columns);
    for (size_t i = 0; i < (size_t)rows * columns; i++)
        cells[i] = (tz_cell){.rows = 1, .columns = 1, .head = i < (size_t)head_rows * columns};
    grid.cells = cells;
    grid.optimal = true;
    grid.pad_x = (tz_length_spec){0, TZ_EM / 4};
    grid.pad_y = (tz_length_spec){1000, TZ_EM / 8};
    grid.rule = 1525;
    return grid;
}

// The same grid, its columns as specified.
static inline tz_grid *specified(tz_arena *arena, const tz_grid *grid) {
    tz_grid *other = TZ_NEW(arena, tz_grid);
    *other = *grid;
    other->optimal = false;
    return other;
}

static inline tz_table_fit fit_once(tz_arena *arena, const tz_grid *grid, tz_len width, tz_len size) {
    return tz_solver_fit(tz_solver_new(arena, grid, &synthetic_content), arena, width, size);
}

// Makes the cell at row, column span over others, which are covered then.
static inline void span_cell(const tz_grid *grid, uint32_t row, uint32_t column, uint32_t rows, uint32_t columns) {
    tz_cell *cells = (tz_cell *)grid->cells, *cell = &cells[(size_t)row * grid->columns + column];
    cell->rows = rows;
    cell->columns = columns;
    for (uint32_t r = row; r < row + rows; r++)
        for (uint32_t c = column; c < column + columns; c++)
            if (r != row || c != column)
                cells[(size_t)r * grid->columns + c] = (tz_cell){0};
}

static inline void put_text(const tz_grid *grid, uint32_t row, uint32_t column, const tz_flow *flow) {
    ((tz_cell *)grid->cells)[(size_t)row * grid->columns + column].flow = flow;
}

static inline tz_grid random_grid(tz_arena *arena, uint32_t rows, uint32_t columns, uint32_t head_rows, uint32_t most) {
    tz_grid grid = make_grid(arena, rows, columns, head_rows);
    for (uint32_t row = 0; row < rows; row++)
        for (uint32_t column = 0; column < columns; column++)
            put_text(&grid, row, column, random_text(arena, row < head_rows ? 8 : most));
    if (random_below(2) == 0) {
        tz_column_spec *specs = TZ_ARRAY(arena, tz_column_spec, columns);
        for (uint32_t i = 0; i < columns; i++)
            specs[i] = (tz_column_spec){.share = 1, .least = (tz_em)random_below(6) * HALF};
        grid.column_specs = specs;
    }
    return grid;
}

// Spans over some cells that do not span anything yet.
static inline void random_spans(const tz_grid *grid, uint32_t row, uint32_t row_end) {
    for (uint32_t tries = 0; tries < 2; tries++) {
        uint32_t r = row + random_below(row_end - row), c = random_below(grid->columns);
        uint32_t rows = 1 + random_below(row_end - r), columns = 1 + random_below(grid->columns - c);
        bool free = true;
        for (uint32_t i = r; i < r + rows; i++)
            for (uint32_t k = c; k < c + columns; k++) {
                const tz_cell *cell = &grid->cells[(size_t)i * grid->columns + k];
                free = free && cell->flow && cell->rows == 1 && cell->columns == 1;
            }
        if (free)
            span_cell(grid, r, c, rows, columns);
    }
}

static inline tz_len random_size(void) {
    return 5 * TZ_PT + (tz_len)random_below(150) * 635; // 0.05 pt steps
}

// From what hardly holds 1 em a column to `most` ems more.
static inline tz_len random_width(const tz_grid *grid, tz_len size, uint32_t most) {
    return (tz_len)grid->columns * (size * 3 / 2 + grid->rule) + (tz_len)((int64_t)size * random_below(most * 64) / 64);
}

// ---- a second opinion ----

static inline tz_em measure_of(const tz_grid *grid, const tz_len *widths, size_t cell, tz_len size) {
    tz_len width = 0;
    for (uint32_t i = 0; i < grid->cells[cell].columns; i++)
        width += widths[cell % grid->columns + i];
    return tz_grid_measure(grid, width, size);
}

// Height of a table at given widths, row by row and cell by cell; or -1 when a column or cell gets less than it needs.
static inline int64_t height_at(const tz_grid *grid, const tz_len *widths, tz_len size) {
    int64_t y[32] = {0}, frame = 2 * tz_length_resolve(grid->pad_y, size) + grid->rule;
    for (uint32_t i = 0; i < grid->columns; i++) {
        tz_em measure = tz_grid_measure(grid, widths[i], size);
        if (measure < TZ_EM || (grid->column_specs && measure < grid->column_specs[i].least))
            return -1;
    }
    for (uint32_t end = 1; end <= grid->rows; end++) {
        y[end] = y[end - 1] + frame;
        for (size_t i = 0; i < (size_t)end * grid->columns; i++) {
            const tz_cell *cell = &grid->cells[i];
            uint32_t row = (uint32_t)(i / grid->columns);
            if (!cell->flow || row + cell->rows != end)
                continue;
            tz_em measure = measure_of(grid, widths, i, size);
            if (measure < synthetic_least(cell->flow, INT64_MAX))
                return -1;
            int64_t bottom = y[row] + frame + tz_em_to_len(synthetic_height(cell->flow, measure), size);
            y[end] = bottom > y[end] ? bottom : y[end];
        }
    }
    return y[grid->rows];
}

// The least height over all widths whose measures are whole half ems (the last column takes what is left).
static inline void try_all(const tz_grid *grid, tz_len *widths, uint32_t column, tz_len left, tz_len size,
                           int64_t *least) {
    if (column + 1 == grid->columns) {
        widths[column] = left;
        int64_t height = height_at(grid, widths, size);
        if (height >= 0 && (*least < 0 || height < *least))
            *least = height;
        return;
    }
    for (int64_t halves = 2;; halves++) {
        int64_t inner = (halves * size + 1) / 2;
        widths[column] = (tz_len)(inner + 2 * tz_length_resolve(grid->pad_x, size) + grid->rule);
        if (widths[column] >= left)
            return;
        try_all(grid, widths, column + 1, left - widths[column], size, least);
    }
}

static inline int64_t brute_force(const tz_grid *grid, tz_len width, tz_len size) {
    tz_len widths[8];
    int64_t least = -1;
    try_all(grid, widths, 0, width, size, &least);
    return least;
}

// Widths and heights of a fit sum up, every cell's text stands in its measure, and its rows hold it.
static inline void assert_sound(const tz_grid *grid, const tz_table_fit *fit, tz_len width, tz_len size) {
    int64_t widths = 0, heights = 0;
    for (uint32_t i = 0; i < grid->columns; i++) {
        widths += fit->widths[i];
        assert_true(fit->measures[i] <= tz_grid_measure(grid, fit->widths[i], size));
    }
    for (uint32_t i = 0; i < grid->rows; i++)
        heights += fit->heights[i];
    assert_int_equal(widths, width);
    assert_int_equal(heights, fit->height);
    for (size_t i = 0; i < (size_t)grid->rows * grid->columns; i++) {
        const tz_cell *cell = &grid->cells[i];
        if (!cell->flow)
            continue;
        uint32_t row = (uint32_t)(i / grid->columns), column = (uint32_t)(i % grid->columns);
        int64_t room = 0, frame = 2 * tz_length_resolve(grid->pad_y, size) + grid->rule;
        for (uint32_t r = row; r < row + cell->rows; r++)
            room += fit->heights[r];
        tz_em measure = tz_table_fit_measure(grid, fit, size, row, column);
        assert_true(frame + tz_em_to_len(synthetic_height(cell->flow, measure), size) <= room);
    }
}

#endif
