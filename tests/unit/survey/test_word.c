// Words around names: prefectures, counties, offices, and what says that there is no name.
#include "survey/word.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void prefectures_and_counties(void **state) {
    (void)state;
    assert_true(tz_word_is_prefecture("三重県", strlen("三重県")));
    assert_false(tz_word_is_prefecture("四重県", strlen("四重県")));
    assert_int_equal(tz_word_prefecture("鹿児島県鹿屋市"), strlen("鹿児島県"));
    assert_int_equal(tz_word_prefecture("桑名市"), 0);
    assert_int_equal(tz_word_county("桑名郡木曽岬町"), strlen("桑名郡"));
    assert_int_equal(tz_word_county("郡山市"), 0);
}

static void offices(void **state) {
    (void)state;
    assert_true(tz_word_is_office("長寿福祉課"));
    assert_true(tz_word_is_office("長"));
    assert_true(tz_word_is_office("地域包括支援センター"));
    assert_false(tz_word_is_office("いなべ市"));
    assert_false(tz_word_is_office(""));
}

static void what_says_nothing(void **state) {
    (void)state;
    static const char *const nothing[] = {"なし", "該当なし", "-", "―", "〇〇市", "○○町", "●●", "×"};
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
        assert_true(tz_word_says_nothing(nothing[i]));
    assert_false(tz_word_says_nothing("桑名市"));
    assert_false(tz_word_says_nothing("〇津市"));
    assert_false(tz_word_says_nothing(""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefectures_and_counties),
        cmocka_unit_test(offices),
        cmocka_unit_test(what_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
