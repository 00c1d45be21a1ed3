// Decimal numbers: parsing, rounding, comparing.
#include "workbook/number_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static tz_decimal parsed(const char *text) {
    tz_decimal number;
    if (!tz_decimal_parse(text, strlen(text), &number))
        fail_msg("%s is a number", text);
    return number;
}

static void check(const tz_decimal *number, bool negative, const char *digits, int32_t point) {
    assert_int_equal(number->negative, negative);
    assert_int_equal(number->n, strlen(digits));
    assert_memory_equal(number->digits, digits, strlen(digits));
    assert_int_equal(number->point, point);
}

static void numbers_are_parsed(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool negative;
        const char *digits;
        int32_t point;
    } cases[] = {{"0", false, "", 0},         {"-0.00", false, "", 0},     {"12", false, "12", 2},
                 {"-1.50", true, "15", 1},    {"0.0012", false, "12", -2}, {"1E3", false, "1", 4},
                 {"1.5e-3", false, "15", -2}, {"+7.", false, "7", 1},      {".5", false, "5", 0},
                 {"00100", false, "1", 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_decimal number = parsed(cases[i].text);
        check(&number, cases[i].negative, cases[i].digits, cases[i].point);
    }
}

static void other_texts_are_none(void **state) {
    (void)state;
    static const char *const texts[] = {"", "-", ".", "1e", "1e+", "1x", "e5", "1.2.3", "0x10", "1 ", "１", "1e999"};
    tz_decimal number;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (tz_decimal_parse(texts[i], strlen(texts[i]), &number))
            fail_msg("%s was taken", texts[i]);
}

static void halves_are_rounded_away_from_zero(void **state) {
    (void)state;
    tz_decimal number = parsed("1.25");
    tz_decimal_round(&number, 2);
    check(&number, false, "13", 1);
    number = parsed("9.96");
    tz_decimal_round(&number, 2);
    check(&number, false, "1", 2);
    number = parsed("0.5");
    tz_decimal_round(&number, 0);
    check(&number, false, "1", 1);
    number = parsed("0.05");
    tz_decimal_round(&number, -1);
    check(&number, false, "", 0);
    number = parsed("-2.4");
    tz_decimal_round(&number, 1);
    check(&number, true, "2", 1);
}

static void numbers_are_ordered(void **state) {
    (void)state;
    static const char *const ascending[] = {"-100", "-99.5", "-0.001", "0",  "0.001", "0.01",
                                            "1",    "1.5",   "9",      "10", "1e9"};
    enum { N = sizeof ascending / sizeof *ascending };
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k < N; k++) {
            tz_decimal a = parsed(ascending[i]), b = parsed(ascending[k]);
            int order = tz_decimal_compare(&a, &b);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_parsed),
        cmocka_unit_test(other_texts_are_none),
        cmocka_unit_test(halves_are_rounded_away_from_zero),
        cmocka_unit_test(numbers_are_ordered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
