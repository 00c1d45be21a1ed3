// The overview: heads over their columns, names beside their rows, a symbol for each answer, and totals.
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};

static void test_heads(void **state) {
    (void)state;
    made_book m = make_made("overview cards", "", "", answers);
    assert_structure(&m, "    THead \n     TR \n      TH 2x1 地域\n      TH 2x1 市\n      TH 2x1 ページ\n"
                         "      TH 1x2 (1)取組\n      TH (2)予定\n      TH 2x1 記入数\n     TR \n      TH@ 会議\n"
                         "      TH@ ICT\n      TH@ 今後\n    TBody \n");
    close_made(&m);
}

// A name of a region spans its municipalities; each answer is a figure, and a row ends with how many there are.
static void test_rows(void **state) {
    (void)state;
    made_book m = make_made("overview cards", "", "", answers);
    assert_structure(&m, "     TR \n      TH 2x1@ 北\n      TH@+ \n       Reference \n        Link ");
    assert_structure(
        &m, "      TD@+++ \n       Figure <記入あり> \n      TD@+++ \n       Figure <記入なし> \n      TD@+++ \n"
            "       Figure <短い記入(8字未満)> \n      TD@++ 2\n     TR \n      TH@+ \n");
    assert_structure(&m, "     TR \n      TH@ 南\n      TH@+ \n");
    assert_int_equal(count_in_structure(&m, "Figure <"), 9 + 3);
    assert_int_equal(count_in_structure(&m, "(四日市市、2ページ)"), 2); // links over the name and the page
    close_made(&m);
}

static void test_totals(void **state) {
    (void)state;
    made_book m = make_made("overview cards", "", "", answers);
    assert_structure(
        &m, "     TR \n      TH 1x3 記入あり\n      TD@++ 1\n      TD@++ 1\n      TD@++ 0\n      TD@+ 2\n"
            "     TR \n      TH 1x3 短い記入(8字未満)\n      TD@++ 1\n      TD@++ 1\n      TD@++ 2\n      TD@+ 4\n"
            "     TR \n      TH 1x3 記入なし\n      TD@++ 1\n      TD@++ 1\n      TD@++ 1\n      TD@+ 3\n");
    close_made(&m);
}

// Where no region has a name, there is no column of them.
static void test_regions_without_names(void **state) {
    (void)state;
    const char *before[] = {made_regions[0], made_regions[1]};
    made_regions[0] = made_regions[1] = "";
    made_book m = make_made("overview cards", "", "", answers);
    assert_structure(&m, "    THead \n     TR \n      TH 2x1 市\n      TH 2x1 ページ\n      TH 1x2 (1)取組\n");
    assert_structure(&m, "     TR \n      TH 1x2 記入なし\n      TD@++ 1\n");
    close_made(&m);
    made_regions[0] = before[0];
    made_regions[1] = before[1];
}

// Fields that do not fit the width have further matrices, below each other or on pages of their own; the last one
// has the numbers of all.
static void test_several_matrices(void **state) {
    (void)state;
    static const char *const heights[] = {"210mm", "85mm"};
    for (size_t i = 0; i < 2; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        made_book m =
            make_made("overview",
                      tz_arena_format(arena,
                                      "page: {height: %s}\noverview: {sections: [work, plan], short_below: 8, "
                                      "widths: {total: 215mm}}\n",
                                      heights[i]),
                      "", answers);
        assert_structure(&m, "      TH 2x1 ページ\n      TH 1x2 (1)取組\n     TR \n      TH@ 会議\n      TH@ ICT\n");
        assert_structure(&m, "      TH 2x1 ページ\n      TH (2)予定\n      TH 2x1 記入数\n     TR \n      TH@ 今後\n");
        assert_structure(&m, "       Figure <短い記入(8字未満)> \n      TD@++ 2\n");
        assert_structure(&m, "      TH 1x3 記入なし\n      TD@++ 1\n      TD@+ 3\n");
        assert_int_equal(count_in_structure(&m, "Figure <"), 9 + 3);
        assert_int_equal(m.book->pages_n, i + 1);
        close_made(&m);
        tz_arena_free(arena);
    }
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
    assert_structure(&m, "      TH 2x1@ 北\n      TH@+ 津市\n      TD@++ \n");
    close_made(&m);
}

