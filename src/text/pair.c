// The pair tables of JLREQ (Appendices B to E): gap, break, shrink and stretch between any two classes.
//
// One row a class before, one letter a class after, in the order cl-01 … cl-16, 19, 24, 26, 27, as JLREQ prints its
// tables. The remaining classes are set like one of these.
#include "rules.h"

enum { COLUMNS = 20 };

// Table 1, between half-em bodies: q ¼ em, h ½, t ¾.
static const char gaps[COLUMNS][COLUMNS + 1] = {
    "....q...............", // 01 opening brackets
    "h.hhq..hhhhhh.hhhhhh", // 02 closing brackets
    "h...q...............", // 03 hyphens
    "h...q............q.q", // 04 dividing punctuation
    "qqqqhqqqqqqqqqqqqqqq", // 05 middle dots
    "h.hht..hhhhhhhhhhhhh", // 06 full stops
    "h.hht..hhhhhhhhhhhhh", // 07 commas
    "h...q...............", // 08 inseparable characters
    "h...q............q.q", // 09 iteration marks
    "h...q............q.q", // 10 prolonged sound mark
    "h...q............q.q", // 11 small kana
    "h...q...............", // 12 prefixed abbreviations
    "h...q...............", // 13 postfixed abbreviations
    "....q...............", // 14 ideographic space
    "h...q............q.q", // 15 hiragana
    "h...q............q.q", // 16 katakana
    "h...q............q.q", // 19 ideographs
    "h...q...qqq...qqq...", // 24 grouped numerals
    "h...q...............", // 26 Western word space
    "h...q...qqq...qqq...", // 27 Western characters
};

// Table 2: x no line ends between them.
static const char breaks[COLUMNS][COLUMNS + 1] = {
    "xxxxxxxxxxxxxxxxxxxx", // 01
    ".xxxxxx.xxx.........", // 02
    ".xxxxxx.xxx.........", // 03
    ".xxxxxx.xxx.........", // 04
    ".xxxxxx.xxx.........", // 05
    ".xxxxxx.xxx.........", // 06
    ".xxxxxx.xxx.........", // 07
    ".xxxxxxxxxx.........", // 08 (two different ones may part: C.2, note 5)
    ".xxxxxx.xxx.........", // 09
    ".xxxxxx.xxx.........", // 10
    ".xxxxxx.xxx.........", // 11
    "xxxxxxxxxxxxxxxxxxxx", // 12
    ".xxxxxx.xxx.........", // 13
    ".xxxxxx.xxx.........", // 14
    ".xxxxxx.xxx.........", // 15
    ".xxxxxx.xxx.........", // 16
    ".xxxxxx.xxx.........", // 19
    ".xxxxxx.xxx.x....x..", // 24
    ".xxxxxx.xxx.........", // 26
    ".xxxxxx.xxx......x.x", // 27
};

// Table 3: the stage in which the gap shrinks. 4 and 5: to nothing (of 。・ only the dot's part), 6: to ⅛ em.
static const char shrinks[COLUMNS][COLUMNS + 1] = {
    "....4...............", // 01
    "5.554..555555.555555", // 02
    "5...4...............", // 03
    "5...4............6.6", // 04
    "44444444444444444444", // 05
    "....4...............", // 06
    "5.555..5555555555555", // 07
    "5...4...............", // 08
    "5...4............6.6", // 09
    "5...4............6.6", // 10
    "5...4............6.6", // 11
    "5...4...............", // 12
    "5...4...............", // 13
    "....4...............", // 14
    "5...4............6.6", // 15
    "5...4............6.6", // 16
    "5...4............6.6", // 19
    "5...4...666...666...", // 24
    "5...4...............", // 26
    "5...4...666...666...", // 27
};

// Table 6: the stage in which the gap stretches. 2: to ½ em, 3: to ¼ em, 4: evenly with all others.
static const char stretches[COLUMNS][COLUMNS + 1] = {
    "....................", // 01
    "4......4...444444444", // 02
    "4......4...444444444", // 03
    "4......4...444444242", // 04
    "4......4...444444444", // 05
    "4......4...444444444", // 06
    "4......4...444444444", // 07
    "4......3333334333443", // 08
    "4......4333334333242", // 09
    "4......4333334333242", // 10
    "4......4333334333242", // 11
    ".......333333.333.43", // 12
    "4......3333334333343", // 13
    "4......4...444444444", // 14
    "4......3333334333242", // 15
    "4......3333334333242", // 16
    "4......3333334333242", // 19
    "4......32223.4222.4.", // 24
    "4.444444444444444444", // 26
    "4......3222334222.4.", // 27
};

