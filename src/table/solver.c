// The solver: a grid made ready for queries, and their results.
#include "solver.h"

const tz_content tz_flow_content = {tz_flow_height, tz_flow_min_measure, tz_flow_phrase_measure};

// ---- made ready ----

static void list_cells(tz_solver *s, const tz_content *content) {
    const tz_grid *grid = s->grid;
    s->cells = TZ_ARRAY(s->arena, tz_solver_cell, (size_t)grid->rows * grid->columns);
    for (uint32_t row = 0; row < grid->rows; row++) {
        for (uint32_t column = 0; column < grid->columns; column++) {
            const tz_cell *cell = &grid->cells[(size_t)row * grid->columns + column];
            if (!cell->flow)
                continue;
            s->cells[s->cells_n++] = (tz_solver_cell){
                .text = tz_steps_new(content, cell->flow),
                .preferred = content->preferred(cell->flow),
                .row = row,
                .column = column,
                .row_end = row + cell->rows,
                .column_end = column + cell->columns,
            };
            s->spans = s->spans || cell->rows > 1 || cell->columns > 1;
        }
    }
}

// Small enough to multiply with widths.
static void set_shares(tz_solver *s) {
    const tz_column_spec *specs = s->grid->column_specs;
    int shift = 0;
    for (uint32_t i = 0; specs && i < s->grid->columns; i++)
        while (specs[i].share >> shift >= 1 << 20)
            shift++;
    for (uint32_t i = 0; i < s->grid->columns; i++) {
        tz_em share = specs ? specs[i].share : 1;
        bool rounded_off = share > 0 && share >> shift == 0;
        s->shares[i] = rounded_off || (share == 0 && s->optimal) ? 1 : share >> shift;
    }
}

static void make_room(tz_solver *s) {
    size_t columns = s->grid->columns, rows = s->grid->rows;
    int64_t **by_column[] = {&s->floors, &s->shares, &s->weights, &s->lower, &s->part, &s->widths, &s->tried};
    for (size_t i = 0; i < sizeof by_column / sizeof *by_column; i++)
        *by_column[i] = TZ_ARRAY(s->arena, int64_t, columns);
    s->column_low = TZ_ARRAY(s->arena, tz_em, columns);
    s->settled = TZ_ARRAY(s->arena, bool, columns);
    s->heights = TZ_ARRAY(s->arena, int64_t, rows);
    s->least_heights = TZ_ARRAY(s->arena, int64_t, rows);
    s->fit_widths = TZ_ARRAY(s->arena, tz_len, columns);
    s->fit_measures = TZ_ARRAY(s->arena, tz_em, columns);
    s->fit_heights = TZ_ARRAY(s->arena, tz_len, rows);
}

// Whether the least height can be found: of other grids columns are as specified.
static bool is_optimal(const tz_solver *s) {
    const tz_grid *grid = s->grid;
    bool one_row = grid->head_rows <= 1 && grid->rows == grid->head_rows + 1;
    return grid->optimal && !s->spans && (one_row || grid->columns == 2);
}

tz_solver *tz_solver_new(tz_arena *arena, const tz_grid *grid, const tz_content *content) {
    tz_solver *s = TZ_NEW(arena, tz_solver);
    s->arena = arena;
    s->grid = grid;
    make_room(s);
    list_cells(s, content);
    s->optimal = is_optimal(s);
    set_shares(s);
    return s;
}

// ---- results ----

static tz_len saturated(int64_t length) {
    return length > INT32_MAX ? INT32_MAX : (tz_len)length;
}

// Stores the result in s->widths and s->fit_measures, its rows as high as the text at these measures.
static void store_result(const tz_query *query) {
    tz_solver *s = query->s;
    tz_heights_at(query, s->widths);
    for (size_t i = 0; i < s->cells_n; i++) {
        tz_solver_cell *cell = &s->cells[i];
        if (cell->column_end == cell->column + 1)
            cell->height = tz_steps_height(&cell->text, s->arena, s->fit_measures[cell->column]);
    }
    int64_t height = tz_row_needs(query, s->heights);
    for (uint32_t i = 0; i < s->grid->columns; i++)
        s->fit_widths[i] = (tz_len)s->widths[i];
    for (uint32_t i = 0; i < s->grid->rows; i++)
        s->fit_heights[i] = saturated(s->heights[i]);
    s->fit = (tz_table_fit){s->fit_widths, s->fit_measures, s->fit_heights, saturated(height), false};
}

// Nothing can be set: equal columns, and heights that no page has.
static void store_narrow(tz_solver *s, tz_len width) {
    uint32_t n = s->grid->columns;
    for (uint32_t i = 0; i < n; i++) {
        s->fit_widths[i] = (tz_len)((int64_t)width * (i + 1) / n - (int64_t)width * i / n);
        s->fit_measures[i] = 0;
    }
    for (uint32_t i = 0; i < s->grid->rows; i++)
        s->fit_heights[i] = INT32_MAX;
    s->fit = (tz_table_fit){s->fit_widths, s->fit_measures, s->fit_heights, INT32_MAX, true};
}

static int64_t least_height(const tz_query *query) {
    const tz_grid *grid = query->s->grid;
    return grid->rows <= grid->head_rows + 1 ? tz_solve_row(query) : tz_solve_pair(query);
}

// Finds the height for a width and size, unless that was the last query. For an optimal table the rows' heights are
// left in s->least_heights, and widths are not found yet.
static void solve_for(tz_solver *s, tz_len width, tz_len size) {
    if (s->width == width && s->size == size)
        return;
    s->width = width;
    s->size = size;
    tz_query query;
    bool narrow = !tz_query_new(s, width, size, NULL, &query);
    s->relaxed = query.relaxed;
    s->complete = narrow || query.relaxed || !s->optimal;
    if (narrow) {
        store_narrow(s, width);
    } else if (s->complete) {
        tz_specified_widths(&query);
        store_result(&query);
    } else {
        s->fit.height = saturated(least_height(&query));
    }
}

const tz_table_fit *tz_solver_result(tz_solver *s, tz_len width, tz_len size) {
    solve_for(s, width, size);
    if (s->complete)
        return &s->fit;
    tz_query query;
    tz_query_new(s, width, size, NULL, &query);
    tz_exact_needs(&query, s->least_heights);
    tz_even_widths(&query);
    store_result(&query);
    s->complete = true;
    return &s->fit;
}

tz_table_fit tz_solver_fit(tz_solver *solver, tz_arena *arena, tz_len width, tz_len size) {
    tz_table_fit fit = *tz_solver_result(solver, width, size);
    size_t columns = solver->grid->columns, rows = solver->grid->rows;
    fit.widths = (const tz_len *)(const void *)tz_arena_copy(arena, fit.widths, columns * sizeof *fit.widths);
    fit.measures = (const tz_em *)(const void *)tz_arena_copy(arena, fit.measures, columns * sizeof *fit.measures);
    fit.heights = (const tz_len *)(const void *)tz_arena_copy(arena, fit.heights, rows * sizeof *fit.heights);
    return fit;
}

tz_len tz_solver_height(tz_solver *solver, tz_len width, tz_len size) {
    solve_for(solver, width, size);
    return solver->fit.height;
}
