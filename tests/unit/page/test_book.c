// Making pages: spans, elements and the text of lengths.
#include "page/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
    tz_arena *arena;
    tz_book book;
    tz_page *page;
    tz_element *root;
} fixture;

static fixture open_fixture(void) {
    fixture f = {.arena = tz_arena_new(NULL)};
    f.page = tz_page_new(f.arena);
    return f;
}

static void elements_know_their_place(void **state) {
    (void)state;
    fixture f = open_fixture();
    tz_element *root = tz_element_new(f.arena, &f.book, NULL, TZ_ROLE_DOCUMENT);
    tz_element *first = tz_element_new(f.arena, &f.book, root, TZ_ROLE_H1);
    tz_element *second = tz_element_new(f.arena, &f.book, root, TZ_ROLE_P);
    assert_ptr_equal(f.book.document, root);
    assert_int_equal(f.book.elements_n, 3);
    assert_int_equal(second->id, 2);
    assert_ptr_equal(second->parent, root);
    assert_int_equal(root->kids.n, 2);
    assert_ptr_equal(root->kids.at[0].element, first);
    assert_ptr_equal(root->kids.at[1].element, second);
    tz_arena_free(f.arena);
}

static void items_lie_in_the_span_that_is_open(void **state) {
    (void)state;
    fixture f = open_fixture();
    tz_element *root = tz_element_new(f.arena, &f.book, NULL, TZ_ROLE_P);
    tz_page_rect(f.arena, f.page, (tz_box){1, 2, 3, 4}, (tz_color){.k = 1000}); // nothing said: an artifact
    tz_page_content(f.arena, f.page, root);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    tz_page_artifact(f.arena, f.page, TZ_ARTIFACT_PAGINATION);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    assert_int_equal(f.page->spans.n, 3);
    const tz_span *spans = f.page->spans.at;
    assert_null(spans[0].element);
    assert_int_equal(spans[0].artifact, TZ_ARTIFACT_LAYOUT);
    assert_int_equal(spans[0].end, 1);
    assert_ptr_equal(spans[1].element, root);
    assert_int_equal(spans[1].first, 1);
    assert_int_equal(spans[1].end, 3);
    assert_int_equal(spans[2].artifact, TZ_ARTIFACT_PAGINATION);
    assert_int_equal(spans[2].end, 4);
    assert_int_equal(root->kids.n, 1);
    assert_int_equal(root->kids.at[0].kind, TZ_KID_SPAN);
    assert_ptr_equal(root->kids.at[0].page, f.page);
    assert_int_equal(root->kids.at[0].index, 1);
    assert_int_equal(f.page->items.at[0].rect.height, 4);
    tz_arena_free(f.arena);
}

static void an_element_goes_on_only_where_nothing_came_between(void **state) {
    (void)state;
    fixture f = open_fixture();
    tz_element *para = tz_element_new(f.arena, &f.book, NULL, TZ_ROLE_P);
    tz_page_content(f.arena, f.page, para);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    tz_page_content(f.arena, f.page, para);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    assert_int_equal(f.page->spans.n, 1);
    tz_page_artifact(f.arena, f.page, TZ_ARTIFACT_LAYOUT);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    tz_page_content(f.arena, f.page, para); // after an artifact
    assert_int_equal(f.page->spans.n, 3);
    tz_element_new(f.arena, &f.book, para, TZ_ROLE_SPAN);
    tz_page_content(f.arena, f.page, para); // after a child: the order of kids must tell
    assert_int_equal(f.page->spans.n, 4);
    f.page->spans.at[3].actual = "…";
    tz_page_content(f.arena, f.page, para); // its replacement text speaks of that span only
    assert_int_equal(f.page->spans.n, 5);
    assert_int_equal(para->kids.n, 5);
    tz_page *next = tz_page_new(f.arena);
    tz_page_content(f.arena, next, para);
    assert_int_equal(next->spans.n, 1);
    assert_ptr_equal(para->kids.at[5].page, next);
    tz_arena_free(f.arena);
}

// The link and the span have the same number, each in its own list.
static void content_behind_a_link_is_a_new_span(void **state) {
    (void)state;
    fixture f = open_fixture();
    tz_element *link = tz_element_new(f.arena, &f.book, NULL, TZ_ROLE_LINK);
    tz_page_content(f.arena, f.page, link);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    tz_page_link(f.arena, f.page, link);
    tz_page_content(f.arena, f.page, link);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    assert_int_equal(f.page->spans.n, 2);
    assert_int_equal(link->kids.n, 3);
    assert_int_equal(link->kids.at[2].kind, TZ_KID_SPAN);
    assert_int_equal(link->kids.at[2].index, 1);
    tz_arena_free(f.arena);
}

static void artifacts_of_a_kind_are_one_span(void **state) {
    (void)state;
    fixture f = open_fixture();
    tz_page_artifact(f.arena, f.page, TZ_ARTIFACT_LAYOUT);
    tz_page_rect(f.arena, f.page, (tz_box){0, 0, 1, 1}, (tz_color){0});
    tz_page_artifact(f.arena, f.page, TZ_ARTIFACT_LAYOUT);
    tz_page_rect(f.arena, f.page, (tz_box){0, 0, 1, 1}, (tz_color){0});
    assert_int_equal(f.page->spans.n, 1);
    tz_page_artifact(f.arena, f.page, TZ_ARTIFACT_PAGE);
    assert_int_equal(f.page->spans.n, 2);
    tz_arena_free(f.arena);
}

