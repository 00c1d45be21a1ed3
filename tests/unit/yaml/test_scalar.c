// Scalars: every character of every style knows where it was written.
#include "between.h"
#include "inputs.h"
#include "yaml/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct scalar {
    tz_arena *arena;
    tz_diag *diag;
    tz_text text;
} scalar;

static scalar read_value(const char *yaml) {
    scalar it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
    const tz_yaml *root = tz_yaml_read_tolerant(it.arena, it.arena, input_source(it.arena, yaml), NULL, it.diag);
    assert_non_null(root);
    it.text = tz_yaml_find(root, "a")->text;
    return it;
}

static void end(scalar *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

// The text's value; and for every byte of the value, a character of the source that stands where it was written. In
// `written` a line end stands for itself, and for the space or line end that it becomes.
static void check(const char *yaml, const char *value, const char *written) {
    scalar it = read_value(yaml);
    if (!tz_text_is(&it.text, value))
        fail_msg("%s: \"%s\" instead of \"%s\"", yaml, it.text.bytes, value);
    assert_int_equal(strlen(value), strlen(written));
    uint32_t before = 0;
    for (size_t i = 0; i < it.text.size; i++) {
        tz_place place = tz_text_place(&it.text, i);
        assert_between(place.at, before, place.source->size - 1);
        if (place.source->bytes[place.at] != written[i])
            fail_msg("%s: byte %zu of the value is placed at byte %u", yaml, i, place.at);
        before = place.at;
    }
    end(&it);
}

static void plain(void **state) {
    (void)state;
    check("a: one word", "one word", "one word");
    check("a: 桑名市  津市   # c", "桑名市  津市", "桑名市  津市");
    check("a: one\n  two  \n\n   three\n\n\n  four", "one two\nthree\n\nfour", "one\ntwo\nthree\n\nfour");
    check("a:\n  next line", "next line", "next line");
    check("a: one\r\n  two\r\n\r\n  three", "one two\nthree", "one\rtwo\rthree");
}

static void single_quoted(void **state) {
    (void)state;
    check("a: 'it''s'", "it's", "it's");
    check("a: ''''", "'", "'");
    check("a: ' one \n  two\n\n three '", " one two\nthree ", " one\ntwo\nthree ");
}

static void double_quoted(void **state) {
    (void)state;
    check("a: \"x\\ty\"", "x\ty", "x\\y");
    check("a: \"\\\"\\\\\\/\"", "\"\\/", "\\\\\\");
    check("a: \"one \n\n  two\"", "one\ntwo", "one\ntwo");
    check("a: \"one \\\n   two\"", "one two", "one two");
    check("a: \"one\\\n\n   two\"", "one\ntwo", "one\ntwo");
    check("a: \"one\\\n \\ two\"", "one two", "one\\two");
    check("a: \"\\x41\\u0042\\U00000043d\"", "ABCd", "\\\\\\d");
    check("a: \"x\\ny\"", "x\ny", "x\\y");
}

static void escapes_of_several_bytes(void **state) {
    (void)state;
    scalar it = read_value("a: \"\\u6d25\\U00020BB7\\_市\"");
    assert_true(tz_text_is(&it.text, "津𠮷\xC2\xA0市"));
    assert_int_equal(tz_text_place(&it.text, 0).at, 4);
    assert_int_equal(tz_text_place(&it.text, 3).at, 10);
    assert_int_equal(tz_text_place(&it.text, 7).at, 20);
    assert_int_equal(tz_text_place(&it.text, 9).at, 22);
    end(&it);
}

static void literal(void **state) {
    (void)state;
    check("a: |\n  one\n   two\n\n  three\n", "one\n two\n\nthree\n", "one\n two\n\nthree\n");
    check("a: |\r\n  one\r\n\r\n  two\r\n", "one\n\ntwo\n", "one\r\rtwo\r");
    check("a: |\n  one", "one", "one");
    check("a: |-\n  one\n\n", "one", "one");
    check("a: |+\n  one\n\n\nb: 1", "one\n\n\n", "one\n\n\n");
    check("a: |2\n    one\n  two\n", "  one\ntwo\n", "  one\ntwo\n");
    check("a: |+2 # c\n    one\n", "  one\n", "  one\n");
    check("a: |\n\n\n  one\n", "\n\none\n", "\n\none\n");
    check("a: |\n  　桑名\n  \n  津\n", "　桑名\n\n津\n", "　桑名\n\n津\n");
    check("a: |+\n\n\n", "\n\n", "\n\n");
}

static void folded(void **state) {
    (void)state;
    check("a: >\n  one\n  two\n", "one two\n", "one\ntwo\n");
    check("a: >\n  one\n\n  two\n\n\n  three\n", "one\ntwo\n\nthree\n", "one\ntwo\n\nthree\n");
    check("a: >\n  one\n    more\n  two\n", "one\n  more\ntwo\n", "one\n  more\ntwo\n");
    check("a: >\n  one\n\n    more\n\n  two\n", "one\n\n  more\n\ntwo\n", "one\n\n  more\n\ntwo\n");
    check("a: >-\n\n  one\n  two", "\none two", "\none\ntwo");
    check("a: >+\n  one\n\n", "one\n\n", "one\n\n");
}

// The line end that a folded space stands for, not the one behind it.
static void line_ends_are_placed_in_their_lines(void **state) {
    (void)state;
    scalar it = read_value("a: |\n  one\n\n\n  two\n");
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t line, column;
        tz_place_line(tz_text_place(&it.text, 3 + i), &line, &column);
        assert_int_equal(line, 2 + i);
    }
    end(&it);
}

