// Tables on their side: questions in the rows, municipalities side by side.
#include "grid.h"

#define QUESTIONS(a, b, c, d, e)                                                                                       \
    "\n目指すべき姿\n●日常の療養支援|" a "\n(1)状況について\n①状況|" b "\n②その他|" c                                  \
    "\n(2)共有できる資料\n①ACP関係|" d "\n②その他|" e

static void columns_are_replies(void **state) {
    (void)state;
    static const char *const heads[] = {"市町村名|桑名市|いなべ市", "項目|桑名市|いなべ市",
                                        "コード|242055|242144\n|桑名市|いなべ市"};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        grid_result it =
            read_grid(tz_arena_format(arena, "%s%s", heads[i], QUESTIONS("あ|か", "い|き", "う|", "え|け", "お|こ")));
        check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
        check_answers(&it, 1, "いなべ市", "か|き||け|こ");
        assert_int_equal(it.replies.all.n, 2);
        assert_string_equal(it.messages, "");
        tz_arena_free(it.arena);
        tz_arena_free(arena);
    }
}

static void check_error(const char *rows, const char *message) {
    grid_result it = read_grid(rows);
    assert_false(it.ok);
    check_message(&it, message);
    tz_arena_free(it.arena);
}

static void columns_of_nobody_are_errors(void **state) {
    (void)state;
    check_error("項目|桑名市|いなべ市|四日市町" QUESTIONS("あ|か|さ", "い|き", "う|く", "え|け", "お|こ"),
                "D1:1:1: error: no municipality of the list is called 四日市町");
    check_error("項目|桑名市|いなべ市|" QUESTIONS("あ|か|さ", "い|き", "う|く", "え|け", "お|こ"),
                "D3:1:1: error: this column has no head");
    check_error("項目|桑名市|津市" QUESTIONS("あ|<", "い|き", "う|く", "え|け", "お|こ"),
                "B3:1:1: error: this merged cell stands beside");
}

static void totals_and_explanations_are_no_replies(void **state) {
    (void)state;
    grid_result it = read_grid(
        "項目|説明|桑名市|いなべ市|合計" QUESTIONS("x|あ|か|2", "x|い|き|2", "x|う|く|2", "x|え|け|2", "x|お|こ|2"));
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_int_equal(it.replies.all.n, 2);
    tz_arena_free(it.arena);
}

static void rows_of_no_question_are_errors(void **state) {
    (void)state;
    check_error("項目|桑名市|いなべ市" QUESTIONS("あ|か", "い|き\n③課題|さ|", "う|く", "え|け", "お|こ"),
                "A6:1:1: error: ③課題 is no question of the form");
    check_error("項目|桑名市|いなべ市" QUESTIONS("あ|か", "い|き\n|続き|", "う|く", "え|け", "お|こ"),
                "B6:1:1: error: this row has no label");
    check_error("項目|桑名市|いなべ市\n●日常の療養支援|あ|か\n①状況|い|き",
                "error: no label is found for these questions");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_replies),
        cmocka_unit_test(columns_of_nobody_are_errors),
        cmocka_unit_test(totals_and_explanations_are_no_replies),
        cmocka_unit_test(rows_of_no_question_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
