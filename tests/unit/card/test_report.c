// What `fit` reports: sizes, pages, columns and fill of each card, and the answer that limits it.
#include "card/cards.h"
#include "card/fit.h"

static const tz_fit_report *report_of(cards *it) {
    const tz_fit_report *report = tz_fit_edition(it->arena, it->edition, it->layout, it->fonts->fonts, it->diag);
    if (!report)
        fail_msg("%s", input_messages(it->arena, it->diag));
    return report;
}

static void each_card_is_reported(void **state) {
    (void)state;
    tz_arena *texts = tz_arena_new(NULL);
    const char *const answers[] = {long_answer(texts, 700), "なし", "会議", long_answer(texts, 400), NULL};
    cards it = open_cards("body: {min: 4pt, max: 9pt, uniform: edition}\n", answers);
    const tz_fit_report *report = report_of(&it);
    assert_int_equal(report->cards_n, 2);
    assert_int_equal(report->pages, 2);
    const tz_fit_card *one = &report->cards[0], *two = &report->cards[1];
    assert_ptr_equal(one->card, &it.edition->cards[0]);
    assert_int_equal(one->chars, 702);
    assert_int_equal(two->chars, 402);
    assert_string_equal(one->limit, "work.talk");
    assert_string_equal(two->limit, "work.ict");
    assert_int_equal(one->over, 0);
    assert_int_equal(one->tables_n, 1);
    assert_string_equal(one->tables[0].section, "work");
    assert_int_equal(one->tables[0].columns, 2);
    tz_box area = tz_type_area(it.layout);
    assert_int_equal(one->tables[0].widths[0] + one->tables[0].widths[1], area.width);
    assert_true(one->tables[0].widths[0] > one->tables[0].widths[1]); // the longer answer has the wider column
    assert_true(two->tables[0].widths[0] < two->tables[0].widths[1]);
    assert_true(one->size > one->equal); // than with columns of equal width
    assert_true(one->fill > 900000 && one->fill <= 1000000);
    tz_len smallest = one->size < two->size ? one->size : two->size;
    assert_int_equal(report->uniform, smallest < 9 * TZ_PT ? smallest : 9 * TZ_PT);
    tz_len other = one->size < two->size ? two->size : one->size; // without the denser one
    assert_int_equal(report->without_n, 1);
    assert_ptr_equal(report->without[0].card, one->size < two->size ? one : two);
    assert_int_equal(report->without[0].uniform, other < 9 * TZ_PT ? other : 9 * TZ_PT);
    close_cards(&it);
    tz_arena_free(texts);
}

// Sizes are the card's own, beyond the layout's greatest; the size of all is within it.
static void bounds_of_the_layout(void **state) {
    (void)state;
    static const char *const answers[] = {"会議", "なし", NULL};
    cards it = open_cards("body: {min: 4pt, max: 9pt}\n", answers);
    const tz_fit_report *report = report_of(&it);
    assert_true(report->cards[0].size > 9 * TZ_PT);
    assert_int_equal(report->uniform, 9 * TZ_PT);
    close_cards(&it);
}

// Too long for the least size: about how many characters too many, and the pages it takes.
static void a_card_too_long(void **state) {
    (void)state;
    tz_arena *texts = tz_arena_new(NULL);
    const char *const answers[] = {"会議", long_answer(texts, 1500), NULL};
    cards it = open_cards("body: {min: 9pt, max: 10pt, overflow: continue}\n", answers);
    const tz_fit_card *card = &report_of(&it)->cards[0];
    assert_string_equal(card->limit, "work.ict");
    assert_true(card->over > 0 && card->over < 1500);
    assert_true(card->pages > 1);
    // With so many characters less it fits.
    const char *const shorter[] = {"会議", long_answer(texts, 1500 - (size_t)card->over), NULL};
    cards other = open_cards("body: {min: 9pt, max: 10pt, overflow: continue}\n", shorter);
    assert_int_equal(report_of(&other)->cards[0].over, 0);
    assert_int_equal(report_of(&other)->pages, 1);
    close_cards(&other);
    close_cards(&it);
    tz_arena_free(texts);
}

static void an_empty_card_is_limited_by_nothing(void **state) {
    (void)state;
    static const char *const answers[] = {"", "", NULL};
    cards it = open_cards("", answers);
    const tz_fit_card *card = &report_of(&it)->cards[0];
    assert_int_equal(card->chars, 0);
    assert_int_equal(card->pages, 1);
    close_cards(&it);
}

static void an_answer_that_no_font_can_show_is_no_report(void **state) {
    (void)state;
    static const char *const answers[] = {"அ", "なし", NULL};
    cards it = open_cards("", answers);
    assert_null(tz_fit_edition(it.arena, it.edition, it.layout, it.fonts->fonts, it.diag));
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    close_cards(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_card_is_reported),
        cmocka_unit_test(bounds_of_the_layout),
        cmocka_unit_test(a_card_too_long),
        cmocka_unit_test(an_empty_card_is_limited_by_nothing),
        cmocka_unit_test(an_answer_that_no_font_can_show_is_no_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
