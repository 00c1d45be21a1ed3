// Cells of every type, with and without their places, and what is wrong with some.
#include "xlsx_parts.h"

#define DATA(inside) SHEET("<sheetData>" inside "</sheetData>")

static void cells_of_every_type(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(DATA("<row r='3'><c r='B3' t='inlineStr'><is><r><t>文</t></r><r><t "
                                        "xml:space='preserve'>字 </t></r><rPh><t>モジ</t></rPh></is></c>"
                                        "<c t='str'><v>改\r\n行</v></c><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c "
                                        "t='d'><v>2026-03-31</v></c><c t='n'><v>12025</v></c></row>"
                                        "<row><c><v>0.1</v></c><c/><c r='D4' t='str'><f>1&amp;2</f><v>12</v></c><c "
                                        "t='str'><f>A1</f><v></v></c></row>"),
                                   NULL, NULL);
    static const char *const cells[][2] = {{"B3", "文字 "},      {"C3", "改\n行"}, {"D3", "TRUE"}, {"E3", "FALSE"},
                                           {"F3", "2026-03-31"}, {"G3", "12025"},  {"A4", "0.1"},  {"B4", ""},
                                           {"D4", "12"},         {"E4", ""}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_string_equal(text_at(&it, cells[i][0]), cells[i][1]);
    assert_int_equal(it.book->sheets[0].rows, 4);
    assert_int_equal(it.book->sheets[0].columns, 7);
    tz_arena_free(it.arena);
}

static void faults_stay_with_their_cells(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(
        DATA("<row><c><f>1+1</f></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c><c><v>-1</v></c><c s='0'><v>-1</v></c></row>"),
        NULL, "<styleSheet " MAIN_SPACE "><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>");
    const tz_worksheet *sheet = &it.book->sheets[0];
    assert_int_equal(tz_worksheet_at(sheet, 0, 0).fault, TZ_CELL_NO_VALUE);
    assert_int_equal(tz_worksheet_at(sheet, 0, 1).fault, TZ_CELL_ERROR);
    assert_string_equal(text_at(&it, "B1"), "#DIV/0!");
    assert_int_equal(tz_worksheet_at(sheet, 0, 2).fault, TZ_CELL_ERROR);
    assert_string_equal(text_at(&it, "C1"), "####");
    tz_arena_free(it.arena);
}

static void merged_areas_are_read(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(DATA("<row><c t='str'><v>左上</v></c><c/></row>") "", NULL, NULL);
    tz_arena_free(it.arena);
    it = read_sheet_with(SHEET("<sheetData><row><c t='str'><v>左上</v></c><c/></row></sheetData><mergeCells><mergeCell "
                               "ref='A1:C2'/><mergeCell ref='E5'/></mergeCells>"),
                         NULL, NULL);
    assert_string_equal(text_at(&it, "C2"), "左上");
    assert_int_equal(tz_worksheet_at(&it.book->sheets[0], 1, 2).columns, 3);
    tz_arena_free(it.arena);
}

static void damage_is_reported(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {DATA("<row><c t='s'><v>0</v></c></row>"), "a text of it is missing"},
        {DATA("<row><c r='7A'><v>0</v></c></row>"), "a cell called 7A"},
        {DATA("<row><c r='XFE1'><v>0</v></c></row>"), "a cell called XFE1"},
        {DATA("<row r='1048577'><c><v>0</v></c></row>"), "a row beyond the last one"},
        {DATA("<row r='0'><c><v>0</v></c></row>"), "a row beyond the last one"},
        {DATA("<row><c r='XFD1'><v>0</v></c><c><v>1</v></c></row>"), "a column beyond the last one"},
        {SHEET("<mergeCells><mergeCell ref='B2:A1'/></mergeCells>"), "a merged area called B2:A1"},
        {DATA("<row><c r='A1'><v>0</v></c><c r='A1'><v>1</v></c></row>"), "damaged or incomplete"},
        {"<worksheet", "damaged or incomplete"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xlsx_read it = read_sheet_with(cases[i][0], NULL, NULL);
        assert_null(it.book);
        if (!strstr(it.messages, cases[i][1]))
            fail_msg("%s\nhas no: %s", it.messages, cases[i][1]);
        tz_arena_free(it.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_every_type),
        cmocka_unit_test(faults_stay_with_their_cells),
        cmocka_unit_test(merged_areas_are_read),
        cmocka_unit_test(damage_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
