// Answers: how long one is, and where a term stands in it.
#include "base/utf8.h"
#include "card/card.h"

#include <string.h>
#include <utf8proc.h>

static const utf8proc_option_t folding = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;

// Characters that compatibility composition leaves as they are when another such character follows: the bulk of any
// text.
static bool is_plain(int32_t c) {
    return (c >= ' ' && c <= '~') || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FE) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x3029);
}

// The end of the plain characters from `at` on, less the last one when something else follows: it may be a mark on it.
static size_t plain_end(const tz_text *text, size_t at) {
    size_t last = at;
    for (size_t end = at; end < text->size;) {
        int32_t c;
        size_t size = tz_utf8_decode(text->bytes + end, text->size - end, &c);
        if (!is_plain(c))
            return last;
        last = end;
        end += size;
    }
    return text->size;
}

// One character with its marks, composed: half-width kana become one with their voicing marks.
static void fold_cluster(tz_arena *arena, tz_bytes *out, const char *bytes, size_t size) {
    enum { MOST = 64 }; // a cluster of more is no word's letter: it stays as it stands
    int32_t points[MOST];
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)size, points, MOST - 1, folding);
    bool fits = n > 0 && n < MOST; // n is what the cluster would need, whatever there is room for
    if (fits)
        n = utf8proc_reencode(points, n, folding);
    if (fits && n > 0)
        tz_bytes_add(arena, out, points, (size_t)n);
    else
        tz_bytes_add(arena, out, bytes, size);
}

tz_folded tz_fold(tz_arena *arena, const tz_text *text) {
    tz_bytes out = {0};
    TZ_LIST(uint32_t) from = {0};
    for (size_t at = 0, end; at < text->size; at = end) {
        end = plain_end(text, at);
        bool plain = end > at;
        if (plain)
            tz_bytes_add(arena, &out, text->bytes + at, end - at);
        else
            fold_cluster(arena, &out, text->bytes + at, (end = tz_utf8_cluster_end(text->bytes, text->size, at)) - at);
        while (from.n < out.n) { // plain bytes in step; all bytes of a cluster are from its beginning
            size_t place = plain ? end - (out.n - from.n) : at;
            *TZ_ADD(arena, &from) = (uint32_t)place;
        }
    }
    *TZ_ADD(arena, &from) = (uint32_t)text->size;
    return (tz_folded){tz_arena_copy(arena, out.at ? out.at : "", out.n), out.n, from.at};
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

size_t tz_find_term(const tz_folded *text, const tz_folded *term, size_t at) {
    if (!term->size)
        return SIZE_MAX;
    for (const char *found; at + term->size <= text->size; at = (size_t)(found - text->bytes) + 1) {
        found = memmem(text->bytes + at, text->size - at, term->bytes, term->size);
        if (!found)
            break;
        size_t start = (size_t)(found - text->bytes), end = start + term->size;
        bool joined_before = start && is_letter(text->bytes[start - 1]) && is_letter(term->bytes[0]);
        bool joined_after = end < text->size && is_letter(text->bytes[end]) && is_letter(term->bytes[term->size - 1]);
        if (!joined_before && !joined_after)
            return start;
    }
    return SIZE_MAX;
}

static bool is_space(int32_t c) {
    return c == '\n' || c == '\r' || utf8proc_category(c) == UTF8PROC_CATEGORY_ZS || c == '\t';
}

size_t tz_answer_chars(const tz_text *answer) {
    size_t n = 0;
    int32_t c;
    for (size_t at = 0; at < answer->size;) {
        at += tz_utf8_decode(answer->bytes + at, answer->size - at, &c);
        n += !is_space(c);
    }
    return n;
}
