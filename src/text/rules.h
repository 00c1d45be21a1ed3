// What the composition rules know of one character, and how lines may break and space between two of them.
//
// Private to src/text. Tables are data (class_table.c, pair.c, strictness.c, number_suffixes.c); the code only
// looks them up.
#ifndef TEXT_RULES_H
#define TEXT_RULES_H

#include "text/text.h"

// Character classes cl-01 … cl-30 (JLREQ 3.9 and Appendix A).
typedef enum tz_char_class {
    TZ_CL_OPENING = 1,
    TZ_CL_CLOSING = 2,
    TZ_CL_HYPHEN = 3,
    TZ_CL_DIVIDING = 4,
    TZ_CL_MIDDLE_DOT = 5,
    TZ_CL_FULL_STOP = 6,
    TZ_CL_COMMA = 7,
    TZ_CL_INSEPARABLE = 8,
    TZ_CL_ITERATION = 9,
    TZ_CL_PROLONGED = 10,
    TZ_CL_SMALL_KANA = 11,
    TZ_CL_PREFIX = 12,
    TZ_CL_POSTFIX = 13,
    TZ_CL_IDEOGRAPHIC_SPACE = 14,
    TZ_CL_HIRAGANA = 15,
    TZ_CL_KATAKANA = 16,
    TZ_CL_MATH_SYMBOL = 17,
    TZ_CL_MATH_OPERATOR = 18,
    TZ_CL_IDEOGRAPH = 19,
    TZ_CL_REFERENCE = 20,
    TZ_CL_ORNAMENTED = 21,
    TZ_CL_RUBY = 22,
    TZ_CL_RUBY_JUKUGO = 23,
    TZ_CL_NUMERAL = 24,
    TZ_CL_UNIT = 25,
    TZ_CL_WORD_SPACE = 26,
    TZ_CL_WESTERN = 27,
    TZ_CL_WARICHU_OPEN = 28,
    TZ_CL_WARICHU_CLOSE = 29,
    TZ_CL_TATECHUYOKO = 30,
} tz_char_class;

// Characters that a level of strictness treats otherwise than the pair table (JLREQ C.3; CSS Text 3, 5.2); all others
// are TZ_GROUP_NONE.
typedef enum tz_strictness_group {
    TZ_GROUP_NONE,
    TZ_GROUP_KANJI_ITERATION,     // 々
    TZ_GROUP_ITERATION,           // the other iteration marks
    TZ_GROUP_PROLONGED,           // ー
    TZ_GROUP_SMALL_KANA,          // ぁ ッ ㇷ
    TZ_GROUP_HYPHEN,              // ‐ – 〜 ゠
    TZ_GROUP_KATAKANA_MIDDLE_DOT, // ・
    TZ_GROUP_MIDDLE_DOT,          // ： ；
    TZ_GROUP_DIVIDING,            // ！ ？ ‼
    TZ_GROUP_DOTS,                // … ‥
    TZ_GROUP_DASH,                // — 〳 〴 〵
    TZ_GROUP_PERCENT,             // ％
    TZ_GROUP_PERCENT_NARROW,      // %
    TZ_GROUP_POSTFIX,             // ° ′ ℃
    TZ_GROUP_SQUARED,             // ㎡ ㌔
    TZ_GROUP_PREFIX,              // ￥
    TZ_GROUPS
} tz_strictness_group;

enum {
    TZ_CHAR_SPACE = 1,    // white space: takes no room at a line's end
    TZ_CHAR_GLUE = 2,     // no break on either side (no-break space, word joiner)
    TZ_CHAR_LATIN = 4,    // a letter or digit that takes the quarter em next to Japanese
    TZ_CHAR_NARROW = 8,   // ASCII punctuation: has no half-em gap of its own
    TZ_CHAR_DIGIT = 16,   // 0-9 of either width
    TZ_CHAR_FULL = 32,    // full-width letter or digit
    TZ_CHAR_FORCED = 64,  // line separator: the line ends after it
    TZ_CHAR_HIDDEN = 128, // ruby notation: shows nothing
};

