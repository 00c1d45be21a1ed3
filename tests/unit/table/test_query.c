// Lengths of a question: outer and inner ones undo each other, to the EMU.
#include "synthetic.h"
#include "table/solver.h"

static tz_query random_ask(tz_arena *arena) {
    tz_grid *grid = TZ_NEW(arena, tz_grid);
    *grid = random_grid(arena, 1, 1, 0, 5);
    tz_query ask;
    assert_true(tz_query_new(tz_solver_new(arena, grid, &synthetic_content), 100 * TZ_MM, random_size(), NULL, &ask));
    return ask;
}

// The outer width of a measure is the least that holds it.
static void test_widths(void **state) {
    for (int i = 0; i < 2000; i++) {
        tz_query ask = random_ask(*state);
        tz_em measure = 1 + (tz_em)random_below(50 * TZ_EM);
        int64_t width = tz_outer_width(&ask, measure);
        assert_true(tz_inner_width(&ask, width) >= measure);
        assert_true(tz_inner_width(&ask, width - 1) < measure);
        assert_int_equal(tz_inner_width(&ask, width), tz_grid_measure(ask.s->grid, (tz_len)width, (tz_len)ask.size));
    }
}

// The inner height of a row is the greatest that fits it, rounded as text is on the page.
static void test_heights(void **state) {
    for (int i = 0; i < 2000; i++) {
        tz_query ask = random_ask(*state);
        int64_t height = ask.frame_y + random_below(300 * TZ_MM), inner = tz_inner_height(&ask, height);
        assert_true(tz_outer_height(&ask, inner) <= height);
        assert_true(tz_outer_height(&ask, inner + 1) > height);
        assert_int_equal(tz_outer_height(&ask, inner), ask.frame_y + tz_em_to_len(inner, (tz_len)ask.size));
        assert_true(tz_inner_height(&ask, ask.frame_y - 1) < 0);
    }
}

// Heights beyond a tz_len: a million lines.
static void test_great_heights(void **state) {
    tz_query ask = random_ask(*state);
    int64_t height = 1300000 * (int64_t)TZ_EM, outer = tz_outer_height(&ask, height);
    assert_true(outer > INT32_MAX);
    assert_true(tz_inner_height(&ask, outer) >= height);
    assert_true(tz_inner_height(&ask, outer - 1) < height);
}

int main(void) {
    const struct CMUnitTest tests[] = {with_arena(test_widths), with_arena(test_heights),
                                       with_arena(test_great_heights)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
