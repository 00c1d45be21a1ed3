// Decoding UTF-8, one character after the other. The results are utf8proc's; for ASCII and for most characters of
// Japanese text, where they are plain to see, it is not called.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>
#include <utf8proc.h>

// How many of the `size` bytes their first character takes, 1 to 4, and its code point. A byte that begins no character
// counts by itself, with *code -1. 0 where there are no bytes.
static inline size_t tz_utf8_decode(const char *bytes, size_t size, int32_t *code) {
    const unsigned char *at = (const unsigned char *)bytes;
    if (size >= 1 && at[0] < 0x80) {
        *code = at[0];
        return 1;
    }
    // U+1000 … U+CFFF: three bytes, neither too long a form nor a surrogate.
    if (size >= 3 && at[0] >= 0xE1 && at[0] <= 0xEC && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80) {
        *code = (int32_t)(at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F);
        return 3;
    }
    utf8proc_ssize_t n = size ? utf8proc_iterate(at, (utf8proc_ssize_t)size, code) : 0;
    if (n > 0)
        return (size_t)n;
    *code = -1;
    return size ? 1 : 0;
}

// Where the character with its marks that begins at `at` < size ends: an extended grapheme cluster (UAX #29).
size_t tz_utf8_cluster_end(const char *bytes, size_t size, size_t at);

#endif
