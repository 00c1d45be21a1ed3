// What limits a card's size, against the answer found by trying: leave out each answer in turn and fit again.
#include "between.h"
#include "card/fit.h"
#include "two_tables.h"

// The card's size when one of its answers is left out.
static tz_len size_without(const cards *c, size_t field) {
    tz_edition edition = *c->job.edition;
    tz_card card = edition.cards[0];
    tz_text answers[FIELDS];
    memcpy(answers, card.answers, sizeof answers);
    answers[field].size = 0;
    card.answers = answers;
    edition.cards = &card;
    const tz_fit_report *report = tz_fit_edition(c->arena, &edition, c->job.layout, c->fonts->fonts, c->fonts->diag);
    assert_non_null(report);
    return report->cards[0].size;
}

// The answer without which the card could be largest.
static size_t limit_by_trying(const cards *c) {
    size_t found = 0;
    for (size_t i = 1; i < FIELDS; i++)
        if (size_without(c, i) > size_without(c, found))
            found = i;
    return found;
}

static void the_limit_is_the_answer_without_which_the_card_is_largest(void **state) {
    (void)state;
    static const int lengths[][FIELDS] = {
        {24, 3, 4, 3}, {3, 24, 4, 3}, {3, 4, 24, 3}, {4, 3, 3, 24}, // each answer in turn
        {24, 9, 5, 4}, {9, 5, 4, 24}, {6, 8, 30, 4}, {7, 30, 6, 9}, // beside others of some length
    };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        cards c = open_cards(&lengths[i], 1, "");
        const tz_fit_report *report =
            tz_fit_edition(c.arena, c.job.edition, c.job.layout, c.fonts->fonts, c.fonts->diag);
        assert_non_null(report);
        const tz_form *form = c.job.edition->form;
        assert_string_equal(report->cards[0].limit, form->fields[limit_by_trying(&c)].path);
        close_cards(&c);
    }
}

static void an_empty_card_has_no_limit_but_its_heads(void **state) {
    (void)state;
    static const int lengths[1][FIELDS] = {{0}};
    cards c = open_cards(lengths, 1, "");
    tz_card_limit limit = tz_card_limit_find(c.job.layout, compose_card(&c, 0), 8 * TZ_PT);
    assert_int_equal(limit.over, 0);
    close_cards(&c);
}

// As many characters fewer, and the card fits.
static void so_many_characters_are_too_many(void **state) {
    (void)state;
    static const int lengths[1][FIELDS] = {{3, 4, 90, 3}};
    cards c = open_cards(lengths, 1, "body: {max: 14pt, min: 8pt, step: 0.1pt}\n");
    const tz_card_galley *card = compose_card(&c, 0);
    tz_card_limit limit = tz_card_limit_find(c.job.layout, card, 8 * TZ_PT);
    assert_int_equal(limit.field, 2);
    assert_true(limit.enough);
    size_t chars = tz_text_character_count(&card->card->answers[2]);
    assert_between(limit.over, 1, chars - 1);
    size_t sentence =
        tz_text_character_count(&(tz_text){.bytes = "・00番目の取組として、関係者の会議を開き、課題と、その年のうちに進"
                                                    "めることとを、資料を見ながら話し合った。\n",
                                           .size = strlen("・00番目の取組として、関係者の会議を開き、課題と、その年のう"
                                                          "ちに進めることとを、資料を見ながら話し合った。\n")});
    int fewer[1][FIELDS] = {{3, 4, 90 - (int)(limit.over / sentence) - 2, 3}};
    cards shorter = open_cards((const int(*)[FIELDS])fewer, 1, "body: {max: 14pt, min: 8pt, step: 0.1pt}\n");
    tz_size_range only = {8 * TZ_PT, 8 * TZ_PT, TZ_PT};
    assert_int_equal(tz_card_largest_size(&c.tools, c.job.layout, card, only), 0);
    assert_int_equal(tz_card_largest_size(&shorter.tools, shorter.job.layout, compose_card(&shorter, 0), only),
                     8 * TZ_PT);
    close_cards(&shorter);
    close_cards(&c);
}

static void a_card_too_long_is_a_warning_or_an_error_as_the_layout_says(void **state) {
    (void)state;
    static const int lengths[1][FIELDS] = {{3, 4, 120, 3}};
    static const struct {
        const char *overflow;
        bool goes_on;
    } cases[] = {{"continue", true}, {"spread", true}, {"fail", false}};
    for (size_t i = 0; i < 3; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        cards c = open_cards(lengths, 1, tz_arena_format(arena, "body: {min: 8pt, overflow: %s}\n", cases[i].overflow));
        assert_int_equal(tz_card_report_overflow(&c.tools, &c.job, compose_card(&c, 0)), cases[i].goes_on);
        assert_int_equal(tz_diag_count(c.tools.diag, TZ_ERROR), !cases[i].goes_on);
        assert_int_equal(tz_diag_count(c.tools.diag, TZ_WARNING), cases[i].goes_on);
        const char *said = input_messages(c.arena, c.tools.diag);
        assert_non_null(strstr(said, "第1町 does not fit on its page at the least type size"));
        assert_non_null(strstr(said, "characters too many in ①今後"));
        close_cards(&c);
        tz_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_limit_is_the_answer_without_which_the_card_is_largest),
        cmocka_unit_test(an_empty_card_has_no_limit_but_its_heads),
        cmocka_unit_test(so_many_characters_are_too_many),
        cmocka_unit_test(a_card_too_long_is_a_warning_or_an_error_as_the_layout_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
