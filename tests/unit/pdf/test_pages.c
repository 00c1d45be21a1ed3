// Pages, and the ways between them: boxes, labels, links and bookmarks.
#include "written.h"

static sample *pages_labelled(const char *const *labels, size_t n) {
    sample *s = sample_new();
    for (size_t i = 0; i < n; i++) {
        sample_page(s, labels[i]);
        sample_text(s, NULL, "gothic", 10, 60, 60, "三");
    }
    return s;
}

static void pages_have_their_size_and_their_place(void **state) {
    (void)state;
    sample *s = pages_labelled((const char *[]){"1", "2"}, 2);
    s->book->width = 100 * TZ_PT;
    s->book->height = 200 * TZ_PT + TZ_PT / 2;
    const char *objects = objects_of(s, &handout);
    for (int i = 0; i < 2; i++) {
        const char *page = object_with(s, objects, tz_arena_format(s->arena, "/StructParents %d ", i));
        assert_has(page, "/MediaBox [ 0 0 100 200.5 ]");
        assert_has(page, tz_arena_format(s->arena, "/StructParents %d /Tabs /S /Type /Page >>", i));
    }
    sample_free(s);
}

// Contents are made in batches of 64 pages, two at a time: each page has its own.
static void many_pages_have_each_their_own_content(void **state) {
    (void)state;
    enum { MANY = 67 };
    sample *s = sample_new();
    for (int i = 0; i < MANY; i++) {
        sample_page(s, "x");
        sample_text(s, NULL, "gothic", 10, 60, 60, tz_arena_format(s->arena, "%d", i));
    }
    tz_bytes expected = {0};
    for (int i = 0; i < MANY; i++)
        tz_bytes_format(s->arena, &expected, "%d\n\f", i);
    assert_text(s, &handout, tz_arena_copy(s->arena, expected.at, expected.n));
    sample_free(s);
}

// ---- labels ----

static void assert_labels(const char *const *labels, size_t n, const char *expected) {
    sample *s = pages_labelled(labels, n);
    const char *catalog = object_with(s, objects_of(s, &handout), "/Type /Catalog");
    assert_has(catalog, tz_arena_format(s->arena, "/PageLabels << /Nums [ %s ] >>", expected));
    sample_free(s);
}

static void labels_are_written_where_numbers_do_not_continue(void **state) {
    (void)state;
    assert_labels((const char *[]){"1", "2", "3"}, 3, "0 << /S /D /St 1 >>");
    assert_labels((const char *[]){"i", "ii", "1", "2"}, 4, "0 << /P (i) >> 1 << /P (ii) >> 2 << /S /D /St 1 >>");
    assert_labels((const char *[]){"5", "7", "8"}, 3, "0 << /S /D /St 5 >> 1 << /S /D /St 7 >>");
    assert_labels((const char *[]){"9", "x", "10"}, 3, "0 << /S /D /St 9 >> 1 << /P (x) >> 2 << /S /D /St 10 >>");
    assert_labels((const char *[]){"1", NULL, ""}, 3, "0 << /S /D /St 1 >> 1 << /P () >> 2 << /P () >>");
    assert_labels((const char *[]){"01", "2a", "0"}, 3, "0 << /P (01) >> 1 << /P (2a) >> 2 << /P (0) >>");
    assert_labels((const char *[]){"12345678901"}, 1, "0 << /P (12345678901) >>"); // no number of a page
    assert_labels((const char *[]){"表紙"}, 1, "0 << /P <feff88687d19> >>");
}

// ---- links ----

