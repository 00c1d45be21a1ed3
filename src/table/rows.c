// Tables of several rows and more than two columns: a good height, where the least is NP-complete.
//
// A start from the convex area model: a cell of text area a is a / m high at measure m, and the table as high as the
// longest chain of cells from top to bottom. If only the cells of one chain counted, the best measures would be in
// proportion to the roots of the columns' areas in it. The model's optimum is the one mixture of chains for which this
// holds, found by the method of Frank and Wolfe on the dual problem: set the columns, see which chain is highest, and
// mix its areas in with weight 2 / (t + 2). Integers throughout, so every machine gets the same.
//
// Then real heights: width moves from column to column in ever smaller amounts, and rows are lowered to their next
// height, as long as the table becomes lower. The plain columns are improved in the same way and the lower result
// taken, so the table is never higher than with them.
#include "solver.h"

#include <string.h>

#define MIXTURES 48
#define AREA_SHIFT 16 // areas are kept in units of 2^16, so that their sums fit

static int64_t root(int64_t value) {
    int64_t guess = value, next = (value + 1) / 2;
    while (next < guess) {
        guess = next;
        next = (guess + value / guess) / 2;
    }
    return guess;
}

// Never 0, to divide by.
static tz_em measure_at(const tz_query *ask, const tz_solver_cell *slot, const int64_t *widths) {
    tz_em measure = tz_cell_measure(ask, slot, widths);
    return measure > 0 ? measure : 1;
}

// ---- the area model ----

// Areas of all cells from their heights at some widths.
static void measure_areas(const tz_query *ask, const int64_t *widths) {
    for (size_t i = 0; i < ask->s->slots_n; i++) {
        tz_solver_cell *slot = &ask->s->slots[i];
        slot->area = (slot->height * measure_at(ask, slot, widths)) >> AREA_SHIFT;
    }
}

// Adds a cell's area to the claims of the columns it stands in: by the square of each one's part of its measure, which
// is how the cell's height depends on them.
static void claim_area(const tz_query *ask, const tz_solver_cell *slot, const int64_t *widths) {
    int64_t width = 0;
    for (uint32_t column = slot->column; column < slot->column_end; column++)
        width += widths[column];
    for (uint32_t column = slot->column; column < slot->column_end; column++) {
        int64_t part = widths[column] * 1024 / (width > 0 ? width : 1);
        ask->s->claim[column] += slot->area / 1024 * part / 1024 * part;
    }
}

// The chain of cells that makes the table as high as it is, from the bottom up.
static void claim_chain(const tz_query *ask, const int64_t *widths) {
    tz_solver *s = ask->s;
    uint32_t row = s->grid->rows;
    memset(s->claim, 0, s->grid->columns * sizeof *s->claim);
    for (size_t i = s->slots_n; i-- > 0;) {
        const tz_solver_cell *slot = s->by_row[i];
        if (row > slot->row_end)
            row = slot->row_end; // a row no higher than its frame
        if (row < slot->row_end || s->y[slot->row] + tz_outer_height(ask, slot->height) < s->y[row])
            continue;
        claim_area(ask, slot, widths);
        row = slot->row;
    }
}

static void widths_by_demand(const tz_query *ask, int64_t *widths) {
    tz_solver *s = ask->s;
    size_t n = s->grid->columns;
    for (size_t i = 0; i < n; i++)
        s->part[i] = root(s->demand[i]) + 1;
    tz_share_width(ask->width, s->part, s->lower, n, widths, s->settled);
}

// The widths of least height in the model.
static void solve_model(const tz_query *ask, int64_t *widths) {
    tz_solver *s = ask->s;
    memset(s->demand, 0, s->grid->columns * sizeof *s->demand);
    for (int64_t t = 0; t < MIXTURES; t++) {
        for (size_t i = 0; i < s->slots_n; i++)
            s->slots[i].height = (s->slots[i].area << AREA_SHIFT) / measure_at(ask, &s->slots[i], widths);
        tz_lowest(ask, s->y);
        claim_chain(ask, widths);
        for (uint32_t column = 0; column < s->grid->columns; column++)
            s->demand[column] += 2 * (s->claim[column] - s->demand[column]) / (t + 2);
        widths_by_demand(ask, widths);
    }
}

// ---- real heights ----

