// The ledger of places on one page: what stands where it must not, and what good type does by itself.
#include "page/places.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

// A page of 297 × 210 mm with margins of 10 mm.
typedef struct checked {
    sample *sample;
    tz_page *page;
    tz_misplaced_list found;
} checked;

static checked open_checked(void) {
    checked it = {.sample = sample_new()};
    it.page = sample_page(it.sample, "1");
    return it;
}

static void open_frame(checked *it, tz_frame_kind kind, int x, int y, int width, int height) {
    tz_box box = {x * TZ_PT, y * TZ_PT, width * TZ_PT, height * TZ_PT};
    tz_page_open_frame(it->sample->arena, it->page, kind, box, NULL);
}

static void put(checked *it, int x, int y, const char *text) {
    sample_text(it->sample, NULL, "gothic", 10, x, y, text);
}

static void put_in_cell(checked *it, int x, int y, const char *text) {
    put(it, x, y, text);
    tz_page_close_frame(it->page);
}

static void put_rule(checked *it, int x, int y, int width, int height) {
    tz_box box = {x * TZ_PT, y * TZ_PT, width * TZ_PT, height * TZ_PT};
    tz_page_rect(it->sample->arena, it->page, box, (tz_color){.k = 1000});
}

static void put_triangle(checked *it, const tz_len points[6]) {
    tz_item *item = tz_page_item(it->sample->arena, it->page, TZ_ITEM_PATH);
    item->path.points = points;
    item->path.n = 3;
}

static size_t check(checked *it) {
    const tz_places_limits limits = {{10 * TZ_MM, 10 * TZ_MM, 277 * TZ_MM, 190 * TZ_MM}, 3 * TZ_MM};
    it->found.all.n = 0;
    tz_page_check_places(tz_inks_new(it->sample->arena, it->sample->fonts), it->sample->arena, it->sample->book,
                         it->page, &limits, &it->found);
    return it->found.all.n;
}

// Checks, expects so many findings and frees all.
static void expect(checked *it, size_t n) {
    size_t found = check(it);
    sample_free(it->sample);
    assert_int_equal(found, n);
}

static void expect_outside(checked *it, uint32_t item, tz_edge edge, bool is_frame) {
    assert_int_equal(check(it), 1);
    const tz_misplaced *m = &it->found.all.at[0];
    assert_false(m->is_over);
    assert_int_equal(m->item, item);
    assert_int_equal(m->edge, edge);
    assert_int_equal(m->is_frame, is_frame);
    assert_true(m->by > 0);
    sample_free(it->sample);
}

static void expect_over(checked *it, uint32_t item, uint32_t other) {
    assert_int_equal(check(it), 1);
    const tz_misplaced *m = &it->found.all.at[0];
    assert_true(m->is_over);
    assert_int_equal(m->item, item);
    assert_int_equal(m->other, other);
    sample_free(it->sample);
}

static void all_is_well(void **state) {
    (void)state;
    checked it = open_checked();
    open_frame(&it, TZ_FRAME_TABLE, 100, 100, 200, 50);
    put_rule(&it, 100, 100, 200, 1);
    open_frame(&it, TZ_FRAME_CELL, 100, 100, 100, 50);
    put_in_cell(&it, 104, 115, "在宅医療");
    open_frame(&it, TZ_FRAME_CELL, 200, 100, 100, 50);
    put_in_cell(&it, 204, 115, "介護");
    tz_page_close_frame(it.page);
    put(&it, 100, 180, "外の文");
    expect(&it, 0);
}

static void a_run_leaves_its_cell(void **state) {
    (void)state;
    static const struct {
        int x, y;
        tz_edge edge;
    } cases[] = {
        {165, 115, TZ_EDGE_RIGHT}, {95, 115, TZ_EDGE_LEFT}, {104, 155, TZ_EDGE_BOTTOM}, {104, 104, TZ_EDGE_TOP}};
    for (size_t i = 0; i < 4; i++) {
        checked it = open_checked();
        open_frame(&it, TZ_FRAME_TABLE, 50, 50, 400, 400);
        open_frame(&it, TZ_FRAME_CELL, 100, 100, 100, 50);
        put_in_cell(&it, cases[i].x, cases[i].y, "在宅医療");
        expect_outside(&it, 0, cases[i].edge, false);
    }
}

static void what_has_no_frame_stands_in_the_type_area(void **state) {
    (void)state;
    checked run = open_checked();
    put(&run, 20, 100, "在宅");
    expect_outside(&run, 0, TZ_EDGE_LEFT, false);
    checked rule = open_checked();
    put(&rule, 100, 100, "在宅");
    put_rule(&rule, 100, 585, 100, 1);
    expect_outside(&rule, 1, TZ_EDGE_BOTTOM, false);
    static const tz_len points[] = {815 * TZ_PT, 100 * TZ_PT, 821 * TZ_PT, 103 * TZ_PT, 815 * TZ_PT, 106 * TZ_PT};
    checked path = open_checked();
    put_triangle(&path, points);
    expect_outside(&path, 0, TZ_EDGE_RIGHT, false);
}

