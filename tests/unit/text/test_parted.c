// What breaks would part: katakana words, numbers that belong together, kana from their marks.
#include "chars.h"

static void check(const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {0};
    for (const char *c = wanted; *c; c++)
        if (!strchr("+-:*", *c))
            tz_bytes_add(arena, &text, c, 1);
    const char *string = tz_arena_copy(arena, text.at, text.n);
    test_chars all = test_chars_of(arena, string);
    uint8_t *parted = TZ_ARRAY(arena, uint8_t, all.n + 1);
    memset(parted, 0xFF, all.n + 1);
    tz_parted_find(all.at, all.n, parted);
    for (size_t i = 0; i <= all.n; i++) // a mark is of a word, too: only that is shown
        parted[i] = parted[i] & TZ_PARTED_KANA_MARK ? TZ_PARTED_KANA_MARK : parted[i];
    assert_string_equal(test_marked(arena, string, &all, parted, " +-\0:\0\0\0*"), wanted);
    tz_arena_free(arena);
}

static void katakana_words(void **state) {
    (void)state;
    check("この支援セ-ン-タ*ーや医師");
    check("ホ*ー-ム+ペ*ー-ジとダ-ウ-ン+ロ*ー-ド"); // at seams
    check("ビ-ワ・コ");                            // a dot parts words
    check("ﾎ*ｰ-ﾑ");
}

static void numbers_that_belong_together(void **state) {
    (void)state;
    check("24時間:365日と2025年10月:11日");
    check("3回と5か所");
    check("5月:6日");       // from the first character on
    check("令和7年10月:5"); // to the last
}

static void kana_and_their_marks(void **state) {
    (void)state;
    check("き*ょうは、あ*っさり");
    check("人々の");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(katakana_words),
        cmocka_unit_test(numbers_that_belong_together),
        cmocka_unit_test(kana_and_their_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
