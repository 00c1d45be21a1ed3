// Replies that are put together: one answer a field, and none missing.
#include "grid.h"

static void a_second_answer_is_an_error(void **state) {
    (void)state;
    grid_result it = read_grid(GOOD_ROWS "\n(1)状況について\n①状況|別の回答");
    assert_false(it.ok);
    check_message(&it, "調査票!B11:1:1: error: a second answer to ①状況: please leave only one");
    check_message(&it, "調査票!B5:1:1: note: the first one is here");
    assert_int_equal(it.replies.all.n, 1);
    tz_arena_free(it.arena);
}

static void an_empty_repetition_is_none(void **state) {
    (void)state;
    grid_result it = read_grid(GOOD_ROWS "\n(1)状況について\n①状況|");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
    it = read_grid("市町村名|桑名市\n①状況|\n●日常の療養支援|あ\n(1)状況について|\n①状況|い\n②その他|う\n(2)"
                   "共有できる資料|\n①ACP関係|え\n②その他|お");
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
}

#define FORM(name, care, situation)                                                                                    \
    "市町村名|" name "\n●日常の療養支援|" care "\n(1)状況について|\n①状況|" situation                                  \
    "\n②その他|う\n(2)共有できる資料|\n①ACP関係|え\n②その他|お"

static void check_sheets(const char *first, const char *second, const char *expected) {
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"一", first, TZ_VISIBLE}, {"二", second, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "a.xlsx", sheets);
    check_answers(&it, 0, "桑名市", expected);
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

static void formulas_repeat_what_is_typed(void **state) {
    (void)state;
    check_sheets(FORM("桑名市", "あ/い", ""), FORM("=桑名市", "=あい", "=0"), "あ\nい||う|え|お");
    check_sheets(FORM("=桑名市", "=あい", "=0"), FORM("桑名市", "あ/い", ""), "あ\nい||う|え|お");
    check_sheets(FORM("桑名市", "=あ", "0"), FORM("=桑名市", "=あ", "=0"), "あ|0|う|え|お");
}

static void another_text_of_a_formula_is_a_second_answer(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"一", FORM("桑名市", "あ", "い"), TZ_VISIBLE},
                                 {"二", FORM("桑名市", "=あ", "=異"), TZ_VISIBLE},
                                 {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "a.xlsx", sheets);
    assert_false(it.ok);
    check_message(&it, "二!B4:1:1: error: a second answer to ①状況");
    tz_arena_free(it.arena);
}

static void a_merged_cell_answers_one_question(void **state) {
    (void)state;
    grid_result it = read_grid("市町村名|桑名市\n●日常の療養支援|あ\n(1)状況について|\n①状況|い\n②その他|^\n"
                               "(2)共有できる資料|\n①ACP関係|え\n②その他|お");
    assert_false(it.ok);
    check_message(&it, "B4:1:1: error: this merged cell stands beside the labels of two questions");
    tz_arena_free(it.arena);
}

static void missing_labels_are_told(void **state) {
    (void)state;
    grid_result it =
        read_grid("市町村名|桑名市\n●日常の療養支援|あ\n(1)状況について|\n②その他|う\n(2)共有できる資料|\n②その他|お");
    assert_false(it.ok);
    check_message(&it, "cards/回答.xlsx: error: no label is found for these questions of the form: ①状況 "
                       "(status.situation)、①ACP関係 (shared.acp)");
    tz_arena_free(it.arena);
}

static void answers_without_a_value_are_errors(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票", GOOD_ROWS, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    const tz_workbook *workbook = grid_workbook(arena, "a.xlsx", sheets);
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_replies replies = {.all = {.n = 0}};
    for (size_t i = 0; i < workbook->sheets[0].cells_n; i++) { // the answer in B5
        tz_worksheet_cell *cell = (tz_worksheet_cell *)&workbook->sheets[0].cells[i];
        cell->fault = cell->row == 4 && cell->column == 1 ? TZ_CELL_NO_VALUE : cell->fault;
    }
    assert_false(tz_survey_read(arena, &survey, workbook, &replies, diag));
    assert_non_null(strstr(input_messages(arena, diag),
                           "a.xlsx 調査票!B5:1:1: error: the file does not have this formula's result"));
    assert_int_equal(replies.all.n, 1); // it is known whose reply it is
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_answer_is_an_error),
        cmocka_unit_test(an_empty_repetition_is_none),
        cmocka_unit_test(formulas_repeat_what_is_typed),
        cmocka_unit_test(another_text_of_a_formula_is_a_second_answer),
        cmocka_unit_test(a_merged_cell_answers_one_question),
        cmocka_unit_test(missing_labels_are_told),
        cmocka_unit_test(answers_without_a_value_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
