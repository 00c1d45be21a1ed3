// The workbook of a form, before it is a file: what stands where.
#include "exchange/form_plan.h"
#include "exchange/form_workbook.h"
#include "exchange/forms.h"
#include "exchange/new_sheet.h"
#include "survey/form_sheet.h"
#include "workbook/workbook.h"

static const uint32_t most[] = {50, 100, 4000};
static const int old_fields[] = {1, 0, -1};

// Of the first form, with the answers of the year before.
static const tz_new_workbook *make(forms *it, bool since) {
    const tz_edition *plan = tz_form_plan(it->arena, it->head, since ? it->old : NULL);
    const tz_card *form = &plan->cards[0];
    tz_form_request request = {.edition = it->head,
                               .municipalities = form->municipalities,
                               .municipalities_n = form->municipalities_n,
                               .most = most};
    if (since) {
        request.old = it->old;
        request.old_fields = old_fields;
        request.old_cards = tz_form_old_cards(it->arena, it->old, form, &request.old_cards_n);
    }
    const tz_new_workbook *made = tz_form_workbook(it->arena, &request);
    assert_int_equal(made->sheets_n, 3);
    assert_string_equal(made->sheets[0].name, TZ_FORM_SHEET_ANSWERS);
    assert_string_equal(made->sheets[1].name, TZ_FORM_SHEET_EXAMPLES);
    assert_string_equal(made->sheets[2].name, TZ_FORM_SHEET_HIDDEN);
    return made;
}

static const tz_new_cell *cell(forms *it, const tz_new_sheet *sheet, const char *name) {
    for (size_t i = 0; i < sheet->cells.n; i++)
        if (!strcmp(tz_worksheet_cell_name(it->arena, sheet->cells.at[i].row, sheet->cells.at[i].column), name))
            return &sheet->cells.at[i];
    fail_msg("no cell %s", name);
    return NULL;
}

static const char *text(forms *it, const tz_new_sheet *sheet, const char *name) {
    return cell(it, sheet, name)->text;
}

static void the_hidden_worksheet_says_where_everything_is(void **state) {
    (void)state;
    forms it = open_forms(FORM_LIST);
    const tz_new_workbook *made = make(&it, true);
    const tz_new_sheet *sheet = &made->sheets[0], *hidden = &made->sheets[2];
    char fingerprint[TZ_FINGERPRINT_ROOM];
    tz_form_fingerprint(it.head->form, fingerprint);
    const char *const expected[][5] = {{"tsuzuri-form", "1"},
                                       {"edition", "r8"},
                                       {"fingerprint", fingerprint},
                                       {"code", "242012"},
                                       {"code", "242098"},
                                       {"names", "調査票", "A3", "B3"},
                                       {"joint", "調査票", "A4", "B4"},
                                       {"field", "a.b", "調査票", "A9", "B9"},
                                       {"field", "a.c", "調査票", "A10", "B10"},
                                       {"choices", "a.c", "ある", "ない"},
                                       {"field", "a.d", "調査票", "A11", "B11"},
                                       {"title", "備えの調査"},
                                       {"note", "お答えください。"},
                                       {"section", "a", "(1)節"},
                                       {"text", "a.b", "label", "①あ"},
                                       {"text", "a.b", "help", "名前"},
                                       {"text", "a.b", "example", "防災課"},
                                       {"text", "a.c", "label", "②い"},
                                       {"text", "a.d", "label", "③う"}};
    assert_true(hidden->hidden && !sheet->hidden);
    assert_int_equal(hidden->rows, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < hidden->rows; i++)
        for (uint32_t k = 0; k < 5 && expected[i][k]; k++)
            assert_string_equal(text(&it, hidden, tz_worksheet_cell_name(it.arena, i, k)), expected[i][k]);
    assert_string_equal(text(&it, sheet, "A3"), "市名");
    assert_string_equal(text(&it, sheet, "B3"), "津市");
    assert_string_equal(text(&it, sheet, "B4"), "尾鷲市");
    assert_string_equal(text(&it, sheet, "A10"), "②い");
    close_forms(&it);
}

