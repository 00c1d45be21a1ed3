// CP932 to UTF-8, with the rules of iconv(): what is complete is converted, and errno says why the rest is not.
#include <iconv.h>

#include <errno.h>
#include <stdint.h>
#include <string.h>

#undef iconv_open
#undef iconv
#undef iconv_close

enum { TRAILS = 188 };
static const uint16_t cp932[] = {
#include "cp932.inc"
};

static char own; // its address is the handle

iconv_t tz_iconv_open(const char *to, const char *from) {
    return strcmp(to, "UTF-8") || strcmp(from, "CP932") ? iconv_open(to, from) : (iconv_t)&own;
}

int tz_iconv_close(iconv_t table) {
    return table == (iconv_t)&own ? 0 : iconv_close(table);
}

// The character at the beginning of the bytes, and how many are its; 0 bytes: there is only a part of it; -1: it is
// none.
static int32_t decode(const unsigned char *bytes, size_t size, size_t *taken) {
    unsigned lead = bytes[0], trail = size > 1 ? bytes[1] : 0;
    *taken = 1;
    if (lead < 0x80)
        return (int32_t)lead;
    if (lead >= 0xA1 && lead <= 0xDF)
        return 0xFF61 + (int32_t)lead - 0xA1;
    if (lead == 0x80 || lead == 0xA0 || lead > 0xFC)
        return -1;
    *taken = size > 1 ? 2 : 0;
    if (size < 2 || trail < 0x40 || trail == 0x7F || trail > 0xFC)
        return -1;
    unsigned row = lead - (lead < 0xA0 ? 0x81 : 0xE0 - 31), column = trail - (trail < 0x7F ? 0x40 : 0x41);
    return cp932[row * TRAILS + column] ? cp932[row * TRAILS + column] : -1;
}

static size_t encode(int32_t c, char *to) {
    if (c < 0x80)
        return to[0] = (char)c, 1;
    if (c < 0x800)
        return to[0] = (char)(0xC0 | c >> 6), to[1] = (char)(0x80 | (c & 0x3F)), 2;
    to[0] = (char)(0xE0 | c >> 12);
    to[1] = (char)(0x80 | (c >> 6 & 0x3F));
    to[2] = (char)(0x80 | (c & 0x3F));
    return 3;
}

size_t tz_iconv(iconv_t table, char **from, size_t *left, char **to, size_t *room) {
    if (table != (iconv_t)&own)
        return iconv(table, from, left, to, room);
    while (from && *left) {
        size_t taken;
        int32_t c = decode((const unsigned char *)*from, *left, &taken);
        char text[3];
        size_t size = c < 0 ? 0 : encode(c, text);
        if (c < 0 || size > *room) {
            errno = !taken ? EINVAL : c < 0 ? EILSEQ : E2BIG;
            return (size_t)-1;
        }
        memcpy(*to, text, size);
        *to += size;
        *room -= size;
        *from += taken;
        *left -= taken;
    }
    return 0;
}
