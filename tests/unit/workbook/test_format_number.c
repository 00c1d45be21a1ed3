// Numbers, percentages, exponents and fractions, as Excel shows them.
#include "shown.h"

static void places_for_digits(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"0", "1234.5", "1235"},
        {"0", "-1234.5", "-1235"},
        {"0", "0.4", "0"},
        {"0", "-0.4", "0"},
        {"0.00", "1.005", "1.01"}, // as decimal digits, which Excel rounds
        {"0.00", "2.675", "2.68"},
        {"000000", "12025", "012025"},
        {"00-00", "1234", "12-34"},
        {"00-00", "12345", "123-45"},
        {"#", "0", ""},
        {"#.##", "1.5", "1.5"},
        {"0.##", "1", "1."},
        {"#.#", "0.25", ".3"},
        {"?0.0?", "1.5", " 1.5 "},
        {"0.0", "9.96", "10.0"},
        {"0", "1E3", "1000"},
        {"0", "1.5E-3", "0"},
        {"0.000", "1.5E-3", "0.002"},
        {"0", "123456789012345678", "123456789012346000"},
        {"0.0", "0.30000000000000004", "0.3"},
    };
    CHECK_SHOWN(cases, false);
}

static void thousands_and_scales(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"#,##0", "1234567", "1,234,567"},
        {"#,##0", "123", "123"},
        {"#,##0", "0", "0"},
        {"#,##0.0", "-1234.56", "-1,234.6"},
        {"#,##0\"件\"", "1234", "1,234件"},
        {"#,##0,", "1234567", "1,235"},
        {"0.0,,\"百万円\"", "1234567", "1.2百万円"},
        {"0,000", "5", "0,005"},
        {"0%", "0.853", "85%"},
        {"0.0%", "0.853", "85.3%"},
        {"0.0%", "0.8535", "85.4%"},
        {"0.0\"％\"", "85.3", "85.3％"},
        {"\"¥\"#,##0", "1980", "¥1,980"},
        {"[$￥-411]#,##0", "1980", "￥1,980"},
        {"[$¥-ja-JP]#,##0;[Red]\\-[$¥-ja-JP]#,##0", "-5", "-¥5"},
    };
    CHECK_SHOWN(cases, false);
}

static void exponents_and_fractions(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"0.00E+00", "12345", "1.23E+04"},
        {"0.00E+00", "0.00012345", "1.23E-04"},
        {"0E-0", "12345", "1E4"},
        {"##0.0E+0", "12345", "12.3E+3"},
        {"##0.0E+0", "0.00012345", "123.5E-6"},
        {"0.0E+0", "9.96", "1.0E+1"},
        {"0.00E+00", "0", "0.00E+00"},
        {"# ?/?", "1.5", "1 1/2"},
        {"# ?/?", "0.333", "1/3"},
        {"# ?"
         "?/?"
         "?",
         "3.14", "3 7/50"},
        {"# ?/?", "2", "2"},
        {"# ?/4", "0.75", "3/4"},
    };
    CHECK_SHOWN(cases, false);
}

static void texts_around_numbers(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"\"約\"0\"人\"", "12", "約12人"},
        {"0\\人", "12", "12人"},
        {"0人", "12", "12人"},
        {"(0)", "5", "(5)"},
        {"0_)", "5", "5 "},
        {"*-0", "5", "5"},
        {"[Blue]0", "5", "5"},
        {"\"R\"0", "7", "R7"},
        {"0\";\"0", "12", "1;2"},
    };
    CHECK_SHOWN(cases, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_for_digits),
        cmocka_unit_test(thousands_and_scales),
        cmocka_unit_test(exponents_and_fractions),
        cmocka_unit_test(texts_around_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
