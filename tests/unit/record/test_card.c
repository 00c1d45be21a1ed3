// Cards: answers in the form's order, as they were written, every character with its place.
#include "inputs.h"
#include "record/record.h"

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

static reading read_right(void) {
    reading it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
    const char *const folders[] = {"tests/cases/right", NULL};
    tz_input input = input_folders(folders);
    it.edition = tz_edition_read(it.arena, &input, 1, it.diag);
    assert_non_null(it.edition);
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

static void answers_are_as_written(void **state) {
    (void)state;
    reading it = read_right();
    const tz_card *kuwana = &it.edition->cards[0], *tsu = &it.edition->cards[1];
    check_text(&kuwana->answers[0], "防災・危機管理課");
    check_text(&kuwana->answers[1], "【食料】\n・アルファ化米 1,000食\n  アレルギー対応のものを含む。\n・保存水\n\n"
                                    "毎年9月に点検する。");
    check_text(&tsu->answers[1], "備蓄計画に沿って、 毎年更新している。");
    check_text(&tsu->answers[2], "太陽光パネル\nと蓄電池");
    end(&it);
}

static void empty_answers_are_not_the_word_none(void **state) {
    (void)state;
    reading it = read_right();
    check_text(&it.edition->cards[0].answers[3], "特になし");
    assert_int_equal(it.edition->cards[0].answers[4].size, 0); // ""
    assert_int_equal(it.edition->cards[1].answers[4].size, 0); // nothing at all
    check_text(&it.edition->cards[2].answers[4], "なし");
    end(&it);
}

static void rare_characters_survive(void **state) {
    (void)state;
    reading it = read_right();
    check_text(&it.edition->cards[2].answers[1],
               "・𠮷の字、葛\xF3\xA0\x84\x80の字、\xEF\xA8\x99の字のある品名もそのまま残る。");
    end(&it);
}

static void answers_are_numbered(void **state) {
    (void)state;
    reading it = read_right();
    size_t fields = it.edition->form->fields_n;
    for (size_t i = 0; i < it.edition->cards_n * fields; i++) {
        assert_int_equal(it.edition->cards[i / fields].answers[i % fields].id, i + 1);
        assert_int_equal(it.edition->cards[i / fields].answers[i % fields].start, 0);
    }
    end(&it);
}

static void answers_know_their_places(void **state) {
    (void)state;
    reading it = read_right();
    const tz_text *answer = &it.edition->cards[0].answers[1];
    const char *found = strstr(answer->bytes, "保存水");
    uint32_t line, column;
    tz_place place = tz_text_place(answer, (size_t)(found - answer->bytes));
    tz_place_line(place, &line, &column);
    assert_ptr_equal(place.source, it.edition->cards[0].source);
    assert_string_equal(place.source->name, "cards/242055-kuwana.yaml");
    assert_int_equal(line, 11);
    assert_int_equal(column, 6);
    end(&it);
}

static void cards_know_their_municipalities(void **state) {
    (void)state;
    reading it = read_right();
    const tz_card *card = &it.edition->cards[2];
    assert_string_equal(card->slug, "242098-owase");
    assert_int_equal(card->municipalities_n, 2);
    check_text(&card->municipalities[1].code, "245437");
    check_text(&card->municipalities[1].name, "紀北町");
    check_text(&card->municipalities[1].roman, "kihoku"); // of the list
    assert_int_equal(card->region, 1);
    end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_as_written),    cmocka_unit_test(empty_answers_are_not_the_word_none),
        cmocka_unit_test(rare_characters_survive),   cmocka_unit_test(answers_are_numbered),
        cmocka_unit_test(answers_know_their_places), cmocka_unit_test(cards_know_their_municipalities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
