// Lines at any measure: properties that must hold for all text.
#include "paras.h"
#include "random_text.h"

#include <string.h>

enum { TEXTS = 120, MOST_PIECES = 60 };

typedef void property(test_fonts *it, const tz_para *para, uint64_t *seed);

// Random texts in all kinds of styles.
static void for_many(property *holds) {
    test_fonts *it = test_fonts_new();
    uint64_t seed = 20251031;
    for (int i = 0; i < TEXTS; i++) {
        tz_arena *kept = it->arena;
        it->arena = tz_arena_new(kept);
        tz_style *style = TZ_NEW(it->arena, tz_style);
        *style = test_style(it, i % 3 == 2 ? "pgothic" : i % 3 ? "noto-gothic" : "gothic");
        style->spacing_trim = (tz_spacing_trim)(test_random(&seed) % 3);
        style->strictness = (tz_strictness)(test_random(&seed) % 7);
        style->align = (tz_align)(test_random(&seed) % 2);
        style->breaking = (tz_line_breaking)(test_random(&seed) % 2);
        style->hanging = test_random(&seed) % 4 == 0;
        style->indent = test_random(&seed) % 4 == 0 ? TZ_EM : 0;
        style->phrases = test_random(&seed) % 2;
        const char *text = test_random_text(it->arena, &seed, test_random(&seed) % MOST_PIECES + 1);
        holds(it, test_para(it, style, text), &seed);
        tz_arena_free(it->arena);
        it->arena = kept;
    }
    test_fonts_free(it);
}

static tz_em random_measure(uint64_t *seed) {
    return (tz_em)(TZ_EM + test_random(seed) % (20 * TZ_EM));
}

// ---- every line ----

static void check_line(const tz_para *para, const tz_line *line, tz_em measure, bool last, tz_arena *arena) {
    size_t n = line->end - line->first;
    tz_em *x = TZ_ARRAY(arena, tz_em, n), *draw = TZ_ARRAY(arena, tz_em, n);
    tz_em width = tz_para_set_line(para, line, measure, last, x, draw);
    const tz_break_list *all = &para->lists[TZ_BREAK_PROHIBITED];
    uint32_t whole = all->at[tz_break_after(all, line->first)]; // a cluster
    if (width > measure && line->end != whole)
        fail_msg("a line of %d is wider than its measure of %d", width, measure);
    for (size_t i = 1; i < n; i++)
        if (x[i] < x[i - 1])
            fail_msg("cluster %zu stands left of the one before it", i);
    for (size_t i = 0; i < n; i++)
        if (draw[i] > x[i])
            fail_msg("cluster %zu is drawn right of its box", i);
}

static void lines_cover_the_text(test_fonts *it, const tz_para *para, uint64_t *seed) {
    tz_em measure = random_measure(seed);
    tz_lines lines = tz_para_break_lines(para, it->arena, measure);
    uint32_t at = 0;
    for (size_t i = 0; i < lines.n; i++) {
        assert_int_equal(lines.at[i].first, at);
        assert_true(lines.at[i].end > at);
        at = lines.at[i].end;
        check_line(para, &lines.at[i], measure, i + 1 == lines.n, it->arena);
    }
    assert_int_equal(at, para->n);
    assert_int_equal(lines.n, tz_para_line_count(para, measure));
}

static void line_ends_are_allowed(test_fonts *it, const tz_para *para, uint64_t *seed) {
    tz_em measure = random_measure(seed);
    tz_lines lines = tz_para_break_lines(para, it->arena, measure);
    for (size_t i = 0; i + 1 < lines.n; i++) {
        uint8_t strength = para->breaks[lines.at[i].end];
        assert_int_not_equal(strength, TZ_BREAK_NEVER);
        if (strength == TZ_BREAK_ALLOWED)
            continue;
        const tz_break_list *better = &para->lists[strength - 1]; // there is no better one that fits
        uint32_t end = better->at[tz_break_after(better, lines.at[i].first)];
        assert_false(tz_line_fits(para, lines.at[i].first, end, end, measure));
    }
}

