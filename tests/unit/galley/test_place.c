// How pages are filled: spare height shared out, several pages filled evenly, pages too small.
#include "between.h"
#include "placed.h"

// ---- spare height ----

static void natural_height_is_left_as_it_is(void **state) {
    (void)state;
    card c = place("body: {fill: natural}\n", 4, 2, 8 * TZ_PT);
    check(&c);
    assert_int_equal(c.where->pages, 1);
    assert_int_equal(body_row(&c)->growth, 1000000);
    assert_int_equal(body_row(&c)->height, c.where->blocks.at[1].table->fit.heights[1]);
    assert_true(end_of(&c, 0) < bottom(&c) - 20 * TZ_MM);
    close_card(&c);
}

static void spare_height_goes_into_the_leading_first(void **state) {
    (void)state;
    card natural = place("body: {fill: natural}\n", 10, 8, 8 * TZ_PT);
    card filled = place("body: {fill: bottom, leading_growth: 2.5}\n", 10, 8, 8 * TZ_PT);
    check(&natural);
    check(&filled);
    assert_int_equal(filled.where->pages, 1);
    assert_true(end_of(&natural, 0) < bottom(&natural) - 3 * TZ_MM);
    assert_between(bottom(&filled) - end_of(&filled, 0), 0, TZ_PT / 10);
    assert_between(body_row(&filled)->growth, 1010000, 2499999); // as much as it takes
    close_card(&natural);
    close_card(&filled);
}

static void and_then_into_the_rows(void **state) {
    (void)state;
    card c = place("body: {fill: bottom, leading_growth: 1.1, row_growth: 1000}\n", 4, 2, 8 * TZ_PT);
    check(&c);
    assert_int_equal(body_row(&c)->growth, 1100000); // not more than the layout allows
    assert_between(bottom(&c) - end_of(&c, 0), 0, TZ_PT / 10);
    close_card(&c);
}

static void which_grow_up_to_their_limit(void **state) {
    (void)state;
    card natural = place("body: {fill: bottom, leading_growth: 1.1, row_growth: 1}\n", 4, 2, 8 * TZ_PT);
    card c = place("body: {fill: bottom, leading_growth: 1.1, row_growth: 1.5}\n", 4, 2, 8 * TZ_PT);
    check(&c);
    assert_int_equal(body_row(&natural)->growth, 1100000);
    assert_between(body_row(&c)->height, body_row(&natural)->height * 3 / 2 - 10, body_row(&natural)->height * 3 / 2);
    assert_true(bottom(&c) - end_of(&c, 0) > 20 * TZ_MM); // the rest is left at the foot
    close_card(&natural);
    close_card(&c);
}

// Its lines are as far apart as those of the tables around it, but what is left over goes to these.
static void rows_with_a_head_beside_them_have_the_leading_of_the_page(void **state) {
    (void)state;
    card c = place_text("body: {fill: bottom, leading_growth: 1.1, row_growth: 1000}\n"
                        "card: [{fields: [work.talk], heads: left}, {fields: [work.ict], heads: top}]\n",
                        card_text, 10 * TZ_PT);
    const tz_placed_block *left = &c.where->blocks.at[0], *top = &c.where->blocks.at[1];
    const tz_placed_row *row = &left->rows.at[0], *other = &top->rows.at[1];
    tz_len natural = left->table->fit.heights[0];
    assert_int_equal(row->growth, 1100000);
    assert_int_equal(other->growth, 1100000);
    assert_between(row->height, natural + 1, natural + natural / 10);
    assert_true(other->height > 2 * top->table->fit.heights[1]);
    assert_between(bottom(&c) - end_of(&c, 0), 0, TZ_PT / 10);
    close_card(&c);
}

