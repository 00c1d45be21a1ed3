// The trace: a book's pages as text.
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char *trace_of(tz_arena *arena, const tz_book *book) {
    tz_bytes out = {0};
    tz_trace_write(arena, book, &out);
    return tz_arena_copy(arena, out.at, out.n);
}

static void assert_has(const char *trace, const char *part) {
    if (!strstr(trace, part))
        fail_msg("not in the trace: %s", part);
}

static void everything_of_a_small_book_is_written(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_book book = {.width = 100 * TZ_PT, .height = 50 * TZ_PT, .title = "題 \"名\""};
    tz_page *page = tz_page_new(arena);
    tz_element *root = tz_element_new(arena, &book, NULL, TZ_ROLE_DOCUMENT);
    tz_element *cell = tz_element_new(arena, &book, root, TZ_ROLE_TD);
    tz_element *head = tz_element_new(arena, &book, root, TZ_ROLE_TH);
    static const tz_run_glyph glyphs[] = {{12, 0, 1 * TZ_PT, 2 * TZ_PT},
                                          {13, 0, 2 * TZ_PT, 2 * TZ_PT},
                                          {14, 3, 3 * TZ_PT, 9 * TZ_PT},
                                          {15, 6, 4 * TZ_PT, 9 * TZ_PT}};
    static const tz_len points[] = {0, 0, TZ_PT, 0, 0, -TZ_PT};
    const tz_bookmark marks[] = {{"しおり", 1, page, 5 * TZ_PT, true}};
    tz_page_content(arena, page, cell);
    tz_page_item(arena, page, TZ_ITEM_RUN)->run = (tz_run){.kind = TZ_ITEM_RUN,
                                                           .face = 3,
                                                           .size = 10 * TZ_PT,
                                                           .color = {.k = 900},
                                                           .glyphs = glyphs,
                                                           .glyphs_n = 4,
                                                           .text = "が\xe3\x80\x80y",
                                                           .text_size = 7,
                                                           .rotated = true};
    tz_page_artifact(arena, page, TZ_ARTIFACT_LAYOUT);
    tz_page_rect(arena, page, (tz_box){TZ_PT, TZ_PT, 2 * TZ_PT, TZ_PT / 10}, (tz_color){1, 2, 3, 4});
    tz_item *path = tz_page_item(arena, page, TZ_ITEM_PATH);
    path->path.points = points;
    path->path.n = 3;
    tz_link *link = tz_page_link(arena, page, head);
    link->page = page;
    link->width = TZ_PT;
    link->contents = "次へ";
    tz_element_header(arena, cell, head);
    tz_element_attributes(arena, cell)->columns = 2;
    tz_element_attributes(arena, head)->scope = TZ_SCOPE_ROW;
    page->label = "iv";
    book.pages = &page;
    book.pages_n = 1;
    book.bookmarks = marks;
    book.bookmarks_n = 1;
    assert_string_equal(trace_of(arena, &book), "title \"題 \\u0022名\\u0022\"\n"
                                                "page 1 \"iv\" 100 x 50\n"
                                                "content TD #1\n"
                                                "  run 1 2 size 10 face3 k900 rotated\n"
                                                "    12@1=が 13@2 14@3,9=\\u3000 15@4=y\n"
                                                "artifact layout\n"
                                                "  rect 1 1 2 0.1 c1m2y3k4\n"
                                                "  path 0 0 1 0 0 -1 k0\n"
                                                "link 0 0 1 0 to page 1 0 0 \"次へ\"\n"
                                                "bookmark 1 open page 1 5 \"しおり\"\n"
                                                "structure\n"
                                                "#0 Document\n"
                                                "  #1 TD 1.1 columns 2 rows 0 headers #2\n"
                                                "  #2 TH link 1.1 scope Row\n");
    tz_arena_free(arena);
}

static void faces_go_by_their_names(void **state) {
    (void)state;
    sample *s = sample_full();
    const char *trace = trace_of(s->arena, s->book);
    assert_has(trace, "  run 60 40 size 10 BIZUDGothic-Regular k1000\n");
    assert_has(trace, "NotoSansCJKjp-Regular");
    assert_has(trace, "@70=𠮷\n");
    assert_has(trace, "=葛\xf3\xa0\x84\x80 ");
    assert_has(trace, "Figure 1.");
    assert_has(trace, " alt \"実施中\"\n");
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_of_a_small_book_is_written),
        cmocka_unit_test(faces_go_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
