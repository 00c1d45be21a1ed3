// Front pages: groups below heads or beside them, in the largest type that fits.
#include "galley/galley.h"
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};
static const char groups[] = "outline:\n  title: 調査の概要\n  groups:\n"
                             "    - {heading: ① 目的, text: 取組を知る。}\n    - {heading: ② 方法, text: \"・聞く\"}\n";

static void test_rows(void **state) {
    (void)state;
    made_book m = make_made("outline", "front: {outline: rows}\n", groups, answers);
    assert_structure(&m, "   H1 調査の概要\n   Table \n    TBody \n     TR \n      TH \n       P ① 目的\n      TD@ \n"
                         "       P 取組を知る。\n     TR \n      TH \n       P ② 方法\n      TD@ \n       L \n");
    close_made(&m);
}

static void test_columns(void **state) {
    (void)state;
    made_book m = make_made("outline", "front: {outline: columns}\n", groups, answers);
    assert_structure(&m, "    THead \n     TR \n      TH \n       P ① 目的\n      TH \n       P ② 方法\n    TBody \n"
                         "     TR \n      TD@ \n       P 取組を知る。\n      TD@ \n       L \n");
    close_made(&m);
}

// Columns of fewer than twelve letters are rows, whose heads take no more of the page than a third, or what they need.
static void test_columns_that_would_be_narrow(void **state) {
    (void)state;
    static const char *const pages[] = {"110mm", "100mm"}; // less 21 mm; twelve letters of 9 pt and two of padding each
    for (size_t i = 0; i < 2; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        made_book m = make_made("outline",
                                tz_arena_format(arena,
                                                "page: {width: %s, height: 210mm}\n"
                                                "front: {outline: columns, head_width: 11em}\n",
                                                pages[i]),
                                groups, answers);
        assert_int_equal(count_in_structure(&m, "THead"), 1 - i);
        tz_len area = m.layout->width - m.layout->margins.left - m.layout->margins.right;
        for (size_t k = 0; i && k < m.book->pages[0]->frames.n; k++) {
            const tz_frame *frame = &m.book->pages[0]->frames.at[k];
            if (frame->kind == TZ_FRAME_CELL && frame->box.x == m.layout->margins.left)
                assert_true(frame->box.width < area / 2); // what its words take; 11 em would be three quarters
        }
        close_made(&m);
        tz_arena_free(arena);
    }
}

// The size of a group's first run, of an outline of one group with so many sentences.
static tz_len size_for(int sentences, size_t *pages) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {0};
    for (int i = 0; i < sentences; i++)
        tz_bytes_format(arena, &text, "これは%d番目の文で、調査の目的と方法とを説明するためのものです。", i);
    const char *more = tz_arena_format(arena, "outline:\n  title: 概要\n  groups:\n    - {heading: 目的, text: %.*s}\n",
                                       (int)text.n, text.at);
    made_book m = make_made("outline", "", more, answers);
    assert_non_null(m.book);
    *pages = m.book->pages_n;
    tz_len size = 0;
    for (size_t i = 0; i < m.book->pages[0]->items.n; i++) {
        const tz_item *item = &m.book->pages[0]->items.at[i];
        if (item->kind == TZ_ITEM_RUN && item->run.text_size > 9 && !memcmp(item->run.text, "これは", 9)) {
            size = item->run.size;
            break;
        }
    }
    close_made(&m);
    tz_arena_free(arena);
    return size;
}

static void test_largest_size(void **state) {
    (void)state;
    size_t pages;
    assert_int_equal(size_for(3, &pages), 16 * TZ_PT);
    assert_int_equal(pages, 1);
    tz_len some = size_for(60, &pages);
    assert_true(some < 16 * TZ_PT && some > 9 * TZ_PT && some % (TZ_PT / 4) == 0);
    assert_int_equal(pages, 1);
    assert_int_equal(size_for(400, &pages), 9 * TZ_PT); // and goes on
    assert_true(pages > 1);
}

// The table of an outline of so many lines, and the distance of the first two as a factor of their size.
static tz_box table_of(const char *lines, int n, double *leading) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {0};
    for (int i = 0; i < n; i++)
        tz_bytes_format(arena, &text, "        ・調査の目的その%d\n", i);
    const char *more = tz_arena_format(
        arena, "outline:\n  title: 概要\n  groups:\n    - heading: 目的\n      text: |\n%.*s", (int)text.n, text.at);
    made_book m = make_made("outline", lines, more, answers);
    if (!m.book)
        fail_msg("%s", m.messages);
    assert_int_equal(m.book->pages_n, 1);
    const tz_page *page = m.book->pages[0];
    const tz_run *before = NULL;
    *leading = 0;
    for (size_t i = 0; i < page->items.n && *leading == 0; i++) {
        const tz_run *run = &page->items.at[i].run;
        if (page->items.at[i].kind != TZ_ITEM_RUN || run->text_size < 9 || memcmp(run->text, "調査の", 9))
            continue;
        *leading = before ? (double)(run->glyphs[0].y - before->glyphs[0].y) / run->size : 0;
        before = run;
    }
    tz_box box = {0};
    for (size_t i = 0; i < page->frames.n; i++)
        box = page->frames.at[i].kind == TZ_FRAME_TABLE ? page->frames.at[i].box : box;
    tz_box area = tz_type_area(m.layout);
    assert_true(box.y + box.height <= area.y + area.height);
    box.y = area.y + area.height - box.y; // what the table may have
    close_made(&m);
    tz_arena_free(arena);
    return box;
}

// Spare height goes into lines and cells, up to the body's limit, and as much as the page has; none where the layout
// leaves it at the foot.
static void test_spare_height(void **state) {
    (void)state;
    static const char *const lines[] = {"front: {outline: rows}\n", "front: {outline: columns}\n"};
    for (size_t i = 0; i < 2; i++)
        for (int n = 2; n <= 30; n += 4) {
            double leading;
            tz_box table = table_of(lines[i], n, &leading);
            assert_true(leading > 1.55 - 0.001 && leading < 1.55 * 1.3 + 0.001);
            assert_true(leading > 1.55 * 1.3 - 0.001 || table.height > table.y * 4 / 5);
            assert_true(n > 2 || leading > 1.55 * 1.3 - 0.001);
        }
    double natural, loose, limited;
    tz_len low = table_of("body: {fill: natural}\n", 3, &natural).height, high = table_of("", 3, &loose).height;
    table_of("body: {leading_growth: 1.1}\n", 3, &limited);
    assert_true(natural > 1.549 && natural < 1.551);
    assert_true(limited > 1.55 * 1.1 - 0.001 && limited < 1.55 * 1.1 + 0.001);
    assert_true(high > low + 3 * 16 * TZ_PT); // an em above and below the cell of each row, and the lines
    assert_true(loose > limited);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_columns_that_would_be_narrow),
        cmocka_unit_test(test_largest_size),
        cmocka_unit_test(test_spare_height),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
