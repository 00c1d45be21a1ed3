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
                                        "page: {width: %dpt, margins: {left: 20pt, right: 20pt}}\n",
                                        place, 40 + 10 * (column + 1));
    made_book m = make_made("cards index", lines, terms, answers);
    const char *all = frames_of(&m, last_page(&m), TZ_FRAME_ENTRY), *found = strstr(all, "米|");
    assert_non_null(found);
    assert_string_equal(found + strlen("米|"), expected);
    const tz_page *page = last_page(&m);
    for (size_t i = 0; i < page->frames.n; i++) {
        tz_box box = page->frames.at[i].box;
        assert_true(page->frames.at[i].kind != TZ_FRAME_ENTRY || box.x + box.width <= (20 + 10 * (column + 1)) * TZ_PT);
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
    assert_lines("あいうえお（旧かきく）さし町", "{names} {page}", 10, "あいうえお（旧かきく）|さし町 1|");
}

static void what_stands_before_the_names(void **state) {
    (void)state;
    assert_lines("甲町、乙川町、丙山市", "{page} {names}", 9, "1 甲町、乙川町、|丙山市|");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(between_names),
        cmocka_unit_test(inside_a_name),
        cmocka_unit_test(marks_that_may_not_begin_a_line),
        cmocka_unit_test(what_stands_before_the_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
