// Words that compounds are made of.
#include "chars.h"

static void check(void (*find)(const tz_char *, size_t, uint8_t *), const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {0};
    for (const char *c = wanted; *c; c++)
        if (*c != '|')
            tz_bytes_add(arena, &text, c, 1);
    const char *string = tz_arena_copy(arena, text.at, text.n);
    test_chars all = test_chars_of(arena, string);
    uint8_t *seams = TZ_ARRAY(arena, uint8_t, all.n + 1);
    find(all.at, all.n, seams);
    assert_string_equal(test_marked(arena, string, &all, seams, " |"), wanted);
    tz_arena_free(arena);
}

static void katakana(void **state) {
    (void)state;
    check(tz_seams_find_katakana, "ホーム|ページで");
    check(tz_seams_find_katakana, "ダウン|ロードする");
    check(tz_seams_find_katakana, "ケア|マネジメント・ケア|マネジャー");
    check(tz_seams_find_katakana, "メディカル|ケア|ステーション");
    check(tz_seams_find_katakana, "ガイド|ライン・ネット|ワーク");
    check(tz_seams_find_katakana, "インターネット");   // a word of the list itself
    check(tz_seams_find_katakana, "フォーマット");     // マット is no part of it
    check(tz_seams_find_katakana, "カナミックネット"); // what stands before ネット is no word
    check(tz_seams_find_katakana, "ケア");
    check(tz_seams_find_katakana, "アルファ、ホーム");
}

static void kanji(void **state) {
    (void)state;
    check(tz_seams_find_kanji, "①入退院|支援|関係");
    check(tz_seams_find_kanji, "普及|啓発や研修|資料|関係");
    check(tz_seams_find_kanji, "市町|取組");
    check(tz_seams_find_kanji, "桑名市|医療|機関"); // a name before words
    check(tz_seams_find_kanji, "状況");
    check(tz_seams_find_kanji, "鈴鹿山麓");
}

// Longer than any word and any list of words: nothing is found, and nothing breaks.
static void endless(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {0};
    for (int i = 0; i < 100; i++)
        tz_bytes_format(arena, &text, "ホームページ");
    const char *string = tz_arena_copy(arena, text.at, text.n);
    check(tz_seams_find_katakana, string);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(katakana),
        cmocka_unit_test(kanji),
        cmocka_unit_test(endless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
