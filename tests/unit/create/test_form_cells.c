// Which texts of a worksheet may be labels: not those about who answers, explanations and numbers.
#include "form_grid.h"

static void others_are_left_out(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const grid_sheet sheets[] = {{"様式",
                                  "調査\n市町村コード\n市町村名\n担当課\n電話番号\n※注意\n【記入要領】\n（例）あ\n123\n"
                                  "状況|回答|昨年度の回答\n取組",
                                  TZ_VISIBLE},
                                 {NULL, NULL, TZ_VISIBLE}};
    tz_form_cells cells;
    tz_form_cells_find(arena, &grid_workbook(arena, "x", sheets)->sheets[0], &cells);
    assert_int_equal(cells.all.n, 3);
    assert_int_equal(cells.all.at[1].cell.row, 9);
    assert_int_equal(cells.answers_row, 9);
    assert_int_equal(cells.answers_column, 1);
    assert_int_equal(tz_form_cells_next_row(&cells, 1), 2);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
