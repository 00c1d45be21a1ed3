// A document about changes has one title: above its first page, as its bookmark and as its own.
#include "two_editions.h"

static const char *const answers[] = {"・同じ|なし|なし", "・同じ|なし|なし", "・同じ|なし|なし"};

static void test_title(void **state) {
    (void)state;
    made_book m = compare_made("compare: {title: \"{old_year}と{fiscal_year}\"}\n", answers, answers);
    assert_string_equal(m.book->title, "令和7年度と令和8年度");
    assert_structure(&m, "  Sect \n   H1 令和7年度と令和8年度\n   P ");
    assert_int_equal(m.book->bookmarks_n, 1);
    assert_string_equal(m.book->bookmarks[0].title, m.book->title);
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_title)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
