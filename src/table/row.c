// The exact least height of a table with one body row, whatever its cells span.
//
// Let the rows' heights be given. Each cell then has a budget, there is a least measure for it, and the least total
// width follows exactly (query.c). Heights are feasible when that is at most the table's width; to be certain of that
// or of the contrary, bounds of the least measures often do (steps.h). A greater height of any row loosens budgets and
// so never needs more width: feasibility is monotone in every row's height.
//
// The last row: with the others fixed there is a least feasible height; the search keeps `low` infeasible and `high`
// feasible and ends when they are neighbours in EMU, so nothing between them is left untried. That takes few probes,
// since a feasible probe falls at once to a height that cells really have.
//
// The rows before it (heads): take a table of least height, and of these one whose first row is least, then its second
// and so on. Such a row could hand an EMU on to the row below it, if no cell that ends in it grew out of its rows; so
// its height is one that such a cell has at some measure, less the rows above that the cell also covers (or that of a
// row without text). These candidates are walked upwards, each the next height above the last that any cell can take.
// Walking ends when the candidate and the least that the rows below need by themselves (`rest`, found the same way
// before, without the cells that begin above them) cannot beat the best found, or no greater height can.
// All heights are EMU as they will stand on the page, so rounding is part of what is proved.
#include "solver.h"

#include <string.h>

typedef struct search {
    const tz_query *ask;
    uint32_t first; // rows above are not there; cells that begin in them neither
    int64_t best;   // total height of the best found, or TZ_INFEASIBLE
    uint32_t rows;
} search;

// ---- the last row ----

// The measures of all columns together, in 1/1,000 em: what heights are in inverse proportion to.
static int64_t breadth(const tz_query *ask) {
    int64_t inner = ask->width - ask->frame_x * ask->s->grid->columns;
    return inner <= 0 ? 1 : inner * 1000 / ask->size + 1;
}

// Where the last row may end: as high as the last answer's text lets expect, else as in equal columns.
static int64_t guess(const search *q) {
    tz_solver *s = q->ask->s;
    const int64_t *y = s->y;
    if (s->area)
        return y[q->rows - 1] + tz_outer_height(q->ask, s->area / breadth(q->ask));
    int64_t most = 0;
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        if (slot->row_end < q->rows || slot->row < q->first || slot == q->ask->without)
            continue;
        tz_em measure = tz_inner_width(q->ask, q->ask->width * (slot->column_end - slot->column) / s->grid->columns);
        int64_t height = tz_steps_height(&slot->text, s->arena, measure > slot->floor ? measure : slot->floor);
        int64_t end = y[slot->row] + tz_outer_height(q->ask, height);
        most = end > most ? end : most;
    }
    return most;
}

// Where the last row really ends at the measures found for a feasible probe.
static int64_t attained(const search *q, int64_t probe) {
    const tz_solver *s = q->ask->s;
    int64_t most = s->y[q->rows - 1] + q->ask->frame_y;
    for (size_t i = 0; i < s->slots_n; i++) {
        const tz_solver_cell *slot = &s->slots[i];
        if (slot->row_end < q->rows || slot->row < q->first || slot == q->ask->without)
            continue;
        int64_t end = s->y[slot->row] + tz_outer_height(q->ask, slot->height);
        most = end > most ? end : most;
    }
    return most < probe ? most : probe;
}

// The height at which the text would take just the table's width, if its area stayed the same; upwards in bold steps.
static int64_t by_area(const search *q, int64_t probe, int64_t total) {
    int64_t top = q->ask->s->y[q->rows - 1];
    if (total == TZ_INFEASIBLE)
        return 2 * probe - top + 1;
    int64_t ratio = total * 1024 / q->ask->width;
    if (total > q->ask->width && ratio < 1024 + 32)
        ratio = 1024 + 32;
    return top + (probe - top) * ratio / 1024 + 1;
}

