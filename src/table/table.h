// Tables: cells, column widths, copy-fitting.
//
// A table is a grid of cells. A column is as wide as its text measure, the padding on both sides and one rule; a row is
// as high as its highest cell's text, padding above and below, and one rule: widths and heights are outer ones, from
// rule centre to rule centre. Flows are never reshaped: a solver takes their heights and least measures in em of the
// type size and remembers them, for they serve every width and every size.
#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include "text/flow.h"

struct tz_canvas;
struct tz_page;
// Where the text of a cell leads to.
typedef struct tz_cell_link {
    const struct tz_page *page;
    const char *contents; // what a screen reader reads out
} tz_cell_link;
// What is drawn in a cell in place of text. It needs no more room than its column and row are specified to have.
typedef struct tz_figure {
    const char *alt;        // for those who cannot see it
    const tz_color *ground; // of its cell, or NULL
    void (*draw)(const struct tz_figure *figure, const struct tz_canvas *c, tz_len x, tz_len y); // around that point
} tz_figure;

typedef struct tz_cell {
    const tz_flow *flow;      // its text; NULL: none
    const tz_figure *figure;  // or NULL
    const tz_cell_link *link; // or NULL
    uint32_t rows, columns;   // spans, at least 1; rows 0: covered by another cell's span
    bool head;
    const char *language; // of its text, as BCP 47 writes it; NULL: that of the table
} tz_cell;
// A cell of one row and column.
tz_cell tz_cell_text(const tz_flow *flow, bool head);

typedef struct tz_column_spec {
    tz_em share;  // of the width that is left, in any unit; 0: the column is only as wide as `width`
    tz_len width; // it has at least
    tz_em least;  // text measure it has at least, never taken for less than 1 em
    bool group;   // a group of columns begins, behind a rule as thick as the frame
} tz_column_spec;
typedef struct tz_row_spec {
    tz_len height;       // it has at least
    bool group;          // a group of rows begins, below a rule as thick as the frame
    bool keep_with_next; // both rows stand on one page
} tz_row_spec;

typedef enum tz_grid_kind {
    TZ_GRID_TABLE,  // cells hold paragraphs and lists
    TZ_GRID_MATRIX, // cells hold single words, numbers or figures, in the middle of their height
    TZ_GRID_LINES,  // cells hold single paragraphs, and there are no rules between them
    TZ_GRID_FLOW,   // no table for anybody: the only cell holds paragraphs and lists, and stands free
} tz_grid_kind;

// Every place belongs to exactly one cell: spans stay inside the grid and do not overlap.
typedef struct tz_grid {
    tz_grid_kind kind;
    uint32_t columns, rows;             // at least 1
    uint32_t head_rows, head_columns;   // repeated on further pages; columns of row heads, which are shaded
    const tz_cell *cells;               // rows × columns, row by row
    const tz_column_spec *column_specs; // or NULL: columns share the width evenly
    const tz_row_spec *row_specs;       // or NULL: rows are as high as their text
    bool optimal; // columns are as wide as makes the table lowest, and shares only divide what is spare. For grids
                  // without spans that have two columns, or one row below at most one head row
    tz_length_spec pad_x, pad_y; // padding on each side of a cell, from the rule's edge; not negative
    tz_len rule;                 // thickness of the rules between cells
    bool heads_at_top;           // heads of rows stand beside the first line of their rows, not in the middle
} tz_grid;

// The cell that a place belongs to, as an index of `cells`: that which begins there, or whose span covers it.
size_t tz_grid_cell_at(const tz_grid *grid, uint32_t row, uint32_t column);

// The text measure of a cell of outer width `width` (its columns' widths added up) at a size: less padding and rule.
tz_em tz_grid_measure(const tz_grid *grid, tz_len width, tz_len size);

// A table at one width and size.
typedef struct tz_table_fit {
    const tz_len *widths;  // of the columns; their sum is the width given, to the EMU
    const tz_em *measures; // of the columns: what cells of one column are set at. At most what the width holds; less,
                           // a whole number of ems, where spare width goes evenly into the padding of all columns
    const tz_len *heights; // of the rows
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
    // needs to look right (text: its tokens unbroken), which is what least(flow, INT64_MAX) gives.
    tz_em (*least)(const tz_flow *flow, int64_t height);
    // The least measure at which the content looks as it should (text: the phrases of heads unbroken too), at least
    // least(flow, INT64_MAX). Columns have it where the width holds it for all.
    tz_em (*preferred)(const tz_flow *flow);
} tz_content;
extern const tz_content tz_flow_content; // tz_flow_height, tz_flow_min_measure, tz_flow_phrase_measure

// ---- solver ----

// A grid's step tables (height → least measure of each cell), filled when they are needed, and room to work in.
// For one thread at a time; flows may be shared. Grid and content are borrowed.
typedef struct tz_solver tz_solver;
tz_solver *tz_solver_new(tz_arena *arena, const tz_grid *grid, const tz_content *content);

// The table at a width (> 0) and size (> 0). A column has at least what its spec says and what the content of its cells
// prefers; where the width does not hold that for all, what the content needs to look right; a width that does not hold
// even that is divided in proportion to these needs, and every column still has 1 em.
// Optimal grids: no widths give less height, and spare width is divided so that columns look even, with whole ems of
// text where that costs nothing. (For several rows and columns that would be NP-complete: Anderson and Sobti 1999.)
// The arrays of the result live in `arena`.
tz_table_fit tz_solver_fit(tz_solver *solver, tz_arena *arena, tz_len width, tz_len size);
// Only its height: for the search for the largest size. Of an optimal grid it never falls when the size grows or the
// width shrinks (as long as that holds the columns' needs), so that search may bisect. INT32_MAX when too narrow.
tz_len tz_solver_height(tz_solver *solver, tz_len width, tz_len size);

// The body cell that makes the table high: the one without whose text it would be lowest.
typedef struct tz_limit {
    uint32_t row, column;
    size_t excess; // about so many of its characters are too many for the height given; 0: the table fits
    bool enough;   // false: shortening this cell alone is not enough; `excess` is then that of all the table
} tz_limit;
tz_limit tz_solver_limit(tz_solver *solver, tz_len width, tz_len size, tz_len height);

#endif
