// Empty cards: named in either way, without an answer when they are read, with labels for who fills them in.
#include "made.h"

static void check_cards(tz_card_naming naming, const char *name) {
    made it = made_head("鳥取", made_form);
    tz_create_cards(it.arena, it.head, naming, &it.created);
    assert_int_equal(it.created.files.n, 3 + 19);
    assert_string_equal(made_file(&it, tz_arena_format(it.arena, "cards/%s.yaml", name)),
                        "# 岩美町（令和8年度）\n"
                        "# 回答は、項目の行の下に、空白4つぶん下げて書きます。回答がない項目は、そのままにします。\n"
                        "municipalities:\n"
                        "  - {code: \"313025\", name: 岩美町}\n"
                        "\n"
                        "# 節\n"
                        "a:\n"
                        "  # 一\n"
                        "  #   説明\n"
                        "  one: |\n"
                        "  # 二\n"
                        "  two: |\n");
    const tz_input input = tz_created_input(&it.created);
    const tz_edition *edition = tz_edition_read(it.arena, &input, 1, it.diag);
    assert_string_equal(input_messages(it.arena, it.diag), "");
    assert_int_equal(edition->cards_n, 19);
    assert_int_equal(edition->regions_n, 1);
    assert_int_equal(edition->regions[0].n, 19);
    assert_string_equal(edition->cards[4].slug, name);
    assert_int_equal(edition->cards[4].answers[1].size, 0);
    made_end(&it);
}

static void cards_have_romanised_names(void **state) {
    (void)state;
    check_cards(TZ_CARDS_ROMAN, "313025-iwami");
}

static void cards_have_japanese_names(void **state) {
    (void)state;
    check_cards(TZ_CARDS_JAPANESE, "岩美町");
}

static void an_answer_below_a_field_is_read(void **state) {
    (void)state;
    made it = made_head("鳥取", made_form);
    tz_create_cards(it.arena, it.head, TZ_CARDS_ROMAN, &it.created);
    const char *card = made_file(&it, "cards/312011-tottori.yaml"), *at = strstr(card, "  # 二\n");
    const char *filled = tz_arena_format(it.arena, "%.*s    ・回答\n    ・つづき\n%s", (int)(at - card), card, at);
    const tz_bytes bytes = {.at = (char *)(uintptr_t)filled, .n = strlen(filled)};
    tz_created_add(it.arena, &it.created, "cards/312011-tottori.yaml", &bytes);
    const tz_input input = tz_created_input(&it.created);
    const tz_edition *edition = tz_edition_read(it.arena, &input, 1, it.diag);
    assert_string_equal(input_messages(it.arena, it.diag), "");
    assert_true(tz_text_is(&edition->cards[0].answers[0], "・回答\n・つづき"));
    made_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_have_romanised_names),
        cmocka_unit_test(cards_have_japanese_names),
        cmocka_unit_test(an_answer_below_a_field_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
