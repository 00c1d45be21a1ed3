// Workbooks that tsuzuri has made: found by their hidden worksheet, as long as the labels are where they were.
#include "grid.h"

#define FORM                                                                                                                                               \
    "題名\n市町村名|桑名市\n共同で回答する市町|\n●日常の療養支援|あ|3\n①状況|い|4\n②その他|う|5\n①ACP関係|え|" \
    "6\n②その他|お|7"
#define MADE                                                                                                                \
    "tsuzuri-form|1\nedition|r7\nfingerprint|0123456789abcdef\ncode|242055\nnames|調査票|A2|B2\njoint|調査票|A3|B3\n" \
    "field|goals.care|調査票|A4|B4\nfield|status.situation|調査票|A5|B5\nfield|status.other|調査票|A6|B6\n"        \
    "field|shared.acp|調査票|A7|B7\nfield|shared.other|調査票|A8|B8"

static grid_result read_made(const char *form, const char *made) {
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票", form, TZ_VISIBLE},
                                 {"記入例", FORM, TZ_VISIBLE},
                                 {"tsuzuri", made, TZ_VERY_HIDDEN},
                                 {NULL, NULL, TZ_VISIBLE}};
    return read_grids(&survey, "a.xlsx", sheets);
}

static void answers_stand_where_the_hidden_worksheet_says(void **state) {
    (void)state;
    // By their order alone the two fields ②その他 would be the other way round.
    grid_result it = read_made(
        "題名\n市町村名|桑名市\n共同で回答する市町|\n●日常の療養支援|あ\n①状況|い\n②その他|お\n①ACP関係|え\n②その他|う",
        "tsuzuri-form|1\nedition|r7\nfingerprint|0123456789abcdef\ncode|242055\nnames|調査票|A2|B2\n"
        "field|goals.care|調査票|A4|B4\nfield|status.situation|調査票|A5|B5\nfield|status.other|調査票|A8|B8\n"
        "field|shared.acp|調査票|A7|B7\nfield|shared.other|調査票|A6|B6");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

static void rows_that_were_moved_are_found_by_their_labels(void **state) {
    (void)state;
    grid_result it =
        read_made("題名\n市町村名|桑名市\n\n●日常の療養支援|あ\n\n①状況|い\n②その他|う\n①ACP関係|え\n②その他|お", MADE);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
}

static void others_may_join_the_answer(void **state) {
    (void)state;
    grid_result it = read_made("題名\n市町村名|桑名市\n共同で回答する市町|木曽岬町、いなべ市\n●日常の療養支援|"
                               "あ\n①状況|い\n②その他|う\n①ACP関係|え\n②その他|お",
                               MADE);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_int_equal(it.replies.all.at[0].municipalities_n, 3);
    tz_arena_free(it.arena);
}

static void another_name_in_the_form_is_an_error(void **state) {
    (void)state;
    grid_result it =
        read_made("題名\n市町村名|いなべ市\n\n●日常の療養支援|あ\n①状況|い\n②その他|う\n①ACP関係|え\n②その他|お", MADE);
    assert_false(it.ok);
    check_message(&it, "調査票!B2:1:1: error: the code 242055 is that of 桑名市, but the name is いなべ市");
    tz_arena_free(it.arena);
}

static void last_years_workbook_is_an_error(void **state) {
    (void)state;
    grid_result it = read_made(FORM, "tsuzuri-form|1\nedition|r6\nfingerprint|0123456789abcdef");
    assert_false(it.ok);
    check_message(&it, "a.xlsx: error: this workbook was made for the edition r6, not for r7");
    tz_arena_free(it.arena);
}

static void a_changed_form_goes_by_its_labels(void **state) {
    (void)state;
    grid_result it = read_made(FORM, "tsuzuri-form|1\nedition|r7\nfingerprint|ffffffffffffffff");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    check_message(&it, "note: the form has changed since this workbook was made");
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_stand_where_the_hidden_worksheet_says),
        cmocka_unit_test(rows_that_were_moved_are_found_by_their_labels),
        cmocka_unit_test(others_may_join_the_answer),
        cmocka_unit_test(another_name_in_the_form_is_an_error),
        cmocka_unit_test(last_years_workbook_is_an_error),
        cmocka_unit_test(a_changed_form_goes_by_its_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
