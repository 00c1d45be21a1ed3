// Dates and times of ISO 8601 as numbers of days.
#include "workbook/xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// NULL: it is refused.
static void check(const char *date, bool since_1904, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_xlsx_string number;
    bool is_date = tz_iso_date_to_number(arena, date, strlen(date), since_1904, &number);
    assert_int_equal(is_date, expected != NULL);
    if (is_date)
        assert_string_equal(tz_arena_copy(arena, number.bytes, number.size), expected);
    tz_arena_free(arena);
}

static void dates_are_days(void **state) {
    (void)state;
    check("2026-03-31", false, "46112.0000000000");
    check("2018-04-02T00:00:00", false, "43192.0000000000");
    check("1900-01-01", false, "1.0000000000");
    check("1900-02-28", false, "59.0000000000");
    check("1900-03-01", false, "61.0000000000");
    check("2000-02-29", false, "36585.0000000000");
    check("9999-12-31", false, "2958465.0000000000");
    check("1904-01-01", true, "0.0000000000");
    check("2018-04-02", true, "41730.0000000000");
}

static void times_are_parts_of_days(void **state) {
    (void)state;
    check("2018-04-02T12:00:00Z", false, "43192.5000000000");
    check("2018-04-02T23:59:59.999", false, "43192.9999999884");
    check("08:30", false, "0.3541666667");
    check("08:30:00.5", false, "0.3541724537");
    check("2018-04-02T24:00:00", false, "43193.0000000000");
    check("06:00:00.123456789", false, "0.2500014236");
}

static void others_are_refused(void **state) {
    (void)state;
    static const char *const cases[] = {
        "",           "2026",        "2026-13-01",       "2026-02-29",       "2026-3-31",   "2026/03/31",
        "1899-12-31", "10000-01-01", "2026-03-31T25:00", "2026-03-31T12:60", "2026-03-31 ", "特になし",
        "12",         "12:",         "2026-03-31x",      "20a6-03-31",       "2026-03-3/",  "2026-03-31T1:00:00",
        "2026-00-10", "2026-01-00"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cases[i], false, NULL);
    check("1903-12-31", true, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_days),
        cmocka_unit_test(times_are_parts_of_days),
        cmocka_unit_test(others_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
