// Answers that say nothing: the layout's words, whatever typists put around them.
#include "card/card.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static tz_text none[] = {{.bytes = "特になし", .size = 12},
                         {.bytes = "無", .size = 3},
                         {.bytes = "-", .size = 1},
                         {.bytes = "ナシ", .size = 6},
                         {.bytes = "N/A", .size = 3}};
static const char *const labels[] = {"(1)", "・", "①-⑳", "-", NULL};

static bool is_blank(const tz_layout *layout, const char *text) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_text answer = tz_text_from_string(text);
    bool blank = tz_answer_is_blank(arena, layout, &answer);
    tz_arena_free(arena);
    return blank;
}

static const tz_layout usual = {.blank_answers = {none, 5}, .cell = {.labels = labels}};

static void check_blank(const char *text) {
    if (!is_blank(&usual, text))
        fail_msg("%s", text);
}

static void check_answer(const char *text) {
    if (is_blank(&usual, text))
        fail_msg("%s", text);
}

static void words_are_found_in_what_stands_around_them(void **state) {
    (void)state;
    static const char *const all[] = {"特になし",
                                      "特になし。",
                                      "・特になし",
                                      "（特になし）",
                                      "(特になし)",
                                      "【特になし】",
                                      "「特になし。」",
                                      "● 特になし",
                                      "①特になし",
                                      "(1) 特になし",
                                      "特に なし",
                                      "　特になし　",
                                      "特になし．",
                                      "※特になし",
                                      "- 特になし",
                                      "―特になし",
                                      "無",
                                      "・無。",
                                      "ﾅｼ",
                                      "Ｎ／Ａ",
                                      "特になし\n",
                                      "\n特になし\n\n・特になし",
                                      "特\xE2\x80\x8Bになし"};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        check_blank(all[i]);
}

static void dashes_are_alike(void **state) {
    (void)state;
    static const char *const all[] = {"-", "‐", "‑", "‒",  "–", "—",  "―",   "−",    "－",    "ー",
                                      "ｰ", "─", "━", "﹣", "⁃", "――", "---", "・－", "（－）"};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        check_blank(all[i]);
}

static void white_space_is_empty(void **state) {
    (void)state;
    static const char *const all[] = {
        "", "　", " \t", "\n\n", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE2\x80\x83", "・", "（）", "。", "…"};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        check_blank(all[i]);
}

static void other_words_are_answers(void **state) {
    (void)state;
    static const char *const answers[] = {"特になし。ただし検討中",
                                          "なし",
                                          "未実施",
                                          "同上",
                                          "〃",
                                          "特になし（検討中）",
                                          "・特になし\n・水",
                                          "特記",
                                          "一",
                                          "～",
                                          "○",
                                          "◎",
                                          "●",
                                          "・○",
                                          "（×）",
                                          "△。",

                                          "×",
                                          "無料",
                                          "無し",
                                          "1",
                                          "NA",
                                          "有",
                                          "A-N"};
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
        check_answer(answers[i]);
    char longer[400] = "";
    while (strlen(longer) < 300)
        strcat(longer, "・特になし");
    check_answer(longer);
}

// Without its words a layout knows only what is empty; a dash is a word.
static void the_layout_says_which_words(void **state) {
    (void)state;
    const tz_layout bare = {.blank_answers = {NULL, 0}};
    assert_true(is_blank(&bare, "　"));
    assert_true(is_blank(&bare, "・"));
    assert_false(is_blank(&bare, "特になし"));
    assert_false(is_blank(&bare, "-"));
    assert_false(is_blank(&bare, "・－"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_in_what_stands_around_them),
        cmocka_unit_test(dashes_are_alike),
        cmocka_unit_test(white_space_is_empty),
        cmocka_unit_test(other_words_are_answers),
        cmocka_unit_test(the_layout_says_which_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
