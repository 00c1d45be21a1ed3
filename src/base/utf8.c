// Characters with their marks in UTF-8. Single code points are decoded by the inline function of utf8.h.
#include "base/utf8.h"

size_t tz_utf8_cluster_end(const char *bytes, size_t size, size_t at) {
    int32_t state = 0, before, next;
    for (at += tz_utf8_decode(bytes + at, size - at, &before); at < size; before = next) {
        size_t length = tz_utf8_decode(bytes + at, size - at, &next);
        if (utf8proc_grapheme_break_stateful(before, next, &state))
            break;
        at += length;
    }
    return at;
}
