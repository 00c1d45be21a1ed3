// Styles: each cell format has its number format, built in or the file's own.
#include "xlsx_parts.h"

static void cells_have_the_formats_of_their_styles(void **state) {
    (void)state;
    xlsx_read it = read_sheet_with(SHEET("<sheetData><row><c><v>43192</v></c><c s='1'><v>43192</v></c><c "
                                         "s='2'><v>0.853</v></c><c s='3'><v>1234</v></c>"
                                         "<c s='4'><v>7</v></c><c s='99'><v>8</v></c></row></sheetData>"),
                                   NULL,
                                   "<styleSheet " MAIN_SPACE "><numFmts count='2'><numFmt numFmtId='176' "
                                   "formatCode='[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
                                   "<numFmt numFmtId='177' formatCode='#,##0&quot;件&quot;'/></numFmts>"
                                   "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
                                   "<cellXfs><xf numFmtId='0'/><xf numFmtId='176'/><xf numFmtId='10'/><xf "
                                   "numFmtId='177'/><xf numFmtId='999'/></cellXfs>"
                                   "<dxfs><dxf/></dxfs></styleSheet>");
    assert_string_equal(text_at(&it, "A1"), "43192");
    assert_string_equal(text_at(&it, "B1"), "平成30年4月2日");
    assert_string_equal(text_at(&it, "C1"), "85.30%");
    assert_string_equal(text_at(&it, "D1"), "1,234件");
    assert_string_equal(text_at(&it, "E1"), "7");
    assert_string_equal(text_at(&it, "F1"), "8");
    tz_arena_free(it.arena);
}

static void formats_of_any_number_are_found(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes styles = {0};
    tz_bytes_format(arena, &styles, "<styleSheet " MAIN_SPACE "><numFmts>");
    for (int id = 5000; id >= 164; id--) // in no order, and more than Excel writes itself
        tz_bytes_format(arena, &styles, "<numFmt numFmtId='%d' formatCode='0&quot;の%d&quot;'/>", id, id);
    tz_bytes_format(arena, &styles,
                    "</numFmts><cellXfs><xf numFmtId='164'/><xf numFmtId='4321'/></cellXfs></styleSheet>");
    xlsx_read it = read_sheet_with(SHEET("<sheetData><row><c><v>1</v></c><c s='1'><v>2</v></c></row></sheetData>"),
                                   NULL, tz_arena_copy(arena, styles.at, styles.n));
    assert_string_equal(text_at(&it, "A1"), "1の164");
    assert_string_equal(text_at(&it, "B1"), "2の4321");
    tz_arena_free(it.arena);
    tz_arena_free(arena);
}

static void check_refused(const char *styles, const char *why) {
    xlsx_read it = read_sheet_with(SHEET(""), NULL, styles);
    assert_null(it.book);
    assert_non_null(strstr(it.messages, why));
    tz_arena_free(it.arena);
}

static void too_much_is_refused(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    char code[1002] = "";
    memset(code, '0', sizeof code - 1);
    check_refused(
        tz_arena_format(arena, "<styleSheet " MAIN_SPACE "><numFmt numFmtId='1' formatCode='%s'/></styleSheet>", code),
        "a number format that is too long");
    tz_bytes styles = {0};
    tz_bytes_format(arena, &styles, "<styleSheet " MAIN_SPACE "><cellXfs>");
    for (int i = 0; i <= 65536; i++)
        tz_bytes_format(arena, &styles, "<xf/>");
    tz_bytes_format(arena, &styles, "</cellXfs></styleSheet>");
    check_refused(tz_arena_copy(arena, styles.at, styles.n), "more than 65,536 formats");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_have_the_formats_of_their_styles),
        cmocka_unit_test(formats_of_any_number_are_found),
        cmocka_unit_test(too_much_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
