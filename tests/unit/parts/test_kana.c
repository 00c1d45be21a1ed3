// The order of readings (JIS X 4061): each pair of neighbours of a list in the right order, and its opposite.
#include "parts/kana.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static int compare(const char *a, const char *b) {
    tz_text x = tz_text_from_string(a), y = tz_text_from_string(b);
    return tz_kana_compare(&x, &y);
}

static void check_rising(const char *const *list) {
    for (size_t i = 0; list[i + 1]; i++) {
        assert_true(compare(list[i], list[i + 1]) < 0);
        assert_true(compare(list[i + 1], list[i]) > 0);
        assert_int_equal(compare(list[i], list[i]), 0);
    }
}

static void kana_stand_in_their_rows(void **state) {
    (void)state;
    const char *const list[] = {"あい", "いえ", "かお", "きく", "さけ", "たこ", "なし", "はす",
                                "まつ", "やま", "らく", "わた", "をと", "んじ", NULL};
    check_rising(list);
}

static void what_is_shorter_stands_first(void **state) {
    (void)state;
    const char *const list[] = {"し", "しか", "しかく", "しき", NULL};
    check_rising(list);
}

static void voicing_counts_only_where_the_kana_are_the_same(void **state) {
    (void)state;
    const char *const list[] = {"はん", "ばん", "ぱん", "はんい", "ばんい", NULL};
    check_rising(list);
    const char *const first[] = {"かき", "がき", "かぎ", NULL}; // the first difference decides
    assert_true(compare(first[0], first[2]) < 0);
    assert_true(compare(first[2], first[1]) < 0);
}

static void a_prolonged_sound_is_the_vowel_before_it(void **state) {
    (void)state;
    const char *const list[] = {"かあど", "かい", NULL};
    check_rising(list);
    assert_true(compare("かーど", "かあど") < 0);
    assert_true(compare("かーど", "かい") < 0);
    assert_true(compare("ずーむ", "すうむ") > 0); // voiced after clear
    assert_true(compare("えーしーぴー", "えいしい") > 0);
    assert_true(compare("のーと", "のおと") < 0);
    assert_true(compare("のーと", "のえ") > 0);
}

static void small_kana_and_iteration_come_before_large_ones(void **state) {
    (void)state;
    const char *const list[] = {"しょう", "しよう", "しら", NULL};
    check_rising(list);
    assert_true(compare("すゝ", "すす") < 0);
    assert_true(compare("すゞ", "すす") > 0);
    assert_true(compare("ヵ", "か") < 0);
    assert_true(compare("っ", "つ") < 0);
}

static void katakana_follow_hiragana(void **state) {
    (void)state;
    assert_true(compare("しーと", "シート") < 0);
    assert_true(compare("シート", "しーる") < 0);
    assert_int_equal(compare("ばいたる・りんく", "ばいたるりんく"), 0);
    assert_int_equal(compare("ばいたる　りんく", "ばいたるりんく"), 0);
}

static void other_characters_come_first(void **state) {
    (void)state;
    const char *const list[] = {"24じかん", "ACP", "あ", NULL};
    check_rising(list);
}

static void the_first_kana_is_large_and_clear(void **state) {
    (void)state;
    const struct {
        const char *reading;
        int32_t first;
    } cases[] = {{"ばいたる", 0x306F}, {"ぱん", 0x306F}, {"ガス", 0x304B}, {"ゃ", 0x3084}, {"ゔ", 0x3046}, {"", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_text reading = tz_text_from_string(cases[i].reading);
        assert_int_equal(tz_kana_first(&reading), cases[i].first);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kana_stand_in_their_rows),
        cmocka_unit_test(what_is_shorter_stands_first),
        cmocka_unit_test(voicing_counts_only_where_the_kana_are_the_same),
        cmocka_unit_test(a_prolonged_sound_is_the_vowel_before_it),
        cmocka_unit_test(small_kana_and_iteration_come_before_large_ones),
        cmocka_unit_test(katakana_follow_hiragana),
        cmocka_unit_test(other_characters_come_first),
        cmocka_unit_test(the_first_kana_is_large_and_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
