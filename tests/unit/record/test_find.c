// What is found in an edition: cards by the names of municipalities, answers by their ids; and the names on a card.
#include "inputs.h"
#include "record/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static tz_arena *arena;
static tz_diag *diag;
static const tz_edition *edition;

static int set_up(void **state) {
    (void)state;
    const char *const folders[] = {"data/r7", NULL};
    tz_input input = input_folders(folders);
    arena = tz_arena_new(NULL);
    diag = tz_diag_new();
    edition = tz_edition_read(arena, &input, 1, diag);
    return edition ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    tz_diag_free(diag);
    tz_arena_free(arena);
    return 0;
}

// Also in an edition of some cards only, whose ids do not begin at the first.
static void ids_find_answers(void **state) {
    (void)state;
    size_t fields = edition->form->fields_n, n = edition->cards_n * fields;
    for (size_t i = 0; i < n; i++)
        assert_int_equal(tz_edition_answer_index(edition, edition->cards[i / fields].answers[i % fields].id), i);
    assert_int_equal(tz_edition_answer_index(edition, 0), SIZE_MAX);
    uint32_t last = edition->cards[edition->cards_n - 1].answers[fields - 1].id;
    assert_int_equal(tz_edition_answer_index(edition, last + 1), SIZE_MAX);
    tz_edition rest = *edition;
    rest.cards++;
    rest.cards_n--;
    assert_int_equal(tz_edition_answer_index(&rest, last), n - fields - 1);
    assert_int_equal(tz_edition_answer_index(&rest, edition->cards[0].answers[0].id), SIZE_MAX);
    rest.cards_n = 0;
    assert_int_equal(tz_edition_answer_index(&rest, last), SIZE_MAX);
}

static void names_codes_and_roman_names_find_the_card(void **state) {
    (void)state;
    const char *const words[] = {"紀宝町", "245623", "kiho"};
    for (size_t i = 0; i < 3; i++) {
        size_t which = 9;
        const tz_card *card = tz_edition_find_card(edition, words[i], &which);
        assert_string_equal(card->slug, "242128-kumano");
        assert_int_equal(which, 2);
    }
}

static void other_words_find_none(void **state) {
    (void)state;
    size_t which;
    assert_null(tz_edition_find_card(edition, "紀宝", &which));
    assert_null(tz_edition_find_card(edition, "", &which));
    assert_null(tz_edition_find_card(edition, "240001", &which));
}

static void check_nearest(const char *word, const char *expected) {
    const char *names[3];
    size_t n = tz_edition_suggest_names(edition, word, names, 3);
    if (!expected) {
        assert_int_equal(n, 0);
        return;
    }
    assert_int_equal(n, 1);
    assert_string_equal(names[0], expected);
}

static void near_words_find_names(void **state) {
    (void)state;
    check_nearest("桑名", "桑名市");
    check_nearest("三重県津市", "津市");
    check_nearest("松坂市", "松阪市");
    check_nearest("木曾岬町", "木曽岬町");
    check_nearest("名古屋市", NULL);
    check_nearest("", NULL);
}

// Of two names that are near enough, the nearer one, in whichever order they come; of equally near ones the first.
static void the_nearest_name_is_found(void **state) {
    (void)state;
    const tz_municipality all[] = {
        {.name = tz_text_from_string("abcdxyg")},
        {.name = tz_text_from_string("abcdefx")},
        {.name = tz_text_from_string("xbcdefg")},
        {.name = tz_text_from_string("xycdefg")},
    };
    const tz_card card = {.municipalities = all, .municipalities_n = 4};
    const tz_edition made = {.cards = &card, .cards_n = 1};
    const char *names[3];
    assert_int_equal(tz_edition_suggest_names(&made, "abcdefg", names, 3), 1);
    assert_string_equal(names[0], "abcdefx");
}

static void several_names_are_given_up_to_a_limit(void **state) {
    (void)state;
    const char *names[5];
    assert_int_equal(tz_edition_suggest_names(edition, "伊", names, 5), 3); // 伊賀市, 伊勢市, 南伊勢町
    assert_int_equal(tz_edition_suggest_names(edition, "町", names, 5), 5);
    assert_int_equal(tz_edition_suggest_names(edition, "松坂市", names, 0), 0);
}

static void names_of_a_card_are_joined(void **state) {
    (void)state;
    const tz_municipality all[] = {{.name = tz_text_from_string("尾鷲市")}, {.name = tz_text_from_string("紀北町")}};
    tz_card card = {.municipalities = all, .municipalities_n = 2};
    assert_string_equal(tz_card_names(arena, &card), "尾鷲市、紀北町");
    card.municipalities_n = 1;
    assert_string_equal(tz_card_names(arena, &card), "尾鷲市");
    card.municipalities_n = 0;
    assert_string_equal(tz_card_names(arena, &card), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_find_answers),           cmocka_unit_test(names_codes_and_roman_names_find_the_card),
        cmocka_unit_test(other_words_find_none),      cmocka_unit_test(near_words_find_names),
        cmocka_unit_test(the_nearest_name_is_found),  cmocka_unit_test(several_names_are_given_up_to_a_limit),
        cmocka_unit_test(names_of_a_card_are_joined),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
