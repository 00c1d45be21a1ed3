// What makes a table high: the cell without whose text it would become lowest, and how much of that text is too much.
#include "solver.h"

typedef struct inquiry {
    tz_solver *s;
    tz_len width, size;
    int64_t height, full; // the height there is, and what the table needs
    bool one_row;         // solved exactly: each cell is left out in turn, widths chosen anew
} inquiry;

// Height of the table without a cell's text: at the best widths, or, for tables of several rows, at those chosen.
static int64_t height_without(const inquiry *q, const tz_solver_cell *slot) {
    tz_query ask;
    tz_query_new(q->s, q->width, q->size, slot, &ask);
    if (q->one_row)
        return tz_solve_row(&ask);
    for (uint32_t i = 0; i < q->s->grid->columns; i++)
        q->s->widths[i] = q->s->fit_widths[i];
    return tz_lowest_for(&ask, q->s->widths, q->s->y);
}

static const tz_solver_cell *costliest(const inquiry *q, int64_t *least) {
    const tz_solver_cell *found = NULL;
    for (size_t i = 0; i < q->s->slots_n; i++) {
        const tz_solver_cell *slot = &q->s->slots[i];
        if (slot->row < q->s->grid->head_rows || slot->column < q->s->grid->head_columns)
            continue;
        int64_t height = height_without(q, slot);
        if (found && (height > *least || (height == *least && slot->text.flow->chars <= found->text.flow->chars)))
            continue;
        found = slot;
        *least = height;
    }
    return found;
}

// Characters as lines of a measure hold them: what is too high is so by whole lines.
static size_t whole_lines(size_t chars, tz_em measure, size_t most) {
    size_t line = measure > TZ_EM ? (size_t)(measure / TZ_EM) : 1;
    size_t rounded = (chars + line - 1) / line * line;
    return rounded < most ? rounded : most;
}

// The part of `chars` that `over` is of `whole`, rounded up and at most all.
static size_t part_of(size_t chars, int64_t over, int64_t whole) {
    if (over <= 0 || whole <= 0)
        return 0;
    int64_t permille = over >= whole ? 1000 : (over * 1000 + whole - 1) / whole;
    return (chars * (size_t)permille + 999) / 1000;
}

static size_t all_chars(const inquiry *q) {
    size_t chars = 0;
    for (size_t i = 0; i < q->s->slots_n; i++)
        if (q->s->slots[i].row >= q->s->grid->head_rows)
            chars += q->s->slots[i].text.flow->chars;
    return chars;
}

// How much the cell's text is too long for the measure that all other cells leave it in rows of the height there is:
// the part of its height there that is too much.
static size_t excess_in_row(const inquiry *q, tz_solver_cell *slot) {
    tz_solver *s = q->s;
    tz_query ask;
    tz_query_new(s, q->width, q->size, slot, &ask);
    tz_solve_row(&ask);
    s->least_y[s->grid->rows] = q->height;
    tz_exact_needs(&ask, s->least_y);
    tz_lower_bounds(&ask);
    int64_t width = q->width;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        width -= s->lower[column];
    for (uint32_t column = slot->column; column < slot->column_end; column++)
        width += s->lower[column];
    tz_em measure = tz_inner_width(&ask, width);
    int64_t height = tz_steps_height(&slot->text, s->arena, measure);
    int64_t budget = tz_inner_height(&ask, s->least_y[slot->row_end] - s->least_y[slot->row]);
    size_t chars = part_of(slot->text.flow->chars, height - (budget > 0 ? budget : 0), height);
    return whole_lines(chars, measure, slot->text.flow->chars);
}

static size_t excess_of(const inquiry *q, tz_solver_cell *slot, bool enough) {
    if (!enough) // of the whole table's area
        return part_of(all_chars(q), q->full - q->height, q->full);
    if (q->one_row)
        return excess_in_row(q, slot);
    tz_query ask;
    tz_query_new(q->s, q->width, q->size, NULL, &ask);
    tz_heights_at(&ask, q->s->widths);
    return part_of(slot->text.flow->chars, q->full - q->height, tz_outer_height(&ask, slot->height));
}

tz_limit tz_solver_limit(tz_solver *solver, tz_len width, tz_len size, tz_len height) {
    tz_limit limit = {.row = solver->grid->head_rows, .column = solver->grid->head_columns, .enough = true};
    inquiry q = {.s = solver, .width = width, .size = size, .height = height};
    q.full = tz_solver_answer(solver, width, size)->height;
    q.one_row = solver->grid->rows <= solver->grid->head_rows + 1 && !solver->bare;
    int64_t least = TZ_INFEASIBLE;
    const tz_solver_cell *slot = solver->fit.narrow ? NULL : costliest(&q, &least);
    if (!slot)
        return limit;
    limit.row = slot->row;
    limit.column = slot->column;
    if (q.full <= height)
        return limit;
    limit.enough = least <= height;
    limit.excess = excess_of(&q, (tz_solver_cell *)slot, limit.enough);
    return limit;
}
