// Tables: cells, exact column widths, copy-fitting.
//
// A table is a grid of flows. A column is as wide as its text measure, the padding on both sides and one rule; a row is
// as high as its highest cell's text, padding above and below, and one rule: widths and heights go from rule centre to
// rule centre. Flows are never reshaped: a solver asks them for heights and least measures in em of the type size,
// remembers the answers, and these serve every width and every size.
#ifndef TSUZURI_TABLE_H
#define TSUZURI_TABLE_H

#include "tsuzuri/decls.h"
#include "tsuzuri/flow.h"

TZ_BEGIN_DECLS

typedef struct tz_cell {
    const tz_flow *flow;    // NULL: covered by a span
    uint32_t rows, columns; // spans, at least 1
    bool head;
    const char *language; // of its text, as BCP 47 writes it; NULL: that of the whole table
} tz_cell;
typedef struct tz_grid {
    uint32_t columns, rows;           // at least 1
    uint32_t head_rows, head_columns; // repeated on continuation; columns of row heads
    const tz_cell *cells;             // rows × columns, row by row
    const tz_em *preferred;           // preferred share of each column in any unit, or NULL for equal
    const tz_em *least;               // least text measure of each column, or NULL; never taken for less than 1 em
    tz_length_spec pad_x, pad_y;      // padding on each side of a cell, from the rule's edge; not negative
    tz_len rule;                      // thickness of the rules between cells
} tz_grid;

// True when every place of the grid belongs to exactly one cell: spans stay inside the grid and do not overlap, and
// flow is NULL where a span of another cell covers the place, and nowhere else. All functions below count on it.
bool tz_grid_regular(const tz_grid *grid, tz_arena *arena);

// The text measure of a cell of outer width `width` (its columns' widths added up) at a size: less padding and rule.
tz_em tz_grid_measure(const tz_grid *grid, tz_len width, tz_len size);

// A table at one width and size.
typedef struct tz_table_fit {
    const tz_len *widths;  // of the columns, outer; their sum is the width given, to the EMU
    const tz_em *measures; // of the columns: what cells of one column are set at. At most what the width holds; less,
                           // a whole number of ems, where spare width goes evenly into the padding of all columns
    const tz_len *heights; // of the rows, outer
    tz_len height;         // their sum; a table too high for a tz_len (59 m) stops at INT32_MAX, as a row does
    bool narrow;           // not even 1 em of text fits every column: nothing can be set, widths are equal
} tz_table_fit;
// The text measure of the cell at row, column, and the distance of its text from the left edge (rule centre) of its
// first column: the text stands in the middle of the cell. Cells that span columns take all they have.
tz_em tz_table_fit_measure(const tz_grid *grid, const tz_table_fit *fit, tz_len size, uint32_t row, uint32_t column);
tz_len tz_table_fit_inset(const tz_grid *grid, const tz_table_fit *fit, tz_len size, uint32_t row, uint32_t column);

// ---- what a solver needs to know of content ----

// Heights and least measures of whatever stands in a cell. tz_flow_content is text; a wrapper can count or replace it.
typedef struct tz_content {
    // Must not grow with the measure.
    int64_t (*height)(const tz_flow *flow, tz_em measure);
    // The least measure of at most that height; 0: there is none. However high, it is not less than what the content
    // needs to look right (text: its tokens whole), which is what least(flow, INT64_MAX) asks for.
    tz_em (*least)(const tz_flow *flow, int64_t height);
} tz_content;
extern const tz_content tz_flow_content; // tz_flow_height, tz_flow_min_measure

// ---- solver ----

// A grid's step tables (height → least measure of each cell), filled as they are asked for, and room to work in.
// For one thread at a time; flows may be shared. Grid and content are borrowed.
typedef struct tz_solver tz_solver;
tz_solver *tz_solver_new(tz_arena *arena, const tz_grid *grid, const tz_content *content);

// The least height at a width (> 0) and size (> 0), spare width shared out so that columns look even: towards the
// preferred widths, and to whole ems of text where that costs nothing.
// Exact with one body row (below head rows, few of them) and with two columns, whatever their cells span: no widths
// give less. Otherwise the problem is NP-complete (Anderson and Sobti 1999): the convex area model gives a start, exact
// heights improve it, and the result is never higher than tz_solver_plain's.
// A column gets at least the grid's `least` and what the content of its cells needs to look right. A width that does
// not hold that for all is shared out in proportion to these needs, and every column still gets 1 em.
// The arrays of the result live in `arena`.
tz_table_fit tz_solver_fit(tz_solver *solver, tz_arena *arena, tz_len width, tz_len size);
// Only its height: for the search for the largest size. Where exact, it never falls when the size grows or the
// width shrinks (as long as that holds the columns' needs), so that search may bisect. INT32_MAX when too narrow.
tz_len tz_solver_height(tz_solver *solver, tz_len width, tz_len size);
// For comparison: columns in the preferred proportions (equal without any), as far as their needs allow.
tz_table_fit tz_solver_plain(tz_solver *solver, tz_arena *arena, tz_len width, tz_len size);

// The body cell that makes the table high: the one whose text the table would gain most height without.
typedef struct tz_limit {
    uint32_t row, column;
    size_t excess; // about so many of its characters are too many for the height given; 0: the table fits
    bool enough;   // false: shortening this cell alone does not do; `excess` is then what the whole table has too much
} tz_limit;
tz_limit tz_solver_limit(tz_solver *solver, tz_len width, tz_len size, tz_len height);

// ---- for once ----

// A solver for one question, working in `arena`, where the result is as well.
tz_table_fit tz_grid_fit(const tz_grid *grid, tz_arena *arena, tz_len width, tz_len size);
tz_table_fit tz_grid_plain(const tz_grid *grid, tz_arena *arena, tz_len width, tz_len size);

TZ_END_DECLS

#endif
