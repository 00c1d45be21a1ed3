// The overview: heads over their columns, names beside their rows, a symbol for each answer, and totals.
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};

static void test_heads(void **state) {
    (void)state;
    made_book m = make_made("overview cards", "", "", answers);
    assert_structure(&m, "    THead \n     TR \n      TH 2x1 地域\n      TH 2x1 市町\n      TH 2x1 ページ\n"
                         "      TH 1x2 (1)取組\n      TH (2)予定\n      TH 2x1 記入数\n     TR \n      TH 会議\n"
                         "      TH ICT\n      TH 今後\n    TBody \n");
    close_made(&m);
}

// A name of a region spans its municipalities; each answer is a figure, and a row ends with how many there are.
static void test_rows(void **state) {
    (void)state;
    made_book m = make_made("overview cards", "", "", answers);
    assert_structure(&m, "     TR \n      TH 2x1 北\n      TH \n       Reference \n        Link ");
    assert_structure(&m, "      TD@+ \n       Figure <記入あり> \n      TD@+ \n       Figure <記入なし> \n      TD@+ \n"
                         "       Figure <短い記入(8字未満)> \n      TD@ 2\n     TR \n      TH \n");
    assert_structure(&m, "     TR \n      TH 南\n      TH \n");
    assert_int_equal(count_in_structure(&m, "Figure <"), 9);
    assert_int_equal(count_in_structure(&m, "(四日市市)"), 1); // the link over the name
    close_made(&m);
}

static void test_totals(void **state) {
    (void)state;
    made_book m = make_made("overview cards", "", "", answers);
    assert_structure(&m,
                     "     TR \n      TH 1x3 記入あり\n      TD@+ 1\n      TD@+ 1\n      TD@+ 0\n      TD@ 2\n"
                     "     TR \n      TH 1x3 短い記入(8字未満)\n      TD@+ 1\n      TD@+ 1\n      TD@+ 2\n      TD@ 4\n"
                     "     TR \n      TH 1x3 記入なし\n      TD@+ 1\n      TD@+ 1\n      TD@+ 1\n      TD@ 3\n");
    close_made(&m);
}

// Rules between groups are as thick as the frame, and those within a group stop where a name spans rows.
static void test_rules(void **state) {
    (void)state;
    made_book m = make_made("overview cards", "ruling: {frame: 1mm, inner: 0.1mm}\n", "", answers);
    const tz_page *page = m.book->pages[0];
    tz_len left = m.layout->margins.left, names = left + m.layout->overview.region;
    tz_len width = m.layout->width - left - m.layout->margins.right;
    size_t groups = 0, in_region = 0;
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_item *item = &page->items.at[i];
        if (item->kind != TZ_ITEM_RECT || item->rect.height > TZ_MM)
            continue;
        groups += item->rect.height == TZ_MM && item->rect.x == left && item->rect.width == width;
        in_region += item->rect.height == TZ_MM / 10 && item->rect.x == names;
    }
    assert_int_equal(groups, 5);    // the frame's two, below heads, between the regions, above the totals
    assert_int_equal(in_region, 1); // between the two of the north
    close_made(&m);
}

// Without cards there is nothing to lead to.
static void test_no_cards(void **state) {
    (void)state;
    made_book m = make_made("overview", "", "", answers);
    assert_int_equal(count_in_structure(&m, "Link"), 0);
    assert_structure(&m, "      TH 2x1 北\n      TH 津市\n      TD@ \n");
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads), cmocka_unit_test(test_rows),     cmocka_unit_test(test_totals),
        cmocka_unit_test(test_rules), cmocka_unit_test(test_no_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
