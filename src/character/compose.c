// Composing: か + U+3099 becomes が, and nothing else changes.
//
// NFC as a whole would also replace characters that stand alone: compatibility ideographs such as U+FA19 (神) become
// their unified relatives, another shape of a person's or a place's name. So only sequences are composed, a character
// with the marks behind it, and only if the character itself stays what it is.
#include "base/utf8.h"
#include "character/character.h"

#include <string.h>

// Unicode's stream-safe limit is 30 marks. A longer sequence is no writing system's; it stays as it is written.
enum { LONGEST = 32, DECOMPOSED = 4 * LONGEST };

// A new origin only where bytes and source do not run in step with the last one.
void tz_draft_add(tz_draft *draft, const char *bytes, size_t size, size_t at) {
    const tz_text_origin *last = draft->origins.n ? &draft->origins.at[draft->origins.n - 1] : NULL;
    if (!last || at - last->source_at != draft->text.n - last->at)
        *TZ_ADD(draft->arena, &draft->origins) = (tz_text_origin){(uint32_t)draft->text.n, (uint32_t)at};
    tz_bytes_add(draft->arena, &draft->text, bytes, size);
}

static size_t read_one(const tz_bytes *text, size_t at, int32_t *c) {
    return tz_utf8_decode(text->at + at, text->n - at, c);
}

static bool attaches(int32_t c) {
    if (c < 0x300 || (c > 0x309A && c < 0xA66F))
        return false; // no marks among these; nearly every character of a record is one of them
    const utf8proc_property_t *property = utf8proc_get_property(c);
    switch (property->boundclass) {
    case UTF8PROC_BOUNDCLASS_EXTEND:
    case UTF8PROC_BOUNDCLASS_SPACINGMARK:
    case UTF8PROC_BOUNDCLASS_V:
    case UTF8PROC_BOUNDCLASS_T:
        return true;
    default:
        return property->combining_class != 0;
    }
}

// NFC of n characters in place; the number of its characters.
static utf8proc_ssize_t normalise(const char *bytes, size_t size, utf8proc_int32_t *out) {
    utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)size, out, DECOMPOSED,
                                            UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (n < 0 || n > DECOMPOSED)
        return -1;
    return utf8proc_normalize_utf32(out, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

// The composed form of a base with its marks as UTF-8, or 0 when it is to stay as it is.
static size_t composed(const char *bytes, size_t size, size_t base, char *to) {
    utf8proc_int32_t form[DECOMPOSED];
    int32_t first;
    tz_utf8_decode(bytes, base, &first);
    if (normalise(bytes, base, form) != 1 || form[0] != first)
        return 0; // alone it would become another character
    utf8proc_ssize_t n = normalise(bytes, size, form);
    size_t length = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++)
        length += (size_t)utf8proc_encode_char(form[i], (utf8proc_uint8_t *)to + length);
    return length;
}

// The end of the sequence that begins at `at`, and the number of its characters.
static size_t sequence_end(const tz_bytes *text, size_t at, size_t *characters) {
    int32_t c;
    *characters = 1;
    at += read_one(text, at, &c);
    for (size_t n; at < text->n; at += n, ++*characters) {
        n = read_one(text, at, &c);
        if (!attaches(c))
            break;
    }
    return at;
}

// Where the first character with a mark behind it begins at or after `at`; the text's end if there is none.
static size_t next_sequence(const tz_bytes *text, size_t at) {
    size_t before = at;
    for (int32_t c; at < text->n;) {
        size_t n = read_one(text, at, &c);
        if (at > before && attaches(c))
            return before;
        before = at;
        at += n;
    }
    return text->n;
}

static tz_text finished(const tz_draft *draft) {
    return (tz_text){.bytes = draft->text.n ? draft->text.at : "",
                     .size = draft->text.n,
                     .source = draft->source,
                     .origins = draft->origins.at,
                     .origins_n = (uint32_t)draft->origins.n};
}

// Copying a text on, from its beginning to its end, with its origins.
typedef struct copying {
    tz_draft to;
    tz_text from;
    size_t at, origin; // what is copied so far; the origin that it belongs to
} copying;

static void copy_until(copying *copy, size_t end) {
    while (copy->at < end) {
        while (copy->origin + 1 < copy->from.origins_n && copy->from.origins[copy->origin + 1].at <= copy->at)
            copy->origin++;
        bool is_last = copy->origin + 1 == copy->from.origins_n || copy->from.origins[copy->origin + 1].at > end;
        size_t until = is_last ? end : copy->from.origins[copy->origin + 1].at;
        const tz_text_origin *origin = &copy->from.origins[copy->origin];
        tz_draft_add(&copy->to, copy->from.bytes + copy->at, until - copy->at,
                     origin->source_at + (copy->at - origin->at));
        copy->at = until;
    }
}

// Copies a character with its marks, composed if that is possible.
static void copy_sequence(copying *copy, const tz_bytes *text) {
    char form[4 * DECOMPOSED];
    int32_t first;
    size_t characters, base = read_one(text, copy->at, &first), end = sequence_end(text, copy->at, &characters);
    size_t size = characters <= LONGEST ? composed(text->at + copy->at, end - copy->at, base, form) : 0;
    if (size) {
        tz_draft_add(&copy->to, form, size, tz_text_place(&copy->from, copy->at).at);
        copy->at = end;
    }
    copy_until(copy, end);
}

tz_text tz_text_compose(tz_draft *draft) {
    size_t at = next_sequence(&draft->text, 0);
    if (at == draft->text.n)
        return finished(draft);
    copying copy = {.to = {.arena = draft->arena, .source = draft->source, .bytes = draft->bytes},
                    .from = finished(draft)};
    for (; at < draft->text.n; at = next_sequence(&draft->text, copy.at)) {
        copy_until(&copy, at);
        copy_sequence(&copy, &draft->text);
    }
    copy_until(&copy, at);
    return finished(&copy.to);
}
