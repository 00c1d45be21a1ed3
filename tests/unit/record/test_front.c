// Front pages as records: groups in order, white space around texts removed, what is missing is reported.
#include "edited.h"

static void groups_stay_in_order(void **state) {
    (void)state;
    const char *edition = NULL;
    tz_arena *arena = tz_arena_new(NULL);
    edition = edited_text(arena, "edition.yaml", "digest:\n  title: 備えのあらまし\n",
                          "outline:\n  title: \"概要\\n\"\n  groups:\n    - text: |\n        一\n\n"
                          "    - {heading: \" \", text: \"二\\n\\n\"}\ndigest:\n  title: 備えのあらまし\n");
    const input_text files[] = {{"edition.yaml", edition}, {NULL, NULL}};
    edited it = edited_read(files);
    assert_string_equal(input_messages(it.arena, it.diag), "");
    const tz_front *page = it.edition->outline;
    edited_check_text(&page->title, "概要");
    assert_int_equal(page->groups_n, 2);
    assert_int_equal(page->groups[0].heading.size, 0);
    edited_check_text(&page->groups[0].text, "一");
    assert_int_equal(page->groups[1].heading.size, 0); // white space only
    edited_check_text(&page->groups[1].text, "二");
    edited_end(&it);
    tz_arena_free(arena);
}

// Next year's edition begins so: headings without texts make no page.
static void a_page_without_any_text_is_left_out(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *edition = edited_text(arena, "edition.yaml", "digest:\n  title: 備えのあらまし\n",
                                      "outline:\n  title: 概要\n  groups:\n    - heading: 目的\n      text: |\n"
                                      "    - {heading: 方法, text: \"\"}\ndigest:\n  title: 備えのあらまし\n");
    const input_text files[] = {{"edition.yaml", edition}, {NULL, NULL}};
    edited it = edited_read(files);
    assert_int_equal(tz_diag_count(it.diag, TZ_NOTE), 1);
    assert_non_null(strstr(input_messages(it.arena, it.diag), "note: this front page has no text yet"));
    assert_null(it.edition->outline);
    assert_non_null(it.edition->digest);
    edited_end(&it);
    tz_arena_free(arena);
}

static void check(const char *old, const char *new, const char *expected) {
    edited_check("edition.yaml", old, new, expected);
}

static void what_is_wrong_is_reported(void **state) {
    (void)state;
    check("  title: 備えのあらまし\n", "", "24:3: the key title is missing here\n");
    check("title: 備えのあらまし", "title: \"\"", "24:10: title needs a text\n");
    check("    - heading: ○備蓄\n      text:", "    - heading:", "26:7: the key text is missing here\n");
    check("・保存水", "・ﾎｿﾞﾝ水",
          "30:10: half-width katakana: ﾎｿﾞﾝ → ホゾン; please write it full-width, unless it is meant so\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_stay_in_order),
        cmocka_unit_test(a_page_without_any_text_is_left_out),
        cmocka_unit_test(what_is_wrong_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
