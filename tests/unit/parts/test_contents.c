// Contents: parts, municipalities below their regions and themes, each with a link and a number.
#include "between.h"
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

// Without names of regions all municipalities are a group of the part's title.
static void test_regions_without_names(void **state) {
    (void)state;
    const char *before[] = {made_regions[0], made_regions[1]};
    made_regions[0] = made_regions[1] = "";
    made_book m = make_made("contents cards", "cards: {title: 市町別}\n", "", answers);
    assert_structure(
        &m, "      Link 市町別(市町別、1ページ)\n       Span {、1ページ} 1\n     TOC \n      TOCI \n       Reference \n"
            "        Link 津市(津市、1ページ)\n");
    close_made(&m);
    m = make_made("contents cards", "cards: {title: \"\"}\n", "", answers);
    assert_structure(&m, "     Reference \n      Link 津市(津市、1ページ)\n");
    close_made(&m);
    made_regions[0] = before[0];
    made_regions[1] = before[1];
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
    assert_non_null(strstr(all, "|甲町·"));
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

// The size of a page's first run of this text.
static tz_len size_of(const tz_page *page, const char *text) {
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_run *run = &page->items.at[i].run;
        if (page->items.at[i].kind == TZ_ITEM_RUN && run->text_size == strlen(text) &&
            !memcmp(run->text, text, strlen(text)))
            return run->size;
    }
    return 0;
}

// The largest at which all stands on a page; the least where that is not enough, or the only one.
static void test_size(void **state) {
    (void)state;
    static const struct {
        const char *lines;
        tz_len least, most;
        size_t headings; // of pages
    } cases[] = {{"contents: {size: 20pt, least: 10pt}\n", 20 * TZ_PT, 20 * TZ_PT, 1},
                 {"contents: {size: 80pt, least: 10pt, columns: 1}\n", 40 * TZ_PT, 75 * TZ_PT, 1},
                 {"contents: {size: 80pt, least: 78pt, columns: 1}\n", 78 * TZ_PT, 78 * TZ_PT, 2},
                 {"contents: {size: 11pt}\n", 11 * TZ_PT, 11 * TZ_PT, 1}}; // a4.yaml's least is larger
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        made_book m = make_made("contents cards", cases[i].lines, "", answers);
        assert_between(size_of(m.book->pages[0], "津市"), cases[i].least, cases[i].most);
        bool goes_on = !strcmp(m.book->pages[1]->label, "ii") && size_of(m.book->pages[1], "伊勢市");
        assert_int_equal(goes_on, cases[i].headings > 1);
        assert_int_equal(count_in_structure(&m, " TOCI"), 5); // each entry once
        close_made(&m);
    }
}

// The leaders of a page, in order; they are no content.
static size_t find_leaders(const tz_page *page, const char *mark, const tz_run **found, size_t most) {
    size_t n = 0;
    for (size_t i = 0; i < page->spans.n; i++)
        for (uint32_t k = page->spans.at[i].first; k < page->spans.at[i].end; k++) {
            const tz_item *item = &page->items.at[k];
            size_t size = strlen(mark);
            if (item->kind != TZ_ITEM_RUN || item->run.text_size < size || memcmp(item->run.text, mark, size))
                continue;
            assert_null(page->spans.at[i].element);
            assert_true(n < most);
            found[n++] = &item->run;
        }
    return n;
}

// Marks stand below each other at one pitch, the first half an em or little more behind the text, the last before the
// column of numbers, however wide the column is.
static void test_leaders(void **state) {
    (void)state;
    static const struct {
        const char *mark;
        tz_len pitch;
    } marks[] = {{"…", 10 * TZ_PT}, {"·", 5 * TZ_PT}};
    for (int width = 100; width < 110; width++) {
        tz_arena *arena = tz_arena_new(NULL);
        const char *mark = marks[width % 2].mark;
        made_book m = make_made("contents cards",
                                tz_arena_format(arena,
                                                "contents: {columns: 1, leader: %s, size: 10pt, number: 2em}\n"
                                                "page: {width: %dmm}\n",
                                                mark, width),
                                "", answers);
        const tz_run *found[8];
        tz_len pitch = marks[width % 2].pitch, left = m.layout->margins.left;
        tz_len end = width * TZ_MM - m.layout->margins.right - 20 * TZ_PT;
        assert_int_equal(find_leaders(m.book->pages[0], mark, found, 8), 5); // two regions, three municipalities
        static const int ends[] = {1, 3, 5, 1, 4}; // of their text, in em: 北, 津市, 四日市市, 南, 伊勢市
        for (size_t i = 0; i < 5; i++) {
            const tz_run *run = found[i];
            tz_len first = run->glyphs[0].x - left, last = run->glyphs[run->glyphs_n - 1].x + pitch;
            assert_between(first - 10 * TZ_PT * ends[i], 5 * TZ_PT - 2, pitch + 2);
            assert_between(end - last, -2, pitch + 2);
            for (uint32_t k = 0; k < run->glyphs_n; k++)
                assert_between((run->glyphs[k].x - left) % pitch, 0, 5);
        }
        close_made(&m);
        tz_arena_free(arena);
    }
}

// The family of a page's runs of this text, "-" after each.
static const char *families_of(const made_book *m, const tz_page *page, const char *text) {
    tz_bytes out = {0};
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_run *run = &page->items.at[i].run;
        if (page->items.at[i].kind == TZ_ITEM_RUN && run->text_size == strlen(text) &&
            !memcmp(run->text, text, strlen(text)))
            tz_bytes_format(m->arena, &out, "%s-", tz_fonts_face(m->fonts->fonts, run->face)->family);
    }
    return tz_arena_copy(m->arena, out.at ? out.at : "", out.n);
}

// In contents and at the foot of pages.
static void test_family_of_roman_numbers(void **state) {
    (void)state;
    made_book m = make_made("cover contents overview cards", "roman: mincho\n", "", answers);
    assert_string_equal(families_of(&m, m.book->pages[1], "iii"), "BIZ UD明朝-");
    assert_string_equal(families_of(&m, m.book->pages[1], "2"), "BIZ UDゴシック-");
    assert_string_equal(families_of(&m, m.book->pages[2], "iii"), "BIZ UD明朝-");
    assert_string_equal(families_of(&m, m.book->pages[4], "1"), "BIZ UDゴシック-");
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_words_of_links),
        cmocka_unit_test(test_regions_without_names),
        cmocka_unit_test(test_long_names),
        cmocka_unit_test(test_groups_go_on_in_the_next_column),
        cmocka_unit_test(test_size),
        cmocka_unit_test(test_leaders),
        cmocka_unit_test(test_family_of_roman_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
