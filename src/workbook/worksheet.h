// Worksheets in the making: what the readers of all formats fill, cell by cell.
#ifndef WORKBOOK_WORKSHEET_H
#define WORKBOOK_WORKSHEET_H

#include "workbook/workbook.h"

// A workbook in the making, zeroed but for the first three.
typedef struct tz_workbook_draft {
    tz_arena *arena;       // of what is made
    const tz_source *file; // the workbook's own bytes; its name is the workbook's
    tz_diag *diag;
    TZ_LIST(tz_worksheet) sheets;
    size_t cells_n;                          // of all worksheets
    tz_arena *scratch;                       // of the worksheet that is being filled, as are:
    TZ_LIST(tz_worksheet_cell) cells, areas; // in any order; areas are merged ones
    TZ_LIST(tz_worksheet_shape) shapes;      // in `arena`
} tz_workbook_draft;

// Begins a worksheet; the name is borrowed. Between it and its end cells and merged areas come in any order, at best by
// row and column. These functions return false after reporting: a worksheet beyond the limits of workbook.h.
bool tz_worksheet_begin(tz_workbook_draft *draft, const char *name, tz_visibility visibility);
// Adds a cell, whose bytes are borrowed; rows and columns of it do not count. What has neither text nor fault is none.
bool tz_worksheet_add(tz_workbook_draft *draft, const tz_worksheet_cell *cell);
// Adds a merged area; what covers but one cell is none.
bool tz_worksheet_merge(tz_workbook_draft *draft, uint32_t row, uint32_t column, uint32_t rows, uint32_t columns);
// Adds the text of a shape, borrowed; what has no text is none. Those beyond the first hundred are left out.
void tz_worksheet_add_shape(tz_workbook_draft *draft, const char *bytes, size_t size);
// Ends it. A merged area has the text of its top left cell; what stands in the others is left out, as no spreadsheet
// program shows it. False after reporting a damaged file: areas that overlap, a cell that is there twice.
bool tz_worksheet_end(tz_workbook_draft *draft);
// The workbook of all worksheets that have ended.
const tz_workbook *tz_workbook_end(tz_workbook_draft *draft);

// ---- report.c ----

// The file as a whole, for messages that name no line of it.
tz_place tz_workbook_place(tz_arena *arena, const tz_source *file);
// Reports that the file is damaged or incomplete; `what` says in a few translated words what is wrong in it. False.
bool tz_workbook_damaged(tz_arena *arena, const tz_source *file, tz_diag *diag, const char *what);

// ---- areas.c: merged areas by their places ----

typedef struct tz_areas tz_areas;

// An index of areas (borrowed) that are in the order of their rows. NULL: two overlap.
const tz_areas *tz_areas_new(tz_arena *arena, const tz_worksheet_cell *areas, size_t n);
// The one that covers a place; NULL: none does.
const tz_worksheet_cell *tz_areas_find(const tz_areas *areas, uint32_t row, uint32_t column);

#endif
