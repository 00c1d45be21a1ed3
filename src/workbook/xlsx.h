// Office Open XML workbooks (ECMA-376, part 1): the pieces of their reader.
#ifndef WORKBOOK_XLSX_H
#define WORKBOOK_XLSX_H

#include "workbook/package.h"

// A text of the file, borrowed from the arena it was made in.
typedef struct tz_xlsx_string {
    const char *bytes;
    size_t size;
} tz_xlsx_string;

// What is known of the workbook while its parts are read.
typedef struct tz_xlsx {
    tz_arena *arena; // of the texts
    const tz_source *file;
    tz_package *package;
    tz_diag *diag;
    bool since_1904;                 // day 0 is 1904-01-01, not 1899-12-31 (18.2.28)
    TZ_LIST(tz_xlsx_string) strings; // shared ones
    TZ_LIST(const char *) formats;   // number format of each cell format (cellXfs); "General" and so on
    size_t shown;                    // bytes of what all cells show
} tz_xlsx;

// The workbook in a package; NULL after reporting.
const tz_workbook *tz_xlsx_read(tz_arena *arena, const tz_source *file, tz_package *package, tz_diag *diag);

// ---- xlsx_part.c ----

// Reads a part with a handler; `root`: the element that it must be, NULL for any. False after reporting.
bool tz_xlsx_read_part(const tz_xlsx *x, const char *path, const char *root, const tz_xml_handler *handler);
// Whether an element is one of SpreadsheetML, transitional or strict.
bool tz_xlsx_is(const tz_xml_element *element, const char *name);
// The number that an attribute begins with, up to a thousand million; 0: none does, or there is no attribute (NULL).
uint32_t tz_xlsx_number(const char *digits);

// ---- xlsx_relations.c: which part is what (part 2, 9.3) ----

typedef struct tz_xlsx_relation {
    const char *id, *type; // type: the last word of its URI: "worksheet"
    const char *path;      // within the package, without a "/" in front
} tz_xlsx_relation;
typedef struct tz_xlsx_relations {
    TZ_LIST(tz_xlsx_relation) all;
} tz_xlsx_relations;
// Those of a part ("xl/workbook.xml"), or of the package (""). None if it has none. False after reporting.
bool tz_xlsx_relations_read(const tz_xlsx *x, const char *part, tz_xlsx_relations *to);

// ---- xlsx_string.c: texts with runs, phonetic guides and escapes ----

// What is read of a text: so much that one which is too long stays so when its escapes are resolved, which take up to
// fourteen bytes for one (_x000D__x000A_).
enum { TZ_XLSX_TEXT_READ = 14 * TZ_WORKBOOK_TEXT };

// A text in the making: of a shared string, or of one within a cell.
typedef struct tz_xlsx_text {
    tz_bytes all;
    size_t in_guide; // so many of them within a phonetic guide (rPh), whose text is no text of the cell
    bool in_text;    // within <t>
} tz_xlsx_text;
void tz_xlsx_text_start(tz_xlsx_text *text, const tz_xml_element *element);
void tz_xlsx_text_end(tz_xlsx_text *text, const tz_xml_element *element);
void tz_xlsx_text_add(tz_arena *arena, tz_xlsx_text *text, const char *bytes, size_t size);
// What it means: _xHHHH_ resolved (part 1, 22.9.2.19), ends of lines as "\n".
tz_xlsx_string tz_xlsx_string_of(tz_arena *arena, const char *bytes, size_t size);
// The same of an attribute (NULL: it is not there), NUL-terminated.
const char *tz_xlsx_attribute_of(tz_arena *arena, const char *value);
// Reads the shared strings. False after reporting.
bool tz_xlsx_strings_read(tz_xlsx *x, const char *path);

// ---- xlsx_styles.c ----

// Reads the number formats of cells. False after reporting.
bool tz_xlsx_styles_read(tz_xlsx *x, const char *path);

// ---- xlsx_cell.c ----

// A cell as its worksheet has it.
typedef struct tz_xlsx_cell {
    char type[16]; // s, str, inlineStr, n, b, e, d; "": n
    uint32_t format;
    bool has_formula, has_value;
    tz_bytes value;    // of <v>
    tz_xlsx_text text; // of <is>
} tz_xlsx_cell;
// Fills in bytes, size and fault. False after reporting that the text it refers to is missing.
bool tz_xlsx_cell_show(const tz_xlsx *x, const tz_xlsx_cell *cell, tz_worksheet_cell *to);

// ---- xlsx_drawing.c ----

// Adds the texts of a drawing's shapes to the worksheet that is being filled.
void tz_xlsx_drawing_read(tz_xlsx *x, const char *path, tz_workbook_draft *draft);

// ---- xlsx_sheet.c ----

// Reads the cells of a worksheet into the draft. False after reporting.
bool tz_xlsx_sheet_read(tz_xlsx *x, const char *path, tz_workbook_draft *draft);

// ---- number_format.c: what a number looks like (part 1, 18.8.30 and 18.8.31) ----

// The format of a built-in number, as Japanese Excel has it; NULL: none.
const char *tz_number_format_built_in(uint32_t id);
// The number as the format shows it. `value`: as the file writes it; a text that is no number stays as it is. *shown is
// in the arena. False: a spreadsheet shows nothing but ####.
bool tz_number_format_show(tz_arena *arena, const char *format, const char *value, size_t size, bool since_1904,
                           tz_xlsx_string *shown);
// The text as the format shows it, which is mostly the text itself, borrowed.
tz_xlsx_string tz_number_format_show_text(tz_arena *arena, const char *format, tz_xlsx_string text);
// Whether it shows numbers that are positive as dates or times.
bool tz_number_format_is_date(const char *format);

// ---- iso_date.c ----

// The number of days that a date, a time or both are for the workbook. False: they are none, or before its first day.
bool tz_iso_date_to_number(tz_arena *arena, const char *bytes, size_t size, bool since_1904, tz_xlsx_string *number);

#endif
