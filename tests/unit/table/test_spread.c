// Spare width: shared out to the last EMU, evenly, in whole ems where that costs nothing.
#include "synthetic.h"
#include "table/solver.h"

static void test_share(void **state) {
    (void)state;
    for (int i = 0; i < 1000; i++) {
        int64_t weights[6], lower[6], out[6], needed = 0, sum = 0;
        bool settled[6];
        size_t n = 1 + random_below(6);
        for (size_t k = 0; k < n; k++) {
            weights[k] = 1 + random_below(1000);
            lower[k] = random_below(3) ? random_below(1000000) : 0;
            needed += lower[k];
        }
        int64_t total = needed + random_below(1000000);
        tz_share_width(total, weights, lower, n, out, settled);
        for (size_t k = 0; k < n; k++) {
            assert_true(out[k] >= lower[k]);
            sum += out[k];
            for (size_t m = 0; m < n; m++) // who has more than the bound is at the same level as all of these
                if (out[k] > lower[k] + 1 && out[m] > lower[m] + 1)
                    assert_true(llabs(out[k] * weights[m] - out[m] * weights[k]) <= 6 * (weights[k] + weights[m]));
        }
        assert_int_equal(sum, total);
    }
}

static tz_table_fit fit_of(tz_arena *arena, tz_grid *grid, const size_t *chars, tz_len width, tz_len size) {
    for (uint32_t i = 0; i < grid->columns; i++)
        put_text(grid, 0, i, plain_text(arena, chars[i], 0));
    tz_table_fit fit = tz_solver_fit(tz_solver_new(arena, grid, &synthetic_content), arena, width, size);
    assert_sound(grid, &fit, width, size);
    return fit;
}

// Columns that need little are equal, however different their texts.
static void test_equal_columns(void **state) {
    tz_grid grid = make_grid(*state, 1, 4, 0);
    tz_table_fit fit = fit_of(*state, &grid, (size_t[]){10, 3, 8, 0}, 180 * TZ_MM, 9 * TZ_PT);
    for (int i = 1; i < 4; i++) {
        assert_true(abs(fit.widths[i] - fit.widths[0]) <= 1);
        assert_int_equal(fit.measures[i], fit.measures[0]);
        assert_int_equal(fit.measures[i] % TZ_EM, 0);
    }
}

// One column takes what it needs, in whole ems; the others share the rest.
static void test_one_long_text(void **state) {
    tz_grid grid = make_grid(*state, 1, 4, 0);
    tz_table_fit fit = fit_of(*state, &grid, (size_t[]){300, 3, 8, 20}, 180 * TZ_MM, 9 * TZ_PT);
    assert_true(fit.widths[0] > 2 * fit.widths[1]);
    for (int i = 0; i < 4; i++)
        assert_int_equal(fit.measures[i] % TZ_EM, 0);
    // All columns have the same padding.
    for (int i = 1; i < 4; i++)
        assert_true(abs(fit.widths[i] - tz_em_to_len(fit.measures[i], 9 * TZ_PT) - fit.widths[0] +
                        tz_em_to_len(fit.measures[0], 9 * TZ_PT)) <= 2);
}

static void test_preferred(void **state) {
    static const tz_em preferred[] = {1, 6, 2, 1};
    tz_grid grid = make_grid(*state, 1, 4, 0);
    grid.preferred = preferred;
    tz_table_fit fit = fit_of(*state, &grid, (size_t[]){2, 3, 8, 2}, 180 * TZ_MM, 9 * TZ_PT);
    assert_true(abs(fit.widths[1] - 108 * TZ_MM) < 9 * TZ_PT);
    assert_true(abs(fit.widths[2] - 36 * TZ_MM) < 9 * TZ_PT);
    tz_table_fit plain =
        tz_solver_plain(tz_solver_new(*state, &grid, &synthetic_content), *state, 180 * TZ_MM, 9 * TZ_PT);
    assert_int_equal(plain.widths[1], 108 * TZ_MM);
    assert_int_equal(plain.widths[0], 18 * TZ_MM);
}

// Whole ems never cost height: with the full measures the table is not lower.
static void test_whole_ems_cost_nothing(void **state) {
    int whole = 0, all = 0;
    for (int i = 0; i < 300; i++) {
        tz_grid grid = random_grid(*state, 2, 2 + random_below(5), 1, 80);
        tz_len size = random_size(), width = random_width(&grid, size, 80);
        tz_table_fit fit = tz_solver_fit(tz_solver_new(*state, &grid, &synthetic_content), *state, width, size);
        if (fit.narrow || height_at(&grid, fit.widths, size) < 0)
            continue;
        assert_int_equal(height_at(&grid, fit.widths, size), fit.height);
        assert_sound(&grid, &fit, width, size);
        for (uint32_t k = 0; k < grid.columns; k++)
            whole += fit.measures[k] % TZ_EM == 0;
        all += (int)grid.columns;
    }
    assert_true(whole * 100 > all * 85); // as many as the widths allow
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_share),     with_arena(test_equal_columns),          with_arena(test_one_long_text),
        with_arena(test_preferred), with_arena(test_whole_ems_cost_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
