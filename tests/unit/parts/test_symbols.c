// The overview's marks: which one an answer gets, and their shapes around a point.
#include "booklet/opened.h"
#include "parts/symbols.h"

static const char lines[] = "overview: {sections: [work], short_below: 4}\nnone: [なし, 特になし]\n";

static void marks_of_answers(void **state) {
    (void)state;
    static const struct {
        const char *answer;
        int mark;
    } cases[] = {{"", TZ_MARK_NONE},        {"なし", TZ_MARK_NONE},        {"特になし", TZ_MARK_NONE},
                 {"会議", TZ_MARK_SHORT},   {"会 議　 を", TZ_MARK_SHORT}, // white space does not count
                 {"会議中", TZ_MARK_SHORT}, {"会議開催", TZ_MARK_FILLED}};
    opened *it = open_booklet(lines);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_text answer = tz_text_from_string(cases[i].answer);
        if (tz_symbol_of(&it->b, &answer) != cases[i].mark)
            fail_msg("%s: %d", cases[i].answer, tz_symbol_of(&it->b, &answer));
    }
    close_booklet(it);
}

static const tz_item *draw_mark(opened *it, int mark) {
    tz_canvas c = tz_booklet_add_page(&it->b, NULL);
    tz_canvas_artifact(&c, TZ_ARTIFACT_LAYOUT);
    tz_overview_spec *spec = TZ_NEW(it->b.tools.arena, tz_overview_spec);
    *spec = (tz_overview_spec){.mark = 80000, .color = {.k = 900}, .shade = {.k = 100}};
    tz_symbol symbol = tz_symbol_new(spec, mark, "印");
    assert_string_equal(symbol.figure.alt, "印");
    assert_true(symbol.figure.ground == (mark == TZ_MARK_NONE ? &spec->shade : NULL));
    symbol.figure.draw(&symbol.figure, &c, 1000000, 2000000);
    assert_int_equal(c.page->items.n, 1);
    return &c.page->items.at[0];
}

static void none_is_a_dash(void **state) {
    (void)state;
    opened *it = open_booklet(lines);
    const tz_item *item = draw_mark(it, TZ_MARK_NONE);
    assert_int_equal(item->kind, TZ_ITEM_RECT);
    assert_int_equal(item->rect.x, 960000);
    assert_int_equal(item->rect.width, 80000);
    assert_int_equal(item->rect.height, 10000);
    assert_int_equal(item->rect.y, 1995000);
    assert_int_equal(item->rect.color.k, 900);
    close_booklet(it);
}

// Every point of the disc lies on its circle; it reaches up, right, down and left.
static void filled_is_a_disc(void **state) {
    (void)state;
    opened *it = open_booklet(lines);
    const tz_item *item = draw_mark(it, TZ_MARK_FILLED);
    assert_int_equal(item->kind, TZ_ITEM_PATH);
    assert_int_equal(item->path.n, 32);
    bool reached[4] = {false};
    for (uint32_t i = 0; i < item->path.n; i++) {
        int64_t x = item->path.points[2 * i] - 1000000, y = item->path.points[2 * i + 1] - 2000000;
        int64_t squared = x * x + y * y, radius = 40000;
        assert_true(squared > (radius - 10) * (radius - 10) && squared < (radius + 10) * (radius + 10));
        reached[0] |= x == 0 && y == -radius;
        reached[1] |= x == radius && y == 0;
        reached[2] |= x == 0 && y == radius;
        reached[3] |= x == -radius && y == 0;
    }
    for (size_t i = 0; i < 4; i++)
        assert_true(reached[i]);
    close_booklet(it);
}

// The area that a polygon covers to the left and to the right of its middle.
static int64_t area(const tz_filled_path *path) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < path->n; i++) {
        uint32_t next = (i + 1) % path->n;
        sum += (int64_t)(path->points[2 * i] - 1000000) * (path->points[2 * next + 1] - 2000000) -
               (int64_t)(path->points[2 * next] - 1000000) * (path->points[2 * i + 1] - 2000000);
    }
    return sum < 0 ? -sum / 2 : sum / 2;
}

static void short_is_a_half_disc_with_a_rim(void **state) {
    (void)state;
    opened *it = open_booklet(lines);
    int64_t full = area(&draw_mark(it, TZ_MARK_FILLED)->path), half = area(&draw_mark(it, TZ_MARK_SHORT)->path);
    // Half of the disc, and of the other half what is beyond three quarters of the radius.
    int64_t expected = full / 2 + full / 2 * 7 / 16;
    assert_true(half > expected * 98 / 100 && half < expected * 102 / 100);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_of_answers),
        cmocka_unit_test(none_is_a_dash),
        cmocka_unit_test(filled_is_a_disc),
        cmocka_unit_test(short_is_a_half_disc_with_a_rim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
