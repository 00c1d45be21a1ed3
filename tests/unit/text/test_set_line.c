// Setting lines: fitting in JLREQ's stages, line ends, alignments.
#include "between.h"
#include "paras.h"

#include <stdlib.h>

// Places of a line's clusters as it is set, in thousandths of an em: "0 1000 2500 = 3500".
static const char *places(test_fonts *it, const tz_style *style, const char *text, int measure, bool last) {
    const tz_para *para = test_para(it, style, text);
    tz_em x[64], draw[64], em = (tz_em)((int64_t)measure * TZ_EM / 1000);
    tz_line line = tz_line_of(para, 0, para->n, em);
    int64_t width = tz_para_set_line(para, &line, em, last, x, draw);
    tz_bytes out = {0};
    for (uint32_t i = 0; i < para->n; i++)
        tz_bytes_format(it->arena, &out, "%lld ", ((long long)x[i] * 1000 + TZ_EM / 2) / TZ_EM);
    tz_bytes_format(it->arena, &out, "= %lld", ((long long)width * 1000 + TZ_EM / 2) / TZ_EM);
    return tz_arena_copy(it->arena, out.at, out.n);
}

static void natural(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    assert_string_equal(places(it, &style, "国A国", 9000, true), "0 1250 2000 = 3000"); // ¼ em on both sides
    assert_string_equal(places(it, &style, "。A", 9000, true), "0 1000 = 1500");        // never after 。
    assert_string_equal(places(it, &style, "国(5)国", 9000, true), "0 1000 1500 2000 2500 = 3500"); // ASCII brackets
    assert_string_equal(places(it, &style, "）(国", 9000, true), "0 1000 1500 = 2500");
    assert_string_equal(places(it, &style, "）)国", 9000, true), "0 500 1000 = 2000"); // both take part in the collapse
    assert_string_equal(places(it, &style, "（国", 9000, true), "0 500 = 1500");       // flush at the line's head
    assert_string_equal(places(it, &style, "1回/年", 9000, true), "0 750 1750 2250 = 3250");
    style.spacing_trim = TZ_TRIM_CSS;
    assert_string_equal(places(it, &style, "（国", 9000, true), "0 1000 = 2000");
    style.spacing_trim = TZ_TRIM_NONE;
    assert_string_equal(places(it, &style, "（（）、", 9000, true), "0 1000 2000 3000 = 4000");
    test_fonts_free(it);
}

static void line_ends(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    assert_string_equal(places(it, &style, "国国。", 3000, true), "0 1000 2000 = 3000");
    assert_string_equal(places(it, &style, "国国。", 2900, true), "0 1000 2000 = 2500"); // all or nothing
    assert_string_equal(places(it, &style, "国国 ", 2000, true), "0 1000 2000 = 2000");  // a space hangs
    assert_string_equal(places(it, &style, "国国　", 3000, true), "0 1000 2000 = 3000"); // a wide one has room
    style.hanging = true;
    assert_string_equal(places(it, &style, "国国。", 2200, true), "0 1000 2000 = 2200"); // by what it must
    assert_string_equal(places(it, &style, "国国。", 2000, true), "0 1000 2000 = 2000");
    test_fonts_free(it);
}

// A mark hangs by its own half em at most; what a line is too wide by besides is shrunk.
static void hanging_marks_stay_with_their_lines(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.hanging = true;
    assert_string_equal(places(it, &style, "国、国国。", 4000, true), "0 1000 2000 3000 4000 = 4000");
    assert_string_equal(places(it, &style, "国、国国。", 3700, true), "0 1000 1700 2700 3700 = 3700");
    assert_string_equal(places(it, &style, "「国」国、", 3500, true), "0 500 1500 2500 3500 = 3500");
    assert_string_equal(places(it, &style, "「国」国、", 3000, true), "0 500 1500 2000 3000 = 3000");
    static const char *const texts[] = {"「ライフケアノート」を作成し、配布している。「つながり」の掲載。",
                                        "年2回、会議（研修会）を行い、情報・課題を共有する。住民、医師、薬局。",
                                        "「甲」、「乙」、「丙」。（丁）、ＡＢＣ、abc。"};
    for (size_t i = 0; i < 3; i++) {
        const tz_para *para = test_para(it, &style, texts[i]);
        tz_em x[64], draw[64];
        for (tz_em measure = 4 * TZ_EM; measure < 20 * TZ_EM; measure += TZ_EM / 7) {
            tz_lines lines = tz_para_break_lines(para, it->arena, measure);
            for (size_t k = 0; k < lines.n; k++) {
                assert_between(lines.at[k].hang, 0, TZ_EM / 2);
                tz_em width = tz_para_set_line(para, &lines.at[k], measure, k + 1 == lines.n, x, draw);
                assert_true(width <= measure);
            }
        }
    }
    test_fonts_free(it);
}

