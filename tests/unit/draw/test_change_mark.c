// Marks of changes: words struck through and underlined, bars at the left of statements, wedges where some are gone.
#include "draw/canvas.h"

static tz_change_marks marks;

static canvas open_marked(void) {
    canvas it = open_canvas();
    marks = (tz_change_marks){.bar = 2 * TZ_PT, .stroke = TZ_PT / 2, .color = {.k = 700}};
    it.c.marks = &marks;
    return it;
}

// The text of a test; its id is 1.
static tz_text text_of(const char *string) {
    tz_text text = tz_text_from_string(string);
    text.id = 1;
    return text;
}

static const tz_flow *flow_of(canvas *it, const char *text) {
    static const char *const labels[] = {"・", NULL};
    tz_flow_style style = {.body = &it->style, .subhead = &it->style, .labels = labels, .label_min_width = TZ_EM};
    const tz_flow *flow = tz_flow_new(it->arena, it->sample->fonts, &style, text_of(text), it->sample->diag);
    assert_non_null(flow);
    return flow;
}

static void mark_word(canvas *it, const char *text, size_t from, size_t to, bool deleted) {
    tz_text of = text_of(text);
    *TZ_ADD(it->arena, &marks.words) = (tz_change_mark){.from = tz_text_position(&of, from),
                                                        .to = tz_text_position(&of, to),
                                                        .deleted = deleted,
                                                        .alt = deleted ? "削除" : "追加"};
}

static void mark_statement(canvas *it, const char *text, const char *from, const char *to, tz_change_bar how) {
    tz_text of = text_of(text);
    how.from = tz_text_position(&of, (size_t)(from - text));
    how.to = tz_text_position(&of, (size_t)(to - text));
    *TZ_ADD(it->arena, &marks.bars) = how;
}

// Draws all of a flow, its text at x = 100 pt and y = 0.
static void draw_flow(canvas *it, const char *text, bool elements) {
    const tz_flow *flow = flow_of(it, text);
    tz_flow_lines lines = tz_flow_set_lines(flow, it->arena, 10 * TZ_EM);
    tz_flow_slice slice = {flow, &lines, 0, lines.n, 10 * TZ_PT, 1000000};
    tz_change_marks_sort(&marks);
    tz_flow_tree tree = {0};
    if (elements)
        tree = tz_flow_elements(&it->c, it->element, flow, TZ_ROLE_H3);
    tz_draw_flow(&it->c, &slice, elements ? &tree : NULL, (tz_point){100 * TZ_PT, 0});
}

static const tz_filled_rect *rect_at(canvas *it, size_t item) {
    assert_true(item < it->c.page->items.n && it->c.page->items.at[item].kind == TZ_ITEM_RECT);
    return &it->c.page->items.at[item].rect;
}

static const tz_filled_path *wedge_at(canvas *it, size_t item) {
    assert_true(item < it->c.page->items.n && it->c.page->items.at[item].kind == TZ_ITEM_PATH);
    return &it->c.page->items.at[item].path;
}

// ---- words ----

static void deleted_words_are_struck_through_and_inserted_ones_underlined(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "年三回二回開く"; // 三 deleted, 二 inserted; not in their order
    mark_word(&it, text, 9, 12, false);
    mark_word(&it, text, 3, 6, true);
    draw_flow(&it, text, true);
    assert_string_equal(structure(&it, it.element), "P(P(· Del(·) · Ins(·) ·))");
    assert_int_equal(it.c.page->items.n, 7); // five runs, two strokes
    tz_len baseline = it.c.page->items.at[0].run.glyphs[0].y;
    const tz_filled_rect *through = rect_at(&it, 5), *below = rect_at(&it, 6);
    assert_int_equal(through->x, 110 * TZ_PT);
    assert_int_equal(through->width, 10 * TZ_PT);
    assert_int_equal(through->height, TZ_PT / 2);
    assert_true(through->y < baseline - 3 * TZ_PT && through->y > baseline - 5 * TZ_PT);
    assert_int_equal(below->x, 130 * TZ_PT);
    assert_int_equal(below->width, 10 * TZ_PT);
    assert_true(below->y > baseline && below->y < baseline + 3 * TZ_PT);
    assert_int_equal(below->color.k, 700);
    assert_string_equal(tz_attributes_of(marks.words.at[0].element)->alt, "削除");
    assert_int_equal(marks.words.at[0].element->role, TZ_ROLE_DEL);
    close_canvas(&it);
}

