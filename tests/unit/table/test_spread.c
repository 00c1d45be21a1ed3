// Spare width: as the specs say, or evenly, in whole ems where that costs nothing.
#include "synthetic.h"

static tz_table_fit fit_of(tz_arena *arena, tz_grid *grid, const size_t *chars, tz_len width, tz_len size) {
    for (uint32_t i = 0; i < grid->columns; i++)
        put_text(grid, 0, i, plain_text(arena, chars[i], 0));
    tz_table_fit fit = fit_once(arena, grid, width, size);
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

static void test_shares(void **state) {
    static const tz_column_spec specs[] = {{.share = 1}, {.share = 6}, {.share = 2}, {.share = 1}};
    tz_grid grid = make_grid(*state, 1, 4, 0);
    grid.column_specs = specs;
    tz_table_fit fit = fit_of(*state, &grid, (size_t[]){2, 3, 8, 2}, 180 * TZ_MM, 9 * TZ_PT);
    assert_true(abs(fit.widths[1] - 108 * TZ_MM) < 9 * TZ_PT);
    assert_true(abs(fit.widths[2] - 36 * TZ_MM) < 9 * TZ_PT);
    fit = fit_once(*state, specified(*state, &grid), 180 * TZ_MM, 9 * TZ_PT);
    assert_int_equal(fit.widths[1], 108 * TZ_MM);
    assert_int_equal(fit.widths[0], 18 * TZ_MM);
}

// Columns of fixed width have it to the EMU; the rest is shared, and a sharing column has its own width at least.
static void test_fixed_widths(void **state) {
    static const tz_column_spec specs[] = {
        {.width = 20 * TZ_MM + 1}, {.share = 3, .width = 90 * TZ_MM}, {.share = 1}, {.width = 11 * TZ_MM}};
    tz_grid grid = make_grid(*state, 1, 4, 0);
    grid.column_specs = specs;
    grid.optimal = false;
    tz_table_fit fit = fit_of(*state, &grid, (size_t[]){300, 3, 8, 2}, 231 * TZ_MM + 1, 9 * TZ_PT);
    assert_int_equal(fit.widths[0], specs[0].width); // however much text there is
    assert_int_equal(fit.widths[1], 150 * TZ_MM);
    assert_int_equal(fit.widths[2], 50 * TZ_MM);
    assert_int_equal(fit.widths[3], specs[3].width);
    fit = fit_of(*state, &grid, (size_t[]){300, 3, 8, 2}, 141 * TZ_MM + 1, 9 * TZ_PT);
    assert_int_equal(fit.widths[1], 90 * TZ_MM);
    assert_int_equal(fit.widths[2], 20 * TZ_MM);
}

// Where there is less than the fixed widths, or nobody to take the rest, columns are in proportion to these.
static void test_fixed_widths_in_proportion(void **state) {
    static const tz_column_spec specs[] = {
        {.width = 20 * TZ_MM}, {.share = 1, .width = 20 * TZ_MM}, {.width = 40 * TZ_MM}};
    static const tz_column_spec all_fixed[] = {{.width = 20 * TZ_MM}, {.width = 20 * TZ_MM}, {.width = 40 * TZ_MM}};
    tz_grid grid = make_grid(*state, 1, 3, 0);
    grid.optimal = false;
    grid.column_specs = specs;
    tz_table_fit fit = fit_of(*state, &grid, (size_t[]){30, 30, 30}, 60 * TZ_MM, 9 * TZ_PT);
    assert_true(abs(fit.widths[0] - 15 * TZ_MM) < TZ_MM / 10 && abs(fit.widths[2] - 30 * TZ_MM) < TZ_MM / 10);
    grid.column_specs = all_fixed;
    fit = fit_of(*state, &grid, (size_t[]){30, 30, 30}, 160 * TZ_MM, 9 * TZ_PT);
    assert_true(abs(fit.widths[0] - 40 * TZ_MM) < TZ_MM / 10 && abs(fit.widths[2] - 80 * TZ_MM) < TZ_MM / 10);
}

// Whole ems never cost height: with the full measures the table is not lower.
static void test_whole_ems_cost_nothing(void **state) {
    int whole = 0, all = 0;
    for (int i = 0; i < 300; i++) {
        tz_grid grid = random_grid(*state, 2, 2 + random_below(5), 1, 80);
        tz_len size = random_size(), width = random_width(&grid, size, 80);
        tz_table_fit fit = fit_once(*state, &grid, width, size);
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
        with_arena(test_equal_columns),
        with_arena(test_one_long_text),
        with_arena(test_shares),
        with_arena(test_fixed_widths),
        with_arena(test_fixed_widths_in_proportion),
        with_arena(test_whole_ems_cost_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
