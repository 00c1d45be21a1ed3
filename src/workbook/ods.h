// OpenDocument spreadsheets (ODF 1.3, part 3): the pieces of their reader.
#ifndef WORKBOOK_ODS_H
#define WORKBOOK_ODS_H

#include "workbook/workbook.h"

// ---- ods.c ----

// Reads the member content.xml of a package. NULL after reporting.
const tz_workbook *tz_ods_read(tz_arena *arena, const tz_source *file, const tz_bytes *content, tz_diag *diag);

// ---- ods_text.c: the text of a cell ----

// A cell's text in the making, zeroed but for the arena; begun anew for each cell. It grows hardly beyond the limit of
// a cell's text, whatever is added.
typedef struct tz_ods_text {
    tz_arena *arena;
    tz_bytes text;
    size_t paragraphs;
    size_t blanks; // white space that the next character decides on: so many U+0020
    bool broken;   // with an end of a line or a tab among them
    bool at_start; // nothing stands in this line yet
} tz_ods_text;

void tz_ods_text_begin(tz_ods_text *t);
// A paragraph, which is a line of its own.
void tz_ods_text_begin_paragraph(tz_ods_text *t);
void tz_ods_text_end_paragraph(tz_ods_text *t);
// Characters of the file, whose white space is partly the program's that wrote it.
void tz_ods_text_add(tz_ods_text *t, const char *bytes, size_t size);
// What elements stand for, as often as they say: a blank, a tab, an end of a line.
void tz_ods_text_put(tz_ods_text *t, char c, size_t times);

// ---- ods_cell.c: what a cell shows ----

// The attributes of a cell that say so; NULL: it has none such.
typedef struct tz_ods_value {
    const char *type, *calcext_type; // office:value-type, calcext:value-type
    const char *value;               // office:value, or the like of its type
    bool has_formula;
} tz_ods_value;

// Fills in bytes, size and fault of a cell.
void tz_ods_cell_show(tz_arena *arena, const tz_ods_value *value, const tz_ods_text *text, tz_worksheet_cell *cell);

#endif
