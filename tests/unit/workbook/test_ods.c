// OpenDocument spreadsheets: tables as worksheets, repeated rows and cells, merged areas, and what is no text of a
// cell.
#include "inputs.h"
#include "workbook/ods.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#define NAMESPACES                                                                                                     \
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                                                 \
    "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                                                   \
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                                                   \
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                                     \
    "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "                                                  \
    "xmlns:dc='http://purl.org/dc/elements/1.1/' "                                                                     \
    "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"

static const tz_workbook *read_content(tz_arena *arena, tz_diag *diag, const char *xml) {
    const tz_bytes content = {.at = (char *)(uintptr_t)xml, .n = strlen(xml)};
    return tz_ods_read(arena, tz_source_new(arena, "桑名市.ods", "PK", 2), &content, diag);
}

// The sheets in words, "one A1:x B2[2x3]:y / (two)", or the messages. A hidden sheet's name is in parentheses; ends of
// lines are shown as |, an error as !, a formula without a value as ?.
static const char *read_body(tz_arena *arena, const char *styles, const char *tables) {
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_workbook *book = read_content(
        arena, diag,
        tz_arena_format(arena,
                        "<?xml version='1.0'?><office:document-content " NAMESPACES
                        "><office:automatic-styles>%s</office:automatic-styles><office:body><office:spreadsheet>%s"
                        "</office:spreadsheet></office:body></office:document-content>",
                        styles, tables));
    if (!book)
        return input_messages(arena, diag);
    tz_bytes out = {0};
    for (size_t i = 0; i < book->sheets_n; i++) {
        const tz_worksheet *sheet = &book->sheets[i];
        bool hidden = sheet->visibility == TZ_HIDDEN;
        tz_bytes_format(arena, &out, hidden ? "%s(%s)" : "%s%s", i ? " / " : "", sheet->name);
        for (size_t k = 0; k < sheet->cells_n; k++) {
            const tz_worksheet_cell *at = &sheet->cells[k];
            tz_bytes_format(arena, &out, " %s", tz_worksheet_cell_name(arena, at->row, at->column));
            if (at->rows > 1 || at->columns > 1)
                tz_bytes_format(arena, &out, "[%ux%u]", at->rows, at->columns);
            const char *fault = at->fault == TZ_CELL_ERROR ? "!" : at->fault == TZ_CELL_NO_VALUE ? "?" : "";
            tz_bytes_format(arena, &out, ":%.*s%s", (int)at->size, at->bytes, fault);
        }
    }
    for (size_t i = 0; i < out.n; i++)
        out.at[i] = out.at[i] == '\n' ? '|' : out.at[i];
    return out.n ? out.at : "";
}

// A sheet named a with these rows.
static void check_rows(const char *rows, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *tables = tz_arena_format(arena, "<table:table table:name='a'>%s</table:table>", rows);
    assert_string_equal(read_body(arena, "", tables), wanted);
    tz_arena_free(arena);
}

// A cell with this content.
static void check_cell(const char *content, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    check_rows(
        tz_arena_format(arena, "<table:table-row><table:table-cell>%s</table:table-cell></table:table-row>", content),
        *wanted ? tz_arena_format(arena, "a A1:%s", wanted) : "a");
    tz_arena_free(arena);
}

#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"

static void tables_are_worksheets(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    static const char styles[] =
        "<style:style style:name='ta1' style:family='table'><style:table-properties "
        "table:display='true'/></style:style>"
        "<style:style style:name='ta2' style:family='table'><style:table-properties "
        "table:display='false'/></style:style>"
        "<style:style style:name='ta3' style:family='table-cell'><style:table-properties table:display='false'/>"
        "</style:style>";
    static const char tables[] =
        "<table:calculation-settings/><table:tracked-changes><table:table table:name='x'/></table:tracked-changes>"
        "<table:table table:name='調査票' table:style-name='ta1'>" ROW(
            CELL("x")) "</table:table>"
                       "<table:table table:name='リスト' table:style-name='ta2'>" ROW(
                           CELL("y")) "</table:table>"
                                      "<table:table table:name='c' table:style-name='ta3'/>"
                                      "<table:table table:name=\"'file:///a.ods'#Sheet1\"><table:table-source/>" ROW(
                                          CELL("z")) "</table:table>"
                                                     "<table:named-expressions/>";
    assert_string_equal(read_body(arena, styles, tables), "調査票 A1:x / (リスト) A1:y / c");
    tz_arena_free(arena);
}

