// Fiscal years and days.
#include "record/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check_year(const char *text, int32_t expected) {
    tz_text from = tz_text_from_string(text);
    int32_t year = 0;
    assert_true(tz_year_read(&from, &year));
    assert_int_equal(year, expected);
}

static void years_of_eras(void **state) {
    (void)state;
    check_year("令和7年度", 2025);
    check_year("令和元年度", 2019);
    check_year("令和1年度", 2019);
    check_year("令和７年度", 2025);
    check_year("令和10年度", 2028);
    check_year("平成30年度", 2018);
    check_year("平成元年度", 1989);
    check_year("昭和63年度", 1988);
    check_year("2025年度", 2025);
}

static void other_texts_are_no_years(void **state) {
    (void)state;
    const char *const none[] = {"",           "令和",          "令和年度",   "令和7年",    "令和0年度",
                                "令和七年度", "令和7年度版",   "令和 7年度", "元年度",     "年度",
                                "R7年度",     "令和00007年度", "20255年度",  "令和-1年度", "令和元1年度"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        tz_text from = tz_text_from_string(none[i]);
        int32_t year;
        if (tz_year_read(&from, &year))
            fail_msg("%s is the year %d", none[i], year);
    }
}

static void check_date(const char *text, bool expected) {
    tz_text from = tz_text_from_string(text);
    assert_true(tz_date_is_valid(&from) == expected);
}

static void days_of_the_calendar(void **state) {
    (void)state;
    check_date("2026-03-31", true);
    check_date("2024-02-29", true);
    check_date("2000-02-29", true);
    check_date("2025-12-31", true);
    check_date("2026-02-29", false);
    check_date("2100-02-29", false);
    check_date("2026-04-31", false);
    check_date("2026-13-01", false);
    check_date("2026-00-10", false);
    check_date("2026-01-00", false);
    check_date("2026-1-1", false);
    check_date("2026/03/31", false);
    check_date("2026-03-3a", false);
    check_date("令和8年3月31日", false);
    check_date("", false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_of_eras),
        cmocka_unit_test(other_texts_are_no_years),
        cmocka_unit_test(days_of_the_calendar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
