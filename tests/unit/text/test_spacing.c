// Spacing: the pair table's gaps as white space of glyphs, in fonts, and for glyphs that have less of it or none.
#include "paras.h"
#include "tables.h"

#include <stdlib.h>

static tz_em thousandths(const char *cell) {
    return (tz_em)((int64_t)atoi(cell) * TZ_EM / 1000);
}

// The body of a mark is half an em; its glyph's em has the rest on the side where the table has the gap.
static tz_em body_of(tz_char_class class, tz_em advance) {
    bool half = class == TZ_CL_OPENING || class == TZ_CL_CLOSING || class == TZ_CL_MIDDLE_DOT ||
                class == TZ_CL_FULL_STOP || class == TZ_CL_COMMA;
    return half ? TZ_EM / 2 : advance;
}

// What the sample's two glyphs stand apart when their half-em bodies stand on either side of it.
static tz_em set_gap(const tz_para *para, tz_char_class before, tz_char_class after) {
    tz_em first = para->advances[1], second = para->advances[2];
    int64_t apart = para->at[2] - para->at[1]; // from full em to full em
    tz_em left_of_second = after == TZ_CL_OPENING      ? second - body_of(after, second)
                           : after == TZ_CL_MIDDLE_DOT ? (second - body_of(after, second)) / 2
                                                       : 0;
    tz_em left_of_first = before == TZ_CL_OPENING      ? first - body_of(before, first)
                          : before == TZ_CL_MIDDLE_DOT ? (first - body_of(before, first)) / 2
                                                       : 0;
    return (tz_em)(apart + left_of_second - left_of_first - body_of(before, first));
}

static void fonts_agree(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "noto-gothic"};
    test_fonts *it = test_fonts_new();
    test_table table = test_table_read(it->arena, "pairs.tsv");
    for (size_t f = 0; f < 2; f++)
        for (size_t i = 0; i < table.rows.n; i++) {
            const char *const *cells = table.rows.at[i].cells;
            tz_style style = test_style(it, families[f]);
            const tz_para *para = test_para(it, &style, tz_arena_format(it->arena, "国%s国", cells[2]));
            tz_em gap = set_gap(para, (tz_char_class)atoi(cells[0]), (tz_char_class)atoi(cells[1]));
            const tz_spacing *joint = &para->spacings[1];
            bool right = abs(gap - thousandths(cells[3])) <= TZ_EM / 1000 &&
                         abs(joint->shrink - thousandths(cells[5])) <= TZ_EM / 1000 &&
                         joint->shrink_stage == atoi(cells[6]) && joint->stretch_stage == atoi(cells[7]);
            if (!right)
                fail_msg("%s: %s: gap %d, shrink %d in %d, stretch in %d", families[f], cells[2], gap, joint->shrink,
                         joint->shrink_stage, joint->stretch_stage);
        }
    test_fonts_free(it);
}

// 。 and ・ keep their own spaces under JLREQ; CSS collapses them. F: a full em, H: half of one.
static void punctuation_collapses(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "mincho", "noto-gothic"};
    test_fonts *it = test_fonts_new();
    test_table table = test_table_read(it->arena, "punctuation.tsv");
    for (size_t k = 0; k < 6; k++) {
        tz_style style = test_style(it, families[k / 2]);
        style.spacing_trim = k % 2 ? TZ_TRIM_CSS : TZ_TRIM_JLREQ;
        for (size_t i = 0; i < table.rows.n; i++) {
            const char *const *cells = table.rows.at[i].cells;
            const tz_para *para = test_para(it, &style, tz_arena_format(it->arena, "国%s国", cells[0]));
            tz_em x[4], draw[4];
            tz_line line = {0, 4, 0, 0};
            tz_para_set_line(para, &line, 100 * TZ_EM, true, x, draw);
            char widths[3] = {x[2] - x[1] > TZ_EM * 3 / 4 ? 'F' : 'H', x[3] - x[2] > TZ_EM * 3 / 4 ? 'F' : 'H', 0};
            assert_string_equal(widths, cells[k % 2 ? 1 : 2]);
        }
    }
    test_fonts_free(it);
}

// The two characters of a string, with that much white space inside their glyphs.
static tz_spacing between(tz_spacing_trim trim, const char *pair, tz_em trimmable) {
    size_t size = strlen(pair), length;
    tz_code_at(pair, size, 0, &length);
    tz_char before = tz_char_at(pair, size, 0), after = tz_char_at(pair, size, length);
    return tz_spacing_between(trim, &before, &after, trimmable);
}