static void count_falls_with_the_measure(test_fonts *it, const tz_para *para, uint64_t *seed) {
    (void)it;
    tz_em measure = TZ_EM / 2;
    uint32_t count = tz_para_line_count(para, measure);
    while (count > 1) {
        measure += (tz_em)(1 + test_random(seed) % (TZ_EM / 5));
        uint32_t next = tz_para_line_count(para, measure);
        assert_true(next <= count);
        count = next;
    }
}

static void same_lines_between_the_bounds(test_fonts *it, const tz_para *para, uint64_t *seed) {
    for (int i = 0; i < 8; i++) {
        tz_em measure = random_measure(seed);
        tz_measure_range same;
        assert_int_equal(tz_para_probe_measure(para, measure, &same), tz_para_line_count(para, measure));
        assert_true(same.low <= measure && measure < same.high);
        tz_em last = same.high > 100 * TZ_EM ? 100 * TZ_EM : (tz_em)same.high - 1, first = (tz_em)same.low + !same.low;
        tz_em others[] = {first, last, first + (tz_em)(test_random(seed) % (uint32_t)(last - first + 1))};
        for (size_t k = 0; k < 3; k++)
            for (uint32_t at = 0; at < para->n; at = tz_line_find_end(para, at, measure))
                assert_int_equal(tz_line_find_end(para, at, others[k]), tz_line_find_end(para, at, measure));
    }
    (void)it;
}

// The least number of lines by trying every way to break at free places.
static uint32_t fewest(const tz_para *para, tz_em measure, tz_arena *arena) {
    const tz_break_list *list = &para->lists[0];
    uint32_t *least = TZ_ARRAY(arena, uint32_t, list->n + 1); // of lines up to a cut; index 0: the start
    for (uint32_t i = 1; i <= list->n; i++) {
        least[i] = UINT32_MAX;
        for (uint32_t k = 0; k < i; k++) {
            uint32_t from = k ? list->at[k - 1] : 0;
            bool fits = tz_line_fits(para, from, para->core_ends[i - 1], list->at[i - 1], measure);
            if (fits && least[k] != UINT32_MAX && least[k] + 1 < least[i])
                least[i] = least[k] + 1;
        }
    }
    return least[list->n];
}

static void first_fit_is_fewest(test_fonts *it, const tz_para *para, uint64_t *seed) {
    tz_em measure = random_measure(seed);
    uint32_t brute = fewest(para, measure, it->arena);
    if (brute != UINT32_MAX) // no token must be parted
        assert_int_equal(tz_para_line_count(para, measure), brute);
}

static void clusters_cover_the_bytes(test_fonts *it, const tz_para *para, uint64_t *seed) {
    (void)it;
    (void)seed;
    const tz_shaped *shaped = tz_para_shaped(para);
    uint32_t at = 0;
    for (size_t i = 0; i < shaped->clusters_n; i++) {
        assert_int_equal(shaped->clusters[i].start, at);
        at = shaped->clusters[i].end;
    }
    assert_int_equal(at, tz_para_text(para)->size);
}

#define PROPERTY(name)                                                                                                 \
    static void test_##name(void **state) {                                                                            \
        (void)state;                                                                                                   \
        for_many(name);                                                                                                \
    }
PROPERTY(lines_cover_the_text)
PROPERTY(line_ends_are_allowed)
PROPERTY(count_falls_with_the_measure)
PROPERTY(same_lines_between_the_bounds)
PROPERTY(first_fit_is_fewest)
PROPERTY(clusters_cover_the_bytes)

// ---- some lines ----

static void forced_ends(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    for (int breaking = 0; breaking < 2; breaking++) {
        tz_style style = test_style(it, "gothic");
        style.breaking = (tz_line_breaking)breaking;
        assert_string_equal(test_lines(it, &style, "国国\u2028国国国国国", 3000), "国国\u2028|国国国|国国");
        const tz_para *para = test_para(it, &style, "国国\u2028国");
        assert_int_equal(tz_para_line_count(para, 100 * TZ_EM), 2);
    }
    test_fonts_free(it);
}

static void empty_text_is_one_line(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "");
    assert_int_equal(tz_para_line_count(para, TZ_EM), 1);
    tz_lines lines = tz_para_break_lines(para, it->arena, TZ_EM);
    assert_int_equal(lines.n, 1);
    assert_int_equal(tz_para_set_line(para, &lines.at[0], TZ_EM, true, NULL, NULL), 0);
    test_fonts_free(it);
}

