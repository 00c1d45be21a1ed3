// Pages of a booklet in the making: added to the part being made, blank ones, pages of cards, bookmarks.
#include "booklet/opened.h"

static void pages_join_the_part_being_made(void **state) {
    (void)state;
    opened *it = open_booklet("");
    const tz_card *card = &it->cards.edition->cards[1];
    tz_canvas first = tz_booklet_add_page(&it->b, card);
    tz_booklet_add_page(&it->b, NULL);
    tz_booklet_add_blank(&it->b);
    it->b.part = &it->parts[1];
    tz_canvas other = tz_booklet_add_page(&it->b, NULL);
    assert_int_equal(it->parts[0].pages.n, 3);
    assert_int_equal(it->parts[1].pages.n, 1);
    const tz_booklet_page *pages = it->parts[0].pages.at;
    assert_ptr_equal(pages[0].page, first.page);
    assert_ptr_equal(pages[0].card, card);
    assert_null(pages[0].head);
    assert_false(pages[0].blank);
    assert_null(pages[1].card);
    assert_true(pages[2].blank);
    assert_ptr_equal(it->parts[1].pages.at[0].page, other.page);
    assert_ptr_not_equal(first.page, other.page);
    close_booklet(it);
}

static void a_canvas_draws_on_its_page(void **state) {
    (void)state;
    opened *it = open_booklet("");
    tz_change_marks marks = {.bar = 1};
    it->b.marks = &marks;
    tz_canvas c = tz_booklet_add_page(&it->b, NULL), again = tz_booklet_canvas(&it->b, c.page);
    assert_ptr_equal(again.page, c.page);
    assert_ptr_equal(again.book, &it->book);
    assert_ptr_equal(again.marks, &marks);
    assert_ptr_equal(again.arena, it->b.tools.arena);
    assert_ptr_equal(again.fonts, it->b.tools.fonts);
    close_booklet(it);
}

static void the_first_page_of_a_card(void **state) {
    (void)state;
    opened *it = open_booklet("");
    const tz_card *all = it->cards.edition->cards;
    tz_page *page = tz_booklet_add_page(&it->b, &all[1]).page;
    it->b.card_page[1] = page;
    assert_null(tz_booklet_card_page(&it->b, &all[0]));
    assert_ptr_equal(tz_booklet_card_page(&it->b, &all[1]), page);
    close_booklet(it);
}

static void bookmarks_stay_in_order(void **state) {
    (void)state;
    opened *it = open_booklet("");
    tz_booklet_add_bookmark(&it->b, (tz_bookmark){.title = "一", .level = 1});
    tz_booklet_add_bookmark(&it->b, (tz_bookmark){.title = "二", .open = true});
    assert_int_equal(it->parts[0].bookmarks.n, 2);
    assert_string_equal(it->parts[0].bookmarks.at[0].title, "一");
    assert_int_equal(it->parts[0].bookmarks.at[0].level, 1);
    assert_true(it->parts[0].bookmarks.at[1].open);
    assert_int_equal(it->parts[1].bookmarks.n, 0);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_join_the_part_being_made),
        cmocka_unit_test(a_canvas_draws_on_its_page),
        cmocka_unit_test(the_first_page_of_a_card),
        cmocka_unit_test(bookmarks_stay_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
