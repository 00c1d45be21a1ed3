// Lines and paragraphs on a page: runs at their places, in their colour, knowing their text; and ruby.
#include "draw/canvas.h"

static const tz_run *run_at(canvas *it, size_t item) {
    assert_true(item < it->c.page->items.n);
    assert_int_equal(it->c.page->items.at[item].kind, TZ_ITEM_RUN);
    return &it->c.page->items.at[item].run;
}

static void a_line_is_a_run_at_its_place(void **state) {
    (void)state;
    canvas it = open_canvas();
    it.style.color = (tz_color){.m = 500};
    tz_text_line line = line_of(&it, para_of(&it, "在宅"), 10 * TZ_PT);
    tz_canvas_text(&it.c, it.element);
    tz_draw_line(&it.c, &line, (tz_point){30 * TZ_PT, 40 * TZ_PT});
    assert_string_equal(drawn(&it), "P 在宅 30 40\n");
    const tz_run *run = run_at(&it, 0);
    assert_int_equal(run->size, 10 * TZ_PT);
    assert_int_equal(run->color.m, 500);
    assert_int_equal(run->glyphs_n, 2);
    assert_int_equal(run->glyphs[1].x, 40 * TZ_PT);
    assert_int_equal(run->glyphs[1].y, 40 * TZ_PT);
    assert_int_equal(run->glyphs[1].text, strlen("在"));
    assert_false(run->rotated);
    close_canvas(&it);
}

// Another face, another run; each knows which part of which text it shows.
static void runs_know_their_text(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_text text = tz_text_from_string("国𠮷国");
    text.id = 7;
    text.start = 100;
    const tz_para *para = tz_para_new(it.arena, it.sample->fonts, text, &it.style, it.sample->diag);
    assert_non_null(para);
    tz_text_line line = line_of(&it, para, 10 * TZ_PT);
    tz_canvas_text(&it.c, it.element);
    tz_draw_line(&it.c, &line, (tz_point){0, 20 * TZ_PT});
    assert_string_equal(drawn(&it), "P 国 0 20\nP 𠮷 10 20\nP 国 20 20\n");
    static const uint32_t starts[] = {100, 103, 107}, sizes[] = {3, 4, 3};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(run_at(&it, i)->text_id, 7);
        assert_int_equal(run_at(&it, i)->text_start, starts[i]);
        assert_int_equal(run_at(&it, i)->text_size, sizes[i]);
    }
    assert_int_not_equal(run_at(&it, 0)->face, run_at(&it, 1)->face);
    assert_int_equal(run_at(&it, 0)->face, run_at(&it, 2)->face);
    close_canvas(&it);
}

static void a_paragraph_stands_line_below_line(void **state) {
    (void)state;
    canvas it = open_canvas();
    const tz_para *para = para_of(&it, "一二三四五六七");
    tz_len height = tz_draw_para(&it.c, para, it.element, (tz_point){10 * TZ_PT, 100 * TZ_PT}, 30 * TZ_PT, 10 * TZ_PT);
    assert_int_equal(height, 45 * TZ_PT); // three lines of 15 pt
    const tz_run *first = run_at(&it, 0), *last = run_at(&it, 2);
    assert_int_equal(it.c.page->items.n, 3);
    assert_int_equal(first->text_size, strlen("一二三"));
    assert_int_equal(last->text_size, strlen("七"));
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(run_at(&it, i)->glyphs[0].x, 10 * TZ_PT);
    assert_int_equal(last->glyphs[0].y - first->glyphs[0].y, 30 * TZ_PT);
    assert_int_equal(first->glyphs[0].y, tz_line_baseline(it.sample->fonts, para, 100 * TZ_PT, 15 * TZ_PT, 10 * TZ_PT));
    close_canvas(&it);
}

// Only the last line of a centred paragraph is set as a last line; all stand in the middle.
static void alignment_holds_for_every_line(void **state) {
    (void)state;
    canvas it = open_canvas();
    it.style.align = TZ_ALIGN_JUSTIFY;
    tz_draw_para(&it.c, para_of(&it, "一二三四五六七"), it.element, (tz_point){0, 0}, 32 * TZ_PT, 10 * TZ_PT);
    const tz_run *first = run_at(&it, 0), *last = run_at(&it, it.c.page->items.n - 1);
    assert_true(first->glyphs[2].x > 20 * TZ_PT); // spread over 32 pt
    assert_int_equal(first->glyphs[2].x, 22 * TZ_PT);
    assert_int_equal(last->glyphs[0].x, 0);
    close_canvas(&it);
}