// Each stage to its limit before the next begins.
static void shrinks_in_stages(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    //                                                      国・国、国A国
    assert_string_equal(places(it, &style, "国・国、国A国", 7000, true), "0 1000 2000 3000 4000 5250 6000 = 7000");
    assert_string_equal(places(it, &style, "国・国、国A国", 6700, true), "0 1000 1700 2700 3700 4950 5700 = 6700");
    assert_string_equal(places(it, &style, "国・国、国A国", 6500, true), "0 1000 1500 2500 3500 4750 5500 = 6500");
    assert_string_equal(places(it, &style, "国・国、国A国", 6200, true), "0 1000 1500 2500 3200 4450 5200 = 6200");
    assert_string_equal(places(it, &style, "国・国、国A国", 6000, true), "0 1000 1500 2500 3000 4250 5000 = 6000");
    assert_string_equal(places(it, &style, "国・国、国A国", 5750, true), "0 1000 1500 2500 3000 4125 4750 = 5750");
    // A word space goes first, to a quarter em; the half em after a full stop inside the line never.
    assert_string_equal(places(it, &style, "国 国、国", 4200, true), "0 1000 1250 2250 3200 = 4200");
    assert_string_equal(places(it, &style, "国。国、国", 4500, true), "0 1000 2000 3000 3500 = 4500");
    // A middle dot at the line's end loses what is behind it before those inside.
    assert_string_equal(places(it, &style, "国・国・", 3750, true), "0 1000 2000 3000 = 3750");
    assert_string_equal(places(it, &style, "国・国・", 3250, true), "0 1000 1667 2667 = 3250");
    test_fonts_free(it);
}

static void stretches_in_stages(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_JUSTIFY;
    // ¼ to ⅜, with the letter's own white space (test_stretch.c): to 359 and 360.
    assert_string_equal(places(it, &style, "国A国国", 4200, false), "0 1349 2200 3200 = 4200");
    assert_string_equal(places(it, &style, "国A国国", 4219, false), "0 1359 2219 3219 = 4219");
    assert_string_equal(places(it, &style, "国A国国", 4300, false), "0 1359 2219 3300 = 4300"); // kanji: 0 to ⅛
    assert_string_equal(places(it, &style, "国A国国", 4344, false), "0 1359 2219 3344 = 4344");
    assert_string_equal(places(it, &style, "国A国国", 4345, false), "0 1250 2000 3000 = 4000");  // more than they may
    assert_string_equal(places(it, &style, "国A国国", 4219, true), "0 1250 2000 3000 = 4000");   // not the last line
    assert_string_equal(places(it, &style, "国国、国", 4100, false), "0 1050 2050 3100 = 4100"); // not before a comma
    style.stretch = (tz_stretch){.latin = TZ_EM / 2, .all = TZ_EM / 4};
    assert_string_equal(places(it, &style, "国A国国", 4719, false), "0 1484 2469 3719 = 4719");
    assert_string_equal(places(it, &style, "国A国国", 4720, false), "0 1250 2000 3000 = 4000");
    style.stretch = (tz_stretch){0, 0};
    assert_string_equal(places(it, &style, "国A国国", 4100, false), "0 1250 2000 3000 = 4000");
    style.stretch = (tz_stretch)TZ_STRETCH_DEFAULT;
    style.ragged_below = 6 * TZ_EM;
    assert_string_equal(places(it, &style, "国A国国", 4250, false), "0 1250 2000 3000 = 4000");
    test_fonts_free(it);
}

// Nothing is stretched inside words, numbers with what they count, and addresses.
static void tokens_are_not_stretched(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_JUSTIFY;
    static const char *const tokens[] = {
        "https://a.jp/b?c=d", "a-b@example.jp", "0567-68-8183", "第3回",     "24時間", "ＢＣＰ",
        "R7.10.19",           "1,234.5%",       "——",           "令和7年度", "Kuwana"};
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        const tz_para *alone = test_para(it, &style, tokens[i]);
        const tz_para *para = test_para(it, &style, tz_arena_format(it->arena, "国国国国国%s国国国国国", tokens[i]));
        for (int eighths = 1; eighths < 8; eighths += 3) {
            tz_em x[64], draw[64], measure = (tz_em)(para->at[para->n] + eighths * (TZ_EM / 8));
            tz_line line = tz_line_of(para, 0, para->n, measure);
            assert_int_equal(tz_para_set_line(para, &line, measure, false, x, draw), measure);
            for (uint32_t k = 0; k < alone->n; k++)
                assert_int_equal(x[5 + k] - x[5], alone->at[k]);
        }
    }
    test_fonts_free(it);
}

// A line before an address that does not fit behind it, and the parts of one, are set as they are.
static void lines_are_not_torn_apart(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_JUSTIFY;
    assert_string_equal(places(it, &style, "申込は", 25000, false), "0 1000 2000 = 3000");
    assert_string_equal(places(it, &style, "詳しくは", 25000, false), "0 1000 2000 3000 = 4000");
    assert_string_equal(places(it, &style, "https://", 25000, false), "0 500 1000 1500 2000 2500 3000 3500 = 4000");
    assert_string_equal(places(it, &style, "メールはa@b.jp", 9000, false),
                        "0 1000 2000 3000 4250 4750 5250 5750 6250 6750 = 7250");
    assert_string_equal(places(it, &style, "メールはa@b.jp", 7625, false),
                        "0 1098 2196 3294 4625 5125 5625 6125 6625 7125 = 7625");
    test_fonts_free(it);
}

