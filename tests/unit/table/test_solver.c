// Solvers at the edges: empty cells, one column, widths that hold too little, tables too high for any page.
#include "synthetic.h"

static void test_empty_cells(void **state) {
    tz_grid grid = make_grid(*state, 2, 3, 1);
    for (uint32_t i = 0; i < 6; i++)
        put_text(&grid, i / 3, i % 3, plain_text(*state, i == 4 ? 200 : 0, 0));
    tz_table_fit fit = tz_grid_regular(&grid, *state) ? tz_solver_fit(tz_solver_new(*state, &grid, &synthetic_content),
                                                                      *state, 60 * TZ_MM, 8 * TZ_PT)
                                                      : (tz_table_fit){0};
    assert_sound(&grid, &fit, 60 * TZ_MM, 8 * TZ_PT);
    assert_int_equal(fit.heights[0], 2 * tz_length_resolve(grid.pad_y, 8 * TZ_PT) + grid.rule); // a row without text
    assert_true(fit.measures[0] >= TZ_EM && fit.measures[0] < 3 * TZ_EM); // hardly wider than 1 em
    assert_true(fit.measures[1] > 15 * TZ_EM);
}

static void test_nothing_at_all(void **state) {
    tz_grid grid = make_grid(*state, 1, 1, 0);
    put_text(&grid, 0, 0, plain_text(*state, 0, 0));
    tz_table_fit fit = tz_solver_fit(tz_solver_new(*state, &grid, &synthetic_content), *state, 60 * TZ_MM, 8 * TZ_PT);
    assert_sound(&grid, &fit, 60 * TZ_MM, 8 * TZ_PT);
    assert_false(fit.narrow);
}

static void test_one_column(void **state) {
    tz_grid grid = make_grid(*state, 3, 1, 1);
    for (uint32_t i = 0; i < 3; i++)
        put_text(&grid, i, 0, plain_text(*state, 30 * i + 5, 0));
    tz_table_fit fit = tz_solver_fit(tz_solver_new(*state, &grid, &synthetic_content), *state, 40 * TZ_MM, 9 * TZ_PT);
    assert_sound(&grid, &fit, 40 * TZ_MM, 9 * TZ_PT);
    assert_int_equal(fit.widths[0], 40 * TZ_MM);
    assert_int_equal(fit.height, height_at(&grid, fit.widths, 9 * TZ_PT));
}

// A token wider than its share: columns in proportion to what they need, none below 1 em.
static void test_needs_too_wide(void **state) {
    static const tz_em least[] = {12 * TZ_EM, TZ_EM, 3 * TZ_EM};
    tz_grid grid = make_grid(*state, 2, 3, 1);
    for (uint32_t i = 0; i < 6; i++)
        put_text(&grid, i / 3, i % 3, plain_text(*state, 20, 0));
    grid.least = least;
    tz_len size = 10 * TZ_PT, width = 15 * size;
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_table_fit fit = tz_solver_fit(solver, *state, width, size);
    assert_false(fit.narrow);
    assert_sound(&grid, &fit, width, size);
    assert_true(fit.measures[0] > 2 * fit.measures[2] && fit.measures[0] < least[0]);
    assert_true(fit.measures[1] >= TZ_EM && fit.measures[2] >= TZ_EM);
    assert_int_equal(tz_solver_height(solver, width, size), fit.height);
}

static void test_too_narrow(void **state) {
    tz_grid grid = make_grid(*state, 2, 3, 1);
    for (uint32_t i = 0; i < 6; i++)
        put_text(&grid, i / 3, i % 3, plain_text(*state, 20, 0));
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    for (tz_len width = 1; width < 4 * 10 * TZ_PT; width += 9973) {
        tz_table_fit fit = tz_solver_fit(solver, *state, width, 10 * TZ_PT);
        assert_true(fit.narrow);
        assert_int_equal(fit.height, INT32_MAX);
        assert_int_equal(tz_solver_height(solver, width, 10 * TZ_PT), INT32_MAX);
        assert_int_equal(fit.widths[0] + fit.widths[1] + fit.widths[2], width);
        assert_true(tz_solver_plain(solver, *state, width, 10 * TZ_PT).narrow);
    }
    assert_false(tz_solver_fit(solver, *state, 50 * 10 * TZ_PT, 10 * TZ_PT).narrow);
}

// A cell of a hundred thousand characters: heights stop at the greatest length, rows stay in order.
static void test_very_high(void **state) {
    tz_grid grid = make_grid(*state, 2, 2, 1);
    for (uint32_t i = 0; i < 4; i++)
        put_text(&grid, i / 2, i % 2, plain_text(*state, i == 3 ? 100000 : 4, 1000));
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_table_fit fit = tz_solver_fit(solver, *state, 30 * TZ_MM, 20 * TZ_PT);
    assert_false(fit.narrow);
    assert_int_equal(fit.height, INT32_MAX);
    assert_int_equal(fit.heights[1], INT32_MAX);
    assert_true(fit.heights[0] < INT32_MAX);
}

// The plain columns in between do not disturb the answer remembered.
static void test_plain_between(void **state) {
    tz_grid grid = random_grid(*state, 2, 4, 1, 90);
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_table_fit fit = tz_solver_fit(solver, *state, 100 * TZ_MM, 9 * TZ_PT);
    tz_table_fit plain = tz_solver_plain(solver, *state, 100 * TZ_MM, 9 * TZ_PT);
    assert_true(plain.height >= fit.height);
    assert_int_equal(tz_solver_height(solver, 100 * TZ_MM, 9 * TZ_PT), fit.height);
    tz_table_fit again = tz_solver_fit(solver, *state, 100 * TZ_MM, 9 * TZ_PT);
    assert_memory_equal(again.widths, fit.widths, 4 * sizeof *fit.widths);
    assert_memory_equal(again.heights, fit.heights, 2 * sizeof *fit.heights);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_empty_cells),    with_arena(test_nothing_at_all), with_arena(test_one_column),
        with_arena(test_needs_too_wide), with_arena(test_too_narrow),     with_arena(test_very_high),
        with_arena(test_plain_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
