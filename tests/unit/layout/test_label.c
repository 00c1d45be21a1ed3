// Labels compared by their words.
#include "fixture.h"

#include "layout/read.h"

static bool contains(const char *label, const char *other) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_text one = tz_text_from_string(label), two = tz_text_from_string(other);
    bool found = tz_label_contains(arena, &one, &two);
    tz_arena_free(arena);
    return found;
}

static void words_alone_count(void **state) {
    (void)state;
    assert_true(contains("●連携拠点名称", "連携拠点"));
    assert_true(contains("●目指すべき姿(看取り)", "【目指すべき姿】"));
    assert_true(contains("ＩＣＴの 活用", "・ict の活用"));
    assert_true(contains("ｶｰﾄﾞの数", "カード"));
    assert_true(contains("取組", "取組"));
    assert_false(contains("取組", "取組の状況"));
    assert_false(contains("①取組", "(1)取組について"));
    assert_false(contains("", "取組"));
}

// A label without words is said by none.
static void labels_without_words(void **state) {
    (void)state;
    assert_false(contains("取組", "●"));
    assert_false(contains("●", "●"));
    assert_false(contains("取組", ""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_alone_count),
        cmocka_unit_test(labels_without_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
