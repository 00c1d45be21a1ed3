// The best lines: never more than first-fit's, and by all that counts the best there are.
#include "paras.h"
#include "random_text.h"

#include <string.h>

enum { TEXTS = 150 };

// What counts, in falling order of weight: lines, widows, loose lines, breaks inside phrases, breaks at weak ends of
// phrases, strain.
enum { LINES, WIDOWS, LOOSE, INSIDE, WEAK, STRAIN, MERITS };
typedef struct merit {
    int64_t of[MERITS];
} merit;

static merit add_line(const tz_para *para, tz_em measure, merit sum, uint32_t from, uint32_t to) {
    bool justified = para->style->align == TZ_ALIGN_JUSTIFY && measure >= para->style->ragged_below;
    bool centred = para->style->align == TZ_ALIGN_CENTER, last = tz_is_forced_break(para, to);
    bool phrases = para->phrases && (para->style->phrases || !justified);
    int64_t spare = measure - tz_line_of(para, from, to, measure).width;
    int64_t limit = justified || measure < 3 * TZ_EM ? TZ_EM : measure / 3;
    sum.of[LINES]++;
    sum.of[WIDOWS] += last && from > 0 && tz_is_widow(para, from, to);
    sum.of[LOOSE] += !last && !centred && spare > limit ? spare / limit : 0; // twice as loose counts twice
    sum.of[INSIDE] += !last && phrases && para->phrases[to] == TZ_PHRASE_INSIDE;
    sum.of[WEAK] += !last && phrases && para->phrases[to] == TZ_PHRASE_WEAK;
    if (!last || centred || spare < 0) // the last line of a paragraph may be short, unless it is centred
        sum.of[STRAIN] += (spare / 256) * (spare / 256);
    return sum;
}

static int compare(const merit *a, const merit *b) {
    for (int i = 0; i < MERITS; i++)
        if (a->of[i] != b->of[i])
            return a->of[i] < b->of[i] ? -1 : 1;
    return 0;
}

typedef struct trying {
    const tz_para *para;
    tz_em measure;
    bool found;
    merit best;
} trying;

// All lines that there are with breaks at opportunities.
static void try_all(trying *t, uint32_t from, const merit *so_far) {
    if (t->found && so_far->of[LINES] > t->best.of[LINES])
        return;
    if (from == t->para->n) {
        if (!t->found || compare(so_far, &t->best) < 0)
            t->best = *so_far;
        t->found = true;
        return;
    }
    const tz_break_list *list = &t->para->lists[0];
    for (uint32_t i = tz_break_after(list, from); i < list->n; i++) {
        uint32_t to = list->at[i];
        if (!tz_line_fits(t->para, from, t->para->core_ends[i], to, t->measure))
            return;
        merit next = add_line(t->para, t->measure, *so_far, from, to);
        try_all(t, to, &next);
        if (tz_is_forced_break(t->para, to))
            return;
    }
}

static void check(const tz_para *para, tz_em measure, tz_lines lines) {
    trying t = {.para = para, .measure = measure};
    merit none = {{0}}, got = {{0}};
    try_all(&t, 0, &none);
    if (!t.found) // a token must be broken
        return;
    for (size_t i = 0; i < lines.n; i++)
        got = add_line(para, measure, got, lines.at[i].first, lines.at[i].end);
    for (int i = 0; i < MERITS; i++)
        if (got.of[i] != t.best.of[i])
            fail_msg("%s: merit %d is %lld, the best %lld", para->text.bytes, i, (long long)got.of[i],
                     (long long)t.best.of[i]);
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
        tz_em measure = (tz_em)(para->floor + test_random(&seed) % (6 * TZ_EM));
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
        cmocka_unit_test(none_is_better),         cmocka_unit_test(centred_lines_are_alike),
        cmocka_unit_test(no_more_than_first_fit), cmocka_unit_test(no_letter_alone),
        cmocka_unit_test(heads_break_at_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
