// Finishing written workbooks: hidden worksheets become very hidden, all else stays; what is no such file is refused.
#include "exchange/written.h"

static void hidden_worksheets_become_very_hidden(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes made = write_small(arena), out;
    assert_non_null(strstr(member(arena, &made, "xl/workbook.xml"), "state=\"hidden\""));
    assert_true(tz_xlsx_finish(arena, &made, &out));
    const char *workbook = member(arena, &out, "xl/workbook.xml");
    assert_non_null(strstr(workbook, "name=\"tsuzuri\" sheetId=\"2\" state=\"veryHidden\""));
    assert_null(strstr(workbook, "state=\"hidden\""));
    static const char *const others[] = {"[Content_Types].xml", "_rels/.rels", "xl/worksheets/sheet1.xml",
                                         "xl/styles.xml", "docProps/core.xml"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_string_equal(member(arena, &out, others[i]), member(arena, &made, others[i]));
    tz_arena_free(arena);
}

// None of them may be read beyond its end.
static void what_is_cut_is_refused(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes made = write_small(arena), out;
    for (size_t n = 0; n < made.n; n += 97) {
        tz_bytes cut = {.at = tz_arena_copy(arena, made.at, n), .n = n};
        assert_false(tz_xlsx_finish(arena, &cut, &out));
        tz_bytes end = {.at = made.at + made.n - n, .n = n};
        if (n < 1000)
            assert_false(tz_xlsx_finish(arena, &end, &out));
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hidden_worksheets_become_very_hidden),
        cmocka_unit_test(what_is_cut_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
