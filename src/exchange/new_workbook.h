// Workbooks to be written: what stands in their cells, and how they look and behave, as plain data.
//
// The file is made by a writer, a table of functions, because the only one, tz_xlsx_writer, needs libxlsxwriter and
// with it libraries that would make every start slower: a program loads src/exchange/xlsx.c as a module when a workbook
// is asked for. Rows and columns are counted from 0 here.
#ifndef EXCHANGE_NEW_WORKBOOK_H
#define EXCHANGE_NEW_WORKBOOK_H

#include "base/arena.h"

#include <stdint.h>

// What a cell is to its reader, which decides its looks. Unlocked are those that are to be filled in alone.
typedef enum tz_look {
    TZ_LOOK_PLAIN,   // text as it is, for programs
    TZ_LOOK_TITLE,   // of the worksheet
    TZ_LOOK_HEAD,    // of a column
    TZ_LOOK_SECTION, // head of the rows below it
    TZ_LOOK_NAME,    // of the one line to its right
    TZ_LOOK_LABEL,   // of what stands to its right
    TZ_LOOK_TEXT,    // explanations
    TZ_LOOK_NUMBER,  // counts
    TZ_LOOK_VALUE,   // that is known already
    TZ_LOOK_OLD,     // answers of another year
    TZ_LOOK_ANSWER,  // to be filled in; always a text, whatever is typed
    TZ_LOOK_GIVEN,   // an answer, not to be filled in: of an example, or in a table
    TZ_LOOKS
} tz_look;

// A cell: a text, or, where that is NULL, a number; `formula` computes that number.
typedef struct tz_new_cell {
    uint32_t row, column;
    tz_look look;
    const char *text;    // "": none, the looks alone
    const char *formula; // NULL: none
    uint32_t number;
} tz_new_cell;

// What helps to fill in a cell: a message that is shown while it is selected, and answers to choose from.
typedef struct tz_new_aid {
    uint32_t row, column;
    const char *title, *prompt; // at most 32 and 255 characters; NULL: no message
    const char *choices;        // where they stand: "=tsuzuri!$C$9:$E$9"; NULL: none
    const char *other;          // what is said of an answer that is no choice, and can be entered all the same
} tz_new_aid;

// A cell whose number is marked where it exceeds that of another one in its row.
typedef struct tz_new_limit {
    uint32_t row, column, most_column;
} tz_new_limit;

typedef struct tz_new_sheet {
    const char *name;
    bool hidden;           // shown by no command of spreadsheet programs (ECMA-376 part 1, 18.18.68: veryHidden)
    bool is_protected;     // against changes of locked cells, without a password; widths, heights and looks may change
    uint32_t heads;        // rows at the top that stay in view, and of which the last is printed on each page; 0: none
    uint32_t left;         // columns at the left that stay in view, too, and are printed on each page
    uint32_t pages_wide;   // the columns are printed on so many pages side by side; 0: as many as they need
    const double *widths;  // of the columns, in digits of the default type (ECMA-376 part 1, 18.3.1.13)
    uint32_t columns;      //
    const double *heights; // of the rows, in points; 0: as the program has it
    uint32_t rows;         //
    uint32_t first_row, first_column; // selected when the workbook is opened
    const char *header, *footer;      // in the codes of ECMA-376 part 1, 18.3.1.46; NULL: none
    TZ_LIST(tz_new_cell) cells;
    TZ_LIST(tz_new_aid) aids;
    TZ_LIST(tz_new_limit) limits;
    TZ_LIST(uint32_t) breaks; // rows that begin a printed page
} tz_new_sheet;

typedef struct tz_new_workbook {
    const char *title;
    const tz_new_sheet *sheets;
    size_t sheets_n;
} tz_new_workbook;

typedef struct tz_workbook_writer {
    // Writes it as a file of that name. NULL, or why not. The same workbook gives the same bytes.
    const char *(*write)(const tz_new_workbook *workbook, const char *path);
} tz_workbook_writer;
extern __attribute__((visibility("default"))) const tz_workbook_writer tz_xlsx_writer;

// The file as the writer has made it, with its hidden worksheets hidden from commands as well, which the writer's
// library cannot say. False: these are no bytes of a writer.
bool tz_xlsx_finish(tz_arena *arena, const tz_bytes *made, tz_bytes *out);

#endif