static bool has_text(const tz_page *page, uint32_t frame) {
    for (size_t k = 0; k < page->framed.n; k++) {
        uint32_t end = k + 1 < page->framed.n ? page->framed.at[k + 1].first : (uint32_t)page->items.n;
        for (uint32_t i = page->framed.at[k].first; page->framed.at[k].frame == frame && i < end; i++)
            if (page->items.at[i].kind == TZ_ITEM_RUN)
                return true;
    }
    return false;
}

// The box of the first cell with this text on a page.
static tz_box box_of(const made_book *m, const tz_page *page, const char *text) {
    const char *all = frames_of(m, page, TZ_FRAME_CELL), *bar = strstr(all, text);
    size_t which = 0;
    if (!bar)
        fail_msg("%s is not in %s", text, all);
    for (const char *at = all; at < bar; at++)
        which += *at == '|';
    for (size_t i = 0; i < page->frames.n; i++)
        if (page->frames.at[i].kind == TZ_FRAME_CELL && has_text(page, (uint32_t)i + 1) && which-- == 0)
            return page->frames.at[i].box;
    fail();
    return (tz_box){0};
}

// Every run of a page lies in its frame: em boxes, from the first glyph to the last.
static void assert_runs_in_frames(const tz_page *page) {
    for (size_t k = 0; k < page->framed.n; k++) {
        uint32_t end = k + 1 < page->framed.n ? page->framed.at[k + 1].first : (uint32_t)page->items.n;
        for (uint32_t i = page->framed.at[k].first; page->framed.at[k].frame && i < end; i++) {
            const tz_run *run = &page->items.at[i].run;
            tz_box box = page->frames.at[page->framed.at[k].frame - 1].box;
            if (page->items.at[i].kind != TZ_ITEM_RUN)
                continue;
            assert_true(run->glyphs[0].x >= box.x && run->glyphs[0].y <= box.y + box.height);
            assert_true(run->glyphs[0].y - run->size * 4 / 5 >= box.y);
            assert_true(run->glyphs[run->glyphs_n - 1].x + run->size / 2 <= box.x + box.width);
        }
    }
}

// Rows are as high as the name of their region needs, evenly, and as a municipality's own name does.
static void test_long_names(void **state) {
    (void)state;
    static const struct {
        const char *region, *names;
        int region_lines, rows; // of the name; in the region
    } cases[] = {
        {"名古屋・尾張中部構想区域", "甲町", 3, 2},
        {"名古屋尾張中部東三河北部東三河南部海部津島医療圏域広域連合会議準備組合第一区", "甲町", 7, 2},
        {"北", "あいうえおかきくけこさしすせそたちつてとなにぬねの町", 1, 2},
        {"北", "いちき串木野市、つくばみらい市、かすみがうら市、あいうえお町", 1, 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        made_regions[0] = cases[i].region;
        made_shared[0] = cases[i].names;
        made_book m = make_made("overview", "", "", answers);
        tz_len size = m.layout->overview.part.size, pitch = size * 115 / 100;
        const tz_page *page = last_page(&m);
        tz_box region = box_of(&m, page, cases[i].region);
        assert_true(region.height >= cases[i].region_lines * pitch + size / 2 - TZ_PT);
        assert_true(region.height >= cases[i].rows * m.layout->overview.row_least);
        assert_runs_in_frames(page);
        assert_int_equal(region.x + region.width, box_of(&m, page, "四日市市").x);
        close_made(&m);
    }
    made_regions[0] = "北";
    made_shared[0] = NULL;
}

// A region that goes on on the next page has rows enough for its name on both.
static void test_regions_over_pages(void **state) {
    (void)state;
    made_regions[0] = "名古屋尾張中部東三河北部東三河";
    made_shared[0] = "甲町、乙町、丙町、丁町、戊町、己町、庚町、辛町、壬町、癸町、子町、丑町、寅町、卯町";
    made_book m = make_made("overview", "page: {height: 95mm}\n", "", answers);
    assert_true(m.book->pages_n > 1);
    size_t names = 0;
    for (size_t i = 0; i < m.book->pages_n; i++) {
        const char *all = frames_of(&m, m.book->pages[i], TZ_FRAME_CELL);
        names += strstr(all, made_regions[0]) != NULL;
        assert_runs_in_frames(m.book->pages[i]);
    }
    assert_int_equal(names, 2);
    made_regions[0] = "北";
    made_shared[0] = NULL;
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_totals),
        cmocka_unit_test(test_regions_without_names),
        cmocka_unit_test(test_several_matrices),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_no_cards),
        cmocka_unit_test(test_long_names),
        cmocka_unit_test(test_regions_over_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
