// What templates may ask for: values of the edition, of a card, of a page; and what has none.
#include "card/cards.h"
#include "tsuzuri/version.h"

static const char *const answers[] = {"会議", "なし", "研修", "", NULL};

static void values_of_the_edition(void **state) {
    (void)state;
    cards it = open_cards("", answers);
    tz_text old_year = tz_text_from_string("令和6年度");
    it.job.old_year = &old_year;
    tz_name_values values = {.arena = it.arena, .job = &it.job};
    static const char *const expected[][2] = {
        {"title", "取組"},        {"fiscal_year", "令和7年度"}, {"publisher", "三重県"},
        {"prefecture", "三重県"}, {"meeting", "連絡会"},        {"date", "2026-03-31"},
        {"form", "調査票"},       {"old_year", "令和6年度"},    {"era_date", "令和8年3月31日"},
        {"cards", "2"},           {"municipalities", "2"},      {"errata", "0"},
        {"chars", "0"},           {"version", TZ_VERSION},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *found = tz_name_lookup(&values, expected[i][0]);
        if (!found)
            fail_msg("%s has no value", expected[i][0]);
        assert_string_equal(found, expected[i][1]);
    }
    close_cards(&it);
}

static void what_is_not_known_has_no_value(void **state) {
    (void)state;
    cards it = open_cards("", answers);
    tz_edition edition = *it.edition;
    edition.meeting = edition.date = tz_text_from_string("");
    it.job.edition = &edition;
    tz_name_values values = {.arena = it.arena, .job = &it.job};
    static const char *const none[] = {"old_year", "meeting", "date",  "era_date", "region", "label",
                                       "short",    "names",   "page",  "pages",    "head",   "all",
                                       "shared",   "fonts",   "since", "nothing"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(tz_name_lookup(&values, none[i]));
    close_cards(&it);
}

static void values_of_a_card_and_a_page(void **state) {
    (void)state;
    cards it = open_cards("", answers);
    it.job.shared = "共同";
    it.job.since = "左の線";
    const tz_form *form = it.edition->form;
    tz_name_values values = {
        .arena = it.arena, .job = &it.job, .card = &it.edition->cards[1], .field = &form->fields[1]};
    values.names = "第2町";
    values.all = "第1町、第2町";
    values.page = "3";
    values.pages = "12";
    values.head = "柱";
    values.fonts = "BIZ UDゴシック";
    values.chars = 25;
    static const char *const expected[][2] = {
        {"names", "第2町"}, {"all", "第1町、第2町"}, {"page", "3"},
        {"pages", "12"},    {"head", "柱"},          {"chars", "25"},
        {"shared", "共同"}, {"since", "左の線"},     {"fonts", "BIZ UDゴシック"},
        {"region", "全域"}, {"short", "ICT"},        {"label", "②ICT関係"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(tz_name_lookup(&values, expected[i][0]), expected[i][1]);
    values.section = &form->sections[0]; // its label goes before the field's
    assert_string_equal(tz_name_lookup(&values, "label"), "(1)取組");
    tz_region other = {.name = tz_text_from_string("北勢")};
    values.region = &other; // goes before the card's
    assert_string_equal(tz_name_lookup(&values, "region"), "北勢");
    close_cards(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_the_edition),
        cmocka_unit_test(what_is_not_known_has_no_value),
        cmocka_unit_test(values_of_a_card_and_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
