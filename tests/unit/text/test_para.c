// What a paragraph computes once: positions, trimmable space, opportunities, cores and forced breaks.
#include "paras.h"

static void positions_are_on_the_unbroken_line(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "国、「国」A");
    const int64_t halves[] = {0, 2, 3, 5, 7, 9, 10}; // 、「 have half an em between them, 」A, too
    assert_int_equal(para->n, 6);
    for (uint32_t i = 0; i <= para->n; i++)
        assert_int_equal(para->at[i], halves[i] * TZ_EM / 2);
    test_fonts_free(it);
}

static void white_space_is_trimmable_by_class(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "「」。・国,");
    enum { HALF = TZ_EM / 2, QUARTER = TZ_EM / 4 };
    const tz_trim wanted[] = {{HALF, 0}, {0, HALF}, {0, HALF}, {QUARTER, QUARTER}, {0, 0}, {0, 0}};
    for (uint32_t i = 0; i < para->n; i++) {
        assert_int_equal(para->trimmable[i].left, wanted[i].left);
        assert_int_equal(para->trimmable[i].right, wanted[i].right);
    }
    test_fonts_free(it);
}

static void word_spaces_shrink_to_a_quarter_em(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic"); // whose spaces are half an em wide
    const tz_para *para = test_para(it, &style, "a b");
    assert_int_equal(para->shrinkable[para->n], TZ_EM / 4);
    style.spacing_trim = TZ_TRIM_CSS;
    para = test_para(it, &style, "a b");
    assert_int_equal(para->shrinkable[para->n], 0);
    assert_int_equal(para->ink_end[2], 1); // the space takes no room at a line's end
    assert_int_equal(para->ink_end[3], 3);
    test_fonts_free(it);
}

// Marks at a segment's end need not fit unshrunk; nor does a widow, which is drawn in to the line before it.
static void cores_leave_marks_and_widows_out(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.strictness = TZ_VERY_STRICT;
    const tz_para *para = test_para(it, &style, "国。国っ国国");
    const uint32_t ends[] = {2, 4, 5, 6}, cores[] = {1, 3, 5, 5};
    assert_int_equal(para->lists[0].n, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(para->lists[0].at[i], ends[i]);
        assert_int_equal(para->core_ends[i], cores[i]);
    }
    test_fonts_free(it);
}

static void forced_breaks_end_lines(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "国国\u2028国");
    assert_int_equal(para->forced_n, 2);
    assert_int_equal(para->forced[0], 3);
    assert_int_equal(para->forced[1], 4);
    assert_true(tz_is_forced_break(para, 3));
    assert_false(tz_is_forced_break(para, 2));
    assert_int_equal(para->ink_end[3], 2); // the separator takes no room
    test_fonts_free(it);
}

// Phrases cost time: they are only found where somebody asks for them.
static void phrases_are_found_when_needed(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_JUSTIFY;
    assert_null(test_para(it, &style, "国")->phrases);
    style.breaking = TZ_LINE_BREAKING_OPTIMAL;
    assert_null(test_para(it, &style, "国")->phrases);
    style.ragged_below = TZ_EM;
    assert_non_null(test_para(it, &style, "国")->phrases);
    style.ragged_below = 0;
    style.phrases = true;
    assert_non_null(test_para(it, &style, "国")->phrases);
    test_fonts_free(it);
}

// Words that the edition names are parted only where they do not fit the line.
static void words_that_are_not_parted(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_text words[] = {tz_text_from_string("ケーブルTV"), tz_text_from_string("みえ医療")};
    style.nobreak = words;
    style.nobreak_n = 2;
    assert_string_equal(test_lines(it, &style, "市のケーブルTVで放送", 6000), "市の|ケーブルTV|で放送");
    assert_string_equal(test_lines(it, &style, "市のケーブルTVで放送", 4500), "市の|ケーブル|TVで放送");
    assert_string_equal(test_lines(it, &style, "国みえ医療とみえ医療", 5000), "国みえ医療|とみえ医療");
    assert_string_equal(test_lines(it, &style, "国国国みえ医療", 5000), "国国国|みえ医療");
    test_fonts_free(it);
}

// Heads are broken between phrases; where one does not fit, between words; a short phrase stays with what leads to it.
static void heads_keep_phrases(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_style style = test_head_style(it);
    static const char *const wanted[] = {"①在宅医療および|在宅医療・介護連携の状況",
                                         "⑤部局間連携の取組、|事業間連携の取組",
                                         "④困難に|感じていること",
                                         "普及啓発・|研修資料",
                                         "②ACP関係",
                                         "① 連携の|相談窓口",
                                         "(1) 連携の|相談窓口"};
    static const int measures[] = {13000, 9500, 7000, 5000, 7000, 6500, 6500};
    for (size_t i = 0; i < 7; i++) {
        tz_bytes text = {0};
        for (const char *c = wanted[i]; *c; c++)
            if (*c != '|')
                tz_bytes_add(it->arena, &text, c, 1);
        const char *string = tz_arena_copy(it->arena, text.at, text.n);
        assert_string_equal(test_lines(it, &style, string, measures[i]), wanted[i]);
    }
    assert_string_equal(test_lines(it, &style, "①入退院支援関係", 4000), "①入退院|支援関係");
    assert_string_equal(test_lines(it, &style, "普及\xE2\x80\x8B啓発", 3000), "普及\xE2\x80\x8B|啓発");     // U+200B
    assert_string_equal(test_lines(it, &style, "入退\xE2\x80\xA9院支援", 9000), "入退\xE2\x80\xA9|院支援"); // U+2029
    const tz_para *joined = test_para(it, &style, "普及・\xE2\x81\xA0啓発");                                // U+2060
    assert_true(joined->breaks[3] > TZ_BREAK_ALLOWED && joined->breaks[4] > TZ_BREAK_ALLOWED);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_are_not_parted),
        cmocka_unit_test(heads_keep_phrases),
        cmocka_unit_test(positions_are_on_the_unbroken_line),
        cmocka_unit_test(white_space_is_trimmable_by_class),
        cmocka_unit_test(word_spaces_shrink_to_a_quarter_em),
        cmocka_unit_test(cores_leave_marks_and_widows_out),
        cmocka_unit_test(forced_breaks_end_lines),
        cmocka_unit_test(phrases_are_found_when_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
