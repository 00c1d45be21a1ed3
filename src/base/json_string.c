// Strings as JSON writes them.
#include "base/arena.h"
#include "base/utf8.h"

void tz_bytes_add_json_string(tz_arena *arena, tz_bytes *bytes, const char *text, size_t size) {
    tz_bytes_add(arena, bytes, "\"", 1);
    for (size_t at = 0; at < size;) {
        int32_t code;
        size_t n = tz_utf8_decode(text + at, size - at, &code);
        if (code < 0) // a byte of no character, as names of files may have
            tz_bytes_format(arena, bytes, "\\ufffd");
        else if (code == '"' || code == '\\')
            tz_bytes_format(arena, bytes, "\\%c", (char)code);
        else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029)
            tz_bytes_format(arena, bytes, "\\u%04x", (unsigned)code);
        else
            tz_bytes_add(arena, bytes, text + at, n);
        at += n;
    }
    tz_bytes_add(arena, bytes, "\"", 1);
}
