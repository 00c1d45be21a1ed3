// Complete editions: the real one, a small one, another form, and what happens when memory runs out.
#include "base/memory.h"
#include "between.h"
#include "edited.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct reading {
    tz_arena *arena;
    tz_diag *diag;
    const tz_edition *edition;
} reading;

static reading read_folder(const char *folder) {
    reading it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
    const char *const folders[] = {folder, NULL};
    tz_input input = input_folders(folders);
    it.edition = tz_edition_read(it.arena, &input, 1, it.diag);
    return it;
}

static void end(reading *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static void check_text(const tz_text *text, const char *expected) {
    if (!tz_text_is(text, expected))
        fail_msg("\"%.*s\" instead of \"%s\"", (int)text->size, text->bytes, expected);
}

static void the_real_edition_is_complete(void **state) {
    (void)state;
    reading it = read_folder("data/r7");
    assert_string_equal(input_messages(it.arena, it.diag), "");
    const tz_edition *edition = it.edition;
    assert_non_null(edition);
    assert_int_equal(edition->year, 2025);
    assert_int_equal(edition->cards_n, 26);
    assert_int_equal(edition->official_n, 29);
    assert_int_equal(edition->regions_n, 8);
    assert_int_equal(edition->digest->groups_n, 2);
    assert_int_equal(edition->outline->groups_n, 4);
    size_t municipalities = 0, cards = 0;
    for (size_t i = 0; i < edition->regions_n; i++) {
        assert_int_equal(edition->regions[i].first, cards);
        for (size_t end_of = cards + edition->regions[i].n; cards < end_of; cards++) {
            assert_int_equal(edition->cards[cards].region, i);
            municipalities += edition->cards[cards].municipalities_n;
        }
    }
    assert_int_equal(cards, 26);
    assert_int_equal(municipalities, 29);
    end(&it);
}

static void everything_of_an_edition_is_read(void **state) {
    (void)state;
    reading it = read_folder("tests/cases/right");
    const tz_edition *edition = it.edition;
    assert_non_null(edition);
    check_text(&edition->id, "right");
    check_text(&edition->title, "災害時の備えに関する調査");
    check_text(&edition->fiscal_year, "令和7年度");
    check_text(&edition->publisher, "三重県");
    check_text(&edition->meeting, "令和7年度 第1回 連絡会議");
    check_text(&edition->date, "2026-03-31");
    assert_string_equal(edition->language, "ja-JP"); // when none is written
    assert_null(edition->form->fields[0].language);
    assert_null(edition->cards[0].language);
    check_text(&edition->prefecture_code, "240001");
    check_text(&edition->prefecture_name, "三重県");
    assert_int_equal(edition->layout.size, 0);
    assert_int_equal(edition->parts_n, 3);
    check_text(&edition->parts[1], "digest");
    assert_int_equal(edition->themes_n, 1);
    check_text(&edition->themes[0], "stock.food");
    assert_int_equal(edition->terms_n, 2);
    check_text(&edition->terms[0].reading, "びーしーぴー");
    assert_int_equal(edition->terms[0].also_n, 2);
    check_text(&edition->terms[0].also[1], "業務継続計画");
    assert_int_equal(edition->terms[1].also_n, 0);
    check_text(&edition->regions[1].name, "南部");
    check_text(&edition->digest->title, "備えのあらまし");
    check_text(&edition->digest->groups[0].heading, "○備蓄");
    check_text(&edition->digest->groups[0].text, "【食料】\n・アルファ化米\n・保存水");
    assert_null(edition->outline);
    assert_int_equal(edition->errata_n, 1);
    check_text(&edition->errata[0].found, "アルフア化米");
    end(&it);
}

static void inputs_are_known_by_name_and_order(void **state) {
    (void)state;
    reading it = read_folder("tests/cases/right");
    const char *const names[] = {"edition.yaml",
                                 "form.yaml",
                                 "municipalities.yaml",
                                 "cards/242055-kuwana.yaml",
                                 "cards/242012-tsu.yaml",
                                 "cards/242098-owase.yaml",
                                 "errata.yaml"};
    assert_int_equal(it.edition->inputs_n, 7);
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(it.edition->input_names[i], names[i]);
        assert_string_equal(it.edition->inputs[i]->name, names[i]);
    }
    end(&it);
}