// Lowers the last row as far as it goes, below the best found. True when that gave a better one.
static bool lower_last(search *q) {
    tz_solver *s = q->ask->s;
    uint32_t last = q->rows - 1;
    int64_t low = s->y[last] + s->rest[last] - 1, high = q->best;
    int64_t probe = high == TZ_INFEASIBLE ? guess(q) : high - 1;
    while (low + 1 < high) {
        probe = probe <= low ? low + 1 : probe >= high ? high - 1 : probe;
        s->y[q->rows] = probe;
        int64_t total;
        if (tz_feasible_for(q->ask, s->y, q->first, q->rows, &total)) {
            high = attained(q, probe);
            probe = by_area(q, high, total);
            if (probe <= low)
                probe = low + (high - low) / 2;
        } else {
            low = probe;
            probe = high == TZ_INFEASIBLE ? by_area(q, probe, total) : high - 1;
        }
    }
    if (high == q->best)
        return false;
    s->y[q->rows] = q->best = high;
    return true;
}

// ---- the rows before it ----

// The least height of a row that any widths allow, or a little less.
static int64_t least_height(const search *q, uint32_t row) {
    const tz_query *ask = q->ask;
    tz_solver *s = ask->s;
    int64_t least = ask->frame_y;
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        if (slot->row_end != row + 1 || slot->row < q->first || slot == ask->without)
            continue;
        int64_t height = tz_outer_height(ask, tz_steps_height(&slot->text, s->arena, slot->most));
        height -= s->y[row] - s->y[slot->row];
        least = height > least ? height : least;
    }
    return least;
}

// The next height above `height` that a cell ending in the row can take.
static int64_t next_height(const search *q, uint32_t row, int64_t height) {
    tz_solver *s = q->ask->s;
    int64_t next = TZ_INFEASIBLE;
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        if (slot->row_end != row + 1 || slot->row < q->first)
            continue;
        int64_t above = s->y[row] - s->y[slot->row];
        int64_t candidate = tz_cell_height_above(q->ask, slot, above + height);
        if (candidate != TZ_INFEASIBLE && candidate - above < next)
            next = candidate - above;
    }
    return next;
}

// Whether a greater height of the row may lead to a better table: at least if the row had the greatest height that can,
// and the last row what the next greater height would leave it, there must be widths for both.
static bool worth_raising(const search *q, uint32_t row, int64_t height) {
    tz_solver *s = q->ask->s;
    if (q->best == TZ_INFEASIBLE)
        return true;
    int64_t left = q->best - 1 - s->y[row], most = left - s->rest[row + 1], total;
    if (most <= height || row + 2 < q->rows)
        return most > height;
    s->y[row + 1] = s->y[row] + most;
    s->y[q->rows] = s->y[row + 1] + left - height - 1;
    return tz_feasible_for(q->ask, s->y, q->first, q->rows, &total);
}

static void descend(search *q, uint32_t row) {
    tz_solver *s = q->ask->s;
    if (row + 1 == q->rows) {
        if (lower_last(q))
            memcpy(s->least_y, s->y, (q->rows + 1) * sizeof *s->y);
        return;
    }
    for (int64_t height = least_height(q, row), total; height != TZ_INFEASIBLE; height = next_height(q, row, height)) {
        if (q->best != TZ_INFEASIBLE && s->y[row] + height + s->rest[row + 1] >= q->best)
            return;
        s->y[row + 1] = s->y[row] + height;
        if (tz_feasible_for(q->ask, s->y, q->first, row + 1, &total))
            descend(q, row + 1);
        if (!worth_raising(q, row, height))
            return;
    }
}

int64_t tz_solve_row(const tz_query *ask) {
    tz_solver *s = ask->s;
    search q = {.ask = ask, .rows = s->grid->rows};
    s->rest[q.rows - 1] = ask->frame_y;
    for (q.first = q.rows; q.first-- > 0;) {
        q.best = TZ_INFEASIBLE;
        s->y[q.first] = 0;
        descend(&q, q.first);
        s->rest[q.first] = q.best;
        if (q.first + 1 == q.rows && !ask->without)
            s->area = tz_inner_height(ask, q.best) * breadth(ask);
    }
    return q.best;
}
