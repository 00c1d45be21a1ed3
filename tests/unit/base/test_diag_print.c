// Messages as text: the line, the caret, and nothing that a terminal would obey.
#include "between.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct print {
    tz_arena *arena;
    tz_diag *diag;
} print;

static print begin(void) {
    return (print){tz_arena_new(NULL), tz_diag_new()};
}

static void check(print *it, const char *expected) {
    assert_string_equal(input_messages(it->arena, it->diag), expected);
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static void the_caret_stands_below_the_place(void **state) {
    (void)state;
    print it = begin();
    tz_error(it.diag, (tz_place){input_source(it.arena, "a: 1\nbb: x\n"), 9}, "no x");
    check(&it, "text.yaml:2:5: error: no x\n    bb: x\n        ^\n");
}

static void a_file_without_lines_is_named_alone(void **state) {
    (void)state;
    print it = begin();
    static const tz_source file = {.name = "a\x07.xlsx", .bytes = ""};
    uint32_t line = 7, column = 7;
    tz_place_line((tz_place){&file, 0}, &line, &column);
    assert_int_equal(line, 0);
    assert_int_equal(column, 0);
    tz_error(it.diag, (tz_place){&file, 0}, "damaged");
    tz_note(it.diag, (tz_place){&file, 0}, "twice");
    check(&it, "a\\x07.xlsx: error: damaged\na\\x07.xlsx: note: twice\n");
}

static void full_width_characters_are_two_columns(void **state) {
    (void)state;
    print it = begin();
    const tz_source *source = input_source(it.arena, "桑名市ｱｶﾞあ゙x");
    tz_warning(it.diag, (tz_place){source, (uint32_t)source->size - 1}, "here");
    check(&it, "text.yaml:1:9: warning: here\n    桑名市ｱｶﾞあ゙x\n               ^\n");
}

static void places_behind_the_line_are_shown_at_its_end(void **state) {
    (void)state;
    print it = begin();
    tz_error(it.diag, (tz_place){input_source(it.arena, "ab\r\n"), 3}, "line end");
    tz_error(it.diag, (tz_place){input_source(it.arena, "ab\r\n"), 4}, "file end");
    check(&it, "text.yaml:1:4: error: line end\n    ab\n      ^\n"
               "text.yaml:2:1: error: file end\n    \n    ^\n");
}

static void messages_are_sorted_by_file_and_place(void **state) {
    (void)state;
    print it = begin();
    const tz_source *a = tz_source_new(it.arena, "a.yaml", "x\ny", 3), *b = tz_source_new(it.arena, "b.yaml", "z", 1);
    tz_error(it.diag, (tz_place){0}, "nowhere");
    tz_error(it.diag, (tz_place){b, 0}, "in b");
    tz_error(it.diag, (tz_place){a, 2}, "second line");
    tz_error(it.diag, (tz_place){a, 0}, "first line");
    tz_error(it.diag, (tz_place){a, 2}, "second line again");
    check(&it, "a.yaml:1:1: error: first line\n    x\n    ^\n"
               "a.yaml:2:1: error: second line\n    y\n    ^\n"
               "a.yaml:2:1: error: second line again\n    y\n    ^\n"
               "b.yaml:1:1: error: in b\n    z\n    ^\n"
               "error: nowhere\n");
}

static void notes_follow_their_message(void **state) {
    (void)state;
    print it = begin();
    const tz_source *source = input_source(it.arena, "ab");
    tz_error(it.diag, (tz_place){source, 1}, "twice");
    tz_note(it.diag, (tz_place){source, 0}, "the first one");
    tz_error(it.diag, (tz_place){source, 1}, "wrong");
    tz_note(it.diag, (tz_place){0}, "do this");
    check(&it, "text.yaml:1:2: error: twice\n    ab\n     ^\n"
               "text.yaml:1:1: note: the first one\n    ab\n    ^\n"
               "text.yaml:1:2: error: wrong\n    ab\n     ^\n"
               "    note: do this\n");
}

// Escapes, line separators, changes of direction, private-use characters and bytes that are no UTF-8, wherever they
// come from.
static void terminals_are_sent_nothing_but_text(void **state) {
    (void)state;
    print it = begin();
    const char text[] = "\x1B[2J\x7F\xC2\x9B\xE2\x80\xAE\xEE\x80\x80\xFF\tx";
    const tz_source *source = tz_source_new(it.arena, "a\x1B.yaml", text, sizeof text - 1);
    tz_error(it.diag, (tz_place){source, sizeof text - 2}, "no %s", "\x1B]0;name\a");
    check(&it, "a\\x1B.yaml:1:11: error: no \\x1B]0;name\\x07\n"
               "    \\x1B[2J\\x7F\\xC2\\x9B\\xE2\\x80\\xAE\\xEE\\x80\\x80\\xFF\\x09x\n"
               "                                                       ^\n");
}

static tz_bytes repeated(tz_arena *arena, const char *word, size_t n) {
    tz_bytes bytes = {.n = 0};
    for (size_t i = 0; i < n; i++)
        tz_bytes_add(arena, &bytes, word, strlen(word));
    return bytes;
}

static void long_lines_are_shown_around_the_caret(void **state) {
    (void)state;
    for (size_t at = 0; at <= 3000; at += 300) {
        tz_arena *arena = tz_arena_new(NULL);
        tz_diag *diag = tz_diag_new();
        tz_bytes line = repeated(arena, "長", 1000);
        const tz_source *source = tz_source_new(arena, "long", line.at, line.n);
        tz_error(diag, (tz_place){source, (uint32_t)at}, "x");
        const char *messages = strchr(input_messages(arena, diag), '\n') + 1, *end = strchr(messages, '\n');
        assert_between(end - messages, 40, 200);
        assert_true((at > 60) == (strncmp(messages, "    ...", 7) == 0));
        assert_true((at < 2800) == (strncmp(end - 3, "...", 3) == 0));
        assert_int_equal(strspn(end + 1, " "), at == 0 ? 4 : 4 + 3 + 40);
        tz_diag_free(diag);
        tz_arena_free(arena);
    }
}

static void marks_without_width_are_cut_as_well(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    tz_bytes line = repeated(arena, "\xE3\x82\x99", 200000);
    const tz_source *source = tz_source_new(arena, "marks", line.at, line.n);
    tz_error(diag, (tz_place){source, 300000}, "x");
    tz_error(diag, (tz_place){source, 0}, "x");
    assert_between(strlen(input_messages(arena, diag)), 100, 6000);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

// Each line of a message, its line of the input and its note among them, has the priority of the message.
static void for_a_log_each_line_has_a_priority(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_source *source = tz_source_new(arena, "a.yaml", "one\ntwo\n", 8);
    tz_error(diag, (tz_place){source, 4}, "wrong");
    tz_note(diag, (tz_place){0}, "do that");
    tz_warning(diag, (tz_place){source, 0}, "odd");
    tz_notice(diag, (tz_place){0}, "by the way");
    tz_bytes out = {0};
    tz_diag_print_for_log(diag, arena, &out);
    assert_string_equal(tz_arena_copy(arena, out.at, out.n), "<4>a.yaml:1:1: warning: odd\n"
                                                             "<4>    one\n"
                                                             "<4>    ^\n"
                                                             "<3>a.yaml:2:1: error: wrong\n"
                                                             "<3>    two\n"
                                                             "<3>    ^\n"
                                                             "<3>    note: do that\n"
                                                             "<5>note: by the way\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_caret_stands_below_the_place),
        cmocka_unit_test(a_file_without_lines_is_named_alone),
        cmocka_unit_test(full_width_characters_are_two_columns),
        cmocka_unit_test(places_behind_the_line_are_shown_at_its_end),
        cmocka_unit_test(messages_are_sorted_by_file_and_place),
        cmocka_unit_test(notes_follow_their_message),
        cmocka_unit_test(terminals_are_sent_nothing_but_text),
        cmocka_unit_test(long_lines_are_shown_around_the_caret),
        cmocka_unit_test(marks_without_width_are_cut_as_well),
        cmocka_unit_test(for_a_log_each_line_has_a_priority),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
