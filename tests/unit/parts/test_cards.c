// The cards part: more cards than are held composed, their sizes, their pages and numbers.
#include "between.h"
#include "book/book.h"
#include "fonts.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { CARDS = 70, LONG = 67 }; // beyond those that wait composed for being drawn

// 24 and three digits, with the check digit of the official codes.
static const char *code_of(tz_arena *arena, int number) {
    int digits = 24100 + number, sum = 0, weight = 2;
    for (int rest = digits; rest; rest /= 10)
        sum += rest % 10 * weight++;
    return tz_arena_format(arena, "%d%d", digits, (11 - sum % 11) % 10);
}

typedef struct fixture {
    test_fonts *fonts;
    tz_arena *arena;
    const tz_edition *edition;
    const tz_layout *layout;
} fixture;

static const char *answer_of(tz_arena *arena, int sentences) {
    tz_bytes out = {0};
    for (int i = 0; i < sentences; i++)
        tz_bytes_format(arena, &out, "    ・会議を開き、課題とその年に進めることを話し合った。\n");
    return tz_arena_copy(arena, out.at, out.n);
}

// n cards of one short answer each; that of card LONG, or the last, has so many sentences.
static fixture open_fixture(int n, int sentences, const char *lines) {
    static const char *const folders[] = {"layouts", NULL};
    fixture f = {.fonts = test_fonts_new()};
    tz_arena *arena = f.arena = f.fonts->arena;
    input_text *texts = TZ_ARRAY(arena, input_text, (size_t)n + 3);
    tz_bytes slugs = {0};
    for (int i = 0; i < n; i++) {
        const char *slug = tz_arena_format(arena, "%s-town", code_of(arena, i));
        bool is_long = i == (n > LONG ? LONG : n - 1);
        tz_bytes_format(arena, &slugs, "%s%s", i ? ", " : "", slug);
        texts[i].name = tz_arena_format(arena, "cards/%s.yaml", slug);
        texts[i].text = tz_arena_format(arena, "municipalities: [{code: \"%s\", name: 第%d町}]\nwork:\n  talk: |\n%s",
                                        code_of(arena, i), i + 1, answer_of(arena, is_long ? sentences : 1));
    }
    texts[n] = (input_text){"form.yaml", "title: 調査票\nsections:\n  - id: work\n    label: 取組\n    fields:\n"
                                         "      - {id: talk, label: 会議}\n"};
    const char *edition = tz_arena_format(arena,
                                          "id: t1\ntitle: 試み\nfiscal_year: 令和7年度\n"
                                          "prefecture: {code: \"240001\", name: 三重県}\npublisher: 三重県\n"
                                          "form: form.yaml\nregions: [{name: 全域, cards: [%.*s]}]\n",
                                          (int)slugs.n, slugs.at);
    const char *layout = tz_arena_format(
        arena, "like: a4.yaml\noverview: {sections: [work]}\ncard: [{table: work, heads: top}]\n%s", lines);
    texts[n + 1] = (input_text){"edition.yaml", edition};
    tz_input records = input_texts(texts), layouts = input_folders(folders);
    f.edition = tz_edition_read(arena, &records, 1, f.fonts->diag);
    if (f.edition)
        f.layout =
            tz_layout_read(arena, input_source(arena, layout), &layouts, f.edition, f.fonts->fonts, f.fonts->diag);
    if (!f.layout)
        fail_msg("%s", input_messages(arena, f.fonts->diag));
    return f;
}

static void close_fixture(fixture *f) {
    test_fonts_free(f->fonts);
}

static const tz_book *make(fixture *f, const char *first, uint32_t threads) {
    const char *const parts[] = {first, "cards"};
    tz_book_options options = {.parts = parts, .parts_n = 2, .threads = threads};
    if (!first) {
        options.parts = parts + 1;
        options.parts_n = 1;
    }
    const tz_book *book = tz_book_make(f->arena, f->edition, f->layout, f->fonts->fonts, &options, f->fonts->diag);
    if (!book)
        fail_msg("%s", input_messages(f->arena, f->fonts->diag));
    return book;
}

// The size of the type that a page's answers are set in.
static tz_len size_on(const tz_page *page) {
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.at[i].kind == TZ_ITEM_RUN && page->items.at[i].run.text_id)
            return page->items.at[i].run.size;
    return 0;
}