// In a column of their own deleted words are underlined as inserted ones are.
static void words_side_by_side_are_underlined(void **state) {
    (void)state;
    canvas it = open_marked();
    marks.side_by_side = true;
    mark_word(&it, "年三回二回開く", 3, 6, true);
    mark_word(&it, "年三回二回開く", 9, 12, false);
    draw_flow(&it, "年三回二回開く", true);
    assert_string_equal(structure(&it, it.element), "P(P(· Del(·) · Ins(·) ·))");
    assert_int_equal(rect_at(&it, 5)->y, rect_at(&it, 6)->y);
    assert_true(rect_at(&it, 5)->y > it.c.page->items.at[0].run.glyphs[0].y);
    close_canvas(&it);
}

// The thin space between old and new words shows as a gap and is no content.
static void old_and_new_words_stand_apart(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "年三回" TZ_CHANGE_GAP "二回開く";
    mark_word(&it, text, 3, 9, true);
    mark_word(&it, text, 12, 18, false);
    draw_flow(&it, text, true);
    assert_string_equal(structure(&it, it.element), "P(P(· Del(·) Ins(·) ·))");
    const tz_filled_rect *through = rect_at(&it, 4), *below = rect_at(&it, 5);
    tz_len gap = below->x - through->x - through->width;
    assert_true(gap > 10 * TZ_PT / 8 && gap < 10 * TZ_PT / 4);
    close_canvas(&it);
}

// A mark that goes on in the next line is one element with a stroke in each.
static void a_mark_over_two_lines(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "一二三四五六七八九十百千";
    mark_word(&it, text, 27, 33, true); // 十百
    draw_flow(&it, text, true);
    assert_string_equal(structure(&it, marks.words.at[0].element), "Del(· ·)");
    assert_int_equal(rect_at(&it, 2)->x, 190 * TZ_PT);
    assert_int_equal(rect_at(&it, 5)->x, 100 * TZ_PT);
    close_canvas(&it);
}

// Below a mark that hangs beyond the measure of 10 em a stroke ends with its ink.
static void a_stroke_below_a_mark_that_hangs(void **state) {
    (void)state;
    for (int hanging = 0; hanging < 2; hanging++) {
        canvas it = open_marked();
        static const char text[] = "一二三四五六七八九十。";
        it.style.hanging = hanging;
        mark_word(&it, text, 27, 33, false); // 十。
        draw_flow(&it, text, true);
        tz_len end = 0;
        for (size_t i = 0; i < it.c.page->items.n; i++)
            if (it.c.page->items.at[i].kind == TZ_ITEM_RECT)
                end = it.c.page->items.at[i].rect.x + it.c.page->items.at[i].rect.width;
        assert_int_equal(end, hanging ? 204 * TZ_PT : 120 * TZ_PT); // else 十。 stands on the next line
        close_canvas(&it);
    }
}

static void words_elsewhere_and_artifacts_stay_unmarked(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "一二三";
    mark_word(&it, text, 0, 9, true);
    marks.words.at[0].from += UINT64_C(1) << 32; // of another text
    marks.words.at[0].to += UINT64_C(1) << 32;
    draw_flow(&it, text, true);
    assert_int_equal(it.c.page->items.n, 1);
    mark_word(&it, text, 0, 9, true);
    draw_flow(&it, text, false);
    assert_int_equal(it.c.page->items.n, 2);
    close_canvas(&it);
}

// ---- bars and wedges ----

// In the middle of what stands free to the left of the text, here in no cell: a fifth of the size before it.
static void a_bar_is_as_high_as_its_statement(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "・一\n・二三四五六七八九十百千\n・三";
    const char *second = strstr(text, "二"), *third = strstr(text, "\n・三");
    mark_statement(&it, text, second, third, (tz_change_bar){.changed = true});
    draw_flow(&it, text, true);
    const tz_filled_rect *bar = rect_at(&it, 0); // before the text
    assert_int_equal(bar->x, 100 * TZ_PT - 2 * TZ_PT - TZ_PT);
    assert_int_equal(bar->width, 2 * TZ_PT);
    assert_int_equal(bar->y, 15 * TZ_PT);
    assert_int_equal(bar->height, 30 * TZ_PT); // two lines
    assert_int_equal(it.c.page->spans.at[0].artifact, TZ_ARTIFACT_LAYOUT);
    close_canvas(&it);
}

// Opens a cell of a table whose left edge is `padding` before the text at x = 100 pt, and `table` before the cell's.
static canvas open_cell(const char *text, tz_len padding, tz_len table, tz_change_bar how) {
    canvas it = open_marked();
    tz_box cell = {100 * TZ_PT - padding, 0, 110 * TZ_PT, 15 * TZ_PT};
    marks.frame = TZ_PT;
    mark_statement(&it, text, text, text + strlen(text), how);
    tz_canvas_open_frame(&it.c, TZ_FRAME_TABLE, (tz_box){cell.x - table, 0, 300 * TZ_PT, 15 * TZ_PT}, NULL);
    tz_canvas_open_frame(&it.c, TZ_FRAME_CELL, cell, NULL);
    return it;
}

