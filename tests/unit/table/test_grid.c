// Grids: regular spans, measures, where text stands.
#include "synthetic.h"

static void test_regular(void **state) {
    tz_grid grid = make_grid(*state, 3, 3, 1);
    for (uint32_t i = 0; i < 9; i++)
        put_text(&grid, i / 3, i % 3, plain_text(*state, 3, 0));
    assert_true(tz_grid_regular(&grid, *state));
    span_cell(&grid, 0, 0, 2, 2);
    assert_true(tz_grid_regular(&grid, *state));
    span_cell(&grid, 2, 0, 1, 3);
    assert_true(tz_grid_regular(&grid, *state));
}

static void test_irregular(void **state) {
    tz_grid grid = make_grid(*state, 2, 2, 0);
    tz_cell *cells = (tz_cell *)grid.cells;
    assert_false(tz_grid_regular(&grid, *state)); // places without a cell
    for (uint32_t i = 0; i < 4; i++)
        cells[i].flow = plain_text(*state, 3, 0);
    cells[0].columns = 2;
    assert_false(tz_grid_regular(&grid, *state)); // meets the next cell
    cells[1].flow = NULL;
    assert_true(tz_grid_regular(&grid, *state));
    cells[2].columns = 3;
    assert_false(tz_grid_regular(&grid, *state)); // leaves the grid
    cells[2].columns = 1;
    cells[2].rows = 2;
    assert_false(tz_grid_regular(&grid, *state));
    cells[2].rows = 0;
    assert_false(tz_grid_regular(&grid, *state));
}

// Neither cell stands in the other's span, but the spans cross, and another place is empty.
static void test_crossing_spans(void **state) {
    tz_grid grid = make_grid(*state, 2, 2, 0);
    tz_cell *cells = (tz_cell *)grid.cells;
    cells[1] = (tz_cell){.flow = plain_text(*state, 3, 0), .rows = 2, .columns = 1};
    cells[2] = (tz_cell){.flow = plain_text(*state, 3, 0), .rows = 1, .columns = 2};
    assert_false(tz_grid_regular(&grid, *state));
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
        with_arena(test_regular), with_arena(test_irregular), with_arena(test_crossing_spans),
        with_arena(test_measure), with_arena(test_inset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
