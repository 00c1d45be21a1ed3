// Municipalities: the official list, and cards compared with it.
#include "edited.h"

static void the_list_gives_cards_what_it_knows(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const input_text files[] = {{"municipalities.yaml", edited_text(arena, "municipalities.yaml", "name: 桑名市,",
                                                                    "name: 桑名市, was: [\"243035\"],")},
                                {"cards/242012-tsu.yaml", edited_text(arena, "cards/242012-tsu.yaml", "name: 津市",
                                                                      "name: 津市, was: [\"242063\", \"244023\"]")},
                                {NULL, NULL}};
    edited it = edited_read(files);
    assert_string_equal(input_messages(it.arena, it.diag), "");
    assert_int_equal(it.edition->official_n, 4);
    const tz_municipality *kuwana = &it.edition->cards[0].municipalities[0];
    edited_check_text(&kuwana->roman, "kuwana");
    assert_int_equal(kuwana->was.n, 1);
    edited_check_text(&kuwana->was.at[0], "243035");
    const tz_municipality *tsu = &it.edition->cards[1].municipalities[0];
    assert_int_equal(tsu->was.n, 2); // the card's own word goes before
    edited_check_text(&tsu->was.at[1], "244023");
    assert_int_equal(it.edition->cards[2].municipalities_n, 2);
    edited_check_text(&it.edition->cards[2].municipalities[1].name, "紀北町");
    edited_end(&it);
    tz_arena_free(arena);
}

static void check_list(const char *old, const char *new, const char *expected) {
    edited_check("municipalities.yaml", old, new, expected);
}

static void what_is_wrong_with_the_list_is_reported(void **state) {
    (void)state;
    check_list("roman: kuwana", "roman: az", "");
    check_list("roman: kuwana", "roman: ku`", "4:42: a romanised name is written with small letters a-z\n");
    check_list("roman: kuwana", "roman: \"ku{\"", "4:43: a romanised name is written with small letters a-z\n");
    check_list("roman: kuwana", "roman: Kuwana", "4:40: a romanised name is written with small letters a-z\n");
    check_list("name: 桑名市", "name: \"\"",
               "4:28: name needs a text\n"
               "cards/242055-kuwana.yaml:2:28: the name 桑名市 is not that of the code 242055: \n");
    check_list("  - {code: \"242012\"", "  - {code: \"242055\", name: 桑名市}\n  - {code: \"242012\"",
               "5:13: the code 242055 stands here a second time\n");
    check_list("municipalities:\n", "towns: []\nmunicipalities:\n", "2:1: no such key: towns\n");
}

static void check_card(const char *old, const char *new, const char *expected) {
    edited_check("cards/242012-tsu.yaml", old, new, expected);
}

static void cards_are_compared_with_the_list(void **state) {
    (void)state;
    check_card("name: 津市", "name: 津氏", "2:28: the name 津氏 is not that of the code 242012: 津市\n");
    check_card("\"242012\"", "\"242021\"",
               "2:13: no municipality of the list has the code 242021\n"
               "2:13: the file is named after the code 242012, but the card is 242021's\n");
    check_card("\"242012\"", "\"24201\"", "2:13: 24201 is no municipality code: six half-width digits are expected\n");
    check_card("name: 津市}\n", "name: 津市}\n  - {code: \"242012\", name: 津市}\n",
               "3:13: 津市 stands twice on this card\n");
    check_card("name: 津市}\n", "name: 津市}\n  - {code: \"245437\", name: 紀北町}\n",
               "cards/242098-owase.yaml:3:13: 紀北町 is on another card as well\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_gives_cards_what_it_knows),
        cmocka_unit_test(what_is_wrong_with_the_list_is_reported),
        cmocka_unit_test(cards_are_compared_with_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
