// Links: their elements, the boxes they cover, and lines of which parts lead somewhere.
#include "draw/canvas.h"

static void a_link_is_a_reference_to_a_page(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_page *to = sample_page(it.sample, "2");
    tz_element *link = tz_link_element_new(it.arena, it.sample->book, it.element);
    tz_link_add(&it.c, link, (tz_box){1, 2, 3, 4}, to, "2ページ");
    assert_string_equal(structure(&it, it.element), "P(Reference(Link(→)))");
    const tz_link *found = &it.c.page->links.at[0];
    assert_int_equal(it.c.page->links.n, 1);
    assert_ptr_equal(found->page, to);
    assert_string_equal(found->contents, "2ページ");
    assert_true(found->x == 1 && found->y == 2 && found->width == 3 && found->height == 4);
    assert_ptr_equal(found->element, link);
    close_canvas(&it);
}

static void ranges_of_a_line_are_links(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_page *two = sample_page(it.sample, "2"), *three = sample_page(it.sample, "3");
    tz_text_line line = line_of(&it, para_of(&it, "一二三四五"), 10 * TZ_PT);
    tz_link_range ranges[] = {{.from = 3, .to = 6, .page = two, .contents = "2へ"},
                              {.from = 9, .to = 15, .page = three, .contents = "3へ"}};
    tz_draw_linked_line(&it.c, &line, it.element, ranges, 2, (tz_point){100 * TZ_PT, 50 * TZ_PT});
    const char *baseline = points(&it, it.c.page->items.at[0].run.glyphs[0].y);
    const char *expected = tz_arena_format(it.arena, "P 一 100 %s\nLink 二 110 %s\nP 三 120 %s\nLink 四五 130 %s\n",
                                           baseline, baseline, baseline, baseline);
    assert_string_equal(drawn(&it), expected);
    assert_string_equal(structure(&it, it.element), "P(· Reference(Link(· →)) · Reference(Link(· →)))");
    assert_int_equal(it.c.page->links.n, 2);
    const tz_link *first = &it.c.page->links.at[0], *last = &it.c.page->links.at[1];
    assert_ptr_equal(first->page, two);
    assert_string_equal(first->contents, "2へ");
    assert_int_equal(first->x, 110 * TZ_PT);
    assert_int_equal(first->y, 50 * TZ_PT);
    assert_int_equal(first->width, 10 * TZ_PT);
    assert_int_equal(first->height, 15 * TZ_PT); // the line box
    assert_ptr_equal(last->page, three);
    assert_string_equal(last->contents, "3へ");
    assert_int_equal(last->x, 130 * TZ_PT);
    assert_int_equal(last->width, 20 * TZ_PT); // to the line's end
    close_canvas(&it);
}

// A range that goes on in the next line is one link element with two boxes.
static void a_range_over_two_lines_is_one_element(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_page *two = sample_page(it.sample, "2");
    const tz_para *para = para_of(&it, "一二三四五六");
    tz_lines lines = tz_para_break_lines(para, it.arena, 3 * TZ_EM);
    assert_int_equal(lines.n, 2);
    tz_link_range range = {.from = 6, .to = 12, .page = two};
    for (size_t i = 0; i < 2; i++) {
        tz_text_line line = tz_text_line_set(it.arena, para, &lines.at[i], 3 * TZ_EM, i == 1, 10 * TZ_PT);
        tz_draw_linked_line(&it.c, &line, it.element, &range, 1, (tz_point){0, (tz_len)i * 15 * TZ_PT});
    }
    assert_int_equal(it.c.page->links.n, 2);
    assert_ptr_equal(it.c.page->links.at[0].element, it.c.page->links.at[1].element);
    assert_int_equal(it.c.page->links.at[0].x, 20 * TZ_PT);
    assert_int_equal(it.c.page->links.at[1].x, 0);
    assert_int_equal(it.c.page->links.at[1].y, 15 * TZ_PT);
    assert_int_equal(it.c.page->links.at[1].width, 10 * TZ_PT);
    close_canvas(&it);
}

static void a_line_without_ranges_is_plain(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_text_line line = line_of(&it, para_of(&it, "一二"), 10 * TZ_PT);
    tz_link_range before = {.from = 0, .to = 0, .page = it.c.page};
    tz_draw_linked_line(&it.c, &line, it.element, &before, 1, (tz_point){0, 0});
    tz_draw_linked_line(&it.c, &line, it.element, NULL, 0, (tz_point){0, 0});
    assert_int_equal(it.c.page->links.n, 0);
    assert_int_equal(it.c.page->items.n, 2);
    assert_string_equal(structure(&it, it.element), "P(·)");
    close_canvas(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_is_a_reference_to_a_page),
        cmocka_unit_test(ranges_of_a_line_are_links),
        cmocka_unit_test(a_range_over_two_lines_is_one_element),
        cmocka_unit_test(a_line_without_ranges_is_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
