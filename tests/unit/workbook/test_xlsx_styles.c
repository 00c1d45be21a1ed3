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

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells_have_the_formats_of_their_styles)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
