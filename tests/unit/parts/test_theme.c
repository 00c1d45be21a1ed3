// Themes: the answers of all municipalities to one field, with links to their cards.
#include "between.h"
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};

static void test_table(void **state) {
    (void)state;
    made_book m = make_made("cards themes", "", "themes: [work.ict]\n", answers);
    assert_structure(&m, "   H1 テーマ別一覧　ICT\n   Table \n    THead \n     TR \n      TH \n       P 市町\n"
                         "      TH \n       P ②ICT関係\n      TH \n       P ページ\n    TBody \n");
    assert_structure(
        &m, "      TH@ \n       P \n        Reference \n         Link 四日市市(四日市市、2ページ)\n      TD@+ \n"
            "       P みじかい\n      TD@+ \n       P \n        Reference \n         Link 2(四日市市、2ページ)\n");
    assert_structure(&m, "   P 記載なし: 津市\n");
    close_made(&m);
}

// The columns of names and pages are as wide as the layout says, and links cover the cells.
static void test_links(void **state) {
    (void)state;
    made_book m = make_made("cards themes", "themes: {names_width: 8em, page_width: 5em, size: 10pt}\n",
                            "themes: [work.ict]\n", answers);
    const tz_page *page = m.book->pages[m.book->pages_n - 1];
    assert_int_equal(page->links.n, 4);
    const tz_link *name = &page->links.at[0], *number = &page->links.at[1];
    assert_between(name->width, 80 * TZ_PT - 2, 80 * TZ_PT + 2);
    assert_between(number->width, 50 * TZ_PT - 2, 50 * TZ_PT + 2);
    assert_int_equal(name->x, m.layout->margins.left);
    assert_int_equal(name->y, number->y);
    assert_int_equal(name->height, number->height);
    assert_ptr_equal(name->page, m.book->pages[1]);
    close_made(&m);
}

static void test_nobody(void **state) {
    (void)state;
    static const char *const none[] = {"なし|なし|なし", "なし|なし|なし", "なし|なし|なし"};
    made_book m = make_made("cards themes", "", "themes: [work.ict]\n", none);
    assert_structure(&m, "   H1 テーマ別一覧　ICT\n   P 記載なし: 津市、四日市市、伊勢市\n");
    close_made(&m);
}

static void test_unknown_field(void **state) {
    (void)state;
    made_book m = open_made("", "", answers);
    tz_edition edition = *m.edition;
    tz_text path = tz_text_from_string("work.fax");
    edition.themes = &path;
    edition.themes_n = 1;
    m.edition = &edition;
    make_parts(&m, "cards themes", (tz_book_options){0});
    assert_null(m.book);
    assert_non_null(strstr(m.messages, "the form has no such field: work.fax"));
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_unknown_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
