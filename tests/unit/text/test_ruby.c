// Ruby: the notation shows nothing, the base stays whole and is wide enough for its reading.
#include "paras.h"

static tz_style ruby_style(const test_fonts *it) {
    tz_style style = test_style(it, "gothic");
    style.ruby = true;
    return style;
}

static void set_all(const tz_para *para, tz_em *x, tz_em *draw) {
    tz_line line = {0, para->n, 0, 0};
    tz_para_set_line(para, &line, 100 * TZ_EM, true, x, draw);
}

static void notation_has_no_width(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ruby_style(it);
    const tz_para *para = test_para(it, &style, "国｜紀宝《きほう》、国");
    const tz_ruby *rubies;
    assert_int_equal(tz_para_rubies(para, &rubies), 1);
    assert_int_equal(rubies[0].first, 2);
    assert_int_equal(rubies[0].end, 4);
    assert_int_equal(rubies[0].text_start, 3);
    assert_int_equal(rubies[0].text_end, 3 + 3 + 6 + 3 + 9 + 3);
    tz_em x[16], draw[16];
    set_all(para, x, draw);
    assert_int_equal(x[2], TZ_EM);     // 紀
    assert_int_equal(x[3], 2 * TZ_EM); // 宝
    assert_int_equal(x[9], 3 * TZ_EM); // 、
    assert_int_equal(x[10], 4 * TZ_EM);
    for (uint32_t i = 0; i < para->n; i++)
        assert_int_equal(tz_para_shaped(para)->clusters[i].glyphs_n, i == 1 || (i >= 4 && i < 9) ? 0 : 1);
    test_fonts_free(it);
}

static void long_readings_widen(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ruby_style(it);
    const tz_para *para = test_para(it, &style, "国｜志摩《しままるまる》国"); // three em over two
    tz_em x[16], draw[16], left, measure;
    set_all(para, x, draw);
    assert_int_equal(x[2], TZ_EM + TZ_EM / 4);
    assert_int_equal(x[3], TZ_EM + TZ_EM * 7 / 4);
    assert_int_equal(x[para->n - 1], 4 * TZ_EM);
    const tz_ruby *ruby;
    tz_para_rubies(para, &ruby);
    tz_line line = {0, para->n, 0, 0};
    assert_true(tz_para_ruby_at(para, ruby, &line, x, &left, &measure));
    assert_int_equal(left, TZ_EM);
    assert_int_equal(measure, 6 * TZ_EM);
    test_fonts_free(it);
}

static void short_readings_spread(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ruby_style(it);
    const tz_para *para = test_para(it, &style, "｜志摩《しま》");
    tz_em x[16], draw[16], left, measure;
    set_all(para, x, draw);
    const tz_ruby *ruby;
    tz_para_rubies(para, &ruby);
    tz_line line = {0, para->n, 0, 0};
    assert_true(tz_para_ruby_at(para, ruby, &line, x, &left, &measure));
    assert_int_equal(measure, 4 * TZ_EM);
    tz_line reading = {0, ruby->para->n, 0, 0};
    tz_para_set_line(ruby->para, &reading, measure, true, x, draw);
    assert_int_equal(x[0], TZ_EM / 2); // 1 : 2 : 1
    assert_int_equal(x[1], TZ_EM * 5 / 2);
    test_fonts_free(it);
}

static void bases_stay_whole(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ruby_style(it);
    assert_string_equal(test_lines(it, &style, "国国｜紀宝《きほう》国国", 3000), "国国|｜紀宝《きほう》国|国");
    assert_string_equal(test_lines(it, &style, "国｜紀宝《きほう》、国", 3000), "国|｜紀宝《きほう》、|国");
    assert_string_equal(test_lines(it, &style, "（｜紀宝《きほう》）国", 3000), "（｜紀宝《きほう》）|国");
    assert_string_equal(test_lines(it, &style, "（｜紀宝《きほう》）国", 1000),
                        "（|｜紀宝《きほう》|）|国"); // not even there
    test_fonts_free(it);
}

// Neither a base nor a reading is parted: a line must have room for them.
static void long_words_are_refused(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ruby_style(it);
    const char *twenty = "国国国国国国国国国国国国国国国国国国国国";
    const tz_para *para = test_para(it, &style, tz_arena_format(it->arena, "津｜%s《くに》津", twenty));
    assert_int_equal(para->floor, 20 * TZ_EM);
    test_para(it, &style, tz_arena_format(it->arena, "津｜国《%s%s》津", twenty, twenty));
    const char *const refused[] = {
        tz_arena_format(it->arena, "津｜%s国《くに》津", twenty),
        tz_arena_format(it->arena, "津｜国《%s%s国》津", twenty, twenty),
        tz_arena_format(it->arena, "津｜国《くに》津｜国《%s%s%s》津", twenty, twenty, twenty)};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_null(tz_para_new(it->arena, it->fonts, tz_text_from_string(refused[i]), &style, it->diag));
        assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), i + 1);
        assert_string_equal(tz_diag_at(it->diag, i)->message,
                            "a word with a reading may be 20 em wide, as may the reading: this one is wider");
    }
    test_fonts_free(it);
}

static void spacing_sees_through_the_notation(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ruby_style(it);
    tz_em x[16], draw[16];
    set_all(test_para(it, &style, "）｜国《く》（国"), x, draw);
    assert_int_equal(x[2], TZ_EM);
    assert_int_equal(x[6], 2 * TZ_EM); // （ after the notation
    set_all(test_para(it, &style, "A｜国《く》"), x, draw);
    assert_int_equal(x[2] - x[0],
                     TZ_EM * 3 / 4); // half an em, and the quarter next to Japanese
    test_fonts_free(it);
}

static void other_text_is_left_alone(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ruby_style(it);
    static const char *const texts[] = {"国｜国", "《国》", "国《くに》", "｜《くに》", "｜国《》", "｜国《く"};
    const tz_ruby *rubies;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(tz_para_rubies(test_para(it, &style, texts[i]), &rubies), 0);
    assert_int_equal(tz_para_rubies(test_para(it, &style, "｜国｜紀宝《きほう》と｜志摩《しま》"), &rubies), 2);
    style.ruby = false;
    assert_int_equal(tz_para_rubies(test_para(it, &style, "｜国《くに》"), &rubies), 0);
    test_fonts_free(it);
}

static void marks_joined_to_their_neighbours_are_ordinary(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = ruby_style(it);
    const tz_ruby *rubies;
    // A joiner makes one cluster of the bar and itself: no base is left between the marks.
    assert_int_equal(tz_para_rubies(test_para(it, &style, "国｜\u200D《ほん》"), &rubies), 0);
    assert_int_equal(tz_para_rubies(test_para(it, &style, "｜日\u2028本《にほん》"), &rubies), 0);
    const tz_para *para = test_para(it, &style, "｜\u200D《ほん》と｜本《ほん》");
    assert_int_equal(tz_para_rubies(para, &rubies), 1);
    assert_int_equal(tz_para_shaped(para)->clusters[rubies[0].first].start, 6 + 3 + 6 + 3 + 3 + 3);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notation_has_no_width),    cmocka_unit_test(long_readings_widen),
        cmocka_unit_test(short_readings_spread),    cmocka_unit_test(bases_stay_whole),
        cmocka_unit_test(long_words_are_refused),   cmocka_unit_test(spacing_sees_through_the_notation),
        cmocka_unit_test(other_text_is_left_alone), cmocka_unit_test(marks_joined_to_their_neighbours_are_ordinary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