static void text_without_an_element_is_an_artifact(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_draw_para(&it.c, para_of(&it, "柱"), NULL, (tz_point){0, 0}, 30 * TZ_PT, 10 * TZ_PT);
    tz_canvas_artifact(&it.c, TZ_ARTIFACT_LAYOUT);
    tz_draw_rect(&it.c, (tz_box){TZ_PT, 2 * TZ_PT, 3 * TZ_PT, 4 * TZ_PT}, (tz_color){.k = 120});
    tz_canvas_content(&it.c, it.element);
    tz_draw_rect(&it.c, (tz_box){0, 0, TZ_PT, TZ_PT}, (tz_color){.k = 120});
    const char *found = drawn(&it);
    assert_memory_equal(found, "pagination 柱 0 ", strlen("pagination 柱 0 "));
    assert_non_null(strstr(found, "\nlayout [1 2 3 4]\nP [0 0 1 1]\n"));
    close_canvas(&it);
}

// The reading stands at half the size above its base, its own elements after those of the base.
static void ruby_stands_above_its_base(void **state) {
    (void)state;
    canvas it = open_canvas();
    it.style.ruby = true;
    tz_text_line line = line_of(&it, para_of(&it, "の｜桑名《くわな》市"), 10 * TZ_PT);
    tz_canvas_text(&it.c, it.element);
    tz_draw_line(&it.c, &line, (tz_point){0, 50 * TZ_PT});
    assert_string_equal(structure(&it, it.element), "P(· Ruby(RB(·) RT(·)) ·)");
    const tz_run *base = run_at(&it, 1), *reading = run_at(&it, 2), *rest = run_at(&it, 3);
    assert_int_equal(it.c.page->items.n, 4);
    assert_memory_equal(base->text, "桑名", base->text_size);
    assert_memory_equal(reading->text, "くわな", reading->text_size);
    assert_memory_equal(rest->text, "市", rest->text_size);
    assert_int_equal(reading->size, 5 * TZ_PT);
    assert_int_equal(base->glyphs[0].x, 10 * TZ_PT);
    assert_int_equal(rest->glyphs[0].x, 30 * TZ_PT);
    assert_true(reading->glyphs[0].x >= 10 * TZ_PT && reading->glyphs[2].x + 5 * TZ_PT <= 30 * TZ_PT);
    tz_len up = base->glyphs[0].y - reading->glyphs[0].y;
    assert_true(up > 8 * TZ_PT && up < 11 * TZ_PT); // on top of the em box
    close_canvas(&it);
}

static void ruby_of_an_artifact_has_no_elements(void **state) {
    (void)state;
    canvas it = open_canvas();
    it.style.ruby = true;
    tz_text_line line = line_of(&it, para_of(&it, "｜津《つ》"), 10 * TZ_PT);
    uint32_t before = it.sample->book->elements_n;
    tz_canvas_text(&it.c, NULL);
    tz_draw_line(&it.c, &line, (tz_point){0, 50 * TZ_PT});
    assert_int_equal(it.sample->book->elements_n, before);
    assert_int_equal(it.c.page->items.n, 2);
    close_canvas(&it);
}

// Characters stand below each other, their middle on the line.
static void vertical_text_runs_down(void **state) {
    (void)state;
    canvas it = open_canvas();
    it.style.font.vertical = true;
    tz_text_line line = line_of(&it, para_of(&it, "伊賀"), 10 * TZ_PT);
    tz_canvas_text(&it.c, NULL);
    tz_draw_line(&it.c, &line, (tz_point){100 * TZ_PT, 20 * TZ_PT});
    const tz_run *run = run_at(&it, 0);
    assert_int_equal(run->glyphs_n, 2);
    assert_int_equal(run->glyphs[1].y - run->glyphs[0].y, 10 * TZ_PT);
    assert_int_equal(run->glyphs[0].x, 95 * TZ_PT);
    assert_int_equal(run->glyphs[1].x, 95 * TZ_PT);
    close_canvas(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_a_run_at_its_place),           cmocka_unit_test(runs_know_their_text),
        cmocka_unit_test(a_paragraph_stands_line_below_line),     cmocka_unit_test(alignment_holds_for_every_line),
        cmocka_unit_test(text_without_an_element_is_an_artifact), cmocka_unit_test(ruby_stands_above_its_base),
        cmocka_unit_test(ruby_of_an_artifact_has_no_elements),    cmocka_unit_test(vertical_text_runs_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