static void rows_are_found_in_groups_and_behind_columns(void **state) {
    (void)state;
    check_rows(
        "<table:table-column table:number-columns-repeated='3'/><table:shapes><draw:frame><text:p>no</text:p>"
        "</draw:frame></table:shapes><table:table-header-rows>" ROW(CELL("1") CELL(
            "2")) "</table:table-header-rows>"
                  "<table:table-row-group><table:table-row-group>" ROW(CELL("3")) "</table:table-row-group>" ROW(
                      "<table:table-cell/>" CELL(
                          "4")) "</table:table-row-group><table:table-rows>" ROW(CELL("5")) "</table:table-rows>",
        "a A1:1 B1:2 A2:3 B3:4 A4:5");
}

static void repeated_cells_and_rows_are_as_many(void **state) {
    (void)state;
    check_rows(
        "<table:table-row table:number-rows-repeated='2'><table:table-cell table:number-columns-repeated='2'/>"
        "<table:table-cell table:number-columns-repeated='2'><text:p>x</text:p></table:table-cell>" CELL(
            "y") "</table:table-row>"
                 "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>" ROW(CELL("z")),
        "a C1:x D1:x E1:y C2:x D2:x E2:y A6:z");
}

static void spanned_cells_are_merged_areas(void **state) {
    (void)state;
    check_rows(ROW("<table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='3'><text:p>x</text:p>"
                   "</table:table-cell><table:covered-table-cell/>" CELL("y"))
                   ROW("<table:covered-table-cell table:number-columns-repeated='2'><text:p>unseen</text:p>"
                       "</table:covered-table-cell><table:table-cell table:number-columns-spanned='4'/>"),
               "a A1[3x2]:x C1:y C2[1x4]:");
    check_rows(
        ROW("<table:table-cell table:number-rows-spanned='2'/>") ROW("<table:table-cell "
                                                                     "table:number-columns-spanned='2'/>"),
        "桑名市.ods: error: this workbook is damaged or incomplete (merged areas of cells overlap): please ask for "
        "it to be sent again\n");
}

static void paragraphs_are_lines(void **state) {
    (void)state;
    check_cell("<text:p>一</text:p><text:p/><text:p>二</text:p>", "一||二");
    check_cell("<text:p>a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e</text:p>", "a b   c\td|e");
    check_cell("<text:p>a <text:span>b<text:span> c</text:span></text:span><text:a>d</text:a>e  f</text:p>",
               "a b cde  f");
    check_cell("<text:p>\n  <text:span>a</text:span>\n  b\n</text:p>\n<text:p>c</text:p>", "a b|c");
    check_cell("<text:p><text:ruby><text:ruby-base>桑名</text:ruby-base><text:ruby-text>くわな</text:ruby-text>"
               "</text:ruby>市<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>no</text:p>"
               "</text:note-body></text:note></text:p>",
               "桑名市");
    check_cell("<text:p>&lt;&amp;&#x20BB7;<text:sheet-name>a</text:sheet-name></text:p>", "<&𠮷a");
}

static void what_is_beside_the_text_is_not_read(void **state) {
    (void)state;
    check_cell("<office:annotation><dc:creator>津</dc:creator><text:p>comment</text:p></office:annotation><text:p>x"
               "<office:annotation><text:p>no</text:p></office:annotation></text:p>",
               "x");
    check_cell("<draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame>", "");
    check_cell("<table:table table:is-sub-table='true'>" ROW(CELL("no")) "</table:table><text:p>x</text:p>", "x");
    check_cell("  \n  ", "");
}

static void values_and_faults_come_with_the_cells(void **state) {
    (void)state;
    check_rows(ROW("<table:table-cell office:value-type='float' office:value='1234.5'><text:p>1,234.5件</text:p>"
                   "</table:table-cell><table:table-cell office:value-type='percentage' office:value='0.85'/>"
                   "<table:table-cell office:value-type='date' office:date-value='2026-03-31'/>"
                   "<table:table-cell table:formula='of:=1'/>"
                   "<table:table-cell table:formula='of:=1' office:value-type='string' office:string-value='' "
                   "calcext:value-type='error'><text:p>#REF!</text:p></table:table-cell>"
                   "<table:table-cell office:value-type='string' office:string-value='回答'/>"),
               "a A1:1,234.5件 B1:85% C1:2026-03-31 D1:? E1:#REF!! F1:回答");
}

