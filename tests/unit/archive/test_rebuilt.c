// A booklet typeset again: how its difference from the archived one is reported.
#include "archive/archive.h"
#include "inputs.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// A book of three pages, some of it as the test wants it.
typedef struct wishes {
    const char *second, *more, *title, *attached;
    int size, pages;
    tz_len line;
} wishes;
static const wishes usual = {"在宅医療を進めるための研修会を開いている。", NULL, "見本", "text", 10, 3, 100 * TZ_MM};

typedef struct sink {
    tz_arena *arena;
    tz_bytes bytes;
} sink;

static bool add_bytes(void *context, const void *bytes, size_t size) {
    sink *to = context;
    tz_bytes_add(to->arena, &to->bytes, bytes, size);
    return true;
}

// Its PDF, and its pages.txt.
typedef struct booklet {
    const tz_source *pdf, *pages;
} booklet;

static booklet written(tz_arena *arena, wishes w) {
    sample *s = sample_new();
    s->book->title = w.title;
    for (int i = 0; i < w.pages; i++) {
        tz_page *page = sample_page(s, "1");
        sample_text(s, NULL, "gothic", 10, 50, 60, "三重県の市町");
        if (i != 1)
            continue;
        sample_text(s, NULL, "gothic", w.size, 50, 100, w.second);
        tz_page_rect(s->arena, page, (tz_box){20 * TZ_MM, 40 * TZ_MM, w.line, TZ_MM}, (tz_color){.k = 1000});
        if (w.more)
            sample_text(s, NULL, "mincho", 10, 50, 200, w.more);
    }
    const tz_attachment attachment = {"a.txt", "text/plain", NULL, w.attached, strlen(w.attached), true};
    const tz_pdf_options how = {.purpose = TZ_PURPOSE_ARCHIVE, .attachments = &attachment, .attachments_n = 1};
    sink to = {arena, {.n = 0}};
    assert_true(tz_pdf_write(s->book, &how, &(tz_sink){add_bytes, &to}, s->diag));
    tz_bytes pages = {0};
    tz_pages_write(arena, s->book, &pages);
    sample_free(s);
    return (booklet){tz_source_new(arena, "r7.pdf", to.bytes.at, to.bytes.n),
                     tz_source_new(arena, "pages.txt", pages.at, pages.n)};
}

// What is reported of a booklet made otherwise than the usual one, which is archived.
static const char *reported(tz_arena *arena, wishes made, bool with_pages, const char *causes) {
    booklet archived = written(arena, usual), again = written(arena, made);
    tz_diag *diag = tz_diag_new();
    const tz_rebuilt rebuilt = {archived.pdf, again.pdf, with_pages ? archived.pages : NULL, again.pages, causes};
    bool same = tz_rebuilt_check(arena, &rebuilt, diag);
    const char *messages = input_messages(arena, diag);
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), !same);
    tz_diag_free(diag);
    return messages;
}

static void must_begin(const char *messages, const char *wanted) {
    if (strncmp(messages, wanted, strlen(wanted)) != 0)
        fail_msg("%s\ntold is: %s", wanted, messages);
}

static void must_report(wishes made, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    must_begin(reported(arena, made, true, NULL), wanted);
    tz_arena_free(arena);
}

static void the_same_bytes_are_the_same(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(reported(arena, usual, true, NULL), "");
    assert_string_equal(reported(arena, usual, true, "nothing"), "");
    assert_string_equal(reported(arena, usual, false, NULL), "");
    tz_arena_free(arena);
}

static void another_word_is_reported_with_its_page(void **state) {
    (void)state;
    wishes made = usual;
    made.second = "在宅医療を進めるための講演会を開いている。";
    must_report(made, "error: r7.pdf differs first on page 2: archived is “…療を進めるための研修会を開いている。”; "
                      "typeset now is “…療を進めるための講演会を開いている。”\n");
}

static void long_lines_are_cut_in_messages(void **state) {
    (void)state;
    wishes made = usual;
    made.second = "在宅医療を進めるための研修会を開いている。在宅医療を進めるための研修会を開いている。在宅医療を進める"
                  "ための研修会";
    must_report(
        made,
        "error: r7.pdf differs first on page 2: archived is “…会を開いている。”; "
        "typeset now is “…会を開いている。在宅医療を進めるための研修会を開いている。在宅医療を進めるための...”\n");
}

static void another_size_line_or_place_is_reported_with_its_page(void **state) {
    (void)state;
    wishes made = usual;
    made.size = 11;
    must_report(made, "error: r7.pdf differs first on page 2: the same words are placed or drawn otherwise\n");
    made = usual;
    made.line = 90 * TZ_MM;
    must_report(made, "error: r7.pdf differs first on page 2: the same words are placed or drawn otherwise\n");
}

