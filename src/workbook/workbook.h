// Workbooks: .xlsx, .ods, .csv and .tsv as worksheets of cells, each with the text that a spreadsheet program shows.
//
// Bytes in, cells out: nothing here knows forms, answers or municipalities. A text is what the reader of the worksheet
// sees (numbers, percentages and dates by their formats, without phonetic guides); ends of lines are "\n".
#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include "base/diag.h"

// What keeps a cell's text from being read. It matters only where somebody wants that text.
typedef enum tz_worksheet_fault {
    TZ_CELL_FINE,
    TZ_CELL_NO_VALUE, // a formula whose value the file does not have
    TZ_CELL_ERROR,    // an error value, which is the cell's text: #REF!; or ####, a number that should be a date and is
                      // none
} tz_worksheet_fault;

// A cell, or a merged area of cells, which counts as one. Rows and columns count from 0.
typedef struct tz_worksheet_cell {
    uint32_t row, column;   // of its top left cell
    uint32_t rows, columns; // how many it covers: 1 and 1 but for merged areas
    const char *bytes;      // UTF-8, not NUL-terminated
    size_t size;            // 0: empty
    tz_worksheet_fault fault;
    bool calculated; // the text is a formula's result
} tz_worksheet_cell;
static inline bool tz_worksheet_cell_is_filled(const tz_worksheet_cell *cell) {
    return cell->size > 0 || cell->fault != TZ_CELL_FINE;
}

typedef enum tz_visibility { TZ_VISIBLE, TZ_HIDDEN, TZ_VERY_HIDDEN } tz_visibility;

// The text of a shape or text box that lies over a worksheet and belongs to no cell.
typedef struct tz_worksheet_shape {
    const char *bytes; // UTF-8, not NUL-terminated; not checked
    size_t size;
} tz_worksheet_shape;

typedef struct tz_worksheet {
    const char *workbook; // the file's name, as messages show it
    const char *name;     // "調査票"; "" for a CSV file, which has but one
    tz_visibility visibility;
    const tz_worksheet_cell *cells; // those with a text or a fault, and all merged areas; by row, then by column
    size_t cells_n;
    const tz_worksheet_shape *shapes;
    size_t shapes_n;
    uint32_t rows, columns;       // no cell stands beyond them
    const struct tz_areas *areas; // its merged areas, found by their places; NULL: there are none
} tz_worksheet;

typedef struct tz_workbook {
    const char *name;           // as messages show it: "data/r7/cards/桑名市.xlsx"
    const tz_worksheet *sheets; // in the workbook's order; charts and macro sheets left out
    size_t sheets_n;
} tz_workbook;

// Reads a workbook, whatever its name's ending: what it is shows in its bytes; only .csv, .tsv and .txt need the name.
// NULL after reporting what is wrong with the file and what to do in Excel: damaged or incomplete, encrypted, an old
// .xls, a web page named .xls, some other file, larger than the limits below.
const tz_workbook *tz_workbook_read(tz_arena *arena, const tz_source *file, tz_diag *diag);
// Whether a file name ends like a workbook's (.xlsx, .xlsm, .ods, .csv, .tsv; .xls, .xlsb, .fods and .numbers as well,
// so that they are told of). Not those of the small files that programs keep beside a workbook: ~$a.xlsx, ._a.xlsx.
bool tz_workbook_has_name(const char *name);

// Bounds on what is read, far beyond what people fill in.
enum {
    TZ_WORKBOOK_PART = 64 << 20,   // bytes of one part of the package when it is unpacked
    TZ_WORKBOOK_ALL = 128 << 20,   // of all parts that are read
    TZ_WORKBOOK_CELLS = 1000000,   // cells with a text, of all worksheets
    TZ_WORKBOOK_STRINGS = 1000000, // shared strings
    TZ_WORKBOOK_TEXT = 32767 * 4,  // bytes of one cell's text: Excel's own limit is 32,767 characters
    TZ_WORKBOOK_SHEETS = 1000,
    TZ_WORKBOOK_ROWS = 1048576,
    TZ_WORKBOOK_COLUMNS = 16384,
};

// The UTF-16 unit that _xHHHH_ at the beginning of these bytes stands for in a text of Excel's (ECMA-376 part
// 1, 22.9.2.19); -1: there is none.
enum { TZ_WORKBOOK_ESCAPE = 7 }; // bytes of it
int32_t tz_workbook_escape(const char *bytes, size_t size);

// The cell, or merged area, that covers a place; an empty cell of its own (1 × 1) when there is none.
tz_worksheet_cell tz_worksheet_at(const tz_worksheet *sheet, uint32_t row, uint32_t column);
// The worksheet of that name; NULL: there is none.
const tz_worksheet *tz_workbook_find_sheet(const tz_workbook *workbook, const tz_text *name);
// "C12", "AA1".
const char *tz_worksheet_cell_name(tz_arena *arena, uint32_t row, uint32_t column);
// The reverse; whatever its case, with or without $. False: it is no such name.
bool tz_worksheet_cell_parse(const char *name, size_t size, uint32_t *row, uint32_t *column);

// A cell's text as an answer has it: a source of its own, named "桑名市.xlsx 調査票!C12", whose lines are those of the
// cell; composed (NFC), white space at the ends of lines and empty lines at both ends left out. Reports characters that
// no record may have, and faults. Size 0 with a source: empty. The workbook may be freed before it.
tz_text tz_worksheet_text(tz_arena *arena, const tz_worksheet *sheet, const tz_worksheet_cell *cell, tz_diag *diag);
// The place of a cell, for messages about it: its text is the source.
tz_place tz_worksheet_place(tz_arena *arena, const tz_worksheet *sheet, const tz_worksheet_cell *cell);

#endif
