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
        {"chars", "0"},           {"version", TSUZURI_VERSION},
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

// The first name, and how many others there are of which kinds.
static void short_forms_of_names(void **state) {
    (void)state;
    static const struct {
        const char *names[5], *brief;
    } cases[] = {
        {{"津市", "明和町", "多気町", "大台町"}, "津市他3町"},
        {{"桑名市", "いなべ市", "木曽岬町"}, "桑名市他2市町"},
        {{"飛島村", "蟹江町", "弥富市", "大治町", "中区"}, "飛島村他4区市町"},
        {{"東秩父村", "小川町", "滑川町", "秩父市", "檜原村"}, "東秩父村他4市町村"},
        {{"津市", "鳥羽志勢広域連合", "志摩市"}, "津市他2団体"},
        {{"市", "市"}, "市他1団体"},
    };
    cards it = open_cards("", answers);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tz_municipality own[5] = {0};
        tz_card card = it.edition->cards[0];
        card.municipalities = own;
        for (card.municipalities_n = 0; card.municipalities_n < 5 && cases[i].names[card.municipalities_n];
             card.municipalities_n++)
            own[card.municipalities_n].name = tz_text_from_string(cases[i].names[card.municipalities_n]);
        assert_string_equal(tz_card_brief_names(it.arena, it.layout, &card), cases[i].brief);
        tz_name_values values = {.arena = it.arena, .job = &it.job, .card = &card, .names = "all", .brief = true};
        assert_string_equal(tz_name_lookup(&values, "names"), cases[i].brief);
        values.brief = false;
        assert_string_equal(tz_name_lookup(&values, "names"), "all");
    }
    close_cards(&it);
}

// The layout's words for it; a single name and a region without a short one have none.
static void short_forms_of_the_layout(void **state) {
    (void)state;
    cards it = open_cards("brief_names: \"{first} and {count} others\"\n", answers);
    tz_municipality own[2] = {{.name = tz_text_from_string("津市")}, {.name = tz_text_from_string("明和町")}};
    tz_card card = it.edition->cards[0];
    card.municipalities = own;
    card.municipalities_n = 2;
    assert_string_equal(tz_card_brief_names(it.arena, it.layout, &card), "津市 and 1 others");
    card.municipalities_n = 1;
    it.job.shared = "津市、明和町の共同の回答です。";
    tz_name_values values = {.arena = it.arena, .job = &it.job, .card = &card, .names = "津市", .brief = true};
    assert_string_equal(tz_name_lookup(&values, "names"), "津市");
    assert_string_equal(tz_name_lookup(&values, "region"), "全域");
    assert_string_equal(tz_name_lookup(&values, "shared"), it.job.shared);
    it.job.brief_shared = "津市他1町の共同の回答です。";
    assert_string_equal(tz_name_lookup(&values, "shared"), it.job.brief_shared);
    tz_region region = {.name = tz_text_from_string("名古屋・尾張中部"), .short_name = tz_text_from_string("名古屋")};
    values.region = &region;
    assert_string_equal(tz_name_lookup(&values, "region"), "名古屋");
    close_cards(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_the_edition),       cmocka_unit_test(what_is_not_known_has_no_value),
        cmocka_unit_test(values_of_a_card_and_a_page), cmocka_unit_test(short_forms_of_names),
        cmocka_unit_test(short_forms_of_the_layout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
