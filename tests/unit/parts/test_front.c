// Front pages: groups below heads or beside them, in the largest type that fits.
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_largest_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
