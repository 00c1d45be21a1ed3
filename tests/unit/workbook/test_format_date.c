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
        {"[$-411]r.m.d", "45992", "R07.12.1"},
        {"ggge\"年\"m\"月\"d\"日\"", "43586", "令和1年5月1日"},
        {"[$]ggge\"年\"(bbbb\"年\")", "45313", "令和6年(2024年)"}, // both years, as officials write them
        {"bbbb", "45313", "2567"},                                 // the Buddhist calendar alone
        {"bb", "45313", "67"},
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
        {"h:mm AM/PM", "0.5", "12:00 PM"},
        {"h:mm AM/PM", "0.541666666667", "1:00 PM"},
        {"h:mm AM/PM", "0.499", "11:58 AM"},
        {"[$-411]AM/PM h:mm", "0.75", "午後 6:00"},
        {"h:mm A/P", "0.25", "6:00 A"},
        {"mm:ss", "0.00162037037", "02:20"},
        {"[h]:mm", "1.5", "36:00"},
        {"[mm]:ss", "0.05", "72:00"},
        {"[s]", "0.001", "86"},
        {"mm:ss.0", "0.0000289351851851852", "00:02.5"},
        {"mm:ss.00", "0.000123", "00:10.63"}, // 10.6272 s
        {"mm:ss.000", "0.000123", "00:10.627"},
        {"mm:ss", "0.000123", "00:11"},
        {"_ h:mm_ ", "0.5", "12:00 "},
        {"yyyy/m/d h:mm:ss", "43192.9999999", "2018/4/3 0:00:00"},
        {"m", "43192", "4"},
        {"s", "0.5", "0"},
    };
    CHECK_SHOWN(cases, false);
}

static void numerals(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"[DBNum1][$-411]ggge\"年\"m\"月\"d\"日\"", "46112", "令和八年三月三十一日"},
        {"[DBNum3][$-411]ggge\"年\"m\"月\"d\"日\"", "46112", "令和８年３月３１日"},
        {"[DBNum1][$-411]ggge\"年\"", "43586", "令和元年"},
        {"[DBNum1]yyyy\"年\"m\"月\"", "45962", "二〇二五年十一月"},
        {"[DBNum3]h\"時\"mm\"分3\"", "0.354166666667", "８時３０分3"}, // not those of its words
        {"[DBNum1]ee", "45992", "〇七"},
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
        cmocka_unit_test(dates),           cmocka_unit_test(eras), cmocka_unit_test(times), cmocka_unit_test(numerals),
        cmocka_unit_test(days_since_1904),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
