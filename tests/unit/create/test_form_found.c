// The form of a workbook: all its worksheets but those with examples, with the cell of each label.
#include "form_grid.h"

static void worksheets_follow_each_other(void **state) {
    (void)state;
    form_grid_check((const grid_sheet[]){{"記入例", "題\n例||<", TZ_VISIBLE},
                                         {"様式1", "題\n一|<|<\nあ||<", TZ_VISIBLE},
                                         {"様式2", "題2\n二|<|<\nい||<\n空|<|<", TZ_VISIBLE},
                                         {"隠れ", "題\nう||<", TZ_HIDDEN},
                                         {NULL, NULL, TZ_VISIBLE}},
                    "題: 一(あ) 二(い)", 0);
}

static void labels_are_joined_and_have_their_cells(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_found_form form;
    const grid_sheet sheets[] = {{"様式", "題\n節|<|<\nA/B 状/況||<\n二||<", TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    assert_true(tz_form_found_read(arena, grid_workbook(arena, "x.xlsx", sheets), &form, tz_diag_in_arena(arena)));
    const tz_found_section *section = &form.sections.at[0];
    assert_string_equal(section->id, "s1");
    assert_string_equal(section->cell, "様式!A2");
    assert_string_equal(section->fields.at[0].label.bytes, "A B 状況");
    assert_string_equal(section->fields.at[0].id, "q1");
    assert_string_equal(section->fields.at[1].id, "q2");
    assert_string_equal(section->fields.at[1].cell, "様式!A4");
    tz_arena_free(arena);
}

static void a_workbook_without_questions_is_refused(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_found_form form;
    const grid_sheet filled[] = {{"様式", "市町村名|津市\n状況|書いた\n取組|書いた\n課題|", TZ_VISIBLE},
                                 {NULL, NULL, TZ_VISIBLE}},
                     apart[] = {{"様式", "連携拠点|||直営|<\n取組|||研修|<\n課題|||人手|<", TZ_VISIBLE},
                                {NULL, NULL, TZ_VISIBLE}},
                     table[] = {{"様式", "市町村名|状況|取組|課題|予定\n津市|あ|い|う|え\n桑名市|お|か|き|く",
                                 TZ_VISIBLE},
                                {NULL, NULL, TZ_VISIBLE}},
                     none[] = {{"様式", "市町村名|津市\n※注意", TZ_VISIBLE}, {NULL, NULL, TZ_VISIBLE}};
    assert_false(tz_form_found_read(arena, grid_workbook(arena, "x.xlsx", filled), &form, diag));
    assert_false(tz_form_found_read(arena, grid_workbook(arena, "x.xlsx", none), &form, diag));
    assert_false(tz_form_found_read(arena, grid_workbook(arena, "x.xlsx", apart), &form, diag));
    assert_false(tz_form_found_read(arena, grid_workbook(arena, "x.xlsx", table), &form, diag));
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), 4);
    tz_arena_free(arena);
}

static void a_huge_worksheet_takes_no_time(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_found_form form;
    tz_workbook_draft draft = {
        .arena = arena, .file = tz_source_new(arena, "x", "", 0), .diag = tz_diag_in_arena(arena)};
    assert_true(tz_worksheet_begin(&draft, "様式", TZ_VISIBLE));
    for (uint32_t i = 0; i < 20000; i++) {
        const char *text = tz_arena_format(arena, "状況%u", i);
        const tz_worksheet_cell cell = {
            .row = i / 20 * 2, .column = i % 20, .rows = 1, .columns = 1, .bytes = text, .size = strlen(text)};
        assert_true(tz_worksheet_add(&draft, &cell));
    }
    assert_true(tz_worksheet_end(&draft));
    assert_true(tz_form_found_read(arena, tz_workbook_end(&draft), &form, tz_diag_in_arena(arena)));
    assert_in_range(form.fields_n, 1, 5000);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worksheets_follow_each_other),
        cmocka_unit_test(labels_are_joined_and_have_their_cells),
        cmocka_unit_test(a_workbook_without_questions_is_refused),
        cmocka_unit_test(a_huge_worksheet_takes_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
