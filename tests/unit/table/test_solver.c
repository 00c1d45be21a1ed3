// Solvers at the edges: empty cells, one column, widths that hold too little, tables too high for any page.
#include "synthetic.h"

static void test_empty_cells(void **state) {
    tz_grid grid = make_grid(*state, 2, 3, 1);
    for (uint32_t i = 0; i < 6; i++)
        put_text(&grid, i / 3, i % 3, plain_text(*state, i == 4 ? 200 : 0, 0));
    tz_table_fit fit = fit_once(*state, &grid, 60 * TZ_MM, 8 * TZ_PT);
    assert_sound(&grid, &fit, 60 * TZ_MM, 8 * TZ_PT);
    assert_int_equal(fit.heights[0], 2 * tz_length_resolve(grid.pad_y, 8 * TZ_PT) + grid.rule); // a row without text
    assert_true(fit.measures[0] >= TZ_EM && fit.measures[0] < 3 * TZ_EM); // hardly wider than 1 em
    assert_true(fit.measures[1] > 15 * TZ_EM);
}

static void test_nothing_at_all(void **state) {
    tz_grid grid = make_grid(*state, 1, 1, 0);
    put_text(&grid, 0, 0, plain_text(*state, 0, 0));
    tz_table_fit fit = fit_once(*state, &grid, 60 * TZ_MM, 8 * TZ_PT);
    assert_sound(&grid, &fit, 60 * TZ_MM, 8 * TZ_PT);
    assert_false(fit.narrow);
}

static void test_one_column(void **state) {
    tz_grid grid = make_grid(*state, 3, 1, 1);
    for (uint32_t i = 0; i < 3; i++)
        put_text(&grid, i, 0, plain_text(*state, 30 * i + 5, 0));
    tz_table_fit fit = fit_once(*state, &grid, 40 * TZ_MM, 9 * TZ_PT);
    assert_sound(&grid, &fit, 40 * TZ_MM, 9 * TZ_PT);
    assert_int_equal(fit.widths[0], 40 * TZ_MM);
    assert_int_equal(fit.height, height_at(&grid, fit.widths, 9 * TZ_PT));
}

// A token wider than its share: columns in proportion to what they need, none below 1 em.
static void test_needs_too_wide(void **state) {
    static const tz_column_spec specs[] = {
        {.share = 1, .least = 12 * TZ_EM}, {.share = 1, .least = TZ_EM}, {.share = 1, .least = 3 * TZ_EM}};
    tz_grid grid = make_grid(*state, 2, 3, 1);
    for (uint32_t i = 0; i < 6; i++)
        put_text(&grid, i / 3, i % 3, plain_text(*state, 20, 0));
    grid.column_specs = specs;
    tz_len size = 10 * TZ_PT, width = 15 * size;
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    tz_table_fit fit = tz_solver_fit(solver, *state, width, size);
    assert_false(fit.narrow);
    assert_sound(&grid, &fit, width, size);
    assert_true(fit.measures[0] > 2 * fit.measures[2] && fit.measures[0] < specs[0].least);
    assert_true(fit.measures[1] >= TZ_EM && fit.measures[2] >= TZ_EM);
    assert_int_equal(tz_solver_height(solver, width, size), fit.height);
}

