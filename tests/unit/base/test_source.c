// Sources: where lines begin, and how lines and columns are counted.
#include "base/place.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check(const tz_source *source, uint32_t at, uint32_t line, uint32_t column) {
    uint32_t real_line, real_column;
    tz_place_line((tz_place){source, at}, &real_line, &real_column);
    assert_int_equal(real_line, line);
    assert_int_equal(real_column, column);
}

static void three_kinds_of_line_ends(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "a\nb\r\nc\rd");
    assert_int_equal(source->lines_n, 4);
    check(source, 0, 1, 1);
    check(source, 2, 2, 1);
    check(source, 5, 3, 1);
    check(source, 7, 4, 1);
    check(source, 8, 4, 2); // the end
    tz_arena_free(arena);
}

// An editor shows none of these as a new line.
static void nothing_else_ends_a_line(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "\xC2\x85\xE2\x80\xA8\xE2\x80\xA9\v\fx");
    assert_int_equal(source->lines_n, 1);
    check(source, 10, 1, 6);
    tz_arena_free(arena);
}

static void columns_are_characters(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "桑名市: x\n𠮷野");
    check(source, 3, 1, 2);
    check(source, 9, 1, 4);
    check(source, 11, 1, 6);
    check(source, 17, 2, 2);
    tz_arena_free(arena);
}

static void a_byte_order_mark_is_no_column(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "\xEF\xBB\xBFid: r7");
    check(source, 0, 1, 1);
    check(source, 3, 1, 1);
    check(source, 7, 1, 5);
    tz_arena_free(arena);
}

static void empty_sources_have_a_line(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = tz_source_new(arena, "empty", "", 0);
    assert_int_equal(source->lines_n, 1);
    check(source, 0, 1, 1);
    check(NULL, 5, 1, 1);
    tz_arena_free(arena);
}

static void places_are_the_same_in_any_order(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "\xEF\xBB\xBF桑名市: x\n𠮷野\r\n\nend");
    for (uint32_t one = 0; one <= source->size + 1; one++)
        for (uint32_t other = 0; other <= source->size + 1; other++) {
            tz_place_cursor last = {.source = NULL};
            uint32_t line, column;
            tz_place_line_next(&last, (tz_place){source, one}, &line, &column);
            check(source, one, line, column);
            tz_place_line_next(&last, (tz_place){source, other}, &line, &column);
            check(source, other, line, column);
        }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_kinds_of_line_ends),         cmocka_unit_test(nothing_else_ends_a_line),
        cmocka_unit_test(places_are_the_same_in_any_order), cmocka_unit_test(columns_are_characters),
        cmocka_unit_test(a_byte_order_mark_is_no_column),   cmocka_unit_test(empty_sources_have_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
