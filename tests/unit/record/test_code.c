// Codes of municipalities and their check digits.
#include "inputs.h"
#include "record/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// Prefectures, and municipalities far apart, from the published list (全国地方公共団体コード).
static void published_codes_are_right(void **state) {
    (void)state;
    const char *const codes[] = {"240001", "242012", "242021", "242055", "242110", "243248", "245437", "245623",
                                 "011002", "131016", "271004", "401307", "472018", "013013", "470007"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        assert_int_equal(tz_code_check_digit(codes[i]), codes[i][5]);
}

static void only_six_digits_can_be_a_code(void **state) {
    (void)state;
    const char *const none[] = {"", "24205", "2420555", "24205x", "２４２０５５", " 42055", "-42055"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        tz_text text = tz_text_from_string(none[i]);
        assert_false(tz_code_is_well_formed(&text));
    }
    tz_text text = tz_text_from_string("242050");
    assert_true(tz_code_is_well_formed(&text)); // whatever its check digit
}

// Weights of 2 to 6 and a modulus of 11: no slip in one digit of this code gives the same check digit.
static void mistyped_codes_are_noticed(void **state) {
    (void)state;
    const char code[] = "242055";
    for (size_t at = 0; at < 5; at++)
        for (char digit = '0'; digit <= '9'; digit++) {
            char slip[] = "242055";
            slip[at] = digit;
            assert_true((tz_code_check_digit(slip) == slip[5]) == (digit == code[at]));
        }
}

static void check(const char *code, const char *prefecture, const char *message) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    tz_edition edition = {.prefecture_code = tz_text_from_string(prefecture)};
    tz_record_reader reader = {.arena = arena, .diag = diag, .edition = &edition};
    tz_text text = tz_text_from_string(code);
    assert_true(tz_code_check(&reader, &text) == (message == NULL));
    if (message)
        assert_string_equal(tz_diag_at(diag, 0)->message, message);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void wrong_codes_are_reported(void **state) {
    (void)state;
    check("242055", "240001", NULL);
    check("242055", "", NULL);
    check("242056", "240001", "the code 242056 is mistyped: its first five digits need the check digit 5");
    check("011002", "240001", "the code 011002 belongs to another prefecture: those here begin with 24");
    check("桑名", "240001", "桑名 is no municipality code: six half-width digits are expected");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_codes_are_right),
        cmocka_unit_test(only_six_digits_can_be_a_code),
        cmocka_unit_test(mistyped_codes_are_noticed),
        cmocka_unit_test(wrong_codes_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
