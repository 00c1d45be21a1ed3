// Several body rows: never higher than plain columns, and close to the least there is.
#include "synthetic.h"

static int make_arena(void **state) {
    *state = tz_arena_new(NULL);
    return 0;
}

static int free_arena(void **state) {
    tz_arena_free(*state);
    return 0;
}

static tz_len random_size(void) {
    return 5 * TZ_PT + (tz_len)random_below(150) * 635;
}

static tz_len random_width(const tz_grid *grid, tz_len size, uint32_t most) {
    return (tz_len)grid->columns * (size * 3 / 2 + grid->rule) + (tz_len)((int64_t)size * random_below(most * 64) / 64);
}

static void test_never_worse_than_plain(void **state) {
    int lower = 0;
    for (int i = 0; i < 500; i++) {
        tz_grid grid = random_grid(*state, 2 + random_below(8), 1 + random_below(6), random_below(2), 60);
        random_spans(&grid, 0, grid.rows);
        tz_len size = random_size(), width = random_width(&grid, size, 60);
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        tz_fit plain = tz_solver_plain(solver, *state, width, size), fit = tz_solver_fit(solver, *state, width, size);
        assert_int_equal(plain.narrow, fit.narrow);
        if (fit.narrow)
            continue;
        assert_true(fit.height <= plain.height);
        lower += fit.height < plain.height;
        assert_sound(&grid, &fit, width, size);
        assert_sound(&grid, &plain, width, size);
    }
    assert_true(lower > 250);
}

// Three columns: how far from the least height of all half-em widths.
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
    print_message("plain %.2f %%, found %.2f %% above the least\n", 100.0 * (double)plain_sum / (double)least_sum - 100,
                  100.0 * (double)sum / (double)least_sum - 100);
    assert_true(sum <= least_sum + least_sum / 100);
}

// Two columns are exact, with any rows and spans.
static void test_two_columns(void **state) {
    for (int i = 0; i < 500; i++) {
        tz_grid grid = random_grid(*state, 2 + random_below(7), 2, random_below(2), 50);
        random_spans(&grid, 0, grid.rows);
        tz_len size = random_size(), width = random_width(&grid, size, 50);
        int64_t least = brute_force(&grid, width, size);
        if (least < 0)
            continue;
        tz_fit fit = tz_solver_fit(tz_solver_new(*state, &grid, &synthetic_content), *state, width, size);
        assert_true(fit.height <= least);
        assert_int_equal(fit.height, height_at(&grid, fit.widths, size));
        assert_sound(&grid, &fit, width, size);
    }
}

// A theme table: names beside texts of very different length. Names get what they need, texts the rest.
static void test_names_beside_texts(void **state) {
    static const tz_em preferred[] = {1, 9};
    tz_grid grid = make_grid(*state, 29, 2, 0);
    for (uint32_t row = 0; row < 29; row++) {
        put_text(&grid, row, 0, plain_text(*state, 3 + row % 3, 0));
        put_text(&grid, row, 1, plain_text(*state, 10 + 30 * (row % 7), 45));
    }
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_len equal = tz_solver_plain(solver, *state, 190 * TZ_MM, 9 * TZ_PT).height;
    tz_len height = tz_solver_height(solver, 190 * TZ_MM, 9 * TZ_PT);
    assert_true(10 * (int64_t)height < 7 * (int64_t)equal);
    grid.preferred = preferred;
    tz_fit fit = tz_solver_fit(tz_solver_new(*state, &grid, &synthetic_content), *state, 190 * TZ_MM, 9 * TZ_PT);
    assert_int_equal(fit.height, height);
    assert_true(fit.measures[0] >= 5 * TZ_EM && fit.measures[0] <= 7 * TZ_EM);
    assert_true(fit.measures[1] >= 45 * TZ_EM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_never_worse_than_plain, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(test_close_to_least, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(test_two_columns, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(test_names_beside_texts, make_arena, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