static void all_cards_share_the_size_of_the_one_with_most_text(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *trace = NULL; // with one thread
    for (uint32_t threads = 1; threads <= 3; threads += 2) {
        fixture f = open_fixture(CARDS, 60, "body: {uniform: edition, max: 14pt, min: 4pt, step: 0.5pt}\n");
        const tz_book *book = make(&f, NULL, threads);
        assert_int_equal(book->pages_n, CARDS);
        tz_len size = size_on(book->pages[LONG]);
        assert_between(size, 4 * TZ_PT, 13 * TZ_PT);
        for (size_t i = 0; i < CARDS; i++)
            assert_int_equal(size_on(book->pages[i]), size);
        tz_bytes out = {0};
        tz_trace_write(arena, book, &out);
        const char *now = tz_arena_copy(arena, out.at, out.n);
        assert_string_equal(trace ? trace : now, now);
        trace = now;
        close_fixture(&f);
    }
    tz_arena_free(arena);
}

static void each_card_has_its_own_size_when_the_layout_says_so(void **state) {
    (void)state;
    fixture f = open_fixture(CARDS, 60, "body: {uniform: card, max: 14pt, min: 4pt, step: 0.5pt}\n");
    const tz_book *book = make(&f, NULL, 2);
    for (size_t i = 0; i < CARDS; i++)
        if (i == LONG)
            assert_between(size_on(book->pages[i]), 4 * TZ_PT, 13 * TZ_PT);
        else
            assert_int_equal(size_on(book->pages[i]), 14 * TZ_PT);
    close_fixture(&f);
}

// Composed a second time, it is not reported a second time.
static void a_card_that_does_not_fit_is_reported_once(void **state) {
    (void)state;
    fixture f = open_fixture(CARDS, 200, "body: {uniform: edition, max: 14pt, min: 8pt, step: 0.5pt}\n");
    const tz_book *book = make(&f, NULL, 2);
    assert_int_equal(tz_diag_count(f.fonts->diag, TZ_WARNING), 1);
    assert_true(book->pages_n > CARDS);
    for (size_t i = 0; i < book->pages_n; i++)
        assert_int_equal(size_on(book->pages[i]), 8 * TZ_PT);
    close_fixture(&f);
}

static void cards_are_numbered_from_one_whatever_stands_before_them(void **state) {
    (void)state;
    fixture f = open_fixture(3, 2, "");
    const tz_book *book = make(&f, "contents", 1);
    size_t front = book->pages_n - 3;
    assert_true(front > 0);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(book->pages[front + i]->label, tz_arena_format(f.arena, "%zu", i + 1));
        assert_int_equal(book->pages[front + i]->index, front + i);
    }
    assert_int_equal(book->bookmarks[book->bookmarks_n - 1].page->index, front + 2);
    close_fixture(&f);
}

// On the right stand odd numbers: cards that begin on the left begin with 2, as long as a page stands before them.
static void cards_on_the_left_are_numbered_from_two(void **state) {
    (void)state;
    static const struct {
        const char *first;
        size_t front;
    } cases[] = {{"contents", 1}, {"overview", 1}, {"cover", 1}, {"digest", 0}, {NULL, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) { // the edition has no digest
        fixture f = open_fixture(2, 2, "cards: {start: left}\n");
        const tz_book *book = make(&f, cases[i].first, 1);
        assert_int_equal(book->pages_n, cases[i].front + 2);
        for (size_t k = 0; k < book->pages_n; k++)
            assert_string_equal(book->pages[k]->label, tz_arena_format(f.arena, "%zu", k + 1));
        assert_true(size_on(book->pages[cases[i].front]) > 0);
        close_fixture(&f);
    }
}

static void a_card_begins_where_facing_pages_do(void **state) {
    (void)state;
    fixture f = open_fixture(3, 90, "body: {pages: 2, max: 10pt, min: 8pt, step: 0.5pt, uniform: card}\n");
    const tz_book *book = make(&f, NULL, 1);
    assert_int_equal(book->pages_n, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(size_on(book->pages[i]) != 0, i % 2 == 0 || i == 5); // the last card has two pages
    close_fixture(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_cards_share_the_size_of_the_one_with_most_text),
        cmocka_unit_test(each_card_has_its_own_size_when_the_layout_says_so),
        cmocka_unit_test(a_card_that_does_not_fit_is_reported_once),
        cmocka_unit_test(cards_are_numbered_from_one_whatever_stands_before_them),
        cmocka_unit_test(cards_on_the_left_are_numbered_from_two),
        cmocka_unit_test(a_card_begins_where_facing_pages_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
