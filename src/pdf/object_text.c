// The text of objects that libharu does not hold: numbers, references and strings as they are written, and the
// conversion of UTF-8 to UTF-16 that strings of both kinds need.
#include "base/utf8.h"
#include "pdf/writer.h"

#include <string.h>

uint32_t tz_pdf_next_character(const char *utf8, size_t size, size_t *at) {
    int32_t code;
    *at += tz_utf8_decode(utf8 + *at, size - *at, &code);
    return code >= 0 ? (uint32_t)code : 0xfffd; // REPLACEMENT CHARACTER
}

// A character in UTF-16BE; gives the number of bytes.
static size_t utf16(uint32_t character, uint8_t out[4]) {
    size_t n = 0;
    if (character >= 0x10000) {
        uint32_t high = 0xd800 + ((character - 0x10000) >> 10);
        out[n++] = (uint8_t)(high >> 8);
        out[n++] = (uint8_t)high;
        character = 0xdc00 + (character & 0x3ff);
    }
    out[n++] = (uint8_t)(character >> 8);
    out[n++] = (uint8_t)character;
    return n;
}

void tz_pdf_add_utf16(tz_arena *arena, tz_bytes *out, const char *utf8, size_t size) {
    for (size_t at = 0; at < size;) {
        uint8_t bytes[4];
        size_t n = utf16(tz_pdf_next_character(utf8, size, &at), bytes);
        tz_bytes_add(arena, out, bytes, n);
    }
}

void tz_pdf_put_utf16(tz_arena *arena, tz_bytes *out, const char *utf8, size_t size) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t at = 0; at < size;) {
        uint8_t bytes[4];
        size_t n = utf16(tz_pdf_next_character(utf8, size, &at), bytes);
        for (size_t i = 0; i < n; i++)
            tz_bytes_add(arena, out, (const char[]){digits[bytes[i] >> 4], digits[bytes[i] & 15]}, 2);
    }
}

bool tz_pdf_is_ascii(const char *text) {
    for (; *text; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

void tz_pdf_put(tz_pdf_object_text *out, const char *text) {
    tz_bytes_add(out->arena, &out->bytes, text, strlen(text));
}

void tz_pdf_put_number(tz_pdf_object_text *out, uint32_t number) {
    tz_bytes_add_number(out->arena, &out->bytes, number);
}

void tz_pdf_put_ref(tz_pdf_object_text *out, uint32_t number) {
    tz_pdf_put_number(out, number);
    tz_pdf_put(out, " 0 R");
}

void tz_pdf_put_text(tz_pdf_object_text *out, const char *key, const char *utf8) {
    if (!utf8)
        return;
    tz_pdf_put(out, key);
    tz_pdf_put(out, "<FEFF");
    tz_pdf_put_utf16(out->arena, &out->bytes, utf8, strlen(utf8));
    tz_pdf_put(out, ">");
}

void tz_pdf_put_points(tz_pdf_object_text *out, int64_t length) {
    char digits[TZ_POINTS_ROOM];
    tz_points(digits, length);
    tz_pdf_put(out, digits);
    tz_pdf_put(out, " ");
}
