// Flows on a page: lists and subheads as elements, lines at their places, slices of a flow.
#include "draw/canvas.h"

static const char *const labels[] = {"①", "②", "・", "(1)", "ア", NULL};

static const tz_flow *flow_of(canvas *it, const char *text) {
    tz_flow_style style = {.body = &it->style, .subhead = &it->style, .labels = labels, .label_min_width = TZ_EM};
    const tz_flow *flow =
        tz_flow_new(it->arena, it->sample->fonts, &style, tz_text_from_string(text), it->sample->diag);
    assert_non_null(flow);
    return flow;
}

static tz_flow_slice slice_of(canvas *it, const tz_flow *flow, tz_flow_lines *lines) {
    *lines = tz_flow_set_lines(flow, it->arena, 10 * TZ_EM);
    return (tz_flow_slice){flow, lines, 0, lines->n, 10 * TZ_PT, 1000000};
}

static void draw_all(canvas *it, const char *text) {
    const tz_flow *flow = flow_of(it, text);
    tz_flow_lines lines;
    tz_flow_slice slice = slice_of(it, flow, &lines);
    tz_flow_tree tree = tz_flow_elements(&it->c, it->element, flow, TZ_ROLE_H3);
    tz_draw_flow(&it->c, &slice, &tree, (tz_point){0, 0});
}

static void paragraphs_and_subheads(void **state) {
    (void)state;
    canvas it = open_canvas();
    draw_all(&it, "【見出し】\n本文\n\n次の段落");
    assert_string_equal(structure(&it, it.element), "P(H3(·) P(·) P(·))");
    close_canvas(&it);
}

static void items_are_lists(void **state) {
    (void)state;
    canvas it = open_canvas();
    draw_all(&it, "・一\n・二\n文\n・三");
    assert_string_equal(structure(&it, it.element),
                        "P(L(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(·))) P(·) L(LI(Lbl(·) LBody(·))))");
    assert_false(tz_attributes_of(it.element->kids.at[0].element)->is_numbered);
    close_canvas(&it);
}

static void numbered_items_are_a_numbered_list(void **state) {
    (void)state;
    canvas it = open_canvas();
    draw_all(&it, "①一\n②二");
    assert_string_equal(structure(&it, it.element), "P(L(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(·))))");
    assert_true(tz_attributes_of(it.element->kids.at[0].element)->is_numbered);
    close_canvas(&it);
}

static void numbers_are_labels_of_lists(void **state) {
    (void)state;
    canvas it = open_canvas();
    draw_all(&it, "(1) 一\n ア 二\n イ 三\n(2) 四\n3日の会議");
    assert_string_equal(
        structure(&it, it.element),
        "P(L(LI(Lbl(·) LBody(· L(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(·))))) LI(Lbl(·) LBody(·))) P(·))");
    assert_true(tz_attributes_of(it.element->kids.at[0].element)->is_numbered);
    close_canvas(&it);
}

// A list within an item follows the item's own text; a further line of the item belongs to its body.
static void lists_nest(void **state) {
    (void)state;
    canvas it = open_canvas();
    draw_all(&it, "①親\n  ・子\n  ・弟\n②次");
    assert_string_equal(structure(&it, it.element),
                        "P(L(LI(Lbl(·) LBody(· L(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(·))))) "
                        "LI(Lbl(·) LBody(·))))");
    close_canvas(&it);
}

static void lines_stand_below_each_other(void **state) {
    (void)state;
    canvas it = open_canvas();
    const tz_flow *flow = flow_of(&it, "一二三四五六七八九十百\n千");
    tz_flow_lines lines;
    tz_flow_slice slice = slice_of(&it, flow, &lines);
    assert_int_equal(lines.n, 3);
    tz_draw_flow(&it.c, &slice, NULL, (tz_point){40 * TZ_PT, 100 * TZ_PT});
    tz_len first = it.c.page->items.at[0].run.glyphs[0].y;
    assert_true(first > 100 * TZ_PT && first < 115 * TZ_PT);
    const char *expected =
        tz_arena_format(it.arena, "pagination 一二三四五六七八九十 40 %s\npagination 百 40 %s\npagination 千 40 %s\n",
                        points(&it, first), points(&it, first + 15 * TZ_PT), points(&it, first + 30 * TZ_PT));
    assert_string_equal(drawn(&it), expected);
    close_canvas(&it);
}

// The second line alone stands where the first one stood.
static void a_slice_begins_at_its_own_first_line(void **state) {
    (void)state;
    canvas it = open_canvas();
    const tz_flow *flow = flow_of(&it, "一二三四五六七八九十百\n千");
    tz_flow_lines lines;
    tz_flow_slice slice = slice_of(&it, flow, &lines);
    slice.to = 1;
    tz_draw_flow(&it.c, &slice, NULL, (tz_point){0, 0});
    slice.from = 1;
    slice.to = 2;
    tz_draw_flow(&it.c, &slice, NULL, (tz_point){0, 0});
    assert_int_equal(it.c.page->items.n, 2);
    assert_int_equal(it.c.page->items.at[0].run.glyphs[0].y, it.c.page->items.at[1].run.glyphs[0].y);
    assert_memory_equal(it.c.page->items.at[1].run.text, "百", 3);
    close_canvas(&it);
}

// Lines further apart: what is added stands half above each line.
static void stretched_lines(void **state) {
    (void)state;
    canvas it = open_canvas();
    const tz_flow *flow = flow_of(&it, "一\n二");
    tz_flow_lines lines;
    tz_flow_slice slice = slice_of(&it, flow, &lines);
    tz_draw_flow(&it.c, &slice, NULL, (tz_point){0, 0});
    slice.growth = 1200000;
    tz_draw_flow(&it.c, &slice, NULL, (tz_point){0, 0});
    tz_len y[4];
    for (size_t i = 0; i < 4; i++)
        y[i] = it.c.page->items.at[i].run.glyphs[0].y;
    assert_int_equal(y[1] - y[0], 15 * TZ_PT);
    assert_int_equal(y[3] - y[2], 18 * TZ_PT);
    assert_int_equal(y[2] - y[0], 3 * TZ_PT / 2);
    close_canvas(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_and_subheads),
        cmocka_unit_test(items_are_lists),
        cmocka_unit_test(numbered_items_are_a_numbered_list),
        cmocka_unit_test(numbers_are_labels_of_lists),
        cmocka_unit_test(lists_nest),
        cmocka_unit_test(lines_stand_below_each_other),
        cmocka_unit_test(a_slice_begins_at_its_own_first_line),
        cmocka_unit_test(stretched_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
