// Kanji and full-width digits instead of 0 to 9.
#include "shown.h"

#include "workbook/number_format.h"

static void sections_ask_for_numerals(void **state) {
    (void)state;
    static const struct {
        const char *format;
        tz_format_numerals numerals;
    } cases[] = {{"[DBNum1]0", TZ_FORMAT_KANJI}, {"[$-411][DBNum2]0", TZ_FORMAT_FORMAL},
                 {"[DBNum3]0", TZ_FORMAT_WIDE},  {"[DBNum4]0", TZ_FORMAT_ASCII},
                 {"[DBNum", TZ_FORMAT_ASCII},    {"0", TZ_FORMAT_ASCII}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const tz_format_section section = {.from = cases[i].format, .to = cases[i].format + strlen(cases[i].format)};
        assert_int_equal(tz_format_numerals_of(&section), cases[i].numerals);
    }
}

static void numbers_by_their_places(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"[DBNum1][$-411]General", "0", "〇"},
        {"[DBNum1][$-411]General", "10", "十"},
        {"[DBNum1][$-411]General", "21", "二十一"},
        {"[DBNum1][$-411]General", "1110", "千百十"},
        {"[DBNum1][$-411]General", "12025", "一万二千二十五"},
        {"[DBNum1][$-411]General", "10000000", "一千万"},
        {"[DBNum1][$-411]General", "100000001", "一億一"},
        {"[DBNum1][$-411]General", "-3.14", "-三・一四"},
        {"[DBNum2][$-411]General", "1110", "壱阡壱百壱拾"},
        {"[DBNum2][$-411]General", "35000", "参萬伍阡"},
        {"[DBNum3][$-411]General", "12025.5", "１２０２５．５"},
    };
    CHECK_SHOWN(cases, false);
}

static void numbers_digit_by_digit(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"[DBNum1][$-411]0", "12025", "一二〇二五"}, {"[DBNum2][$-411]0", "305", "参零伍"},
        {"[DBNum3][$-411]0", "12025", "１２０２５"}, {"[DBNum3][$-411]#,##0\"人\"", "12025", "１２，０２５人"},
        {"[DBNum3]0.0%", "0.853", "８５．３%"},      {"[DBNum3]\"第2期\"0", "7", "第2期７"}, // not those of its words
    };
    CHECK_SHOWN(cases, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_ask_for_numerals),
        cmocka_unit_test(numbers_by_their_places),
        cmocka_unit_test(numbers_digit_by_digit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
