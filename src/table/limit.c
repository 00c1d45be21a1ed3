// Which cell limits a table: that without whose text it would become lowest, and how much of that text is too much.
#include "solver.h"

typedef struct limit_search {
    tz_solver *s;
    tz_len width, size;
    int64_t height, full; // the height there is, and what the table needs
    bool refit;           // column widths are found anew without each cell; else they stay as they are
} limit_search;

static int64_t height_without(const limit_search *q, const tz_solver_cell *cell) {
    tz_query query;
    tz_query_new(q->s, q->width, q->size, cell, &query);
    if (q->refit)
        return tz_solve_row(&query);
    for (uint32_t i = 0; i < q->s->grid->columns; i++)
        q->s->widths[i] = q->s->fit_widths[i];
    return tz_heights_at(&query, q->s->widths) ? tz_row_needs(&query, q->s->heights) : TZ_INFEASIBLE;
}

static tz_solver_cell *costliest(const limit_search *q, int64_t *least) {
    tz_solver_cell *found = NULL;
    for (size_t i = 0; i < q->s->cells_n; i++) {
        tz_solver_cell *cell = &q->s->cells[i];
        if (cell->row < q->s->grid->head_rows || cell->column < q->s->grid->head_columns)
            continue;
        int64_t height = height_without(q, cell);
        if (found && (height > *least || (height == *least && cell->text.flow->chars <= found->text.flow->chars)))
            continue;
        found = cell;
        *least = height;
    }
    return found;
}

// Characters rounded up to full lines of a measure: a text that is too high is so by lines.
static size_t whole_lines(size_t chars, tz_em measure, size_t most) {
    size_t line = measure > TZ_EM ? (size_t)(measure / TZ_EM) : 1;
    size_t rounded = (chars + line - 1) / line * line;
    return rounded < most ? rounded : most;
}

// The part of `chars` that `over` is of `all`, rounded up and at most all.
static size_t part_of(size_t chars, int64_t over, int64_t all) {
    if (over <= 0 || all <= 0)
        return 0;
    int64_t permille = over >= all ? 1000 : (over * 1000 + all - 1) / all;
    return (chars * (size_t)permille + 999) / 1000;
}

static size_t all_chars(const limit_search *q) {
    size_t chars = 0;
    for (size_t i = 0; i < q->s->cells_n; i++)
        if (q->s->cells[i].row >= q->s->grid->head_rows)
            chars += q->s->cells[i].text.flow->chars;
    return chars;
}

// How much the text of a body cell is too long for the measure that all other cells leave it in a table of the height
// there is: the part of its height there that is too much.
static size_t excess_in_row(const limit_search *q, tz_solver_cell *cell) {
    tz_solver *s = q->s;
    tz_query query;
    tz_query_new(s, q->width, q->size, cell, &query);
    tz_solve_row(&query);
    int64_t height = q->height - (cell->row > 0 ? s->least_heights[0] : 0);
    s->least_heights[cell->row] = height;
    tz_exact_needs(&query, s->least_heights);
    int64_t width = q->width - tz_column_needs(&query, false, s->lower) + s->lower[cell->column];
    tz_em measure = tz_inner_width(&query, width);
    int64_t needed = tz_steps_height(&cell->text, s->arena, measure), budget = tz_inner_height(&query, height);
    size_t chars = part_of(cell->text.flow->chars, needed - (budget > 0 ? budget : 0), needed);
    return whole_lines(chars, measure, cell->text.flow->chars);
}

static size_t excess_of(const limit_search *q, tz_solver_cell *cell, bool enough) {
    if (!enough) // of the area of all the table
        return part_of(all_chars(q), q->full - q->height, q->full);
    if (q->refit)
        return excess_in_row(q, cell);
    tz_query query;
    tz_query_new(q->s, q->width, q->size, NULL, &query);
    tz_heights_at(&query, q->s->widths);
    return part_of(cell->text.flow->chars, q->full - q->height, tz_outer_height(&query, cell->height));
}

tz_limit tz_solver_limit(tz_solver *solver, tz_len width, tz_len size, tz_len height) {
    tz_limit limit = {.row = solver->grid->head_rows, .column = solver->grid->head_columns, .enough = true};
    limit_search q = {.s = solver, .width = width, .size = size, .height = height};
    q.full = tz_solver_result(solver, width, size)->height;
    q.refit = solver->optimal && solver->grid->rows <= solver->grid->head_rows + 1 && !solver->relaxed;
    int64_t least = TZ_INFEASIBLE;
    tz_solver_cell *cell = solver->fit.narrow ? NULL : costliest(&q, &least);
    if (!cell)
        return limit;
    limit.row = cell->row;
    limit.column = cell->column;
    if (q.full <= height)
        return limit;
    limit.enough = least <= height;
    limit.excess = excess_of(&q, cell, limit.enough);
    return limit;
}
