// What is not read: texts beside and below answers, labels that are no question, several texts for one answer.
#include "grid.h"

static void check(const char *rows, bool ok, const char *message) {
    grid_result it = read_grid(rows);
    if (it.ok != ok)
        fail_msg("%s", it.messages);
    if (*message)
        check_message(&it, message);
    else
        assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

#define ABOVE "市町村名|桑名市\n●日常の療養支援|あ\n(1)状況について\n"
#define BEHIND "\n②その他|う\n(2)共有できる資料\n①ACP関係|え\n②その他|お"

static void texts_beside_and_below_answers_are_told(void **state) {
    (void)state;
    check(ABOVE "①状況|い|横の文" BEHIND, true, "C4:1:1: warning: this stands beside the answers and is not read: C4");
    check(ABOVE "①状況|い\n|続き" BEHIND, true, "B5:1:1: warning: this stands beside the answers and is not read: B5");
    check(ABOVE "①状況|い" BEHIND "\n|続き", true, "warning: this stands beside the answers and is not read: B9");
    check(ABOVE "①状況|い" BEHIND "\n※ありがとうございました\n|", true, "");
}

static void labels_that_are_no_question_are_told(void **state) {
    (void)state;
    check(ABOVE "①状況|い\n③課題|か" BEHIND, false, "A5:1:1: error: ③課題 is no question of the form");
    check(ABOVE "①状況|い\n前年度からの変更点|か" BEHIND, false, "A5:1:1: error: 前年度からの変更点 is no question");
}

static void an_answer_has_one_cell(void **state) {
    (void)state;
    check(ABOVE "①状況|い\n^|続き" BEHIND, false,
          "B5:1:1: error: two texts stand at the label ①状況, this one and that of B4: an answer has one cell");
    check("市町村名|桑名市\n●日常の療養支援|<\nあ|<\nあの続き|<\n①状況|<\nい|<", false,
          "A4:1:1: error: two texts stand at the label ●日常の療養支援, this one and that of A3");
}

static void rows_of_answers_without_names_are_told(void **state) {
    (void)state;
    check("●日常の療養支援|①状況|①ACP関係\nあ|い|え\nか|き|け", false,
          "B3:1:1: error: this is a second row of answers below the labels");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_beside_and_below_answers_are_told),
        cmocka_unit_test(labels_that_are_no_question_are_told),
        cmocka_unit_test(an_answer_has_one_cell),
        cmocka_unit_test(rows_of_answers_without_names_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
