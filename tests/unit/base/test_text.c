// Texts that know where their characters were written.
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// "abXcd" of a source in which something else stands between: ab at 10, X at 20 for three bytes, cd at 30.
static const tz_text_origin marks[] = {{0, 10}, {2, 20}, {3, 30}};

static tz_text sample(const tz_source *source) {
    return (tz_text){.bytes = "abXcd", .size = 5, .source = source, .origins = marks, .origins_n = 3};
}

static void places_follow_the_origins(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_text text = sample(input_source(arena, "0123456789012345678901234567890123456789"));
    const uint32_t expected[] = {10, 11, 20, 30, 31, 32};
    for (size_t i = 0; i <= text.size; i++)
        assert_int_equal(tz_text_place(&text, i).at, expected[i]);
    assert_ptr_equal(tz_text_place(&text, 0).source, text.source);
    tz_arena_free(arena);
}

static void slices_keep_their_places(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_text text = sample(input_source(arena, "0123456789012345678901234567890123456789"));
    tz_text slice = tz_text_slice(&text, 1, 4);
    slice.id = 7;
    slice.start = 0; // it is what the id is of
    tz_text inner = tz_text_slice(&slice, 2, 3);
    assert_int_equal(slice.size, 3);
    assert_memory_equal(slice.bytes, "bXc", 3);
    assert_int_equal(tz_text_place(&slice, 0).at, 11);
    assert_int_equal(tz_text_place(&slice, 1).at, 20);
    assert_memory_equal(inner.bytes, "c", 1);
    assert_int_equal(tz_text_place(&inner, 0).at, 30);
    assert_int_equal(inner.id, 7);
    assert_int_equal(inner.start, 2);
    tz_arena_free(arena);
}

static void plain_texts_have_no_place(void **state) {
    (void)state;
    tz_text text = tz_text_from_string("三重県");
    assert_int_equal(text.size, 9);
    assert_null(tz_text_place(&text, 3).source);
    assert_true(tz_text_is(&text, "三重県"));
    assert_false(tz_text_is(&text, "三重"));
    assert_false(tz_text_is(&text, "三重県庁"));
}

static void excerpts_are_cut_between_characters(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes long_one = {.n = 0};
    for (int i = 0; i < 41; i++)
        tz_bytes_format(arena, &long_one, "津");
    tz_text text = {.bytes = long_one.at, .size = long_one.n}, fits = {.bytes = long_one.at, .size = 120};
    assert_int_equal(strlen(tz_text_excerpt(arena, &fits)), 120);
    assert_int_equal(strlen(tz_text_excerpt(arena, &text)), 123);
    assert_string_equal(tz_text_excerpt(arena, &text) + 117, "津...");
    tz_arena_free(arena);
}

static void strings_end_with_the_text(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_text all = tz_text_from_string("三重県津市"), part = tz_text_slice(&all, 0, 9), none = {.bytes = NULL};
    assert_string_equal(tz_text_to_string(arena, &part), "三重県");
    assert_string_equal(tz_text_to_string(arena, &none), "");
    assert_string_equal(tz_text_to_string_or_null(arena, &part), "三重県");
    assert_null(tz_text_to_string_or_null(arena, &none));
    tz_arena_free(arena);
}

static void texts_are_compared_by_their_bytes(void **state) {
    (void)state;
    tz_text a = tz_text_from_string("津市"), b = tz_text_slice(&a, 0, 3), c = tz_text_from_string("津"),
            none = {.size = 0};
    assert_true(tz_text_equal(&b, &c));
    assert_false(tz_text_equal(&a, &b));
    assert_false(tz_text_equal(&b, &a));
    c.bytes = "町";
    assert_false(tz_text_equal(&b, &c));
    tz_text empty = tz_text_slice(&a, 3, 3);
    assert_true(tz_text_equal(&none, &empty)); // one without bytes
    assert_false(tz_text_equal(&none, &b));
}

// Before, at and behind each origin, and behind the last byte.
static void every_byte_has_its_place(void **state) {
    (void)state;
    static const tz_text_origin origins[] = {{2, 10}, {5, 20}, {6, 40}};
    static const uint32_t places[] = {10, 10, 10, 11, 12, 20, 40, 41, 42};
    tz_source source = {.name = "x"};
    tz_text text = {.bytes = "abcdefgh", .size = 8, .source = &source, .origins = origins, .origins_n = 3};
    for (size_t at = 0; at < 9; at++)
        assert_int_equal(tz_text_place(&text, at).at, places[at]);
    tz_text slice = tz_text_slice(&text, 4, 8);
    for (size_t at = 0; at < 5; at++)
        assert_int_equal(tz_text_place(&slice, at).at, places[4 + at]);
    text.origins_n = 1;
    assert_int_equal(tz_text_place(&text, 1).at, 10);
    assert_int_equal(tz_text_place(&text, 8).at, 16);
}

static void words_have_indexes(void **state) {
    (void)state;
    static const char *const words[] = {"one", "two", NULL}, *const none[] = {NULL};
    assert_int_equal(tz_word_index(words, "one"), 0);
    assert_int_equal(tz_word_index(words, "two"), 1);
    assert_int_equal(tz_word_index(words, "tw"), -1);
    assert_int_equal(tz_word_index(words, ""), -1);
    assert_int_equal(tz_word_index(none, "one"), -1);
}

static void ink_ends_before_white_space(void **state) {
    (void)state;
    const char *line = "　a b\t \xC2\xA0　\nc";
    assert_int_equal(tz_line_ink_end(line, 0, strcspn(line, "\n")), strlen("　a b"));
    assert_int_equal(tz_line_ink_end(line, strlen("　a b"), strcspn(line, "\n")), strlen("　a b")); // none
    assert_int_equal(tz_line_ink_end("", 0, 0), 0);
    assert_int_equal(tz_line_ink_end("\xFFz", 0, 2), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_indexes),
        cmocka_unit_test(ink_ends_before_white_space),
        cmocka_unit_test(strings_end_with_the_text),
        cmocka_unit_test(texts_are_compared_by_their_bytes),
        cmocka_unit_test(every_byte_has_its_place),
        cmocka_unit_test(places_follow_the_origins),
        cmocka_unit_test(slices_keep_their_places),
        cmocka_unit_test(plain_texts_have_no_place),
        cmocka_unit_test(excerpts_are_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
