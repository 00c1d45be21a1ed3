// Worksheets in the making: cells and merged areas as they come, put in order and checked.
#include "workbook/worksheet.h"

#include "base/intl.h"

#include <stdlib.h>
#include <string.h>

// ---- limits ----

static bool report_limit(tz_workbook_draft *draft, const char *message) {
    tz_error(draft->diag, tz_workbook_place(draft->arena, draft->file), "%s", message);
    return false;
}

static bool count_cell(tz_workbook_draft *draft) {
    if (draft->cells_n == TZ_WORKBOOK_CELLS)
        return report_limit(draft, _("this workbook has more than a million cells with text: is this the right file?"));
    draft->cells_n++;
    return true;
}

static bool is_inside(tz_workbook_draft *draft, const tz_worksheet_cell *cell) {
    if (cell->row < TZ_WORKBOOK_ROWS && cell->rows <= TZ_WORKBOOK_ROWS - cell->row &&
        cell->column < TZ_WORKBOOK_COLUMNS && cell->columns <= TZ_WORKBOOK_COLUMNS - cell->column)
        return true;
    return report_limit(draft,
                        _("this workbook has cells beyond row 1,048,576 or column XFD, where no program reads them"));
}

// The sheet that is being filled, as messages about its cells need it.
static const tz_worksheet *current(const tz_workbook_draft *draft) {
    return &draft->sheets.at[draft->sheets.n - 1];
}

static bool has_size(tz_workbook_draft *draft, const tz_worksheet_cell *cell) {
    if (cell->size <= TZ_WORKBOOK_TEXT)
        return true;
    tz_error(draft->diag, tz_worksheet_place(draft->arena, current(draft), cell), "%s",
             _("the text of this cell is longer than Excel's own limit of 32,767 characters"));
    return false;
}

// ---- filling ----

bool tz_worksheet_begin(tz_workbook_draft *draft, const char *name, tz_visibility visibility) {
    if (draft->sheets.n == TZ_WORKBOOK_SHEETS)
        return report_limit(draft, _("this workbook has more than a thousand worksheets: is this the right file?"));
    *TZ_ADD(draft->arena, &draft->sheets) =
        (tz_worksheet){.workbook = draft->file->name, .name = name, .visibility = visibility};
    draft->scratch = tz_arena_new(draft->arena);
    draft->shapes.at = NULL;
    draft->shapes.n = draft->shapes.room = 0;
    draft->cells.at = draft->areas.at = NULL;
    draft->cells.n = draft->cells.room = draft->areas.n = draft->areas.room = 0;
    return true;
}

bool tz_worksheet_add(tz_workbook_draft *draft, const tz_worksheet_cell *cell) {
    tz_worksheet_cell one = *cell;
    one.rows = one.columns = 1;
    if (one.size == 0 && one.fault == TZ_CELL_FINE)
        return true;
    if (!is_inside(draft, &one) || !has_size(draft, &one) || !count_cell(draft))
        return false;
    *TZ_ADD(draft->scratch, &draft->cells) = one;
    return true;
}

bool tz_worksheet_merge(tz_workbook_draft *draft, uint32_t row, uint32_t column, uint32_t rows, uint32_t columns) {
    const tz_worksheet_cell area = {.row = row, .column = column, .rows = rows, .columns = columns, .bytes = ""};
    if (rows == 0 || columns == 0 || (rows == 1 && columns == 1))
        return true;
    if (!is_inside(draft, &area) || !count_cell(draft))
        return false;
    *TZ_ADD(draft->scratch, &draft->areas) = area;
    return true;
}

void tz_worksheet_add_shape(tz_workbook_draft *draft, const char *bytes, size_t size) {
    enum { MOST = 100 };
    if (size && draft->shapes.n < MOST)
        *TZ_ADD(draft->arena, &draft->shapes) = (tz_worksheet_shape){bytes, size};
}

// ---- putting in order ----