static void another_form_is_only_data(void **state) {
    (void)state;
    reading it = read_folder("tests/cases/other-form");
    assert_string_equal(input_messages(it.arena, it.diag), "");
    assert_int_equal(it.edition->year, 2019);
    assert_int_equal(it.edition->form->sections[1].n, 5);
    assert_int_equal(it.edition->official_n, 0);
    tz_text path = tz_text_from_string("work.elderly");
    int field = tz_form_find_field(it.edition->form, &path);
    assert_int_equal(field, 3);
    assert_int_equal(it.edition->cards[1].answers[field].size, 0);
    check_text(&it.edition->cards[1].answers[4], "特になし");
    end(&it);
}

static void an_edition_without_a_file_is_none(void **state) {
    (void)state;
    reading it = read_folder("tests/cases/none");
    assert_null(it.edition);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    end(&it);
}

// ---- running out of memory ----

static bool read_right(void *argument) {
    reading *it = argument;
    const char *const folders[] = {"tests/cases/right", NULL};
    tz_input input = input_folders(folders);
    it->edition = tz_edition_read(it->arena, &input, 1, it->diag);
    return it->edition != NULL;
}

// Every allocation fails once; nothing crashes, nothing leaks, and it is reported.
// What forms are made from, before anybody has answered.
static void a_head_needs_no_cards(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const char *const names[] = {"edition.yaml", "form.yaml", "municipalities.yaml"};
    input_text texts[4] = {{NULL, NULL}};
    for (size_t i = 0; i < 3; i++)
        texts[i] = (input_text){names[i], input_file(arena, tz_arena_format(arena, "data/r7/%s", names[i]), NULL)};
    tz_input input = input_texts(texts);
    const tz_edition *head = tz_edition_read_head(arena, &input, diag);
    assert_string_equal(input_messages(arena, diag), "");
    assert_non_null(head);
    assert_int_equal(head->form->fields_n, 17);
    assert_int_equal(head->official_n, 29);
    assert_int_equal(head->cards_n, 0);
    assert_int_equal(head->inputs_n, 3);
    texts[1].name = "other.yaml";
    assert_null(tz_edition_read_head(arena, &input, diag));
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void memory_may_run_out_anywhere(void **state) {
    (void)state;
    bool done = false;
    long pieces = 0;
    for (; !done; pieces++) {
        reading it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
        tz_arena_fail_after(pieces);
        done = tz_protect(it.diag, read_right, &it);
        tz_arena_fail_after(-1);
        assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), done ? 0 : 1);
        if (!done)
            assert_string_equal(tz_diag_at(it.diag, 0)->message, "out of memory");
        end(&it);
    }
    assert_between(pieces, 10, 100000);
}

// What an edition need not say is what most would say.
static void an_edition_states_only_what_it_must(void **state) {
    (void)state;
    edited it = edited_read(
        (const input_text[]){{"edition.yaml", "title: 題\nfiscal_year: 令和7年度\nprefecture: {name: 三重県}\n"
                                              "regions:\n  - {name: 北中部, cards: [242055-kuwana, 242012-tsu]}\n"
                                              "  - {name: 南部, cards: [242098-owase]}\n"},
                             {NULL, NULL}});
    assert_string_equal(input_messages(it.arena, it.diag), "");
    edited_check_text(&it.edition->id, "r7");
    edited_check_text(&it.edition->publisher, "三重県");
    assert_int_equal(it.edition->form->sections_n, 3);
    assert_int_equal(it.edition->official_n, 4);
    assert_true(it.edition->errata_n > 0);
    edited_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_real_edition_is_complete),        cmocka_unit_test(everything_of_an_edition_is_read),
        cmocka_unit_test(inputs_are_known_by_name_and_order),  cmocka_unit_test(another_form_is_only_data),
        cmocka_unit_test(an_edition_without_a_file_is_none),   cmocka_unit_test(memory_may_run_out_anywhere),
        cmocka_unit_test(an_edition_states_only_what_it_must), cmocka_unit_test(a_head_needs_no_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
