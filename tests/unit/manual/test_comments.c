// Explanations in the comments of a layout, in both languages.
#include "base/language.h"
#include "manual/manual.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char text[] = "# 体裁。\n"
                           "# A layout.\n"
                           "\n"
                           "# 紙。\n"
                           "# 余白も。\n"
                           "# The paper,\n"
                           "# and more.\n"
                           "#   width: 幅 | how wide\n"
                           "#   margins.top, margins.left: 余白\n"
                           "#     と、続き\n"
                           "#     white space,\n"
                           "#     in two lines\n"
                           "page:\n"
                           "  width: 1mm\n"
                           "  # 中の注\n"
                           "  #   left: 左 | left\n"
                           "  left: 2\n"
                           "\n"
                           "# ---- parts ----\n"
                           "#   title: 題 | title\n"
                           "\n"
                           "cover: {title: x}\n"
                           "# 目次\n"
                           "# Contents: all of them.\n"
                           "contents: {title: x}\n";

typedef struct read {
    tz_arena *arena;
    tz_explanations all;
} read;

static read open_it(void) {
    read it = {.arena = tz_arena_new(NULL)};
    tz_explanations_read(it.arena, tz_source_new(it.arena, "a.yaml", text, sizeof text - 1), &it.all);
    return it;
}

static void keys_are_found(void **state) {
    (void)state;
    read it = open_it();
    const tz_explanation *width = tz_explanation_find(&it.all, "page", "width"),
                         *top = tz_explanation_find(&it.all, "page", "margins.top");
    assert_string_equal(width->japanese, "幅");
    assert_string_equal(width->english, "how wide");
    assert_string_equal(top->japanese, "余白と、続き");
    assert_string_equal(top->english, "white space, in two lines");
    assert_ptr_equal(tz_explanation_find(&it.all, "page", "margins.left"), top);
    assert_string_equal(tz_explanation_find(&it.all, "page", "left")->english, "left");
    assert_null(tz_explanation_find(&it.all, "page", "top"));
    assert_null(tz_explanation_find(&it.all, "cover", "width"));
    tz_arena_free(it.arena);
}

// What stands above no section is said of all.
static void all_sections_share(void **state) {
    (void)state;
    read it = open_it();
    assert_string_equal(tz_explanation_find(&it.all, "cover", "title")->english, "title");
    assert_ptr_equal(tz_explanation_find(&it.all, "contents", "title"), tz_explanation_find(&it.all, "cover", "title"));
    tz_arena_free(it.arena);
}

static void sections_are_told(void **state) {
    (void)state;
    read it = open_it();
    const tz_explanation *page = tz_explanation_of_section(&it.all, "page");
    assert_string_equal(page->japanese, "紙。余白も。");
    assert_string_equal(page->english, "The paper, and more.");
    assert_string_equal(tz_explanation_of_section(&it.all, "")->english, "A layout.");
    assert_string_equal(tz_explanation_of_section(&it.all, "contents")->english, "Contents: all of them.");
    assert_null(tz_explanation_of_section(&it.all, "cover"));
    tz_arena_free(it.arena);
}

static void words_are_of_the_threads_language(void **state) {
    (void)state;
    read it = open_it();
    const tz_explanation *width = tz_explanation_find(&it.all, "page", "width");
    const tz_language *japanese;
    assert_string_equal(tz_explanation_words(width), "how wide");
    assert_true(tz_language_find("ja", &japanese));
    tz_language_use(japanese);
    assert_string_equal(tz_explanation_words(width), "幅");
    tz_language_use(NULL);
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_found),
        cmocka_unit_test(all_sections_share),
        cmocka_unit_test(sections_are_told),
        cmocka_unit_test(words_are_of_the_threads_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
