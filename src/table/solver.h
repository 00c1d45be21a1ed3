// Inside the table stage: a solver, one query put to it, and what its files share.
//
// Widths and heights are EMU here, int64_t so that nothing overflows on the way. Heights of cells are those of their
// text, in em; heights of rows are outer ones.
#ifndef TABLE_SOLVER_H
#define TABLE_SOLVER_H

#include "steps.h"

#define TZ_INFEASIBLE INT64_MAX // no height or width does
#define TZ_UNLIMITED INT64_MAX  // a row may be as high as its text

// A cell with text.
typedef struct tz_solver_cell {
    tz_steps text;
    uint32_t row, column, row_end, column_end;
    tz_em preferred; // the least measure at which its content looks as it should
    // For the query in work:
    tz_em floor, most; // the least and the greatest measure it can be given
    int64_t budget;    // em: how high its text may be, for its row's height in work
    tz_em low, need;   // the least measure for that is at least `low`; `need` is known to do
    int64_t height;    // em: its text's height at `need`, or at the widths in work
} tz_solver_cell;

struct tz_solver {
    tz_arena *arena;
    const tz_grid *grid;
    tz_solver_cell *cells; // row by row
    size_t cells_n;
    bool spans;   // some cell spans columns or rows
    bool optimal; // the grid is to have optimal columns, and is one that can
    int64_t area; // of the body row's text in the last result, height × measure, to guess the next from; 0: none yet
    // Room to work in, for each column:
    int64_t *floors, *shares, *weights, *lower, *part, *widths, *tried;
    tz_em *column_low; // of the cells of one column: the least measure there can be
    bool *settled;
    // and for each row:
    int64_t *heights, *least_heights;
    // The result of the last query, for `width` and `size`; `complete`: not only its height.
    tz_len width, size;
    bool complete, relaxed;
    tz_len *fit_widths, *fit_heights;
    tz_em *fit_measures;
    tz_table_fit fit;
};

// One query: the table at a width and size.
typedef struct tz_query {
    tz_solver *s;
    int64_t width, size;
    int64_t frame_x, frame_y;      // of a column and a row without text: padding and rule
    const tz_solver_cell *without; // this cell's text is left out; or NULL
    bool relaxed; // the width does not hold what grid and content need: 1 em is enough; s->weights is in
                  // proportion to the needs
} tz_query;

// ---- share.c ----

int64_t tz_sum(const int64_t *values, size_t n);
// Divides `total` in proportion to the weights (some positive), but no part is less than its lower bound. Sums to
// `total`, which the lower bounds must not exceed. `settled` is room for n.
void tz_share_width(int64_t total, const int64_t *weights, const int64_t *lower, size_t n, int64_t *out, bool *settled);

// ---- query.c: lengths, and the two directions of every search ----

// False when not even 1 em of text fits every column.
bool tz_query_new(tz_solver *s, tz_len width, tz_len size, const tz_solver_cell *without, tz_query *out);
int64_t tz_outer_width(const tz_query *query, tz_em measure);
int64_t tz_outer_height(const tz_query *query, int64_t height);
tz_em tz_inner_width(const tz_query *query, int64_t width);
// The greatest height in em whose outer height is at most `height`; negative: even padding and rule are too high.
int64_t tz_inner_height(const tz_query *query, int64_t height);
// The next height above `height` (EMU, outer) that the cell can take, or TZ_INFEASIBLE.
int64_t tz_cell_height_above(const tz_query *query, tz_solver_cell *cell, int64_t height);

// From heights to widths. The least widths of the columns for the `need` (or, `low`, the least there can be) of all
// cells; their sum.
int64_t tz_column_needs(const tz_query *query, bool low, int64_t *widths);
// Whether there are widths for rows of these heights. Narrows ranges until that is certain. *total becomes the width
// that was found to do, or one that is certainly too small; TZ_INFEASIBLE: none at all does.
bool tz_feasible(const tz_query *query, const int64_t *heights, int64_t *total);
// Makes low and need of all cells the exact least measures for feasible heights.
void tz_exact_needs(const tz_query *query, const int64_t *heights);

// From widths to heights: the least heights of the rows for the heights of all cells; their sum.
int64_t tz_row_needs(const tz_query *query, int64_t *heights);
// Fills in the heights of all cells at the columns' outer widths. False when a cell gets less than its floor.
bool tz_heights_at(const tz_query *query, const int64_t *widths);

// ---- spread.c: spare width ----

// s->widths and s->fit_measures as the grid's column specs have them, at least the cells' needs.
void tz_specified_widths(const tz_query *query);
// The same for the cells' `need` in an optimal table: even columns, whole ems where they cost nothing.
void tz_even_widths(const tz_query *query);

// ---- solver.c ----

// The fit at a width and size, in the solver's own room.
const tz_table_fit *tz_solver_result(tz_solver *s, tz_len width, tz_len size);

// ---- row.c, pair.c: the least height, which is returned; the rows' heights are left in s->least_heights ----

// One body row, with a head row above it or none.
int64_t tz_solve_row(const tz_query *query);
// Two columns.
int64_t tz_solve_pair(const tz_query *query);

#endif
