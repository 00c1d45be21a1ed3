// Tabs: a slot for each region, the same on all its pages, at the fore-edge, beyond the trimmed edge.
#include "booklet/opened.h"

static const char lines[] =
    "tabs: {width: 7mm, bleed: 3mm, clear: 3mm, top: 20mm, bottom: 28mm, gap: 2mm, longest: 30mm, "
    "text: \"{region}\"}\n";

static const tz_filled_rect *draw_tab(opened *it, uint32_t index, size_t region) {
    tz_canvas c = tz_booklet_add_page(&it->b, NULL);
    c.page->index = index;
    assert_true(tz_draw_tab(&it->b, &c, region));
    assert_int_equal(c.page->items.at[0].kind, TZ_ITEM_RECT);
    assert_int_equal(c.page->spans.at[0].artifact, TZ_ARTIFACT_PAGINATION);
    return &c.page->items.at[0].rect;
}

// As if the edition had so many regions.
static void set_regions(opened *it, size_t n) {
    tz_edition *edition = TZ_NEW(it->cards.arena, tz_edition);
    tz_region *regions = TZ_ARRAY(it->cards.arena, tz_region, n);
    *edition = *it->cards.edition;
    for (size_t i = 0; i < n; i++)
        regions[i].name = tz_text_from_string("伊賀");
    edition->regions = regions;
    edition->regions_n = n;
    it->cards.job.edition = edition;
}

static void slots_share_the_range(void **state) {
    (void)state;
    opened *it = open_booklet(lines);
    set_regions(it, 5); // of 100 mm: 20 mm each, 18 mm without the gap
    for (size_t i = 0; i < 5; i++) {
        const tz_filled_rect *tab = draw_tab(it, 0, i);
        assert_int_equal(tab->height, 18 * TZ_MM);
        assert_int_equal(tab->y, (tz_len)(20 + 20 * i + 1) * TZ_MM);
    }
    set_regions(it, 2); // 50 mm each, but no longer than 30 mm, in the middle
    assert_int_equal(draw_tab(it, 0, 0)->height, 30 * TZ_MM);
    assert_int_equal(draw_tab(it, 0, 1)->y, (20 + 50 + 10) * TZ_MM);
    close_booklet(it);
}

static void the_fore_edge(void **state) {
    (void)state;
    opened *it = open_booklet(lines);
    set_regions(it, 1);
    const tz_filled_rect *right = draw_tab(it, 0, 0), *left = draw_tab(it, 1, 0);
    assert_int_equal(right->x, (105 - 7) * TZ_MM);
    assert_int_equal(right->width, 10 * TZ_MM); // with the bleed
    assert_int_equal(left->x, -3 * TZ_MM);
    assert_int_equal(left->width, 10 * TZ_MM);
    close_booklet(it);
}

static void always_the_same_side(void **state) {
    (void)state;
    static const struct {
        const char *side;
        tz_len x;
    } cases[] = {{"right", 98 * TZ_MM}, {"left", -3 * TZ_MM}};
    for (size_t i = 0; i < 2; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        opened *it = open_booklet(tz_arena_format(
            arena, "tabs: {width: 7mm, bleed: 3mm, top: 20mm, bottom: 28mm, side: %s}\n", cases[i].side));
        for (uint32_t page = 0; page < 2; page++)
            assert_int_equal(draw_tab(it, page, 0)->x, cases[i].x);
        close_booklet(it);
        tz_arena_free(arena);
    }
}

// In the middle of what is not too near the edge, and of the tab's height.
static void the_name_stands_in_the_middle(void **state) {
    (void)state;
    opened *it = open_booklet(lines);
    set_regions(it, 1);
    tz_canvas c = tz_booklet_add_page(&it->b, NULL);
    assert_true(tz_draw_tab(&it->b, &c, 0));
    assert_string_equal(texts_of(it, c.page), "伊賀|");
    const tz_run *run = first_run(c.page);
    const tz_filled_rect *tab = &c.page->items.at[0].rect;
    tz_len middle = 105 * TZ_MM - 5 * TZ_MM; // between 3 mm and 7 mm from the edge
    assert_int_equal(run->glyphs[0].x, middle - run->size / 2);
    tz_len above = run->glyphs[0].y, below = run->glyphs[1].y;
    assert_int_equal(below - above, run->size);
    assert_in_range(above, tab->y + tab->height / 2 - run->size, tab->y + tab->height / 2 + run->size);
    close_booklet(it);
}

static void no_style_no_tabs(void **state) {
    (void)state;
    opened *it = open_booklet("");
    tz_layout *layout = TZ_NEW(it->cards.arena, tz_layout);
    *layout = *it->cards.layout;
    layout->tabs.style = NULL;
    it->cards.job.layout = layout;
    tz_canvas c = tz_booklet_add_page(&it->b, NULL);
    assert_true(tz_draw_tab(&it->b, &c, 0));
    assert_int_equal(c.page->items.n, 0);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slots_share_the_range), cmocka_unit_test(the_fore_edge),
        cmocka_unit_test(always_the_same_side),  cmocka_unit_test(the_name_stands_in_the_middle),
        cmocka_unit_test(no_style_no_tabs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
