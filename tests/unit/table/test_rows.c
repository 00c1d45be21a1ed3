// Several body rows: never higher than plain columns, and close to the least there is.
#include "synthetic.h"

static void test_never_worse_than_plain(void **state) {
    int lower = 0;
    for (int i = 0; i < 500; i++) {
        tz_grid grid = random_grid(*state, 2 + random_below(8), 1 + random_below(6), random_below(2), 60);
        random_spans(&grid, 0, grid.rows);
        tz_len size = random_size(), width = random_width(&grid, size, 60);
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        tz_table_fit plain = tz_solver_plain(solver, *state, width, size),
                     fit = tz_solver_fit(solver, *state, width, size);
        assert_int_equal(plain.narrow, fit.narrow);
        if (fit.narrow)
            continue;
        assert_true(fit.height <= plain.height);
        lower += fit.height < plain.height;
        assert_sound(&grid, &fit, width, size);
        assert_sound(&grid, &plain, width, size);
        tz_solver *fresh = tz_solver_new(*state, &grid, &synthetic_content);
        assert_int_equal(tz_solver_height(fresh, width, size), fit.height);
    }
    assert_true(lower > 250);
}

// Three columns: all in all at most half a per cent above the least height of all half-em widths.
static void test_close_to_least(void **state) {
    int64_t sum = 0, least_sum = 0, plain_sum = 0;
    for (int i = 0; i < 300; i++) {
        tz_grid grid = random_grid(*state, 3 + random_below(4), 3, 1, 50);
        tz_len size = random_size(), width = random_width(&grid, size, 40);
        int64_t least = brute_force(&grid, width, size);
        if (least < 0)
            continue;
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        sum += tz_solver_height(solver, width, size);
        plain_sum += tz_solver_plain(solver, *state, width, size).height;
        least_sum += least;
    }
    assert_true(sum <= least_sum + least_sum / 200);
    assert_true(plain_sum >= least_sum + least_sum / 20); // so that there was something to find
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_never_worse_than_plain),
        with_arena(test_close_to_least),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
