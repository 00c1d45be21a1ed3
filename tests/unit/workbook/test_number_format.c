// Number formats: which section shows a number, and what the built-in ones are.
#include "shown.h"

static void sections(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"0;\"▲\"0", "-5", "▲5"},
        {"0;\"▲\"0", "5", "5"},
        {"0;\"▲\"0", "0", "0"},
        {"0;\\-0;\"なし\"", "0", "なし"},
        {"0;\\-0;\"なし\"", "-3", "-3"},
        {"0;;", "-3", ""},
        {"0;;;", "0", ""},
        {"[>=100]\"多\"0;\"少\"0", "100", "多100"},
        {"[>=100]\"多\"0;\"少\"0", "99", "少99"},
        {"[<10]\"一桁\";[<100]\"二桁\";\"三桁以上\"", "9", "一桁"},
        {"[<10]\"一桁\";[<100]\"二桁\";\"三桁以上\"", "10", "二桁"},
        {"[<10]\"一桁\";[<100]\"二桁\";\"三桁以上\"", "100", "三桁以上"},
        {"[=1]\"有\";[=2]\"無\";0", "2", "無"},
        {"[Red][<0]0;0", "-7", "7"},
        {"General;-General", "-7", "-7"},
        {"\"計\"General", "7.5", "計7.5"},
        {"G/標準\"人\"", "7", "7人"},
        {"@", "12025", "12025"},
        {"0;0;0;@", "3", "3"},
        {"0;@", "-3", "-3"},
        {"0.0;\\-0.0;@", "0", "0.0"},
        {"@\"様\"", "3", "3"}, // for texts alone
        {"[=1]\"有\";[=0]\"無\";General", "-5", "-5"},
        {"[<>0]\"有\";\"無\"", "3", "有"},
        {"[<>0]\"有\";\"無\"", "0", "無"},
        {"[<=3]\"下\";\"上\"", "3", "下"},
        {"[>3]\"上\";\"下\"", "3", "下"},
        {"[Blue][>=80]0.0%;[Red][<0.5]0%;0.00%", "0.75", "75.00%"},
        {"[<=43585][$-ja-JP]ggge\"年\";[>=43831]ggge\"年\";ggg\"元年\"", "43585", "平成31年"},
        {"[<=43585][$-ja-JP]ggge\"年\";[>=43831]ggge\"年\";ggg\"元年\"", "43586", "令和元年"},
        {"[<=43585][$-ja-JP]ggge\"年\";[>=43831]ggge\"年\";ggg\"元年\"", "45992", "令和7年"},
        {"yyyy/m/d;@", "-1", "####"},
        {"yyyy/m/d;\"負\"0", "-1", "負1"},
    };
    CHECK_SHOWN(cases, false);
}

static void texts(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"General", "長", "長"},
        {"@", "長", "長"},
        {"@\"様\"", "長", "長様"},
        {"0;0;0;\"（\"@\"）\"", "長", "（長）"},
        {"General;@\"様\"", "長", "長様"},
        {"#,##0_ ;\\-#,##0_ ;_ @_ ", "長", "長"}, // blanks for the looks are none of the text
        {"#,##0", "長", "長"},
        {";;;", "長", "長"}, // an answer is not hidden
        {"@@", "長", "長長"},
        {"@\"様\"", "", ""},
        {"\"@\"0", "長", "長"},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const tz_xlsx_string text = {cases[i][1], strlen(cases[i][1])},
                             shown = tz_number_format_show_text(arena, cases[i][0], text);
        assert_string_equal(tz_arena_copy(arena, shown.bytes, shown.size), cases[i][2]);
    }
    tz_arena_free(arena);
}

