// Pixels as a PNG file: the least that a picture of text needs. Rows are not filtered, because a page is mostly white
// and is compressed better as it is; gray pages, nearly all, take a third of the size and time of coloured ones.
#include "preview/png.h"
#include "pdf/deflate.h"

#include <libdeflate.h>
#include <string.h>

enum { LEVEL = 6 };

static bool put(const tz_sink *sink, const void *bytes, size_t size) {
    return sink->write(sink->context, bytes, size);
}

static void big_endian(uint8_t out[4], uint32_t value) {
    for (int i = 0; i < 4; i++)
        out[i] = (uint8_t)(value >> (24 - 8 * i));
}

static bool put_chunk(const tz_sink *sink, const char *type, const void *bytes, size_t size) {
    uint8_t head[8], check[4];
    big_endian(head, (uint32_t)size);
    memcpy(head + 4, type, 4);
    big_endian(check, libdeflate_crc32(libdeflate_crc32(0, head + 4, 4), bytes, size));
    return put(sink, head, sizeof head) && put(sink, bytes, size) && put(sink, check, sizeof check);
}

static const uint32_t *row_of(const tz_pixels *pixels, int32_t y) {
    return pixels->at + (size_t)y * pixels->stride;
}

static bool is_gray(const tz_pixels *pixels) {
    for (int32_t y = 0; y < pixels->height; y++)
        for (int32_t x = 0; x < pixels->width; x++) {
            uint32_t color = row_of(pixels, y)[x] & 0xffffff;
            if (color != (color & 0xff) * 0x010101)
                return false;
        }
    return true;
}

// A byte for the filter (0: none) and the samples of every row.
static tz_bytes samples(tz_arena *arena, const tz_pixels *pixels, bool gray) {
    size_t depth = gray ? 1 : 3, size = (1 + depth * (size_t)pixels->width) * (size_t)pixels->height;
    tz_bytes out = {.at = tz_arena_alloc(arena, size), .n = size, .room = size};
    char *to = out.at;
    for (int32_t y = 0; y < pixels->height; y++) {
        const uint32_t *row = row_of(pixels, y);
        *to++ = 0;
        for (int32_t x = 0; x < pixels->width; x++)
            for (int shift = gray ? 0 : 16; shift >= 0; shift -= 8)
                *to++ = (char)(row[x] >> shift);
    }
    return out;
}

bool tz_png_write(tz_arena *arena, const tz_pixels *pixels, int32_t dpi, const tz_sink *sink) {
    bool gray = is_gray(pixels);
    uint8_t header[13] = {[8] = 8, [9] = gray ? 0 : 2}; // bits a sample; gray or RGB
    big_endian(header, (uint32_t)pixels->width);
    big_endian(header + 4, (uint32_t)pixels->height);
    uint8_t density[9] = {[8] = 1}; // pixels a metre
    big_endian(density, (uint32_t)((dpi * INT64_C(10000) + 127) / 254));
    memcpy(density + 4, density, 4);
    tz_bytes rows = samples(arena, pixels, gray);
    tz_bytes data = tz_deflate(tz_deflater_new(arena, LEVEL, NULL), arena, rows.at, rows.n);
    return put(sink, "\x89PNG\r\n\x1a\n", 8) && put_chunk(sink, "IHDR", header, sizeof header) &&
           put_chunk(sink, "pHYs", density, sizeof density) && put_chunk(sink, "IDAT", data.at, data.n) &&
           put_chunk(sink, "IEND", "", 0);
}
