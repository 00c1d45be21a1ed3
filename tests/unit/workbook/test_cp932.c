// The table of CP932: as much as begins characters, piece by piece.
#include "workbook/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void decoding_stops_at_what_is_no_character(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_cp932 *table = tz_cp932_open(arena);
    assert_non_null(table);
    tz_bytes out = {0};
    assert_int_equal(tz_cp932_decode(table, arena, "a\x8E\x73\x81\n", 5, &out), 3);
    assert_string_equal(out.at, "a市");
    assert_int_equal(tz_cp932_decode(table, arena, "\n\x8E", 2, &out), 1); // cut
    assert_string_equal(out.at, "a市\n");
    assert_int_equal(tz_cp932_decode(table, arena, "\x73", 1, &out), 1); // of which nothing is kept
    assert_string_equal(out.at, "a市\ns");
    tz_arena_free(arena);
}

static void long_texts_are_decoded_whole(void **state) {
    (void)state;
    enum { N = 10000 };
    tz_arena *arena = tz_arena_new(NULL);
    tz_cp932 *table = tz_cp932_open(arena);
    char *bytes = tz_arena_alloc(arena, 2 * N);
    for (size_t i = 0; i < N; i++)
        memcpy(bytes + 2 * i, "\x87\x40", 2);
    tz_bytes out = {0};
    assert_int_equal(tz_cp932_decode(table, arena, bytes, 2 * N, &out), 2 * N);
    assert_int_equal(out.n, 3 * N);
    for (size_t i = 0; i < N; i++)
        assert_memory_equal(out.at + 3 * i, "①", 3);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoding_stops_at_what_is_no_character),
        cmocka_unit_test(long_texts_are_decoded_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