typedef struct tz_char {
    uint32_t code; // first code point of the cluster
    uint8_t class; // tz_char_class
    uint8_t group; // tz_strictness_group
    uint8_t flags; // TZ_CHAR_*
} tz_char;

// The character at text[at]; its neighbours decide the class of ASCII punctuation, digits and units.
tz_char tz_char_at(const char *text, size_t size, size_t at);

// One row of the class table: code points first … last, ascending.
typedef struct tz_char_class_row {
    uint32_t first, last;
    uint8_t class, group;
} tz_char_class_row;
extern const tz_char_class_row tz_char_class_rows[];
extern const size_t tz_char_class_rows_n;

// What the pair tables have for two adjacent characters (JLREQ Appendices B to E).
typedef struct tz_class_pair {
    tz_em gap;                           // between half-em bodies (B, Table 1)
    bool breakable;                      // at TZ_VERY_STRICT, where no level makes exceptions (C, Table 2)
    tz_em shrink;                        // how much the gap may be reduced (D, Table 3)
    uint8_t shrink_stage, stretch_stage; // the step of 3.8.3 and 3.8.4 (D; E, Table 6) in which it is; 0: never
} tz_class_pair;
tz_class_pair tz_class_pair_of(tz_char_class before, tz_char_class after);

// Marks whose white space is on their right: 」。、
static inline bool tz_is_closing(uint8_t class) {
    return class == TZ_CL_CLOSING || class == TZ_CL_FULL_STOP || class == TZ_CL_COMMA;
}

// Whether a line may end between two characters at a level of strictness.
bool tz_strictness_allows_break(tz_strictness level, const tz_char *before, const tz_char *after);

// The code point at text[at] (U+FFFD for a bad byte) and its length in bytes.
uint32_t tz_code_at(const char *text, size_t size, size_t at, size_t *length);

// ---- spacing ----

enum { TZ_STRETCH_LATIN = 2 }; // the stretch_stage of gaps between Japanese and Latin (JLREQ 3.8.4 b)

// The space between two adjacent characters of a paragraph (JLREQ 3.1.2 to 3.1.4, Appendices B, D and E).
typedef struct tz_spacing {
    tz_em add;                           // distance between the glyphs' full advance boxes; negative: trimmed
    tz_em shrink;                        // how much it may lose when a line is fitted
    uint8_t shrink_stage, stretch_stage; // 0: never; how much it may gain: stretch.c
} tz_spacing;
// `trimmable` is the white space inside the two glyphs' advances: on the right of the first and the left of the second.
tz_spacing tz_spacing_between(tz_spacing_trim trim, const tz_char *before, const tz_char *after, tz_em trimmable);

// ---- tokens ----

// Between two characters, from weak to strong (JLREQ 3.1.7, 3.1.8, 3.1.10 and Appendix C; tokens are a house rule). A
// token is a word, a number or an address.
enum {
    TZ_BREAK_ALLOWED,    // a break opportunity
    TZ_BREAK_IN_TOKEN,   // one only in a token longer than the line: behind a delimiter
    TZ_BREAK_ANYWHERE,   // one only in a token longer than the line that has no better one
    TZ_BREAK_PROHIBITED, // one only in what is longer than the line and has no opportunity at all: marks in a row
    TZ_BREAK_NEVER,      // none: within a base that has a reading
    TZ_BREAK_STRENGTHS = TZ_BREAK_NEVER,
};
// breaks[i], 0 < i < n: between chars[i - 1] and chars[i]. breaks has room for n + 1; breaks[0] and breaks[n] are
// TZ_BREAK_ALLOWED.
void tz_breaks_find(tz_strictness level, const tz_char *chars, size_t n, uint8_t *breaks);
// How many of the characters from chars[at] on, behind a number, are a unit or what it counts; 0: none.
size_t tz_unit_length(const tz_char *chars, size_t n, size_t at);
// Units and counters that stay with the number before them, longest first: UTF-8, NULL-terminated.
extern const char *const tz_number_suffixes[];

#endif