static void links_lead_to_a_place_on_a_page(void **state) {
    (void)state;
    sample *s = pages_labelled((const char *[]){"1", "2"}, 2);
    s->book->height = 600 * TZ_PT;
    tz_element *element = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_LINK);
    *tz_page_link(s->arena, s->pages.at[0], element) = (tz_link){.x = 60 * TZ_PT,
                                                                 .y = 50 * TZ_PT,
                                                                 .width = 100 * TZ_PT,
                                                                 .height = 20 * TZ_PT,
                                                                 .page = s->pages.at[1],
                                                                 .to_x = 7 * TZ_PT,
                                                                 .to_y = 150 * TZ_PT,
                                                                 .contents = "2",
                                                                 .element = element};
    tz_element *silent = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_LINK);
    tz_page_link(s->arena, s->pages.at[1], silent)->page = s->pages.at[0];
    const char *objects = objects_of(s, &handout), *link = object_with(s, objects, "/Contents <feff0032>");
    int second = atoi(object_with(s, objects, "/StructParents 1 ")),
        first = atoi(object_with(s, objects, "/StructParents 0 "));
    assert_has(link,
               tz_arena_format(s->arena, "/Dest [ %d 0 R /XYZ 7 450 null ] /F 4 /Rect [ 60 530 160 550 ]", second));
    assert_has(link, "/Border [ 0 0 0 ]");
    assert_has(link, "/StructParent 2 /Subtype /Link /Type /Annot");
    assert_has(objects, tz_arena_format(s->arena, "<< /Border [ 0 0 0 ] /Dest [ %d 0 R /XYZ 0 600 null ]", first));
    assert_has(objects, "/StructParent 3 /Subtype /Link");
    assert_has(object_with(s, objects, "/StructParents 0 "),
               tz_arena_format(s->arena, "/Annots [ %d 0 R ]", atoi(link)));
    sample_free(s);
}

// ---- bookmarks ----

static void bookmarks_make_a_tree(void **state) {
    (void)state;
    sample *s = pages_labelled((const char *[]){"1", "2"}, 2);
    const tz_page *at[2] = {s->pages.at[0], s->pages.at[1]};
    const tz_bookmark marks[] = {{"A", 0, at[0], 0, true},           {"B", 1, at[0], 100 * TZ_PT, false},
                                 {"C", 2, at[1], 0, false},          {"D", 1, at[1], 0, false},
                                 {"E", 0, at[1], 50 * TZ_PT, false}, {"F", 3, at[0], 0, false}};
    s->book->height = 600 * TZ_PT;
    s->book->bookmarks = marks;
    s->book->bookmarks_n = 6;
    const char *objects = objects_of(s, &handout);
    int page[2] = {atoi(object_with(s, objects, "/StructParents 0 ")),
                   atoi(object_with(s, objects, "/StructParents 1 "))};
    int number[6], root = atoi(object_with(s, objects, "/Type /Outlines"));
    const char *object[6];
    for (int i = 0; i < 6; i++) {
        object[i] = object_with(s, objects, tz_arena_format(s->arena, "/Title (%s)", marks[i].title));
        number[i] = atoi(object[i]);
        assert_has(object[i], tz_arena_format(s->arena, "/Dest [ %d 0 R /XYZ 0 %d null ]", page[marks[i].page->index],
                                              600 - marks[i].y / TZ_PT));
    }
    static const int parents[] = {-1, 0, 1, 0, -1, 4}; // F stands directly below E, however deep it wants to be
    for (int i = 0; i < 6; i++)
        assert_has(object[i], tz_arena_format(s->arena, "/Parent %d 0 R ", parents[i] < 0 ? root : number[parents[i]]));
    assert_has(object[0], "/Count 2 "); // open: what is seen below it
    assert_has(object[1], "/Count -1 ");
    assert_lacks(object[2], "/Count");
    assert_has(object[4], "/Count -1 ");
    assert_has(object_with(s, objects, "/Type /Catalog"), "/PageMode /UseOutlines");
    sample_free(s);
}

static void a_book_without_bookmarks_opens_without_their_list(void **state) {
    (void)state;
    sample *s = pages_labelled((const char *[]){"1"}, 1);
    assert_lacks(object_with(s, objects_of(s, &handout), "/Type /Catalog"), "/PageMode");
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_have_their_size_and_their_place),
        cmocka_unit_test(many_pages_have_each_their_own_content),
        cmocka_unit_test(labels_are_written_where_numbers_do_not_continue),
        cmocka_unit_test(links_lead_to_a_place_on_a_page),
        cmocka_unit_test(bookmarks_make_a_tree),
        cmocka_unit_test(a_book_without_bookmarks_opens_without_their_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
