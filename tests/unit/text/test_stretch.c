// How far gaps may grow: word spaces and gaps beside Latin, all others; none inside what belongs together.
#include "paras.h"

static const tz_para *justified(test_fonts *it, const char *text, const tz_style *like) {
    tz_style *style = TZ_NEW(it->arena, tz_style);
    *style = like ? *like : test_style(it, "gothic");
    style->align = TZ_ALIGN_JUSTIFY;
    style->breaking = TZ_LINE_BREAKING_OPTIMAL;
    return test_para(it, style, text);
}

// The growth of the gap behind each cluster, in thousandths of an em: "first/all".
static const char *growths(test_fonts *it, const tz_para *para) {
    tz_bytes out = {0};
    for (uint32_t i = 0; i + 1 < para->n; i++) {
        tz_growth growth = tz_growth_between(para, i, i + 1);
        tz_bytes_format(it->arena, &out, "%s%lld/%lld", i ? " " : "", (long long)(growth.first * 1000 / TZ_EM),
                        (long long)(growth.all * 1000 / TZ_EM));
    }
    return tz_arena_copy(it->arena, out.at, out.n);
}

static void japanese_letters(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_string_equal(growths(it, justified(it, "国国、国", NULL)), "0/125 0/0 0/125"); // not before a comma
    assert_string_equal(growths(it, justified(it, "国（国）国", NULL)), "0/125 0/0 0/0 0/125");
    assert_string_equal(growths(it, justified(it, "国——国", NULL)), "0/125 0/0 0/125");
    test_fonts_free(it);
}

// What a glyph has of white space itself counts: 1 has nearly as much as the gap may grow to.
static void latin_letters(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_para *para = justified(it, "国M国1国", NULL);
    for (uint32_t gap = 0; gap < 4; gap++) {
        uint32_t letter = gap < 2 ? 1 : 3;
        const tz_glyph *glyph = &para->shaped.glyphs[para->shaped.clusters[letter].glyph];
        tz_glyph_ink ink;
        assert_true(tz_fonts_glyph_ink(it->fonts, glyph->face, glyph->id, &ink));
        tz_em space = gap % 2 ? glyph->advance - ink.right : ink.left, most = TZ_EM / 8 - space;
        assert_int_equal(tz_growth_between(para, gap, gap + 1).first, most > 0 ? most : 0);
        assert_int_equal(tz_growth_between(para, gap, gap + 1).all, 0);
    }
    assert_true(tz_growth_between(para, 0, 1).first > TZ_EM / 16);
    assert_true(tz_growth_between(para, 2, 3).first < TZ_EM / 16);
    test_fonts_free(it);
}

static void word_spaces(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_para *para = justified(it, "国 国", NULL);
    assert_int_equal(tz_growth_between(para, 1, 2).first, TZ_EM / 2 - para->advances[1]);
    assert_int_equal(tz_growth_between(justified(it, "国\u2009国", NULL), 1, 2).first, 0); // a thin space stays thin
    test_fonts_free(it);
}

static void what_belongs_together(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    static const char *const texts[] = {"https://a.jp/b", "0567-68-8183", "24時間365日",
                                        "10月11日",       "ＢＣＰ",       "R7.10.19"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const tz_para *para = justified(it, texts[i], NULL);
        tz_growth growth = tz_growth_between(para, 0, para->n);
        assert_int_equal(growth.first + growth.all, 0);
    }
    test_fonts_free(it);
}

static void limits_of_the_style(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.stretch = (tz_stretch){.latin = TZ_EM, .all = TZ_EM / 4};
    const tz_para *wide = justified(it, "国国M", &style);
    style.stretch.latin -= TZ_EM / 4;
    const tz_para *narrow = justified(it, "国国M", &style);
    assert_int_equal(tz_growth_between(wide, 0, 1).all, TZ_EM / 4);
    assert_int_equal(tz_growth_between(wide, 1, 2).first - tz_growth_between(narrow, 1, 2).first, TZ_EM / 4);
    style.align = TZ_ALIGN_START;
    tz_growth none = tz_growth_between(test_para(it, &style, "国国M"), 0, 2);
    assert_int_equal(none.first + none.all, 0);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(japanese_letters),      cmocka_unit_test(latin_letters),       cmocka_unit_test(word_spaces),
        cmocka_unit_test(what_belongs_together), cmocka_unit_test(limits_of_the_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