// A frame that reaches out of the one around it is reported by the first item in it, once.
static void a_frame_leaves_the_frame_around_it(void **state) {
    (void)state;
    checked it = open_checked();
    put(&it, 100, 50, "題");
    open_frame(&it, TZ_FRAME_TABLE, 100, 100, 200, 500);
    put_rule(&it, 100, 100, 1, 10);
    open_frame(&it, TZ_FRAME_CELL, 100, 100, 200, 10);
    put_in_cell(&it, 104, 109, "在宅");
    expect_outside(&it, 1, TZ_EDGE_BOTTOM, true);
    checked inner = open_checked();
    open_frame(&inner, TZ_FRAME_TABLE, 100, 100, 200, 50);
    open_frame(&inner, TZ_FRAME_CELL, 250, 100, 60, 20);
    put_in_cell(&inner, 254, 115, "在宅");
    expect_outside(&inner, 0, TZ_EDGE_RIGHT, true);
}

// The frames of the margins stand on the paper, and tabs on what is cut off.
static void margins_have_frames_of_their_own(void **state) {
    (void)state;
    checked it = open_checked();
    open_frame(&it, TZ_FRAME_RUNNING_LINE, 28, 0, 785, 28);
    put_in_cell(&it, 30, 20, "令和7年度");
    open_frame(&it, TZ_FRAME_TAB, 830, 100, 20, 60);
    put_rule(&it, 830, 100, 20, 60);
    open_frame(&it, TZ_FRAME_TAB, 830, 100, 11, 60);
    put_in_cell(&it, 830, 115, "北");
    tz_page_close_frame(it.page);
    expect(&it, 0);
    checked far = open_checked();
    open_frame(&far, TZ_FRAME_TAB, 830, 100, 30, 60); // 860 pt: the bleed ends at 850.4 pt
    put_rule(&far, 830, 100, 30, 60);
    expect_outside(&far, 0, TZ_EDGE_RIGHT, true);
    checked line = open_checked();
    open_frame(&line, TZ_FRAME_RUNNING_LINE, 28, -5, 785, 28);
    put_in_cell(&line, 30, 20, "令和7年度");
    expect_outside(&line, 0, TZ_EDGE_TOP, true);
}

// Light letters are lost where their ground ends: a quarter of an em is too much there, and in cells is not.
static void tabs_are_strict(void **state) {
    (void)state;
    static const tz_frame_kind kinds[] = {TZ_FRAME_CELL, TZ_FRAME_TAB};
    for (size_t i = 0; i < 2; i++) {
        checked it = open_checked();
        open_frame(&it, kinds[i], 100, 100, 100, 20);
        put_in_cell(&it, 104, 120, "北"); // its foot is 0.1 em below
        expect(&it, i);
    }
}

static void runs_over_each_other(void **state) {
    (void)state;
    checked same = open_checked();
    put(&same, 100, 100, "在宅医療");
    put(&same, 120, 103, "介護");
    expect_over(&same, 0, 1);
    checked cells = open_checked(); // the other is reported whichever comes first on the page
    open_frame(&cells, TZ_FRAME_ENTRY, 100, 90, 100, 12);
    put_in_cell(&cells, 150, 100, "在宅医療");
    open_frame(&cells, TZ_FRAME_ENTRY, 180, 90, 100, 12);
    put_in_cell(&cells, 180, 100, "介護");
    expect_over(&cells, 0, 1);
}

// One kind of trouble is reported once for each pair of frames, not for each of their runs.
static void once_for_frames(void **state) {
    (void)state;
    checked it = open_checked();
    for (int i = 0; i < 2; i++) {
        open_frame(&it, TZ_FRAME_CELL, 100, 100, 100, 60);
        for (int line = 0; line < 4; line++)
            put(&it, 104, 112 + 14 * line, "在宅医療");
        tz_page_close_frame(it.page);
    }
    expect(&it, 1);
    checked out = open_checked();
    open_frame(&out, TZ_FRAME_CELL, 100, 100, 50, 60);
    for (int line = 0; line < 4; line++)
        put(&out, 130, 112 + 14 * line, "在宅医療");
    tz_page_close_frame(out.page);
    expect(&out, 1);
}

