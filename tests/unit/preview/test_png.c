// PNG files: chunks with their checks, gray or coloured samples, pixels a metre (ISO/IEC 15948).
#include "preview/png.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct made {
    tz_arena *arena;
    tz_bytes png;
    size_t room; // bytes that are taken
} made;

static bool take(void *context, const void *bytes, size_t size) {
    made *m = context;
    if (m->png.n + size > m->room)
        return false;
    tz_bytes_add(m->arena, &m->png, bytes, size);
    return true;
}

static uint32_t big_endian(const char *at) {
    const unsigned char *byte = (const unsigned char *)at;
    return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

typedef struct chunk {
    const char *bytes;
    uint32_t size;
} chunk;

// Chunk i, which must be of that type and sound.
static chunk chunk_at(const made *m, int i, const char *type) {
    const char *at = m->png.at + 8;
    for (; i > 0; i--)
        at += 12 + big_endian(at);
    uint32_t size = big_endian(at);
    assert_memory_equal(at + 4, type, 4);
    assert_int_equal(libdeflate_crc32(0, at + 4, 4 + size), big_endian(at + 8 + size));
    assert_true(at + 12 + size <= m->png.at + m->png.n);
    return (chunk){at + 8, size};
}

static made write_png(const tz_pixels *pixels, int32_t dpi) {
    made m = {.arena = tz_arena_new(NULL), .room = SIZE_MAX};
    assert_true(tz_png_write(m.arena, pixels, dpi, &(tz_sink){take, &m}));
    assert_memory_equal(m.png.at, "\x89PNG\r\n\x1a\n", 8);
    return m;
}

static void assert_rows(const made *m, const void *expected, size_t size) {
    chunk data = chunk_at(m, 2, "IDAT");
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    char rows[100];
    size_t n;
    assert_int_equal(libdeflate_zlib_decompress(inflater, data.bytes, data.size, rows, sizeof rows, &n), 0);
    libdeflate_free_decompressor(inflater);
    assert_int_equal(n, size);
    assert_memory_equal(rows, expected, size);
}

// Three pixels a row and one that is none of the picture; the highest byte means nothing.
static const uint32_t gray[] = {0xff000000, 0x00808080, 0xffffff, 0x123456, 0x010101, 0x020202, 0xabfefefe, 0x654321};
static const uint32_t colored[] = {0xff0000, 0x00ff00, 0x0000ff, 0, 0x123456, 0xffffff, 0x000000, 0};

static void gray_pixels_have_one_sample_each(void **state) {
    (void)state;
    made m = write_png(&(tz_pixels){gray, 3, 2, 4}, 72);
    assert_memory_equal(chunk_at(&m, 0, "IHDR").bytes, "\0\0\0\3\0\0\0\2\x08\0\0\0\0", 13);
    assert_rows(&m, "\0\0\x80\xff\0\1\2\xfe", 8); // a filter, none, before each row
    assert_int_equal(chunk_at(&m, 3, "IEND").size, 0);
    tz_arena_free(m.arena);
}

static void coloured_pixels_have_three(void **state) {
    (void)state;
    made m = write_png(&(tz_pixels){colored, 3, 2, 4}, 72);
    assert_memory_equal(chunk_at(&m, 0, "IHDR").bytes, "\0\0\0\3\0\0\0\2\x08\2\0\0\0", 13);
    assert_rows(&m, "\0\xff\0\0\0\xff\0\0\0\xff\0\x12\x34\x56\xff\xff\xff\0\0\0", 20);
    tz_arena_free(m.arena);
}

static void one_coloured_pixel_is_enough(void **state) {
    (void)state;
    uint32_t last[] = {0, 0, 0, 0, 0, 0x000001};
    made m = write_png(&(tz_pixels){last, 3, 2, 3}, 72);
    assert_int_equal(chunk_at(&m, 0, "IHDR").bytes[9], 2);
    tz_arena_free(m.arena);
}

static void density_is_in_pixels_a_metre(void **state) {
    (void)state;
    static const struct {
        int32_t dpi;
        uint32_t metre;
    } all[] = {{72, 2835}, {77, 3031}, {96, 3780}, {100, 3937}, {254, 10000}, {600, 23622}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        made m = write_png(&(tz_pixels){gray, 1, 1, 1}, all[i].dpi);
        chunk density = chunk_at(&m, 1, "pHYs");
        assert_int_equal(density.size, 9);
        assert_int_equal(big_endian(density.bytes), all[i].metre);
        assert_int_equal(big_endian(density.bytes + 4), all[i].metre);
        assert_int_equal(density.bytes[8], 1);
        tz_arena_free(m.arena);
    }
}

static void it_ends_where_the_sink_ends(void **state) {
    (void)state;
    made whole = write_png(&(tz_pixels){gray, 3, 2, 4}, 72);
    for (size_t room = 0; room < whole.png.n; room++) {
        made m = {.arena = whole.arena, .room = room};
        assert_false(tz_png_write(m.arena, &(tz_pixels){gray, 3, 2, 4}, 72, &(tz_sink){take, &m}));
    }
    tz_arena_free(whole.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gray_pixels_have_one_sample_each), cmocka_unit_test(coloured_pixels_have_three),
        cmocka_unit_test(one_coloured_pixel_is_enough),     cmocka_unit_test(density_is_in_pixels_a_metre),
        cmocka_unit_test(it_ends_where_the_sink_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
