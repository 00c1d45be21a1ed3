// Growable lists and bytes.
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void lists_grow_with_what_they_have(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    TZ_LIST(size_t) list = {.n = 0};
    for (size_t i = 0; i < 10000; i++)
        *TZ_ADD(arena, &list) = i * i;
    assert_int_equal(list.n, 10000);
    for (size_t i = 0; i < list.n; i++)
        assert_int_equal(list.at[i], i * i);
    tz_arena_free(arena);
}

static void the_first_above_a_value_is_found(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    typedef struct element {
        char other;
        uint64_t key;
    } element;
    TZ_LIST(element) list = {.n = 0};
    assert_int_equal(TZ_FIRST_ABOVE(&list, key, 0), 0); // of none
    for (uint64_t i = 1; i <= 9; i++)
        *TZ_ADD(arena, &list) = (element){0, i / 2 * 10}; // 0 10 10 20 20 30 30 40 40
    static const size_t expected[][2] = {{0, 1}, {9, 1}, {10, 3}, {19, 3}, {20, 5}, {39, 7}, {40, 9}, {41, 9}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_int_equal(TZ_FIRST_ABOVE(&list, key, expected[i][0]), expected[i][1]);
    tz_arena_free(arena);
}

static void new_elements_are_zero(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    TZ_LIST(int) list = {.n = 0};
    for (int i = 0; i < 20; i++)
        *TZ_ADD(arena, &list) = 7;
    list.n = 3;
    assert_int_equal(*TZ_ADD(arena, &list), 0);
    assert_int_equal(list.at[2], 7);
    tz_arena_free(arena);
}

static void bytes_end_with_nul(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes bytes = {.n = 0};
    tz_bytes_add(arena, &bytes, NULL, 0);
    assert_string_equal(bytes.at, "");
    for (int i = 0; i < 300; i++) {
        tz_bytes_add(arena, &bytes, "abc", 2);
        assert_int_equal(bytes.at[bytes.n], 0);
    }
    assert_int_equal(bytes.n, 600);
    bytes.n = 1;
    tz_bytes_format(arena, &bytes, "<%d>", 42);
    assert_string_equal(bytes.at, "a<42>");
    assert_int_equal(bytes.n, 5);
    tz_arena_free(arena);
}

static void formats_may_be_long(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes bytes = {.n = 0};
    tz_bytes_format(arena, &bytes, "%*d", 100000, 5);
    assert_int_equal(bytes.n, 100000);
    assert_int_equal(bytes.at[99999], '5');
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_grow_with_what_they_have),
        cmocka_unit_test(the_first_above_a_value_is_found),
        cmocka_unit_test(new_elements_are_zero),
        cmocka_unit_test(bytes_end_with_nul),
        cmocka_unit_test(formats_may_be_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