// In the middle of the padding, no further away than belongs to the text, and thinner where there is little room.
static void bars_are_clear_of_text_and_rules(void **state) {
    (void)state;
    static const struct {
        tz_len padding, table, left, width;
    } cases[] = {
        {4 * TZ_PT, 50 * TZ_PT, 97 * TZ_PT, 2 * TZ_PT},
        {4 * TZ_PT, 0, 391 * TZ_PT / 4, 3 * TZ_PT / 2}, // the table's frame takes 1 pt of it
        {9 * TZ_PT, 50 * TZ_PT, 96 * TZ_PT, 2 * TZ_PT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        canvas it = open_cell("一", cases[i].padding, cases[i].table, (tz_change_bar){.changed = true});
        draw_flow(&it, "一", true);
        assert_int_equal(rect_at(&it, 0)->x, cases[i].left);
        assert_int_equal(rect_at(&it, 0)->width, cases[i].width);
        close_canvas(&it);
    }
}

// At the head and at the foot of a cell, 1 pt from its edges; the bar ends 1 pt from them.
static void wedges_stand_inside_their_cells(void **state) {
    (void)state;
    tz_change_bar how = {.changed = true, .above = true, .below = true};
    canvas it = open_cell("一", 4 * TZ_PT, 50 * TZ_PT, how);
    draw_flow(&it, "一", true);
    size_t n = it.c.page->items.n;
    const tz_len *above = wedge_at(&it, 0)->points, *below = wedge_at(&it, n - 1)->points;
    assert_true(above[0] > 96 * TZ_PT && above[2] < 100 * TZ_PT);
    assert_int_equal(above[1], TZ_PT);
    assert_int_equal(below[5], 14 * TZ_PT);
    assert_int_equal(rect_at(&it, 1)->y, above[5] + TZ_PT);
    assert_int_equal(rect_at(&it, 1)->y + rect_at(&it, 1)->height, below[1] - TZ_PT);
    close_canvas(&it);
}

// Bars and wedges that have words are content: a Span with them, the bar's before the text, a deletion's where it was.
static void a_screen_reader_hears_bars_and_wedges(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "・一\n・二三四五六七八九十百千";
    const char *second = strstr(text, "二");
    marks.deleted = "削除";
    mark_statement(&it, text, second, text + strlen(text),
                   (tz_change_bar){.changed = true, .above = true, .below = true, .words = "修正"});
    draw_flow(&it, text, true);
    const tz_element *body = marks.bars.at[0].element->parent;
    assert_string_equal(structure(&it, (tz_element *)body), "LBody(Span(·) Span(·) · Span(·))");
    static const char *const words[] = {"削除", "修正", "削除"};
    for (size_t i = 0, k = 0; i < body->kids.n; i++)
        if (body->kids.at[i].kind == TZ_KID_ELEMENT)
            assert_string_equal(tz_attributes_of(body->kids.at[i].element)->actual, words[k++]);
    close_canvas(&it);
}

// A bar that goes on on a further page is one element, and where text is repeated nothing is said.
static void a_bar_over_two_slices_is_heard_once(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "一二三四五六七八九十百千";
    mark_statement(&it, text, text, text + strlen(text), (tz_change_bar){.changed = true, .words = "追加"});
    const tz_flow *flow = flow_of(&it, text);
    tz_flow_lines lines = tz_flow_set_lines(flow, it.arena, 10 * TZ_EM);
    tz_flow_tree tree = tz_flow_elements(&it.c, it.element, flow, TZ_ROLE_P);
    tz_change_marks_sort(&marks);
    for (size_t i = 0; i < 2; i++) {
        tz_flow_slice slice = {flow, &lines, i, i + 1, 10 * TZ_PT, 1000000};
        tz_draw_flow(&it.c, &slice, &tree, (tz_point){100 * TZ_PT, 0});
    }
    assert_string_equal(structure(&it, tree.body[0]), "P(Span(· ·) · ·)");
    tz_draw_flow(&it.c, &(tz_flow_slice){flow, &lines, 0, 2, 10 * TZ_PT, 1000000}, NULL, (tz_point){0, 0});
    assert_string_equal(structure(&it, tree.body[0]), "P(Span(· ·) · ·)");
    close_canvas(&it);
}

static void wedges_point_between_statements(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "・一\n・二\n・三";
    const char *second = strstr(text, "二"), *third = strstr(text, "三");
    mark_statement(&it, text, third, third + 3, (tz_change_bar){.below = true});
    mark_statement(&it, text, second, second + 3, (tz_change_bar){.above = true});
    draw_flow(&it, text, true);
    size_t n = it.c.page->items.n;
    const tz_filled_path *above = wedge_at(&it, 0), *below = wedge_at(&it, n - 1);
    assert_int_equal(above->n, 3);
    // The tip to the right, halfway up: between the first and the second item, and below the third.
    assert_int_equal(above->points[3], 15 * TZ_PT);
    assert_int_equal(below->points[3], 45 * TZ_PT);
    assert_true(above->points[2] > above->points[0] && above->points[0] == above->points[4]);
    assert_int_equal(above->points[3] - above->points[1], 15 * TZ_PT / 8);
    assert_int_equal(above->points[5] - above->points[3], 15 * TZ_PT / 8);
    assert_int_equal((above->points[0] + above->points[2]) / 2, 98 * TZ_PT);
    close_canvas(&it);
}

// A statement over two slices has its wedges where it begins and ends only.
static void wedges_of_a_statement_in_slices(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "一二三四五六七八九十百千";
    mark_statement(&it, text, text, text + strlen(text), (tz_change_bar){.above = true, .below = true});
    const tz_flow *flow = flow_of(&it, text);
    tz_flow_lines lines = tz_flow_set_lines(flow, it.arena, 10 * TZ_EM);
    assert_int_equal(lines.n, 2);
    tz_change_marks_sort(&marks);
    tz_flow_slice slice = {flow, &lines, 0, 1, 10 * TZ_PT, 1000000};
    tz_draw_change_bars(&it.c, &slice, NULL, (tz_point){100 * TZ_PT, 0});
    tz_draw_deletions_below(&it.c, &slice, NULL, (tz_point){100 * TZ_PT, 0});
    assert_int_equal(it.c.page->items.n, 1);
    assert_int_equal(wedge_at(&it, 0)->points[3], 0);
    slice.from = 1;
    slice.to = 2;
    tz_draw_change_bars(&it.c, &slice, NULL, (tz_point){100 * TZ_PT, 0});
    tz_draw_deletions_below(&it.c, &slice, NULL, (tz_point){100 * TZ_PT, 0});
    assert_int_equal(it.c.page->items.n, 2);
    assert_int_equal(wedge_at(&it, 1)->points[3], 15 * TZ_PT);
    close_canvas(&it);
}

static void nothing_is_drawn_without_marks(void **state) {
    (void)state;
    canvas it = open_marked();
    static const char text[] = "・一";
    draw_flow(&it, text, true);
    assert_int_equal(it.c.page->items.n, 2);
    it.c.marks = NULL;
    const tz_flow *flow = flow_of(&it, text);
    tz_flow_lines lines = tz_flow_set_lines(flow, it.arena, 10 * TZ_EM);
    tz_draw_change_bars(&it.c, &(tz_flow_slice){flow, &lines, 0, lines.n, 10 * TZ_PT, 1000000}, NULL, (tz_point){0, 0});
    assert_int_equal(it.c.page->items.n, 2);
    close_canvas(&it);
}

static void an_emptied_answer_has_a_wedge(void **state) {
    (void)state;
    canvas it = open_marked();
    tz_draw_emptied_answer(&it.c, it.element, (tz_point){100 * TZ_PT, 60 * TZ_PT}, 10 * TZ_PT);
    assert_string_equal(drawn(&it), "layout ▶ 96.5,58.125 99.5,60 96.5,61.875\n"); // without words
    marks.deleted = "削除";
    tz_draw_emptied_answer(&it.c, it.element, (tz_point){100 * TZ_PT, 60 * TZ_PT}, 10 * TZ_PT);
    assert_string_equal(structure(&it, it.element), "P(Span(·))");
    close_canvas(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deleted_words_are_struck_through_and_inserted_ones_underlined),
        cmocka_unit_test(words_side_by_side_are_underlined),
        cmocka_unit_test(old_and_new_words_stand_apart),
        cmocka_unit_test(a_mark_over_two_lines),
        cmocka_unit_test(a_stroke_below_a_mark_that_hangs),
        cmocka_unit_test(words_elsewhere_and_artifacts_stay_unmarked),
        cmocka_unit_test(a_bar_is_as_high_as_its_statement),
        cmocka_unit_test(bars_are_clear_of_text_and_rules),
        cmocka_unit_test(wedges_stand_inside_their_cells),
        cmocka_unit_test(a_screen_reader_hears_bars_and_wedges),
        cmocka_unit_test(a_bar_over_two_slices_is_heard_once),
        cmocka_unit_test(wedges_point_between_statements),
        cmocka_unit_test(wedges_of_a_statement_in_slices),
        cmocka_unit_test(nothing_is_drawn_without_marks),
        cmocka_unit_test(an_emptied_answer_has_a_wedge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
