// Numbers of layouts: exact, or none at all.
#include "yaml/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void lengths(void **state) {
    (void)state;
    const struct {
        const char *text;
        tz_len fixed;
        tz_em em;
    } cases[] = {
        {"10mm", 10 * TZ_MM, 0},
        {"10.5pt", 133350, 0},
        {"12Q", 12 * TZ_Q, 0},
        {"0.5em", 0, TZ_EM / 2},
        {"1mm + 0.5em", TZ_MM, 128000},
        {"1mm+0.5em-2Q", 18000, 128000},
        {"0", 0, 0},
        {"-0.25em", 0, -TZ_EM / 4},
        {"2em - 1mm", -TZ_MM, 2 * TZ_EM},
        {"0.000001mm", 0, 0},
        {"0.00005pt", 1, 0},
        {"297mm", 10692000, 0},
        {"59652.323mm", 2147483628, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tz_length_spec measure = {-7, -7};
        assert_true(tz_number_length(cases[i].text, strlen(cases[i].text), &measure));
        assert_int_equal(measure.fixed, cases[i].fixed);
        assert_int_equal(measure.em, cases[i].em);
    }
}

static void no_lengths(void **state) {
    (void)state;
    const char *const texts[] = {"",       "mm",     "10",          "10 mm",      "10cm",
                                 "1mm +",  "+ 1mm",  "1mmm",        "1,5mm",      ".5em",
                                 "1e3mm",  "0x10mm", "1.0000001mm", "60000000mm", "99999999999999999999mm",
                                 "1mm1mm", "１mm",   "--1mm"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        tz_length_spec measure;
        if (tz_number_length(texts[i], strlen(texts[i]), &measure))
            fail_msg("%s", texts[i]);
    }
}

static void whole_numbers(void **state) {
    (void)state;
    int32_t value;
    assert_true(tz_number_int("007", 3, &value) && value == 7);
    assert_true(tz_number_int("-12", 3, &value) && value == -12);
    assert_true(tz_number_int("2147483647", 10, &value) && value == INT32_MAX);
    const char *const none[] = {"", "-", "1.5", "2147483648", "1 ", "x", "99999999999999999999999999"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_false(tz_number_int(none[i], strlen(none[i]), &value));
}

static void ratios(void **state) {
    (void)state;
    int32_t value;
    assert_true(tz_number_ratio("1.3", 3, &value) && value == 1300000);
    assert_true(tz_number_ratio("120%", 4, &value) && value == 1200000);
    assert_true(tz_number_ratio("33.3333%", 8, &value) && value == 333333);
    assert_true(tz_number_ratio("-0.5", 4, &value) && value == -500000);
    assert_true(tz_number_ratio("2147", 4, &value) && value == 2147000000);
    const char *const none[] = {"", "%", "1.3x", "1..3", "3000", "1.", " 1"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_false(tz_number_ratio(none[i], strlen(none[i]), &value));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths),
        cmocka_unit_test(no_lengths),
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(ratios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
