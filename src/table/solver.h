// Inside the table stage: a solver, one question put to it, and what its files share.
//
// Widths and heights are EMU here, int64_t so that nothing overflows on the way; x and y are the positions of the
// boundaries between columns and rows, from the table's left and top edge.
#ifndef TABLE_SOLVER_H
#define TABLE_SOLVER_H

#include "steps.h"

#define TZ_INFEASIBLE INT64_MAX // no height or width does

// A cell that is not covered by another one's span.
typedef struct tz_solver_cell {
    tz_steps text;
    uint32_t row, column, row_end, column_end;
    // At the question in work:
    tz_em floor, most; // the least and the greatest measure it can be given
    int64_t budget;    // em: how high its text may be, for the heights of its rows in work
    tz_em low, need;   // the least measure for that is at least `low`; `need` is known to do
    int64_t height;    // em: its text's height at `need`, or at the widths in work
    int64_t area;      // of its text, for the area model
} tz_solver_cell;

struct tz_solver {
    tz_arena *arena;
    const tz_grid *grid;
    tz_solver_cell *slots; // row by row
    size_t slots_n;
    tz_solver_cell **by_row, **by_column; // in order of row_end and of column_end
    int64_t area;                         // height × measure of the last answer, to guess the next from; 0: none yet
    // Room to work in: positions have one more than columns or rows.
    int64_t *x, *y, *least_y, *rest;
    tz_em *column_low; // of the cells of one column: the least measure there can be
    int64_t *column_floor, *preferred, *lower, *part, *widths, *tried, *demand, *claim;
    bool *settled;
    // The last answer, to the question for `width` and `size`; `fitted`: not only its height; `bare`: as in tz_query.
    tz_len width, size;
    bool fitted, bare;
    tz_len *fit_widths, *fit_heights;
    tz_em *fit_measures;
    tz_table_fit fit;
};

// One question: the least height at a width and size.
typedef struct tz_query {
    tz_solver *s;
    int64_t width, size;
    int64_t frame_x, frame_y;      // of a column and a row without text: padding and rule
    const tz_solver_cell *without; // this cell's text is left out; or NULL
    bool bare; // the width does not hold what grid and content need; s->demand is in proportion to that
} tz_query;

// ---- query.c: lengths, and the two directions of every search ----

// False when not even 1 em of text fits every column.
bool tz_query_new(tz_solver *s, tz_len width, tz_len size, const tz_solver_cell *without, tz_query *out);
int64_t tz_outer_width(const tz_query *ask, tz_em measure);
int64_t tz_outer_height(const tz_query *ask, int64_t height);
tz_em tz_inner_width(const tz_query *ask, int64_t width);
// The greatest height in em whose outer height is at most `height`; negative: even padding and rule are too high.
int64_t tz_inner_height(const tz_query *ask, int64_t height);
// The next height above `height` (EMU, outer) that the slot can take, or TZ_INFEASIBLE.
int64_t tz_cell_height_above(const tz_query *ask, tz_solver_cell *slot, int64_t height);

// From heights to widths. The least x for the `need` (or, `low`, the least there can be) of all slots; total width.
int64_t tz_narrowest(const tz_query *ask, bool low, int64_t *x);
// Takes the slot's budget from the rows' y and looks up `low` and `need`. Slots that reach above row `first` or below
// row `end` are free of any. False when no measure the slot can be given does.
bool tz_limit_cell(const tz_query *ask, tz_solver_cell *slot, const int64_t *y, uint32_t first, uint32_t end);
// Whether there are widths for the slots' budgets. Narrows ranges until that is certain. *total becomes the width that
// was found to do, or one that is certainly too small; TZ_INFEASIBLE: none at all does.
bool tz_feasible(const tz_query *ask, int64_t *total);
// Both, for all slots.
bool tz_feasible_for(const tz_query *ask, const int64_t *y, uint32_t first, uint32_t end, int64_t *total);
// Makes low and need of all slots the exact least measures for feasible y.
void tz_exact_needs(const tz_query *ask, const int64_t *y);

// From widths to heights: the least y for the heights of all slots, total height.
int64_t tz_lowest(const tz_query *ask, int64_t *y);
// What the columns' outer widths leave a slot's text.
tz_em tz_cell_measure(const tz_query *ask, const tz_solver_cell *slot, const int64_t *widths);
// Fills in the heights of all slots at the columns' outer widths. False when a floor is not kept.
bool tz_heights_at(const tz_query *ask, const int64_t *widths);
// Both: the least total height at the columns' widths, or TZ_INFEASIBLE.
int64_t tz_lowest_for(const tz_query *ask, const int64_t *widths, int64_t *y);

// ---- spread.c: spare width ----

// Shares out `total` in proportion to the weights (positive), but nobody gets less than its lower bound. Sums to
// `total`, which the lower bounds must not exceed. `settled` is room for n.
void tz_share_width(int64_t total, const int64_t *weights, const int64_t *lower, size_t n, int64_t *out, bool *settled);
// The least width of each column (s->lower) for the slots' `need`; with spans, one way of several to meet them.
void tz_lower_bounds(const tz_query *ask);
// Widths in the preferred proportions (when bare, in those of the columns' needs), none below s->lower.
void tz_spread_width(const tz_query *ask, int64_t *widths);
// s->widths and s->fit_measures for the slots' `need`: even columns, whole ems where they cost nothing.
void tz_finalise_widths(const tz_query *ask);

// ---- solver.c ----

// The answer for a width and size, in the solver's own room.
const tz_table_fit *tz_solver_answer(tz_solver *s, tz_len width, tz_len size);

// ---- row.c, pair.c, rows.c: three ways to the least height, which is returned; the rows' y are left in s->least_y
// ----

// Exact for one body row: all heights of the rows before it are tried.
int64_t tz_solve_row(const tz_query *ask);
// Exact for two columns: all places of the boundary that matter are tried.
int64_t tz_solve_pair(const tz_query *ask);
// For the rest: area model and local improvement.
int64_t tz_solve_rows(const tz_query *ask);

#endif
