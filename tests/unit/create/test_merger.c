// Mergers: what may be asked for, the list without those that are gone, and who stays on a card.
#include "create/merger.h"
#include "old.h"

static const char *list_after(const char *words) {
    old it = old_begin();
    tz_patches patches = {.arena = it.made.arena, .source = input_source(it.made.arena, OLD_LIST)};
    const tz_mergers *mergers = old_mergers(&it, words);
    if (!mergers)
        fail_msg("%s", input_messages(it.made.arena, it.made.diag));
    assert_true(tz_mergers_patch_list(&patches, mergers, it.made.diag));
    tz_bytes out = tz_patches_apply(&patches);
    static char text[2048];
    snprintf(text, sizeof text, "%.*s", (int)out.n, out.at);
    made_end(&it.made);
    return text;
}

static void without_any_nothing_changes(void **state) {
    (void)state;
    assert_string_equal(list_after(NULL), OLD_LIST);
}

static void one_of_them_stays_at_its_place(void **state) {
    (void)state;
    assert_string_equal(list_after("木曽岬町+桑名市=桑名市"),
                        "# 三重県の市町(4)\n"
                        "municipalities:\n"
                        "  - {code: \"242012\", name: 津市, roman: tsu}\n"
                        "  # 桑名\n"
                        "  - {code: \"242055\", name: 桑名市, roman: kuwana, was: [\"243019\", \"243035\"]}  # 注\n"
                        "  - {code: \"242098\", name: 尾鷲市, roman: owase}\n"
                        "  - {code: \"245437\", name: 紀北町, roman: kihoku}\n");
}

// Two mergers, by name and by code; a new one takes the place of the first that is named.
static void new_ones_take_the_first_place(void **state) {
    (void)state;
    const char *list = list_after("243035+tsu=新町:242225,242098=四日市市");
    assert_non_null(strstr(list, "  - {code: \"242055\", name: 桑名市, roman: kuwana, was: [\"243019\"]}  # 注\n"
                                 "  - {code: \"242225\", name: 新町, was: [\"243035\", \"242012\"]}\n"
                                 "  - {code: \"242021\", name: 四日市市, roman: yokkaichi, was: [\"242098\"]}\n"));
    assert_null(strstr(list, "津市"));
}

static void a_town_may_get_another_code(void **state) {
    (void)state;
    assert_non_null(
        strstr(list_after("紀北町=紀北市:242225"), "  - {code: \"242225\", name: 紀北市, was: [\"245437\"]}\n"));
    assert_non_null(strstr(list_after("紀北町=紀北町:242225"),
                           "  - {code: \"242225\", name: 紀北町, roman: kihoku, was: [\"245437\"]}\n"));
}

static void refused(const char *words, const char *message) {
    old it = old_begin();
    assert_null(old_mergers(&it, words));
    assert_string_equal(input_messages(it.made.arena, it.made.diag), message);
    made_end(&it.made);
}

static void what_cannot_be_is_told(void **state) {
    (void)state;
    static const char form[] = "error: %s is no merger: please write it as in --merge 桑名市+木曽岬町=桑名市\n";
    static const char *const wrong[] = {"桑名市", "桑名市+津市=", "=津市", "津市=:242225"};
    char expected[200];
    for (size_t i = 0; i < 4; i++) {
        snprintf(expected, sizeof expected, form, wrong[i]);
        refused(wrong[i], expected);
    }
    refused("桑名市+木曽崎町=桑名市", "error: no municipality of this edition is called 木曽崎町\n"
                                      "    note: did you mean 木曽岬町?\n");
    refused("桑名市+津市=津市,津市+尾鷲市=尾鷲市", "error: 津市 merges a second time: 津市+尾鷲市=尾鷲市\n");
    refused("津市+津市=津市", "error: 津市 merges a second time: 津市+津市=津市\n");
    refused("桑名市+木曽岬町=津市", "error: 津市 is on the list already: please write it among those that merge, too: "
                                    "桑名市+木曽岬町=津市\n");
    refused("桑名市+木曽岬町=新町",
            "error: the code of 新町 is not known: please write it behind the name, as in 新町:242225\n");
}

static void codes_are_checked(void **state) {
    (void)state;
    refused("津市=新町:24222", "error: 24222 is no municipality code: six half-width digits are expected\n");
    refused("津市=新町:242226", "error: the code 242226 is mistyped: its first five digits need the check digit 5\n");
    refused("津市=新町:313025", "error: the code 313025 belongs to another prefecture: those here begin with 24\n");
    refused("津市=新町:242055", "error: the code 242055 is that of 桑名市: a new municipality has another\n");
    refused("津市=津市:242055", "error: the code 242055 is that of 桑名市: a new municipality has another\n");
}

static const char *card_after(const char *words, size_t card) {
    old it = old_begin();
    const tz_mergers *mergers = old_mergers(&it, words);
    tz_card after = {.municipalities_n = 0};
    assert_non_null(mergers);
    after.municipalities = tz_mergers_card(it.made.arena, mergers, &it.edition->cards[card], &after.municipalities_n);
    static char names[200];
    snprintf(names, sizeof names, "%s", tz_card_names(it.made.arena, &after));
    made_end(&it.made);
    return names;
}

static void cards_keep_the_others(void **state) {
    (void)state;
    assert_string_equal(card_after("紀北町+木曽岬町=木曽岬町", 3), "尾鷲市");
    assert_string_equal(card_after("紀北町+木曽岬町=木曽岬町", 1), "木曽岬町");
    assert_string_equal(card_after("紀北町+木曽岬町=紀北町", 3), "尾鷲市、紀北町");
    assert_string_equal(card_after("紀北町+木曽岬町=紀北町", 1), "");
    assert_string_equal(card_after("尾鷲市+紀北町=新町:242225", 3), "新町");
    assert_string_equal(card_after(NULL, 3), "尾鷲市、紀北町");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_any_nothing_changes),   cmocka_unit_test(one_of_them_stays_at_its_place),
        cmocka_unit_test(new_ones_take_the_first_place), cmocka_unit_test(a_town_may_get_another_code),
        cmocka_unit_test(what_cannot_be_is_told),        cmocka_unit_test(codes_are_checked),
        cmocka_unit_test(cards_keep_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
