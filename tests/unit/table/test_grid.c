// Grids: measures, where text stands.
#include "synthetic.h"

// Each place belongs to the cell that begins there or spans it.
static void test_cell_at(void **state) {
    tz_grid grid = make_grid(*state, 4, 4, 1);
    span_cell(&grid, 0, 1, 2, 3);
    span_cell(&grid, 1, 0, 3, 1);
    for (uint32_t row = 0; row < 4; row++)
        for (uint32_t column = 0; column < 4; column++) {
            size_t cell = row < 2 && column > 0 ? 1 : row > 0 && column == 0 ? 4 : row * 4 + column;
            assert_int_equal(tz_grid_cell_at(&grid, row, column), cell);
        }
}

static void test_measure(void **state) {
    tz_grid grid = make_grid(*state, 1, 1, 0);
    grid.pad_x = (tz_length_spec){100, TZ_EM / 2};
    grid.rule = 300;
    tz_len size = 10 * TZ_PT, frame = 2 * 100 + size + 300;
    assert_int_equal(tz_grid_measure(&grid, frame + 7 * size, size), 7 * TZ_EM);
    assert_true(tz_grid_measure(&grid, frame + 7 * size - 1, size) < 7 * TZ_EM);
    assert_int_equal(tz_grid_measure(&grid, frame, size), 0);
    assert_int_equal(tz_grid_measure(&grid, frame / 2, size), 0);
}

// Text stands in the middle of its column; a cell that spans columns has all their width.
static void test_inset(void **state) {
    tz_grid grid = make_grid(*state, 2, 2, 1);
    for (uint32_t i = 0; i < 4; i++)
        put_text(&grid, i / 2, i % 2, plain_text(*state, 3, 0));
    span_cell(&grid, 0, 0, 1, 2);
    tz_len size = 10 * TZ_PT, pad = tz_length_resolve(grid.pad_x, size);
    const tz_len widths[] = {12 * size, 9 * size};
    const tz_em measures[] = {10 * TZ_EM, 8 * TZ_EM};
    tz_table_fit fit = {.widths = widths, .measures = measures};
    assert_int_equal(tz_table_fit_measure(&grid, &fit, size, 1, 0), 10 * TZ_EM);
    assert_int_equal(tz_table_fit_inset(&grid, &fit, size, 1, 0), size);
    assert_int_equal(tz_table_fit_inset(&grid, &fit, size, 1, 1), size / 2);
    assert_int_equal(tz_table_fit_measure(&grid, &fit, size, 0, 0), tz_grid_measure(&grid, 21 * size, size));
    tz_len inset = tz_table_fit_inset(&grid, &fit, size, 0, 0);
    assert_true(inset >= pad + grid.rule / 2 && inset <= pad + grid.rule / 2 + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_cell_at),
        with_arena(test_measure),
        with_arena(test_inset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
