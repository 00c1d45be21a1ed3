// Workbooks whatever their names: the bytes say which reader gets them.
#include "xlsx_parts.h"

static const char content[] =
    "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet><table:table "
    "table:name='調査票'><table:table-row><table:table-cell><text:p>回答</text:p></table:table-cell></table:table-row>"
    "</table:table></office:spreadsheet></office:body></office:document-content>";

// "sheet!text" of the first cell, or the messages.
static const char *first_cell(tz_arena *arena, const tz_source *file) {
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_workbook *book = tz_workbook_read(arena, file, diag);
    if (!book)
        return input_messages(arena, diag);
    const tz_worksheet *sheet = book->sheets;
    assert_string_equal(book->name, file->name);
    assert_string_equal(sheet->workbook, file->name);
    return tz_arena_format(arena, "%s!%.*s", sheet->name, (int)sheet->cells->size, sheet->cells->bytes);
}

static void check_package(const char *name, const package_part *parts, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    const char *found = first_cell(arena, package_file(arena, name, parts));
    if (!strstr(found, wanted))
        fail_msg("%s\nhas no: %s", found, wanted);
    tz_arena_free(arena);
}

static void opendocument_is_read(void **state) {
    (void)state;
    static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
    static const char plain[] = "<manifest:manifest/>";
    static const char encrypted[] = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    const package_part whole[] = {{"mimetype", type, true},
                                  {"content.xml", content, false},
                                  {"META-INF/manifest.xml", plain, false},
                                  {NULL, NULL, false}};
    const package_part bare[] = {{"content.xml", content, false}, {NULL, NULL, false}};
    const package_part empty[] = {{"mimetype", type, true}, {NULL, NULL, false}};
    const package_part secret[] = {{"mimetype", type, true},
                                   {"content.xml", "?", false},
                                   {"META-INF/manifest.xml", encrypted, false},
                                   {NULL, NULL, false}};
    check_package("桑名市.ods", whole, "調査票!回答");
    check_package("桑名市.xlsx", bare, "調査票!回答"); // whatever its name
    check_package("桑名市.ods", empty, "桑名市.ods: error: this workbook is damaged or incomplete (content.xml)");
    check_package("桑名市.ods", secret,
                  "桑名市.ods: error: a password protects this workbook: please open it in LibreOffice");
}

