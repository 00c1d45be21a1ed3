// The best lines: never more than first-fit's, and by their order of merit the best there are.
#include "paras.h"
#include "random_text.h"

#include <string.h>

enum { TEXTS = 150 };

typedef struct merit {
    uint32_t lines, orphans, splits;
} merit;

static merit merit_of(const tz_para *para, const tz_lines *lines) {
    merit m = {(uint32_t)lines->n, 0, 0};
    for (size_t i = 0; i < lines->n; i++) {
        uint32_t end = lines->at[i].end;
        if (end < para->n)
            m.splits += !para->phrases[end];
        else
            m.orphans += i > 0 && tz_is_widow(para, lines->at[i].first, end);
    }
    return m;
}

static bool is_better(merit a, merit b) {
    if (a.lines != b.lines)
        return a.lines < b.lines;
    if (a.orphans != b.orphans)
        return a.orphans < b.orphans;
    return a.splits < b.splits;
}

typedef struct trying {
    const tz_para *para;
    tz_em measure;
    merit best;
} trying;

// Every way to break at free places, by hand.
static void try_all(trying *t, uint32_t from, merit so_far) {
    if (so_far.lines > t->best.lines)
        return;
    if (from == t->para->n) {
        if (is_better(so_far, t->best))
            t->best = so_far;
        return;
    }
    const tz_break_list *list = &t->para->lists[0];
    for (uint32_t i = tz_break_after(list, from); i < list->n; i++) {
        uint32_t to = list->at[i];
        if (!tz_line_fits(t->para, from, t->para->core_ends[i], to, t->measure))
            return;
        merit next = so_far;
        next.lines++;
        if (to == t->para->n)
            next.orphans += from > 0 && tz_is_widow(t->para, from, to);
        else
            next.splits += !t->para->phrases[to];
        try_all(t, to, next);
    }
}

static void none_is_better(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    uint64_t seed = 7;
    for (int i = 0; i < TEXTS; i++) {
        tz_style style = test_style(it, "gothic");
        style.breaking = TZ_LINE_BREAKING_OPTIMAL;
        style.align = TZ_ALIGN_CENTER; // gaps do not count there
        style.phrases = true;
        const tz_para *para = test_para(it, &style, test_random_text(it->arena, &seed, 12 + test_random(&seed) % 8));
        tz_em measure = (tz_em)(para->floor + test_random(&seed) % (6 * TZ_EM));
        tz_lines lines = tz_para_break_lines(para, it->arena, measure);
        trying t = {para, measure, {UINT32_MAX, 0, 0}};
        try_all(&t, 0, (merit){0, 0, 0});
        if (t.best.lines == UINT32_MAX) // a token must be parted
            continue;
        merit got = merit_of(para, &lines);
        if (is_better(t.best, got) || is_better(got, t.best))
            fail_msg("%s: %u lines, %u orphans, %u splits; there are %u, %u, %u", para->text.bytes, got.lines,
                     got.orphans, got.splits, t.best.lines, t.best.orphans, t.best.splits);
    }
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

static void heads_part_at_phrases(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_CENTER;
    style.breaking = TZ_LINE_BREAKING_OPTIMAL;
    style.phrases = true;
    assert_string_equal(test_lines(it, &style, "身寄りのない方への支援についての取組状況", 9000),
                        "身寄りのない方への|支援についての|取組状況");
    assert_string_equal(test_lines(it, &style, "身寄りのない方への支援についての取組状況", 13000),
                        "身寄りのない方への|支援についての取組状況");
    assert_string_equal(test_lines(it, &style, "取組について工夫していること", 8000), "取組について|工夫していること");
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_is_better),
        cmocka_unit_test(no_more_than_first_fit),
        cmocka_unit_test(no_letter_alone),
        cmocka_unit_test(heads_part_at_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
