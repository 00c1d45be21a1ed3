// Galleys: headings and tables composed once, one below the other, without pages; their heights at any type size; and
// where all of it stands on pages of a size.
//
// A galley does not know what it is made of: cards and the tables of other parts are set alike. Lengths are EMU; sizes
// are those of the body type.
#ifndef GALLEY_GALLEY_H
#define GALLEY_GALLEY_H

#include "draw/draw.h"
#include "layout/layout.h"
#include "table/table.h"

typedef struct tz_galley_block {
    const tz_block_spec *spec;
    const tz_para *para;      // heading
    const tz_para *continued; // of a heading: above each further page that goes on below it; or NULL
    tz_grid grid;             // table
    tz_solver *solver;        // its column widths; of the grid above, so made when that stands where it stays
} tz_galley_block;
typedef struct tz_galley {
    const char *name;        // what messages call it
    const tz_source *source; // what messages refer to, or NULL
    bool avoid_row_breaks;   // a row that fits the next page undivided goes there
    const tz_galley_block *blocks;
    size_t blocks_n;
    const tz_para *continued; // heading of all further pages, or NULL: those of the blocks
} tz_galley;

// ---- area.c ----

// The part of a page inside its margins.
tz_box tz_type_area(const tz_layout *layout);
// The width of each of the columns that a part of the booklet is set in.
tz_len tz_column_width(const tz_layout *layout, const tz_part_spec *spec);

// ---- cell.c ----

// A cell of a text in one style; its fixed size is taken for one in em of the body size. Its flow is NULL after
// reporting.
tz_cell tz_cell_compose(const tz_tools *tools, tz_text text, const tz_style *style, tz_len size, bool head);

// ---- height.c ----

// A galley of blocks, which it borrows and whose solvers it makes; a row that fits the next page undivided goes there.
const tz_galley *tz_galley_new(tz_arena *arena, const char *name, tz_galley_block *blocks, size_t n);

// What a further page begins with: the continued heading and the space below it.
tz_len tz_galley_continuation_height(const tz_galley *galley, tz_len width, tz_len size);
// Height of the fullest page when pages end at the layout's own breaks only.
tz_len tz_galley_height(const tz_galley *galley, tz_len width, tz_len size);

// ---- place.c ----

typedef struct tz_placed_row {
    uint32_t row;
    tz_len y, height;
    int32_t growth;      // of the line pitch, in millionths
    uint32_t *from, *to; // lines of each cell that stand here
    bool repeated;       // head row on a further page
} tz_placed_row;
typedef struct tz_placed_table {
    tz_table_fit fit;
    tz_flow_lines *cells; // rows × columns as set
} tz_placed_table;
typedef struct tz_placed_block {
    uint32_t page; // from 0
    size_t block;  // of the galley
    tz_len y, height;
    TZ_LIST(tz_placed_row) rows; // table
    const tz_placed_table *table;
    bool begins;    // the table's first part
    bool continued; // not the block but the galley's continued heading, or that of this block
} tz_placed_block;
typedef struct tz_placement {
    tz_box area; // of each page
    tz_len size;
    uint32_t pages;
    TZ_LIST(tz_placed_block) blocks; // in order
} tz_placement;

// Pages or columns to be filled.
typedef struct tz_placing {
    tz_box area; // of each
    tz_len size;
    const tz_body_spec *body;    // how spare height is shared out and pages are balanced; NULL: not at all
    uint32_t first_limited_page; // from this one on,
    tz_len fill_limit;           // only so much of the area's height is filled; 0: all of it
    uint32_t columns;            // to a page: a break goes on to the next one; 0: as 1
    tz_len lead;                 // so much lower than the area do the columns of the first page begin
    tz_place layout;             // what messages refer to
} tz_placing;
// Places a galley on as many pages as it takes; all of it in tools->arena. NULL after reporting.
const tz_placement *tz_galley_place(const tz_tools *tools, const tz_galley *galley, const tz_placing *placing);

// ---- columns.c ----

// Places a galley in columns, which are the pages of the placement. With several columns to a page, those of the last
// page are as low as they can be. NULL after reporting.
const tz_placement *tz_galley_place_in_columns(const tz_tools *tools, const tz_galley *galley,
                                               const tz_placing *placing, uint32_t columns);

// ---- table.c ----

// The structure elements of all of a table: a tree for each cell of the grid.
const tz_flow_tree *tz_table_elements(const tz_canvas *c, tz_element *parent, const tz_grid *grid, tz_role subhead);
// Draws what was placed of a table: shading, text, rules.
void tz_draw_table(const tz_canvas *c, const tz_galley_block *block, const tz_placed_block *placed,
                   const tz_placement *placement, const tz_flow_tree *trees, const tz_ruling *ruling);

#endif
