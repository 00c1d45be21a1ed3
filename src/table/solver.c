// The solver: a grid made ready for questions, and their answers.
#include "solver.h"

#include <stdlib.h>

// ---- made ready ----

static int compare_positions(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static int by_row_end(const void *a, const void *b) {
    const tz_solver_cell *one = *(tz_solver_cell *const *)a, *other = *(tz_solver_cell *const *)b;
    int order = compare_positions(one->row_end, other->row_end);
    return order ? order : (one > other) - (one < other); // all slots stand in one array
}

static int by_column_end(const void *a, const void *b) {
    const tz_solver_cell *one = *(tz_solver_cell *const *)a, *other = *(tz_solver_cell *const *)b;
    int order = compare_positions(one->column_end, other->column_end);
    return order ? order : (one > other) - (one < other);
}

static tz_solver_cell **ordered(tz_solver *s, int (*compare)(const void *, const void *)) {
    tz_solver_cell **order = TZ_ARRAY(s->arena, tz_solver_cell *, s->slots_n);
    for (size_t i = 0; i < s->slots_n; i++)
        order[i] = &s->slots[i];
    qsort(order, s->slots_n, sizeof(tz_solver_cell *), compare);
    return order;
}

static void make_slots(tz_solver *s, const tz_content *content) {
    const tz_grid *grid = s->grid;
    s->slots = TZ_ARRAY(s->arena, tz_solver_cell, (size_t)grid->rows * grid->columns);
    for (uint32_t row = 0; row < grid->rows; row++) {
        for (uint32_t column = 0; column < grid->columns; column++) {
            const tz_cell *cell = &grid->cells[(size_t)row * grid->columns + column];
            if (!cell->flow)
                continue;
            s->slots[s->slots_n++] = (tz_solver_cell){
                .text = tz_steps_new(content, cell->flow),
                .row = row,
                .column = column,
                .row_end = row + cell->rows,
                .column_end = column + cell->columns,
            };
        }
    }
    s->by_row = ordered(s, by_row_end);
    s->by_column = ordered(s, by_column_end);
}

// Positive, and small enough to multiply with widths.
static void set_preferred(tz_solver *s) {
    const tz_grid *grid = s->grid;
    int shift = 0;
    for (uint32_t i = 0; grid->preferred && i < grid->columns; i++)
        while (grid->preferred[i] >> shift >= 1 << 20)
            shift++;
    for (uint32_t i = 0; i < grid->columns; i++) {
        tz_em share = grid->preferred ? grid->preferred[i] >> shift : 1;
        s->preferred[i] = share > 0 ? share : 1;
    }
}

static void make_room(tz_solver *s) {
    size_t columns = s->grid->columns + 1, rows = s->grid->rows + 1;
    int64_t **by_columns[] = {&s->x,      &s->column_floor, &s->preferred, &s->lower, &s->part,
                              &s->widths, &s->tried,        &s->demand,    &s->claim};
    int64_t **by_rows[] = {&s->y, &s->least_y, &s->rest};
    for (size_t i = 0; i < sizeof by_columns / sizeof *by_columns; i++)
        *by_columns[i] = TZ_ARRAY(s->arena, int64_t, columns);
    for (size_t i = 0; i < sizeof by_rows / sizeof *by_rows; i++)
        *by_rows[i] = TZ_ARRAY(s->arena, int64_t, rows);
    s->column_low = TZ_ARRAY(s->arena, tz_em, columns);
    s->settled = TZ_ARRAY(s->arena, bool, columns);
    s->fit_widths = TZ_ARRAY(s->arena, tz_len, columns);
    s->fit_measures = TZ_ARRAY(s->arena, tz_em, columns);
    s->fit_heights = TZ_ARRAY(s->arena, tz_len, rows);
}

tz_solver *tz_solver_new(tz_arena *arena, const tz_grid *grid, const tz_content *content) {
    tz_solver *s = TZ_NEW(arena, tz_solver);
    s->arena = arena;
    s->grid = grid;
    make_room(s);
    make_slots(s, content);
    set_preferred(s);
    return s;
}

// ---- answers ----

static tz_len saturated(int64_t length) {
    return length > INT32_MAX ? INT32_MAX : (tz_len)length;
}

// The answer in s->widths and s->fit_measures, its rows as high as the text at these measures.
static void keep_answer(const tz_query *ask) {
    tz_solver *s = ask->s;
    tz_heights_at(ask, s->widths);
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        if (slot->column_end == slot->column + 1)
            slot->height = tz_steps_height(&slot->text, s->arena, s->fit_measures[slot->column]);
    }
    int64_t height = tz_lowest(ask, s->y);
    for (uint32_t i = 0; i < s->grid->columns; i++)
        s->fit_widths[i] = (tz_len)s->widths[i];
    for (uint32_t i = 0; i < s->grid->rows; i++)
        s->fit_heights[i] = saturated(s->y[i + 1] - s->y[i]);
    s->fit = (tz_table_fit){s->fit_widths, s->fit_measures, s->fit_heights, saturated(height), false};
}

