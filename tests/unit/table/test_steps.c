// Step tables: answer as the content does, and ask it for each step once.
#include "synthetic.h"
#include "table/steps.h"

static void ask_height(tz_arena *arena, tz_steps *steps) {
    tz_em measure = synthetic_least(steps->flow, INT64_MAX) + (tz_em)random_below(40 * TZ_EM);
    assert_int_equal(tz_steps_height(steps, arena, measure), synthetic_height(steps->flow, measure));
}

static void ask_least(tz_arena *arena, tz_steps *steps) {
    int64_t budget = (int64_t)random_below(60) * (TZ_EM / 2) + random_below(3) - 1;
    tz_em least = budget < 0 ? 0 : synthetic_least(steps->flow, budget);
    tz_range known = tz_steps_range(steps, budget), range;
    assert_true(least == 0 || (known.low <= least && least <= known.high));
    assert_int_equal(tz_steps_least(steps, arena, budget, &range), least != 0);
    if (!least)
        return;
    assert_int_equal(range.low, least);
    assert_int_equal(range.high, least);
    assert_int_equal(range.height, synthetic_height(steps->flow, least));
    known = tz_steps_range(steps, budget);
    assert_int_equal(known.low, known.high);
}

static void ask_above(tz_arena *arena, tz_steps *steps) {
    tz_em floor = synthetic_least(steps->flow, INT64_MAX);
    int64_t budget = synthetic_height(steps->flow, floor + (tz_em)random_below(20 * TZ_EM));
    int64_t above = tz_steps_above(steps, arena, budget, floor);
    if (above < 0) {
        assert_int_equal(synthetic_height(steps->flow, floor), budget);
        return;
    }
    assert_true(above > budget);
    // Nothing between: the least measure for all budgets below `above` is the same.
    assert_int_equal(synthetic_least(steps->flow, above - 1), synthetic_least(steps->flow, budget));
    assert_true(synthetic_least(steps->flow, above) < synthetic_least(steps->flow, budget));
}

static void test_answers(void **state) {
    for (int i = 0; i < 300; i++) {
        tz_steps steps = tz_steps_new(&synthetic_content, random_text(*state, 60));
        for (int k = 0; k < 60; k++) {
            switch (random_below(3)) {
            case 0:
                ask_height(*state, &steps);
                break;
            case 1:
                ask_least(*state, &steps);
                break;
            default:
                ask_above(*state, &steps);
            }
        }
    }
}

static void test_asks_once(void **state) {
    tz_steps steps = tz_steps_new(&synthetic_content, plain_text(*state, 100, 0));
    tz_range range;
    for (int64_t lines = 1; lines <= 20; lines++)
        assert_true(tz_steps_least(&steps, *state, lines * (TZ_EM + 3 * (TZ_EM / 10)), &range));
    synthetic_asked = 0;
    for (int64_t lines = 1; lines <= 20; lines++)
        assert_true(tz_steps_least(&steps, *state, lines * (TZ_EM + 3 * (TZ_EM / 10)), &range));
    assert_int_equal(tz_steps_height(&steps, *state, 10 * TZ_EM), 10 * (TZ_EM + 3 * (TZ_EM / 10)));
    assert_int_equal(synthetic_asked, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_answers),
        with_arena(test_asks_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
