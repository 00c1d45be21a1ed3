// Moving a page: all that stands on it, and nothing of what its links lead to.
#include "page/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void all_that_stands_there_moves(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_book book = {0};
    tz_page *page = tz_page_new(arena);
    tz_element *root = tz_element_new(arena, &book, NULL, TZ_ROLE_DOCUMENT);
    tz_page_open_frame(arena, page, TZ_FRAME_CELL, (tz_box){1, 2, 30, 40}, NULL);
    tz_page_content(arena, page, root);
    static const tz_run_glyph glyphs[] = {{.id = 7, .x = 10, .y = 20}, {.id = 8, .x = 30, .y = 21}};
    tz_page_item(arena, page, TZ_ITEM_RUN)->run = (tz_run){.kind = TZ_ITEM_RUN, .glyphs = glyphs, .glyphs_n = 2};
    tz_page_rect(arena, page, (tz_box){5, 6, 7, 8}, (tz_color){.k = 1});
    static const tz_len points[] = {1, 2, 3, 4, 5, 6};
    tz_filled_path *path = &tz_page_item(arena, page, TZ_ITEM_PATH)->path;
    path->n = 3;
    path->points = points;
    tz_page_close_frame(page);
    *tz_page_link(arena, page, root) =
        (tz_link){.x = 1, .y = 2, .width = 3, .height = 4, .page = page, .to_x = 5, .to_y = 6};

    tz_page_move(arena, page, (tz_point){100, -10});
    const tz_run *run = &page->items.at[0].run;
    assert_int_equal(run->glyphs[0].x, 110);
    assert_int_equal(run->glyphs[0].y, 10);
    assert_int_equal(run->glyphs[1].x, 130);
    assert_int_equal(run->glyphs[1].y, 11);
    assert_int_equal(run->glyphs[1].id, 8);
    assert_int_equal(page->items.at[1].rect.x, 105);
    assert_int_equal(page->items.at[1].rect.y, -4);
    assert_int_equal(page->items.at[1].rect.width, 7);
    const tz_len wanted[] = {101, -8, 103, -6, 105, -4};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(page->items.at[2].path.points[i], wanted[i]);
    assert_int_equal(page->frames.at[0].box.x, 101);
    assert_int_equal(page->frames.at[0].box.y, -8);
    assert_int_equal(page->frames.at[0].box.height, 40);
    assert_int_equal(page->links.at[0].x, 101);
    assert_int_equal(page->links.at[0].y, -8);
    assert_int_equal(page->links.at[0].to_x, 5);
    assert_int_equal(page->links.at[0].to_y, 6);
    assert_int_equal(glyphs[0].x, 10); // what others may show as well stays
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_that_stands_there_moves)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