static void formats_of_dates_are_known(void **state) {
    (void)state;
    static const char *const dates[] = {"yyyy/m/d", "[$-411]ggge;@", "[h]:mm", "h AM/PM", "aaa"};
    static const char *const others[] = {"General", "0", "\"d\"0", "@", "", "[Red]0", "0.0E+00"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_true(tz_number_format_is_date(dates[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(tz_number_format_is_date(others[i]));
}

static void general(void **state) {
    (void)state;
    static const shown_case cases[] = {
        {"General", "12025", "12025"},
        {"General", "0.853", "0.853"},
        {"General", "0.30000000000000004", "0.3"},
        {"General", "1E+20", "1E+20"},
        {"General", "0599821234", "599821234"},
        {"General", "123456789012", "123456789012"},
        {"General", "3.14159265358979", "3.141592654"},
        {"General", "1234567.891234", "1234567.891"},
        {"General", "45992.354166667", "45992.35417"},
        {"General", "12345678901.5", "12345678902"},
        {"General", "1234567890.4", "1234567890"},
        {"General", "123456789012.5", "1.23457E+11"},
        {"General", "9.99999999999", "10"},
        {"General", "0.00012345", "0.00012345"},
        {"General", "0.0000123456789", "1.23457E-05"},
        {"General", "-0.5", "-0.5"},
        {"General", "-0", "0"},
        {"General", "0", "0"},
        {"General", "特になし", "特になし"}, // no number
        {"General", "1e999", "1e999"},
    };
    CHECK_SHOWN(cases, false);
}

static void built_in_formats(void **state) {
    (void)state;
    static const struct {
        uint32_t id;
        const char *shown;
    } cases[] = {{0, "45992.75"},        {1, "45993"},           {2, "45992.75"},         {3, "45,993"},
                 {4, "45,992.75"},       {5, "¥45,993"},         {6, "¥45,993"},          {7, "¥45,992.75"},
                 {8, "¥45,992.75"},      {9, "4599275%"},        {10, "4599275.00%"},     {11, "4.60E+04"},
                 {12, "45992 3/4"},      {13, "45992 3/4"},      {14, "2025/12/1"},       {15, "1-Dec-25"},
                 {16, "1-Dec"},          {17, "Dec-25"},         {18, "6:00 PM"},         {19, "6:00:00 PM"},
                 {20, "18:00"},          {21, "18:00:00"},       {22, "2025/12/1 18:00"}, {27, "R7.12.1"},
                 {28, "令和7年12月1日"}, {29, "令和7年12月1日"}, {30, "12/1/25"},         {31, "2025年12月1日"},
                 {32, "18時00分"},       {33, "18時00分00秒"},   {34, "2025年12月"},      {35, "12月1日"},
                 {36, "R7.12.1"},        {37, "45,993"},         {38, "45,993"},          {39, "45,992.75"},
                 {40, "45,992.75"},      {41, "45,993"},         {42, "¥45,993"},         {43, "45,992.75"},
                 {44, "¥45,992.75"},     {45, "00:00"},          {46, "1103826:00:00"},   {47, "00:00.0"},
                 {48, "46.0E+3"},        {49, "45992.75"},       {50, "R7.12.1"},         {51, "令和7年12月1日"},
                 {52, "2025年12月"},     {53, "12月1日"},        {54, "令和7年12月1日"},  {55, "2025年12月"},
                 {56, "12月1日"},        {57, "R7.12.1"},        {58, "令和7年12月1日"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const shown_case one = {tz_number_format_built_in(cases[i].id), "45992.75", cases[i].shown};
        check_shown(&one, 1, false);
    }
    static const shown_case zero[] = {{"", "0", "0"}};
    CHECK_SHOWN(zero, false);
    const shown_case others[] = {{tz_number_format_built_in(5), "-1980", "¥-1,980"},
                                 {tz_number_format_built_in(38), "-1980", "-1,980"},
                                 {tz_number_format_built_in(41), "0", "-"},
                                 {tz_number_format_built_in(42), "0", "¥-"},
                                 {tz_number_format_built_in(44), "-0.5", "¥-0.50"}};
    CHECK_SHOWN(others, false);
    assert_null(tz_number_format_built_in(23));
    assert_null(tz_number_format_built_in(164));
}

static void odd_formats_are_shown_somehow(void **state) {
    (void)state;
    static const char *const formats[] = {"",  ";",  "\"", "[",     "[$",     "\\",    "_",    "*",    "0\"",  "E+",
                                          "/", "?/", "[h", "0.0.0", ";;;;;;", "ggggg", "[>]0", "[>=1", "%%%%", ",,,,"};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        tz_xlsx_string shown;
        tz_number_format_show(arena, formats[i], "45992.5", 7, false, &shown);
        assert_non_null(shown.bytes);
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections),
        cmocka_unit_test(texts),
        cmocka_unit_test(formats_of_dates_are_known),
        cmocka_unit_test(general),
        cmocka_unit_test(built_in_formats),
        cmocka_unit_test(odd_formats_are_shown_somehow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