// The row of a class. Mathematical signs have no gap next to numbers and start no line after one, like 13; ruby,
// ornamented and upright-in-vertical runs stand as ideographs; inline notes have brackets.
static size_t row_of(tz_char_class class) {
    enum { IDEOGRAPH_ROW = 16, NUMERAL_ROW, SPACE_ROW, WESTERN_ROW };
    static const uint8_t rows[] = {
        [0] = IDEOGRAPH_ROW,
        [TZ_CL_OPENING] = 0,
        [TZ_CL_CLOSING] = 1,
        [TZ_CL_HYPHEN] = 2,
        [TZ_CL_DIVIDING] = 3,
        [TZ_CL_MIDDLE_DOT] = 4,
        [TZ_CL_FULL_STOP] = 5,
        [TZ_CL_COMMA] = 6,
        [TZ_CL_INSEPARABLE] = 7,
        [TZ_CL_ITERATION] = 8,
        [TZ_CL_PROLONGED] = 9,
        [TZ_CL_SMALL_KANA] = 10,
        [TZ_CL_PREFIX] = 11,
        [TZ_CL_POSTFIX] = 12,
        [TZ_CL_IDEOGRAPHIC_SPACE] = 13,
        [TZ_CL_HIRAGANA] = 14,
        [TZ_CL_KATAKANA] = 15,
        [TZ_CL_MATH_SYMBOL] = 12,
        [TZ_CL_MATH_OPERATOR] = 12,
        [TZ_CL_IDEOGRAPH] = IDEOGRAPH_ROW,
        [TZ_CL_REFERENCE] = IDEOGRAPH_ROW,
        [TZ_CL_ORNAMENTED] = IDEOGRAPH_ROW,
        [TZ_CL_RUBY] = IDEOGRAPH_ROW,
        [TZ_CL_RUBY_JUKUGO] = IDEOGRAPH_ROW,
        [TZ_CL_NUMERAL] = NUMERAL_ROW,
        [TZ_CL_UNIT] = WESTERN_ROW,
        [TZ_CL_WORD_SPACE] = SPACE_ROW,
        [TZ_CL_WESTERN] = WESTERN_ROW,
        [TZ_CL_WARICHU_OPEN] = 0,
        [TZ_CL_WARICHU_CLOSE] = 1,
        [TZ_CL_TATECHUYOKO] = IDEOGRAPH_ROW,
    };
    return rows[class];
}

static tz_em gap_of(char letter) {
    return letter == 'q' ? TZ_EM / 4 : letter == 'h' ? TZ_EM / 2 : letter == 't' ? TZ_EM * 3 / 4 : 0;
}

static uint8_t stage_of(char letter) {
    return letter == '.' ? 0 : (uint8_t)(letter - '0');
}

static tz_em shrink_of(tz_char_class before, tz_char_class after, tz_em gap, uint8_t stage) {
    if (stage == 6)
        return TZ_EM / 8;
    if (before == TZ_CL_FULL_STOP && after == TZ_CL_MIDDLE_DOT)
        return TZ_EM / 4; // the half em after a full stop never shrinks
    return stage ? gap : 0;
}

tz_class_pair tz_class_pair_of(tz_char_class before, tz_char_class after) {
    size_t row = row_of(before), column = row_of(after);
    tz_em gap = gap_of(gaps[row][column]);
    uint8_t shrink = stage_of(shrinks[row][column]), stretch = stage_of(stretches[row][column]);
    bool inside_unit = after == TZ_CL_UNIT && (before == TZ_CL_NUMERAL || before == TZ_CL_UNIT);
    return (tz_class_pair){
        .gap = gap,
        .breakable = breaks[row][column] == '.' && !inside_unit,
        .shrink = shrink_of(before, after, gap, shrink),
        .shrink_stage = shrink,
        .stretch_stage = inside_unit ? 0 : stretch,
    };
}