static void excel_is_read(void **state) {
    (void)state;
    const package_part parts[] = {
        {"[Content_Types].xml", "<Types/>", false},
        {"_rels/.rels", RELATIONS(RELATION("r1", "officeDocument", "xl/workbook.xml")), false},
        {"xl/workbook.xml",
         "<workbook " MAIN_SPACE " " REL_SPACE
         "><sheets><sheet name='様式' sheetId='1' r:id='r1'/></sheets></workbook>",
         false},
        {"xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "worksheet", "worksheets/sheet1.xml")), false},
        {"xl/worksheets/sheet1.xml", SHEET("<sheetData><row r='1'><c r='A1' t='str'><v>回答</v></c></row></sheetData>"),
         false},
        {NULL, NULL, false}};
    check_package("桑名市.xlsx", parts, "様式!回答");
    check_package("桑名市.csv", parts, "様式!回答"); // whatever its name
}

// "A1=x B2[2x3]=y!" with "!" behind an error; ends of lines are shown as |.
static const char *all_cells(tz_arena *arena, const tz_worksheet *sheet) {
    tz_bytes out = {0};
    for (size_t i = 0; i < sheet->cells_n; i++) {
        const tz_worksheet_cell *at = &sheet->cells[i];
        tz_bytes_format(arena, &out, "%s%s", i ? " " : "", tz_worksheet_cell_name(arena, at->row, at->column));
        if (at->rows > 1 || at->columns > 1)
            tz_bytes_format(arena, &out, "[%ux%u]", at->rows, at->columns);
        tz_bytes_format(arena, &out, "=%.*s%s", (int)at->size, at->bytes, at->fault == TZ_CELL_ERROR ? "!" : "");
    }
    for (size_t i = 0; i < out.n; i++)
        out.at[i] = out.at[i] == '\n' ? '|' : out.at[i];
    return out.at;
}

// Both were written by LibreOffice, from values.fods.
static void one_spreadsheet_in_two_formats_is_the_same(void **state) {
    (void)state;
    static const char *const names[] = {"tests/cases/workbooks/values.ods", "tests/cases/workbooks/values.xlsx"};
    tz_arena *arena = tz_arena_new(NULL);
    for (int i = 0; i < 2; i++) {
        size_t size;
        const char *bytes = input_file(arena, names[i], &size);
        tz_diag *diag = tz_diag_in_arena(arena);
        const tz_workbook *book = tz_workbook_read(arena, tz_source_new(arena, names[i], bytes, size), diag);
        assert_string_equal(input_messages(arena, diag), "");
        assert_int_equal(book->sheets_n, 2);
        assert_string_equal(book->sheets[1].name, "隠し");
        assert_int_equal(book->sheets[1].visibility, TZ_HIDDEN);
        assert_string_equal(all_cells(arena, &book->sheets[0]),
                            "A1=85.3% B1=令和8年3月31日 C1=9:05 D1=1,234,567件 E1=0.1 F1=TRUE A2=#DIV/0!! B2=2469134 "
                            "C2=ab D2=#N/A! E2=#REF!! G2=#NAME?! A3=一   二||　三  B3=リンク C3=x A4[3x2]=結合 C4=右 "
                            "C5=同 C6=同 A7=組 A8=組 A9=組 A10=組 A11=隠し行 A1012=下 B1012=下 C1012=下");
    }
    tz_arena_free(arena);
}

static void csv_needs_its_name(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(first_cell(arena, tz_source_new(arena, "一覧.CSV", "市,回答", strlen("市,回答"))), "!市");
    assert_string_equal(first_cell(arena, tz_source_new(arena, "一覧.tsv", "市\t回答", strlen("市\t回答"))), "!市");
    const char *message = first_cell(arena, tz_source_new(arena, "一覧.xlsx", "市,回答", strlen("市,回答")));
    assert_non_null(strstr(message, "一覧.xlsx: error: this is a text with the name of a workbook"));
    tz_arena_free(arena);
}

static void other_files_are_told_of_by_name(void **state) {
    (void)state;
    const package_part word[] = {
        {"[Content_Types].xml", "", false}, {"word/document.xml", "", false}, {NULL, NULL, false}};
    check_package("桑名市.xlsx", word, "桑名市.xlsx: error: this is no workbook, but a Word document");
    tz_arena *arena = tz_arena_new(NULL);
    const char *message = first_cell(arena, tz_source_new(arena, "a.csv", "%PDF-1.7", 8));
    assert_non_null(strstr(message, "a.csv: error: this is no workbook, but a PDF"));
    message = first_cell(arena, tz_source_new(arena, "a.xlsx", "PK\3\4cut", 7));
    assert_non_null(strstr(message, "a.xlsx: error: this workbook is damaged or incomplete"));
    message = first_cell(arena, tz_source_new(arena, "~$a.xlsx", "PK\3\4cut", 7));
    assert_non_null(strstr(message, "keeps beside it"));
    tz_arena_free(arena);
}

static void names_of_workbooks_are_known(void **state) {
    (void)state;
    static const char *const workbooks[] = {"a.xlsx", "cards/桑名市.XLSX", "a.xlsm", "a.ods", "a.csv", "a.tsv",
                                            "a.xls"};
    static const char *const others[] = {"a.yaml",        ".xlsx", "xlsx", "a.xlsx.bak", "~$a.xlsx", "d/._a.xlsx",
                                         ".~lock.a.ods#", "a.txt", ""};
    for (size_t i = 0; i < sizeof workbooks / sizeof *workbooks; i++)
        if (!tz_workbook_has_name(workbooks[i]))
            fail_msg("%s was not taken", workbooks[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (tz_workbook_has_name(others[i]))
            fail_msg("%s was taken", others[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opendocument_is_read),
        cmocka_unit_test(excel_is_read),
        cmocka_unit_test(one_spreadsheet_in_two_formats_is_the_same),
        cmocka_unit_test(csv_needs_its_name),
        cmocka_unit_test(other_files_are_told_of_by_name),
        cmocka_unit_test(names_of_workbooks_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
