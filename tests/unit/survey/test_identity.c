// Whose reply it is: names, codes, both, or the file's name; and where they disagree.
#include "grid.h"

#define ANSWERS                                                                                                        \
    "\n●日常の療養支援|あ\n(1)状況について|\n①状況|い\n②その他|う\n(2)共有できる資料|\n①ACP関係|え\n②その他|お"

static void check_names(const char *file, const char *rows, const char *names, const char *codes) {
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票", rows, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, file, sheets);
    if (!it.ok)
        fail_msg("%s", it.messages);
    tz_bytes all_names = {0}, all_codes = {0};
    const tz_reply *reply = &it.replies.all.at[0];
    for (size_t i = 0; i < reply->municipalities_n; i++) {
        tz_bytes_format(it.arena, &all_names, "%s%s", i ? "、" : "",
                        tz_text_to_string(it.arena, &reply->municipalities[i].name));
        tz_bytes_format(it.arena, &all_codes, "%s%s", i ? "、" : "",
                        tz_text_to_string(it.arena, &reply->municipalities[i].code));
    }
    assert_string_equal(tz_arena_copy(it.arena, all_names.at, all_names.n), names);
    assert_string_equal(tz_arena_copy(it.arena, all_codes.at, all_codes.n), codes);
    tz_arena_free(it.arena);
}

static void names_codes_or_the_files_name_say_it(void **state) {
    (void)state;
    check_names("a.xlsx", "市町村名|三重県桑名市" ANSWERS, "桑名市", "242055");
    check_names("a.xlsx", "市町村コード|12025" ANSWERS, "函館市", "012025");
    check_names("a.xlsx", "市町村コード|242055\n市町村名|桑名市" ANSWERS, "桑名市", "242055");
    check_names("cards/回答_桑名市.xlsx", "担当課|福祉課" ANSWERS, "桑名市", "242055");
    check_names("いなべ市.xlsx", "市町村名|桑名市" ANSWERS, "桑名市", "242055"); // cells come first
    check_names("a.xlsx", "市町村コード|242055／242144\n市町村名|桑名市・いなべ市（共同回答）" ANSWERS,
                "桑名市、いなべ市", "242055、242144");
    check_names("a.xlsx", "市町村名|桑名市\n共同で回答する市町|木曽岬町" ANSWERS, "桑名市、木曽岬町", "242055、243035");
    check_names("a.xlsx", "市町村名|いなべ市\n市町村コード|242055、242144\n共同で回答する市町|桑名市" ANSWERS,
                "いなべ市、桑名市", "242144、242055");
}

static void a_file_named_like_another_municipality_is_told(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票", "市町村名|桑名市" ANSWERS, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "cards/いなべ市.xlsx", sheets);
    assert_true(it.ok);
    check_message(&it, "B1:1:1: warning: the file is named like いなべ市, but 桑名市 stands here");
    tz_arena_free(it.arena);
    it = read_grids(&survey, "cards/桑名市といなべ市.xlsx", sheets);
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

static void check_error(const char *rows, const char *message) {
    grid_result it = read_grid(rows);
    assert_false(it.ok);
    assert_int_equal(it.replies.all.n, 0);
    check_message(&it, message);
    tz_arena_free(it.arena);
}

static void disagreement_is_an_error(void **state) {
    (void)state;
    check_error("コード|242144\n市町村名|桑名市" ANSWERS,
                "調査票!B1:1:1: error: the code 242144 is that of いなべ市, but the name is 桑名市");
    check_error("コード|172049\n市町村名|桑名市" ANSWERS,
                "調査票!B1:1:1: error: the code 172049 is not that of 桑名市: 242055");
    check_error("コード|242055\n市町村名|桑名市、いなべ市" ANSWERS,
                "調査票!B2:1:5: error: いなべ市 is named here, but its code 242144 is not");
    check_error("コード|999999" ANSWERS, "調査票!B1:1:1: error: no municipality of the list has the code 999999");
    check_error("市町村名|桑名町" ANSWERS, "調査票!B1:1:1: error: no municipality of the list is called 桑名町");
    check_error("担当課|福祉課" ANSWERS, "cards/回答.xlsx: error: whose answers are these?");
}

static void messages_stand_at_the_cell_that_names_it(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名|桑名市、いなべ市" ANSWERS);
    const tz_reply *reply = &it.replies.all.at[0];
    tz_place place = tz_text_place(&reply->municipalities[1].name, 0);
    assert_string_equal(place.source->name, "cards/回答.xlsx 調査票!B1");
    assert_int_equal(place.at, strlen("桑名市、"));
    tz_arena_free(it.arena);
}

static void without_a_list_both_are_needed(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    survey.municipalities_n = 0;
    const grid_sheet good[] = {{"調査票", "コード|312011\n市町村名|鳥取市" ANSWERS, TZ_VISIBLE},
                               {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "a.xlsx", good);
    assert_true(it.ok);
    assert_string_equal(tz_text_to_string(it.arena, &it.replies.all.at[0].municipalities[0].name), "鳥取市");
    assert_string_equal(tz_text_to_string(it.arena, &it.replies.all.at[0].municipalities[0].code), "312011");
    tz_arena_free(it.arena);
    const grid_sheet bad[] = {{"調査票", "市町村名|鳥取市" ANSWERS, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    it = read_grids(&survey, "a.xlsx", bad);
    assert_false(it.ok);
    check_message(&it, "a workbook has to give both code and name of each");
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_named_like_another_municipality_is_told),
        cmocka_unit_test(names_codes_or_the_files_name_say_it),
        cmocka_unit_test(disagreement_is_an_error),
        cmocka_unit_test(messages_stand_at_the_cell_that_names_it),
        cmocka_unit_test(without_a_list_both_are_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