static void a_run_over_a_foreign_rule(void **state) {
    (void)state;
    checked tab = open_checked();
    put(&tab, 790, 110, "在宅");
    open_frame(&tab, TZ_FRAME_TAB, 800, 100, 50, 60);
    put_rule(&tab, 800, 100, 50, 60);
    expect_over(&tab, 0, 1);
    checked own = open_checked(); // struck through
    open_frame(&own, TZ_FRAME_CELL, 100, 100, 100, 20);
    put(&own, 104, 113, "在宅");
    put_rule(&own, 104, 109, 20, 1);
    expect(&own, 0);
    checked around = open_checked(); // on the ground of the table
    open_frame(&around, TZ_FRAME_TABLE, 100, 100, 100, 20);
    put_rule(&around, 100, 100, 100, 20);
    open_frame(&around, TZ_FRAME_CELL, 100, 100, 100, 20);
    put_in_cell(&around, 104, 113, "在宅");
    expect(&around, 0);
}

// A tab may not even stand over the empty side of a table; a rule's width beside it is enough.
static void a_tab_over_a_table(void **state) {
    (void)state;
    for (int over = 0; over < 2; over++) {
        checked it = open_checked();
        open_frame(&it, TZ_FRAME_TABLE, 100, 100, 700, 50);
        put_rule(&it, 100, 100, 700, 1);
        tz_page_close_frame(it.page);
        open_frame(&it, TZ_FRAME_TAB, over ? 790 : 800, 100, 50, 60);
        put_rule(&it, over ? 790 : 800, 100, 50, 60);
        if (over)
            expect_over(&it, 1, 0);
        else
            expect(&it, 0);
    }
}

// Kerned neighbours, letters that hang below lines one em apart, ink to the edge: nothing of that is wrong.
static void good_type(void **state) {
    (void)state;
    checked kerned = open_checked();
    sample_text(kerned.sample, NULL, "noto-gothic", 40, 100, 100, "A");
    sample_text(kerned.sample, NULL, "noto-gothic", 40, 121, 100, "V"); // the letter before is 24 pt wide
    expect(&kerned, 0);
    checked lines = open_checked();
    for (int i = 0; i < 3; i++)
        sample_text(lines.sample, NULL, "noto-gothic", 10, 100, 100 + 10 * i, "gjÅÉ国ｇ（");
    expect(&lines, 0);
    checked edge = open_checked();
    open_frame(&edge, TZ_FRAME_ENTRY, 100, 100, 40, 10);
    sample_text(edge.sample, NULL, "noto-gothic", 10, 100, 109, "gj――国");
    expect(&edge, 0);
}

// Marks hang beyond headings, but not over what stands beside a cell.
static void marks_hang(void **state) {
    (void)state;
    static const struct {
        tz_frame_kind kind;
        const char *text;
        size_t found;
    } cases[] = {{TZ_FRAME_HEADING, "在宅。", 0},
                 {TZ_FRAME_ENTRY, "在宅、", 0},
                 {TZ_FRAME_CELL, "在宅。", 1},
                 {TZ_FRAME_HEADING, "在宅が", 1},
                 {TZ_FRAME_HEADING, "在宅医療。", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        checked it = open_checked();
        open_frame(&it, cases[i].kind, 100, 90, 20, 15);
        put(&it, 100, 100, cases[i].text);
        expect(&it, cases[i].found);
    }
}

// A wedge stands in its cell as rules do.
static void wedges_stand_in_their_cells(void **state) {
    (void)state;
    static const tz_len near[] = {999 * TZ_PT / 10, 110 * TZ_PT,      1047 * TZ_PT / 10,
                                  112 * TZ_PT,      999 * TZ_PT / 10, 114 * TZ_PT};
    static const tz_len far[] = {996 * TZ_PT / 10, 110 * TZ_PT,      1046 * TZ_PT / 10,
                                 112 * TZ_PT,      996 * TZ_PT / 10, 114 * TZ_PT};
    for (size_t i = 0; i < 2; i++) {
        checked it = open_checked();
        open_frame(&it, TZ_FRAME_CELL, 100, 100, 100, 50);
        put_triangle(&it, i ? far : near);
        expect(&it, i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_is_well),
        cmocka_unit_test(a_run_leaves_its_cell),
        cmocka_unit_test(what_has_no_frame_stands_in_the_type_area),
        cmocka_unit_test(a_frame_leaves_the_frame_around_it),
        cmocka_unit_test(margins_have_frames_of_their_own),
        cmocka_unit_test(tabs_are_strict),
        cmocka_unit_test(runs_over_each_other),
        cmocka_unit_test(once_for_frames),
        cmocka_unit_test(a_run_over_a_foreign_rule),
        cmocka_unit_test(a_tab_over_a_table),
        cmocka_unit_test(good_type),
        cmocka_unit_test(marks_hang),
        cmocka_unit_test(wedges_stand_in_their_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
