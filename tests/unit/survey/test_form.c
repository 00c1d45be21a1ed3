// Worksheets with one reply: where the answers stand, and what is told of the rest.
#include "grid.h"

static void answers_stand_right_of_their_labels(void **state) {
    (void)state;
    grid_result it = read_grid(GOOD_ROWS);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

static void columns_between_may_be_empty(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名||桑名市\n目指すべき姿\n●日常の療養支援||\n(1)状況について\n①状況||い\n②その他|"
                               "|う\n(2)共有できる資料\n①ACP関係||え\n②その他||");
    check_answers(&it, 0, "桑名市", "|い|う|え|");
    tz_arena_free(it.arena);
}

static void merged_areas_count_as_one(void **state) {
    (void)state;
    grid_result it =
        read_grid("市町村名|<|桑名市|<\n目指すべき姿|<|<|<\n●日常の療養支援|<|あ|<\n^|<|^|<\n(1)状況について|<|<|<"
                  "\n①状況|<|い|<\n②その他|<|う|<\n(2)共有できる資料|<|<|<\n①ACP関係|<|え|<\n②その他|<|お|<");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

static void answers_may_stand_below(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名|桑名市\n目指すべき姿|\n●日常の療養支援|\nあ|\n(1)状況について|\n①状況|"
                               "②その他\nい|う\n(2)共有できる資料|\n①ACP関係|②その他\nえ|お");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
    it = read_grid(
        "桑名市のもの|<\n●日常の療養支援|<\nあ|<\n①状況|<\nい|<\n②その他|<\nう|<\n①ACP関係|<\nえ|<\n②その他|<\nお|<");
    assert_false(it.ok); // whose it is stands beside no label, and the file's name does not tell either
    check_message(&it, "whose answers are these?");
    tz_arena_free(it.arena);
}

static void what_a_survey_says_at_its_end_is_no_answer(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名|桑名市\n●日常の療養支援|あ\n(1)状況について\n①状況|い\n②その他|う\n(2)"
                               "共有できる資料\n①ACP関係|え\n②その他|\n※ご協力ありがとうございました。");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|");
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
    it = read_grid("市町村名|桑名市\n●日常の療養支援|\nあ|\n(1)状況について|\n①状況|\nい|\n②その他|\nう|\n(2)"
                   "共有できる資料|\n①ACP関係|\nえ|\n②その他|\nお|\n※ご協力ありがとうございました。");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

static void a_head_may_say_which_column_the_answers_are_in(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名|桑名市\n項目|説明|回答\n●日常の療養支援|暮らし|あ\n(1)状況について\n①状況|"
                               "数も|い\n②その他|自由に|う\n(2)共有できる資料\n①ACP関係|名称|え\n②その他|自由に|お");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
}

static void pairs_may_stand_beside_each_other(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名|桑名市\n●日常の療養支援|あ|①ACP関係|え\n①状況|い|③|\n(1)状況について\n②その他|"
                               "う\n(2)共有できる資料\n②その他|お");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
}

static void an_answer_to_another_question_is_an_error(void **state) {
    (void)state;
    grid_result it = read_grid(GOOD_ROWS "\n⑦災害時の備え|蓄電池を貸し出している\n※御協力ありがとうございました|");
    assert_false(it.ok);
    check_message(&it, "cards/回答.xlsx 調査票!A10:1:1: error: ⑦災害時の備え is no question of the form");
    check_message(&it, "cards/回答.xlsx 調査票!B10:1:1: note: this is the answer");
    tz_arena_free(it.arena);
    it = read_grid(GOOD_ROWS "\n⑦災害時の備え|\n"); // nothing is answered
    assert_true(it.ok);
    tz_arena_free(it.arena);
    it = read_grid(GOOD_ROWS "\n担当課|長寿福祉課\n"); // it is known what that is
    assert_true(it.ok);
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

static void what_stands_beside_answers_is_told(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名|桑名市\n●日常の療養支援|あ|12\n(1)状況について\n①状況|い|続きはここに\n|"
                               "まだ続く|\n②その他|う|34\n(2)共有できる資料\n①ACP関係|え|\n②その他|お|");
    assert_true(it.ok);
    check_message(&it, "調査票!C4:1:1: warning: this stands beside the answers and is not read: C4, B5");
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_stand_right_of_their_labels),
        cmocka_unit_test(columns_between_may_be_empty),
        cmocka_unit_test(merged_areas_count_as_one),
        cmocka_unit_test(answers_may_stand_below),
        cmocka_unit_test(what_a_survey_says_at_its_end_is_no_answer),
        cmocka_unit_test(a_head_may_say_which_column_the_answers_are_in),
        cmocka_unit_test(pairs_may_stand_beside_each_other),
        cmocka_unit_test(an_answer_to_another_question_is_an_error),
        cmocka_unit_test(what_stands_beside_answers_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