// Flush to the unit, whatever the text, unless that would stretch it too far: then no gap is stretched at all.
static void justified_lines_are_flush(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    static const char *const families[] = {"gothic", "pgothic", "noto-gothic"};
    int flush = 0, torn = 0;
    for (size_t f = 0; f < 3; f++) {
        tz_style style = test_style(it, families[f]);
        style.align = TZ_ALIGN_JUSTIFY;
        const tz_para *para =
            test_para(it, &style,
                      "名張市在宅医療支援センター運営会議は、1回/年(R7年度は2回)開催し、「実務者会議」とMCSで"
                      "情報を共有している。消防も入れて3回/年、関係者の現状の共通理解を図っている。");
        for (tz_em measure = 5 * TZ_EM; measure < 20 * TZ_EM; measure += 77777) {
            tz_lines lines = tz_para_break_lines(para, it->arena, measure);
            for (size_t i = 0; i + 1 < lines.n; i++) {
                tz_em x[64], draw[64], natural[64];
                tz_em width = tz_para_set_line(para, &lines.at[i], measure, false, x, draw);
                tz_em as_it_is = tz_para_set_line(para, &lines.at[i], measure, true, natural, draw);
                if (width != measure) {
                    assert_int_equal(width, as_it_is);
                    torn++;
                }
                flush += width == measure;
                for (uint32_t k = 1; k < lines.at[i].end - lines.at[i].first; k++)
                    assert_true((x[k] - x[k - 1]) - (natural[k] - natural[k - 1]) <= TZ_EM / 8);
            }
        }
    }
    assert_true(torn > 0 && flush > 2 * torn);
    test_fonts_free(it);
}

static void aligns(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_CENTER;
    assert_string_equal(places(it, &style, "国国", 4000, true), "1000 2000 = 2000");
    assert_string_equal(places(it, &style, "（国）", 4000, true),
                        "1000 1500 2500 = 2000"); // neither end has its half em
    style.align = TZ_ALIGN_END;
    assert_string_equal(places(it, &style, "国国", 4000, true), "2000 3000 = 2000");
    style.align = TZ_ALIGN_EVEN;
    assert_string_equal(places(it, &style, "国国国", 5000, true), "0 2000 4000 = 5000");
    assert_string_equal(places(it, &style, "国", 3000, true), "1000 = 1000");
    assert_string_equal(places(it, &style, "国ACP", 5000, true), "0 3500 4000 4500 = 5000"); // words stay words
    style.align = TZ_ALIGN_DECIMAL;
    assert_string_equal(places(it, &style, "1.25", 6000, true), "2500 3000 3500 4000 = 2000");
    assert_string_equal(places(it, &style, "125", 6000, true), "1500 2000 2500 = 1500");
    style.align = TZ_ALIGN_START;
    style.indent = TZ_EM;
    assert_string_equal(places(it, &style, "国国", 4000, true), "1000 2000 = 3000");
    test_fonts_free(it);
}

// A bracket is drawn where its ink belongs: its box begins half an em inside its glyph.
static void brackets_are_drawn_left_of_their_box(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "（国）（国");
    tz_em x[5], draw[5];
    tz_line line = {0, 5, 0, 0};
    tz_para_set_line(para, &line, 9 * TZ_EM, true, x, draw);
    assert_int_equal(x[0] - draw[0], TZ_EM / 2);
    assert_int_equal(x[1] - draw[1], 0);
    assert_int_equal(x[2] - draw[2], 0);
    assert_int_equal(x[3] - draw[3], TZ_EM / 2);
    test_fonts_free(it);
}

// 縦書き: the same spacing, down the line.
static void vertical(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    static const char *const families[] = {"gothic", "mincho", "noto-gothic"};
    for (size_t f = 0; f < 3; f++) {
        tz_style style = test_style(it, families[f]);
        style.font.vertical = true;
        assert_string_equal(places(it, &style, "国（国）、国。国・国ー", 99000, true),
                            "0 1000 2000 3000 3500 4500 5500 6500 7500 8500 9500 = 10500");
        assert_string_equal(places(it, &style, "「国」", 1500, true), "0 500 1500 = 2000"); // wider than its measure
        assert_string_equal(places(it, &style, "三重県", 3000, true), "0 1000 2000 = 3000");
    }
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural),
        cmocka_unit_test(line_ends),
        cmocka_unit_test(hanging_marks_stay_with_their_lines),
        cmocka_unit_test(shrinks_in_stages),
        cmocka_unit_test(stretches_in_stages),
        cmocka_unit_test(tokens_are_not_stretched),
        cmocka_unit_test(lines_are_not_torn_apart),
        cmocka_unit_test(justified_lines_are_flush),
        cmocka_unit_test(aligns),
        cmocka_unit_test(vertical),
        cmocka_unit_test(brackets_are_drawn_left_of_their_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
