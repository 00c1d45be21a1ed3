// Workbooks as a whole: which worksheets are read, and several of them as one reply.
#include "grid.h"

static void examples_and_hidden_worksheets_are_not_read(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {
        {"記入例（見本）", "市町村名|見本市\n●日常の療養支援|（例）\n①状況|（例）", TZ_VISIBLE},
        {"回答", GOOD_ROWS, TZ_VISIBLE},
        {"リスト", "①状況|選択肢", TZ_HIDDEN},
        {"リスト2", "①状況|選択肢", TZ_VERY_HIDDEN},
        {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "a.xlsx", sheets);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

static void a_reply_may_be_on_several_worksheets(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {
        {"その1", "市町村名|桑名市\n●日常の療養支援|あ\n(1)状況について|\n①状況|い\n②その他|う", TZ_VISIBLE},
        {"その2", "(2)共有できる資料|\n①ACP関係|え\n②その他|お", TZ_VISIBLE},
        {"余白", "", TZ_VISIBLE},
        {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "a.xlsx", sheets);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
}

#define OTHER_ROWS                                                                                                                                                     \
    "市町村名|桑名市\n●日常の療養支援|あ\n(1)状況について|\n①状況|別の回答\n②その他|う\n(2)共有できる資料|\n①ACP関係|" \
    "え\n②その他|お"

static void a_copied_worksheet_with_other_answers_has_second_ones(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    const grid_sheet same[] = {
        {"調査票", GOOD_ROWS, TZ_VISIBLE}, {"調査票 (2)", GOOD_ROWS, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "a.xlsx", same);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
    const grid_sheet other[] = {
        {"調査票", GOOD_ROWS, TZ_VISIBLE}, {"調査票 (2)", OTHER_ROWS, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    it = read_grids(&survey, "a.xlsx", other);
    assert_false(it.ok);
    check_message(&it, "調査票 (2)!B4:1:1: error: a second answer to ①状況");
    tz_arena_free(it.arena);
}

static void check_sheets(const grid_sheet *sheets, size_t replies, const char *messages) {
    tz_survey survey = grid_survey();
    grid_result it = read_grids(&survey, "a.xlsx", sheets);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_int_equal(it.replies.all.n, replies);
    assert_string_equal(it.messages, messages);
    tz_arena_free(it.arena);
}

static void examples_guides_and_old_answers_are_not_read(void **state) {
    (void)state;
    static const char *const names[] = {"記入例", "調査票（例）", "サンプル", "記入要領", "昨年度回答", "前回"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const grid_sheet sheets[] = {
            {names[i], OTHER_ROWS, TZ_VISIBLE}, {"調査票", GOOD_ROWS, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
        check_sheets(sheets, 1, "");
    }
}

static void worksheets_of_several_municipalities_are_replies_of_their_own(void **state) {
    (void)state;
    const grid_sheet named[] = {{"1", GOOD_ROWS, TZ_VISIBLE},
                                {"2",
                                 "市町村名|津市\n(1)状況について\n①状況|異\n●日常の療養支援|\n②その他|\n(2)"
                                 "共有できる資料\n①ACP関係|\n②その他|",
                                 TZ_VISIBLE},
                                {NULL, NULL, TZ_VISIBLE}};
    check_sheets(named, 2, "");
    const grid_sheet by_sheets[] = {{"桑名市", GOOD_ROWS, TZ_VISIBLE},
                                    {"いなべ市",
                                     "(1)状況について\n①状況|異\n●日常の療養支援|\n②その他|\n(2)"
                                     "共有できる資料\n①ACP関係|\n②その他|",
                                     TZ_VISIBLE},
                                    {NULL, NULL, TZ_VISIBLE}};
    check_sheets(by_sheets, 2, "");
}

static void a_row_may_repeat_the_reply_by_formulas(void **state) {
    (void)state;
    const grid_sheet sheets[] = {
        {"集計用", "市町村名|●日常の療養支援|①状況|②その他|①ACP関係|②その他\n=桑名市|=あ|=い|=う|=え|=お", TZ_VISIBLE},
        {"調査票", GOOD_ROWS, TZ_VISIBLE},
        {NULL, NULL, TZ_VISIBLE}};
    check_sheets(sheets, 1, "");
}

static void a_reply_without_any_answer_is_told(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票",
                                  "市町村名|桑名市\n●日常の療養支援|\n(1)状況について\n①状況|\n②その他|\n(2)"
                                  "共有できる資料\n①ACP関係|\n②その他|",
                                  TZ_VISIBLE},
                                 {"記入例", GOOD_ROWS, TZ_VISIBLE},
                                 {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "a.xlsx", sheets);
    assert_true(it.ok);
    check_message(&it, "a.xlsx: warning: none of the questions is answered in this workbook");
    check_message(&it, "note: the worksheet 記入例 is taken for an example: are the answers there?");
    tz_arena_free(it.arena);
}

static void a_workbook_without_labels_is_an_error(void **state) {
    (void)state;
    grid_result it = read_grid("議事録|令和7年\n出席者|10人");
    assert_false(it.ok);
    check_message(&it, "cards/回答.xlsx: error: no label of the form is found");
    tz_arena_free(it.arena);
}

static void survey_yaml_may_say_where_answers_stand(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    tz_survey_cell cells[GRID_FIELDS] = {0};
    cells[SITUATION] = (tz_survey_cell){TEXT("様式!C2"), "様式", 1, 2};
    survey.cells = cells;
    survey.name = (tz_survey_cell){TEXT("様式!A1"), "様式", 0, 0};
    const grid_sheet sheets[] = {{"様式",
                                  "桑名市\n●日常の療養支援|あ|い\n(1)状況について|\n①状況|これではない\n②その他|う\n(2)"
                                  "共有できる資料|\n①ACP関係|え\n②その他|お",
                                  TZ_VISIBLE},
                                 {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "a.xlsx", sheets);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    tz_arena_free(it.arena);
    const grid_sheet other[] = {{"調査票", GOOD_ROWS, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    it = read_grids(&survey, "a.xlsx", other);
    assert_false(it.ok);
    check_message(&it, "a.xlsx: error: there is no worksheet 様式, which survey.yaml names");
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_guides_and_old_answers_are_not_read),
        cmocka_unit_test(worksheets_of_several_municipalities_are_replies_of_their_own),
        cmocka_unit_test(a_row_may_repeat_the_reply_by_formulas),
        cmocka_unit_test(a_reply_without_any_answer_is_told),
        cmocka_unit_test(examples_and_hidden_worksheets_are_not_read),
        cmocka_unit_test(a_reply_may_be_on_several_worksheets),
        cmocka_unit_test(a_copied_worksheet_with_other_answers_has_second_ones),
        cmocka_unit_test(a_workbook_without_labels_is_an_error),
        cmocka_unit_test(survey_yaml_may_say_where_answers_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
