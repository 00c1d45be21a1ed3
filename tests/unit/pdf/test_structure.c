// The structure tree: what a screen reader finds. Every role and every attribute of it is looked for in the file.
#include "written.h"

static tz_element *add(sample *s, tz_element *parent, tz_role role) {
    return tz_element_new(s->arena, s->book, parent, role);
}

static tz_attributes *attributes(sample *s, tz_element *element) {
    return tz_element_attributes(s->arena, element);
}

static tz_element *add_text(sample *s, tz_element *parent, tz_role role, const char *text) {
    tz_element *element = add(s, parent, role);
    sample_text(s, element, "gothic", 10, 60, 60, text);
    return element;
}

static sample *one_page(void) {
    sample *s = sample_new();
    sample_page(s, "1");
    return s;
}

static void structure_has_the_same_text(void **state) {
    (void)state;
    sample *s = sample_full();
    tz_bytes pdf = pdf_of(s, &handout);
    const char *text = ask(s, "pdfinfo -struct-text %s", &pdf).at;
    static const char *const parts[] = {"\"見本の見出し\"", "\"𠮷野家と葛\xf3\xa0\x84\x80城市\"",
                                        "Noto Sans 骨〜～葛\xf3\xa0\x84\x80葛\"", "/Headers [(e0000000",
                                        "\"〜と～は別の文字\""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_has(text, parts[i]);
    sample_free(s);
}

// ---- roles ----

static void every_role_has_its_name_in_the_file_and_in_its_content(void **state) {
    (void)state;
    static const char *const names[TZ_ROLES] = {
        "Document", "Part",      "Sect",  "Div",     "H1",     "H2",    "H3",   "H4", "P",  "L",   "LI",
        "Lbl",      "LBody",     "Table", "Caption", "THead",  "TBody", "TR",   "TH", "TD", "TOC", "TOCI",
        "Index",    "Reference", "Link",  "Note",    "Figure", "Span",  "Ruby", "RB", "RT", "Del", "Ins"};
    sample *s = one_page();
    for (int role = TZ_ROLE_DOCUMENT + 1; role < TZ_ROLES; role++)
        add_text(s, s->book->document, (tz_role)role, "三重県");
    const char *objects = objects_of(s, &handout), *content = object_with(s, objects, ">>BDC");
    for (int role = 0; role < TZ_ROLES; role++) {
        object_with(s, objects, tz_arena_format(s->arena, "/S /%s >>", names[role]));
        if (role)
            assert_has(content, tz_arena_format(s->arena, "/%s<</MCID %d>>BDC", names[role], role - 1));
    }
    sample_free(s);
}

static void only_deleted_and_inserted_words_are_mapped_to_a_standard_role(void **state) {
    (void)state;
    static const tz_role roles[] = {TZ_ROLE_SPAN, TZ_ROLE_DEL, TZ_ROLE_INS};
    for (int i = 0; i < 3; i++) {
        sample *s = one_page();
        add_text(s, s->book->document, roles[i], "三重県");
        const char *root = object_with(s, objects_of(s, &handout), "/Type /StructTreeRoot");
        if (i)
            assert_has(root, "/RoleMap << /Del /Span /Ins /Span >>");
        else
            assert_lacks(root, "/RoleMap");
        sample_free(s);
    }
}

// ---- attributes ----

static void words_for_an_element_are_its_title_alternative_replacement_and_language(void **state) {
    (void)state;
    sample *s = one_page();
    tz_element *section = add(s, s->book->document, TZ_ROLE_SECT);
    *attributes(s, section) = (tz_attributes){.title = "T三", .alt = "A三", .actual = "R三", .language = "pt-BR"};
    add_text(s, section, TZ_ROLE_P, "三重県");
    const char *objects = objects_of(s, &handout), *object = object_with(s, objects, "/S /Sect");
    assert_has(object, "/T <feff00544e09>");
    assert_has(object, "/Alt <feff00414e09>");
    assert_has(object, "/ActualText <feff00524e09>");
    assert_has(object, "/Lang <feff00700074002d00420052>");
    object = object_with(s, objects, "/S /P >>");
    assert_lacks(object, "/T ");
    assert_lacks(object, "/Alt");
    assert_lacks(object, "/ActualText");
    assert_lacks(object, "/Lang");
    assert_lacks(object, "/A ");
    assert_lacks(object, "/ID");
    sample_free(s);
}

// A list of one item, with or without a label.
static const char *list_object(bool numbered, bool labelled) {
    static char found[200];
    sample *s = one_page();
    tz_element *list = add(s, s->book->document, TZ_ROLE_L), *item = add(s, list, TZ_ROLE_LI);
    if (numbered)
        attributes(s, list)->is_numbered = true;
    if (labelled)
        add_text(s, item, TZ_ROLE_LBL, numbered ? "①" : "・");
    add_text(s, item, TZ_ROLE_LBODY, "三重県");
    snprintf(found, sizeof found, "%s", object_with(s, objects_of(s, &handout), "/S /L >>"));
    sample_free(s);
    return found;
}

static void lists_have_the_kind_of_their_labels(void **state) {
    (void)state;
    assert_has(list_object(true, true), "/A << /ListNumbering /Decimal /O /List >>");
    assert_has(list_object(false, true), "/A << /ListNumbering /Disc /O /List >>");
    assert_lacks(list_object(true, false), "/A ");
    assert_lacks(list_object(false, false), "/A ");
}

typedef struct cells {
    sample *s;
    tz_element *column, *row, *both, *plain, *headed, *wide, *high;
} cells;

static cells table_of_cells(void) {
    cells c = {.s = one_page()};
    sample *s = c.s;
    tz_element *table = add(s, s->book->document, TZ_ROLE_TABLE), *row = add(s, table, TZ_ROLE_TR);
    c.column = add_text(s, row, TZ_ROLE_TH, "列");
    attributes(s, c.column)->scope = TZ_SCOPE_COLUMN;
    c.row = add_text(s, row, TZ_ROLE_TH, "行");
    attributes(s, c.row)->scope = TZ_SCOPE_ROW;
    c.both = add_text(s, row, TZ_ROLE_TH, "角");
    attributes(s, c.both)->scope = TZ_SCOPE_BOTH;
    c.plain = add_text(s, row, TZ_ROLE_TD, "空");
    c.headed = add_text(s, row, TZ_ROLE_TD, "頭");
    tz_element_header(s->arena, c.headed, c.column);
    tz_element_header(s->arena, c.headed, c.row);
    c.wide = add_text(s, row, TZ_ROLE_TD, "横");
    attributes(s, c.wide)->columns = 2;
    c.high = add_text(s, row, TZ_ROLE_TD, "縦");
    attributes(s, c.high)->rows = 3;
    return c;
}

// Object of the element that is n-th in the tree: its number is that of the document's and n more.
static const char *element_object(sample *s, const char *objects, int place) {
    return object_with(s, objects, tz_arena_format(s->arena, "/K [ %d ]", place));
}

static void cells_have_scope_spans_and_headers(void **state) {
    (void)state;
    cells c = table_of_cells();
    const char *objects = objects_of(c.s, &handout);
    assert_has(element_object(c.s, objects, 0), "<< /A << /O /Table /Scope /Column >> /ID (e00000004) /K");
    assert_has(element_object(c.s, objects, 1), "<< /A << /O /Table /Scope /Row >> /ID (e00000005) /K");
    assert_has(element_object(c.s, objects, 2), "<< /A << /O /Table /Scope /Both >> /ID (e00000006) /K");
    assert_lacks(element_object(c.s, objects, 3), "/A ");
    assert_lacks(element_object(c.s, objects, 3), "/ID");
    assert_has(element_object(c.s, objects, 4), "<< /A << /Headers [ (e00000004) (e00000005) ] /O /Table >> /K");
    assert_has(element_object(c.s, objects, 5), "<< /A << /ColSpan 2 /O /Table >> /K");
    assert_has(element_object(c.s, objects, 6), "<< /A << /O /Table /RowSpan 3 >> /K");
    sample_free(c.s);
}

static void figures_have_their_box(void **state) {
    (void)state;
    sample *s = one_page();
    tz_element *figure = add(s, s->book->document, TZ_ROLE_FIGURE);
    tz_page *page = s->pages.at[0];
    tz_page_content(s->arena, page, figure);
    tz_page_rect(s->arena, page, (tz_box){100 * TZ_PT, 200 * TZ_PT, 50 * TZ_PT, 20 * TZ_PT}, (tz_color){.k = 1000});
    static const tz_len points[] = {90 * TZ_PT, 205 * TZ_PT, 160 * TZ_PT, 205 * TZ_PT, 120 * TZ_PT, 230 * TZ_PT};
    tz_item *path = tz_page_item(s->arena, page, TZ_ITEM_PATH);
    path->path = (tz_filled_path){.kind = TZ_ITEM_PATH, .points = points, .n = 3};
    sample_text(s, figure, "gothic", 10, 155, 195, "三"); // 155 … 165 across, 185 … 195 down
    s->book->height = 600 * TZ_PT;
    assert_has(object_with(s, objects_of(s, &handout), "/S /Figure"),
               "/A << /BBox [ 90 370 165 415 ] /O /Layout /Placement /Block >>");
    sample_free(s);
    s = one_page();
    add(s, s->book->document, TZ_ROLE_FIGURE);
    add_text(s, s->book->document, TZ_ROLE_P, "三重県");
    assert_lacks(object_with(s, objects_of(s, &handout), "/S /Figure"), "/A "); // it has nothing to show
    sample_free(s);
}

// ---- the tree ----

static void elements_refer_to_their_parent_and_their_content_on_each_page(void **state) {
    (void)state;
    sample *s = one_page();
    tz_element *section = add(s, s->book->document, TZ_ROLE_SECT), *para = add_text(s, section, TZ_ROLE_P, "一");
    add_text(s, section, TZ_ROLE_NOTE, "注");
    sample_page(s, "2");
    sample_text(s, para, "gothic", 10, 60, 60, "二");
    const char *objects = objects_of(s, &handout), *object = object_with(s, objects, "/S /P >>");
    int own, other, parent, page[2], mcid, to;
    assert_int_equal(sscanf(strstr(object, "/K"), "/K [ %d << /MCID %d /Pg %d 0 R /Type /MCR >> ] /P %d 0 R /Pg %d",
                            &own, &mcid, &other, &parent, &page[0]),
                     5);
    assert_int_equal(own, 0);
    assert_int_equal(mcid, 0);
    assert_int_equal(sscanf(object_with(s, objects, "/S /Sect"), "%d", &to), 1);
    assert_int_equal(parent, to);
    assert_int_equal(sscanf(strstr(objects, "/Kids ["), "/Kids [ %d 0 R %d", &page[0], &page[1]), 2);
    const char *first = object_with(s, objects, "/StructParents 0"),
               *second = object_with(s, objects, "/StructParents 1");
    assert_int_equal(atoi(first), page[0]);
    assert_int_equal(atoi(second), other);
    assert_has(object_with(s, objects, "/S /Note"), "/ID (e00000004)");
    assert_has(object_with(s, objects, "/Names [ (e"), "/Limits [ (e00000004) (e00000004) ] /Names [ (e00000004) ");
    assert_has(object_with(s, objects, "/Limits [ 0 "), "/Limits [ 0 1 ] /Nums [ 0 ");
    assert_has(object_with(s, objects, "/Type /StructTreeRoot"), "/ParentTreeNextKey 2 ");
    assert_has(object_with(s, objects, "/Type /Catalog"), "/MarkInfo << /Marked true >>");
    sample_free(s);
}

static void spans_without_content_are_left_out(void **state) {
    (void)state;
    sample *s = one_page();
    tz_element *empty = add(s, s->book->document, TZ_ROLE_SPAN);
    tz_page_content(s->arena, s->pages.at[0], empty);
    add_text(s, s->book->document, TZ_ROLE_P, "三重県");
    const char *objects = objects_of(s, &handout);
    assert_lacks(object_with(s, objects, "/S /Span"), "/K");
    assert_lacks(object_with(s, objects, "/S /Span"), "/Pg");
    assert_has(object_with(s, objects, "/S /P >>"), "/K [ 0 ]");
    sample_free(s);
}

static void links_belong_to_their_elements(void **state) {
    (void)state;
    sample *s = sample_full();
    const char *objects = objects_of(s, &handout), *element = object_with(s, objects, "/Type /OBJR");
    int page, annotation, own;
    assert_int_equal(sscanf(strstr(element, "<< /Obj"), "<< /Obj %d 0 R /Pg %d 0 R", &annotation, &page), 2);
    const char *object = object_with(s, objects, "/Subtype /Link");
    assert_int_equal(atoi(object), annotation);
    assert_has(object, "/StructParent 2 "); // after the pages
    assert_int_equal(page, atoi(object_with(s, objects, "/StructParents 0")));
    own = atoi(element);
    assert_has(object_with(s, objects, "/Limits [ 0 2 ]"), tz_arena_format(s->arena, " 2 %d 0 R ]", own));
    assert_has(object_with(s, objects, "/Type /StructTreeRoot"), "/ParentTreeNextKey 3 ");
    assert_has(element, "/S /Link");
    sample_free(s);
}

// Trees of pages and of names have leaves of 64 entries.
static void large_books_have_trees_of_several_leaves(void **state) {
    (void)state;
    sample *s = sample_new();
    for (int i = 0; i < 65; i++) {
        sample_page(s, "x");
        add_text(s, s->book->document, TZ_ROLE_NOTE, "三重県");
    }
    const char *objects = objects_of(s, &handout);
    assert_has(objects, "<< /Limits [ 0 63 ] /Nums [ 0 ");
    assert_has(objects, "<< /Limits [ 64 64 ] /Nums [ 64 ");
    assert_has(objects, "<< /Limits [ (e00000002) (e00000065) ] /Names [ (e00000002) ");
    assert_has(objects, "<< /Limits [ (e00000066) (e00000066) ] /Names [ (e00000066) ");
    int a, b, c, d;
    assert_int_equal(
        sscanf(strstr(object_with(s, objects, "/Type /StructTreeRoot"), "/IDTree"),
               "/IDTree << /Kids [ %d 0 R %d 0 R ] >> /K %*d 0 R /ParentTree << /Kids [ %d 0 R %d 0 R ] >>", &a, &b, &c,
               &d),
        4);
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure_has_the_same_text),
        cmocka_unit_test(every_role_has_its_name_in_the_file_and_in_its_content),
        cmocka_unit_test(only_deleted_and_inserted_words_are_mapped_to_a_standard_role),
        cmocka_unit_test(words_for_an_element_are_its_title_alternative_replacement_and_language),
        cmocka_unit_test(lists_have_the_kind_of_their_labels),
        cmocka_unit_test(cells_have_scope_spans_and_headers),
        cmocka_unit_test(figures_have_their_box),
        cmocka_unit_test(elements_refer_to_their_parent_and_their_content_on_each_page),
        cmocka_unit_test(spans_without_content_are_left_out),
        cmocka_unit_test(links_belong_to_their_elements),
        cmocka_unit_test(large_books_have_trees_of_several_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
