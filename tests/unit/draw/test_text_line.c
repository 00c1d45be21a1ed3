// Single lines of text: composed however long, measured, divided, and put in the middle of a height.
#include "draw/canvas.h"

static void a_text_becomes_one_line(void **state) {
    (void)state;
    canvas it = open_canvas();
    it.style.size = (tz_length_spec){0, 2 * TZ_EM};
    tz_text_line line;
    static const char text[] =
        "在宅医療・介護連携に関する課題と令和七年度の取組について、この行はたいへん長いけれども折り返さない";
    assert_true(tz_text_line_new(&it.tools, tz_text_from_string(text), &it.style, 5 * TZ_PT, &line));
    assert_int_equal(line.size, 10 * TZ_PT); // twice the body size
    assert_int_equal(line.line.first, 0);
    assert_int_equal(line.line.end, tz_para_shaped(line.para)->clusters_n);
    assert_int_equal(line.width, tz_em_to_len(line.line.width, line.size));
    assert_true(line.width > 400 * TZ_PT);
    close_canvas(&it);
}

static void an_empty_text_is_an_empty_line(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_text_line line;
    assert_true(tz_text_line_new(&it.tools, tz_text_from_string(""), &it.style, 8 * TZ_PT, &line));
    assert_null(line.para);
    assert_int_equal(line.width, 0);
    assert_int_equal(line.size, 8 * TZ_PT);
    assert_int_equal(tz_text_line_centre(it.sample->fonts, &line, 7 * TZ_PT, 30 * TZ_PT), 7 * TZ_PT);
    tz_draw_line(&it.c, &line, (tz_point){0, 0});
    assert_string_equal(drawn(&it), "");
    close_canvas(&it);
}

static void what_cannot_be_set_is_reported(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_text_line line;
    assert_false(tz_text_line_new(&it.tools, tz_text_from_string("\u05d0"), &it.style, 8 * TZ_PT, &line));
    assert_true(tz_diag_count(it.sample->diag, TZ_ERROR) > 0);
    sample_free(it.sample);
}

// The last line of a justified paragraph stays natural, others fill the measure.
static void lines_are_set_at_a_measure(void **state) {
    (void)state;
    canvas it = open_canvas();
    it.style.align = TZ_ALIGN_JUSTIFY;
    const tz_para *para = para_of(&it, "国語算数国語算数国");
    tz_lines lines = tz_para_break_lines(para, it.arena, 10 * TZ_EM);
    assert_int_equal(lines.n, 1);
    tz_text_line last = tz_text_line_set(it.arena, para, &lines.at[0], 10 * TZ_EM, true, 10 * TZ_PT);
    tz_text_line other = tz_text_line_set(it.arena, para, &lines.at[0], 10 * TZ_EM, false, 10 * TZ_PT);
    assert_int_equal(last.width, 90 * TZ_PT);
    assert_int_equal(other.width, 100 * TZ_PT);
    assert_int_equal(other.at[0], 0);
    close_canvas(&it);
}

static void a_part_stays_where_it_is(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_text_line line = line_of(&it, para_of(&it, "国語算数"), 10 * TZ_PT);
    tz_text_line part = tz_text_line_part(&line, 1, 3), inner = tz_text_line_part(&part, 2, 3);
    assert_int_equal(part.line.first, 1);
    assert_int_equal(part.line.end, 3);
    assert_int_equal(part.at[0], TZ_EM);
    assert_int_equal(inner.at[0], 2 * TZ_EM);
    assert_int_equal(inner.draw[0], line.draw[2]);
    tz_canvas_text(&it.c, it.element);
    tz_draw_line(&it.c, &part, (tz_point){100 * TZ_PT, 50 * TZ_PT});
    assert_string_equal(drawn(&it), "P 語算 110 50\n");
    close_canvas(&it);
}

// As much of the em box above the middle as below it.
static void the_middle_of_a_height(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_text_line line = line_of(&it, para_of(&it, "国"), 10 * TZ_PT);
    tz_len top = tz_text_line_centre(it.sample->fonts, &line, 0, 10 * TZ_PT);
    assert_true(top > 8 * TZ_PT && top < 9 * TZ_PT); // 0.88 em above the baseline
    assert_int_equal(tz_text_line_centre(it.sample->fonts, &line, 5 * TZ_PT, 10 * TZ_PT), top + 5 * TZ_PT);
    assert_int_equal(tz_text_line_centre(it.sample->fonts, &line, 0, 30 * TZ_PT), top + 10 * TZ_PT);
    close_canvas(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_becomes_one_line),        cmocka_unit_test(an_empty_text_is_an_empty_line),
        cmocka_unit_test(what_cannot_be_set_is_reported), cmocka_unit_test(lines_are_set_at_a_measure),
        cmocka_unit_test(a_part_stays_where_it_is),       cmocka_unit_test(the_middle_of_a_height),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
