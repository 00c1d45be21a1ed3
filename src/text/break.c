// Break opportunities: the prohibitions of a level of strictness, and tokens, which are not broken while they fit the
// line. A house rule where no standard has one.
//
// Tokens: runs of Western letters and digits with their punctuation (R7.10.19, 0567-68-8183, URLs, mail addresses),
// runs of full-width letters or digits (ＢＣＰ), numbers with their units and what counts them (第3回, 令和7年,
// 24時間365日), ranges (1～3).
#include "base/calendar.h"
#include "rules.h"

#include <string.h>

static bool has(const tz_char *c, int flags) {
    return (c->flags & flags) != 0;
}

// ---- Western tokens ----

static bool is_ascii_graphic(const tz_char *c) {
    return c->code > 0x20 && c->code < 0x7F;
}

static bool is_bracket(const tz_char *c) {
    return c->class == TZ_CL_OPENING || c->class == TZ_CL_CLOSING || c->code == '"';
}

// Commas and the like between words are break opportunities; inside a number they are classed as part of it.
static bool separates_words(const tz_char *c) {
    return c->code == ';' || c->class == TZ_CL_COMMA || c->class == TZ_CL_DIVIDING;
}

// Behind these a long token may be broken: the delimiters of RFC 3986, as browsers do it.
static bool is_delimiter(const tz_char *c) {
    return c->code < 0x80 && c->code && strchr("/.?&=-_:#%@~+,", (int)c->code) != NULL;
}

static bool is_western(const tz_char *c) {
    return c->class == TZ_CL_NUMERAL || c->class == TZ_CL_UNIT || c->class == TZ_CL_WESTERN;
}

static uint8_t western_strength(const tz_char *chars, size_t at, bool in_address) {
    const tz_char *before = &chars[at - 1], *after = &chars[at];
    bool both = is_ascii_graphic(before) && is_ascii_graphic(after);
    bool glued = both && !is_bracket(before) && !is_bracket(after) && !separates_words(before) &&
                 before->class != TZ_CL_HYPHEN; // 介護/ACP: this slash is not inside a word
    if (both && (in_address || glued)) {
        bool inside = !in_address && before->class == TZ_CL_NUMERAL && strchr(",.:", (int)before->code); // 1,234.5
        return is_delimiter(before) && !is_delimiter(after) && !inside ? TZ_BREAK_IN_TOKEN : TZ_BREAK_ANYWHERE;
    }
    return is_western(before) && is_western(after) ? TZ_BREAK_ANYWHERE : TZ_BREAK_ALLOWED;
}

// The end of the URL or mail address that starts at `from`, or `from`: a run of ASCII with "://", "www." or "@" in it.
static size_t address_end(const tz_char *chars, size_t n, size_t from) {
    size_t to = from;
    bool address = false;
    for (; to < n && is_ascii_graphic(&chars[to]) && !is_bracket(&chars[to]); to++) {
        if (chars[to].code == '@' && to > from)
            address = true;
        if (chars[to].code == ':' && to + 2 < n && chars[to + 1].code == '/' && chars[to + 2].code == '/')
            address = true;
        if (to == from && to + 3 < n && (chars[to].code | 0x20) == 'w' && (chars[to + 1].code | 0x20) == 'w' &&
            (chars[to + 2].code | 0x20) == 'w' && chars[to + 3].code == '.')
            address = true;
    }
    return address ? to : from;
}

// ---- numbers ----

static bool is_digit(const tz_char *c) {
    return has(c, TZ_CHAR_DIGIT);
}

// Full-width signs that stand inside full-width numbers and words: ０５９４－２２, １０：３０.
static bool joins_full(const tz_char *chars, size_t n, size_t at) {
    static const uint32_t signs[] = {0xFF0D, 0xFF0E, 0xFF0C, 0xFF0F, 0xFF1A, 0x2010, 0x2212, 0x30FC};
    if (at == 0 || at + 1 >= n || !has(&chars[at - 1], TZ_CHAR_FULL) || !is_digit(&chars[at - 1]) ||
        !has(&chars[at + 1], TZ_CHAR_FULL) || !is_digit(&chars[at + 1]))
        return false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (chars[at].code == signs[i])
            return true;
    return false;
}

// Whether chars[at …] spell the word; gives its length in characters.
static size_t spelled(const tz_char *chars, size_t n, size_t at, const char *word) {
    size_t size = strlen(word), count = 0;
    for (size_t i = 0, length; i < size; i += length, count++)
        if (at + count >= n || chars[at + count].code != tz_code_at(word, size, i, &length))
            return 0;
    return count;
}

size_t tz_unit_length(const tz_char *chars, size_t n, size_t at) {
    for (const char *const *unit = tz_number_suffixes; *unit; unit++) {
        size_t length = spelled(chars, n, at, *unit);
        if (length)
            return length;
    }
    return 0;
}

static void raise_strength(uint8_t *strength, uint8_t least) {
    if (*strength < least)
        *strength = least;
}

