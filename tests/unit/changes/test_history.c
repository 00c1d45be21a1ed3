// One municipality through the years: a table for each field, a row for each year.
#include "two_editions.h"

static const char *const old[] = {"・会議を4回開く\\n・展示|なし|・続ける", "・同じ|なし|なし", "なし|なし|なし"};
static const char *const current[] = {"・会議を6回開く\\n・展示|・始めた|・続ける", "・同じ|なし|なし",
                                      "なし|なし|なし"};

// The first year as it was written, then what changed, unchanged items in full.
static void test_changed_field(void **state) {
    (void)state;
    made_book m = history_made(old, current);
    assert_string_equal(m.book->title, "津市　年度ごとの取組");
    assert_structure(&m,
                     "    H2 ①会議\n    Table \n     TBody \n      TR \n       TH \n        P 令和7年度\n       TD@ \n"
                     "        L \n         LI \n          Lbl ・\n          LBody 会議を4回開く\n         LI \n"
                     "          Lbl ・\n          LBody 展示\n");
    assert_structure(
        &m, "        P 令和8年度\n       TD@ \n        L \n         LI \n          Lbl 〔修正〕\n"
            "          LBody ・会議を開く\n           Del <削除「4回」> 4回\n           Ins <追加「6回」> 6回\n"
            "         LI \n          Lbl ・\n          LBody 展示\n");
    close_made(&m);
}

static void test_unchanged_field(void **state) {
    (void)state;
    made_book m = history_made(old, current);
    assert_structure(&m, "    H2 ①今後\n");
    assert_structure(&m, "        P 令和8年度\n       TD@ \n        P （前の年度と同じ）\n");
    close_made(&m);
}

// Fields without a statement in any year, and a bookmark for each field.
static void test_empty_field(void **state) {
    (void)state;
    static const char *const nothing[] = {"||・続ける", "・同じ|なし|なし", "なし|なし|なし"};
    made_book m = history_made(nothing, nothing);
    assert_structure(&m, "        P 令和7年度\n       TD@ \n        P （記入なし）\n      TR \n       TH \n"
                         "        P 令和8年度\n       TD@ \n        P （記入なし）\n");
    assert_int_equal(m.book->bookmarks_n, 4);
    assert_string_equal(m.book->bookmarks[3].title, "①今後");
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changed_field),
        cmocka_unit_test(test_unchanged_field),
        cmocka_unit_test(test_empty_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
