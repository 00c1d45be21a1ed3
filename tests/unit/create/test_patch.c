// Patches: all that none of them is about stays as it was, comments too.
#include "create/patch.h"
#include "made.h"

#include <stdio.h>

typedef struct patched {
    tz_arena *arena;
    tz_patches patches;
    const tz_yaml *root;
} patched;

static patched begin(const char *text) {
    patched it = {.arena = tz_arena_new(NULL)};
    it.patches = (tz_patches){.arena = it.arena, .source = input_source(it.arena, text)};
    it.root = tz_yaml_read(it.arena, it.patches.source, tz_diag_in_arena(it.arena));
    assert_non_null(it.root);
    return it;
}

static void end(patched *it, const char *expected) {
    tz_bytes out = tz_patches_apply(&it->patches);
    assert_string_equal(tz_arena_copy(it->arena, out.at, out.n), expected);
    tz_arena_free(it->arena);
}

static const tz_yaml_pair *pair(const patched *it, size_t i) {
    return &it->root->pairs[i];
}

static void parts_of_values_are_replaced(void **state) {
    (void)state;
    patched it = begin("# 前\na: 令和7年度  # 後\nb: \"甲乙丙\"\n");
    tz_patch_text(&it.patches, &pair(&it, 1)->value->text, 3, 6, "丁");
    tz_patch_text(&it.patches, &pair(&it, 0)->value->text, 6, 7, "8");
    tz_patch_text(&it.patches, &pair(&it, 0)->value->text, 2, 2, "nothing");
    end(&it, "# 前\na: 令和8年度  # 後\nb: \"甲丁丙\"\n");
}

static void lines_are_taken_out_and_put_in(void **state) {
    (void)state;
    patched it = begin("a: 1\n# b\nb: |\n  文\n\n  章\n\n\nc: [1, 2]\nd: {e: 3}");
    tz_patch_remove_lines(&it.patches, &pair(&it, 1)->key, pair(&it, 1)->value);
    tz_patch_add_lines(&it.patches, pair(&it, 0)->value, "x: 9\n");
    tz_patch_add_lines(&it.patches, pair(&it, 3)->value, "y: 9\n");
    end(&it, "a: 1\nx: 9\n# b\n\n\nc: [1, 2]\nd: {e: 3}\ny: 9\n");
}

static void items_of_lists_are_taken_out(void **state) {
    (void)state;
    patched it = begin("l:\n  - {a: 1, b: [2, 3]}  # one\n  # two\n  - a: 4\n    b:\n      - 5\n  - {a: 6}\n");
    tz_patch_remove_lines(&it.patches, NULL, pair(&it, 0)->value->items[0]);
    tz_patch_remove_lines(&it.patches, NULL, pair(&it, 0)->value->items[1]);
    end(&it, "l:\n  # two\n  - {a: 6}\n");
}

static void items_take_all_their_lines(void **state) {
    (void)state;
    patched it =
        begin("l:\n  -\n    a: 1\n  - {a: 2,  # }\n     b: [3,\n         []  # ]\n     ]\n    }  # end\n  - a: 4\n");
    tz_patch_remove_lines(&it.patches, NULL, pair(&it, 0)->value->items[0]);
    tz_patch_remove_lines(&it.patches, NULL, pair(&it, 0)->value->items[1]);
    end(&it, "l:\n  - a: 4\n");
}

static void values_become_empty(void **state) {
    (void)state;
    patched it = begin("a: |\n  ・一\n  ・二\n\nb: 一行  # c\nc: \"引用\"\nd: \"\"\ne: {f: 甲, g: '乙'}\nh: |\n  終");
    for (size_t i = 0; i < 4; i++)
        tz_patch_empty(&it.patches, &pair(&it, i)->key, pair(&it, i)->value);
    const tz_yaml *inner = pair(&it, 4)->value;
    tz_patch_empty(&it.patches, &pair(&it, 4)->key, inner);
    tz_patch_empty(&it.patches, &inner->pairs[0].key, inner->pairs[0].value);
    tz_patch_empty(&it.patches, &inner->pairs[1].key, inner->pairs[1].value);
    tz_patch_empty(&it.patches, &pair(&it, 5)->key, pair(&it, 5)->value);
    end(&it, "a: |\n\nb: \"\"  # c\nc: \"\"\nd: \"\"\ne: {f: \"\", g: ''}\nh: |");
}

static void what_stands_in_a_part_that_goes_goes_with_it(void **state) {
    (void)state;
    patched it = begin("a: 12345\nb: 1\n");
    tz_patch_remove_lines(&it.patches, &pair(&it, 0)->key, pair(&it, 0)->value);
    tz_patch_text(&it.patches, &pair(&it, 0)->value->text, 1, 2, "x");
    end(&it, "b: 1\n");
}

static const char *title_of(const char *text) {
    static char title[100];
    tz_arena *arena = tz_arena_new(NULL);
    size_t from, to;
    bool found = tz_patch_find_title(input_source(arena, text), &from, &to);
    snprintf(title, sizeof title, "%.*s", found ? (int)(to - from) : 4, found ? text + from : "none");
    tz_arena_free(arena);
    return title;
}

static void a_comment_tells_what_the_file_is(void **state) {
    (void)state;
    assert_string_equal(title_of("# 一\r\n# 二\n"), "# 一");
    assert_string_equal(title_of("\xEF\xBB\xBF# 一\n"), "# 一");
    assert_string_equal(title_of("# yaml-language-server: $schema=.schema/edition.json\n# 一\n"), "# 一");
    assert_string_equal(title_of("# yaml-language-server: $schema=.schema/edition.json\na: 1\n"), "none");
    assert_string_equal(title_of("a: 1\n# 一\n"), "none");
    assert_string_equal(title_of(""), "none");
}

static void windows_line_ends_stay(void **state) {
    (void)state;
    patched it = begin("a: 1\r\nb: |\r\n  文\r\nc: 2\r\n");
    tz_patch_empty(&it.patches, &pair(&it, 1)->key, pair(&it, 1)->value);
    tz_patch_remove_lines(&it.patches, &pair(&it, 0)->key, pair(&it, 0)->value);
    end(&it, "b: |\r\nc: 2\r\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_values_are_replaced), cmocka_unit_test(lines_are_taken_out_and_put_in),
        cmocka_unit_test(items_of_lists_are_taken_out), cmocka_unit_test(items_take_all_their_lines),
        cmocka_unit_test(values_become_empty),          cmocka_unit_test(what_stands_in_a_part_that_goes_goes_with_it),
        cmocka_unit_test(windows_line_ends_stay),       cmocka_unit_test(a_comment_tells_what_the_file_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
