// Tables: cells, exact column widths, copy-fitting.
//
// A table is a grid of flows. Widths are sought in em units of the body size: the least height for a given width, and
// with it the largest type for a given space. Cells' flows are never reshaped.
#ifndef TSUZURI_TABLE_H
#define TSUZURI_TABLE_H

#include "tsuzuri/flow.h"

typedef struct tz_cell {
    const tz_flow *flow;    // NULL: covered by a span
    uint32_t rows, columns; // spans, at least 1
    bool head;
} tz_cell;
typedef struct tz_grid {
    uint32_t columns, rows;
    uint32_t head_rows, head_columns; // repeated on continuation; columns of row heads
    const tz_cell *cells;             // rows × columns, row by row
    const tz_em *preferred;           // preferred share of each column in any unit, or NULL for equal
    const tz_em *least;               // least text measure of each column, or NULL
    tz_measure pad_x, pad_y;          // padding on each side of a cell
    tz_len rule;                      // thickness of the rules between cells
} tz_grid;

// Column widths, outer: from rule centre to rule centre. Sum = the width given. rows: heights likewise.
typedef struct tz_fit {
    const tz_len *widths;  // columns
    const tz_len *heights; // rows
    tz_len height;         // their sum
} tz_fit;

// Equal columns (or the layout's own proportions) at one size.
tz_fit tz_grid_plain(const tz_grid *grid, tz_arena *arena, tz_len width, tz_len size);
// The least height at one size; spare width spread evenly towards the preferred widths. Exact with one body row; with
// more rows from the convex area model and local improvement, never higher than tz_grid_plain.
tz_fit tz_grid_fit(const tz_grid *grid, tz_arena *arena, tz_len width, tz_len size);
// Only the height of tz_grid_fit, cheaper.
tz_len tz_grid_height(const tz_grid *grid, tz_len width, tz_len size);

// The text measure of a cell of outer width `width` (its columns' widths added up) at a size: less padding and rule.
tz_em tz_grid_measure(const tz_grid *grid, tz_len width, tz_len size);

#endif
