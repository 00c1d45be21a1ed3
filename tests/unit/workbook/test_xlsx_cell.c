// What cells of every type show, and their faults.
#include "xlsx_parts.h"

#define ROW(inside) SHEET("<sheetData><row>" inside "</row></sheetData>")

static void check(const xlsx_read *it, const char *name, const char *shown, tz_worksheet_fault fault) {
    uint32_t row, column;
    assert_string_equal(text_at(it, name), shown);
    assert_true(tz_worksheet_cell_parse(name, strlen(name), &row, &column));
    assert_int_equal(tz_worksheet_at(it->book->sheets, row, column).fault, fault);
}

static void texts(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(
        ROW("<c t='inlineStr'><is><r><t>文</t></r><r><t xml:space='preserve'>字 </t></r><rPh><t>モジ</t></rPh></is></c>"
            "<c t='str'><v>改\r\n行</v></c><c t='s'><v> 1\n</v></c><c t='s'/><c t='str' s='1'><v>長</v></c>"
            "<c t='s' s='1'><v>0</v></c>"),
        "<sst " MAIN_SPACE "><si><t>零</t></si><si><t>一</t></si></sst>",
        "<styleSheet " MAIN_SPACE "><numFmts><numFmt numFmtId='170' formatCode='0;0;0;@\"様\"'/></numFmts>"
        "<cellXfs><xf/><xf numFmtId='170'/></cellXfs></styleSheet>");
    check(&it, "A1", "文字 ", TZ_CELL_FINE);
    check(&it, "B1", "改\n行", TZ_CELL_FINE);
    check(&it, "C1", "一", TZ_CELL_FINE);
    check(&it, "D1", "", TZ_CELL_FINE);
    check(&it, "E1", "長様", TZ_CELL_FINE);
    check(&it, "F1", "零様", TZ_CELL_FINE);
    tz_arena_free(it.arena);
}

static void texts_that_are_missing_are_damage(void **state) {
    (void)state;
    static const char *const cases[] = {"0", "-1", "1x", "99999999999999999999999"};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        xlsx_read it = read_sheet_with(tz_arena_format(arena, ROW("<c t='s'><v>%s</v></c>"), cases[i]), NULL, NULL);
        assert_null(it.book);
        assert_non_null(strstr(it.messages, "a text of it is missing"));
        tz_arena_free(it.arena);
    }
    tz_arena_free(arena);
}

static void values(void **state) {
    (void)state;
    xlsx_read it =
        read_sheet_with(ROW("<c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='n'><v>12025</v></c><c><v>\n 0.1 "
                            "</v></c><c t='b'><v>true</v></c><c t='b'/><c/>"),
                        NULL, NULL);
    static const char *const shown[] = {"TRUE", "FALSE", "12025", "0.1", "TRUE", "", ""};
    for (uint32_t i = 0; i < sizeof shown / sizeof *shown; i++)
        check(&it, tz_worksheet_cell_name(it.arena, 0, i), shown[i], TZ_CELL_FINE);
    tz_arena_free(it.arena);
}

static void dates_of_iso_8601(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(ROW("<c t='d' s='1'><v>2026-03-31T00:00:00</v></c><c t='d' s='2'><v>09:05:00</v></c>"
                                       "<c t='d'><v>2026-03-31</v></c><c t='d' s='1'><v>いつか</v></c>"),
                                   NULL,
                                   "<styleSheet " MAIN_SPACE "><cellXfs><xf/><xf numFmtId='28'/><xf numFmtId='20'/>"
                                   "</cellXfs></styleSheet>");
    check(&it, "A1", "令和8年3月31日", TZ_CELL_FINE);
    check(&it, "B1", "9:05", TZ_CELL_FINE);
    check(&it, "C1", "2026-03-31", TZ_CELL_FINE);
    check(&it, "D1", "いつか", TZ_CELL_FINE);
    tz_arena_free(it.arena);
}

static void formulas_need_a_result(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(ROW("<c t='str'><f>1&amp;2</f><v>12</v></c><c t='str'><f>A1</f><v></v></c>"
                                       "<c><f>1+1</f></c><c><f>1+1</f><v/></c><c t='str'><f>A1</f></c>"
                                       "<c><f>1+1</f><v>2</v></c>"),
                                   NULL, NULL);
    check(&it, "A1", "12", TZ_CELL_FINE);
    check(&it, "B1", "", TZ_CELL_FINE); // the empty text is a result
    check(&it, "C1", "", TZ_CELL_NO_VALUE);
    check(&it, "D1", "", TZ_CELL_NO_VALUE); // as openpyxl writes it
    check(&it, "E1", "", TZ_CELL_NO_VALUE);
    check(&it, "F1", "2", TZ_CELL_FINE);
    tz_arena_free(it.arena);
}

static void errors_are_faults(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(ROW("<c t='e'><f>1/0</f><v>#DIV/0!</v></c><c s='0'><v>-1</v></c>"), NULL,
                                   "<styleSheet " MAIN_SPACE "><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>");
    check(&it, "A1", "#DIV/0!", TZ_CELL_ERROR);
    check(&it, "B1", "####", TZ_CELL_ERROR);
    tz_worksheet_cell cell = tz_worksheet_at(it.book->sheets, 0, 1);
    tz_worksheet_text(it.arena, it.book->sheets, &cell, it.diag);
    assert_non_null(strstr(input_messages(it.arena, it.diag), "a.xlsx 調査票!B1:1:1: error: this number is no date"));
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),
        cmocka_unit_test(texts_that_are_missing_are_damage),
        cmocka_unit_test(values),
        cmocka_unit_test(dates_of_iso_8601),
        cmocka_unit_test(formulas_need_a_result),
        cmocka_unit_test(errors_are_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
