// Capacities: answers that are as long as they may be fit, and much longer ones would not.
#include "card/capacity.h"
#include "card/cards.h"

static const char *const answers[] = {
    "会議を開いた。月に1回、担当者が集まり、課題を話し合って、次の取組を決めている。", "なし",
    "会議は年に4回で、ほかに研修会を2回開き、その記録を全員に配っている。庁内にも知らせる。", "なし", NULL};

static tz_text text_of(tz_arena *arena, size_t n) {
    return tz_text_from_string(long_answer(arena, n));
}

// The largest size of a card with so many characters in its two answers; 0: none of the layout's.
static tz_len size_of(cards *it, size_t talk, size_t ict) {
    const tz_body_spec *body = &it->layout->body;
    tz_card card = it->edition->cards[0];
    const tz_text both[] = {text_of(it->arena, talk), text_of(it->arena, ict)};
    card.answers = both;
    tz_card_headings headings = tz_card_headings_of(it->arena, &it->job, &card);
    const tz_card_galley *galley = tz_card_compose(&it->tools, &it->set, &card, &headings);
    return tz_card_largest_size(&it->tools, it->layout, galley, (tz_size_range){body->min, body->max, body->step});
}

static void answers_as_long_as_they_may_be_fit(void **state) {
    (void)state;
    static const char *const layouts[] = {"body: {max: 10pt}\n", "body: {min: 6pt, max: 7pt, wanted: 8pt}\n",
                                          "body: {min: 10pt, pages: 2, wanted: 11pt}\n",
                                          "body: {min: 9pt, wanted: 8pt}\n"};
    static const tz_len wanted[] = {10 * TZ_PT, 7 * TZ_PT, 11 * TZ_PT, 9 * TZ_PT}; // within max and min
    uint32_t before = 0;
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        cards it = open_cards(layouts[i], answers);
        prepare_cards(&it);
        const int same[] = {0, 1};
        const uint32_t *weights = tz_capacity_weights(it.arena, it.edition->form, it.edition, same);
        const uint32_t *most = tz_capacity_find(it.arena, it.edition, it.layout, it.fonts->fonts, weights, it.diag);
        assert_non_null(most);
        assert_int_equal(most[0] % 5 + most[1] % 5, 0);
        assert_true(most[0] > most[1]);
        assert_true(size_of(&it, most[0], most[1]) >= wanted[i]);
        assert_true(size_of(&it, 2 * most[0], 2 * most[1]) < wanted[i]);
        if (i == 1) // smaller type holds more
            assert_true(most[0] > before);
        before = most[0];
        close_cards(&it);
    }
}

static void weights_are_medians_of_what_was_answered(void **state) {
    (void)state;
    cards it = open_cards("", answers);
    const int same[] = {0, 1}, other[] = {-1, 0};
    const uint32_t *weights = tz_capacity_weights(it.arena, it.edition->form, it.edition, same);
    assert_int_equal(weights[0], tz_text_character_count(&it.edition->cards[1].answers[0]));
    assert_true(weights[1] < weights[0]); // nobody said much
    uint32_t most = weights[0], least = weights[1];
    weights = tz_capacity_weights(it.arena, it.edition->form, it.edition, other);
    assert_int_equal(weights[0], least);
    assert_int_equal(weights[1], most);
    weights = tz_capacity_weights(it.arena, it.edition->form, NULL, NULL);
    assert_int_equal(weights[0], weights[1]);
    close_cards(&it);
}

static void no_cards_are_needed(void **state) {
    (void)state;
    cards it = open_cards("", answers);
    tz_edition head = *it.edition;
    head.cards = NULL;
    head.regions = NULL;
    head.cards_n = head.regions_n = 0;
    const uint32_t *weights = tz_capacity_weights(it.arena, head.form, NULL, NULL);
    const uint32_t *one = tz_capacity_find(it.arena, &head, it.layout, it.fonts->fonts, weights, it.diag),
                   *other = tz_capacity_find(it.arena, it.edition, it.layout, it.fonts->fonts, weights, it.diag);
    assert_int_equal(one[0], other[0]);
    assert_int_equal(one[0], one[1]);
    assert_true(one[0] > 100);
    close_cards(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_as_long_as_they_may_be_fit),
        cmocka_unit_test(weights_are_medians_of_what_was_answered),
        cmocka_unit_test(no_cards_are_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
