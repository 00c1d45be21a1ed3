// Myers' algorithm against the plain table of longest common subsequences.
#include "compare/diff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 40 };

static size_t common(const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
    size_t table[MOST + 1][MOST + 1] = {{0}};
    for (size_t i = n; i-- > 0;)
        for (size_t k = m; k-- > 0;) {
            size_t skip = table[i + 1][k] > table[i][k + 1] ? table[i + 1][k] : table[i][k + 1];
            table[i][k] = a[i] == b[k] ? table[i + 1][k + 1] + 1 : skip;
        }
    return table[0][0];
}

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 16;
}

// What is left of both is the same, and as long as can be.
static void check(tz_arena *arena, const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
    bool deleted[MOST], inserted[MOST];
    uint32_t left[MOST], right[MOST];
    size_t l = 0, r = 0;
    memset(deleted, 1, sizeof deleted);
    memset(inserted, 1, sizeof inserted);
    tz_diff(arena, a, n, b, m, deleted, inserted);
    for (size_t i = 0; i < n; i++)
        if (!deleted[i])
            left[l++] = a[i];
    for (size_t k = 0; k < m; k++)
        if (!inserted[k])
            right[r++] = b[k];
    assert_int_equal(l, r);
    assert_memory_equal(left, right, l * sizeof *left);
    assert_int_equal(l, common(a, n, b, m));
}

static void test_scripts_are_shortest(void **state) {
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 4000; round++) {
        tz_arena *arena = tz_arena_new(NULL);
        uint32_t a[MOST], b[MOST], letters = 1 + next(&seed) % 6;
        size_t n = next(&seed) % (MOST + 1), m = next(&seed) % (MOST + 1);
        for (size_t i = 0; i < n; i++)
            a[i] = next(&seed) % letters;
        for (size_t i = 0; i < m; i++)
            b[i] = next(&seed) % letters;
        check(arena, a, n, b, m);
        tz_arena_free(arena);
    }
}

// Two long texts without anything in common: given up early, and still right.
static void test_long_strangers_are_replaced(void **state) {
    (void)state;
    enum { LONG = 30000 };
    tz_arena *arena = tz_arena_new(NULL);
    uint32_t *a = TZ_ARRAY(arena, uint32_t, LONG), *b = TZ_ARRAY(arena, uint32_t, LONG);
    bool *deleted = TZ_ARRAY(arena, bool, LONG), *inserted = TZ_ARRAY(arena, bool, LONG);
    for (uint32_t i = 0; i < LONG; i++) {
        a[i] = i;
        b[i] = LONG + i;
    }
    b[0] = a[0];
    b[LONG - 1] = a[LONG - 1];
    tz_diff(arena, a, LONG, b, LONG, deleted, inserted);
    for (size_t i = 0; i < LONG; i++) {
        assert_int_equal(deleted[i], i > 0 && i + 1 < LONG);
        assert_int_equal(inserted[i], i > 0 && i + 1 < LONG);
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts_are_shortest),
        cmocka_unit_test(test_long_strangers_are_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
