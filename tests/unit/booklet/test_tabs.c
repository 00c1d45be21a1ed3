// Tabs: a slot for each region, the same on all its pages, at the fore-edge, beyond the trimmed edge.
#include "between.h"
#include "booklet/opened.h"
#include "page/places.h"

static const char lines[] =
    "tabs: {width: 7mm, bleed: 3mm, clear: 3mm, top: 20mm, bottom: 28mm, gap: 2mm, longest: 30mm, "
    "text: \"{region}\"}\n";

// A page of the first card as if that belonged to the region.
static tz_canvas add_page(opened *it, size_t region) {
    tz_card *card = TZ_NEW(it->cards.arena, tz_card);
    *card = it->cards.edition->cards[0];
    card->region = region;
    return tz_booklet_add_page(&it->b, card);
}

static const tz_filled_rect *draw_tab(opened *it, uint32_t index, size_t region) {
    tz_canvas c = add_page(it, region);
    c.page->index = index;
    assert_true(tz_make_tabs(&it->b));
    tz_draw_tab(&it->b, &c, region);
    assert_int_equal(c.page->items.at[0].kind, TZ_ITEM_RECT);
    assert_int_equal(c.page->spans.at[0].artifact, TZ_ARTIFACT_PAGINATION);
    return &c.page->items.at[0].rect;
}

// As if the edition had so many regions, all of that name.
static void set_named_regions(opened *it, size_t n, const char *name) {
    tz_edition *edition = TZ_NEW(it->cards.arena, tz_edition);
    tz_region *regions = TZ_ARRAY(it->cards.arena, tz_region, n);
    *edition = *it->cards.edition;
    for (size_t i = 0; i < n; i++)
        regions[i].name = tz_text_from_string(name);
    edition->regions = regions;
    edition->regions_n = n;
    it->cards.job.edition = edition;
    it->parts[0].pages.n = 0; // they belong to other regions
}

static void set_regions(opened *it, size_t n) {
    set_named_regions(it, n, "伊賀");
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
    tz_canvas c = add_page(it, 0);
    assert_true(tz_make_tabs(&it->b));
    tz_draw_tab(&it->b, &c, 0);
    assert_string_equal(texts_of(it, c.page), "伊賀|");
    const tz_run *run = first_run(c.page);
    const tz_filled_rect *tab = &c.page->items.at[0].rect;
    tz_len above = run->glyphs[0].y, below = run->glyphs[1].y;
    assert_int_equal(below - above, run->size);
    assert_between(above, tab->y + tab->height / 2 - run->size, tab->y + tab->height / 2 + run->size);
    close_booklet(it);
}

// It is the ink that stands there, of kanji, Latin letters and names in several lines; small kana and 一 have little in
// their boxes.
static void the_ink_stands_in_the_middle(void **state) {
    (void)state;
    static const char *const names[] = {"伊賀", "一", "っ", "ICT", "一ツ", "。", "尾張中部保健医療圏域連合名古屋東部"};
    static const char *const directions[] = {"vertical", "horizontal"};
    for (size_t i = 0; i < 2 * sizeof names / sizeof *names; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        opened *it = open_booklet(
            tz_arena_format(arena, "%sstyles: {tab: {direction: %s, size: 5pt}}\n", lines, directions[i % 2]));
        set_named_regions(it, 1, names[i / 2]);
        for (uint32_t page = 0; page < 2; page++) {
            tz_canvas c = add_page(it, 0);
            c.page->index = page;
            assert_true(tz_make_tabs(&it->b));
            tz_draw_tab(&it->b, &c, 0);
            const tz_filled_rect *tab = &c.page->items.at[0].rect;
            tz_inks *inks = tz_inks_new(arena, it->b.tools.fonts);
            tz_len left = INT32_MAX, top = INT32_MAX, right = 0, bottom = 0;
            for (size_t k = 1; k < c.page->items.n; k++) {
                tz_box ink;
                assert_true(tz_run_ink(inks, &c.page->items.at[k].run, &ink));
                left = ink.x < left ? ink.x : left;
                top = ink.y < top ? ink.y : top;
                right = ink.x + ink.width > right ? ink.x + ink.width : right;
                bottom = ink.y + ink.height > bottom ? ink.y + ink.height : bottom;
            }
            tz_len middle = page ? 5 * TZ_MM : 105 * TZ_MM - 5 * TZ_MM; // between 3 mm and 7 mm from the edge
            assert_between((left + right) / 2, middle - 10, middle + 10);
            assert_between((top + bottom) / 2, tab->y + tab->height / 2 - 10, tab->y + tab->height / 2 + 10);
        }
        close_booklet(it);
        tz_arena_free(arena);
    }
}

