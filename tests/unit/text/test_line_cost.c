// What lines cost: the cases that set the weights, and what is better than what.
#include "paras.h"

static tz_style justified(const test_fonts *it) {
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_JUSTIFY;
    style.breaking = TZ_LINE_BREAKING_OPTIMAL;
    return style;
}

static tz_style ragged(const test_fonts *it) {
    tz_style style = justified(it);
    style.align = TZ_ALIGN_START;
    return style;
}

// The cost of the text's first `letters` as a line of that measure in thousandths of an em.
static int64_t cost(test_fonts *it, const tz_style *style, const char *text, uint32_t letters, int measure) {
    return tz_line_cost(test_para(it, style, text), 0, letters, (tz_em)((int64_t)measure * TZ_EM / 1000));
}

// ---- how lines fit ----

static void solid_lines_cost_nothing(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = justified(it);
    assert_int_equal(cost(it, &style, "国国国国国国国", 6, 6000), 0);
    assert_int_equal(cost(it, &style, "国国国国国。国国", 6, 6000), 0); // with the half em behind 。
    assert_int_equal(cost(it, &style, "国国国国国。国国", 6, 5500), 0); // and without
    test_fonts_free(it);
}

// Two lines that are a little loose are better than one that is twice as loose and a solid one.
static void looseness_is_shared_out(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = justified(it);
    int64_t little = cost(it, &style, "国国国国国国国国国国国", 10, 10300);
    int64_t much = cost(it, &style, "国国国国国国国国国国国", 10, 10600);
    assert_true(little > 0 && much > 2 * little);
    test_fonts_free(it);
}

// A line that may not be stretched that far ends early: worse than the loosest, and the worse the more it lacks.
static void short_lines_are_worst(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = justified(it);
    style.stretch.all = TZ_EM / 32;
    int64_t loosest = cost(it, &style, "国国国国国国国国国国国", 10, 10281);
    int64_t lacks_half = cost(it, &style, "国国国国国国国国国国国", 10, 10500);
    int64_t lacks_two = cost(it, &style, "国国国国国国国国国国国", 10, 12000);
    assert_true(0 < loosest && lacks_half < lacks_two && lacks_two > 2 * loosest);
    test_fonts_free(it);
}

// White space of punctuation may go: at first nearly unseen, the last of it at a price.
static void tightness(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = justified(it);
    const char *text = "国国、国国、国国国国国";
    int64_t half = cost(it, &style, text, 10, 9500), whole = cost(it, &style, text, 10, 9000);
    assert_true(0 < half && 4 * half < whole);
    test_fonts_free(it);
}

static void last_lines(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = justified(it);
    const tz_para *para = test_para(it, &style, "国国国国国国国国国国国。");
    tz_em measure = 12 * TZ_EM;
    int64_t one = tz_line_cost(para, 10, 12, measure), two = tz_line_cost(para, 9, 12, measure),
            three = tz_line_cost(para, 8, 12, measure);
    assert_true(one > two && two > three && three == 0);
    assert_int_equal(tz_line_cost(para, 0, 12, measure), 0);   // the only line
    assert_int_equal(tz_line_cost(para, 9, 12, 8 * TZ_EM), 0); // two letters are much of a short line
    assert_true(tz_line_cost(para, 10, 12, 8 * TZ_EM) > 0);
    test_fonts_free(it);
}

// ---- what lines part ----

static void order_of_what_is_parted(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = justified(it);
    int64_t seam = cost(it, &style, "国国国ホームページ", 6, 6000);
    int64_t unit = cost(it, &style, "国10月11日国", 4, 3250);
    int64_t word = cost(it, &style, "国国国ダウンロード", 5, 5000);
    int64_t mark = cost(it, &style, "国支援センター", 6, 6000);
    assert_true(0 < seam && seam < word && word < mark && 0 < unit && unit < word);
    // ー at a line's head is worse than any line that is short by a few em.
    assert_true(mark > cost(it, &style, "国支援センター", 3, 6000));
    test_fonts_free(it);
}

static void phrases_weigh_in_ragged_lines(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ragged(it);
    const char *text = "支援について取り組む";
    int64_t inside = cost(it, &style, text, 4, 4000), weak = cost(it, &style, text, 3, 3000);
    assert_true(0 < weak && weak < inside);
    // Some em of spare room are as bad, but not all the line.
    assert_true(cost(it, &style, text, 6, 7000) < inside && cost(it, &style, text, 6, 10000) > inside);
    tz_style solid = justified(it);
    assert_int_equal(cost(it, &solid, text, 4, 4000), 0);
    solid.ragged_below = 12 * TZ_EM;
    assert_int_equal(cost(it, &solid, text, 4, 4000), inside);
    test_fonts_free(it);
}

// ---- lines as they come of it ----

static const char *lines_of(test_fonts *it, bool is_justified, const char *text, int measure) {
    tz_style style = is_justified ? justified(it) : ragged(it);
    return test_lines(it, &style, text, measure);
}

static void cases(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    static const struct {
        int measure;
        const char *wanted;
    } all[] = {
        // Solid lines before unbroken phrases (JLREQ 3.8.1: fitting is for what breaking leaves over).
        {18000, "令和6年度から年4～5回のシリーズで|研修会を開催している。"},
        // ー begins no line (JLREQ 3.1.7, very strict): this one is even solid.
        {10000, "地域包括支援センター|や行政が連携して|いる。"},
        // Numbers that belong together are parted where that saves a line.
        {8000, "２０２５年１０月|１１日に開催"},
        // A full line and a last line of more than two letters.
        {12000, "連携体制の構築に努めて|いる。"},
        // Katakana words at their seams, if at all.
        {9000, "市の広報とホーム|ページで知らせる。"},
        {9000, "様式を市からダウン|ロードして使う。"},
        // An address does not pull the line before it apart: JLREQ 3.8.4 has no such gaps.
        {25000, "詳しくは|https://www.example.lg.jp/kaigo/index.html"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tz_bytes text = {0};
        for (const char *c = all[i].wanted; *c; c++)
            if (*c != '|')
                tz_bytes_add(it->arena, &text, c, 1);
        assert_string_equal(lines_of(it, true, tz_arena_copy(it->arena, text.at, text.n), all[i].measure),
                            all[i].wanted);
    }
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solid_lines_cost_nothing),
        cmocka_unit_test(looseness_is_shared_out),
        cmocka_unit_test(short_lines_are_worst),
        cmocka_unit_test(tightness),
        cmocka_unit_test(last_lines),
        cmocka_unit_test(order_of_what_is_parted),
        cmocka_unit_test(phrases_weigh_in_ragged_lines),
        cmocka_unit_test(cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
