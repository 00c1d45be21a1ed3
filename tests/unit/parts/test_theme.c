// Themes: the answers of all municipalities to one field, with links to their cards.
#include "between.h"
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};

static void test_table(void **state) {
    (void)state;
    made_book m = make_made("cards themes", "", "themes: [work.ict]\n", answers);
    assert_structure(&m, "   H1 テーマ別一覧\n   Sect \n    H2 ICT\n    Table \n     THead \n      TR \n       TH \n"
                         "        P 市\n       TH \n        P ②ICT関係\n       TH \n        P ページ\n"
                         "     TBody \n");
    assert_structure(&m, "       TH@ \n        P \n         Reference \n          Link 四日市市(四日市市、2ページ)\n"
                         "       TD@+ \n        P みじかい\n       TD@+ \n        P \n         Reference \n"
                         "          Link 2(四日市市、2ページ)\n");
    assert_structure(&m, "    P 記載なし: 津市\n");
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
    assert_structure(&m, "   Sect \n    H2 ICT\n    P 記載なし: 津市、四日市市、伊勢市\n");
    close_made(&m);
}

// Themes follow each other on a page, or begin a page each; the head of a page names its first and its last one.
static void test_run_on(void **state) {
    (void)state;
    static const struct {
        const char *lines;
        size_t pages;
        const char *heads[3];
    } cases[] = {{"", 1, {"テーマ別一覧　ICT～今後"}},
                 {"themes: {run_on: true, head: \"{title}:{themes}\"}\n", 1, {"取組:ICT～今後"}},
                 {"themes: {run_on: false}\n", 3, {"テーマ別一覧　ICT", "テーマ別一覧　会議", "テーマ別一覧　今後"}}};
    static const char *const names[] = {"ICT|", "会議|", "今後|"};
    for (size_t i = 0; i < 3; i++) {
        made_book m = make_made("cards themes", cases[i].lines, "themes: [work.ict, work.talk, plan.next]\n", answers);
        assert_int_equal(m.book->pages_n, 3 + cases[i].pages);
        for (size_t k = 0; k < cases[i].pages; k++) {
            const char *lines = frames_of(&m, m.book->pages[3 + k], TZ_FRAME_RUNNING_LINE);
            assert_non_null(strstr(lines, tz_arena_format(m.arena, "%s|", cases[i].heads[k])));
        }
        for (size_t k = 0; k < 3; k++) // where their headings stand
            assert_non_null(strstr(frames_of(&m, m.book->pages[3 + k % cases[i].pages], TZ_FRAME_HEADING), names[k]));
        close_made(&m);
    }
}

// A theme that goes on to a further page is in its head, also where the next one begins there; one that ended is not.
static void test_heads_of_further_pages(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes talk = {0};
    for (int i = 0; i < 51; i++)
        tz_bytes_format(arena, &talk, "%s・会議を%d回開くことにした", i ? "\\n" : "", i);
    const char *text = tz_arena_copy(arena, talk.at, talk.n);
    const char *const many[] = {tz_arena_format(arena, "%s|なし|・続ける", text),
                                tz_arena_format(arena, "%s|%s|なし", text, text), "なし|ある|・足した"};
    made_book m = make_made("cards themes", "themes: {columns: 1}\nbody: {min: 3pt}\n",
                            "themes: [work.talk, work.ict, plan.next]\n", many);
    static const char *const heads[] = {"会議", "会議", "会議～ICT", "ICT", "ICT～今後"};
    assert_int_equal(m.book->pages_n, 8);
    for (size_t i = 0; i < 5; i++) {
        const char *head = tz_arena_format(arena, "テーマ別一覧　%s|", heads[i]);
        assert_non_null(strstr(frames_of(&m, m.book->pages[3 + i], TZ_FRAME_RUNNING_LINE), head));
        const char *last = strstr(heads[i], "～") ? strstr(heads[i], "～") + strlen("～") : heads[i];
        assert_non_null(strstr(frames_of(&m, m.book->pages[3 + i], TZ_FRAME_HEADING), last));
    }
    close_made(&m);
    tz_arena_free(arena);
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
        cmocka_unit_test(test_run_on),
        cmocka_unit_test(test_heads_of_further_pages),
        cmocka_unit_test(test_unknown_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
