// One body row: no widths give less height than the solver's.
#include "synthetic.h"

// The solver's height is brute force's, and its widths have that height.
static void assert_least(tz_arena *arena, const tz_grid *grid, tz_len width, tz_len size) {
    int64_t least = brute_force(grid, width, size);
    if (least < 0)
        return; // the width does not hold what the cells need
    tz_solver *solver = tz_solver_new(arena, grid, &synthetic_content);
    tz_table_fit fit = tz_solver_fit(solver, arena, width, size);
    assert_int_equal(fit.height, least);
    assert_int_equal(height_at(grid, fit.widths, size), least);
    assert_sound(grid, &fit, width, size);
}

static void test_no_head(void **state) {
    for (int i = 0; i < 300; i++) {
        tz_grid grid = random_grid(*state, 1, 1 + random_below(4), 0, 40);
        tz_len size = random_size();
        assert_least(*state, &grid, random_width(&grid, size, 20), size);
    }
}

static void test_one_head_row(void **state) {
    for (int i = 0; i < 1000; i++) {
        tz_grid grid = random_grid(*state, 2, 1 + random_below(4), 1, 40);
        tz_len size = random_size();
        assert_least(*state, &grid, random_width(&grid, size, 20), size);
    }
}

// Without padding and rules, and at even sizes, spans need whole half ems as well: brute force misses nothing.
static tz_len on_the_grid(tz_grid *grid) {
    grid->pad_x = (tz_length_spec){0, 0};
    grid->rule = 0;
    return random_size() / 2 * 2;
}

static void test_two_head_rows_with_spans(void **state) {
    for (int i = 0; i < 500; i++) {
        tz_grid grid = random_grid(*state, 3, 1 + random_below(4), 2, 40);
        random_spans(&grid, 0, 2);
        tz_len size = on_the_grid(&grid);
        assert_least(*state, &grid, random_width(&grid, size, 16), size);
    }
}

static void test_spans_from_head_to_body(void **state) {
    for (int i = 0; i < 500; i++) {
        tz_grid grid = random_grid(*state, 3, 2 + random_below(3), 2, 30);
        random_spans(&grid, 0, 3);
        tz_len size = on_the_grid(&grid);
        assert_least(*state, &grid, random_width(&grid, size, 16), size);
    }
}

// One solver for many questions answers each as a new one does.
static void test_remembering(void **state) {
    for (int i = 0; i < 100; i++) {
        tz_grid grid = random_grid(*state, 2, 3, 1, 60);
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        for (int k = 0; k < 12; k++) {
            tz_len size = random_size(), width = random_width(&grid, size, 30);
            tz_solver *fresh = tz_solver_new(*state, &grid, &synthetic_content);
            tz_table_fit fit = tz_solver_fit(solver, *state, width, size),
                         other = tz_solver_fit(fresh, *state, width, size);
            assert_int_equal(fit.height, other.height);
            assert_memory_equal(fit.widths, other.widths, 3 * sizeof *fit.widths);
            assert_memory_equal(fit.measures, other.measures, 3 * sizeof *fit.measures);
            assert_int_equal(tz_solver_height(fresh, width, size), fit.height);
        }
    }
}

// The search for the largest size may bisect.
static void test_monotone(void **state) {
    for (int i = 0; i < 100; i++) {
        tz_grid grid = random_grid(*state, 2, 2 + random_below(3), 1, 60);
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        tz_len before = 0, width = 60 * TZ_MM, least = 0;
        for (tz_len size = 5 * TZ_PT; size <= 8 * TZ_PT; size += 635) {
            tz_len height = tz_solver_height(solver, width, size);
            assert_true(height >= before);
            before = height;
        }
        for (tz_len wider = width; wider <= 90 * TZ_MM; wider += 20011) {
            tz_len height = tz_solver_height(solver, wider, 8 * TZ_PT);
            assert_true(wider == width || height <= least);
            least = height;
        }
    }
}

// A dense table at many sizes costs each cell few questions: one a step, not one a probe.
static void test_questions(void **state) {
    tz_grid grid = make_grid(*state, 2, 6, 1);
    static const size_t chars[] = {420, 310, 60, 150, 240, 35};
    for (uint32_t i = 0; i < 6; i++) {
        put_text(&grid, 0, i, plain_text(*state, 6 + 2 * i, 0));
        put_text(&grid, 1, i, plain_text(*state, chars[i], 37));
    }
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    for (tz_len size = 6 * TZ_PT; size < 12 * TZ_PT; size += 635)
        assert_true(tz_solver_height(solver, 277 * TZ_MM, size) > 0);
    synthetic_asked = 0;
    for (tz_len size = 6 * TZ_PT; size < 12 * TZ_PT; size += 635)
        assert_true(tz_solver_height(solver, 277 * TZ_MM, size) > 0);
    assert_int_equal(synthetic_asked, 0); // all is known
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_no_head),
        with_arena(test_one_head_row),
        with_arena(test_two_head_rows_with_spans),
        with_arena(test_spans_from_head_to_body),
        with_arena(test_remembering),
        with_arena(test_monotone),
        with_arena(test_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
