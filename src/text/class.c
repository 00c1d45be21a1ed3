// The class of a character (JLREQ Appendix A): from the table (class_table.c), else from its Unicode properties; that
// of ASCII punctuation, digits and units also from its neighbours.
#include "base/utf8.h"
#include "rules.h"

#include <stdlib.h>
#include <string.h>

uint32_t tz_code_at(const char *text, size_t size, size_t at, size_t *length) {
    int32_t code = -1;
    *length = at < size ? tz_utf8_decode(text + at, size - at, &code) : 1;
    return code >= 0 ? (uint32_t)code : 0xFFFD;
}

// ---- the table ----

static int compare_row(const void *key, const void *entry) {
    uint32_t code = *(const uint32_t *)key;
    const tz_char_class_row *row = entry;
    return code < row->first ? -1 : code > row->last;
}

static const tz_char_class_row *find_row(uint32_t code) {
    return bsearch(&code, tz_char_class_rows, tz_char_class_rows_n, sizeof *tz_char_class_rows, compare_row);
}

// ---- properties ----

// Separators, and format characters: a zero width space is a break opportunity, all others (word joiner, byte order
// mark, soft hyphen, whose hyphen would not be the record's text) prohibit breaks.
static tz_char separator(uint32_t code, utf8proc_category_t category) {
    tz_char c = {code, TZ_CL_WORD_SPACE, TZ_GROUP_NONE, TZ_CHAR_SPACE};
    if (code == 0x3000)
        c.class = TZ_CL_IDEOGRAPHIC_SPACE;
    else if (code == 0x00A0 || code == 0x2007 || code == 0x202F)
        c.flags = TZ_CHAR_GLUE;
    else if (category == UTF8PROC_CATEGORY_CF && code != 0x200B)
        c = (tz_char){code, TZ_CL_WESTERN, TZ_GROUP_NONE, TZ_CHAR_GLUE};
    else if (category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP || code == 0x0B || code == 0x0C ||
             code == 0x85)
        c.flags = TZ_CHAR_SPACE | TZ_CHAR_FORCED;
    return c;
}

static tz_char letter_or_digit(uint32_t code, utf8proc_category_t category, bool wide) {
    bool digit = category == UTF8PROC_CATEGORY_ND;
    bool cased = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL;
    if (wide) // kanji, Hangul, and full-width letters and digits
        return (tz_char){code, TZ_CL_IDEOGRAPH, TZ_GROUP_NONE,
                         (uint8_t)((digit ? TZ_CHAR_DIGIT : 0) | (digit || cased ? TZ_CHAR_FULL : 0))};
    return (tz_char){code, digit ? TZ_CL_NUMERAL : TZ_CL_WESTERN, TZ_GROUP_NONE,
                     (uint8_t)(TZ_CHAR_LATIN | (digit && code < 0x80 ? TZ_CHAR_DIGIT : 0))};
}

// ², ₂ and ⁺ go with the letter or number they stand at: CO₂ and Na⁺ are words.
static bool is_raised(const utf8proc_property_t *property) {
    bool small =
        property->decomp_type == UTF8PROC_DECOMP_TYPE_SUPER || property->decomp_type == UTF8PROC_DECOMP_TYPE_SUB;
    return small && property->charwidth == 1;
}

static tz_char from_properties(uint32_t code) {
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code);
    utf8proc_category_t category = (utf8proc_category_t)property->category;
    if (is_raised(property))
        return letter_or_digit(code, UTF8PROC_CATEGORY_LM, false);
    switch (category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return letter_or_digit(code, category, property->charwidth == 2);
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
        return separator(code, category);
    case UTF8PROC_CATEGORY_PS: // brackets that JLREQ does not name
    case UTF8PROC_CATEGORY_PI:
        return (tz_char){code, TZ_CL_OPENING, TZ_GROUP_NONE, 0};
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PF:
        return (tz_char){code, TZ_CL_CLOSING, TZ_GROUP_NONE, 0};
    default: // ①, Ⅲ, ※, ○, →: set as ideographs (JLREQ A.19)
        return (tz_char){code, code < 0x80 ? TZ_CL_WESTERN : TZ_CL_IDEOGRAPH, TZ_GROUP_NONE, 0};
    }
}

static tz_char alone(uint32_t code) {
    if (code >= 0x4E00 && code <= 0x9FFF) // CJK Unified Ideographs: none is in the table
        return (tz_char){code, TZ_CL_IDEOGRAPH, TZ_GROUP_NONE, 0};
    const tz_char_class_row *row = find_row(code);
    tz_char c = row ? (tz_char){code, row->class, row->group, 0} : from_properties(code);
    if (code < 0x80 && !(c.flags & (TZ_CHAR_LATIN | TZ_CHAR_SPACE)))
        c.flags |= TZ_CHAR_NARROW;
    return c;
}

// ---- context ----

static bool is_digit(const char *text, size_t size, size_t at) {
    return at < size && text[at] >= '0' && text[at] <= '9';
}

static bool is_letter(const char *text, size_t size, size_t at) {
    return at < size && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z');
}

// Symbols of units that are written in Latin letters (SI and those used with it).
static bool is_unit(const char *word, size_t size) {
    static const char *const units[] = {"mm", "cm",  "m",   "km",   "g",   "mg",  "kg", "t",  "ml",
                                        "mL", "L",   "l",   "dl",   "dL",  "ha",  "kW", "W",  "V",
                                        "A",  "Hz",  "kHz", "MHz",  "GHz", "GB",  "MB", "KB", "TB",
                                        "Pa", "hPa", "kPa", "kcal", "cal", "min", "h",  "s",  "rpm"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i]) == size && memcmp(units[i], word, size) == 0)
            return true;
    return false;
}

// Whether the Latin letter at `at` is part of a unit right behind a number (JLREQ cl-25).
static bool in_unit(const char *text, size_t size, size_t at) {
    size_t from = at, to = at;
    while (from > 0 && at - from < 4 && is_letter(text, size, from - 1))
        from--;
    while (to < size && to - from < 5 && is_letter(text, size, to))
        to++;
    return from > 0 && is_digit(text, size, from - 1) && is_unit(text + from, to - from);
}

tz_char tz_char_at(const char *text, size_t size, size_t at) {
    size_t length;
    tz_char c = alone(tz_code_at(text, size, at, &length));
    if (c.code >= 0x80 && c.code != 0x2019)
        return c;
    bool digits = at > 0 && is_digit(text, size, at - 1) && is_digit(text, size, at + length);
    bool word = at > 0 && (is_digit(text, size, at - 1) || is_letter(text, size, at - 1)) &&
                (is_digit(text, size, at + length) || is_letter(text, size, at + length));
    if (c.code == 0x2019) {
        if (word) // an apostrophe
            c = (tz_char){c.code, TZ_CL_WESTERN, TZ_GROUP_NONE, TZ_CHAR_NARROW};
    } else if (digits && strchr(",.:/-~", (int)c.code))
        c.class = TZ_CL_NUMERAL;
    else if (word && strchr(".:/-_~'", (int)c.code))
        c.class = TZ_CL_WESTERN;
    else if (is_letter(text, size, at) && in_unit(text, size, at))
        c.class = TZ_CL_UNIT;
    return c;
}