// Tries to give `amount` of one column's width to another. True when the table became lower than *height.
static bool shift(const tz_query *ask, int64_t *widths, uint32_t from, uint32_t to, int64_t amount, int64_t *height) {
    widths[from] -= amount;
    widths[to] += amount;
    int64_t tried = tz_lowest_for(ask, widths, ask->s->y);
    if (tried < *height) {
        *height = tried;
        return true;
    }
    widths[from] += amount;
    widths[to] -= amount;
    return false;
}

static bool shift_any(const tz_query *ask, int64_t *widths, int64_t amount, int64_t *height) {
    bool better = false;
    for (uint32_t from = 0; from < ask->s->grid->columns; from++)
        for (uint32_t to = 0; to < ask->s->grid->columns; to++)
            while (from != to && shift(ask, widths, from, to, amount, height))
                better = true;
    return better;
}

// Takes an EMU off a row. True when widths exist for that; they are in s->tried then.
static bool lower_row(const tz_query *ask, uint32_t row) {
    tz_solver *s = ask->s;
    for (uint32_t below = row + 1; below <= s->grid->rows; below++)
        s->y[below]--;
    bool holds = true;
    for (size_t i = 0; i < s->slots_n && holds; i++)
        if (s->slots[i].row <= row && s->slots[i].row_end > row)
            holds = tz_limit_cell(ask, &s->slots[i], s->y, 0, s->grid->rows);
    int64_t total;
    if (!holds || !tz_feasible(ask, &total))
        return false;
    tz_exact_needs(ask, s->y);
    tz_lower_bounds(ask);
    tz_spread_width(ask, s->tried);
    return true;
}

// Lowers each row that widths can be found for. True when the table became lower than *height.
static bool lower_rows(const tz_query *ask, int64_t *widths, int64_t *height) {
    tz_solver *s = ask->s;
    int64_t total;
    bool better = false;
    for (uint32_t row = 0; row < s->grid->rows; row++) {
        tz_lowest_for(ask, widths, s->y);
        if (s->y[row + 1] - s->y[row] <= ask->frame_y)
            continue;
        tz_feasible_for(ask, s->y, 0, s->grid->rows, &total);
        while (lower_row(ask, row)) {
            int64_t lower = tz_lowest_for(ask, s->tried, s->y);
            if (lower >= *height)
                break;
            *height = lower;
            memcpy(widths, s->tried, s->grid->columns * sizeof *widths);
            better = true;
            tz_feasible_for(ask, s->y, 0, s->grid->rows, &total);
        }
    }
    return better;
}

static int64_t improve(const tz_query *ask, int64_t *widths) {
    int64_t height = tz_lowest_for(ask, widths, ask->s->y);
    bool better = height != TZ_INFEASIBLE;
    while (better) {
        better = false;
        for (int64_t amount = 16 * ask->size; amount >= ask->size / 4 && amount > 0; amount /= 2)
            better = shift_any(ask, widths, amount, &height) || better;
        better = lower_rows(ask, widths, &height) || better;
    }
    return height;
}

// Improves s->widths and keeps their rows if they are the lowest yet.
static void try_widths(const tz_query *ask, int64_t *best) {
    tz_solver *s = ask->s;
    int64_t height = improve(ask, s->widths);
    if (height >= *best)
        return;
    *best = height;
    tz_lowest_for(ask, s->widths, s->least_y);
}

static void bounds_from_floors(const tz_query *ask) {
    for (size_t i = 0; i < ask->s->slots_n; i++)
        ask->s->slots[i].need = ask->s->slots[i].floor;
    tz_lower_bounds(ask);
}

int64_t tz_solve_rows(const tz_query *ask) {
    tz_solver *s = ask->s;
    int64_t best = TZ_INFEASIBLE;
    bounds_from_floors(ask);
    tz_spread_width(ask, s->widths);
    tz_heights_at(ask, s->widths);
    measure_areas(ask, s->widths);
    solve_model(ask, s->widths);
    if (tz_heights_at(ask, s->widths)) {
        measure_areas(ask, s->widths); // nearer to the truth than those from the plain columns
        solve_model(ask, s->widths);
    }
    try_widths(ask, &best);
    bounds_from_floors(ask);
    tz_spread_width(ask, s->widths);
    try_widths(ask, &best);
    return best;
}
