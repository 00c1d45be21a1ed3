// Days, eras and fiscal years: first and last days, first and last digits.
#include "base/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// ---- fiscal years ----

static void check_year(const char *text, int32_t expected) {
    tz_text from = tz_text_from_string(text);
    int32_t year = 0;
    assert_true(tz_fiscal_year_parse(&from, &year));
    assert_int_equal(year, expected);
}

static void years_of_eras(void **state) {
    (void)state;
    check_year("令和7年度", 2025);
    check_year("令和元年度", 2019);
    check_year("令和1年度", 2019);
    check_year("令和７年度", 2025);
    check_year("令和１０年度", 2028);
    check_year("令和10年度", 2028);
    check_year("平成30年度", 2018);
    check_year("平成元年度", 1989);
    check_year("昭和63年度", 1988);
    check_year("昭和元年度", 1926);
    check_year("大正14年度", 1925);
    check_year("大正元年度", 1912);
    check_year("明治44年度", 1911);
    check_year("明治元年度", 1868);
    check_year("2025年度", 2025);
    check_year("９９９９年度", 9999);
    check_year("1年度", 1);
}

static void other_texts_are_no_years(void **state) {
    (void)state;
    const char *const none[] = {"",           "令和",          "令和年度",       "令和7年",      "令和0年度",
                                "令和七年度", "令和7年度版",   "令和 7年度",     "元年度",       "年度",
                                "R7年度",     "令和00007年度", "20255年度",      "令和-1年度",   "令和元1年度",
                                "0年度",      "令和令和7年度", "令和７\xEF\xBC", "令和\xFF年度", "令和7年\xE5\xBA"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        tz_text from = tz_text_from_string(none[i]);
        int32_t year;
        if (tz_fiscal_year_parse(&from, &year))
            fail_msg("%s is the year %d", none[i], year);
    }
    assert_false(tz_fiscal_year_parse(&(tz_text){.bytes = NULL}, &(int32_t){0}));
}

static void a_year_ends_with_its_text(void **state) {
    (void)state;
    tz_text all = tz_text_from_string("令和7年度版"), text = tz_text_slice(&all, 0, strlen("令和7年度"));
    int32_t year;
    assert_true(tz_fiscal_year_parse(&text, &year));
    assert_int_equal(year, 2025);
}

static void check_written(int32_t year, const char *text, const char *id) {
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(tz_fiscal_year_in_era(arena, year), text);
    assert_string_equal(tz_fiscal_year_id(arena, year), id);
    check_year(text, year);
    tz_arena_free(arena);
}

static void years_are_written_in_their_era(void **state) {
    (void)state;
    check_written(2026, "令和8年度", "r8");
    check_written(2019, "令和元年度", "r1");
    check_written(2018, "平成30年度", "h30");
    check_written(1989, "平成元年度", "h1");
    check_written(1926, "大正15年度", "t15"); // 昭和 began in December
    check_written(1927, "昭和2年度", "s2");
    check_written(1912, "大正元年度", "t1");
    check_written(1867, "1867年度", "1867");
}

// ---- days ----

static void check_date(const char *text, bool expected) {
    if (tz_date_is_valid(text, strlen(text)) != expected)
        fail_msg("%s is %s day", text, expected ? "no" : "a");
}

static void days_of_the_calendar(void **state) {
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    char date[] = "2026-00-00";
    for (int month = 0; month <= 99; month++)
        for (int day = 0; day <= 99; day++) {
            date[5] = (char)('0' + month / 10), date[6] = (char)('0' + month % 10);
            date[8] = (char)('0' + day / 10), date[9] = (char)('0' + day % 10);
            check_date(date, month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1]);
        }
}

static void leap_years(void **state) {
    (void)state;
    check_date("2024-02-29", true);
    check_date("2024-02-30", false);
    check_date("2000-02-29", true);
    check_date("2026-02-29", false);
    check_date("2100-02-29", false);
    check_date("1969-12-31", true);
    check_date("9999-12-31", true);
}

static void other_texts_are_no_days(void **state) {
    (void)state;
    static const char *const none[] = {"",           "2026-1-1",   "2026/03/31", "2026-03-3a",     "2026-03-31 ",
                                       " 2026-03-3", "2026- 3-31", "026-03-31",  "令和8年3月31日", "2026-03-311"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        check_date(none[i], false);
}

// ---- eras ----

static void each_era_begins_on_its_day(void **state) {
    static const char *const dates[][2] = {
        {"2026-03-31", "令和8年3月31日"},   {"2020-01-01", "令和2年1月1日"},    {"2019-12-31", "令和元年12月31日"},
        {"2019-05-01", "令和元年5月1日"},   {"2019-04-30", "平成31年4月30日"},  {"1990-01-01", "平成2年1月1日"},
        {"1989-01-08", "平成元年1月8日"},   {"1989-01-07", "昭和64年1月7日"},   {"1927-01-01", "昭和2年1月1日"},
        {"1926-12-25", "昭和元年12月25日"}, {"1926-12-24", "大正15年12月24日"}, {"1912-07-30", "大正元年7月30日"},
        {"1912-07-29", "明治45年7月29日"},  {"1873-01-01", "明治6年1月1日"},    {"1872-12-31", "1872-12-31"},
    };
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        assert_string_equal(tz_date_in_era(*state, dates[i][0]), dates[i][1]);
}

// The first days are valid and in descending order, each in the first year of its era; that of 明治 in its sixth.
static void the_table_agrees_with_itself(void **state) {
    (void)state;
    for (size_t i = 0; i < TZ_ERAS; i++) {
        check_date(tz_eras[i].first_day, true);
        assert_int_equal(atoi(tz_eras[i].first_day), tz_eras[i].first_year + (i == TZ_ERAS - 1 ? 5 : 0));
        assert_true(i == 0 || strcmp(tz_eras[i].first_day, tz_eras[i - 1].first_day) < 0);
    }
}

static int begin(void **state) {
    *state = tz_arena_new(NULL);
    return 0;
}

static int end(void **state) {
    tz_arena_free(*state);
    return 0;
}

static void days_are_counted_from_1970(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(tz_date_of_day(arena, 0), "1970-01-01");
    assert_string_equal(tz_date_of_day(arena, -1), "1969-12-31");
    assert_string_equal(tz_date_of_day(arena, 19782), "2024-02-29");
    assert_string_equal(tz_date_of_day(arena, 20543), "2026-03-31");
    assert_string_equal(tz_date_of_day(arena, 47481), "2099-12-31");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_of_eras),
        cmocka_unit_test(years_are_written_in_their_era),
        cmocka_unit_test(other_texts_are_no_years),
        cmocka_unit_test(a_year_ends_with_its_text),
        cmocka_unit_test(days_of_the_calendar),
        cmocka_unit_test(leap_years),
        cmocka_unit_test(other_texts_are_no_days),
        cmocka_unit_test(each_era_begins_on_its_day),
        cmocka_unit_test(the_table_agrees_with_itself),
        cmocka_unit_test(days_are_counted_from_1970),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