// 追い込み: a mark that may not start a line comes up when shrinking makes room for it; else a letter goes down with
// it.
static void marks_are_drawn_in(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    assert_string_equal(test_lines(it, &style, "国国、国国国。国国", 6000), "国国、国国国。|国国");
    assert_string_equal(test_lines(it, &style, "国国国国国国。国国", 6000), "国国国国国|国。国国");
    style.hanging = true;
    assert_string_equal(test_lines(it, &style, "国国国国国国。国国", 6000), "国国国国国国。|国国");
    style.hanging = false;
    style.spacing_trim = TZ_TRIM_CSS;
    assert_string_equal(test_lines(it, &style, "国国、国国国。国国", 6000), "国国、国国|国。国国");
    test_fonts_free(it);
}

static void narrow_tokens_are_not_broken_for_a_column(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "国Kuwana国https://www.example.jp/");
    assert_int_equal(para->floor, 4 * TZ_EM); // https:// and www. and so on, of which the widest is 4 em
    test_fonts_free(it);
}

static const char *repeated(test_fonts *it, const char *head, const char *piece, size_t times) {
    tz_bytes out = {0};
    tz_bytes_add(it->arena, &out, head, strlen(head));
    for (size_t i = 0; i < times; i++)
        tz_bytes_add(it->arena, &out, piece, strlen(piece));
    return tz_arena_copy(it->arena, out.at, out.n);
}

// What may not be parted anywhere, but is longer than the line: no line of it sticks out, at whatever measure.
static void nothing_sticks_out(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const char *const texts[] = {
        repeated(it, "国", "」", 199),     repeated(it, "", "（", 100),
        repeated(it, "国", "、。", 60),    repeated(it, "", "——", 50),
        repeated(it, "国", "\u00A0", 120), repeated(it, "https://example.jp/", "a", 300),
        repeated(it, "", "ＢＣＰ", 40),    repeated(it, "第", "1", 200),
        repeated(it, "（", "￥", 30),      repeated(it, "A", " ", 90),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts * 2; i++) {
        style.breaking = (tz_line_breaking)(i % 2);
        const tz_para *para = test_para(it, &style, texts[i / 2]);
        for (tz_em measure = TZ_EM; measure < 12 * TZ_EM; measure += TZ_EM * 5 / 8) {
            tz_lines lines = tz_para_break_lines(para, it->arena, measure);
            assert_int_equal(lines.n, tz_para_line_count(para, measure));
            for (size_t k = 0; k < lines.n; k++)
                check_line(para, &lines.at[k], measure, k + 1 == lines.n, it->arena);
        }
        uint64_t seed = 7;
        for (int k = 0; k < 20; k++)
            count_falls_with_the_measure(it, para, &seed);
    }
    test_fonts_free(it);
}

static void marks_part_only_where_they_must(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    assert_string_equal(test_lines(it, &style, "国国「国」。国", 3000), "国国|「国」。|国");
    assert_string_equal(test_lines(it, &style, "国国「国」。国", 2000), "国国|「国」|。国"); // 2½ em are too many
    assert_string_equal(test_lines(it, &style, "「「「「「国", 2000), "「「「「|「国");
    assert_string_equal(test_lines(it, &style, "国、、、、国", 2000), "国、、|、、国");
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_sticks_out),
        cmocka_unit_test(marks_part_only_where_they_must),
        cmocka_unit_test(test_lines_cover_the_text),
        cmocka_unit_test(test_line_ends_are_allowed),
        cmocka_unit_test(test_count_falls_with_the_measure),
        cmocka_unit_test(test_same_lines_between_the_bounds),
        cmocka_unit_test(test_first_fit_is_fewest),
        cmocka_unit_test(test_clusters_cover_the_bytes),
        cmocka_unit_test(forced_ends),
        cmocka_unit_test(empty_text_is_one_line),
        cmocka_unit_test(marks_are_drawn_in),
        cmocka_unit_test(narrow_tokens_are_not_broken_for_a_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
