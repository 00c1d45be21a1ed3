// Small .xlsx packages for several tests, whose parts are given as XML.
#ifndef XLSX_PARTS_H
#define XLSX_PARTS_H

#include "inputs.h"
#include "packages.h"
#include "workbook/xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define MAIN_SPACE "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define REL_SPACE "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONS(inside)                                                                                              \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" inside "</Relationships>"
#define RELATION(id, type, target) "<Relationship Id='" id "' Type='" TYPE type "' Target='" target "'/>"
#define SHEET(inside) "<worksheet " MAIN_SPACE ">" inside "</worksheet>"

typedef struct xlsx_read {
    tz_arena *arena;
    tz_diag *diag;
    const tz_workbook *book;
    const char *messages;
} xlsx_read;

static inline xlsx_read read_parts(const package_part *parts) {
    xlsx_read it = {.arena = tz_arena_new(NULL)};
    it.diag = tz_diag_in_arena(it.arena);
    const tz_source *file = package_file(it.arena, "a.xlsx", parts);
    tz_package *package = tz_package_open(it.arena, file, it.diag);
    it.book = package ? tz_xlsx_read(it.arena, file, package, it.diag) : NULL;
    it.messages = input_messages(it.arena, it.diag);
    return it;
}

// A workbook of one worksheet, with strings and styles (NULL: without).
static inline xlsx_read read_sheet_with(const char *sheet, const char *strings, const char *styles) {
    const package_part parts[] = {
        {"_rels/.rels", RELATIONS(RELATION("r1", "officeDocument", "xl/workbook.xml")), false},
        {"xl/workbook.xml",
         "<workbook " MAIN_SPACE " " REL_SPACE
         "><sheets><sheet name='調査票' sheetId='1' r:id='r1'/></sheets></workbook>",
         false},
        {"xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("r1", "worksheet", "worksheets/sheet1.xml")
                       RELATION("r2", "sharedStrings", "sharedStrings.xml") RELATION("r3", "styles", "styles.xml")),
         false},
        {"xl/worksheets/sheet1.xml", sheet, false},
        {"xl/sharedStrings.xml", strings ? strings : "<sst " MAIN_SPACE "/>", false},
        {"xl/styles.xml", styles ? styles : "<styleSheet " MAIN_SPACE "/>", false},
        {NULL, NULL, false}};
    return read_parts(parts);
}

// The text of a cell: "C12".
static inline const char *text_at(const xlsx_read *it, const char *name) {
    uint32_t row, column;
    assert_string_equal(it->messages, "");
    assert_non_null(it->book);
    assert_true(tz_worksheet_cell_parse(name, strlen(name), &row, &column));
    tz_worksheet_cell cell = tz_worksheet_at(&it->book->sheets[0], row, column);
    return tz_arena_copy(it->arena, cell.size ? cell.bytes : "", cell.size);
}

#endif
