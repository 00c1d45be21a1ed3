// Two columns: the least height there is, with any rows.
#include "synthetic.h"

static void test_least_height(void **state) {
    for (int i = 0; i < 500; i++) {
        tz_grid grid = random_grid(*state, 2 + random_below(7), 2, random_below(2), 50);
        tz_len size = random_size(), width = random_width(&grid, size, 50);
        int64_t least = brute_force(&grid, width, size);
        if (least < 0)
            continue;
        tz_table_fit fit = tz_solver_fit(tz_solver_new(*state, &grid, &synthetic_content), *state, width, size);
        assert_true(fit.height <= least);
        assert_int_equal(fit.height, height_at(&grid, fit.widths, size));
        assert_sound(&grid, &fit, width, size);
    }
}

// A theme table: names beside texts of very different length. Names get what they need, texts the rest.
static void test_names_beside_texts(void **state) {
    static const tz_column_spec specs[] = {{.share = 1}, {.share = 9}};
    tz_grid grid = make_grid(*state, 29, 2, 0);
    for (uint32_t row = 0; row < 29; row++) {
        put_text(&grid, row, 0, plain_text(*state, 3 + row % 3, 0));
        put_text(&grid, row, 1, plain_text(*state, 10 + 30 * (row % 7), 45));
    }
    tz_len equal = fit_once(*state, specified(*state, &grid), 190 * TZ_MM, 9 * TZ_PT).height;
    tz_len height = fit_once(*state, &grid, 190 * TZ_MM, 9 * TZ_PT).height;
    assert_true(10 * (int64_t)height < 7 * (int64_t)equal);
    grid.column_specs = specs;
    tz_table_fit fit = tz_solver_fit(tz_solver_new(*state, &grid, &synthetic_content), *state, 190 * TZ_MM, 9 * TZ_PT);
    assert_int_equal(fit.height, height);
    assert_true(fit.measures[0] >= 5 * TZ_EM && fit.measures[0] <= 7 * TZ_EM);
    assert_true(fit.measures[1] >= 45 * TZ_EM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_least_height),
        with_arena(test_names_beside_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
