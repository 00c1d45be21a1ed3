// What a break would part although the rules allow it: katakana words, numbers that belong together, and kana from the
// mark that belongs to them. The best lines weigh it (line_cost.c). JLREQ 3.1.7 lets ー and small kana begin a line;
// the rest is a house rule.
#include "para.h"

// `parted` has TZ_PARTED_SEAM at seams.
static void mark_words(const tz_char *chars, size_t n, uint8_t *parted) {
    for (size_t i = 1; i < n; i++)
        if (!parted[i] && tz_is_katakana(&chars[i - 1]) && tz_is_katakana(&chars[i]))
            parted[i] = TZ_PARTED_WORD;
}

static bool is_digit(const tz_char *c) {
    return (c->flags & TZ_CHAR_DIGIT) != 0;
}

// A date goes on well behind its year, 年.
static void mark_units(const tz_char *chars, size_t n, uint8_t *parted) {
    for (size_t at = 1; at < n; at++) {
        if (!is_digit(&chars[at - 1]) || is_digit(&chars[at]))
            continue;
        size_t length = tz_unit_length(chars, n, at);
        if (length && chars[at].code != 0x5E74 && at + length < n && is_digit(&chars[at + length]))
            parted[at + length] |= TZ_PARTED_UNIT;
    }
}

static void mark_kana_marks(const tz_char *chars, size_t n, uint8_t *parted) {
    for (size_t i = 1; i < n; i++)
        if (chars[i].group == TZ_GROUP_PROLONGED || chars[i].group == TZ_GROUP_SMALL_KANA)
            parted[i] |= TZ_PARTED_KANA_MARK;
}

void tz_parted_find(const tz_char *chars, size_t n, uint8_t *parted) {
    for (size_t i = 0; i <= n; i++)
        parted[i] = TZ_PARTED_NOTHING;
    tz_seams_find_katakana(chars, n, parted);
    mark_words(chars, n, parted);
    mark_units(chars, n, parted);
    mark_kana_marks(chars, n, parted);
}
