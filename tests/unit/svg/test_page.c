// Pages as SVG. With words it writes those of an edition, for tests of how they look:
//
//     test_page EDITION LAYOUT FOLDER picture|page
#include "library/session.h"
#include "written.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *page_of(sample *s, size_t index, tz_svg_content content) {
    tz_bytes out = {0};
    tz_svg_write_page(s->arena, s->book, index, &(tz_svg_options){.content = content}, &out);
    return tz_arena_copy(s->arena, out.at, out.n);
}

static void a_page_has_all_layers(void **state) {
    (void)state;
    sample *s = sample_full();
    const char *page = page_of(s, 0, TZ_SVG_PAGE);
    static const char start[] =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 841.89 595.276\" id=\"page-1\" "
        "role=\"group\" aria-label=\"i\" lang=\"ja-JP\"><g aria-hidden=\"true\"><rect "
        "fill=\"#fff\" x=\"0\" y=\"0\" width=\"841.89\" height=\"595.276\"/><path ";
    assert_memory_equal(page, start, sizeof start - 1);
    assert_non_null(strstr(page,
                           "</g><a href=\"#page-2\" tabindex=\"-1\" aria-hidden=\"true\"><rect fill-opacity=\"0\" "
                           "x=\"60\" y=\"290\" width=\"60\" height=\"12\"/></a><g fill-opacity=\"0\""));
    assert_non_null(strstr(page, "<a href=\"#page-2\" aria-label=\"2ページへ\">"));
    assert_string_equal(page + strlen(page) - 11, "</g></svg>\n");
    assert_non_null(strstr(page_of(s, 1, TZ_SVG_PAGE), "id=\"page-2\""));
    assert_string_equal(page_of(s, 0, TZ_SVG_PAGE), page);
    sample_free(s);
}

