// PNG files: header, checksums and every pixel, read back byte by byte (ISO/IEC 15948).
#include "preview/png.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct file {
    tz_arena *arena;
    tz_bytes bytes;
    size_t room; // the sink refuses when more bytes come
} file;

static bool take(void *context, const void *bytes, size_t size) {
    file *f = context;
    if (f->bytes.n + size > f->room)
        return false;
    tz_bytes_add(f->arena, &f->bytes, bytes, size);
    return true;
}

static file write_png(const tz_pixels *pixels, int32_t dpi) {
    file f = {.arena = tz_arena_new(NULL), .room = SIZE_MAX};
    assert_true(tz_png_write(f.arena, pixels, dpi, &(tz_sink){take, &f}));
    return f;
}

static uint32_t number_at(const char *bytes) {
    const uint8_t *at = (const uint8_t *)bytes;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

// The content of a chunk; its checksum is right. NULL: there is none of that type.
static const char *chunk(const file *f, const char *type, uint32_t *size) {
    assert_memory_equal(f->bytes.at, "\x89PNG\r\n\x1a\n", 8);
    for (size_t at = 8; at < f->bytes.n;) {
        const char *head = f->bytes.at + at;
        *size = number_at(head);
        assert_true(at + 12 + *size <= f->bytes.n);
        assert_int_equal(number_at(head + 8 + *size), libdeflate_crc32(0, head + 4, 4 + *size));
        if (!memcmp(head + 4, type, 4))
            return head + 8;
        at += 12 + *size;
    }
    return NULL;
}

// The samples of all rows, each row after the byte of its filter.
static const uint8_t *rows_of(const file *f, size_t expected) {
    uint32_t size;
    const char *data = chunk(f, "IDAT", &size);
    uint8_t *rows = tz_arena_alloc(f->arena, expected);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    size_t n;
    assert_int_equal(libdeflate_zlib_decompress(inflater, data, size, rows, expected, &n), LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(inflater);
    assert_int_equal(n, expected);
    return rows;
}

static void gray_pages_have_one_sample_a_pixel(void **state) {
    (void)state;
    static const uint32_t at[] = {0xff000000, 0x00808080, 0x00ffffff, 0xbad,
                                  0x00010101, 0x00fefefe, 0x007f7f7f, 0xbad}; // the fourth is beyond the width
    file f = write_png(&(tz_pixels){at, 3, 2, 4}, 96);
    uint32_t size;
    const char *header = chunk(&f, "IHDR", &size);
    assert_int_equal(size, 13);
    assert_memory_equal(header, "\0\0\0\3\0\0\0\2\10\0\0\0\0", 13); // 3 × 2, 8 bits, gray
    assert_memory_equal(rows_of(&f, 8), "\0\x00\x80\xff\0\x01\xfe\x7f", 8);
    assert_non_null(chunk(&f, "IEND", &size));
    assert_int_equal(size, 0);
    tz_arena_free(f.arena);
}

// One pixel, the last, is enough.
static void coloured_pages_have_three(void **state) {
    (void)state;
    static const uint32_t at[] = {0x000000, 0xffffff, 0x404040, 0x123456};
    file f = write_png(&(tz_pixels){at, 2, 2, 2}, 96);
    uint32_t size;
    assert_memory_equal(chunk(&f, "IHDR", &size), "\0\0\0\2\0\0\0\2\10\2\0\0\0", 13); // RGB
    assert_memory_equal(rows_of(&f, 14), "\0\0\0\0\xff\xff\xff\0\x40\x40\x40\x12\x34\x56", 14);
    tz_arena_free(f.arena);
}

static void density_is_in_pixels_a_metre(void **state) {
    (void)state;
    static const uint32_t white = 0xffffff;
    static const int32_t cases[][2] = {{96, 3780}, {72, 2835}, {300, 11811}, {254, 10000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        file f = write_png(&(tz_pixels){&white, 1, 1, 1}, cases[i][0]);
        uint32_t size;
        const char *density = chunk(&f, "pHYs", &size);
        assert_int_equal(size, 9);
        assert_int_equal(number_at(density), cases[i][1]);
        assert_int_equal(number_at(density + 4), cases[i][1]);
        assert_int_equal(density[8], 1);
        tz_arena_free(f.arena);
    }
}

static void a_sink_that_refuses_is_told(void **state) {
    (void)state;
    static const uint32_t white = 0xffffff;
    const tz_pixels pixels = {&white, 1, 1, 1};
    file whole = write_png(&pixels, 96);
    for (size_t room = 0; room < whole.bytes.n; room++) {
        file f = {.arena = tz_arena_new(NULL), .room = room};
        assert_false(tz_png_write(f.arena, &pixels, 96, &(tz_sink){take, &f}));
        tz_arena_free(f.arena);
    }
    tz_arena_free(whole.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gray_pages_have_one_sample_a_pixel),
        cmocka_unit_test(coloured_pages_have_three),
        cmocka_unit_test(density_is_in_pixels_a_metre),
        cmocka_unit_test(a_sink_that_refuses_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