// Nothing can be set: equal columns, and heights that no page has.
static void keep_narrow(tz_solver *s, tz_len width) {
    uint32_t n = s->grid->columns;
    for (uint32_t i = 0; i < n; i++) {
        s->fit_widths[i] = (tz_len)((int64_t)width * (i + 1) / n - (int64_t)width * i / n);
        s->fit_measures[i] = 0;
    }
    for (uint32_t i = 0; i < s->grid->rows; i++)
        s->fit_heights[i] = INT32_MAX;
    s->fit = (tz_table_fit){s->fit_widths, s->fit_measures, s->fit_heights, INT32_MAX, true};
}

// Columns as tz_spread_width gives them above the floors; the measures are all that the widths hold.
static void keep_spread(const tz_query *ask) {
    tz_solver *s = ask->s;
    tz_lower_bounds(ask);
    tz_spread_width(ask, s->widths);
    for (uint32_t i = 0; i < s->grid->columns; i++)
        s->fit_measures[i] = tz_inner_width(ask, s->widths[i]);
    keep_answer(ask);
}

static int64_t solve(const tz_query *ask) {
    const tz_grid *grid = ask->s->grid;
    if (grid->rows <= grid->head_rows + 1)
        return tz_solve_row(ask);
    return grid->columns == 2 ? tz_solve_pair(ask) : tz_solve_rows(ask);
}

// Finds the least height, and its rows in s->least_y, unless that was the last question.
static void solve_for(tz_solver *s, tz_len width, tz_len size) {
    if (s->width == width && s->size == size)
        return;
    s->width = width;
    s->size = size;
    tz_query ask;
    s->fitted = !tz_query_new(s, width, size, NULL, &ask);
    s->bare = ask.bare;
    if (s->fitted) {
        keep_narrow(s, width);
    } else if (ask.bare) {
        keep_spread(&ask);
        s->fitted = true;
    } else {
        s->fit.height = saturated(solve(&ask));
    }
}

const tz_table_fit *tz_solver_answer(tz_solver *s, tz_len width, tz_len size) {
    solve_for(s, width, size);
    if (s->fitted)
        return &s->fit;
    tz_query ask;
    tz_query_new(s, width, size, NULL, &ask);
    tz_exact_needs(&ask, s->least_y);
    tz_finalise_widths(&ask);
    keep_answer(&ask);
    s->fitted = true;
    return &s->fit;
}

static tz_table_fit copied(tz_table_fit fit, const tz_grid *grid, tz_arena *arena) {
    size_t columns = grid->columns, rows = grid->rows;
    fit.widths = (const tz_len *)(const void *)tz_arena_copy(arena, fit.widths, columns * sizeof *fit.widths);
    fit.measures = (const tz_em *)(const void *)tz_arena_copy(arena, fit.measures, columns * sizeof *fit.measures);
    fit.heights = (const tz_len *)(const void *)tz_arena_copy(arena, fit.heights, rows * sizeof *fit.heights);
    return fit;
}

tz_table_fit tz_solver_fit(tz_solver *solver, tz_arena *arena, tz_len width, tz_len size) {
    return copied(*tz_solver_answer(solver, width, size), solver->grid, arena);
}

tz_len tz_solver_height(tz_solver *solver, tz_len width, tz_len size) {
    solve_for(solver, width, size);
    return solver->fit.height;
}

tz_table_fit tz_solver_plain(tz_solver *solver, tz_arena *arena, tz_len width, tz_len size) {
    tz_query ask;
    solver->width = 0; // takes the place of the last answer
    if (tz_query_new(solver, width, size, NULL, &ask))
        keep_spread(&ask);
    else
        keep_narrow(solver, width);
    return copied(solver->fit, solver->grid, arena);
}
