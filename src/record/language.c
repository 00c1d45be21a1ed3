// Languages: a tag such as ja-JP must be well-formed by RFC 5646, 2.1, which BCP 47 refers to, and of registered parts.
#include "base/intl.h"
#include "record/read.h"

#include <string.h>
#include <strings.h>

// A position among the subtags; past the last one `at` is beyond the text.
typedef struct cursor {
    const tz_text *tag;
    size_t at, size; // the current subtag; size 0 where two hyphens meet or one ends the tag
} cursor;

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c) {
    return is_letter(c) || is_digit(c);
}

static void measure(cursor *in) {
    in->size = 0;
    while (in->at + in->size < in->tag->size && in->tag->bytes[in->at + in->size] != '-')
        in->size++;
}

static void step(cursor *in) {
    in->at += in->size + 1;
    measure(in);
}

static bool is_done(const cursor *in) {
    return in->at > in->tag->size;
}

static bool take(cursor *in, size_t least, size_t most, bool (*is)(char c)) {
    if (is_done(in) || in->size < least || in->size > most)
        return false;
    for (size_t i = 0; i < in->size; i++)
        if (!is(in->tag->bytes[in->at + i]))
            return false;
    step(in);
    return true;
}

// Whether a subtag from `from` on, before the current one, is equal to it. Letters are the same in both cases.
static bool is_repeated(const cursor *in, size_t from) {
    cursor before = {.tag = in->tag, .at = from};
    for (measure(&before); before.at < in->at; step(&before))
        if (before.size == in->size && strncasecmp(in->tag->bytes + before.at, in->tag->bytes + in->at, in->size) == 0)
            return true;
    return false;
}

static bool take_variant(cursor *in) {
    bool short_one = in->size && is_digit(in->tag->bytes[in->at]);
    return take(in, 5, 8, is_alphanumeric) || (short_one && take(in, 4, 4, is_alphanumeric));
}

static bool is_private(const cursor *in) {
    return !is_done(in) && in->size == 1 && (in->tag->bytes[in->at] | 0x20) == 'x';
}

// Private use: x, and one or more subtags of any kind. True also when there is no x.
static bool take_private(cursor *in) {
    if (!is_private(in))
        return true;
    step(in);
    bool any = false;
    while (take(in, 1, 8, is_alphanumeric))
        any = true;
    return any;
}

// A letter or digit of its own, other than x, opens an extension, which must have something in it.
static bool take_extensions(cursor *in) {
    for (size_t first = in->at; !is_private(in) && !is_repeated(in, first) && take(in, 1, 1, is_alphanumeric);) {
        if (!take(in, 2, 8, is_alphanumeric))
            return false;
        while (take(in, 2, 8, is_alphanumeric)) {
        }
    }
    return true;
}

static bool take_language(cursor *in) {
    if (!take(in, 2, 3, is_letter))
        return take(in, 4, 8, is_letter);
    for (int extended = 0; extended < 3 && take(in, 3, 3, is_letter); extended++) {
    }
    return true;
}

static bool take_all(cursor *in) {
    if (is_private(in))
        return take_private(in) && is_done(in);
    if (!take_language(in))
        return false;
    take(in, 4, 4, is_letter); // script
    if (!take(in, 2, 2, is_letter))
        take(in, 3, 3, is_digit); // region
    // Each variant and each extension at most once (RFC 5646, 2.2.5 and 2.2.6).
    for (size_t first = in->at; !is_repeated(in, first) && take_variant(in);) {
    }
    return take_extensions(in) && take_private(in) && is_done(in);
}

// Registered before there were rules (RFC 5646, 2.1, "irregular" and "regular").
static bool is_old(const tz_text *tag) {
    static const char *const tags[] = {"en-GB-oed",   "i-ami",   "i-bnn",     "i-default", "i-enochian", "i-hak",
                                       "i-klingon",   "i-lux",   "i-mingo",   "i-navajo",  "i-pwn",      "i-tao",
                                       "i-tay",       "i-tsu",   "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",  "art-lojban",
                                       "cel-gaulish", "no-bok",  "no-nyn",    "zh-guoyu",  "zh-hakka",   "zh-min",
                                       "zh-min-nan",  "zh-xiang"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (tag->size == strlen(tags[i]) && strncasecmp(tag->bytes, tags[i], tag->size) == 0)
            return true;
    return false;
}

bool tz_language_is_well_formed(const tz_text *tag, size_t *wrong) {
    cursor in = {.tag = tag};
    measure(&in);
    if (is_old(tag) || take_all(&in))
        return true;
    *wrong = in.at < tag->size ? in.at : tag->size;
    return false;
}

const char *tz_answer_language(const tz_card *card, const tz_field *field) {
    return field->language ? field->language : card->language;
}

const char *tz_language_read(tz_record_reader *r, const tz_text *tag) {
    size_t wrong;
    if (!tag->source)
        return NULL;
    bool formed = tz_language_is_well_formed(tag, &wrong);
    if (formed && (is_old(tag) || tz_language_is_registered(tag, &wrong)))
        return tz_text_to_string(r->arena, tag);
    if (formed) {
        const char *end = memchr(tag->bytes + wrong, '-', tag->size - wrong);
        tz_text part = tz_text_slice(tag, wrong, end ? (size_t)(end - tag->bytes) : tag->size);
        tz_error(
            r->diag, tz_text_place(tag, wrong),
            _("\"%s\" is no language, script, region or variant that is registered: write a tag such as ja, pt-BR or "
              "zh-Hant-TW (BCP 47)"),
            tz_text_excerpt(r->arena, &part));
        return NULL;
    }
    tz_error(r->diag, tz_text_place(tag, wrong),
             _("\"%s\" is no language tag: one such as ja, pt-BR or zh-Hant-TW is expected (BCP 47)"),
             tz_text_excerpt(r->arena, tag));
    return NULL;
}
