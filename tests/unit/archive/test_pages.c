// pages.txt: the words of every page in reading order, a digest of what is drawn, and where two of them differ first.
#include "archive/pages.h"
#include "sample.h"
#include "small.h"

#include <setjmp.h>

// ---- writing ----

static const char *written(tz_arena *arena, const tz_book *book) {
    tz_bytes out = {0};
    tz_pages_write(arena, book, &out);
    return tz_arena_copy(arena, out.at, out.n);
}

// The digest of one page's trace, as other programs would make it.
static const char *digest(sample *s, size_t page) {
    tz_bytes trace = {0};
    char hash[TZ_SHA256_ROOM];
    tz_trace_write_page(s->arena, s->book, page, &trace);
    tz_sha256_hex(trace.at, trace.n, hash);
    return tz_arena_copy(s->arena, hash, TZ_SHA256_ROOM - 1);
}

static void words_are_below_their_page(void **state) {
    (void)state;
    sample *s = sample_new();
    sample_page(s, "i");
    sample_text(s, NULL, "gothic", 10, 50, 60, "三重県");
    sample_text(s, NULL, "gothic", 10, 50, 80, "桑名市");
    sample_page(s, "1");
    tz_page *page = sample_page(s, "2");
    tz_page_rect(s->arena, page, (tz_box){TZ_MM, TZ_MM, TZ_MM, TZ_MM}, (tz_color){.k = 1000});
    sample_text(s, NULL, "mincho", 9, 20, 20, "終わり");
    const char *wanted = tz_arena_format(s->arena,
                                         "tsuzuri pages 1\npage 1 \"i\" %s\n  三重県\n  桑名市\npage 2 \"1\" %s\n"
                                         "page 3 \"2\" %s\n  終わり\n",
                                         digest(s, 0), digest(s, 1), digest(s, 2));
    assert_string_equal(written(s->arena, s->book), wanted);
    sample_free(s);
}

// One line of text that two faces share is one line here.
static void runs_on_one_baseline_are_one_line(void **state) {
    (void)state;
    sample *s = sample_new();
    sample_page(s, "1");
    sample_text(s, NULL, "gothic", 10, 50, 60, "市町");
    sample_text(s, NULL, "mincho", 10, 70, 60, "村");
    sample_text(s, NULL, "mincho", 10, 70, 61, "別");
    assert_non_null(strstr(written(s->arena, s->book), "\n  市町村\n  別\n"));
    sample_free(s);
}

static void what_would_end_a_line_is_a_space(void **state) {
    (void)state;
    sample *s = sample_new();
    tz_page *page = sample_page(s, "1");
    sample_text(s, NULL, "gothic", 10, 50, 60, "abcd");
    tz_run *run = &page->items.at[0].run;
    run->text = "a\nb\x7f";
    run->text_size = 4;
    assert_non_null(strstr(written(s->arena, s->book), "\n  a b \n"));
    sample_free(s);
}

static void all_words_of_an_edition_are_listed(void **state) {
    (void)state;
    small *it = small_new();
    const tz_source *pages = tz_archive_files_find(&it->payload, TZ_PAGES_FILE);
    const char *text = tz_arena_copy(it->arena, pages->bytes, pages->size);
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, "\npage ")); at++)
        n++;
    assert_int_equal(n, it->book->pages_n);
    static const char *const words[] = {"災害時の備えに関する調査", "桑名市", "1,000食"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_non_null(strstr(text, words[i]));
    small_free(it);
}

// ---- comparing ----

static const char usual[] = "tsuzuri pages 1\npage 1 \"i\" aa\n  one\n  two\npage 2 \"1\" bb\n  three\n";

static tz_pages_difference compared(tz_arena *arena, const char *archived, const char *made) {
    return tz_pages_compare(tz_source_new(arena, "archived", archived, strlen(archived)),
                            tz_source_new(arena, "made", made, strlen(made)));
}

static void must_find(const char *archived, const char *made, tz_pages_kind kind, size_t page) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_pages_difference found = compared(arena, archived, made);
    if (found.kind != kind || found.page != page)
        fail_msg("%s|%s: kind %d, page %zu", archived, made, (int)found.kind, found.page);
    tz_arena_free(arena);
}

static bool is(const tz_text *text, const char *string) {
    return text->size == strlen(string) && (!text->size || !memcmp(text->bytes, string, text->size));
}

