// Workbooks in cards/: whose card each reply becomes, and what is told of those that become none.
#include "replied.h"

static void check_answer(const edited *it, size_t card, size_t field, const char *expected) {
    edited_check_text(&it->edition->cards[card].answers[field], expected);
}

static void replies_become_the_cards_that_regions_list(void **state) {
    (void)state;
    const input_text files[] = {{"cards/回答.csv", REPLIED_TABLE}, {NULL, NULL}};
    edited it = replied_read(files);
    replied_check_message(&it, "errata.yaml"); // it is about other answers
    assert_non_null(it.edition);
    assert_int_equal(it.edition->cards_n, 3);
    assert_string_equal(it.edition->cards[0].slug, "242055-kuwana");
    check_answer(&it, 0, 1, "・水\n・米");
    check_answer(&it, 0, 2, "");
    check_answer(&it, 1, 0, "防災課");
    assert_int_equal(it.edition->cards[2].municipalities_n, 2);
    edited_check_text(&it.edition->cards[2].municipalities[1].name, "紀北町");
    edited_check_text(&it.edition->cards[2].municipalities[1].roman, "kihoku");
    assert_int_equal(it.edition->cards[1].answers[0].id, 6); // counted card by card
    assert_string_equal(it.edition->input_names[it.edition->inputs_n - 2], "cards/回答.csv");
    tz_place place = tz_text_place(&it.edition->cards[0].answers[1], 7);
    assert_string_equal(place.source->name, "cards/回答.csv D3");
    edited_end(&it);
}

static void a_second_reply_is_an_error(void **state) {
    (void)state;
    const input_text files[] = {{"cards/回答.csv", REPLIED_TABLE},
                                {"cards/訂正.csv", REPLIED_HEAD "242055,桑名市,別の課,水,無,無,\r\n"},
                                {NULL, NULL}};
    edited it = replied_read(files);
    assert_null(it.edition);
    replied_check_message(
        &it, "cards/訂正.csv B2:1:1: error: 桑名市 has answered twice: please leave only one of the files in cards/");
    replied_check_message(&it, "cards/回答.csv B3:1:1: note: the first answers are here");
    edited_end(&it);
}

static void a_reply_that_no_region_lists_is_an_error(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *edition = edited_text(arena, "edition.yaml", "[242055-kuwana, 242012-tsu]", "[津市]");
    const input_text files[] = {{"edition.yaml", edition}, {"cards/回答.csv", REPLIED_TABLE}, {NULL, NULL}};
    edited it = replied_read(files);
    assert_null(it.edition);
    replied_check_message(&it, "cards/回答.csv B3:1:1: error: 桑名市 has answered, but no region lists it");
    replied_check_message(&it, "note: write 242055 in one of these lists of cards");
    edited_end(&it);
    tz_arena_free(arena);
}

static void a_missing_reply_is_told_like_a_missing_file(void **state) {
    (void)state;
    const input_text files[] = {{"cards/242012-tsu.yaml",
                                 "municipalities: [{code: \"242012\", name: 津市}]\noffice: {name: \"\"}\nstock: "
                                 "{food: \"\", power: \"\"}\nshelter: {food: \"\", notes: \"\"}\n"},
                                {"cards/桑名市.csv", REPLIED_HEAD "242055,桑名市,危機管理課,水,,有,\r\n"},
                                {NULL, NULL}};
    edited it = replied_read(files);
    assert_null(it.edition);
    replied_check_message(&it, "edition.yaml:22:13: error: there is no file cards/242098-owase.yaml");
    edited_end(&it);
}

static void workbooks_that_cannot_be_read_hide_no_other_error(void **state) {
    (void)state;
    const input_text files[] = {{"cards/回答.xlsx", "PK\3\4 cut off"},
                                {"cards/津市.csv", REPLIED_HEAD "242012,桑名市,防災課,米,発電機,有,なし\r\n"},
                                {NULL, NULL}};
    edited it = replied_read(files);
    assert_null(it.edition);
    replied_check_message(&it, "cards/回答.xlsx: error: this workbook is damaged or incomplete");
    replied_check_message(&it, "cards/津市.csv A2:1:1: error: the code 242012 is that of 津市, but the name is 桑名市");
    const char *messages = input_messages(it.arena, it.diag);
    assert_null(strstr(messages, "is on no card")); // it may be in the file that cannot be read
    assert_null(strstr(messages, "there is no file"));
    edited_end(&it);
}

static void survey_yaml_is_read_where_there_is_one(void **state) {
    (void)state;
    const input_text files[] = {
        {"cards/回答.csv", REPLIED_TABLE}, {"survey.yaml", "ignored: [余計]\nstock.fod: a!A1\n"}, {NULL, NULL}};
    edited it = replied_read(files);
    assert_null(it.edition);
    replied_check_message(&it, "survey.yaml:2:1: error: the form has no field stock.fod (did you mean stock.food?)");
    edited_end(&it);
}

static void lock_files_are_not_read(void **state) {
    (void)state;
    const input_text files[] = {{"cards/回答.csv", REPLIED_TABLE},
                                {"cards/~$回答.xlsx", "\x05user"},
                                {"cards/.~lock.回答.csv#", "user"},
                                {NULL, NULL}};
    edited it = replied_read(files);
    assert_non_null(it.edition);
    edited_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replies_become_the_cards_that_regions_list),
        cmocka_unit_test(a_second_reply_is_an_error),
        cmocka_unit_test(a_reply_that_no_region_lists_is_an_error),
        cmocka_unit_test(a_missing_reply_is_told_like_a_missing_file),
        cmocka_unit_test(workbooks_that_cannot_be_read_hide_no_other_error),
        cmocka_unit_test(survey_yaml_is_read_where_there_is_one),
        cmocka_unit_test(lock_files_are_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
