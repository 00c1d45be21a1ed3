// Half-em bodies: from halt in Noto, from the ink in BIZ UD, with the same result.
#include "fonts.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

enum { FULL = 0, HALF = TZ_EM / 2, QUARTER = TZ_EM / 4 };

typedef struct expected {
    const char *characters; // each of them
    tz_em left, right;
} expected;

static void check(test_fonts *it, const char *family, bool vertical, const expected *of) {
    tz_shaped shaped = test_shape(it, family, vertical, of->characters);
    tz_font font = {.family = tz_fonts_family(it->fonts, family), .vertical = vertical};
    for (size_t i = 0; i < shaped.glyphs_n; i++) {
        tz_trim trim = tz_fonts_trim(it->fonts, font, &shaped.glyphs[i]);
        if (trim.left != of->left || trim.right != of->right)
            fail_msg("%s: glyph %zu of %s: {%d, %d}", family, i, of->characters, trim.left, trim.right);
        trim = tz_fonts_trim(it->fonts, font, &shaped.glyphs[i]); // the stored result
        assert_int_equal(trim.left, of->left);
        assert_int_equal(trim.right, of->right);
    }
}

static void trims_to_half_ems(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "mincho", "noto-gothic", "noto-mincho"};
    static const expected table[] = {
        {"（「『【〔〈《［｛", HALF, FULL},
        {"）」』】〕〉》］｝、。，．", FULL, HALF},
        {"・：", QUARTER, QUARTER},
        {"漢あア一…—ＡＣＰ　", FULL, FULL},
    };
    test_fonts *it = test_fonts_new();
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (size_t i = 0; i < sizeof table / sizeof *table; i++)
            check(it, families[f], false, &table[i]);
    test_fonts_free(it);
}

static void leaves_what_is_narrow(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    check(it, "gothic", false, &(expected){"(),.:;ACP1", FULL, FULL});
    check(it, "gothic", false, &(expected){"｢ﾊ｡､･｣", FULL, FULL});
    check(it, "pgothic", false, &(expected){"（「『【〔）」』】〕・", FULL, FULL}); // half an em already
    test_fonts_free(it);
}

// 、 of BIZ UDPGothic is 1229 units wide: 205 more than half an em, and there is that much room behind the ink.
static void trims_proportional_ones_to_half_ems(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    check(it, "pgothic", false, &(expected){"、。", FULL, 205 * 125});
    test_fonts_free(it);
}

static void trims_vertical_ones(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "noto-gothic"};
    static const expected table[] = {
        {"（「『【〔", HALF, FULL},
        {"）」』】〕、。", FULL, HALF},
        {"・", QUARTER, QUARTER},
        {"漢あ", FULL, FULL},
    };
    test_fonts *it = test_fonts_new();
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (size_t i = 0; i < sizeof table / sizeof *table; i++)
            check(it, families[f], true, &table[i]);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims_to_half_ems),
        cmocka_unit_test(leaves_what_is_narrow),
        cmocka_unit_test(trims_proportional_ones_to_half_ems),
        cmocka_unit_test(trims_vertical_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
