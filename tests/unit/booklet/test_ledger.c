// The ledger of the text: whatever a stage before it loses, it expect_missing.
#include "booklet/booklet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char written[] = "在宅医療と 介護";

// A booklet at the end of its work: one card with one answer, set in runs of two characters on one page.
typedef struct fixture {
    tz_arena *arena;
    tz_booklet b;
    tz_job job;
    tz_layout layout;
    tz_form form;
    tz_edition edition;
    tz_card card;
    tz_text answer;
    tz_book book;
    tz_page *page;
} fixture;

static void add_run(fixture *f, uint32_t start, uint32_t size) {
    tz_item *item = tz_page_item(f->arena, f->page, TZ_ITEM_RUN);
    tz_run_glyph *glyph = TZ_NEW(f->arena, tz_run_glyph);
    *glyph = (tz_run_glyph){.id = 1, .x = 10 * TZ_MM, .y = 10 * TZ_MM};
    item->run =
        (tz_run){.kind = TZ_ITEM_RUN, .size = 8 * TZ_PT, .glyphs = glyph, .glyphs_n = 1, .text = written + start};
    item->run.text_size = size;
    item->run.text_id = f->answer.id;
    item->run.text_start = start;
}

static fixture *open_fixture(void) {
    tz_arena *arena = tz_arena_new(NULL);
    fixture *f = TZ_NEW(arena, fixture);
    f->arena = arena;
    f->answer = tz_text_from_string(written);
    f->answer.id = 5; // those of cards not in this edition come first
    f->form.fields_n = 1;
    f->layout.width = 297 * TZ_MM;
    f->layout.height = 210 * TZ_MM;
    f->card.answers = &f->answer;
    f->edition.form = &f->form;
    f->edition.cards = &f->card;
    f->edition.cards_n = 1;
    f->page = tz_page_new(arena);
    tz_element *element = tz_element_new(arena, &f->book, NULL, TZ_ROLE_P);
    tz_page_content(arena, f->page, element);
    add_run(f, 0, 6);
    add_run(f, 6, 9);
    add_run(f, 16, 6);
    f->job = (tz_job){.edition = &f->edition, .layout = &f->layout};
    f->b = (tz_booklet){.tools = {.arena = arena, .diag = tz_diag_new()}, .job = &f->job, .book = &f->book};
    f->b.card_page = TZ_NEW(arena, const tz_page *);
    f->b.card_page[0] = f->page;
    f->book.pages = &f->page;
    f->book.pages_n = 1;
    return f;
}

static void free_fixture(fixture *f) {
    tz_diag_free(f->b.tools.diag);
    tz_arena_free(f->arena);
}

// Fails with one message at the character that is missing.
static void expect_missing(fixture *f, const char *character, size_t at) {
    assert_false(tz_ledger_check(&f->b));
    assert_int_equal(tz_diag_count(f->b.tools.diag, TZ_ERROR), 1);
    assert_non_null(strstr(tz_diag_at(f->b.tools.diag, 0)->message, character));
    assert_int_equal(tz_diag_at(f->b.tools.diag, 0)->place.at, tz_text_place(&f->answer, at).at);
    free_fixture(f);
}

static void all_text_is_set(void **state) {
    (void)state;
    fixture *f = open_fixture();
    assert_true(tz_ledger_check(&f->b)); // the space between words needs no ink
    assert_int_equal(tz_diag_count(f->b.tools.diag, TZ_ERROR), 0);
    free_fixture(f);
}

static void a_dropped_run_is_reported(void **state) {
    (void)state;
    fixture *f = open_fixture();
    f->page->items.at[1].kind = TZ_ITEM_RECT;
    expect_missing(f, "医", 6);
}

static void a_shortened_run_is_reported(void **state) {
    (void)state;
    fixture *f = open_fixture();
    f->page->items.at[2].run.text_size = 3;
    expect_missing(f, "護", 19);
}

