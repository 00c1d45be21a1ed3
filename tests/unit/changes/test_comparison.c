// The comparison as a booklet: what is counted, who is listed, which fields stand there.
#include "two_editions.h"

static const char *const old[] = {"・会議を4回開く\\n・展示|なし|・続ける", "・同じ|なし|なし",
                                  "・同じ|なし|・検討する"};
static const char *const current[] = {"・会議を6回開く\\n・講演会\\n・新しい|なし|・続ける", "・同じ|なし|なし",
                                      "・同じ|なし|・検討した"};

// A row for each card that changed, its changes by kind, and a row of sums; nothing is an empty cell.
static void test_summary(void **state) {
    (void)state;
    made_book m = compare_made("", old, current);
    assert_string_equal(m.book->title, "新旧対照　令和7年度から令和8年度へ");
    assert_structure(&m, "   H1 新旧対照　令和7年度から令和8年度へ\n   P 令和7年度の記録と令和8年度の記録を");
    assert_structure(&m, "P 市\n      TH \n       P 追加\n      TH \n       P 削除\n      TH \n       P 修正\n"
                         "      TH \n       P 書式\n      TH \n       P 移動\n");
    assert_structure(&m, "       P 津市\n      TD@+ \n       P 2\n      TD@+ \n       P 1\n      TD@+ \n       P 1\n"
                         "      TD@+ \n      TD@+ \n");
    assert_structure(&m,
                     "       P 伊勢市\n      TD@+ \n      TD@+ \n      TD@+ \n       P 1\n      TD@+ \n      TD@+ \n");
    assert_structure(&m, "       P 合計\n      TD@+ \n       P 2\n      TD@+ \n       P 1\n      TD@+ \n       P 2\n");
    assert_structure(&m, "   P 変更のない市: 四日市市\n");
    close_made(&m);
}

// Below a heading with a bookmark, only the fields that changed.
static void test_cards(void **state) {
    (void)state;
    made_book m = compare_made("", old, current);
    assert_structure(&m, "    H2 津市\n    Table \n     TBody \n      TR \n       TH \n        P ①会議\n");
    assert_structure(&m, "    H2 伊勢市\n    Table \n     TBody \n      TR \n       TH \n        P ①今後\n");
    assert_int_equal(count_in_structure(&m, "P ①会議\n"), 1);
    assert_int_equal(count_in_structure(&m, "P ②ICT関係\n"), 0);
    assert_int_equal(m.book->bookmarks_n, 3);
    assert_string_equal(m.book->bookmarks[1].title, "津市");
    assert_string_equal(m.book->bookmarks[2].title, "伊勢市");
    assert_true(m.book->bookmarks[2].y > m.book->bookmarks[1].y || m.book->pages_n > 1);
    close_made(&m);
}

static void test_nothing_changed(void **state) {
    (void)state;
    made_book m = compare_made("", old, old);
    assert_structure(&m, "   P 変更はありません。\n");
    assert_int_equal(count_in_structure(&m, "Table"), 0);
    assert_int_equal(count_in_structure(&m, "変更のない市"), 0);
    close_made(&m);
}

// The column of names takes what those of numbers leave; above further pages stands the title, as continued.
static void test_further_pages(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes long_answer = {0};
    for (int i = 0; i < 120; i++)
        tz_bytes_format(arena, &long_answer, "・%d番目の取組を進めた\\n", i);
    const char *text = tz_arena_copy(arena, long_answer.at, long_answer.n);
    const char *const much[] = {tz_arena_format(arena, "%s|なし|・続ける", text), "・同じ|なし|なし",
                                "・同じ|なし|・検討する"};
    made_book m = compare_made("", old, much);
    assert_true(m.book->pages_n > 1);
    tz_bytes trace = {0};
    tz_trace_write(m.arena, m.book, &trace);
    const char *second = strstr(tz_arena_copy(m.arena, trace.at, trace.n), "\npage 2");
    assert_non_null(second);
    assert_true(strstr(second, "（") && strstr(second, "続") && strstr(second, "artifact pagination"));
    close_made(&m);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_summary),
        cmocka_unit_test(test_cards),
        cmocka_unit_test(test_nothing_changed),
        cmocka_unit_test(test_further_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
