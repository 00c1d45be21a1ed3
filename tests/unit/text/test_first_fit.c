// Lines by first-fit, and the styles that get the best ones.
#include "paras.h"

#include <string.h>

static void lines_are_filled_one_after_the_other(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    assert_string_equal(test_lines(it, &style, "国国国国国国国国", 5000), "国国国国国|国国国");
    assert_string_equal(test_lines(it, &style, "国国国国国国国国", 8000), "国国国国国国国国");
    assert_string_equal(test_lines(it, &style, "国国、国国", 2500), "国国、|国国"); // half an em is trimmed
    assert_string_equal(test_lines(it, &style, "国国国国国国、国", 6000), "国国国国国|国、国");
    assert_string_equal(test_lines(it, &style, "国国\u2028\u2028国", 9000), "国国\u2028|\u2028|国");
    assert_string_equal(test_lines(it, &style, "", 9000), "");
    test_fonts_free(it);
}

// The best lines are only sought where the style asks for them.
static void the_style_decides(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_CENTER;
    assert_string_equal(test_lines(it, &style, "国国国国国国国国", 6000), "国国国国国国|国国");
    style.breaking = TZ_LINE_BREAKING_OPTIMAL;
    assert_string_equal(test_lines(it, &style, "国国国国国国国国", 6000), "国国国国|国国国国");
    assert_string_equal(test_lines(it, &style, "", 9000), "");
    test_fonts_free(it);
}

// A line's own values: its width with the half em of its last mark where there is room, and what hangs.
static void lines_know_their_width(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "国国。");
    tz_line line = tz_para_break_lines(para, it->arena, 4 * TZ_EM).at[0];
    assert_int_equal(line.width, 3 * TZ_EM);
    assert_int_equal(line.hang, 0);
    line = tz_para_break_lines(para, it->arena, 3 * TZ_EM - 1).at[0];
    assert_int_equal(line.width, 5 * TZ_EM / 2);
    style.hanging = true;
    para = test_para(it, &style, "国国。");
    line = tz_para_break_lines(para, it->arena, 2 * TZ_EM).at[0];
    assert_int_equal(line.width, 2 * TZ_EM);
    assert_int_equal(line.hang, TZ_EM / 2);
    line = tz_para_break_lines(para, it->arena, 9 * TZ_EM / 4).at[0];
    assert_int_equal(line.width, 9 * TZ_EM / 4);
    assert_int_equal(line.hang, TZ_EM / 4);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_filled_one_after_the_other),
        cmocka_unit_test(the_style_decides),
        cmocka_unit_test(lines_know_their_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
