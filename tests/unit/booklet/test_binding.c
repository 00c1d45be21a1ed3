// The margin for binding: on the side of the binding on both hands, with running lines, links and bookmarks.
#include "booklet/opened.h"

static const char running[] =
    "header: {style: running, offset: 7mm, left: 柱, center: \"\", right: \"\", mirrored: false, "
    "except: []}\n"
    "footer: {style: running, offset: 6mm, left: 脚, center: \"\", right: \"\", mirrored: false, "
    "except: []}\n";

static opened *open_pages(const char *binding) {
    tz_arena *arena = tz_arena_new(NULL);
    opened *it = open_booklet(tz_arena_format(arena, "%s%s", running, binding));
    tz_arena_free(arena);
    for (int i = 0; i < 2; i++) {
        tz_canvas c = tz_booklet_add_page(&it->b, NULL);
        tz_box area = tz_type_area(it->cards.layout);
        tz_draw_rect(&c, (tz_box){area.x, area.y, area.width, area.height}, (tz_color){.k = 1});
    }
    number_pages(it);
    tz_link *link = tz_page_link(it->b.tools.arena, it->book.pages[0], it->book.document);
    *link = (tz_link){.page = it->book.pages[1], .to_x = 100, .to_y = 200, .element = it->book.document};
    static tz_bookmark bookmark;
    bookmark = (tz_bookmark){.title = "二", .page = it->book.pages[1], .y = 200};
    it->book.bookmarks = &bookmark;
    it->book.bookmarks_n = 1;
    tz_bind_pages(&it->b);
    assert_true(tz_draw_running_lines(&it->b));
    return it;
}

// Where the rectangle stands on a page, in mm: "left,top,right,bottom", and the baselines of head and foot.
static void assert_stands(opened *it, size_t index, const char *wanted) {
    const tz_page *page = it->book.pages[index];
    const tz_filled_rect *rect = &page->items.at[0].rect;
    const tz_run *head = &page->items.at[1].run, *foot = &page->items.at[2].run;
    assert_int_equal(page->items.at[1].kind, TZ_ITEM_RUN);
    assert_int_equal(head->glyphs[0].x, rect->x);
    tz_len width = it->cards.layout->width, height = it->cards.layout->height;
    assert_string_equal(tz_arena_format(it->cards.arena, "%d,%d,%d,%d %d %d", rect->x / TZ_MM, rect->y / TZ_MM,
                                        (width - rect->x - rect->width) / TZ_MM,
                                        (height - rect->y - rect->height) / TZ_MM, head->glyphs[0].y / TZ_MM,
                                        (height - foot->glyphs[0].y) / TZ_MM),
                        wanted);
}

static const char *margins(opened *it, int left, int top, int right, int bottom, int head, int foot) {
    const tz_margins *m = &it->cards.layout->margins;
    const tz_binding *b = &it->cards.layout->binding;
    tz_len own_left = m->left - (b->side == TZ_BINDING_LEFT ? b->margin : 0),
           own_right = m->right - (b->side == TZ_BINDING_RIGHT ? b->margin : 0),
           own_top = m->top - (b->side == TZ_BINDING_TOP ? b->margin : 0);
    return tz_arena_format(it->cards.arena, "%d,%d,%d,%d %d %d", own_left / TZ_MM + left, own_top / TZ_MM + top,
                           own_right / TZ_MM + right, m->bottom / TZ_MM + bottom, head, foot);
}

static void at_the_left_and_the_right(void **state) {
    (void)state;
    opened *it = open_pages("binding: {side: left, margin: 8mm}\n");
    assert_stands(it, 0, margins(it, 8, 0, 0, 0, 7, 6));
    assert_stands(it, 1, margins(it, 0, 0, 8, 0, 7, 6));
    assert_int_equal(it->book.pages[0]->links.at[0].to_x, 100 - 8 * TZ_MM);
    assert_int_equal(it->book.bookmarks[0].y, 200);
    close_booklet(it);
    it = open_pages("binding: {side: right, margin: 8mm}\n");
    assert_stands(it, 0, margins(it, 0, 0, 8, 0, 7, 6));
    assert_stands(it, 1, margins(it, 8, 0, 0, 0, 7, 6));
    close_booklet(it);
}

// Left-hand pages are leafed over the binding: there it is at their foot.
static void at_the_top(void **state) {
    (void)state;
    opened *it = open_pages("binding: {side: top, margin: 8mm}\n");
    assert_stands(it, 0, margins(it, 0, 8, 0, 0, 15, 6));
    assert_stands(it, 1, margins(it, 0, 0, 0, 8, 7, 14));
    assert_int_equal(it->book.pages[0]->links.at[0].to_y, 200 - 8 * TZ_MM);
    assert_int_equal(it->book.bookmarks[0].y, 200 - 8 * TZ_MM);
    close_booklet(it);
}

static void on_one_side_of_the_paper(void **state) {
    (void)state;
    opened *it = open_pages("binding: {side: top, margin: 8mm, mirrored: false}\n");
    assert_stands(it, 0, margins(it, 0, 8, 0, 0, 15, 6));
    assert_stands(it, 1, margins(it, 0, 8, 0, 0, 15, 6));
    close_booklet(it);
    it = open_pages("");
    assert_stands(it, 1, margins(it, 0, 0, 0, 0, 7, 6));
    assert_int_equal(it->book.pages[0]->links.at[0].to_x, 100);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_the_left_and_the_right),
        cmocka_unit_test(at_the_top),
        cmocka_unit_test(on_one_side_of_the_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
