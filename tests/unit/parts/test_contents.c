// Contents: parts, municipalities below their regions and themes, each with a link and a number.
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};

static void test_entries(void **state) {
    (void)state;
    made_book m = make_made("cover contents overview cards themes", "", "themes: [work.ict]\n", answers);
    assert_structure(&m,
                     "    TOCI \n     Reference \n      Link 北(北、1ページ)\n       Span {、1ページ} 1\n     TOC \n"
                     "      TOCI \n       Reference \n        Link 津市(津市、1ページ)\n"
                     "         Span {、1ページ} 1\n      TOCI \n       Reference \n"
                     "        Link 四日市市(四日市市、2ページ)\n         Span {、2ページ} 2\n");
    assert_structure(&m, "      Link 記入状況の一覧(記入状況の一覧、iiiページ)\n       Span {、iiiページ} iii\n");
    assert_structure(&m, "      Link テーマ別一覧(テーマ別一覧、4ページ)\n       Span {、4ページ} 4\n     TOC \n"
                         "      TOCI \n       Reference \n        Link ICT(ICT、4ページ)\n");
    assert_int_equal(count_in_structure(&m, "表紙"), 0); // the cover is not listed, nor the contents
    assert_int_equal(count_in_structure(&m, "目次"), 1);
    close_made(&m);
}

// The words of links are the layout's. A number is read as part of them where they end with it.
static void test_words_of_links(void **state) {
    (void)state;
    made_book m = make_made("contents cards", "link_words: \"{text}, page {page}\"\n", "", answers);
    assert_structure(&m, "        Link 津市(津市, page 1)\n         Span {, page 1} 1\n");
    close_made(&m);
    m = make_made("contents cards", "link_words: \"p. {page}: {text}\"\n", "", answers);
    assert_structure(&m, "        Link 津市(p. 1: 津市)\n         Span 1\n");
    close_made(&m);
}

// An entry is broken inside its column, and its number stands at the end of its last line.
static void test_long_names(void **state) {
    (void)state;
    made_regions[0] = "名古屋・尾張中部構想区域";
    made_shared[0] = "あいうえおかきくけこさしすせそたちつてとなにぬねの町、甲町";
    made_book m = make_made("contents cards", "page: {width: 148mm, height: 210mm}\n", "", answers);
    const tz_page *page = m.book->pages[0];
    const char *all = frames_of(&m, page, TZ_FRAME_ENTRY);
    assert_non_null(strstr(all, "|甲町…"));
    assert_null(strstr(all, made_shared[0]));
    for (size_t i = 0; i < page->frames.n; i++)
        for (size_t k = 0; k < i; k++) { // no two entries share a place
            const tz_box *a = &page->frames.at[i].box, *b = &page->frames.at[k].box;
            bool apart = a->x >= b->x + b->width || b->x >= a->x + a->width || a->y >= b->y + b->height ||
                         b->y >= a->y + a->height;
            assert_true(apart || page->frames.at[i].kind != TZ_FRAME_ENTRY ||
                        page->frames.at[k].kind != TZ_FRAME_ENTRY);
        }
    made_regions[0] = "北";
    made_shared[0] = NULL;
    close_made(&m);
}

// A region whose municipalities go on in the next column is named there again, and read once.
static void test_groups_go_on_in_the_next_column(void **state) {
    (void)state;
    made_shared[0] = "甲町、乙町、丙町、丁町、戊町、己町、庚町、辛町、壬町、癸町、子町、丑町、寅町、卯町";
    made_book m =
        make_made("contents cards", "page: {width: 240mm, height: 80mm}\ncontents: {after: 2mm}\n", "", answers);
    assert_string_equal(frames_of(&m, m.book->pages[0], TZ_FRAME_HEADING), "目次|北（続き）|北（続き）|");
    assert_int_equal(count_in_structure(&m, "続き"), 0);
    made_shared[0] = NULL;
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
        cmocka_unit_test(test_entries),    cmocka_unit_test(test_words_of_links),
        cmocka_unit_test(test_long_names), cmocka_unit_test(test_groups_go_on_in_the_next_column),
        cmocka_unit_test(test_leaders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
