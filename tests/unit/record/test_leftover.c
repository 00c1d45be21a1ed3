// What Excel leaves in texts.
#include "inputs.h"
#include "record/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void codes_have_four_hexadecimal_digits(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int32_t c; // -1: no code
    } cases[] = {{"_x000D_", 0x0D}, {"_x3042_", 0x3042}, {"_xfFfF_", 0xFFFF}, {"_x000D", -1},   {"_x00D_", -1},
                 {"_x000G_", -1},   {"_X000D_", -1},     {"x000D_", -1},      {"_x0000D_", -1}, {"_", -1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tz_text text = tz_text_from_string(cases[i].text);
        int32_t c = -1;
        size_t size = tz_excel_code(&text, 0, &c);
        assert_int_equal(size, cases[i].c < 0 ? 0 : 7);
        if (size)
            assert_int_equal(c, cases[i].c);
    }
    tz_text behind = tz_text_from_string("ab_x000D_");
    int32_t c;
    assert_int_equal(tz_excel_code(&behind, 2, &c), 7);
    assert_int_equal(tz_excel_code(&behind, 3, &c), 0);
}

static void check_error(const char *text, size_t size) {
    tz_text whole = tz_text_from_string(text);
    assert_int_equal(tz_excel_error(&whole, 0), size);
}

static void errors_are_those_of_excel(void **state) {
    (void)state;
    check_error("#REF!", 5);
    check_error("#N/Aです", 4);
    check_error("#GETTING_DATA", 13);
    check_error("＃Ｎ／Ａ", 12);
    check_error("#REF", 0);
    check_error("#ref!", 0);
    check_error("#", 0);
}

static void check_hashes(const char *text, size_t at, size_t size) {
    tz_text whole = tz_text_from_string(text);
    assert_int_equal(tz_excel_hashes(&whole, at), size);
}

static void hashes_fill_a_cell(void **state) {
    (void)state;
    check_hashes("a####b", 1, 4);
    check_hashes("a###b", 1, 0);
    check_hashes("##", 0, 2);
    check_hashes("#", 0, 0);
    check_hashes("a\n##\nb", 2, 2);
    check_hashes("a\n## b", 2, 0);
    check_hashes("a ##", 2, 0);
}

static void cells_are_quoted_when_they_need_it(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool quoted;
    } cases[] = {
        {"\"a\"\"b\"", true}, {"\"a\nb\"", true}, {"\"a\tb\"", true}, {"\"a,b\"", true}, {" \"a\"\"\"\n", true},
        {"\"ab\"", false},    {"\"\"", false},    {"\"", false},      {"\"\"\"", false}, {"\"a\"b\"\"\"", false},
        {"a\"\"b", false},    {"\"a,b", false},   {"", false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tz_text text = tz_text_from_string(cases[i].text);
        if (tz_excel_quoted(&text) != cases[i].quoted)
            fail_msg("%s", cases[i].text);
    }
}

static void days_are_counted_from_1970(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int32_t day; // -1: no date
    } cases[] = {{"25569", 0},        {"45231", 19662}, {"４５２３１", 19662}, {" 45231\n", 19662}, {"45231.25", 19662},
                 {"73050", 47481},    {"25568", -1},    {"73051", -1},         {"4523", -1},        {"452311", -1},
                 {"45231.", -1},      {"45231a", -1},   {"45231.5a", -1},      {"-45231", -1},      {"", -1},
                 {"45231\n45231", -1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        tz_text text = tz_text_from_string(cases[i].text);
        int32_t day = -1;
        assert_int_equal(tz_excel_date(&text, &day), cases[i].day >= 0);
        assert_int_equal(day, cases[i].day);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_have_four_hexadecimal_digits),
        cmocka_unit_test(errors_are_those_of_excel),
        cmocka_unit_test(hashes_fill_a_cell),
        cmocka_unit_test(cells_are_quoted_when_they_need_it),
        cmocka_unit_test(days_are_counted_from_1970),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
