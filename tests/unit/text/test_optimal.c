// The best lines: as many as first-fit's, and by their costs (line_cost.c) the best there are.
#include "paras.h"
#include "random_text.h"

#include <string.h>

enum { TEXTS = 150 };

typedef struct trying {
    const tz_para *para;
    tz_em measure;
    uint32_t lines;
    bool found;
    int64_t best;
} trying;

// All ways to set the text from `from` on in so many lines that end at opportunities and can be shrunk to the measure.
static void try_all(trying *t, uint32_t from, uint32_t lines, int64_t cost) {
    if (from == t->para->n && lines == 0) {
        t->best = !t->found || cost < t->best ? cost : t->best;
        t->found = true;
    }
    if (from == t->para->n || lines == 0)
        return;
    const tz_break_list *list = &t->para->lists[0];
    for (uint32_t i = tz_break_after(list, from); i < list->n; i++) {
        uint32_t to = list->at[i];
        if (tz_line_reduced_width(t->para, from, to) > t->measure)
            return;
        try_all(t, to, lines - 1, cost + tz_line_cost(t->para, from, to, t->measure));
        if (tz_is_forced_break(t->para, to))
            return;
    }
}

static void check(const tz_para *para, tz_em measure, tz_lines lines) {
    trying t = {.para = para, .measure = measure, .lines = tz_para_line_count(para, measure)};
    assert_int_equal(lines.n, t.lines);
    try_all(&t, 0, t.lines, 0);
    if (!t.found) // a token must be broken
        return;
    int64_t got = 0;
    for (size_t i = 0; i < lines.n; i++)
        got += tz_line_cost(para, lines.at[i].first, lines.at[i].end, measure);
    if (got != t.best)
        fail_msg("%s: costs %lld, the best %lld", para->text.bytes, (long long)got, (long long)t.best);
}

static void none_is_better(void **state) {
    (void)state;
    static const tz_align aligns[] = {TZ_ALIGN_START, TZ_ALIGN_JUSTIFY, TZ_ALIGN_CENTER};
    test_fonts *it = test_fonts_new();
    uint64_t seed = 7;
    for (int i = 0; i < 3 * TEXTS; i++) {
        tz_style style = test_style(it, "gothic");
        style.breaking = TZ_LINE_BREAKING_OPTIMAL;
        style.align = aligns[i % 3];
        style.phrases = test_random(&seed) % 2;
        style.ragged_below = test_random(&seed) % 2 ? 8 * TZ_EM : 0;
        style.hanging = test_random(&seed) % 2;
        const tz_para *para = test_para(it, &style, test_random_text(it->arena, &seed, 12 + test_random(&seed) % 8));
        tz_em measure = (tz_em)(para->phrase_floor + test_random(&seed) % (6 * TZ_EM));
        check(para, measure, tz_para_break_lines(para, it->arena, measure));
    }
    test_fonts_free(it);
}

// Only centred lines are all of like length; others are filled up, but for the last.
static void centred_lines_are_alike(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.breaking = TZ_LINE_BREAKING_OPTIMAL;
    style.align = TZ_ALIGN_CENTER;
    assert_string_equal(test_lines(it, &style, "国国国国国国国国", 6000), "国国国国|国国国国");
    style.align = TZ_ALIGN_START;
    assert_string_equal(test_lines(it, &style, "国国国国国国国国", 6000), "国国国国国国|国国");
    style.align = TZ_ALIGN_END;
    assert_string_equal(test_lines(it, &style, "国国国国国国国国", 6000), "国国国国国国|国国");
    style.align = TZ_ALIGN_JUSTIFY;
    assert_string_equal(test_lines(it, &style, "国国国国国国国国", 6000), "国国国国国国|国国");
    test_fonts_free(it);
}

static void no_more_than_first_fit(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    uint64_t seed = 99;
    for (int i = 0; i < TEXTS; i++) {
        tz_style style = test_style(it, "gothic");
        style.breaking = TZ_LINE_BREAKING_OPTIMAL;
        style.align = (tz_align)(i % 2);
        style.phrases = i % 3 == 0;
        const tz_para *para = test_para(it, &style, test_random_text(it->arena, &seed, 200));
        tz_em measure = (tz_em)(TZ_EM + test_random(&seed) % (30 * TZ_EM));
        assert_int_equal(tz_para_break_lines(para, it->arena, measure).n, tz_para_line_count(para, measure));
    }
    test_fonts_free(it);
}

static void no_letter_alone(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_JUSTIFY;
    assert_string_equal(test_lines(it, &style, "連携体制の構築に努めている。", 12000), "連携体制の構築に努めてい|る。");
    style.breaking = TZ_LINE_BREAKING_OPTIMAL;
    assert_string_equal(test_lines(it, &style, "連携体制の構築に努めている。", 12000), "連携体制の構築に努めて|いる。");
    test_fonts_free(it);
}

static void heads_break_at_phrases(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_style style = test_head_style(it);
    assert_string_equal(test_lines(it, &style, "身寄りのない方への支援についての取組状況", 9000),
                        "身寄りのない方への|支援についての|取組状況");
    assert_string_equal(test_lines(it, &style, "身寄りのない方への支援についての取組状況", 13000),
                        "身寄りのない方への|支援についての取組状況");
    assert_string_equal(test_lines(it, &style, "取組について工夫していること", 8000), "取組について|工夫していること");
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_is_better),         cmocka_unit_test(centred_lines_are_alike),
        cmocka_unit_test(no_more_than_first_fit), cmocka_unit_test(no_letter_alone),
        cmocka_unit_test(heads_break_at_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