static void links_are_kids_of_their_element(void **state) {
    (void)state;
    fixture f = open_fixture();
    tz_element *link = tz_element_new(f.arena, &f.book, NULL, TZ_ROLE_LINK);
    tz_link *first = tz_page_link(f.arena, f.page, link);
    assert_ptr_equal(first->element, link);
    tz_page_link(f.arena, f.page, link);
    assert_int_equal(link->kids.n, 2);
    assert_int_equal(link->kids.at[1].kind, TZ_KID_LINK);
    assert_ptr_equal(link->kids.at[1].page, f.page);
    assert_int_equal(link->kids.at[1].index, 1);
    tz_arena_free(f.arena);
}

static void points(int64_t length, const char *expected) {
    char digits[TZ_POINTS_ROOM];
    size_t n = tz_points(digits, length);
    assert_string_equal(digits, expected);
    assert_int_equal(n, strlen(expected));
}

static void items_stand_in_the_frame_that_is_open(void **state) {
    (void)state;
    fixture f = open_fixture();
    const tz_source *source = tz_source_new(f.arena, "form.yaml", "label", 5);
    tz_text_origin origin = {0, 2};
    tz_text owner = {.bytes = "bel", .size = 3, .source = source, .origins = &origin, .origins_n = 1};
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    tz_page_open_frame(f.arena, f.page, TZ_FRAME_TABLE, (tz_box){1, 2, 30, 40}, NULL);
    tz_page_item(f.arena, f.page, TZ_ITEM_RECT);
    tz_page_open_frame(f.arena, f.page, TZ_FRAME_CELL, (tz_box){1, 2, 3, 4}, &owner);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    tz_page_item(f.arena, f.page, TZ_ITEM_RUN);
    tz_page_close_frame(f.page);
    tz_page_open_frame(f.arena, f.page, TZ_FRAME_CELL, (tz_box){1, 6, 3, 4}, NULL); // nothing is drawn in it
    tz_page_close_frame(f.page);
    tz_page_close_frame(f.page);
    tz_page_item(f.arena, f.page, TZ_ITEM_RECT);
    assert_int_equal(f.page->frames.n, 3);
    const tz_frame *frames = f.page->frames.at;
    assert_int_equal(frames[0].parent, 0);
    assert_null(frames[0].place.source);
    assert_int_equal(frames[1].kind, TZ_FRAME_CELL);
    assert_int_equal(frames[1].parent, 1);
    assert_int_equal(frames[1].box.height, 4);
    assert_ptr_equal(frames[1].place.source, source);
    assert_int_equal(frames[1].place.at, 2);
    assert_int_equal(frames[2].parent, 1);
    static const tz_framed expected[] = {{1, 1}, {2, 2}, {4, 0}};
    assert_int_equal(f.page->framed.n, 3);
    assert_memory_equal(f.page->framed.at, expected, sizeof expected);
    tz_arena_free(f.arena);
}

static void lengths_are_told_in_points(void **state) {
    (void)state;
    points(0, "0");
    points(TZ_PT, "1");
    points(-TZ_PT, "-1");
    points(TZ_PT / 2, "0.5");
    points(-TZ_PT / 2, "-0.5");
    points(120 * TZ_PT, "120");
    points(6, "0");     // 0.00047 pt
    points(-6, "0");    // no minus zero
    points(7, "0.001"); // 0.00055 pt
    points(-7, "-0.001");
    points(297 * TZ_MM, "841.89");
    points(210 * TZ_MM, "595.276");
    points(TZ_PT - 7, "0.999");
    points(TZ_PT - 6, "1");
    points(INT64_MIN / 16, "-45390610417592.401");
}

static void roles_have_the_names_of_pdf(void **state) {
    (void)state;
    assert_string_equal(tz_role_name(TZ_ROLE_DOCUMENT), "Document");
    assert_string_equal(tz_role_name(TZ_ROLE_LBODY), "LBody");
    assert_string_equal(tz_role_name(TZ_ROLE_RT), "RT");
    for (int i = 0; i < TZ_ROLES; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(tz_role_name((tz_role)i), tz_role_name((tz_role)k));
}

static void headings_have_four_levels(void **state) {
    (void)state;
    static const tz_role roles[] = {TZ_ROLE_P,  TZ_ROLE_P,  TZ_ROLE_H1, TZ_ROLE_H2,
                                    TZ_ROLE_H3, TZ_ROLE_H4, TZ_ROLE_H4, TZ_ROLE_H4};
    for (int level = -1; level < 7; level++)
        assert_int_equal(tz_heading_role(level), roles[level + 1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_know_their_place),
        cmocka_unit_test(items_lie_in_the_span_that_is_open),
        cmocka_unit_test(an_element_goes_on_only_where_nothing_came_between),
        cmocka_unit_test(content_behind_a_link_is_a_new_span),
        cmocka_unit_test(artifacts_of_a_kind_are_one_span),
        cmocka_unit_test(links_are_kids_of_their_element),
        cmocka_unit_test(items_stand_in_the_frame_that_is_open),
        cmocka_unit_test(lengths_are_told_in_points),
        cmocka_unit_test(roles_have_the_names_of_pdf),
        cmocka_unit_test(headings_have_four_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
