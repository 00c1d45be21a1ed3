// Numbers for equal bytes: counted in the order in which new ones came, however many there are.
#include "base/intern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void equal_bytes_get_the_same_number(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_intern *intern = tz_intern_new(arena);
    char copy[] = "津市";
    assert_int_equal(tz_intern_number(intern, "桑名市", strlen("桑名市")), 0);
    assert_int_equal(tz_intern_number(intern, copy, strlen(copy)), 1);
    memset(copy, 'x', sizeof copy - 1); // the bytes were copied
    assert_int_equal(tz_intern_number(intern, "津市", strlen("津市")), 1);
    assert_int_equal(tz_intern_number(intern, "桑名市", strlen("桑名市")), 0);
    assert_int_equal(tz_intern_number(intern, copy, strlen(copy)), 2);
    tz_arena_free(arena);
}

static void all_bytes_and_the_size_count(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_intern *intern = tz_intern_new(arena);
    assert_int_equal(tz_intern_number(intern, "", 0), 0);
    assert_int_equal(tz_intern_number(intern, "\0", 1), 1);
    assert_int_equal(tz_intern_number(intern, "\0\0", 2), 2);
    assert_int_equal(tz_intern_number(intern, "ab", 1), 3);
    assert_int_equal(tz_intern_number(intern, "ab", 2), 4);
    assert_int_equal(tz_intern_number(intern, "a\0b", 3), 5);
    assert_int_equal(tz_intern_number(intern, "a\0c", 3), 6);
    assert_int_equal(tz_intern_number(intern, "", 0), 0);
    tz_arena_free(arena);
}

// Far more than there is room for at first.
static void numbers_stay_when_there_are_many(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_intern *intern = tz_intern_new(arena);
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 20000; i++) {
            char word[16];
            int size = snprintf(word, sizeof word, "%u", i);
            assert_int_equal(tz_intern_number(intern, word, (size_t)size), i);
        }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_bytes_get_the_same_number),
        cmocka_unit_test(all_bytes_and_the_size_count),
        cmocka_unit_test(numbers_stay_when_there_are_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
