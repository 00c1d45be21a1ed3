// Importing: workbooks, exported files and cards, for an edition whose own cards are left alone.
#include "replied.h"

static const tz_import *import(edited *it) {
    const tz_input input = replied_input(it);
    return tz_edition_import(it->arena, &input, 1, it->diag);
}

static void tables_become_cards_with_the_names_of_the_regions(void **state) {
    (void)state;
    const input_text files[] = {
        {"cards/回答.csv",
         REPLIED_HEAD "242098、245437,尾鷲市、紀北町,防災課,パン,蓄電池,無,特になし\r\n242055,桑名市,課,水,,有,\r\n"},
        {NULL, NULL}};
    edited it = replied_new(files);
    const tz_import *made = import(&it);
    replied_check_messages(&it, ""); // a part of the cards is enough
    assert_non_null(made);
    assert_int_equal(made->cards_n, 2);
    assert_string_equal(made->cards[0].card.slug, "242098-owase");
    assert_string_equal(made->cards[1].card.slug, "242055-kuwana");
    assert_string_equal(made->cards[0].path, "cards/回答.csv");
    edited_check_text(&made->cards[0].card.answers[2], "蓄電池");
    edited_end(&it);
}

static void exported_files_and_cards_are_read(void **state) {
    (void)state;
    const input_text files[] = {
        {"cards/a.json", "{\"edition\": \"right\", \"cards\": [{\"municipalities\": [{\"code\": \"242012\", \"name\": "
                         "\"津市\"}], \"office\": {\"name\": \"課\"}, \"stock\": {\"food\": \"米\\n水 \\\"A\\\"\", "
                         "\"power\": \"\"}, \"shelter\": {\"food\": \"\", \"notes\": \"\"}}]}"},
        {"cards/b.yaml", "municipalities: [{code: \"242055\", name: 桑名市}]\noffice: {name: 課}\nstock:\n  food: |\n  "
                         "  ・米\n      ・水\n  power: \"\"\nshelter: {food: \"\", notes: \"\"}\n"},
        {NULL, NULL}};
    edited it = replied_new(files);
    const tz_import *made = import(&it);
    replied_check_messages(&it, "");
    assert_int_equal(made->cards_n, 2);
    edited_check_text(&made->cards[0].card.answers[1], "米\n水 \"A\"");
    edited_check_text(&made->cards[1].card.answers[1], "・米\n  ・水");
    edited_end(&it);
}

static void a_card_that_no_region_lists_gets_a_name_of_its_own(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *edition = edited_text(arena, "edition.yaml", "[242055-kuwana, 242012-tsu]", "[津市]");
    const input_text files[] = {{"edition.yaml", edition}, {"cards/回答.csv", REPLIED_TABLE}, {NULL, NULL}};
    edited it = replied_new(files);
    const tz_import *made = import(&it);
    assert_string_equal(made->cards[0].card.slug, "津市");
    assert_string_equal(made->cards[1].card.slug, "242055-kuwana");
    edited_end(&it);
    tz_arena_free(arena);
}

static void what_is_wrong_is_told(void **state) {
    (void)state;
    const input_text files[] = {{"cards/a.csv", REPLIED_TABLE},
                                {"cards/b.csv", REPLIED_HEAD "242055,桑名市,課,水,,有,\r\n"},
                                {"cards/c.docx", "x"},
                                {"cards/d.json", "{\"cards\": 1}"},
                                {NULL, NULL}};
    edited it = replied_new(files);
    assert_null(import(&it));
    replied_check_message(&it, "b.csv B2:1:1: error: 桑名市 is on another card as well");
    replied_check_message(&it, "c.docx is nothing that can be imported");
    replied_check_message(&it, "d.json:1:11: error: a list is expected here");
    edited_end(&it);
}

static void what_is_there_already_is_read_without_messages(void **state) {
    (void)state;
    const input_text files[] = {{"cards/回答.csv", REPLIED_TABLE}, {NULL, NULL}};
    edited it = replied_new(files);
    const tz_import *made = import(&it);
    tz_card card;
    const char *good = "municipalities: [{code: \"242055\", name: 桑名市}]\noffice: {name: 課}\nstock: {food: 米, "
                       "power: \"\"}\nshelter: {food: \"\", notes: \"\"}\n";
    assert_true(tz_import_read_old(it.arena, made, tz_source_new(it.arena, "x", good, strlen(good)), &card));
    edited_check_text(&card.answers[1], "米");
    const char *bad = "municipalities: [\n";
    assert_false(tz_import_read_old(it.arena, made, tz_source_new(it.arena, "x", bad, strlen(bad)), &card));
    replied_check_messages(&it, "");
    edited_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_become_cards_with_the_names_of_the_regions),
        cmocka_unit_test(exported_files_and_cards_are_read),
        cmocka_unit_test(a_card_that_no_region_lists_gets_a_name_of_its_own),
        cmocka_unit_test(what_is_wrong_is_told),
        cmocka_unit_test(what_is_there_already_is_read_without_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