// A number ends before `at`: no break before its unit, nor between the unit and a number right behind it, but a line
// may end between a year and the date that follows.
static void join_unit(const tz_char *chars, size_t n, size_t at, uint8_t *breaks) {
    size_t length = tz_unit_length(chars, n, at);
    for (size_t i = at; i < at + length; i++)
        raise_strength(&breaks[i], TZ_BREAK_ANYWHERE);
    size_t next = at + length;
    if (length && next < n && is_digit(&chars[next]) && chars[at].code != 0x5E74) // 年
        raise_strength(&breaks[next], TZ_BREAK_IN_TOKEN);
}

// A number begins at `at`: no break after 第 and the names of eras.
static void join_prefix(const tz_char *chars, size_t n, size_t at, uint8_t *breaks) {
    if (at >= 1 && chars[at - 1].code == 0x7B2C) // 第
        raise_strength(&breaks[at], TZ_BREAK_ANYWHERE);
    for (size_t i = 0; i < TZ_ERAS && at >= 2; i++)
        if (spelled(chars, n, at - 2, tz_eras[i].name)) {
            raise_strength(&breaks[at], TZ_BREAK_ANYWHERE);
            raise_strength(&breaks[at - 1], TZ_BREAK_ANYWHERE);
        }
}

// 1～3, 10:00～12:00: a range of numbers.
static void join_range(const tz_char *chars, size_t n, size_t at, uint8_t *breaks) {
    if (at > 0 && at + 1 < n && chars[at].class == TZ_CL_HYPHEN && is_digit(&chars[at - 1]) && is_digit(&chars[at + 1]))
        raise_strength(&breaks[at + 1], TZ_BREAK_IN_TOKEN);
}

static void join_numbers(const tz_char *chars, size_t n, uint8_t *breaks) {
    for (size_t i = 0; i < n; i++) {
        bool digit = is_digit(&chars[i]), behind = i > 0 && is_digit(&chars[i - 1]);
        if (!digit && !behind)
            continue;
        if (digit && !behind)
            join_prefix(chars, n, i, breaks);
        if (behind && !digit)
            join_unit(chars, n, i, breaks);
        join_range(chars, n, i, breaks);
        if (joins_full(chars, n, i)) {
            raise_strength(&breaks[i], TZ_BREAK_ANYWHERE);
            raise_strength(&breaks[i + 1], TZ_BREAK_IN_TOKEN);
        }
    }
}

// ---- all together ----

// Where a prohibition only protects a word, a line too short for the word may still be broken.
static uint8_t prohibition(const tz_char *before, const tz_char *after) {
    bool same_dots = before->class == TZ_CL_INSEPARABLE && before->code == after->code;
    return same_dots || (is_western(before) && is_western(after)) ? TZ_BREAK_ANYWHERE : TZ_BREAK_PROHIBITED;
}

// Kana, kanji and their marks: for these the pair table is all.
static bool is_japanese(const tz_char *c) {
    return c->code >= 0x80 && !c->flags && !is_western(c);
}

static uint8_t strength_between(tz_strictness level, const tz_char *chars, size_t at, bool in_address) {
    const tz_char *before = &chars[at - 1], *after = &chars[at];
    if (is_japanese(before) && is_japanese(after))
        return tz_strictness_allows_break(level, before, after) ? TZ_BREAK_ALLOWED : prohibition(before, after);
    if (has(before, TZ_CHAR_FORCED))
        return TZ_BREAK_ALLOWED;
    if (has(after, TZ_CHAR_SPACE)) // stays on the line before it
        return TZ_BREAK_PROHIBITED;
    if (has(before, TZ_CHAR_GLUE) || has(after, TZ_CHAR_GLUE))
        return TZ_BREAK_ANYWHERE;
    uint8_t strength = western_strength(chars, at, in_address);
    if (has(before, TZ_CHAR_SPACE)) { // no break after an opening bracket, spaces or not
        size_t i = at - 1;
        while (i > 0 && has(&chars[i], TZ_CHAR_SPACE))
            i--;
        if (chars[i].class == TZ_CL_OPENING || chars[i].class == TZ_CL_PREFIX)
            return TZ_BREAK_PROHIBITED;
    }
    if (has(before, TZ_CHAR_FULL) && has(after, TZ_CHAR_FULL | TZ_CHAR_LATIN))
        strength = TZ_BREAK_ANYWHERE;
    if (strength != TZ_BREAK_ALLOWED)
        return strength;
    return tz_strictness_allows_break(level, before, after) ? TZ_BREAK_ALLOWED : prohibition(before, after);
}

void tz_breaks_find(tz_strictness level, const tz_char *chars, size_t n, uint8_t *breaks) {
    size_t address = 0; // end of the current address
    breaks[0] = TZ_BREAK_ALLOWED;
    breaks[n] = TZ_BREAK_ALLOWED;
    for (size_t i = 1; i < n; i++) {
        if (i >= address && is_ascii_graphic(&chars[i - 1]) &&
            (i == 1 || !is_ascii_graphic(&chars[i - 2]) || is_bracket(&chars[i - 2])))
            address = address_end(chars, n, i - 1);
        breaks[i] = strength_between(level, chars, i, i < address);
    }
    join_numbers(chars, n, breaks);
}