static void a_picture_has_no_text(void **state) {
    (void)state;
    sample *s = sample_full();
    const char *picture = page_of(s, 0, TZ_SVG_PICTURE), *page = page_of(s, 0, TZ_SVG_PAGE);
    static const char *const none[] = {"<text", "<a ", " id=", "lang=", "xml:space"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(strstr(picture, none[i]));
    assert_int_equal(written_count(picture, "<path"), written_count(page, "<path"));
    sample_free(s);
}

// ---- a whole edition ----

static tsuzuri_book *make(tsuzuri_session *session, const char *edition, const char *layout, tsuzuri_edition **out) {
    tsuzuri_session_set(session, "data-dir", ".");
    tsuzuri_session_set(session, "layout", layout);
    *out = tsuzuri_edition_open(session, edition);
    tsuzuri_book *book = *out ? tsuzuri_book_make(*out, NULL) : NULL;
    if (!book)
        fprintf(stderr, "%s", tsuzuri_messages(session));
    return book;
}

// The text of an element, which begins at `at` and ends before a tag, as it was before it was escaped.
static tz_bytes plain(tz_arena *arena, const char *at) {
    static const char *const escapes[] = {"&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\""};
    tz_bytes out = {0};
    while (*at != '<') {
        size_t i = 0;
        while (i < 8 && strncmp(at, escapes[i], strlen(escapes[i])) != 0)
            i += 2;
        tz_bytes_add(arena, &out, i < 8 ? escapes[i + 1] : at, 1);
        at += i < 8 ? strlen(escapes[i]) : 1;
    }
    return out;
}

static const tz_text *answer_at(const tz_edition *edition, size_t index) {
    return &edition->cards[index / edition->form->fields_n].answers[index % edition->form->fields_n];
}

// Counts the bytes of answers that a page says it shows, after comparing them.
static void count_shown(tz_arena *arena, const tz_edition *edition, const char *page, uint8_t **shown) {
    for (const char *at = page; (at = strstr(at, " data-answer=\"")); at++) {
        char *end;
        unsigned long index = strtoul(at + strlen(" data-answer=\""), &end, 10);
        assert_memory_equal(end, "\" data-at=\"", 11);
        unsigned long from = strtoul(end + 11, &end, 10);
        assert_true(index < edition->cards_n * edition->form->fields_n);
        const tz_text *answer = answer_at(edition, index);
        tz_bytes text = plain(arena, strchr(end, '>') + 1);
        assert_true(from + text.n <= answer->size);
        assert_memory_equal(text.at, answer->bytes + from, text.n);
        for (size_t i = 0; i < text.n; i++)
            shown[index][from + i]++;
    }
}

// Whether a byte of a text belongs to white space: of U+3000 there are three.
static bool is_blank(const tz_text *text, size_t at) {
    if (strchr(" \n", text->bytes[at]))
        return true;
    for (size_t back = 0; back < 3 && back <= at; back++)
        if (text->size - (at - back) >= 3 && !memcmp(text->bytes + at - back, "　", 3))
            return true;
    return false;
}

// Of all bytes of all answers those that are no white space are shown once.
static void every_character_of_every_answer(const char *layout) {
    tsuzuri_session *session = tsuzuri_session_new();
    tsuzuri_edition *of;
    tsuzuri_session_set(session, "parts", "cards");
    tsuzuri_book *book = make(session, "data/r7", layout, &of);
    assert_non_null(book);
    const tz_edition *edition = of->project->edition;
    size_t n = edition->cards_n * edition->form->fields_n, characters = 0;
    uint8_t **shown = TZ_ARRAY(book->arena, uint8_t *, n);
    for (size_t i = 0; i < n; i++)
        shown[i] = TZ_ARRAY(book->arena, uint8_t, answer_at(edition, i)->size + 1);
    for (size_t i = 0; i < book->pages->pages_n; i++) {
        tz_bytes out = {0};
        tz_svg_write_page(book->arena, book->pages, i, &(tz_svg_options){.edition = edition}, &out);
        tz_bytes_add(book->arena, &out, "", 1);
        count_shown(book->arena, edition, out.at, shown);
    }
    for (size_t i = 0; i < n; i++) {
        const tz_text *answer = answer_at(edition, i);
        for (size_t k = 0; k < answer->size; k++)
            if (!is_blank(answer, k) && ++characters && shown[i][k] != 1)
                fail_msg("%s: byte %zu of answer %zu is shown %d times", layout, k, i, shown[i][k]);
    }
    assert_true(characters > 100000);
    tsuzuri_session_free(session);
}

static void every_character_is_there_once(void **state) {
    (void)state;
    every_character_of_every_answer("layouts/a4.yaml");
    every_character_of_every_answer("layouts/large-print.yaml");
}

// ---- writing ----

static int write_pages(char **words) {
    tsuzuri_session *session = tsuzuri_session_new();
    tsuzuri_edition *edition;
    tsuzuri_book *book = make(session, words[1], words[2], &edition);
    tz_svg_options options = {.edition = book ? edition->project->edition : NULL,
                              .content = strcmp(words[4], "picture") ? TZ_SVG_PAGE : TZ_SVG_PICTURE};
    bool ok = book;
    for (size_t i = 0; ok && i < book->pages->pages_n; i++) {
        tz_arena *arena = tz_arena_new(book->arena);
        tz_bytes out = {0};
        tz_svg_write_page(arena, book->pages, i, &options, &out);
        FILE *file = fopen(tz_arena_format(arena, "%s/%03zu.svg", words[3], i + 1), "wb");
        ok = file && fwrite(out.at, 1, out.n, file) == out.n;
        ok = file && fclose(file) == 0 && ok;
        tz_arena_free(arena);
    }
    tsuzuri_session_free(session);
    return !ok;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_has_all_layers),
        cmocka_unit_test(a_picture_has_no_text),
        cmocka_unit_test(every_character_is_there_once),
    };
    if (argc > 4)
        return write_pages(argv);
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
