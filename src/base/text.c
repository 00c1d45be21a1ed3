// Texts: strings that know where their characters were written.
#include "base/source.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

typedef struct wanted_byte {
    size_t at;
    const tz_text_origin *last;
} wanted_byte;

static int by_byte(const void *key, const void *origin) {
    const wanted_byte *wanted = key;
    const tz_text_origin *it = origin;
    return wanted->at < it->at ? -1 : it < wanted->last && wanted->at >= it[1].at;
}

tz_place tz_text_place(const tz_text *text, size_t at) {
    if (!text->source || text->origins_n == 0)
        return (tz_place){text->source, 0};
    const wanted_byte wanted = {text->offset + at, &text->origins[text->origins_n - 1]};
    const tz_text_origin *origin = bsearch(&wanted, text->origins, text->origins_n, sizeof *origin, by_byte);
    if (!origin) // before the first
        return (tz_place){text->source, text->origins[0].source_at};
    return (tz_place){text->source, origin->source_at + (uint32_t)(wanted.at - origin->at)};
}

tz_text tz_text_slice(const tz_text *text, size_t from, size_t to) {
    tz_text slice = *text;
    slice.bytes = text->bytes ? text->bytes + from : NULL; // an empty text may have none
    slice.size = to - from;
    slice.offset += (uint32_t)from;
    slice.start += (uint32_t)from;
    return slice;
}

tz_text tz_text_from_string(const char *string) {
    return (tz_text){.bytes = string, .size = strlen(string)};
}

size_t tz_line_ink_end(const char *bytes, size_t from, size_t to) {
    size_t end = from;
    int32_t c;
    for (size_t at = from; at < to;) {
        at += tz_utf8_decode(bytes + at, to - at, &c);
        if (c != '\t' && utf8proc_category(c) != UTF8PROC_CATEGORY_ZS)
            end = at;
    }
    return end;
}

size_t tz_text_character_count(const tz_text *text) {
    size_t n = 0;
    for (size_t at = 0; at < text->size;) {
        utf8proc_int32_t c;
        at += tz_utf8_decode(text->bytes + at, text->size - at, &c);
        n += utf8proc_category(c) != UTF8PROC_CATEGORY_ZS && c >= ' ';
    }
    return n;
}

bool tz_text_is(const tz_text *text, const char *string) {
    return strlen(string) == text->size && (text->size == 0 || memcmp(text->bytes, string, text->size) == 0);
}

int tz_word_index(const char *const *words, const char *word) {
    for (int i = 0; words[i]; i++)
        if (!strcmp(words[i], word))
            return i;
    return -1;
}

bool tz_text_equal(const tz_text *a, const tz_text *b) {
    return a->size == b->size && (a->size == 0 || memcmp(a->bytes, b->bytes, a->size) == 0);
}

char *tz_text_to_string(tz_arena *arena, const tz_text *text) {
    return tz_arena_copy(arena, text->bytes, text->size);
}

char *tz_text_to_string_or_null(tz_arena *arena, const tz_text *text) {
    return text->size ? tz_text_to_string(arena, text) : NULL;
}

const char *tz_text_excerpt(tz_arena *arena, const tz_text *text) {
    enum { MOST = 40 };
    size_t end = 0, characters = 0;
    for (; end < text->size; end++) {
        bool begins = ((unsigned char)text->bytes[end] & 0xC0) != 0x80;
        if (begins && ++characters > MOST)
            break;
    }
    return tz_arena_format(arena, "%.*s%s", (int)end, text->bytes, end < text->size ? "..." : "");
}
