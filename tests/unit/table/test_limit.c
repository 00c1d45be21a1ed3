// Which cell makes a table high, and by how much it is too long.
#include "between.h"
#include "synthetic.h"

static tz_grid six_columns(tz_arena *arena, const size_t *chars) {
    tz_grid grid = make_grid(arena, 2, 6, 1);
    for (uint32_t i = 0; i < 6; i++) {
        put_text(&grid, 0, i, plain_text(arena, 6, 0));
        put_text(&grid, 1, i, plain_text(arena, chars[i], 0));
    }
    return grid;
}

#define LINE 25 // characters of the long text's lines, at least

static void test_it_fits(void **state) {
    tz_grid grid = six_columns(*state, (size_t[]){120, 400, 80, 60, 200, 0});
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_len height = tz_solver_height(solver, 277 * TZ_MM, 9 * TZ_PT);
    tz_limit limit = tz_solver_limit(solver, 277 * TZ_MM, 9 * TZ_PT, height);
    assert_int_equal(limit.row, 1);
    assert_int_equal(limit.column, 1); // the longest text all the same
    assert_int_equal(limit.excess, 0);
    assert_true(limit.enough);
    assert_int_equal(tz_solver_height(solver, 277 * TZ_MM, 9 * TZ_PT), height);
}

// What the report says is about right: without so many characters the table fits, with a tenth of them more it does
// not.
static void test_excess(void **state) {
    for (size_t most = 400; most <= 900; most += 100) {
        size_t chars[] = {120, most, 80, 60, 200, 40};
        tz_grid grid = six_columns(*state, chars);
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        tz_len height = tz_solver_height(solver, 277 * TZ_MM, 9 * TZ_PT) * 4 / 5;
        tz_limit limit = tz_solver_limit(solver, 277 * TZ_MM, 9 * TZ_PT, height);
        assert_int_equal(limit.column, 1);
        assert_true(limit.enough);
        assert_between(limit.excess, 1, most);
        assert_true(tz_solver_height(solver, 277 * TZ_MM, 9 * TZ_PT) > height); // asking changed nothing
        chars[1] = most - limit.excess - LINE;
        grid = six_columns(*state, chars);
        solver = tz_solver_new(*state, &grid, &synthetic_content);
        assert_true(tz_solver_height(solver, 277 * TZ_MM, 9 * TZ_PT) <= height);
        chars[1] = most - limit.excess + LINE;
        grid = six_columns(*state, chars);
        solver = tz_solver_new(*state, &grid, &synthetic_content);
        assert_true(tz_solver_height(solver, 277 * TZ_MM, 9 * TZ_PT) > height);
    }
}

// Two texts are too long: no cell alone is the reason, and what is reported is what the table has too much.
static void test_not_enough(void **state) {
    tz_grid grid = six_columns(*state, (size_t[]){600, 600, 600, 600, 600, 700});
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_len height = tz_solver_height(solver, 277 * TZ_MM, 9 * TZ_PT) / 2;
    tz_limit limit = tz_solver_limit(solver, 277 * TZ_MM, 9 * TZ_PT, height);
    assert_int_equal(limit.column, 5);
    assert_false(limit.enough);
    assert_between(limit.excess, 1600, 2200);
}

static void test_several_rows(void **state) {
    tz_grid grid = make_grid(*state, 5, 3, 1);
    grid.head_columns = 1;
    for (uint32_t i = 0; i < 15; i++)
        put_text(&grid, i / 3, i % 3, plain_text(*state, i == 8 ? 500 : i == 9 ? 90 : 20, 0));
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_len height = tz_solver_height(solver, 120 * TZ_MM, 9 * TZ_PT);
    tz_limit limit = tz_solver_limit(solver, 120 * TZ_MM, 9 * TZ_PT, height - 20 * TZ_MM);
    assert_int_equal(limit.row, 2);
    assert_int_equal(limit.column, 2);
    assert_true(limit.enough);
    assert_between(limit.excess, 50, 250);
}

// Where the width does not even hold what the columns need, the answer is only a rough one.
static void test_width_too_small(void **state) {
    static const tz_column_spec specs[] = {{.share = 1, .least = 20 * TZ_EM}, {.share = 1, .least = 20 * TZ_EM}};
    tz_grid grid = make_grid(*state, 2, 2, 1);
    for (uint32_t i = 0; i < 4; i++)
        put_text(&grid, i / 2, i % 2, plain_text(*state, i == 3 ? 100 : 10, 0));
    grid.column_specs = specs;
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_limit limit = tz_solver_limit(solver, 20 * 9 * TZ_PT, 9 * TZ_PT, 20 * TZ_MM);
    assert_int_equal(limit.column, 1);
    assert_between(limit.excess, 20, 100);
    limit = tz_solver_limit(solver, 9 * TZ_PT, 9 * TZ_PT, 20 * TZ_MM); // nor 1 em
    assert_int_equal(limit.excess, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {with_arena(test_it_fits), with_arena(test_excess), with_arena(test_not_enough),
                                       with_arena(test_several_rows), with_arena(test_width_too_small)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