static void more_and_less_are_reported(void **state) {
    (void)state;
    wishes made = usual;
    made.more = "付け加えた";
    must_report(made, "error: r7.pdf differs first on page 2: archived is nothing more; typeset now is “付け加えた”\n");
    made = usual;
    made.pages = 4;
    must_report(made, "error: r7.pdf has 3 pages; typeset now are 4, and the words of the first ones are the same\n");
}

// Counted from 1.
static size_t first_other_byte(const tz_source *a, const tz_source *b) {
    size_t at = 0;
    while (a->bytes[at] == b->bytes[at])
        at++;
    return at + 1;
}

static void what_no_page_shows_is_reported_by_its_object(void **state) {
    (void)state;
    wishes made = usual;
    made.attached = "other";
    tz_arena *arena = tz_arena_new(NULL);
    const char *messages = reported(arena, made, true, NULL);
    size_t byte = first_other_byte(written(arena, usual).pdf, written(arena, made).pdf);
    must_begin(messages, tz_arena_format(arena, "error: r7.pdf differs from byte %zu on (object ", byte));
    assert_non_null(strstr(messages, "EmbeddedFile), but by its pages.txt all pages are the same\n"));
    assert_non_null(strstr(messages, "note: tsuzuri, its libraries and its fonts are the same as then"));
    tz_arena_free(arena);
}

// A PDF alone, and bags of versions that wrote no pages.txt.
static void without_the_pages_only_bytes_are_reported(void **state) {
    (void)state;
    wishes made = usual;
    made.second = "在宅医療を進めるための研修会を開いている。在宅医療を進めるための研修会を開いている。"
                  "在宅医療を進めるための研修会を開いている。";
    tz_arena *arena = tz_arena_new(NULL);
    const char *messages = reported(arena, made, false, "HarfBuzz: then 6.0.0, now 7.0.0");
    must_begin(messages, "error: r7.pdf differs from byte ");
    assert_null(strstr(messages, "pages"));
    assert_non_null(strstr(messages, "note: what has changed since then: HarfBuzz: then 6.0.0, now 7.0.0\n"));
    tz_arena_free(arena);
}

static void the_cause_is_reported_when_it_is_known(void **state) {
    (void)state;
    wishes made = usual;
    made.title = "別の題";
    tz_arena *arena = tz_arena_new(NULL);
    assert_non_null(strstr(reported(arena, made, true, "HarfBuzz: then 6.0.0, now 7.0.0"),
                           "note: what has changed since then: HarfBuzz: then 6.0.0, now 7.0.0\n"));
    tz_arena_free(arena);
}

static const char *reported_of(tz_arena *arena, const tz_source *pdf, const tz_source *pages) {
    booklet again = written(arena, usual);
    tz_diag *diag = tz_diag_new();
    const tz_rebuilt rebuilt = {pdf ? pdf : again.pdf, again.pdf, pages, again.pages, NULL};
    bool same = tz_rebuilt_check(arena, &rebuilt, diag);
    const char *messages = input_messages(arena, diag);
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), !same);
    tz_diag_free(diag);
    return messages;
}

// Nothing else checks pages.txt: it is not attached to the PDF.
static void wrong_words_of_the_right_pdf_are_reported(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    wishes other = usual;
    other.second = "別";
    assert_string_equal(reported_of(arena, NULL, written(arena, other).pages),
                        "error: pages.txt is not the text of the pages of r7.pdf\n");
    static const char later[] = "tsuzuri pages 2\n";
    assert_string_equal(reported_of(arena, NULL, tz_source_new(arena, "pages.txt", later, strlen(later))), "");
    tz_arena_free(arena);
}

static void what_is_no_pdf_differs(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    must_begin(reported_of(arena, tz_source_new(arena, "r7.pdf", "none", 4), NULL),
               "error: r7.pdf differs from byte 1 on (its head)\n");
    must_begin(reported_of(arena, tz_source_new(arena, "r7.pdf", "", 0), NULL),
               "error: r7.pdf differs from byte 1 on (its head)\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_bytes_are_the_same),
        cmocka_unit_test(another_word_is_reported_with_its_page),
        cmocka_unit_test(long_lines_are_cut_in_messages),
        cmocka_unit_test(another_size_line_or_place_is_reported_with_its_page),
        cmocka_unit_test(more_and_less_are_reported),
        cmocka_unit_test(what_no_page_shows_is_reported_by_its_object),
        cmocka_unit_test(without_the_pages_only_bytes_are_reported),
        cmocka_unit_test(the_cause_is_reported_when_it_is_known),
        cmocka_unit_test(wrong_words_of_the_right_pdf_are_reported),
        cmocka_unit_test(what_is_no_pdf_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
