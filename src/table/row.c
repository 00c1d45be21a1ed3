// The exact least height of a table with one body row, below one head row or none.
//
// Let the rows' heights be given. Each cell then has a budget, there is a least measure for it, and the least total
// width follows exactly (query.c). Heights are feasible when that is at most the table's width; to be certain of that
// or of the contrary, bounds of the least measures often do (steps.h). A greater height of a row loosens budgets and so
// never needs more width: feasibility is monotone in both rows' heights.
//
// The body row: below a given head row there is a least feasible height; the search keeps `low` infeasible and `high`
// feasible and ends when they are neighbours in EMU, so nothing between them is left untried. That takes few probes,
// since a feasible probe falls at once to a height that cells really have.
//
// The head row: in a table of least height whose head row is as low as it can be, a cell of the head row is as high as
// the row, at some measure. So the heights that its cells can take are walked upwards, each the next above the last.
// Walking ends when the head row and the least that the body needs by itself cannot beat the best found, or no greater
// height can.
// All heights are EMU as they will stand on the page, so rounding is part of what is proved.
#include "solver.h"

#include <string.h>

typedef struct search {
    const tz_query *query;
    uint32_t body;      // the body row
    int64_t head;       // height of the head row above it; 0: none
    int64_t least_body; // no body row is lower than that
    int64_t best;       // total height of the best found, or TZ_INFEASIBLE
} search;

static bool counts(const search *q, const tz_solver_cell *cell, uint32_t row) {
    return cell->row == row && cell != q->query->without;
}

// ---- the body row ----

// The measures of all columns together, in 1/1,000 em: what heights are in inverse proportion to.
static int64_t breadth(const tz_query *query) {
    int64_t inner = query->width - query->frame_x * query->s->grid->columns;
    return inner <= 0 ? 1 : inner * 1000 / query->size + 1;
}

// The height that the area of the last result's text lets expect, else that in equal columns.
static int64_t guess(const search *q) {
    tz_solver *s = q->query->s;
    if (s->area)
        return tz_outer_height(q->query, s->area / breadth(q->query));
    int64_t most = 0;
    tz_em measure = tz_inner_width(q->query, q->query->width / s->grid->columns);
    for (size_t i = 0; i < s->cells_n; i++) {
        tz_solver_cell *cell = &s->cells[i];
        if (!counts(q, cell, q->body))
            continue;
        int64_t height = tz_steps_height(&cell->text, s->arena, measure > cell->floor ? measure : cell->floor);
        height = tz_outer_height(q->query, height);
        most = height > most ? height : most;
    }
    return most;
}

// How high the body row really is at the measures found for a feasible probe.
static int64_t attained(const search *q, int64_t probe) {
    const tz_solver *s = q->query->s;
    int64_t most = q->query->frame_y;
    for (size_t i = 0; i < s->cells_n; i++) {
        int64_t height = counts(q, &s->cells[i], q->body) ? tz_outer_height(q->query, s->cells[i].height) : 0;
        most = height > most ? height : most;
    }
    return most < probe ? most : probe;
}

// The height at which the text would take just the table's width, if its area stayed the same; upwards in bold steps.
static int64_t by_area(const search *q, int64_t probe, int64_t total) {
    if (total == TZ_INFEASIBLE)
        return 2 * probe + 1;
    int64_t ratio = total * 1024 / q->query->width;
    if (total > q->query->width && ratio < 1024 + 32)
        ratio = 1024 + 32;
    return probe * ratio / 1024 + 1;
}

// Lowers the body row as far as it goes, for a better table than the best found.
static void lower_body(search *q) {
    tz_solver *s = q->query->s;
    bool any = q->best != TZ_INFEASIBLE;
    int64_t low = q->least_body - 1, best = any ? q->best - q->head : TZ_INFEASIBLE, high = best;
    int64_t probe = any ? high - 1 : guess(q);
    while (low + 1 < high) {
        probe = probe <= low ? low + 1 : probe >= high ? high - 1 : probe;
        s->heights[q->body] = probe;
        int64_t total;
        if (tz_feasible(q->query, s->heights, &total)) {
            high = attained(q, probe);
            probe = by_area(q, high, total);
            if (probe <= low)
                probe = low + (high - low) / 2;
        } else {
            low = probe;
            probe = high == TZ_INFEASIBLE ? by_area(q, probe, total) : high - 1;
        }
    }
    if (high == best)
        return;
    q->best = q->head + high;
    s->heights[q->body] = high;
    memcpy(s->least_heights, s->heights, s->grid->rows * sizeof *s->heights);
}

// ---- the head row ----

// The least height that any widths allow.
static int64_t least_head(const search *q) {
    tz_solver *s = q->query->s;
    int64_t least = q->query->frame_y;
    for (size_t i = 0; i < s->cells_n; i++) {
        tz_solver_cell *cell = &s->cells[i];
        if (!counts(q, cell, 0))
            continue;
        int64_t height = tz_outer_height(q->query, tz_steps_height(&cell->text, s->arena, cell->most));
        least = height > least ? height : least;
    }
    return least;
}

// The next height above `height` that one of its cells can take.
static int64_t next_head(const search *q, int64_t height) {
    tz_solver *s = q->query->s;
    int64_t next = TZ_INFEASIBLE;
    for (size_t i = 0; i < s->cells_n; i++) {
        int64_t above = s->cells[i].row == 0 ? tz_cell_height_above(q->query, &s->cells[i], height) : TZ_INFEASIBLE;
        next = above < next ? above : next;
    }
    return next;
}

// Whether a greater height may lead to a better table: at least if the head row had the greatest height that can, and
// the body row what the next greater height would leave it, there must be widths for both.
static bool worth_raising(const search *q, int64_t height) {
    tz_solver *s = q->query->s;
    if (q->best == TZ_INFEASIBLE)
        return true;
    int64_t left = q->best - 1, total;
    if (left - q->least_body <= height)
        return false;
    s->heights[0] = left - q->least_body;
    s->heights[q->body] = left - height - 1;
    return tz_feasible(q->query, s->heights, &total);
}

static void walk_heads(search *q) {
    tz_solver *s = q->query->s;
    for (int64_t height = least_head(q), total; height != TZ_INFEASIBLE; height = next_head(q, height)) {
        if (q->best != TZ_INFEASIBLE && height + q->least_body >= q->best)
            return;
        q->head = s->heights[0] = height;
        s->heights[q->body] = TZ_UNLIMITED;
        if (tz_feasible(q->query, s->heights, &total))
            lower_body(q);
        if (!worth_raising(q, height))
            return;
    }
}

int64_t tz_solve_row(const tz_query *query) {
    tz_solver *s = query->s;
    search q = {.query = query, .body = s->grid->rows - 1, .least_body = query->frame_y, .best = TZ_INFEASIBLE};
    s->heights[0] = TZ_UNLIMITED; // the body row by itself
    lower_body(&q);
    if (!query->without)
        s->area = tz_inner_height(query, q.best) * breadth(query);
    if (q.body == 0)
        return q.best;
    q.least_body = q.best;
    q.best = TZ_INFEASIBLE;
    walk_heads(&q);
    return q.best;
}