// Every glyph stands inside the part of the tab that is left when the page is trimmed.
static void assert_inside(const tz_page *page) {
    const tz_filled_rect *tab = &page->items.at[0].rect;
    for (size_t i = 1; i < page->items.n; i++) {
        const tz_run *run = &page->items.at[i].run;
        for (uint32_t g = 0; g < run->glyphs_n; g++) {
            const tz_run_glyph *glyph = &run->glyphs[g];
            assert_between(glyph->x, 98 * TZ_MM, 102 * TZ_MM - run->size); // less what is clear
            assert_true(glyph->y - run->size * 22 / 25 >= tab->y &&
                        glyph->y + run->size * 3 / 25 <= tab->y + tab->height);
        }
    }
}

// A name that is too long is set smaller first, and then in two lines, the first at the right.
static void long_names_are_set_smaller(void **state) {
    (void)state;
    static const struct {
        const char *name, *texts;
        tz_len size;
    } cases[] = {
        {"伊賀名張広域", "伊賀名張広域|", 8 * TZ_PT},
        {"尾張中部保健医療圏域連合", "尾張中部保健医療圏域連合|", TZ_PT * 27 / 4},
        {"名古屋尾張中部東三河北部医療圏", "名古屋尾張中部東三河北部医療圏|", TZ_PT * 21 / 4},
        {"名古屋尾張中部東三河北部東三河南部海部津島医療圏", "名古屋尾張中部東三河北部東三河|南部海部津島医療圏|",
         TZ_PT * 21 / 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        opened *it = open_booklet(lines);
        set_named_regions(it, 1, cases[i].name);
        tz_canvas c = add_page(it, 0);
        assert_true(tz_make_tabs(&it->b));
        tz_draw_tab(&it->b, &c, 0);
        assert_string_equal(texts_of(it, c.page), cases[i].texts);
        assert_int_equal(first_run(c.page)->size, cases[i].size);
        assert_inside(c.page);
        close_booklet(it);
    }
}

// What does not fit even so is reported at the region's name, with how many characters do.
static void names_without_room_are_reported(void **state) {
    (void)state;
    static const struct {
        size_t regions;
        const char *name, *message;
    } cases[] = {
        {2, "名古屋尾張中部東三河北部東三河南部海部津島医療圏名古屋尾張中部東三河北部東三河南部",
         "does not fit its tab, even at 5 pt: below the region's name write short: and a name of at most 32 "
         "characters"},
        {20, "名古屋尾張中部東三河北部東三河南部海部津島医療圏名古屋尾張中部東三河北部東三河南部",
         "does not fit its tab, even at 5 pt: below the region's name write short: and a name of at most 32 "
         "characters"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        opened *it = open_booklet(lines);
        set_named_regions(it, cases[i].regions, cases[i].name);
        add_page(it, 0);
        assert_false(tz_make_tabs(&it->b));
        assert_non_null(strstr(input_messages(it->cards.arena, it->cards.diag), cases[i].message));
        close_booklet(it);
    }
}

// Of 100 mm: twenty tabs of 5 mm, without the gap 3 mm, are too low for a name of five letters; ten are not.
static void many_tabs_begin_again_at_the_top(void **state) {
    (void)state;
    static const struct {
        size_t regions, slots;
        const char *name;
    } cases[] = {{20, 20, "津"}, {20, 10, "名古屋尾張"}, {60, 20, "津"}, {21, 11, "名古屋尾張"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        opened *it = open_booklet(lines);
        set_named_regions(it, cases[i].regions, cases[i].name);
        tz_canvas c = add_page(it, 0);
        assert_true(tz_make_tabs(&it->b));
        for (size_t region = 0; region < cases[i].regions; region++) {
            tz_canvas other = add_page(it, (uint32_t)region);
            tz_draw_tab(&it->b, &other, region);
            tz_len share = 100 * TZ_MM * (tz_len)(region % cases[i].slots) / (tz_len)cases[i].slots;
            assert_between(other.page->items.at[0].rect.y, 20 * TZ_MM + share, 21 * TZ_MM + share);
        }
        tz_draw_tab(&it->b, &c, 0);
        assert_inside(c.page);
        close_booklet(it);
    }
}

static void tabs_too_short_for_any_name_are_told_once(void **state) {
    (void)state;
    opened *it = open_booklet("tabs: {top: 20mm, bottom: 28mm, gap: 99mm}\n");
    set_named_regions(it, 3, "津");
    for (uint32_t i = 0; i < 3; i++)
        add_page(it, i);
    assert_false(tz_make_tabs(&it->b));
    assert_int_equal(tz_diag_count(it->cards.diag, TZ_ERROR), 1);
    assert_non_null(strstr(
        input_messages(it->cards.arena, it->cards.diag),
        "the tabs have no room for a name: make gap smaller or longest larger, or leave the layout's tabs: out"));
    close_booklet(it);
}

// A region's short name stands in its tab whenever there is one.
static void short_names(void **state) {
    (void)state;
    opened *it = open_booklet(lines);
    set_named_regions(it, 1, "名古屋尾張中部東三河北部東三河南部海部津島医療圏名古屋尾張中部東三河北部東三河南部");
    ((tz_region *)it->cards.job.edition->regions)->short_name = tz_text_from_string("名古屋");
    tz_canvas c = add_page(it, 0);
    assert_true(tz_make_tabs(&it->b));
    tz_draw_tab(&it->b, &c, 0);
    assert_string_equal(texts_of(it, c.page), "名古屋|");
    close_booklet(it);
}

// Styles that are not vertical: lines below each other, as many characters as the width holds.
static void horizontal_names(void **state) {
    (void)state;
    opened *it = open_booklet("styles: {tab: {direction: horizontal}}\n"
                              "tabs: {width: 20mm, clear: 3mm, top: 20mm, bottom: 28mm, longest: 12mm}\n");
    set_named_regions(it, 1, "名古屋尾張中部");
    tz_canvas c = add_page(it, 0);
    assert_true(tz_make_tabs(&it->b));
    tz_draw_tab(&it->b, &c, 0);
    assert_string_equal(texts_of(it, c.page), "名古屋尾張|中部|");
    assert_int_equal(first_run(c.page)->size, 8 * TZ_PT);
    close_booklet(it);
}

static void no_style_no_tabs(void **state) {
    (void)state;
    opened *it = open_booklet("");
    tz_layout *layout = TZ_NEW(it->cards.arena, tz_layout);
    *layout = *it->cards.layout;
    layout->tabs.style = NULL;
    it->cards.job.layout = layout;
    tz_canvas c = add_page(it, 0);
    assert_true(tz_make_tabs(&it->b));
    tz_draw_tab(&it->b, &c, 0);
    assert_int_equal(c.page->items.n, 0);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slots_share_the_range),
        cmocka_unit_test(the_fore_edge),
        cmocka_unit_test(always_the_same_side),
        cmocka_unit_test(the_name_stands_in_the_middle),
        cmocka_unit_test(the_ink_stands_in_the_middle),
        cmocka_unit_test(long_names_are_set_smaller),
        cmocka_unit_test(names_without_room_are_reported),
        cmocka_unit_test(many_tabs_begin_again_at_the_top),
        cmocka_unit_test(tabs_too_short_for_any_name_are_told_once),
        cmocka_unit_test(short_names),
        cmocka_unit_test(horizontal_names),
        cmocka_unit_test(no_style_no_tabs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
