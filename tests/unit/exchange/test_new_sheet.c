// Worksheets put together: names of cells, and how high rows become.
#include "exchange/new_sheet.h"
#include "workbook/workbook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void cells_have_the_names_of_formulas(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    static const struct {
        uint32_t row, column;
        const char *name, *fixed;
    } cases[] = {{0, 0, "A1", "$A$1"},
                 {11, 1, "B12", "$B$12"},
                 {0, 25, "Z1", "$Z$1"},
                 {0, 26, "AA1", "$AA$1"},
                 {1048575, 16383, "XFD1048576", "$XFD$1048576"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(tz_worksheet_cell_name(arena, cases[i].row, cases[i].column), cases[i].name);
        assert_string_equal(tz_cell_name_fixed(arena, cases[i].row, cases[i].column), cases[i].fixed);
    }
    tz_arena_free(arena);
}

static void rows_are_as_high_as_their_text(void **state) {
    (void)state;
    assert_int_equal(tz_sheet_lines("", 20), 1);
    assert_int_equal(tz_sheet_lines("会議", 20), 1);
    assert_int_equal(tz_sheet_lines("会\n\n議", 20), 3);
    // 20 digits are 220 pixels: 14 full-width characters.
    assert_int_equal(tz_sheet_lines("会議会議会議会議会議会議会議", 20), 1);
    assert_int_equal(tz_sheet_lines("会議会議会議会議会議会議会議会", 20), 2);
    assert_int_equal(tz_sheet_lines("0123456789012345678901234567", 20), 1);
    assert_int_equal(tz_sheet_lines_of(14, 20), 2);
    assert_int_equal(tz_sheet_lines_of(140, 20), 13);
    assert_true(tz_sheet_height(2) > tz_sheet_height(1));
    assert_true(tz_sheet_height(1000) <= 409);
}

static void rows_follow_each_other(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    static const double widths[] = {10, 20};
    tz_sheet_maker maker = tz_sheet_begin(arena, "表", widths, 2);
    assert_int_equal(tz_sheet_add_row(&maker, 0), 0);
    assert_int_equal(tz_sheet_add_row(&maker, 22), 1);
    tz_sheet_put(&maker, 1, 0, TZ_LOOK_LABEL, "項目");
    tz_sheet_put_number(&maker, 1, 1, 7, "=LEN(A2)");
    tz_new_sheet made = tz_sheet_end(&maker);
    assert_int_equal(made.rows, 2);
    assert_true(made.heights[1] == 22);
    assert_int_equal(made.cells.n, 2);
    assert_string_equal(made.cells.at[0].text, "項目");
    assert_null(made.cells.at[1].text);
    assert_int_equal(made.cells.at[1].number, 7);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_have_the_names_of_formulas),
        cmocka_unit_test(rows_are_as_high_as_their_text),
        cmocka_unit_test(rows_follow_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