// "": there is no further line.
static void must_find_words(const char *archived, const char *made, size_t page, const char *old, const char *new) {
    must_find(archived, made, TZ_PAGES_OTHER_WORDS, page);
    tz_arena *arena = tz_arena_new(NULL);
    tz_pages_difference found = compared(arena, archived, made);
    assert_true(is(&found.archived, old));
    assert_true(is(&found.made, new));
    tz_arena_free(arena);
}

static void must_find_number(const char *archived, const char *made, size_t old, size_t new) {
    must_find(archived, made, TZ_PAGES_OTHER_NUMBER, 0);
    tz_arena *arena = tz_arena_new(NULL);
    tz_pages_difference found = compared(arena, archived, made);
    assert_int_equal(found.archived_pages, old);
    assert_int_equal(found.made_pages, new);
    tz_arena_free(arena);
}

#define HEAD "tsuzuri pages 1\n"

static void the_first_words_that_differ_are_found(void **state) {
    (void)state;
    must_find(usual, usual, TZ_PAGES_SAME, 0);
    must_find(HEAD, HEAD, TZ_PAGES_SAME, 0);
    must_find_words(usual, HEAD "page 1 \"i\" aa\n  one\n  two\npage 2 \"1\" bb\n  3\n", 2, "three", "3");
    must_find_words(usual, HEAD "page 1 \"i\" xx\n  one\n  zwei\npage 2 \"1\" bb\n  3\n", 1, "two", "zwei");
    must_find_words(HEAD "page 1 \"i\" aa\n  \n", HEAD "page 1 \"i\" aa\n  x\n", 1, "", "x");
    must_find_words(usual, HEAD "page 1 \"i\" aa\n  one\npage 2 \"1\" bb\n  three\n", 1, "two", "");
    must_find_words(HEAD "page 1 \"i\" aa\n  one\n", HEAD "page 1 \"i\" aa\n  one\n  more\n", 1, "", "more");
}

static void other_drawings_and_labels_are_found_when_all_words_are_the_same(void **state) {
    (void)state;
    const char *second = HEAD "page 1 \"i\" aa\n  one\n  two\npage 2 \"1\" bc\n  three\n";
    const char *both = HEAD "page 1 \"v\" aa\n  one\n  two\npage 2 \"1\" bc\n  three\n";
    must_find(usual, second, TZ_PAGES_OTHER_DRAWING, 2);
    must_find(usual, both, TZ_PAGES_OTHER_DRAWING, 1);
}

static void another_number_of_pages_is_found(void **state) {
    (void)state;
    static const char first[] = HEAD "page 1 \"i\" aa\n  one\n  two\n";
    must_find_number(usual, first, 2, 1);
    must_find_number(first, usual, 1, 2);
    must_find_number(HEAD, usual, 0, 2);
}

static void another_format_is_not_compared(void **state) {
    (void)state;
    static const char *const others[] = {"tsuzuri pages 2\n", "", "\n\n\n"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        must_find(others[i], usual, TZ_PAGES_OTHER_FORMAT, 0);
}

// Of an archive nothing is trusted: wherever it is cut or changed there is an answer, and nothing beyond its end is
// read.
static void damage_anywhere_does_no_harm(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t size = 0; size < strlen(usual); size++) {
        char *cut = malloc(size + 1);
        memcpy(cut, usual, size);
        const tz_source part = {.name = "part", .bytes = cut, .size = size};
        const tz_source *all = tz_source_new(arena, "made", usual, strlen(usual));
        tz_pages_kind kind = tz_pages_compare(&part, all).kind;
        assert_true(kind != TZ_PAGES_SAME || size == strlen(usual) - 1); // only the last line's end is missing
        free(cut);
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_below_their_page),
        cmocka_unit_test(runs_on_one_baseline_are_one_line),
        cmocka_unit_test(what_would_end_a_line_is_a_space),
        cmocka_unit_test(all_words_of_an_edition_are_listed),
        cmocka_unit_test(the_first_words_that_differ_are_found),
        cmocka_unit_test(other_drawings_and_labels_are_found_when_all_words_are_the_same),
        cmocka_unit_test(another_number_of_pages_is_found),
        cmocka_unit_test(another_format_is_not_compared),
        cmocka_unit_test(damage_anywhere_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
