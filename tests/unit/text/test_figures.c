// What a proofreader would look at: how far gaps grew and shrank, and what lines part.
#include "paras.h"

typedef struct looked_at {
    test_fonts *it;
    tz_style style;
    tz_line_figures figures;
} looked_at;

static looked_at open_fonts(void) {
    looked_at l = {.it = test_fonts_new()};
    l.style = test_style(l.it, "gothic");
    l.style.align = TZ_ALIGN_JUSTIFY;
    l.style.breaking = TZ_LINE_BREAKING_OPTIMAL;
    return l;
}

// Clusters [from, to) of a text set as a line; the last one where they are the text's end.
static tz_line_figures look(looked_at *l, const char *text, uint32_t from, uint32_t to, int measure) {
    const tz_para *para = test_para(l->it, &l->style, text);
    tz_em x[64], draw[64], em = (tz_em)((int64_t)measure * TZ_EM / 1000);
    tz_line line = tz_line_of(para, from, to, em);
    tz_para_set_line(para, &line, em, to == para->n, x, draw);
    l->figures = tz_para_line_figures(para, &line, em, to == para->n, draw);
    return l->figures;
}

static int thousandths(tz_em em) {
    return (int)(((int64_t)em * 1000 + TZ_EM / 2) / TZ_EM);
}

static void natural_lines(void **state) {
    (void)state;
    looked_at l = open_fonts();
    tz_line_figures f = look(&l, "国国A国国国国", 0, 5, 5000);
    assert_int_equal(f.growth + f.shrunk + f.spare, 0);
    assert_int_equal(thousandths(f.latin), 250);
    assert_int_equal(f.findings, 0);
    assert_true(f.justified);
    f = look(&l, "国国A国国国国", 0, 7, 9000);
    assert_false(f.justified);
    assert_int_equal(thousandths(f.spare), 2000);
    f = look(&l, "国国国。国国", 0, 4, 4000); // the half em behind 。 is no spare room
    assert_int_equal(f.spare + (tz_em)f.findings, 0);
    test_fonts_free(l.it);
}

static void loose_lines(void **state) {
    (void)state;
    looked_at l = open_fonts();
    tz_line_figures f = look(&l, "国国国国国国国", 0, 5, 5200);
    assert_int_equal(thousandths(f.growth), 50);
    assert_int_equal(f.findings, 0);
    f = look(&l, "国国国国国国国", 0, 5, 5400);
    assert_int_equal(thousandths(f.growth), 100);
    assert_int_equal(f.findings, TZ_LINE_LOOSE);
    f = look(&l, "国国国国国国国", 0, 5, 5600);
    assert_int_equal(f.growth, 0);
    assert_int_equal(thousandths(f.spare), 600);
    assert_int_equal(f.findings, TZ_LINE_SHORT);
    assert_true(f.justified);
    test_fonts_free(l.it);
}

static void tight_lines(void **state) {
    (void)state;
    looked_at l = open_fonts();
    tz_line_figures f = look(&l, "国、国、国国国", 0, 5, 4500);
    assert_int_equal(thousandths(f.shrunk), 500);
    assert_int_equal(f.findings, 0);
    f = look(&l, "国、国、国国国", 0, 5, 4000);
    assert_int_equal(thousandths(f.shrunk), 1000);
    assert_int_equal(f.findings, TZ_LINE_TIGHT);
    test_fonts_free(l.it);
}

static void last_letters(void **state) {
    (void)state;
    looked_at l = open_fonts();
    assert_int_equal(look(&l, "国国国国。", 3, 5, 5000).findings, TZ_LINE_WIDOW);
    assert_int_equal(look(&l, "国国国国。", 2, 5, 5000).findings, TZ_LINE_WIDOW);
    assert_int_equal(look(&l, "国国国国。", 1, 5, 5000).findings, 0);
    assert_int_equal(look(&l, "国国", 0, 2, 5000).findings, 0); // the only line
    test_fonts_free(l.it);
}

static void parted(void **state) {
    (void)state;
    looked_at l = open_fonts();
    assert_int_equal(look(&l, "国ダウンロード", 0, 4, 4000).findings, 0); // at a seam
    assert_int_equal(look(&l, "国ダウンロード", 0, 3, 3000).findings, TZ_LINE_PARTS_WORD);
    assert_int_equal(look(&l, "国MEMO", 0, 3, 2250).findings, TZ_LINE_PARTS_WORD);
    assert_int_equal(look(&l, "10月11日", 0, 3, 2250).findings, TZ_LINE_PARTS_UNIT);
    assert_int_equal(look(&l, "センター長の国国国国", 3, 6, 3000).findings, TZ_LINE_KANA_MARK);
    l.style.align = TZ_ALIGN_CENTER;
    l.style.phrases = true;
    assert_int_equal(look(&l, "困難に感じていること", 0, 3, 3000).findings, 0);
    assert_int_equal(look(&l, "困難に感じていること", 0, 2, 2000).findings, TZ_LINE_PARTS_PHRASE);
    test_fonts_free(l.it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_lines), cmocka_unit_test(loose_lines), cmocka_unit_test(tight_lines),
        cmocka_unit_test(last_letters),  cmocka_unit_test(parted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
