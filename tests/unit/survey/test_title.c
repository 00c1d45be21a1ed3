// Names in titles: with their label in one cell, in brackets, alone; and what is none.
#include "grid.h"

#define ANSWERS                                                                                                        \
    "\n●日常の療養支援|あ\n(1)状況について|\n①状況|い\n②その他|う\n(2)共有できる資料|\n①ACP関係|え\n②その他|お"

static void check(const char *title, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    grid_result it = read_grid(tz_arena_format(arena, "%s" ANSWERS, title));
    if (*expected)
        check_answers(&it, 0, expected, "あ|い|う|え|お");
    else
        check_message(&it, "whose answers are these?");
    tz_arena_free(it.arena);
    tz_arena_free(arena);
}

static void titles_may_name_the_municipality(void **state) {
    (void)state;
    check("令和7年度 調査票（桑名市）", "桑名市");
    check("市町村名：桑名市", "桑名市");
    check("市町村名（　桑名市　）", "桑名市");
    check("市町村名　三重県桑名市", "桑名市");
    check("調査票\n|桑名市", "桑名市");
}

static void what_is_no_name_is_not_taken(void **state) {
    (void)state;
    check("提出先：三重県津市広明町13番地", "");
    check("調査票（桑名市・いなべ市）", ""); // one of them, or both?
    check("調査票（桑名市）\n担当（津市）", "");
    check("調査票（記入例）", "");
}

static void the_files_name_comes_before_titles(void **state) {
    (void)state;
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票", "事務局（津市）" ANSWERS, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    grid_result it = read_grids(&survey, "cards/桑名市.xlsx", sheets);
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_may_name_the_municipality),
        cmocka_unit_test(what_is_no_name_is_not_taken),
        cmocka_unit_test(the_files_name_comes_before_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
