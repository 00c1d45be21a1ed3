// Readings in the order of the kana.
#include "parts/kana.h"
#include "base/utf8.h"

#include <utf8proc.h>

// A character of a reading on each level of comparison.
typedef struct key {
    int32_t base; // hiragana, large and clear; 0: the reading's end
    int voicing;  // 0 clear, 1 voiced, 2 half-voiced
    int form;     // 0 prolonged, 1 small, 2 iterated, 3 plain
    bool katakana;
} key;

typedef struct reader {
    const tz_text *text;
    size_t at;
    key before;
} reader;

static int32_t next_point(reader *r) {
    int32_t c = 0;
    if (r->at >= r->text->size)
        return 0;
    r->at += tz_utf8_decode(r->text->bytes + r->at, r->text->size - r->at, &c);
    return c;
}

// Large kana for small ones: ぁ U+3041 and so on stand just before theirs.
static bool make_large(int32_t *c) {
    static const int32_t small[] = {0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (*c == small[i]) {
            ++*c;
            return true;
        }
    if (*c != 0x3095 && *c != 0x3096) // ゕ, ゖ
        return false;
    *c = *c == 0x3095 ? 0x304B : 0x3051;
    return true;
}

// The vowel a kana ends in, by the columns of the table of kana.
static int32_t vowel_of(int32_t base) {
    static const int32_t columns[5][10] = {
        {0x3042, 0x304B, 0x3055, 0x305F, 0x306A, 0x306F, 0x307E, 0x3084, 0x3089, 0x308F}, // あ
        {0x3044, 0x304D, 0x3057, 0x3061, 0x306B, 0x3072, 0x307F, 0x308A, 0x3090, 0},      // い
        {0x3046, 0x304F, 0x3059, 0x3064, 0x306C, 0x3075, 0x3080, 0x3086, 0x308B, 0},      // う
        {0x3048, 0x3051, 0x305B, 0x3066, 0x306D, 0x3078, 0x3081, 0x308C, 0x3091, 0},      // え
        {0x304A, 0x3053, 0x305D, 0x3068, 0x306E, 0x307B, 0x3082, 0x3088, 0x308D, 0x3092}, // お
    };
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 10; k++)
            if (columns[i][k] == base)
                return columns[i][0];
    return base;
}

static bool does_not_count(int32_t c) {
    return c == ' ' || c == 0x3000 || c == 0x30FB || c == '-';
}

// Voicing of a composed kana; *c becomes the clear one.
static int take_voicing(int32_t *c) {
    int32_t parts[4];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char(*c, parts, 4, UTF8PROC_DECOMPOSE, &boundary);
    if (n != 2 || (parts[1] != 0x3099 && parts[1] != 0x309A))
        return 0;
    *c = parts[0];
    return parts[1] == 0x3099 ? 1 : 2;
}

static key next_key(reader *r) {
    int32_t c = next_point(r);
    while (does_not_count(c))
        c = next_point(r);
    key made = {.form = 3};
    if (c >= 0x30A1 && c <= 0x30F6) {
        made.katakana = true;
        c -= 0x60;
    }
    if (c == 0x30FC) { // ー
        made = (key){vowel_of(r->before.base), 0, 0, r->before.katakana};
    } else if (c == 0x309D || c == 0x309E || c == 0x30FD || c == 0x30FE) { // ゝゞヽヾ
        made = (key){r->before.base, c == 0x309E || c == 0x30FE, 2, c >= 0x30FD};
    } else {
        made.voicing = take_voicing(&c);
        made.form = make_large(&c) ? 1 : 3;
        made.base = c;
    }
    return r->before = made;
}

static int sign(int32_t a, int32_t b) {
    return (a > b) - (a < b);
}

int tz_kana_compare(const tz_text *a, const tz_text *b) {
    reader left = {.text = a}, right = {.text = b};
    int voicing = 0, form = 0, script = 0; // of the first place where they differ
    for (;;) {
        key x = next_key(&left), y = next_key(&right);
        if (x.base != y.base)
            return sign(x.base, y.base);
        if (!x.base)
            return voicing ? voicing : form ? form : script;
        voicing = voicing ? voicing : sign(x.voicing, y.voicing);
        form = form ? form : sign(x.form, y.form);
        script = script ? script : sign(x.katakana, y.katakana);
    }
}

int32_t tz_kana_first(const tz_text *reading) {
    reader r = {.text = reading};
    return next_key(&r).base;
}