static void answers_are_to_be_filled_in_and_counted(void **state) {
    (void)state;
    forms it = open_forms(FORM_LIST);
    const tz_new_sheet *sheet = &make(&it, false)->sheets[0];
    assert_true(sheet->is_protected);
    assert_string_equal(text(&it, sheet, "A1"), "令和8年度　備えの調査");
    assert_int_equal(sheet->heads, 5);
    for (uint32_t row = 9; row <= 11; row++) {
        const char *name = tz_arena_format(it.arena, "B%u", row);
        assert_int_equal(cell(&it, sheet, name)->look, TZ_LOOK_ANSWER);
        assert_string_equal(text(&it, sheet, name), "");
        assert_non_null(strstr(cell(&it, sheet, tz_arena_format(it.arena, "C%u", row))->formula, name));
        assert_int_equal(cell(&it, sheet, tz_arena_format(it.arena, "D%u", row))->number, most[row - 9]);
    }
    assert_int_equal(sheet->limits.n, 3);
    assert_true(sheet->heights[10] > sheet->heights[8]); // 4,000 characters need more room than 50
    assert_int_equal(sheet->aids.n, 3);                  // who answers with it, the help, the choices
    assert_string_equal(sheet->aids.at[1].prompt, "名前");
    assert_string_equal(sheet->aids.at[2].choices, "=tsuzuri!$C$9:$D$9");
    assert_string_equal(text(&it, sheet, "E5"), "説明");
    assert_int_equal(sheet->columns, 5);
    close_forms(&it);
}

static void old_answers_stand_beside(void **state) {
    (void)state;
    forms it = open_forms(FORM_LIST);
    const tz_new_sheet *sheet = &make(&it, true)->sheets[0];
    assert_string_equal(text(&it, sheet, "F5"), "令和7年度の回答");
    assert_string_equal(text(&it, sheet, "F9"), "");
    assert_string_equal(text(&it, sheet, "F10"), "津の答え");
    assert_string_equal(text(&it, sheet, "F11"), "（この項目はありませんでした）");
    assert_int_equal(cell(&it, sheet, "F10")->look, TZ_LOOK_OLD);
    close_forms(&it);
}

static void examples_have_a_worksheet_of_their_own(void **state) {
    (void)state;
    forms it = open_forms(FORM_LIST);
    const tz_new_sheet *sheet = &make(&it, true)->sheets[1];
    assert_string_equal(text(&it, sheet, "B4"), "防災課");
    assert_int_equal(cell(&it, sheet, "C4")->number, 3);
    assert_string_equal(text(&it, sheet, "B5"), "ある");
    for (size_t i = 0; i < sheet->cells.n; i++)
        assert_int_not_equal(sheet->cells.at[i].look, TZ_LOOK_ANSWER);
    assert_int_equal(sheet->aids.n, 0);
    close_forms(&it);
}

static void names_of_files_are_possible_everywhere(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_municipality kuwana = {.code = tz_text_from_string("242055"), .name = tz_text_from_string("桑名市")},
                          odd = {.code = tz_text_from_string("242055"), .name = tz_text_from_string("../a:b\n")};
    assert_string_equal(tz_form_workbook_name(arena, &kuwana), "242055-桑名市.xlsx");
    assert_string_equal(tz_form_workbook_name(arena, &odd), "242055-.._a_b_.xlsx");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hidden_worksheet_says_where_everything_is),
        cmocka_unit_test(answers_are_to_be_filled_in_and_counted),
        cmocka_unit_test(old_answers_stand_beside),
        cmocka_unit_test(examples_have_a_worksheet_of_their_own),
        cmocka_unit_test(names_of_files_are_possible_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
