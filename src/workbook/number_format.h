// Numbers as their formats show them: what the files for numbers and for dates share.
#ifndef WORKBOOK_NUMBER_FORMAT_H
#define WORKBOOK_NUMBER_FORMAT_H

#include "base/arena.h"

// ---- decimal.c ----

enum { TZ_DECIMAL_DIGITS = 15, TZ_DECIMAL_ROOM = 40 };

// 0.d₁d₂… × 10^point. Zero has no digits and no sign. Its first and last digits are not 0.
typedef struct tz_decimal {
    bool negative;
    char digits[TZ_DECIMAL_ROOM]; // '0' … '9', not NUL-terminated
    int32_t n, point;
} tz_decimal;
// "-1.5", "2E-3", as files write numbers. False: it is none, or beyond 10^±400.
bool tz_decimal_parse(const char *bytes, size_t size, tz_decimal *to);
// To so many digits (0: zero or one), the half away from zero.
void tz_decimal_round(tz_decimal *number, int32_t digits);
int tz_decimal_compare(const tz_decimal *a, const tz_decimal *b);
// The digit at 10^exponent: 0 for that before the point. '0' where it has none.
char tz_decimal_digit(const tz_decimal *number, int32_t exponent);
// As Excel's General shows it, but with all digits of whole numbers.
void tz_decimal_show_general(tz_arena *arena, const tz_decimal *number, tz_bytes *out);

// ---- number_format.c ----

// A section of a format: [from, to), and the condition in front of it.
typedef struct tz_format_section {
    const char *from, *to;
    const char *condition; // "<=" and so on; NULL: none
    tz_decimal limit;
} tz_format_section;

// ---- format_token.c: what stands in a section ----

typedef enum tz_format_kind {
    TZ_FORMAT_END,
    TZ_FORMAT_LITERAL, // text: bytes [from, to)
    TZ_FORMAT_PADDING, // a blank as wide as some character: " "
    TZ_FORMAT_DIGIT,   // 0 # ?
    TZ_FORMAT_POINT,
    TZ_FORMAT_COMMA,
    TZ_FORMAT_PERCENT,
    TZ_FORMAT_EXPONENT, // E+ E-
    TZ_FORMAT_SLASH,
    TZ_FORMAT_TEXT, // @
    TZ_FORMAT_GENERAL,
    TZ_FORMAT_DATE,    // a run of one letter: yyyy, m, d, h, s, g, e, aaa
    TZ_FORMAT_ELAPSED, // [h] [mm] [ss]
    TZ_FORMAT_NOON,    // AM/PM, A/P
} tz_format_kind;
typedef struct tz_format_token {
    tz_format_kind kind;
    const char *from, *to;
} tz_format_token;
// The token at *at, and moves on behind it. Colours, conditions and paddings are passed over.
tz_format_token tz_format_next(const tz_format_section *section, const char **at);
// Whether its locale is Japanese: [$-411], [$-ja-JP…]; and whether the first year of an era is 元.
bool tz_format_is_japanese(const tz_format_section *section, bool *gannen);

// ---- format_numerals.c ----

typedef enum tz_format_numerals {
    TZ_FORMAT_ASCII,
    TZ_FORMAT_KANJI,
    TZ_FORMAT_FORMAL,
    TZ_FORMAT_WIDE
} tz_format_numerals;
// Those that a section asks for: [DBNum1], [DBNum2], [DBNum3].
tz_format_numerals tz_format_numerals_of(const tz_format_section *section);
// Writes the digits from byte `from` on in other numerals; by their places: 二十三, not 二三.
void tz_format_put_numerals(tz_arena *arena, tz_format_numerals numbers, bool by_places, size_t from, tz_bytes *out);

// ---- format_date.c, format_number.c ----

bool tz_format_is_date(const tz_format_section *section);
// False: the number is no day that a spreadsheet knows.
bool tz_format_show_date(tz_arena *arena, const tz_format_section *section, const tz_decimal *number, bool since_1904,
                         tz_bytes *out);
void tz_format_show_number(tz_arena *arena, const tz_format_section *section, const tz_decimal *number, tz_bytes *out);

#endif
