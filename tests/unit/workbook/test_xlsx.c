// Office Open XML workbooks: worksheets in the workbook's order, whatever the parts are called.
#include "xlsx_parts.h"

static void worksheets_are_found_by_their_relations(void **state) {
    (void)state;
    const package_part parts[] = {
        {"_rels/.rels",
         RELATIONS(RELATION("a", "extended-properties", "docProps/app.xml")
                       RELATION("b", "officeDocument", "/book/main.xml")),
         false},
        {"book/main.xml",
         "<x:workbook xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main' " REL_SPACE ">"
         "<x:sheets><x:sheet name='二' sheetId='9' r:id='k2'/><x:sheet name='図' sheetId='3' r:id='k3'/>"
         "<x:sheet name='一' sheetId='1' state='hidden' r:id='k1'/><x:sheet name='三' sheetId='7' state='veryHidden' "
         "r:id='k4'/></x:sheets></x:workbook>",
         false},
        {"book/_rels/main.xml.rels",
         RELATIONS(RELATION("k1", "worksheet", "sheets/one.xml") RELATION("k2", "worksheet", "/book/sheets/two.xml")
                       RELATION("k3", "chartsheet", "sheets/chart.xml")
                           RELATION("k4", "worksheet", "../book/sheets/../sheets/three.xml")),
         false},
        {"book/sheets/one.xml", SHEET("<sheetData><row><c t='str'><v>1</v></c></row></sheetData>"), false},
        {"book/sheets/two.xml",
         "<worksheet xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'><sheetData><row><c "
         "t='str'><v>2</v></c></row></sheetData></worksheet>",
         true},
        {"book/sheets/three.xml", SHEET(""), false},
        {NULL, NULL, false}};
    xlsx_read it = read_parts(parts);
    assert_string_equal(it.messages, "");
    assert_int_equal(it.book->sheets_n, 3);
    assert_string_equal(it.book->name, "a.xlsx");
    assert_string_equal(it.book->sheets[0].name, "二");
    assert_int_equal(it.book->sheets[0].visibility, TZ_VISIBLE);
    assert_memory_equal(it.book->sheets[0].cells[0].bytes, "2", 1);
    assert_string_equal(it.book->sheets[1].name, "一");
    assert_int_equal(it.book->sheets[1].visibility, TZ_HIDDEN);
    assert_int_equal(it.book->sheets[2].visibility, TZ_VERY_HIDDEN);
    assert_int_equal(it.book->sheets[2].cells_n, 0);
    tz_arena_free(it.arena);
}

static void check_refused(const package_part *parts, const char *why) {
    xlsx_read it = read_parts(parts);
    assert_null(it.book);
    if (!strstr(it.messages, why))
        fail_msg("%s\nhas no: %s", it.messages, why);
    tz_arena_free(it.arena);
}

static void other_packages_are_refused(void **state) {
    (void)state;
    const package_part none[] = {{"[Content_Types].xml", "<Types/>", false}, {NULL, NULL, false}};
    const package_part other[] = {
        {"_rels/.rels", RELATIONS(RELATION("a", "officeDocument", "word/document.xml")), false},
        {"word/document.xml", "<document/>", false},
        {NULL, NULL, false}};
    const package_part missing[] = {
        {"xl/workbook.xml",
         "<workbook " MAIN_SPACE " " REL_SPACE "><sheets><sheet name='調査票' r:id='r1'/></sheets></workbook>", false},
        {NULL, NULL, false}};
    const package_part gone[] = {
        {"xl/workbook.xml",
         "<workbook " MAIN_SPACE " " REL_SPACE "><sheets><sheet name='調査票' r:id='r1'/></sheets></workbook>", false},
        {"xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "worksheet", "sheet1.xml")), false},
        {NULL, NULL, false}};
    const package_part chart[] = {
        {"xl/workbook.xml",
         "<workbook " MAIN_SPACE " " REL_SPACE "><sheets><sheet name='図' r:id='r1'/></sheets></workbook>", false},
        {"xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "chartsheet", "sheet1.xml")), false},
        {NULL, NULL, false}};
    const package_part unstyled[] = {
        {"xl/workbook.xml", "<workbook " MAIN_SPACE " " REL_SPACE "><sheets/></workbook>", false},
        {"xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "styles", "styles.xml")), false},
        {NULL, NULL, false}};
    check_refused(chart, "this workbook has no worksheet");
    check_refused(unstyled, "damaged or incomplete (xl/styles.xml)");
    check_refused(none, "damaged or incomplete (xl/workbook.xml)");
    check_refused(other, "this is no workbook");
    check_refused(missing, "its worksheet 調査票 is missing");
    check_refused(gone, "damaged or incomplete (xl/sheet1.xml)");
}

static void days_may_count_from_1904(void **state) {
    (void)state;
    const package_part parts[] = {
        {"xl/workbook.xml",
         "<workbook " MAIN_SPACE " " REL_SPACE
         "><workbookPr date1904='1'/><sheets><sheet name='a' r:id='r1'/></sheets></workbook>",
         false},
        {"xl/_rels/workbook.xml.rels",
         RELATIONS(RELATION("r1", "worksheet", "s.xml") RELATION("r2", "styles", "styles.xml")), false},
        {"xl/s.xml", SHEET("<sheetData><row><c s='1'><v>41730</v></c></row></sheetData>"), false},
        {"xl/styles.xml",
         "<styleSheet " MAIN_SPACE "><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>", false},
        {NULL, NULL, false}};
    xlsx_read it = read_parts(parts);
    assert_string_equal(text_at(&it, "A1"), "2018/4/2");
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worksheets_are_found_by_their_relations),
        cmocka_unit_test(other_packages_are_refused),
        cmocka_unit_test(days_may_count_from_1904),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
