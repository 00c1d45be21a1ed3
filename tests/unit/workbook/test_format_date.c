// Dates, times and eras, as Japanese Excel shows them.
#include "shown.h"

static void dates(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"yyyy/m/d", "43192", "2018/4/2"},
        {"yyyy/mm/dd", "43192", "2018/04/02"},
        {"yy.m.d", "43192", "18.4.2"},
        {"yyyy\"年\"m\"月\"d\"日\"", "45992", "2025年12月1日"},
        {"yyyy\"年\"m\"月\"d\"日\";@", "45992.75", "2025年12月1日"},
        {"yyyy年m月d日", "45992", "2025年12月1日"},
        {"m/d", "45992", "12/1"},
        {"d-mmm-yy", "43192", "2-Apr-18"},
        {"dddd, mmmm d", "43192", "Monday, April 2"},
        {"mmmmm", "43192", "A"},
        {"m\"月\"d\"日\"(aaa)", "43192", "4月2日(月)"},
        {"aaaa", "43196", "金曜日"},
        {"[$-411]dddd", "43192", "月曜日"},
        {"yyyy/m/d", "1", "1900/1/1"},
        {"yyyy/m/d", "59", "1900/2/28"},
        {"yyyy/m/d", "60", "1900/2/29"},
        {"yyyy/m/d", "61", "1900/3/1"},
        {"yyyy/m/d", "2958465", "9999/12/31"},
        {"yyyy/m/d", "2958466", "####"},
        {"yyyy/m/d", "-1", "####"},
        {"yyyy-mm-dd", "36585", "2000-02-29"},
    };
    CHECK_SHOWN(cases, false);
}

static void eras(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"[$-411]ggge\"年\"m\"月\"d\"日\";@", "43192", "平成30年4月2日"},
        {"[$-411]ggge\"年\"m\"月\"d\"日\";@", "45992", "令和7年12月1日"},
        {"[$-411]ggge\"年\"", "43586", "令和1年"},             // 2019-05-01
        {"[$-ja-JP-x-gannen]ggge\"年\"", "43586", "令和元年"}, // asked for in the format
        {"[$-ja-JP-x-gannen]ggge\"年\"", "45992", "令和7年"},
        {"[$-411]ggge\"年\"", "43585", "平成31年"},
        {"[$-411]ge.m.d", "45992", "R7.12.1"},
        {"[$-411]gge", "32516", "平1"}, // 1989-01-08
        {"[$-411]gge", "32515", "昭64"},
        {"[$-411]gee", "45992", "R07"},
        {"[$-411]ggge", "9856", "昭和1"}, // 1926-12-25
        {"[$-411]ggge", "9855", "大正15"},
        {"[$-411]ggge", "4595", "大正1"}, // 1912-07-30
        {"[$-411]ggge", "4594", "明治45"},
        {"[$-411]rr.m.d", "45992", "令和07.12.1"},
    };
    CHECK_SHOWN(cases, false);
}

static void times(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"h:mm", "0.354166666666667", "8:30"},
        {"hh:mm:ss", "0.354166666666667", "08:30:00"},
        {"h\"時\"mm\"分\"", "0.71875", "17時15分"},
        {"yyyy/m/d h:mm", "43192.5", "2018/4/2 12:00"},
        {"h:mm AM/PM", "0.75", "6:00 PM"},
        {"h:mm AM/PM", "0", "12:00 AM"},
        {"[$-411]AM/PM h:mm", "0.75", "午後 6:00"},
        {"h:mm A/P", "0.25", "6:00 A"},
        {"mm:ss", "0.00162037037", "02:20"},
        {"[h]:mm", "1.5", "36:00"},
        {"[mm]:ss", "0.05", "72:00"},
        {"[s]", "0.001", "86"},
        {"mm:ss.0", "0.0000289351851851852", "00:02.5"},
        {"yyyy/m/d h:mm:ss", "43192.9999999", "2018/4/3 0:00:00"},
        {"m", "43192", "4"},
        {"s", "0.5", "0"},
    };
    CHECK_SHOWN(cases, false);
}

static void days_since_1904(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"yyyy/m/d", "0", "1904/1/1"}, {"yyyy/m/d", "41730", "2018/4/2"}, {"dddd", "41730", "Monday"}};
    CHECK_SHOWN(cases, true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),
        cmocka_unit_test(eras),
        cmocka_unit_test(times),
        cmocka_unit_test(days_since_1904),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