// The fuller of two facing pages decides for both.
static void facing_pages_have_one_leading(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *record = tz_arena_format(arena,
                                         "municipalities: [{code: \"242012\", name: 津市}]\n"
                                         "work:\n  talk: |\n%s  ict: |\n%s",
                                         items(arena, "会議", 20), items(arena, "情報", 5));
    card c =
        place_text("page: {width: 105mm, height: 148mm, margins: {top: 10mm, bottom: 10mm, left: 8mm, right: 8mm}}\n"
                   "tabs: {top: 20mm, bottom: 20mm}\n"
                   "body: {fill: bottom, pages: 2, leading_growth: 3, row_growth: 1000}\n"
                   "card: [{fields: [work.talk], heads: top}, {break: always}, {fields: [work.ict], heads: top}]\n",
                   record, 8 * TZ_PT);
    const tz_placed_row *left = &c.where->blocks.at[0].rows.at[1], *right = &c.where->blocks.at[1].rows.at[1];
    assert_int_equal(c.where->pages, 2);
    assert_between(left->growth, 1010000, 2000000);
    assert_int_equal(right->growth, left->growth);
    for (uint32_t page = 0; page < 2; page++)
        assert_between(bottom(&c) - end_of(&c, page), 0, TZ_PT / 10);
    close_card(&c);
    tz_arena_free(arena);
}

// Where no break divides them, they are as high as each other.
static void facing_pages_without_breaks_are_filled_evenly(void **state) {
    (void)state;
    for (int n = 20; n <= 24; n += 2) {
        card natural = place("body: {fill: natural, pages: 2}\n", n, 2, 9 * TZ_PT);
        card c = place(n < 24 ? "body: {fill: bottom, pages: 2, leading_growth: 1.1}\n"
                              : "body: {fill: bottom, overflow: pages, leading_growth: 1.1}\n",
                       n, 2, 9 * TZ_PT);
        check(&c);
        assert_int_equal(natural.where->pages, 2);
        assert_int_equal(c.where->pages, 2);
        assert_between(end_of(&c, 0) - end_of(&c, 1), -50 * TZ_PT, 50 * TZ_PT);
        assert_true(n > 20 || body_row(&c)->growth == 1100000);
        close_card(&natural);
        close_card(&c);
    }
}

// ---- several pages ----

static void pages_are_filled_evenly(void **state) {
    (void)state;
    for (int n = 30; n <= 120; n += 15) {
        card c = place("", n, n / 2, 8 * TZ_PT);
        check(&c);
        assert_between(c.where->pages, 2, 12);
        tz_len highest = 0, lowest = INT32_MAX;
        for (uint32_t page = 0; page < c.where->pages; page++) {
            tz_len end = end_of(&c, page);
            highest = end > highest ? end : highest;
            lowest = end < lowest ? end : lowest;
        }
        // The last page may be short by what stays together, two lines, and rounding on each of the others.
        assert_between(highest - lowest, 0, (3 + (int)c.where->pages) * 11 * TZ_PT);
        close_card(&c);
    }
}

// ---- where nothing fits ----

static void pages_too_small_are_reported(void **state) {
    (void)state;
    static const char page[] =
        "page: {width: %s, height: %s, margins: {top: 9mm, bottom: 9mm, left: 9mm, right: 9mm}}\n"
        "tabs: {top: 9mm, bottom: 9mm}\n";
    static const struct {
        const char *width, *height, *said;
    } cases[] = {
        {"297mm", "60mm", "not even one line of 津市 fits on a page below the table's heads"},
        {"50mm", "297mm", "the page is too narrow for all the columns of 津市"},
    };
    for (size_t i = 0; i < 2; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        const char *lines = tz_arena_format(arena, page, cases[i].width, cases[i].height);
        card c = place_text(lines, card_text, 50 * TZ_PT);
        assert_null(c.where);
        assert_int_equal(tz_diag_count(c.read.diag, TZ_ERROR), 1);
        if (!strstr(tz_diag_at(c.read.diag, 0)->message, cases[i].said))
            fail_msg("%s", tz_diag_at(c.read.diag, 0)->message);
        tz_arena_free(arena);
        close_card(&c);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_height_is_left_as_it_is),
        cmocka_unit_test(spare_height_goes_into_the_leading_first),
        cmocka_unit_test(and_then_into_the_rows),
        cmocka_unit_test(which_grow_up_to_their_limit),
        cmocka_unit_test(rows_with_a_head_beside_them_have_the_leading_of_the_page),
        cmocka_unit_test(facing_pages_have_one_leading),
        cmocka_unit_test(facing_pages_without_breaks_are_filled_evenly),
        cmocka_unit_test(pages_are_filled_evenly),
        cmocka_unit_test(pages_too_small_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
