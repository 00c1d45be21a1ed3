// Character classes: the table. Ascending code points, one row a run of the same class and group.
//
// Source: JLREQ Appendix A (cl-01 … cl-19), with the full- and half-width forms of what it lists as ASCII or as
// full-width only (UAX #11), and the members that CSS Text 3, 5.2 adds by their line-breaking class: IN to
// cl-08, PO and PR of East Asian width to cl-13 and cl-12, CJ to cl-11. ASCII punctuation that stands inside
// a number or a word is sorted out by class.c. What is not here is classed by its Unicode properties.
#include "rules.h"

#define ROW(first, last, class, group)                                                                                 \
    { (first), (last), TZ_CL_##class, TZ_GROUP_##group }

const tz_char_class_row tz_char_class_rows[] = {
    ROW(0x0021, 0x0021, DIVIDING, NONE),             // !
    ROW(0x0022, 0x0022, WESTERN, NONE),              // "
    ROW(0x0023, 0x0024, PREFIX, NONE),               // # $
    ROW(0x0025, 0x0025, POSTFIX, PERCENT_NARROW),    // %
    ROW(0x0028, 0x0028, OPENING, NONE),              // (
    ROW(0x0029, 0x0029, CLOSING, NONE),              // )
    ROW(0x002B, 0x002B, MATH_OPERATOR, NONE),        // +
    ROW(0x002C, 0x002C, COMMA, NONE),                // ,
    ROW(0x002D, 0x002D, HYPHEN, NONE),               // -
    ROW(0x002E, 0x002E, FULL_STOP, NONE),            // .
    ROW(0x002F, 0x002F, HYPHEN, NONE),               // /
    ROW(0x003A, 0x003B, MIDDLE_DOT, NONE),           // : ;
    ROW(0x003C, 0x003E, MATH_SYMBOL, NONE),          // < = >
    ROW(0x003F, 0x003F, DIVIDING, NONE),             // ?
    ROW(0x005B, 0x005B, OPENING, NONE),              // [
    ROW(0x005D, 0x005D, CLOSING, NONE),              // ]
    ROW(0x007B, 0x007B, OPENING, NONE),              // {
    ROW(0x007D, 0x007D, CLOSING, NONE),              // }
    ROW(0x007E, 0x007E, HYPHEN, NONE),               // ~
    ROW(0x00A2, 0x00A2, POSTFIX, PERCENT_NARROW),    // ¢
    ROW(0x00A3, 0x00A3, PREFIX, PREFIX),             // £
    ROW(0x00A5, 0x00A5, PREFIX, PREFIX),             // ¥
    ROW(0x00AB, 0x00AB, OPENING, NONE),              // «
    ROW(0x00B0, 0x00B0, POSTFIX, POSTFIX),           // °
    ROW(0x00B1, 0x00B1, MATH_OPERATOR, NONE),        // ±
    ROW(0x00B2, 0x00B3, WESTERN, NONE),              // ² ³
    ROW(0x00B9, 0x00B9, WESTERN, NONE),              // ¹
    ROW(0x00BB, 0x00BB, CLOSING, NONE),              // »
    ROW(0x00D7, 0x00D7, MATH_OPERATOR, NONE),        // ×
    ROW(0x00F7, 0x00F7, MATH_OPERATOR, NONE),        // ÷
    ROW(0x2010, 0x2010, HYPHEN, HYPHEN),             // ‐
    ROW(0x2013, 0x2013, HYPHEN, HYPHEN),             // –
    ROW(0x2014, 0x2015, INSEPARABLE, DASH),          // — ―
    ROW(0x2018, 0x2018, OPENING, NONE),              // ‘
    ROW(0x2019, 0x2019, CLOSING, NONE),              // ’
    ROW(0x201C, 0x201C, OPENING, NONE),              // “
    ROW(0x201D, 0x201D, CLOSING, NONE),              // ”
    ROW(0x2024, 0x2026, INSEPARABLE, DOTS),          // ․ ‥ …
    ROW(0x2030, 0x2031, POSTFIX, POSTFIX),           // ‰ ‱
    ROW(0x2032, 0x2037, POSTFIX, POSTFIX),           // ′ ″ ‵
    ROW(0x203C, 0x203C, DIVIDING, DIVIDING),         // ‼
    ROW(0x203D, 0x203D, DIVIDING, DIVIDING),         // ‽
    ROW(0x2047, 0x2049, DIVIDING, DIVIDING),         // ⁇ ⁈ ⁉
    ROW(0x2070, 0x209C, WESTERN, NONE),              // super- and subscripts
    ROW(0x20AC, 0x20AC, PREFIX, PREFIX),             // €
    ROW(0x2103, 0x2103, POSTFIX, POSTFIX),           // ℃
    ROW(0x2109, 0x2109, POSTFIX, POSTFIX),           // ℉
    ROW(0x2113, 0x2113, POSTFIX, SQUARED),           // ℓ
    ROW(0x2116, 0x2116, PREFIX, PREFIX),             // №
    ROW(0x21D2, 0x21D2, MATH_SYMBOL, NONE),          // ⇒
    ROW(0x21D4, 0x21D4, MATH_SYMBOL, NONE),          // ⇔
    ROW(0x2208, 0x220B, MATH_SYMBOL, NONE),          // ∈ ∋
    ROW(0x2212, 0x2213, MATH_OPERATOR, NONE),        // − ∓
    ROW(0x221D, 0x221D, MATH_SYMBOL, NONE),          // ∝
    ROW(0x2225, 0x222A, MATH_SYMBOL, NONE),          // ∥ ∧ ∨ ∩ ∪
    ROW(0x223D, 0x223D, MATH_SYMBOL, NONE),          // ∽
    ROW(0x2243, 0x224B, MATH_SYMBOL, NONE),          // ≃ ≅ ≈
    ROW(0x2252, 0x2252, MATH_SYMBOL, NONE),          // ≒
    ROW(0x2260, 0x2262, MATH_SYMBOL, NONE),          // ≠ ≡ ≢
    ROW(0x2264, 0x226B, MATH_SYMBOL, NONE),          // ≦ ≧ ≪ ≫
    ROW(0x2276, 0x2277, MATH_SYMBOL, NONE),          // ≶ ≷
    ROW(0x2282, 0x228B, MATH_SYMBOL, NONE),          // ⊂ ⊃ ⊊ ⊋
    ROW(0x2295, 0x2297, MATH_SYMBOL, NONE),          // ⊕ ⊖ ⊗
    ROW(0x22A5, 0x22A5, MATH_SYMBOL, NONE),          // ⊥
    ROW(0x22DA, 0x22DB, MATH_SYMBOL, NONE),          // ⋚ ⋛
    ROW(0x22EF, 0x22EF, INSEPARABLE, DOTS),          // ⋯
    ROW(0x2985, 0x2985, OPENING, NONE),              // ⦅
    ROW(0x2986, 0x2986, CLOSING, NONE),              // ⦆
    ROW(0x3001, 0x3001, COMMA, NONE),                // 、
    ROW(0x3002, 0x3002, FULL_STOP, NONE),            // 。
    ROW(0x3005, 0x3005, ITERATION, KANJI_ITERATION), // 々
    ROW(0x3008, 0x3008, OPENING, NONE),              // 〈
    ROW(0x3009, 0x3009, CLOSING, NONE),              // 〉
    ROW(0x300A, 0x300A, OPENING, NONE),              // 《
    ROW(0x300B, 0x300B, CLOSING, NONE),              // 》
    ROW(0x300C, 0x300C, OPENING, NONE),              // 「
    ROW(0x300D, 0x300D, CLOSING, NONE),              // 」
    ROW(0x300E, 0x300E, OPENING, NONE),              // 『
    ROW(0x300F, 0x300F, CLOSING, NONE),              // 』
    ROW(0x3010, 0x3010, OPENING, NONE),              // 【
    ROW(0x3011, 0x3011, CLOSING, NONE),              // 】
    ROW(0x3014, 0x3014, OPENING, NONE),              // 〔
    ROW(0x3015, 0x3015, CLOSING, NONE),              // 〕
    ROW(0x3016, 0x3016, OPENING, NONE),              // 〖
    ROW(0x3017, 0x3017, CLOSING, NONE),              // 〗
    ROW(0x3018, 0x3018, OPENING, NONE),              // 〘
    ROW(0x3019, 0x3019, CLOSING, NONE),              // 〙
    ROW(0x301A, 0x301A, OPENING, NONE),              // 〚
    ROW(0x301B, 0x301B, CLOSING, NONE),              // 〛
    ROW(0x301C, 0x301C, HYPHEN, HYPHEN),             // 〜
    ROW(0x301D, 0x301D, OPENING, NONE),              // 〝
    ROW(0x301E, 0x301F, CLOSING, NONE),              // 〞 〟
    ROW(0x3033, 0x3035, INSEPARABLE, DASH),          // 〳 〴 〵
    ROW(0x303B, 0x303B, ITERATION, ITERATION),       // 〻
    ROW(0x3041, 0x3041, SMALL_KANA, SMALL_KANA),     // ぁ
    ROW(0x3042, 0x3042, HIRAGANA, NONE),
    ROW(0x3043, 0x3043, SMALL_KANA, SMALL_KANA), // ぃ
    ROW(0x3044, 0x3044, HIRAGANA, NONE),
    ROW(0x3045, 0x3045, SMALL_KANA, SMALL_KANA), // ぅ
    ROW(0x3046, 0x3046, HIRAGANA, NONE),
    ROW(0x3047, 0x3047, SMALL_KANA, SMALL_KANA), // ぇ
    ROW(0x3048, 0x3048, HIRAGANA, NONE),
    ROW(0x3049, 0x3049, SMALL_KANA, SMALL_KANA), // ぉ
    ROW(0x304A, 0x3062, HIRAGANA, NONE),
    ROW(0x3063, 0x3063, SMALL_KANA, SMALL_KANA), // っ
    ROW(0x3064, 0x3082, HIRAGANA, NONE),
    ROW(0x3083, 0x3083, SMALL_KANA, SMALL_KANA), // ゃ
    ROW(0x3084, 0x3084, HIRAGANA, NONE),
    ROW(0x3085, 0x3085, SMALL_KANA, SMALL_KANA), // ゅ
    ROW(0x3086, 0x3086, HIRAGANA, NONE),
    ROW(0x3087, 0x3087, SMALL_KANA, SMALL_KANA), // ょ
    ROW(0x3088, 0x308D, HIRAGANA, NONE),
    ROW(0x308E, 0x308E, SMALL_KANA, SMALL_KANA), // ゎ
    ROW(0x308F, 0x3094, HIRAGANA, NONE),
    ROW(0x3095, 0x3096, SMALL_KANA, SMALL_KANA), // ゕ ゖ
    ROW(0x309B, 0x309C, ITERATION, NONE),        // ゛ ゜: belong to the kana before them
    ROW(0x309D, 0x309E, ITERATION, ITERATION),   // ゝ ゞ
    ROW(0x309F, 0x309F, HIRAGANA, NONE),         // ゟ
    ROW(0x30A0, 0x30A0, HYPHEN, HYPHEN),         // ゠
    ROW(0x30A1, 0x30A1, SMALL_KANA, SMALL_KANA), // ァ
    ROW(0x30A2, 0x30A2, KATAKANA, NONE),
    ROW(0x30A3, 0x30A3, SMALL_KANA, SMALL_KANA), // ィ
    ROW(0x30A4, 0x30A4, KATAKANA, NONE),
    ROW(0x30A5, 0x30A5, SMALL_KANA, SMALL_KANA), // ゥ
    ROW(0x30A6, 0x30A6, KATAKANA, NONE),
    ROW(0x30A7, 0x30A7, SMALL_KANA, SMALL_KANA), // ェ
    ROW(0x30A8, 0x30A8, KATAKANA, NONE),
    ROW(0x30A9, 0x30A9, SMALL_KANA, SMALL_KANA), // ォ
    ROW(0x30AA, 0x30C2, KATAKANA, NONE),
    ROW(0x30C3, 0x30C3, SMALL_KANA, SMALL_KANA), // ッ
    ROW(0x30C4, 0x30E2, KATAKANA, NONE),
    ROW(0x30E3, 0x30E3, SMALL_KANA, SMALL_KANA), // ャ
    ROW(0x30E4, 0x30E4, KATAKANA, NONE),
    ROW(0x30E5, 0x30E5, SMALL_KANA, SMALL_KANA), // ュ
    ROW(0x30E6, 0x30E6, KATAKANA, NONE),
    ROW(0x30E7, 0x30E7, SMALL_KANA, SMALL_KANA), // ョ
    ROW(0x30E8, 0x30ED, KATAKANA, NONE),
    ROW(0x30EE, 0x30EE, SMALL_KANA, SMALL_KANA), // ヮ
    ROW(0x30EF, 0x30F4, KATAKANA, NONE),
    ROW(0x30F5, 0x30F6, SMALL_KANA, SMALL_KANA), // ヵ ヶ
    ROW(0x30F7, 0x30FA, KATAKANA, NONE),
    ROW(0x30FB, 0x30FB, MIDDLE_DOT, KATAKANA_MIDDLE_DOT), // ・
    ROW(0x30FC, 0x30FC, PROLONGED, PROLONGED),            // ー
    ROW(0x30FD, 0x30FE, ITERATION, ITERATION),            // ヽ ヾ
    ROW(0x30FF, 0x30FF, KATAKANA, NONE),                  // ヿ
    ROW(0x31F0, 0x31FF, SMALL_KANA, SMALL_KANA),          // ㇰ … ㇿ
    ROW(0x3300, 0x3357, POSTFIX, SQUARED),                // ㌀ … ㍗
    ROW(0x3371, 0x337A, POSTFIX, SQUARED),                // ㍱ …
    ROW(0x3380, 0x33DF, POSTFIX, SQUARED),                // ㎀ … ㏟
    ROW(0xFE10, 0xFE11, COMMA, NONE),                     // ︐ ︑
    ROW(0xFE12, 0xFE12, FULL_STOP, NONE),                 // ︒
    ROW(0xFE13, 0xFE14, MIDDLE_DOT, MIDDLE_DOT),          // ︓ ︔
    ROW(0xFE15, 0xFE16, DIVIDING, DIVIDING),              // ︕ ︖
    ROW(0xFE19, 0xFE19, INSEPARABLE, DOTS),               // ︙
    ROW(0xFE50, 0xFE51, COMMA, NONE),                     // ﹐ ﹑
    ROW(0xFE52, 0xFE52, FULL_STOP, NONE),                 // ﹒
    ROW(0xFE54, 0xFE55, MIDDLE_DOT, MIDDLE_DOT),          // ﹔ ﹕
    ROW(0xFE56, 0xFE57, DIVIDING, DIVIDING),              // ﹖ ﹗
    ROW(0xFE6A, 0xFE6A, POSTFIX, PERCENT),                // ﹪
    ROW(0xFF01, 0xFF01, DIVIDING, DIVIDING),              // ！
    ROW(0xFF03, 0xFF04, PREFIX, PREFIX),                  // ＃ ＄
    ROW(0xFF05, 0xFF05, POSTFIX, PERCENT),                // ％
    ROW(0xFF08, 0xFF08, OPENING, NONE),                   // （
    ROW(0xFF09, 0xFF09, CLOSING, NONE),                   // ）
    ROW(0xFF0B, 0xFF0B, MATH_OPERATOR, NONE),             // ＋
    ROW(0xFF0C, 0xFF0C, COMMA, NONE),                     // ，
    ROW(0xFF0D, 0xFF0D, MATH_OPERATOR, NONE),             // －
    ROW(0xFF0E, 0xFF0E, FULL_STOP, NONE),                 // ．
    ROW(0xFF1A, 0xFF1B, MIDDLE_DOT, MIDDLE_DOT),          // ： ；
    ROW(0xFF1C, 0xFF1E, MATH_SYMBOL, NONE),               // ＜ ＝ ＞
    ROW(0xFF1F, 0xFF1F, DIVIDING, DIVIDING),              // ？
    ROW(0xFF3B, 0xFF3B, OPENING, NONE),                   // ［
    ROW(0xFF3D, 0xFF3D, CLOSING, NONE),                   // ］
    ROW(0xFF5B, 0xFF5B, OPENING, NONE),                   // ｛
    ROW(0xFF5D, 0xFF5D, CLOSING, NONE),                   // ｝
    ROW(0xFF5E, 0xFF5E, HYPHEN, HYPHEN),                  // ～, which counts as 〜
    ROW(0xFF5F, 0xFF5F, OPENING, NONE),                   // ｟
    ROW(0xFF60, 0xFF60, CLOSING, NONE),                   // ｠
    ROW(0xFF61, 0xFF61, FULL_STOP, NONE),                 // ｡
    ROW(0xFF62, 0xFF62, OPENING, NONE),                   // ｢
    ROW(0xFF63, 0xFF63, CLOSING, NONE),                   // ｣
    ROW(0xFF64, 0xFF64, COMMA, NONE),                     // ､
    ROW(0xFF65, 0xFF65, MIDDLE_DOT, KATAKANA_MIDDLE_DOT), // ･
    ROW(0xFF66, 0xFF66, KATAKANA, NONE),                  // ｦ
    ROW(0xFF67, 0xFF6F, SMALL_KANA, SMALL_KANA),          // ｧ … ｯ
    ROW(0xFF70, 0xFF70, PROLONGED, PROLONGED),            // ｰ
    ROW(0xFF71, 0xFF9D, KATAKANA, NONE),                  // ｱ … ﾝ
    ROW(0xFF9E, 0xFF9F, ITERATION, NONE),                 // ﾞ ﾟ: belong to the kana before them
    ROW(0xFFE0, 0xFFE0, POSTFIX, POSTFIX),                // ￠
    ROW(0xFFE1, 0xFFE1, PREFIX, PREFIX),                  // ￡
    ROW(0xFFE5, 0xFFE6, PREFIX, PREFIX),                  // ￥ ￦
    ROW(0x10AF6, 0x10AF6, INSEPARABLE, DOTS),             // 𐫶
    ROW(0x1B132, 0x1B132, SMALL_KANA, SMALL_KANA),
    ROW(0x1B150, 0x1B152, SMALL_KANA, SMALL_KANA),
    ROW(0x1B155, 0x1B155, SMALL_KANA, SMALL_KANA),
    ROW(0x1B164, 0x1B167, SMALL_KANA, SMALL_KANA),
};
const size_t tz_char_class_rows_n = sizeof tz_char_class_rows / sizeof *tz_char_class_rows;
