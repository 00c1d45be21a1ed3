// Contents: parts, municipalities below their regions and themes, each with a link and a number.
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};

static void test_entries(void **state) {
    (void)state;
    made_book m = make_made("cover contents overview cards themes", "", "themes: [work.ict]\n", answers);
    assert_structure(&m,
                     "    TOCI \n     Reference \n      Link 北(北)1\n     TOC \n      TOCI \n       Reference \n"
                     "        Link 津市(津市)1\n      TOCI \n       Reference \n        Link 四日市市(四日市市)2\n");
    assert_structure(&m, "      Link 記入状況の一覧(記入状況の一覧)iii\n");
    assert_structure(
        &m,
        "      Link テーマ別一覧(テーマ別一覧)4\n     TOC \n      TOCI \n       Reference \n        Link ICT(ICT)4\n");
    assert_int_equal(count_in_structure(&m, "表紙"), 0); // the cover is not listed, nor the contents
    assert_int_equal(count_in_structure(&m, "目次"), 1);
    close_made(&m);
}

// Leaders end where the column of numbers begins, and are no content.
static void test_leaders(void **state) {
    (void)state;
    made_book m = make_made("contents cards", "contents: {columns: 1, leader: …, size: 10pt}\n", "", answers);
    const tz_page *page = m.book->pages[0];
    size_t leaders = 0;
    tz_len end = 0;
    for (size_t i = 0; i < page->spans.n; i++)
        for (uint32_t k = page->spans.at[i].first; k < page->spans.at[i].end; k++) {
            const tz_item *item = &page->items.at[k];
            if (item->kind != TZ_ITEM_RUN || item->run.text_size < 3 || memcmp(item->run.text, "…", 3))
                continue;
            assert_null(page->spans.at[i].element);
            tz_len last = item->run.glyphs[item->run.glyphs_n - 1].x;
            assert_true(!end || end == last);
            end = last;
            leaders++;
        }
    assert_int_equal(leaders, 5); // two regions, three municipalities
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_leaders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
