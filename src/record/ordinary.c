// Characters that only look like ordinary ones, as copying from a PDF gives them: radicals of dictionaries instead of
// kanji, the Korean and Taiwanese doubles of kanji, forms for vertical lines, ligatures. Whoever searches for a word or
// compares two editions does not find them.
#include "record/read.h"

#include <utf8proc.h>

// The Unicode Character Database's property Equivalent_Unified_Ideograph; 0: none. That of the Kangxi radicals, U+2F00
// to U+2FD5, is their compatibility decomposition as well.
enum { RADICALS = 0x2E80, RADICALS_END = 0x2EF4, KANGXI = 0x2F00, KANGXI_END = 0x2FD6 };
static const int32_t radicals[RADICALS_END - RADICALS] = {
    0,      0x5382,  0x4E5B, 0x4E5A,  0x4E59,  0x4EBB, 0x5182,  0x20628, 0x5200,  0x5202,  0x535C, 0x353E, 0x5C0F,
    0x5C0F, 0x5140,  0x5C23, 0x5C22,  0x21BC2, 0x5DF3, 0x5E7A,  0x5F51,  0x2B739, 0x5FC4,  0x5FC3, 0x624C, 0x6535,
    0,      0x65E1,  0x65E5, 0x6708,  0x6B7A,  0x6BCD, 0x6C11,  0x6C35,  0x6C3A,  0x706C,  0x722B, 0x722B, 0x4E2C,
    0x725B, 0x72AD,  0x738B, 0x24D14, 0x76EE,  0x793A, 0x793B,  0x25AD7, 0x7CF9,  0x7E9F,  0x7F53, 0x7F52, 0x34C1,
    0x5197, 0x2626B, 0x7F8A, 0x2634C, 0x2634B, 0x8002, 0x8080,  0x807F,  0x8089,  0x26951, 0x8279, 0x8279, 0x8279,
    0x864E, 0x8864,  0x8980, 0x897F,  0x89C1,  0x89D2, 0x278B2, 0x8BA0,  0x8D1D,  0x27FB7, 0x8F66, 0x8FB6, 0x8FB6,
    0x8FB6, 0x9091,  0x9485, 0x9577,  0x9578,  0x957F, 0x95E8,  0x28E0F, 0x961D,  0x96E8,  0x9752, 0x97E6, 0x9875,
    0x98CE, 0x98DE,  0x98DF, 0x2967F, 0x98E0,  0x9963, 0x29810, 0x9A6C,  0x9AA8,  0x9B3C,  0x9C7C, 0x9E1F, 0x5364,
    0x9EA6, 0x9EC4,  0x9EFE, 0x6589,  0x9F50,  0x6B6F, 0x9F7F,  0x7ADC,  0x9F99,  0x9F9C,  0x4E80, 0x9F9F};
enum { STROKES = 0x31C0, STROKES_END = 0x31E4 };
static const int32_t strokes[STROKES_END - STROKES] = {
    0,       0,       0,      0,       0,       0,      0x200CC, 0,      0,      0,       0,      0,
    0,       0,       0,      0x4E40,  0x4E00,  0x4E28, 0x4E3F,  0x4E3F, 0x4E36, 0x200CD, 0x4E5B, 0x200CA,
    0x200CE, 0x2010C, 0x4E85, 0x21FE8, 0x200CB, 0x4E40, 0x200D1, 0x4E5A, 0x4E59, 0x2010E, 0,      0};

static bool is_in(int32_t c, int32_t first, int32_t last) {
    return c >= first && c <= last;
}

// Compatibility ideographs that Japanese standards have: those of JIS X 0213, of the IBM extensions of Shift_JIS and of
// ARIB. They are letters of names (﨑, 神, 都), and their shape matters.
static bool is_of_names(int32_t c) {
    static const int32_t others[] = {0xF91D, 0xF928, 0xF929, 0xF936, 0xF9D0, 0xF9DC};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (c == others[i])
            return true;
    return is_in(c, 0xFA0E, 0xFA6D);
}

static bool is_double(int32_t c) {
    return (is_in(c, 0xF900, 0xFAFF) && !is_of_names(c)) || is_in(c, 0x2F800, 0x2FA1F);
}

// Presentation forms: vertical ones, small ones, and Latin ligatures.
static bool is_form(int32_t c) {
    return is_in(c, 0xFE10, 0xFE19) || is_in(c, 0xFE30, 0xFE6B) || is_in(c, 0xFB00, 0xFB06);
}

static size_t put(int32_t c, char *to) {
    return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)to);
}

// Its decomposition; for a form of one ASCII sign the full-width one, which it stands for in Japanese text.
static size_t put_decomposed(int32_t c, char *to) {
    enum { MOST = 4 };
    int32_t points[MOST];
    char written[4];
    utf8proc_ssize_t size = utf8proc_encode_char(c, (utf8proc_uint8_t *)written);
    utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)written, size, points, MOST,
                                            UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
    if (n <= 0 || n > MOST || points[0] == c || points[0] == ' ')
        return 0;
    if (n == 1 && is_in(points[0], '!', '~'))
        points[0] += 0xFF01 - '!';
    size_t length = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++)
        length += put(points[i], to + length);
    return length;
}

bool tz_character_is_lookalike(int32_t c) {
    return is_in(c, RADICALS, KANGXI_END - 1) || is_in(c, STROKES, STROKES_END - 1) || is_double(c) || is_form(c);
}

size_t tz_character_ordinary(int32_t c, char *to) {
    int32_t ideograph = 0;
    if (is_in(c, RADICALS, RADICALS_END - 1))
        ideograph = radicals[c - RADICALS];
    else if (is_in(c, STROKES, STROKES_END - 1))
        ideograph = strokes[c - STROKES];
    else if (tz_character_is_lookalike(c))
        return put_decomposed(c, to);
    return ideograph ? put(ideograph, to) : 0;
}