static void namespaces_count_and_not_their_prefixes(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_workbook *book = read_content(
        arena, diag,
        "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'><o:body><o:spreadsheet "
        "xmlns='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        "xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        "xmlns:table='urn:x'><table t:name='a'><table-row><table:table-cell/><table-cell "
        "table:number-columns-repeated='9'><p xmlns='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>x</p></table-cell>"
        "</table-row></table></o:spreadsheet></o:body></o:document-content>");
    assert_non_null(book);
    assert_int_equal(book->sheets->cells_n, 1);
    assert_int_equal(book->sheets->cells->column, 0);
    tz_arena_free(arena);
}

static void other_documents_and_damage_are_told(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"<office:document-content " NAMESPACES "><office:body><office:text/></office:body></office:document-content>",
         "is no spreadsheet"},
        {"<office:document-content " NAMESPACES "><office:body><office:spreadsheet><table:table>",
         "damaged or incomplete"},
        {"<html/>", "is no spreadsheet"},
        {"", "damaged or incomplete"},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_diag *diag = tz_diag_in_arena(arena);
        assert_null(read_content(arena, diag, cases[i][0]));
        assert_non_null(strstr(input_messages(arena, diag), cases[i][1]));
    }
    tz_arena_free(arena);
}

static void a_million_empty_rows_cost_nothing(void **state) {
    (void)state;
    clock_t before = clock();
    check_rows(
        "<table:table-row table:number-rows-repeated='1048575'><table:table-cell "
        "table:number-columns-repeated='16384'/></table:table-row>" ROW(CELL(
            "x")) "<table:table-row table:number-rows-repeated='99999999999999'><table:table-cell/></table:table-row>"
                  "<table:table-row table:number-rows-repeated='99999999999999'><table:table-cell/></table:table-row>",
        "a A1048576:x");
    assert_true(clock() - before < CLOCKS_PER_SEC);
}

static void texts_repeated_without_end_are_an_error(void **state) {
    (void)state;
    check_rows("<table:table-row table:number-rows-repeated='1048576'><table:table-cell "
               "table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell></table:table-row>",
               "桑名市.ods: error: this workbook has more than a million cells with text: is this the right file?\n");
    check_rows(
        "<table:table-row table:number-rows-repeated='1048576'><table:table-cell/></table:table-row>" ROW(CELL("x")),
        "桑名市.ods: error: this workbook has cells beyond row 1,048,576 or column XFD, where no program reads "
        "them\n");
    tz_arena *arena = tz_arena_new(NULL);
    const char *message =
        read_body(arena, "", "<table:table table:name='a'>" ROW(CELL("<text:s text:c='999999999'/>")) "</table:table>");
    assert_non_null(
        strstr(message, "桑名市.ods a!A1:1:1: error: the text of this cell is longer than Excel's own limit"));
    tz_arena_free(arena);
}

// A hundred bytes can stand for as much text as a cell may have.
static void blanks_without_end_are_an_error(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes cells = {0};
    for (int i = 0; i < 1100; i++)
        tz_bytes_format(arena, &cells, "%s", CELL("<text:s text:c='131000'/>"));
    const char *rows = tz_arena_format(arena, "<table:table-row>%s</table:table-row>", cells.at);
    check_rows(rows, "桑名市.ods: error: this workbook has more than 128 MB of text: is this the right file?\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_worksheets),
        cmocka_unit_test(rows_are_found_in_groups_and_behind_columns),
        cmocka_unit_test(repeated_cells_and_rows_are_as_many),
        cmocka_unit_test(spanned_cells_are_merged_areas),
        cmocka_unit_test(paragraphs_are_lines),
        cmocka_unit_test(what_is_beside_the_text_is_not_read),
        cmocka_unit_test(values_and_faults_come_with_the_cells),
        cmocka_unit_test(namespaces_count_and_not_their_prefixes),
        cmocka_unit_test(other_documents_and_damage_are_told),
        cmocka_unit_test(a_million_empty_rows_cost_nothing),
        cmocka_unit_test(texts_repeated_without_end_are_an_error),
        cmocka_unit_test(blanks_without_end_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
