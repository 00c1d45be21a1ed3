// Deflating: what comes out is a zlib stream of what went in.
#include "pdf/deflate.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void what_is_deflated_comes_back(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    char text[5000], back[5000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * i / 7);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    for (int level = 1; level <= 9; level += 4)
        for (size_t size = 0; size <= sizeof text; size += sizeof text / 2) {
            tz_deflater *deflater = tz_deflater_new(arena, level, NULL);
            for (int twice = 0; twice < 2; twice++) { // a deflater can be used again
                tz_bytes out = tz_deflate(deflater, arena, text, size);
                assert_int_equal((unsigned char)out.at[0], 0x78); // deflate with a window of 32 KiB (RFC 1950, 2.2)
                size_t n;
                assert_int_equal(libdeflate_zlib_decompress(inflater, out.at, out.n, back, sizeof back, &n), 0);
                assert_int_equal(n, size);
                assert_memory_equal(back, text, size);
            }
        }
    libdeflate_free_decompressor(inflater);
    tz_arena_free(arena);
}

static void a_higher_level_makes_less(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {0};
    for (int i = 0; i < 2000; i++)
        tz_bytes_format(arena, &text, "%d 0 R /S /P %d\n", i, i * 37 % 101);
    size_t quick = tz_deflate(tz_deflater_new(arena, 1, NULL), arena, text.at, text.n).n;
    size_t small = tz_deflate(tz_deflater_new(arena, 9, NULL), arena, text.at, text.n).n;
    assert_true(small < quick);
    assert_true(quick < text.n / 2);
    tz_arena_free(arena);
}

static int64_t stand(void *context) {
    return *(int *)context;
}

static void took(void *context, int64_t since) {
    int *times = context;
    assert_int_equal(since, *times);
    ++*times;
}

static void the_time_it_takes_is_reported(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    int times = 3;
    const tz_progress progress = {.context = &times, .clock = stand, .add_time = took};
    tz_deflater *deflater = tz_deflater_new(arena, 1, &progress);
    assert_int_equal(times, 3);
    tz_deflate(deflater, arena, "a", 1);
    tz_deflate(deflater, arena, "a", 1);
    assert_int_equal(times, 5);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_deflated_comes_back),
        cmocka_unit_test(a_higher_level_makes_less),
        cmocka_unit_test(the_time_it_takes_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
