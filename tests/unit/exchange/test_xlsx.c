// The writer of workbooks: what it writes is in the file, always the same.
#include "exchange/written.h"

static void what_stands_in_cells_is_in_the_file(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes file = write_small(arena);
    const char *strings = member(arena, &file, "xl/sharedStrings.xml"),
               *sheet = member(arena, &file, "xl/worksheets/sheet1.xml");
    assert_non_null(strstr(strings, "&lt;&amp;&gt;\n二行目"));
    assert_non_null(strstr(strings, "=1"));
    assert_non_null(strstr(sheet, "<f>LEN(A2)</f><v>8</v>"));
    assert_non_null(strstr(sheet, "<sheetProtection sheet=\"1\""));
    assert_non_null(strstr(sheet, "paperSize=\"9\""));
    assert_non_null(strstr(sheet, "fitToHeight=\"0\""));
    assert_null(strstr(member(arena, &file, "xl/worksheets/sheet2.xml"), "sheetProtection"));
    assert_non_null(strstr(member(arena, &file, "docProps/core.xml"), "1980-01-01T00:00:00Z"));
    tz_arena_free(arena);
}

static void the_same_gives_the_same_bytes(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes one = write_small(arena), other = write_small(arena);
    assert_int_equal(one.n, other.n);
    assert_memory_equal(one.at, other.at, one.n);
    tz_arena_free(arena);
}

static void what_cannot_be_written_is_told(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_new_workbook workbook = small_workbook(arena);
    assert_non_null(tz_xlsx_writer.write(&workbook, "/nowhere/at/all.xlsx"));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_cells_is_in_the_file),
        cmocka_unit_test(the_same_gives_the_same_bytes),
        cmocka_unit_test(what_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