// A column has what its content prefers where the width holds that for all; where it does not, the table is as if
// nothing preferred anything, and only tokens are kept whole.
static void test_preferences(void **state) {
    const tz_len size = 10 * TZ_PT, wide = 40 * size, scarce = 15 * size;
    synthetic *texts[4];
    tz_grid grid = make_grid(*state, 2, 2, 1);
    for (uint32_t i = 0; i < 4; i++) {
        texts[i] = (synthetic *)plain_text(*state, i == 3 ? 300 : 6, 0);
        put_text(&grid, i / 2, i % 2, &texts[i]->flow);
    }
    tz_table_fit plain = fit_once(*state, &grid, wide, size), plain_scarce = fit_once(*state, &grid, scarce, size);
    assert_true(plain.measures[0] < 9 * TZ_EM);
    texts[0]->preferred = texts[1]->preferred = 9 * TZ_EM;
    tz_table_fit fit = fit_once(*state, &grid, wide, size);
    assert_sound(&grid, &fit, wide, size);
    assert_true(fit.measures[0] >= 9 * TZ_EM);
    fit = fit_once(*state, &grid, scarce, size);
    assert_sound(&grid, &fit, scarce, size);
    assert_memory_equal(fit.widths, plain_scarce.widths, 2 * sizeof *fit.widths);
    assert_int_equal(fit.height, plain_scarce.height);
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
        assert_true(fit_once(*state, specified(*state, &grid), width, 10 * TZ_PT).narrow);
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

// Spans: the cell has the width and height of all it spans, whatever it needs.
static void test_spans(void **state) {
    for (int i = 0; i < 500; i++) {
        tz_grid grid = random_grid(*state, 2 + random_below(8), 1 + random_below(6), random_below(3), 60);
        random_spans(&grid, 0, grid.rows);
        grid.optimal = random_below(2);
        tz_len size = random_size(), width = random_width(&grid, size, 60);
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        tz_table_fit fit = tz_solver_fit(solver, *state, width, size);
        assert_int_equal(tz_solver_height(tz_solver_new(*state, &grid, &synthetic_content), width, size), fit.height);
        if (!fit.narrow)
            assert_sound(&grid, &fit, width, size);
    }
}

// A cell that needs more than the columns and rows it spans widens all of these columns and its last row.
static void test_spans_need_room(void **state) {
    tz_len size = 10 * TZ_PT, width = 60 * size;
    tz_grid grid = make_grid(*state, 3, 3, 0);
    tz_column_spec specs[] = {{0}, {0}, {.share = 1}};
    uint8_t wide[] = {40}; // one token of 20 em
    synthetic token = {.flow = {.chars = 1}, .tokens = wide, .tokens_n = 1, .pitch = TZ_EM};
    for (uint32_t i = 0; i < 9; i++)
        put_text(&grid, i / 3, i % 3, plain_text(*state, 1, 0));
    span_cell(&grid, 0, 0, 1, 2);
    put_text(&grid, 0, 0, &token.flow);
    grid.optimal = false;
    grid.column_specs = specs;
    tz_table_fit fit = fit_once(*state, &grid, width, size);
    assert_true(tz_grid_measure(&grid, fit.widths[0] + fit.widths[1], size) >= 20 * TZ_EM);
    assert_true(tz_grid_measure(&grid, fit.widths[0] + fit.widths[1] - 2, size) < 20 * TZ_EM);
    assert_true(abs(fit.widths[0] - fit.widths[1]) <= 1);
    span_cell(&grid, 1, 2, 2, 1);
    put_text(&grid, 1, 2, plain_text(*state, 60, 10)); // paragraphs: six lines
    fit = fit_once(*state, &grid, width, size);
    assert_int_equal(fit.heights[1], fit.heights[0]);
    tz_len frame = 2 * tz_length_resolve(grid.pad_y, size) + grid.rule;
    assert_int_equal(fit.heights[1] + fit.heights[2], frame + 6 * tz_em_to_len(TZ_EM + 3 * (TZ_EM / 10), size));
}

// Rows are at least as high as specified, and higher where text needs it.
static void test_row_heights(void **state) {
    static const tz_row_spec rows[] = {{.height = 5 * TZ_MM}, {.height = 12 * TZ_MM}, {0}};
    tz_grid grid = make_grid(*state, 3, 2, 0);
    for (uint32_t i = 0; i < 6; i++)
        put_text(&grid, i / 2, i % 2, plain_text(*state, i == 0 ? 200 : 1, 0));
    grid.row_specs = rows;
    grid.optimal = false;
    tz_table_fit fit = fit_once(*state, &grid, 60 * TZ_MM, 8 * TZ_PT);
    assert_sound(&grid, &fit, 60 * TZ_MM, 8 * TZ_PT);
    assert_true(fit.heights[0] > 5 * TZ_MM);
    assert_int_equal(fit.heights[1], 12 * TZ_MM);
    assert_true(fit.heights[2] < 6 * TZ_MM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_empty_cells),     with_arena(test_nothing_at_all), with_arena(test_one_column),
        with_arena(test_needs_too_wide),  with_arena(test_preferences),    with_arena(test_too_narrow),
        with_arena(test_very_high),       with_arena(test_row_heights),    with_arena(test_spans),
        with_arena(test_spans_need_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
