// Tables: one or two heads, a reply a row, and what does not belong.
#include "grid.h"

#define HEAD "コード|市町村名|●日常の療養支援|①状況|②その他|①ACP関係|②その他"

static void rows_are_replies(void **state) {
    (void)state;
    grid_result it = read_grid("回答一覧\n\n||目指すべき姿|(1)状況について|<|(2)共有できる資料|<\n" HEAD
                               "\n242055|桑名市|あ|い|う|え|お\n|||||\n242144|いなべ市|か|き||け|こ");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    check_answers(&it, 1, "いなべ市", "か|き||け|こ");
    assert_int_equal(it.replies.all.n, 2);
    assert_string_equal(it.messages, "");
    assert_string_equal(it.replies.all.at[1].answers[SITUATION].source->name, "cards/回答.xlsx 調査票!D7");
    tz_arena_free(it.arena);
}

// As CSV has merged heads: the first cell, and empty ones behind it.
static void heads_of_sections_stand_over_the_columns_behind_them(void **state) {
    (void)state;
    grid_result it = read_grid("コード|市町村名|(2)共有できる資料||(1)状況について||目指すべき姿\n||②その他|①ACP関係|"
                               "②その他|①状況|日常の療養支援\n242055|桑名市|お|え|う|い|あ");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
}

static void equal_labels_without_sections_go_by_order(void **state) {
    (void)state;
    grid_result it = read_grid(HEAD "\n242055|桑名市|あ|い|う|え|お");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
    it = read_grid("市町村名|●日常の療養支援|①状況|①ACP関係|②その他\n桑名市|あ|い|え|お");
    assert_false(it.ok); // which of the two?
    check_message(&it, "調査票!E1:1:1: error: this label is that of several questions");
    tz_arena_free(it.arena);
}

static void columns_that_are_no_question_are_errors(void **state) {
    (void)state;
    grid_result it = read_grid(HEAD "|⑦災害時の備え|担当課|備考欄|\n242055|桑名市|あ|い|う|え|お|蓄電池|長寿課||続き");
    assert_false(it.ok);
    check_message(&it, "調査票!H1:1:1: error: ⑦災害時の備え is no question of the form");
    check_message(&it, "調査票!K2:1:1: error: this column has no head");
    assert_null(strstr(it.messages, "備考欄")); // nothing is answered there
    assert_null(strstr(it.messages, "担当課"));
    tz_arena_free(it.arena);
}

static void rows_without_a_municipality_are_told(void **state) {
    (void)state;
    grid_result it =
        read_grid(HEAD "\n242055|桑名市|あ|い|う|え|お\n||か|き||け|こ\n※令和7年12月現在\n|鈴鹿市|さ|し||せ|そ");
    assert_false(it.ok);
    check_message(&it, "調査票!C3:1:1: error: whose answers are these? This row names no municipality");
    check_message(&it, "調査票!A4:1:1: note: nothing else stands in this row");
    check_message(&it, "調査票!B5:1:1: error: no municipality of the list is called 鈴鹿市");
    assert_int_equal(it.replies.all.n, 1);
    tz_arena_free(it.arena);
}

static void missing_columns_are_told_once(void **state) {
    (void)state;
    grid_result it =
        read_grid("市町村名|●日常の療養支援|①状況|②その他|②その他\n桑名市|あ|い|う|お\nいなべ市|あ|い|う|お");
    assert_false(it.ok);
    check_message(&it,
                  "cards/回答.xlsx: error: no label is found for these questions of the form: ①ACP関係 (shared.acp)");
    assert_null(strstr(strstr(it.messages, "no label") + 1, "no label"));
    tz_arena_free(it.arena);
}

static void totals_are_not_read(void **state) {
    (void)state;
    grid_result it =
        read_grid(HEAD "\n|県全体|1|1|1|1|1\n242055|桑名市|あ|い|う|え|お\n|合計|1|1|1|1|1\n平均||1|1|1|1|1");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_int_equal(it.replies.all.n, 1);
    check_message(&it, "B2:1:1: note: this row sums up others and is not read");
    tz_arena_free(it.arena);
}

static void a_head_may_be_repeated(void **state) {
    (void)state;
    grid_result it =
        read_grid("北勢\n" HEAD "\n242055|桑名市|あ|い|う|え|お\n\n中勢\n" HEAD "\n242012|津市|か|き|く|け|こ");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    check_answers(&it, 1, "津市", "か|き|く|け|こ");
    tz_arena_free(it.arena);
}

static void another_head_begins_another_table(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名|●日常の療養支援|①状況\n桑名市|あ|い\n市町村名|①ACP関係|①状況\n桑名市|え|い");
    assert_false(it.ok);
    check_message(&it, "A3:1:1: error: a second table with other heads begins here");
    assert_int_equal(it.replies.all.n, 1);
    tz_arena_free(it.arena);
}

static void names_may_stand_below_another_head(void **state) {
    (void)state;
    grid_result it = read_grid("どこの町ですか|●日常の療養支援|①状況|②その他|①ACP関係|②その他\n桑名市|あ|い|う|え|お\n"
                               "いなべ市|か|き|く|け|こ");
    check_answers(&it, 1, "いなべ市", "か|き|く|け|こ");
    tz_arena_free(it.arena);
}

static void an_answer_over_two_columns_is_told(void **state) {
    (void)state;
    grid_result it = read_grid(HEAD "\n242055|桑名市|あ|い|<|え|お");
    assert_false(it.ok);
    check_message(&it, "D2:1:1: error: this merged cell stands beside the labels of two questions");
    tz_arena_free(it.arena);
}

static void heads_of_other_columns_may_stand_above(void **state) {
    (void)state;
    grid_result it =
        read_grid("No.|市町村名|担当課|目指すべき姿|(1)状況について||(2)共有できる資料|\n|||●日常の療養支援|"
                  "①状況|②その他|①ACP関係|②その他\n1|桑名市|福祉課|あ|い|う|え|お");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_replies),
        cmocka_unit_test(heads_of_sections_stand_over_the_columns_behind_them),
        cmocka_unit_test(equal_labels_without_sections_go_by_order),
        cmocka_unit_test(columns_that_are_no_question_are_errors),
        cmocka_unit_test(rows_without_a_municipality_are_told),
        cmocka_unit_test(missing_columns_are_told_once),
        cmocka_unit_test(totals_are_not_read),
        cmocka_unit_test(a_head_may_be_repeated),
        cmocka_unit_test(another_head_begins_another_table),
        cmocka_unit_test(names_may_stand_below_another_head),
        cmocka_unit_test(an_answer_over_two_columns_is_told),
        cmocka_unit_test(heads_of_other_columns_may_stand_above),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