static void check(tz_spacing spacing, tz_em add, tz_em shrink, int shrink_stage, int stretch_stage) {
    assert_int_equal(spacing.add, add);
    assert_int_equal(spacing.shrink, shrink);
    assert_int_equal(spacing.shrink_stage, shrink_stage);
    assert_int_equal(spacing.stretch_stage, stretch_stage);
}

// 」「 may have half an em: of two glyphs with half an em each the rest is trimmed, and nothing is added to narrow
// ones.
static void gaps_limit_white_space(void **state) {
    (void)state;
    enum { HALF = TZ_EM / 2 };
    check(between(TZ_TRIM_JLREQ, "」「", 2 * HALF), -HALF, HALF, 5, 4);
    check(between(TZ_TRIM_JLREQ, "」「", HALF), 0, HALF, 5, 4);
    check(between(TZ_TRIM_JLREQ, "」「", TZ_EM / 8), 0, TZ_EM / 8, 5, 4);
    check(between(TZ_TRIM_JLREQ, "」「", 0), 0, 0, 0, 4);
    check(between(TZ_TRIM_JLREQ, "国国", 0), 0, 0, 0, 3);
    check(between(TZ_TRIM_JLREQ, "「国", HALF), -HALF, 0, 0, 0);
    check(between(TZ_TRIM_JLREQ, "。国", HALF), 0, 0, 0, 4); // never shrinks inside a line
}

// Full-width bodies, and those of CSS that only collapse next to each other; neither shrinks.
static void css_and_full_width_do_not_shrink(void **state) {
    (void)state;
    enum { HALF = TZ_EM / 2 };
    check(between(TZ_TRIM_NONE, "」「", 2 * HALF), 0, 0, 0, 4);
    check(between(TZ_TRIM_CSS, "」「", 2 * HALF), -HALF, 0, 0, 4);
    check(between(TZ_TRIM_CSS, "」。", HALF), -HALF, 0, 0, 0);
    check(between(TZ_TRIM_CSS, "「「", HALF), -HALF, 0, 0, 0);
    check(between(TZ_TRIM_CSS, "」　", HALF), -HALF, 0, 0, 4);
    check(between(TZ_TRIM_CSS, "」・", HALF + TZ_EM / 4), -HALF, 0, 0, 0);
    check(between(TZ_TRIM_CSS, "・「", HALF + TZ_EM / 4), -HALF, 0, 0, 4);
    check(between(TZ_TRIM_CSS, "「国", HALF), 0, 0, 0, 0);
    check(between(TZ_TRIM_CSS, "国A", 0), TZ_EM / 4, 0, 0, 2);
}

// A quarter em between Japanese and letters or digits, which shrinks to an eighth; none next to ASCII punctuation.
static void latin_stands_a_quarter_em_off(void **state) {
    (void)state;
    check(between(TZ_TRIM_JLREQ, "国A", 0), TZ_EM / 4, TZ_EM / 8, 6, 2);
    check(between(TZ_TRIM_JLREQ, "1国", 0), TZ_EM / 4, TZ_EM / 8, 6, 2);
    check(between(TZ_TRIM_JLREQ, "国_", 0), 0, 0, 0, 4);
    check(between(TZ_TRIM_JLREQ, "AB", 0), 0, 0, 0, 0);
}

static void long_dashes_have_no_gaps(void **state) {
    (void)state;
    check(between(TZ_TRIM_JLREQ, "——", 0), 0, 0, 0, 0);
    check(between(TZ_TRIM_JLREQ, "—…", 0), 0, 0, 0, 3);
}

// What ①, ❷ or ㉑ numbers stands alike behind it, whatever the script; before it there is the usual gap.
static void no_gap_behind_enclosed_numbers(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    static const char *const numbers[] = {"①", "⑳", "❶", "㉑", "㊿", "⑴"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const tz_para *para = test_para(it, &style, tz_arena_format(it->arena, "%sA%s国", numbers[i], numbers[i]));
        assert_int_equal(para->spacings[0].add, 0);
        assert_int_equal(para->spacings[1].add, TZ_EM / 4);
        assert_int_equal(para->spacings[2].add, 0);
    }
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_gap_behind_enclosed_numbers),
        cmocka_unit_test(fonts_agree),
        cmocka_unit_test(punctuation_collapses),
        cmocka_unit_test(gaps_limit_white_space),
        cmocka_unit_test(css_and_full_width_do_not_shrink),
        cmocka_unit_test(latin_stands_a_quarter_em_off),
        cmocka_unit_test(long_dashes_have_no_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
