// Languages: a tag such as ja-JP must be well-formed by RFC 5646, 2.1, which BCP 47 refers to. Whether its parts are
// registered is not looked up: the registry grows, and an edition is to stay readable.
#include "record/read.h"
#include "tsuzuri/intl.h"

#include <string.h>
#include <strings.h>

// A walk over the subtags; past the last one `at` is beyond the text.
typedef struct walk {
    const tz_text *tag;
    size_t at, size; // the subtag in hand; size 0 where two hyphens meet or one ends the tag
} walk;

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c) {
    return is_letter(c) || is_digit(c);
}

static void measure(walk *of) {
    of->size = 0;
    while (of->at + of->size < of->tag->size && of->tag->bytes[of->at + of->size] != '-')
        of->size++;
}

static void step(walk *of) {
    of->at += of->size + 1;
    measure(of);
}

static bool is_done(const walk *of) {
    return of->at > of->tag->size;
}

static bool take(walk *of, size_t least, size_t most, bool (*is)(char c)) {
    if (is_done(of) || of->size < least || of->size > most)
        return false;
    for (size_t i = 0; i < of->size; i++)
        if (!is(of->tag->bytes[of->at + i]))
            return false;
    step(of);
    return true;
}

// Whether the subtag in hand stands in the tag before, at or after `from`. Letters are the same in both cases.
static bool is_repeated(const walk *of, size_t from) {
    walk before = {.tag = of->tag, .at = from};
    for (measure(&before); before.at < of->at; step(&before))
        if (before.size == of->size && strncasecmp(of->tag->bytes + before.at, of->tag->bytes + of->at, of->size) == 0)
            return true;
    return false;
}

static bool take_variant(walk *of) {
    bool short_one = of->size && is_digit(of->tag->bytes[of->at]);
    return take(of, 5, 8, is_alphanumeric) || (short_one && take(of, 4, 4, is_alphanumeric));
}

static bool is_private(const walk *of) {
    return !is_done(of) && of->size == 1 && (of->tag->bytes[of->at] | 0x20) == 'x';
}

// From x on anything goes, but something must. True when there is no x.
static bool take_private(walk *of) {
    if (!is_private(of))
        return true;
    step(of);
    bool any = false;
    while (take(of, 1, 8, is_alphanumeric))
        any = true;
    return any;
}

// A letter or digit of its own, other than x, opens an extension, which must have something in it.
static bool take_extensions(walk *of) {
    for (size_t first = of->at; !is_private(of) && !is_repeated(of, first) && take(of, 1, 1, is_alphanumeric);) {
        if (!take(of, 2, 8, is_alphanumeric))
            return false;
        while (take(of, 2, 8, is_alphanumeric)) {
        }
    }
    return true;
}

static bool take_language(walk *of) {
    if (!take(of, 2, 3, is_letter))
        return take(of, 4, 8, is_letter);
    for (int extended = 0; extended < 3 && take(of, 3, 3, is_letter); extended++) {
    }
    return true;
}

static bool take_all(walk *of) {
    if (is_private(of))
        return take_private(of) && is_done(of);
    if (!take_language(of))
        return false;
    take(of, 4, 4, is_letter); // script
    if (!take(of, 2, 2, is_letter))
        take(of, 3, 3, is_digit); // region
    // Each variant and each extension at most once (RFC 5646, 2.2.5 and 2.2.6).
    for (size_t first = of->at; !is_repeated(of, first) && take_variant(of);) {
    }
    return take_extensions(of) && take_private(of) && is_done(of);
}

// Registered before there were rules, and written against them (RFC 5646, 2.1, "irregular").
static bool is_irregular(const tz_text *tag) {
    static const char *const tags[] = {"en-GB-oed", "i-ami", "i-bnn",     "i-default", "i-enochian", "i-hak",
                                       "i-klingon", "i-lux", "i-mingo",   "i-navajo",  "i-pwn",      "i-tao",
                                       "i-tay",     "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE"};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (tag->size == strlen(tags[i]) && strncasecmp(tag->bytes, tags[i], tag->size) == 0)
            return true;
    return false;
}

bool tz_language_is_well_formed(const tz_text *tag, size_t *wrong) {
    walk of = {.tag = tag};
    measure(&of);
    if (is_irregular(tag) || take_all(&of))
        return true;
    *wrong = of.at < tag->size ? of.at : tag->size;
    return false;
}

const char *tz_answer_language(const tz_card *card, const tz_field *field) {
    return field->language ? field->language : card->language;
}

const char *tz_language_read(tz_record_reader *r, const tz_text *tag) {
    size_t wrong;
    if (!tag->source)
        return NULL;
    if (tz_language_is_well_formed(tag, &wrong))
        return tz_arena_copy(r->arena, tag->bytes, tag->size);
    tz_error(r->diag, tz_text_place(tag, wrong),
             _("\"%s\" is no language tag: one such as ja, pt-BR or zh-Hant-TW is expected (BCP 47)"),
             tz_text_excerpt(r->arena, tag));
    return NULL;
}
