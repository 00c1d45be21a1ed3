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

// Where there is no room, numbers alone; where there is none for these, a warning.
static void test_room(void **state) {
    (void)state;
    made_book m =
        make_made("cards themes",
                  "themes: {run_on: false, back_entry: \"{short}{short}{short}{short}{short}{short}{short}"
                  "{short}{short}{short}{short}{short}{short}{short}{short}{short}{short}{short}{short}{short} "
                  "{short}{short}{short}{short}{short}{short}{short}{short} {page}\"}\n",
                  "themes: [work.ict, work.talk]\n", answers);
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
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_room),
        cmocka_unit_test(test_no_themes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
