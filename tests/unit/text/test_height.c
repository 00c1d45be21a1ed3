// Heights on paper.
#include "text/flow.h"
#include "text/paras.h"

enum { SIZE = 10 * TZ_PT };

static void pitch_is_of_the_own_size(void **state) {
    (void)state;
    tz_style style = {.leading = 1300000};
    assert_int_equal(tz_style_line_pitch(&style, SIZE), 13 * TZ_PT);
}

static void paragraphs_are_as_high_as_their_lines(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    style.size = (tz_length_spec){TZ_PT, 2 * TZ_EM}; // 21 pt where body text has 10
    const tz_para *para = test_para(it, &style, "国国国国国国国");
    tz_len pitch = tz_style_line_pitch(&style, 21 * TZ_PT);
    assert_int_equal(tz_para_height(para, 3 * 21 * TZ_PT, SIZE), 3 * pitch);
    assert_int_equal(tz_para_height(para, 3 * 21 * TZ_PT - 1, SIZE), 4 * pitch);
    assert_int_equal(tz_para_height(para, 7 * 21 * TZ_PT, SIZE), pitch);
    test_fonts_free(it);
}

static void the_em_box_stands_in_the_middle(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para = test_para(it, &style, "国"), *empty = test_para(it, &style, "");
    tz_len em_top = tz_em_to_len(tz_fonts_em_top(it->fonts, style.font, it->diag), SIZE);
    assert_int_equal(tz_line_baseline(it->fonts, para, TZ_MM, 14 * TZ_PT, SIZE), TZ_MM + 2 * TZ_PT + em_top);
    assert_int_equal(tz_line_baseline(it->fonts, empty, TZ_MM, 14 * TZ_PT, SIZE), TZ_MM + 2 * TZ_PT + SIZE * 22 / 25);
    test_fonts_free(it);
}

static void flow_lines_stretch(void **state) {
    (void)state;
    const tz_flow_line at[] = {
        {.top = 0, .pitch = TZ_EM},
        {.top = 2 * TZ_EM, .pitch = TZ_EM}, // an em of space above
        {.top = 3 * TZ_EM, .pitch = 2 * TZ_EM},
        {.top = (int64_t)1 << 40, .pitch = TZ_EM},
    };
    tz_flow_lines lines = {at, 4, 0};
    assert_int_equal(tz_flow_lines_height(&lines, 0, 0, SIZE, 1000000), 0);
    assert_int_equal(tz_flow_lines_height(&lines, 0, 1, SIZE, 1000000), SIZE);
    assert_int_equal(tz_flow_lines_height(&lines, 0, 2, SIZE, 1000000), 3 * SIZE);
    assert_int_equal(tz_flow_lines_height(&lines, 1, 3, SIZE, 1000000), 3 * SIZE);
    assert_int_equal(tz_flow_lines_height(&lines, 1, 3, SIZE, 1500000), 9 * SIZE / 2);
    assert_int_equal(tz_flow_lines_height(&lines, 0, 4, SIZE, 1000000), INT32_MAX / 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pitch_is_of_the_own_size),
        cmocka_unit_test(paragraphs_are_as_high_as_their_lines),
        cmocka_unit_test(the_em_box_stands_in_the_middle),
        cmocka_unit_test(flow_lines_stretch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