static void a_run_off_the_paper_is_reported(void **state) {
    (void)state;
    const tz_point outside[] = {
        {10 * TZ_MM, 300 * TZ_MM}, {10 * TZ_MM, -10 * TZ_MM}, {400 * TZ_MM, 10 * TZ_MM}, {-10 * TZ_MM, 10 * TZ_MM}};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        fixture *f = open_fixture();
        tz_run_glyph *glyph = (tz_run_glyph *)(uintptr_t)f->page->items.at[0].run.glyphs;
        glyph->x = outside[i].x;
        glyph->y = outside[i].y;
        expect_missing(f, "在", 0);
    }
}

static void text_from_elsewhere_does_not_count(void **state) {
    (void)state;
    fixture *f = open_fixture();
    f->page->items.at[0].run.text_id = 0; // the same characters, but not the record's own
    expect_missing(f, "在", 0);
}

static void text_of_another_answer_does_not_count(void **state) {
    (void)state;
    fixture *f = open_fixture();
    f->page->items.at[0].run.text_id = 6;
    expect_missing(f, "在", 0);
}

static void other_characters_do_not_count(void **state) {
    (void)state;
    fixture *f = open_fixture();
    f->page->items.at[0].run.text = "存宅";
    expect_missing(f, "在", 0);
}

static void artifacts_do_not_count(void **state) {
    (void)state;
    fixture *f = open_fixture();
    f->page->spans.at[f->page->spans.n - 1].element = NULL; // a screen reader would not read it
    expect_missing(f, "在", 0);
}

static void a_lost_page_is_reported(void **state) {
    (void)state;
    fixture *f = open_fixture();
    f->book.pages_n = 0;
    expect_missing(f, "在", 0);
}

static void cards_not_asked_for_owe_nothing(void **state) {
    (void)state;
    fixture *f = open_fixture();
    f->book.pages_n = 0;
    f->b.card_page[0] = NULL;
    assert_true(tz_ledger_check(&f->b));
    free_fixture(f);
}

// A base and its reading: the marks of the notation around them are read, not set.
static fixture *open_ruby(bool reading) {
    static const char ruby[] = "｜津《つ》市";
    static const struct {
        tz_role role;
        uint32_t start;
    } runs[] = {{TZ_ROLE_RB, 3}, {TZ_ROLE_RT, 9}, {TZ_ROLE_P, 15}};
    fixture *f = open_fixture();
    f->answer = tz_text_from_string(ruby);
    f->answer.id = 5;
    f->page = tz_page_new(f->arena);
    f->b.card_page[0] = f->page;
    for (size_t i = 0; i < 3; i++) {
        if (runs[i].role == TZ_ROLE_RT && !reading)
            continue;
        tz_page_content(f->arena, f->page, tz_element_new(f->arena, &f->book, NULL, runs[i].role));
        add_run(f, 0, 3);
        tz_run *run = &f->page->items.at[f->page->items.n - 1].run;
        run->text = ruby + runs[i].start;
        run->text_start = runs[i].start;
    }
    return f;
}

static void ruby_notation_needs_no_run(void **state) {
    (void)state;
    fixture *f = open_ruby(true);
    assert_true(tz_ledger_check(&f->b));
    assert_int_equal(tz_diag_count(f->b.tools.diag, TZ_ERROR), 0);
    free_fixture(f);
    expect_missing(open_ruby(false), "つ", 9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_text_is_set),
        cmocka_unit_test(ruby_notation_needs_no_run),
        cmocka_unit_test(a_dropped_run_is_reported),
        cmocka_unit_test(a_shortened_run_is_reported),
        cmocka_unit_test(a_run_off_the_paper_is_reported),
        cmocka_unit_test(text_from_elsewhere_does_not_count),
        cmocka_unit_test(text_of_another_answer_does_not_count),
        cmocka_unit_test(other_characters_do_not_count),
        cmocka_unit_test(artifacts_do_not_count),
        cmocka_unit_test(a_lost_page_is_reported),
        cmocka_unit_test(cards_not_asked_for_owe_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
