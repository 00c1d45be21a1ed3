// Labels of a worksheet: found with their cells, and given the field that is meant.
#include "grid.h"

static tz_located locate(tz_survey_reading *r, uint32_t row) {
    tz_located located = {.sheet = NULL};
    assert_true(tz_located_find(r, &r->workbook->sheets[0], &located));
    tz_located_resolve(r, &located, row);
    return located;
}

// The paths of the labels that name a field, in the order of the cells.
static void check(const char *rows, const char *expected, bool ok) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票", rows, TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    tz_survey_reading r = grid_reading(arena, &survey, grid_workbook(arena, "a.xlsx", sheets));
    tz_located located = locate(&r, TZ_ANY_ROW);
    tz_bytes out = {0};
    for (size_t i = 0; i < located.all.n; i++)
        if (located.all.at[i].label.kind == TZ_LABEL_FIELD)
            tz_bytes_format(arena, &out, "%s%s", out.n ? " " : "",
                            located.all.at[i].field == SIZE_MAX ? "?" : grid_fields[located.all.at[i].field].path);
    assert_string_equal(tz_arena_copy(arena, out.at, out.n), expected);
    assert_int_equal(r.ok, ok);
    tz_arena_free(arena);
}

static void sections_above_tell_equal_labels_apart(void **state) {
    (void)state;
    check("(2)共有できる資料\n②その他\n(1)状況について\n②その他", "shared.other status.other", true);
    check("(1)状況について|<|(2)共有できる資料\n①状況|②その他|②その他", "status.situation status.other shared.other",
          true);
}

static void sections_at_the_left_tell_them_apart(void **state) {
    (void)state;
    check("(2)共有できる資料|①ACP関係\n^|②その他\n(1)状況について|①状況\n^|②その他",
          "shared.acp shared.other status.situation status.other", true);
}

static void without_sections_their_order_does(void **state) {
    (void)state;
    check("①状況\n②その他\n①ACP関係\n②その他", "status.situation status.other shared.acp shared.other", true);
    check("(1)状況について\n②その他\n目指すべき姿\n②その他", "status.other shared.other", true); // only one is left
    check("②その他", "?", false);
    check("②その他\n②その他\n②その他", "? ? ?", false);
}

static void an_answer_that_begins_like_a_label_is_none(void **state) {
    (void)state;
    check("①状況|①状況（具体的には次のとおり）", "status.situation", true);
    check("①状況（具体的に）|い", "status.situation", true);
}

static void an_answer_that_is_worded_like_a_label_is_none(void **state) {
    (void)state;
    check("①状況|い\n①ACP関係|状況", "status.situation shared.acp", true); // without the number
    check("①状況|ACP関係\n①|ACP関係\n②その他|", "status.situation shared.acp shared.acp ?", false); // two alike
    check("|①|状況|ACP関係\n|②|ACP関係|え\n||日常の療養支援|あ", "status.situation shared.acp goals.care", true);
    check("市町村名|①状況|①ACP関係|●日常の療養支援\n桑名市|ACP関係|状況|あ", "status.situation shared.acp goals.care",
          true);
}

static void the_worksheets_name_tells_the_section(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"(2)共有", "②その他|お", TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    tz_survey_reading r = grid_reading(arena, &survey, grid_workbook(arena, "a.xlsx", sheets));
    tz_located located = locate(&r, TZ_ANY_ROW);
    assert_int_equal(located.all.at[0].field, SHARED_OTHER);
    tz_arena_free(arena);
}

static void labels_are_found_by_their_cells(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey = grid_survey();
    const grid_sheet sheets[] = {{"調査票", "題名\n市町村名|桑名市\n①状況|い", TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    tz_survey_reading r = grid_reading(arena, &survey, grid_workbook(arena, "a.xlsx", sheets));
    tz_located located = locate(&r, 2);
    tz_worksheet_cell name = tz_worksheet_at(located.sheet, 1, 0), value = tz_worksheet_at(located.sheet, 1, 1);
    assert_int_equal(tz_located_at(&located, &name)->label.kind, TZ_LABEL_NAME);
    assert_null(tz_located_at(&located, &value));
    assert_int_equal(located.fields_n, 1);
    tz_arena_free(arena);
}

static void more_labels_than_a_form_has_are_refused(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey = grid_survey();
    tz_bytes rows = {0};
    for (size_t i = 0; i < 1200; i++)
        tz_bytes_format(arena, &rows, "①状況\n");
    const grid_sheet sheets[] = {{"調査票", tz_arena_copy(arena, rows.at, rows.n), TZ_VISIBLE},
                                 {NULL, NULL, TZ_VISIBLE}};
    tz_survey_reading r = grid_reading(arena, &survey, grid_workbook(arena, "a.xlsx", sheets));
    tz_located located = {.sheet = NULL};
    assert_false(tz_located_find(&r, &r.workbook->sheets[0], &located));
    assert_non_null(strstr(input_messages(arena, r.diag), "more labels stand on this worksheet than any form has"));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_above_tell_equal_labels_apart),
        cmocka_unit_test(sections_at_the_left_tell_them_apart),
        cmocka_unit_test(without_sections_their_order_does),
        cmocka_unit_test(an_answer_that_begins_like_a_label_is_none),
        cmocka_unit_test(an_answer_that_is_worded_like_a_label_is_none),
        cmocka_unit_test(the_worksheets_name_tells_the_section),
        cmocka_unit_test(labels_are_found_by_their_cells),
        cmocka_unit_test(more_labels_than_a_form_has_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
