// Lines broken by hand: joined where a sentence goes on, and nowhere else.
#include "small.h"

static void check(const char *from, const char *expected, size_t joined_n) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_joined_lines joined = {.all = {.n = 0}};
    const tz_text answer = small_text(from);
    tz_text made = tz_exchange_join_lines(arena, &answer, &joined);
    assert_string_equal(made.bytes, expected);
    assert_int_equal(joined.all.n, joined_n);
    tz_arena_free(arena);
}

static void sentences_are_joined(void **state) {
    (void)state;
    check("市内には訪問診療を行う診療所が五か所あり、\nうち二か所が在宅療養支援診療所として登録を\n受けている。",
          "市内には訪問診療を行う診療所が五か所あり、うち二か所が在宅療養支援診療所として登録を受けている。", 2);
    check("・多職種研修会を年三回開き、延べ百二十六人\nの参加があった。\n・資源マップを毎年六月に改めている。",
          "・多職種研修会を年三回開き、延べ百二十六人の参加があった。\n・資源マップを毎年六月に改めている。", 1);
}

static void items_and_short_lines_stay(void **state) {
    (void)state;
    static const char *const texts[] = {
        "・研修会\n・講演会",
        "研修会\n講演会\n座談会",
        "市内には訪問診療を行う診療所が五か所ある。\nうち二か所が在宅療養支援診療所である。",
        "市内には訪問診療を行う診療所が五か所ある\n　うち二か所が在宅療養支援診療所である",
        "市内には訪問診療を行う診療所が五か所ある\n(うち二か所が在宅療養支援診療所)",
        "短い行\n市内には訪問診療を行う診療所が五か所ある。",
        "市内には訪問診療を行う診療所が五か所ある\n\nうち二か所が在宅療養支援診療所である",
        "【訪問診療と往診と訪問看護の状況】\n市内には診療所が五か所ある",
        "",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(texts[i], texts[i], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sentences_are_joined),
                                       cmocka_unit_test(items_and_short_lines_stay)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
