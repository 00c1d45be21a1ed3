// Links beside the headings of cards, to the themes of their sections.
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};

static void test_links(void **state) {
    (void)state;
    made_book m =
        make_made("cards themes", "themes: {run_on: false}\n", "themes: [work.ict, work.talk, plan.next]\n", answers);
    assert_structure(
        &m, "   H2 (1)取組\n   P テーマ別一覧　　\n    Reference \n     Link ICT 4(ICT、4ページ)\n    Reference \n"
            "     Link 会議 5(会議、5ページ)\n   Table \n");
    assert_int_equal(count_in_structure(&m, "Link 今後"), 0); // its section has no heading
    assert_int_equal(count_in_structure(&m, "Link ICT 4"), MADE_CARDS);
    assert_ptr_equal(m.book->pages[0]->links.at[1].page, m.book->pages[4]);
    close_made(&m);
}

// Headings of single fields lead to the themes of these, those of sections to the others. Text without a table is
// paragraphs and lists among the headings.
static void test_links_of_fields(void **state) {
    (void)state;
    made_book m = make_made("cards themes",
                            "themes: {run_on: false}\ncard:\n"
                            "  - {heading: \"{label}\", of: plan, style: section, level: 2}\n"
                            "  - {fields: [plan.next], heads: left}\n"
                            "  - {heading: \"{label}\", of: each section, style: section, level: 2}\n"
                            "  - {heading: \"{label}\", of: each field, style: section, level: 3}\n"
                            "  - {text: each field, empty: （記入なし）}\n",
                            "themes: [work.ict, plan.next]\n", answers);
    assert_structure(
        &m, "   H2 (2)予定\n   P テーマ別一覧　\n    Reference \n     Link 今後 5(今後、5ページ)\n   Table \n");
    assert_structure(&m,
                     "   H2 (1)取組\n   H3 ①会議\n   L \n    LI \n     Lbl ・\n     LBody 会議を4回開くことにした\n"
                     "   H3 ②ICT関係\n   P テーマ別一覧　\n    Reference \n     Link ICT 4(ICT、4ページ)\n   P なし\n");
    close_made(&m);
}

// An entry of so many times the short name, which is three half-width letters, and the page.
static made_book make_links(int times, const char *lines) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes entry = {0};
    for (int i = 0; i < times; i++)
        tz_bytes_format(arena, &entry, "{short}");
    made_book m =
        make_made("cards themes",
                  tz_arena_format(arena, "themes: {back_entry: \"%.*s {page}\"}\n%s", (int)entry.n, entry.at, lines),
                  "themes: [work.ict]\n", answers);
    if (!m.book)
        fail_msg("%s", m.messages);
    tz_arena_free(arena);
    return m;
}

// The size of the links beside the heading of the first card.
static tz_len size_of_links(const made_book *m) {
    const tz_page *page = m->book->pages[0];
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.at[i].kind == TZ_ITEM_RUN && page->items.at[i].run.text_size >= 18 &&
            !memcmp(page->items.at[i].run.text, "テーマ", 9))
            return page->items.at[i].run.size;
    return 0;
}

// Links that do not fit are set smaller, to three quarters and 6 pt at least, and to no less than the body's size if
// they are as large; where that is not enough, they are numbers alone, in their own size.
static void test_smaller_links(void **state) {
    (void)state;
    static const char body[] = "styles: {back: {size: 9pt}}\n";
    static const struct {
        const char *lines;
        tz_len size, least;
    } cases[] = {{"", 15 * TZ_PT / 2, 6 * TZ_PT}, {body, 9 * TZ_PT, 8 * TZ_PT}};
    for (size_t i = 0; i < 2; i++) {
        tz_len before = cases[i].size;
        size_t smaller = 0, brief = 0;
        for (int times = 30; times <= 90; times += 2) {
            made_book m = make_links(times, cases[i].lines);
            bool whole = count_in_structure(&m, "Link ICTICT");
            tz_len size = size_of_links(&m);
            assert_true(!whole || (size <= before && size >= cases[i].least)); // longer ones are no larger
            assert_true(whole || size == cases[i].size);
            before = whole ? size : 0;
            smaller += size < cases[i].size;
            brief += !whole;
            close_made(&m);
        }
        assert_true(smaller > 1 && brief > 1);
    }
}

// Where there is no room, numbers alone; where there is none for these, a warning.
static void test_room(void **state) {
    (void)state;
    made_book m = make_links(200, "");
    assert_int_equal(count_in_structure(&m, "ICTICT"), 0);
    assert_int_equal(count_in_structure(&m, "Link 4("), MADE_CARDS);
    close_made(&m);
    static const char *const sizes[] = {"60pt", "200pt"}; // neither stays beside a heading of 12 pt
    for (size_t i = 0; i < 2; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        m = make_made("cards themes", tz_arena_format(arena, "styles: {back: {size: %s}}\n", sizes[i]),
                      "themes: [work.ict]\n", answers);
        assert_int_equal(count_in_structure(&m, "Link 4("), 0);
        assert_non_null(strstr(m.messages, "there is no room for the links to the themes"));
        close_made(&m);
        tz_arena_free(arena);
    }
}

// No themes in the booklet, no links.
static void test_no_themes(void **state) {
    (void)state;
    made_book m = make_made("cards", "", "themes: [work.ict]\n", answers);
    assert_int_equal(count_in_structure(&m, "Link"), 0);
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links), cmocka_unit_test(test_links_of_fields), cmocka_unit_test(test_smaller_links),
        cmocka_unit_test(test_room),  cmocka_unit_test(test_no_themes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
