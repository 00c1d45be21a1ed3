// Lengths: exact conversions, rounding, and what happens at the ends of the range.
#include "base/length.h"
#include "between.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void units_are_exact(void **state) {
    (void)state;
    assert_int_equal(TZ_PT * 72, TZ_MM * 254 / 10);
    assert_int_equal(TZ_Q * 4, TZ_MM);
    assert_int_equal(TZ_EM % 1000, 0);
    assert_int_equal(TZ_EM % 2048, 0);
}

static void an_em_is_the_size(void **state) {
    (void)state;
    assert_int_equal(tz_em_to_len(TZ_EM, 10 * TZ_PT), 10 * TZ_PT);
    assert_int_equal(tz_em_to_len(TZ_EM / 2, 9 * TZ_PT), 9 * TZ_PT / 2);
    assert_int_equal(tz_em_to_len(0, 9 * TZ_PT), 0);
    assert_int_equal(tz_em_to_len((int64_t)TZ_EM * 1000, 10 * TZ_PT), 10000 * TZ_PT);
}

static void halves_go_away_from_zero(void **state) {
    (void)state;
    assert_int_equal(tz_em_to_len(TZ_EM / 2, 1), 1);
    assert_int_equal(tz_em_to_len(-TZ_EM / 2, 1), -1);
    assert_int_equal(tz_em_to_len(TZ_EM / 2 - 1, 1), 0);
    assert_int_equal(tz_em_to_len(-TZ_EM / 2 + 1, 1), 0);
    assert_int_equal(tz_em_to_len(TZ_EM / 2, -1), -1);
}

static void sums_beyond_the_range_end_at_it(void **state) {
    (void)state;
    assert_int_equal(tz_em_to_len(INT64_MAX, INT32_MAX), INT32_MAX);
    assert_int_equal(tz_em_to_len(INT64_MIN, INT32_MAX), -INT32_MAX);
    assert_int_equal(tz_em_to_len(INT64_MIN, -5), INT32_MAX);
    assert_int_equal(tz_em_to_len((int64_t)TZ_EM * 400000, 10 * TZ_PT), INT32_MAX);
    assert_int_equal(tz_length_resolve((tz_length_spec){INT32_MAX, TZ_EM}, TZ_PT), INT32_MAX);
}

static void lengths_grow_with_the_type(void **state) {
    (void)state;
    tz_length_spec measure = {2 * TZ_MM, TZ_EM / 2};
    assert_int_equal(tz_length_resolve(measure, 8 * TZ_PT), 2 * TZ_MM + 4 * TZ_PT);
    assert_int_equal(tz_length_resolve(measure, 0), 2 * TZ_MM);
}

static void lengths_in_em_are_rounded_down(void **state) {
    (void)state;
    assert_int_equal(tz_len_to_em(20 * TZ_PT, 10 * TZ_PT), 2 * TZ_EM);
    assert_int_equal(tz_len_to_em(2, 3), TZ_EM * 2 / 3);
    assert_int_equal(tz_len_to_em(-2, 3), -(TZ_EM * 2 / 3) - 1);
    assert_int_equal(tz_len_to_em(-3, 3), -TZ_EM);
    assert_int_equal(tz_len_to_em(INT32_MAX, 1), INT32_MAX);
}

// The widest text that fits a length never gets wider than it when it is set.
static void what_fits_fits(void **state) {
    (void)state;
    for (tz_len size = 6 * TZ_PT; size < 13 * TZ_PT; size += 635)
        for (tz_len length = 0; length < 300 * TZ_MM; length += 999983)
            assert_between(length - tz_em_to_len(tz_len_to_em(length, size), size), 0, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_exact),
        cmocka_unit_test(an_em_is_the_size),
        cmocka_unit_test(halves_go_away_from_zero),
        cmocka_unit_test(sums_beyond_the_range_end_at_it),
        cmocka_unit_test(lengths_grow_with_the_type),
        cmocka_unit_test(lengths_in_em_are_rounded_down),
        cmocka_unit_test(what_fits_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
