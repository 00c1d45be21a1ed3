// ASCII tildes of ranges stand in the middle of digits, all others where the font has them.
#include "paras.h"

#include <string.h>

static tz_em drop_of(test_fonts *it, const char *text) {
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, text);
    for (uint32_t i = 0; i < para->n; i++)
        if (para->chars[i].code == '~')
            return -para->shaped.glyphs[para->shaped.clusters[i].glyph].y_offset;
    return 0;
}

static void ranges_are_lowered(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_true(drop_of(it, "1~2月") > TZ_EM / 8);
    assert_int_equal(drop_of(it, "1月~2月"), drop_of(it, "1~2月"));
    assert_int_equal(drop_of(it, "10:00~12:00"), drop_of(it, "0~1"));
    test_fonts_free(it);
}

static void the_middle_is_that_of_the_digit(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "1~2");
    const tz_glyph *tilde = &para->shaped.glyphs[1], *digit = &para->shaped.glyphs[2];
    tz_glyph_ink a, b;
    assert_true(tz_fonts_glyph_ink(it->fonts, tilde->face, tilde->id, &a));
    assert_true(tz_fonts_glyph_ink(it->fonts, digit->face, digit->id, &b));
    tz_em gap = (a.top + a.bottom) / 2 - tilde->y_offset - (b.top + b.bottom) / 2;
    assert_true(gap >= -1 && gap <= 1);
    test_fonts_free(it);
}

static void others_stay(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_int_equal(drop_of(it, "http://a.jp/~b"), 0);
    assert_int_equal(drop_of(it, "http://a.jp/~2"), 0);
    assert_int_equal(drop_of(it, "a~b"), 0);
    assert_int_equal(drop_of(it, "~1"), 0);
    assert_int_equal(drop_of(it, "1~"), 0);
    assert_int_equal(drop_of(it, "1~以上"), 0);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_are_lowered),
        cmocka_unit_test(the_middle_is_that_of_the_digit),
        cmocka_unit_test(others_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
