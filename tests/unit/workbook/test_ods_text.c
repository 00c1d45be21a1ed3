// White space of OpenDocument cells: what was typed stays, what the file was laid out with goes.
#include "workbook/ods.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// In `written` | begins a further paragraph, _ and > and / are a blank, a tab and an end of a line written as elements.
static const char *text_of(tz_arena *arena, const char *written) {
    tz_ods_text t = {.arena = arena};
    tz_ods_text_begin(&t);
    tz_ods_text_begin_paragraph(&t);
    for (; *written; written++)
        if (*written == '|') {
            tz_ods_text_end_paragraph(&t);
            tz_ods_text_begin_paragraph(&t);
        } else if (*written == '_') {
            tz_ods_text_put(&t, ' ', 1);
        } else if (*written == '>') {
            tz_ods_text_put(&t, '\t', 1);
        } else if (*written == '/') {
            tz_ods_text_put(&t, '\n', 1);
        } else {
            tz_ods_text_add(&t, written, 1);
        }
    tz_ods_text_end_paragraph(&t);
    return t.text.n ? tz_arena_copy(arena, t.text.at, t.text.n) : "";
}

static void blanks_stay_and_layout_goes(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"a", "a"},
        {"a|b||c", "a\nb\n\nc"},
        {"a/b//c", "a\nb\n\nc"},
        {"a  b", "a  b"},
        {"a _b", "a  b"},
        {"  a ", "  a "},
        {"a\n   b", "a b"},
        {"a\tb \r\n c", "a b c"},
        {"\n   a\n  |\n  b", "a\nb"},
        {"a\n /\n b", "a\nb"},
        {"\n _a", " a"},
        {">a> b", "\ta\t b"},
        {" |  ", " \n  "},
        {"\n\n", ""},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(text_of(arena, cases[i][0]), cases[i][1]);
    tz_arena_free(arena);
}

static void a_text_begins_anew_for_each_cell(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_ods_text t = {.arena = arena};
    for (int i = 0; i < 2; i++) {
        tz_ods_text_begin(&t);
        tz_ods_text_begin_paragraph(&t);
        tz_ods_text_add(&t, "回答 \n", strlen("回答 \n"));
        tz_ods_text_end_paragraph(&t);
        assert_int_equal(t.paragraphs, 1);
        assert_int_equal(t.text.n, strlen("回答"));
    }
    tz_arena_free(arena);
}

static void a_number_of_blanks_costs_no_more_than_the_limit(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_ods_text t = {.arena = arena};
    tz_ods_text_begin(&t);
    tz_ods_text_begin_paragraph(&t);
    for (int i = 0; i < 100; i++)
        tz_ods_text_put(&t, ' ', SIZE_MAX);
    assert_int_equal(t.text.n, TZ_WORKBOOK_TEXT + 1);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_stay_and_layout_goes),
        cmocka_unit_test(a_text_begins_anew_for_each_cell),
        cmocka_unit_test(a_number_of_blanks_costs_no_more_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