static int in_order(const void *left, const void *right) {
    const tz_worksheet_cell *a = left, *b = right;
    int order = (a->row > b->row) - (a->row < b->row);
    return order ? order : (a->column > b->column) - (a->column < b->column);
}

// Most files have their cells in order.
static void sort(tz_worksheet_cell *cells, size_t n) {
    size_t sorted = n > 0;
    while (sorted < n && in_order(&cells[sorted - 1], &cells[sorted]) <= 0)
        sorted++;
    if (sorted < n)
        qsort(cells, n, sizeof *cells, in_order);
}

static bool are_different(tz_workbook_draft *draft) {
    for (size_t i = 1; i < draft->cells.n; i++) {
        const tz_worksheet_cell *cell = &draft->cells.at[i];
        if (in_order(cell - 1, cell) == 0) {
            const char *name = tz_worksheet_cell_name(draft->arena, cell->row, cell->column);
            return tz_workbook_damaged(draft->arena, draft->file, draft->diag,
                                       tz_arena_format(draft->arena, _("cell %s is there twice"), name));
        }
    }
    return true;
}

// What the sheet will have of its merged areas, with an index. False: two overlap.
static bool take_areas(tz_workbook_draft *draft, tz_worksheet *sheet, tz_worksheet_cell **areas) {
    size_t n = draft->areas.n;
    if (n == 0)
        return true;
    *areas = TZ_ARRAY(draft->arena, tz_worksheet_cell, n);
    memcpy(*areas, draft->areas.at, n * sizeof **areas);
    sort(*areas, n);
    sheet->areas = tz_areas_new(draft->arena, *areas, n);
    return sheet->areas ||
           tz_workbook_damaged(draft->arena, draft->file, draft->diag, _("merged areas of cells overlap"));
}

static void append(tz_worksheet *sheet, tz_worksheet_cell *cells, const tz_worksheet_cell *cell) {
    cells[sheet->cells_n++] = *cell;
    if (sheet->rows < cell->row + cell->rows)
        sheet->rows = cell->row + cell->rows;
    if (sheet->columns < cell->column + cell->columns)
        sheet->columns = cell->column + cell->columns;
}

// Cells and areas, both in order, as one row of cells.
static void join(const tz_workbook_draft *draft, tz_worksheet *sheet, tz_worksheet_cell *areas) {
    tz_worksheet_cell *cells = TZ_ARRAY(draft->arena, tz_worksheet_cell, draft->cells.n + draft->areas.n);
    sheet->cells = cells;
    for (size_t c = 0, a = 0; c < draft->cells.n || a < draft->areas.n;) {
        const tz_worksheet_cell *cell = c < draft->cells.n ? &draft->cells.at[c] : NULL;
        int order = !cell ? 1 : a == draft->areas.n ? -1 : in_order(cell, &areas[a]);
        if (order == 0) {
            areas[a].bytes = cell->bytes;
            areas[a].size = cell->size;
            areas[a].fault = cell->fault;
            areas[a].calculated = cell->calculated;
        }
        if (order >= 0)
            append(sheet, cells, &areas[a++]);
        else if (!sheet->areas || !tz_areas_find(sheet->areas, cell->row, cell->column))
            append(sheet, cells, cell);
        c += order <= 0;
    }
}

bool tz_worksheet_end(tz_workbook_draft *draft) {
    tz_worksheet *sheet = &draft->sheets.at[draft->sheets.n - 1];
    tz_worksheet_cell *areas = NULL;
    sort(draft->cells.at, draft->cells.n);
    if (!are_different(draft) || !take_areas(draft, sheet, &areas))
        return false;
    join(draft, sheet, areas);
    sheet->shapes = draft->shapes.at;
    sheet->shapes_n = draft->shapes.n;
    tz_arena_free(draft->scratch);
    draft->scratch = NULL;
    return true;
}

const tz_workbook *tz_workbook_end(tz_workbook_draft *draft) {
    tz_workbook *made = TZ_NEW(draft->arena, tz_workbook);
    *made = (tz_workbook){draft->file->name, draft->sheets.at, draft->sheets.n};
    return made;
}
