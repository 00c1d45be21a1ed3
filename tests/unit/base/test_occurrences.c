// The same remark about many places: what stands there, how often, on which lines.
#include "base/occurrences.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void one_place_needs_no_number(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_occurrences all = {0};
    tz_occurrences_add(arena, &all, (tz_place){input_source(arena, "a\nb"), 2}, "b");
    assert_int_equal(all.n, 1);
    assert_int_equal(all.first.at, 2);
    assert_string_equal(tz_occurrences_words(arena, &all), "b");
    assert_string_equal(tz_occurrences_where(arena, &all), "");
    tz_arena_free(arena);
}

static void words_and_lines_are_told_once(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_source *source = input_source(arena, "aab\nc\na");
    tz_occurrences all = {0};
    tz_occurrences_add(arena, &all, (tz_place){source, 0}, "a");
    tz_occurrences_add(arena, &all, (tz_place){source, 1}, "a");
    assert_string_equal(tz_occurrences_where(arena, &all), " (2 places on line 1)");
    tz_occurrences_add(arena, &all, (tz_place){source, 2}, "b");
    tz_occurrences_add(arena, &all, (tz_place){source, 6}, "a");
    assert_int_equal(all.n, 4);
    assert_string_equal(tz_occurrences_words(arena, &all), "a, b");
    assert_string_equal(tz_occurrences_where(arena, &all), " (4 places, on the lines 1, 3)");
    tz_arena_free(arena);
}

static void without_a_file_there_are_no_lines(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_occurrences all = {0};
    for (int i = 0; i < 3; i++)
        tz_occurrences_add(arena, &all, (tz_place){0}, "a");
    assert_string_equal(tz_occurrences_where(arena, &all), " (3 places)");
    tz_arena_free(arena);
}

// The number is exact however many there are; the lists are cut, and say so.
static void lists_end_somewhere(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    char text[201];
    for (size_t i = 0; i < 200; i++)
        text[i] = i % 2 ? '\n' : 'x';
    text[200] = 0;
    const tz_source *source = input_source(arena, text);
    tz_occurrences all = {0};
    for (uint32_t i = 0; i < 20; i++)
        tz_occurrences_add(arena, &all, (tz_place){source, 2 * i}, "x");
    assert_string_equal(tz_occurrences_where(arena, &all),
                        " (20 places, on the lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, "
                        "20)");
    for (uint32_t i = 20; i < 100; i++)
        tz_occurrences_add(arena, &all, (tz_place){source, 2 * i}, tz_arena_format(arena, "%u", i));
    assert_string_equal(tz_occurrences_where(arena, &all),
                        " (100 places, on the lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, "
                        "20 and further ones)");
    const char *words = tz_occurrences_words(arena, &all);
    assert_int_equal(all.words_n, 81);
    assert_string_equal(words + strlen(words) - strlen("57, 58 and 41 more"), "57, 58 and 41 more");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_place_needs_no_number),
        cmocka_unit_test(words_and_lines_are_told_once),
        cmocka_unit_test(without_a_file_there_are_no_lines),
        cmocka_unit_test(lists_end_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
