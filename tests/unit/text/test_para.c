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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positions_are_on_the_unbroken_line),
        cmocka_unit_test(white_space_is_trimmable_by_class),
        cmocka_unit_test(word_spaces_shrink_to_a_quarter_em),
        cmocka_unit_test(cores_leave_marks_and_widows_out),
        cmocka_unit_test(forced_breaks_end_lines),
        cmocka_unit_test(phrases_are_found_when_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
