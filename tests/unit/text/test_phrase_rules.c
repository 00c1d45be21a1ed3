// Phrases as readers take them: words inside them, those that lead on, ends at punctuation.
#include "chars.h"

// | an end, _ one that leads on, ~ before a helper, ' between words of a phrase.
static void check(const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {0};
    for (const char *c = wanted; *c; c++)
        if (!strchr("|_~'", *c))
            tz_bytes_add(arena, &text, c, 1);
    const char *string = tz_arena_copy(arena, text.at, text.n);
    test_chars all = test_chars_of(arena, string);
    uint8_t *ends = TZ_ARRAY(arena, uint8_t, all.n + 1);
    tz_phrases_find(all.at, all.n, ends);
    tz_phrases_refine(all.at, all.n, ends);
    assert_string_equal(test_marked(arena, string, &all, ends, " '~_|"), wanted);
    tz_arena_free(arena);
}

static void heads(void **state) {
    (void)state;
    check("①在宅医療および|在宅医療・|介護連携の_状況");
    check("⑤部局間連携の_取組、|事業間連携の_取組");
    check("④困難に|感じている~こと");
    check("目指すべき_姿");
    check("⑤住民普及啓発や|支援者向け_研修資料関係");
    check("②ACP'関係");
    check("訪問'リハビリの_状況");
    check("取り組み");
}

static void a_zero_width_space_parts(void **state) {
    (void)state;
    check("普及\xE2\x80\x8B|啓発");
    check("care |plan");
    check("普及\xE2\x80\xA8|啓発"); // U+2028
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(heads), cmocka_unit_test(a_zero_width_space_parts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