static void escapes_are_checked_like_other_characters(void **state) {
    (void)state;
    const struct {
        const char *yaml, *message;
    } cases[] = {
        {"a: \"x\\0\"", "text.yaml:1:6: error: invisible control character U+0000"},
        {"a: \"\\e\"", "text.yaml:1:5: error: invisible control character U+001B"},
        {"a: \"\\r\"", "text.yaml:1:5: error: invisible control character U+000D"},
        {"a: \"\\N\"", "text.yaml:1:5: error: U+0085 cannot be written so: please begin"},
        {"a: \"\\L\"", "text.yaml:1:5: error: U+2028 cannot be written so: please begin"},
        {"a: \"\\uF0B7\"", "text.yaml:1:5: error: U+F0B7 is a sign of a symbol font"},
        {"a: \"\\uE000\"", "text.yaml:1:5: error: private-use character U+E000"},
        {"a: \"\\uFEFF\"", "text.yaml:1:5: error: invisible control character U+FEFF"},
        {"a: \"\\U0010FFFF\"", "text.yaml:1:5: error: invisible control character U+10FFFF"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        scalar it = read_value(cases[i].yaml);
        assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
        assert_non_null(strstr(input_messages(it.arena, it.diag), cases[i].message));
        end(&it);
    }
}

// A text that libyaml gives differently is taken as libyaml gives it, and placed at its beginning.
static void an_unforeseen_text_is_placed_roughly(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "a: one  two");
    tz_draft draft = {.arena = arena, .source = source, .bytes = source->bytes};
    tz_scalar_decode(&draft, TZ_PLAIN, 3, 11, "one two", 7, NULL);
    assert_int_equal(draft.text.n, 7);
    assert_string_equal(draft.text.at, "one two");
    assert_int_equal(draft.origins.n, 1);
    assert_int_equal(draft.origins.at[0].source_at, 3);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain),
        cmocka_unit_test(single_quoted),
        cmocka_unit_test(double_quoted),
        cmocka_unit_test(escapes_of_several_bytes),
        cmocka_unit_test(literal),
        cmocka_unit_test(folded),
        cmocka_unit_test(line_ends_are_placed_in_their_lines),
        cmocka_unit_test(escapes_are_checked_like_other_characters),
        cmocka_unit_test(an_unforeseen_text_is_placed_roughly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
