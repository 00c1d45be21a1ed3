// Two years side by side: which statements stand beside each other, and what stands in their place.
#include "two_editions.h"

static const char *const old[] = {"・会議を4回開く\\n・展示\\n・掲示|なし|・続ける", "・同じ|なし|なし",
                                  "・同じ|なし|・検討する"};
static const char *const current[] = {"・会議を6回開く\\n・掲示\\n・講演会\\n・相談窓口|なし|・続ける",
                                      "・同じ|なし|なし", "・同じ|なし|・検討した"};

static made_book side_by_side(const char *const before[MADE_CARDS], const char *const now[MADE_CARDS]) {
    return compare_in_style("", before, now, TZ_COMPARISON_TABLE);
}

// Heads with the years, the new one at the left; each cell knows its heads.
static void test_heads(void **state) {
    (void)state;
    made_book m = side_by_side(old, current);
    assert_structure(&m, "   P 左に令和8年度の記録、右に令和7年度の記録を");
    assert_structure(&m, "    H2 津市\n    Table \n     THead \n      TR \n       TH \n        P 項目\n       TH \n"
                         "        P 令和8年度\n       TH \n        P 令和7年度\n     TBody \n");
    assert_int_equal(count_in_structure(&m, "P 項目\n"), 2);
    assert_int_equal(count_in_structure(&m, "P ①会議\n"), 1); // beside all of its rows
    assert_int_equal(count_in_structure(&m, "P ②ICT関係\n"), 0);
    close_made(&m);
}

// What corresponds stands in one row; what came or went without another beside it is told by a word.
static void test_rows(void **state) {
    (void)state;
    made_book m = side_by_side(old, current);
    assert_structure(&m, "          LBody 会議を開く\n           Ins <追加「6回」> 6回\n");
    assert_structure(&m, "          LBody 会議を開く\n           Del <削除「4回」> 4回\n");
    assert_structure(&m, "        P （削る）\n");
    assert_structure(&m, "        P （新設）\n");
    assert_int_equal(count_in_structure(&m, "P （削る）\n"), 1);
    assert_int_equal(count_in_structure(&m, "P （新設）\n"), 1); // 講演会 and 相談窓口 stand in one row
    assert_int_equal(count_in_structure(&m, "P （略）\n"), 2);   // 掲示, in both columns
    assert_int_equal(count_in_structure(&m, "掲示"), 0);
    close_made(&m);
}

// A table over several pages has its heads on each, and no row's statement is lost.
static void test_further_pages(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes before = {0}, now = {0};
    for (int i = 0; i < 60; i++) {
        tz_bytes_format(arena, &before, "・第%d地区で説明会を開いた\\n", i + 1);
        tz_bytes_format(arena, &now, "・第%d地区で説明会と相談会を開いた\\n", i + 1);
    }
    const char *const then[] = {tz_arena_format(arena, "%.*s|なし|・続ける", (int)before.n, before.at), old[1], old[2]};
    const char *const later[] = {tz_arena_format(arena, "%.*s|なし|・続ける", (int)now.n, now.at), old[1], old[2]};
    made_book m = side_by_side(then, later);
    assert_true(m.book->pages_n > 2);
    assert_int_equal(count_in_structure(&m, "Ins <"), 60);
    assert_int_equal(count_in_structure(&m, "説明会を開いた\n"), 120); // in both columns, but for what is new
    tz_bytes trace = {0};
    tz_trace_write(m.arena, m.book, &trace);
    const char *text = tz_arena_copy(m.arena, trace.at, trace.n);
    for (size_t page = 2; page < m.book->pages_n; page++) {
        const char *at = strstr(text, tz_arena_format(arena, "\npage %zu", page + 1));
        assert_non_null(at);
        assert_non_null(strstr(at, "artifact pagination"));
    }
    close_made(&m);
    tz_arena_free(arena);
}

// All tables have their columns at the same places.
static void test_one_width_for_all_labels(void **state) {
    (void)state;
    made_book m = side_by_side(old, current);
    tz_len edges[2] = {0};
    size_t n = 0;
    for (size_t p = 0; p < m.book->pages_n; p++) {
        const tz_page *page = m.book->pages[p];
        for (size_t i = 0; i + 1 < page->frames.n; i++) {
            const tz_frame *frame = &page->frames.at[i], *next = frame + 1;
            bool first = frame->kind == TZ_FRAME_CELL && next->kind == TZ_FRAME_CELL && frame->box.y == next->box.y;
            if (first && i && page->frames.at[i - 1].kind == TZ_FRAME_TABLE && n < 3) {
                if (n > 0)
                    edges[n - 1] = next->box.x;
                n++;
            }
        }
    }
    assert_int_equal(n, 3); // the summary, and two cards
    assert_int_equal(edges[0], edges[1]);
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_further_pages),
        cmocka_unit_test(test_one_width_for_all_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
