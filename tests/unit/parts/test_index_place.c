// Places of the index: where they are broken into lines, and what stays together.
#include "made_book.h"

static const char *const answers[] = {"米|なし|なし", "なし|なし|なし", "なし|なし|なし"};
static const char terms[] = "terms:\n  - {term: 米, reading: こめ}\n";

// The lines of the only place, in a column of so many ems with an indent of 1 em.
static void assert_lines(const char *names, const char *place, int column, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    made_shared[0] = names;
    const char *lines = tz_arena_format(arena,
                                        "index: {columns: 1, size: 10pt, place: \"%s\"}\n"
                                        "page: {width: %dpt, margins: {left: 26pt, right: 26pt}}\n",
                                        place, 52 + 10 * (column + 1));
    made_book m = make_made("cards index", lines, terms, answers);
    const char *all = frames_of(&m, last_page(&m), TZ_FRAME_ENTRY), *found = strstr(all, "米|");
    assert_non_null(found);
    assert_string_equal(found + strlen("米|"), expected);
    const tz_page *page = last_page(&m);
    for (size_t i = 0; i < page->frames.n; i++) {
        tz_box box = page->frames.at[i].box;
        assert_true(page->frames.at[i].kind != TZ_FRAME_ENTRY || box.x + box.width <= (26 + 10 * (column + 1)) * TZ_PT);
    }
    close_made(&m);
    made_shared[0] = NULL;
    tz_arena_free(arena);
}

static void between_names(void **state) {
    (void)state;
    assert_lines("甲町、乙川町、丙山市", "{names} {page}", 20, "甲町、乙川町、丙山市 1|");
    assert_lines("甲町、乙川町、丙山市", "{names} {page}", 10, "甲町、乙川町、|丙山市 1|");
    assert_lines("甲町、乙川町、丙山市、丁市、戊野村", "{names} {page}", 10, "甲町、乙川町、|丙山市、丁市、|戊野村 1|");
    assert_lines("甲町、乙川町、丙山市", "{names}（{page}ページ）", 10, "甲町、乙川町、|丙山市（1ページ）|");
}

// A line that goes on is 1 em narrower; the page stays with the last character.
static void inside_a_name(void **state) {
    (void)state;
    assert_lines("あいうえおかきくけこさしすせそたちつてとなにぬねの町", "{names} {page}", 10,
                 "あいうえおかきくけこ|さしすせそたちつて|となにぬねの町 1|");
    assert_lines("あいうえおかきくけこ町", "{names} {page}", 11, "あいうえおかきくけこ|町 1|");
    assert_lines("甲町、あいうえおかきくけこさし町、乙市", "{names} {page}", 10,
                 "甲町、|あいうえおかきくけ|こさし町、乙市 1|");
}

// A closing bracket does not begin a line.
static void marks_that_may_not_begin_a_line(void **state) {
    (void)state;
    assert_lines("あいうえお（旧かきく）さし町", "{names} {page}", 10, "あいうえお（旧かき|く）さし町 1|");
}

static void what_stands_before_the_names(void **state) {
    (void)state;
    assert_lines("甲町、乙川町、丙山市", "{page} {names}", 9, "1 甲町、乙川町、|丙山市|");
}

// A card that has the term on several pages is named once; each number leads to its page. All of it stands on one line
// where it fits one, and otherwise goes on between the numbers, indented.
static void several_pages(void **state) {
    (void)state;
    static const struct {
        const char *place;
        int room; // in em, beside the indent
        const char *lines;
        size_t first; // places on the first line
    } cases[] = {{"{names} {page}", 18, "津市 1、|2、|3|", 3},
                 {"{names}（{page}ページ）", 18, "津市（1、|2、|3ページ）|", 3},
                 {"{page} {names}", 18, "1、|2、|3 津市|", 3},
                 {"{names}", 18, "津市|", 1},
                 {"{names}：{page}", 5, "津市：1、|2、|3|", 1}};
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes talk = {0};
    for (int i = 0; i < 100; i++)
        tz_bytes_format(arena, &talk, "米\\n%s・会議を%d回開いた", i ? "\\n" : "", i);
    const char *const far[] = {tz_arena_format(arena, "米%.*s|米|米", (int)talk.n, talk.at), "なし|なし|なし",
                               "なし|なし|なし"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *lines = tz_arena_format(arena,
                                            "index: {columns: 1, size: 10pt, indent: %dem, place: \"%s\"}\n"
                                            "page: {width: 252pt, margins: {left: 26pt, right: 26pt}}\n",
                                            20 - cases[i].room, cases[i].place);
        made_book m = make_made("cards index", lines, terms, far);
        const char *all = frames_of(&m, last_page(&m), TZ_FRAME_ENTRY), *found = strstr(all, "米|");
        assert_non_null(found);
        assert_string_equal(found + strlen("米|"), cases[i].lines);
        for (size_t k = 0; k < last_page(&m)->links.n; k++) {
            const tz_link *links = last_page(&m)->links.at;
            assert_ptr_equal(links[k].page, m.book->pages[k]);
            assert_string_equal(links[k].contents, tz_arena_format(arena, "津市、%zuページ", k + 1));
            assert_int_equal(links[k].y == links[0].y, k < cases[i].first);
            assert_true(k == 0 || links[k].y != links[k - 1].y || links[k].x == links[k - 1].x + links[k - 1].width);
        }
        close_made(&m);
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(between_names),
        cmocka_unit_test(inside_a_name),
        cmocka_unit_test(marks_that_may_not_begin_a_line),
        cmocka_unit_test(what_stands_before_the_names),
        cmocka_unit_test(several_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
