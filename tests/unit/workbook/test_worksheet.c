// Worksheets as their readers fill them: order, merged areas, limits, and what damaged files have.
#include "inputs.h"
#include "workbook/worksheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static tz_workbook_draft draft_of(tz_arena *arena) {
    return (tz_workbook_draft){
        .arena = arena, .file = tz_source_new(arena, "桑名市.xlsx", "", 0), .diag = tz_diag_in_arena(arena)};
}

static bool add(tz_workbook_draft *draft, uint32_t row, uint32_t column, const char *text) {
    return tz_worksheet_add(draft,
                            &(tz_worksheet_cell){.row = row, .column = column, .bytes = text, .size = strlen(text)});
}

static const char *last_message(const tz_workbook_draft *draft) {
    size_t n = tz_diag_count(draft->diag, TZ_ERROR);
    return n ? tz_diag_at(draft->diag, n - 1)->message : "";
}

// "B1:one C3[2x2]:two"
static const char *cells_of(tz_arena *arena, const tz_worksheet *sheet) {
    tz_bytes out = {0};
    for (size_t i = 0; i < sheet->cells_n; i++) {
        const tz_worksheet_cell *at = &sheet->cells[i];
        tz_bytes_format(arena, &out, "%s%s", i ? " " : "", tz_worksheet_cell_name(arena, at->row, at->column));
        if (at->rows != 1 || at->columns != 1)
            tz_bytes_format(arena, &out, "[%ux%u]", at->rows, at->columns);
        tz_bytes_format(arena, &out, ":%.*s", (int)at->size, at->bytes);
    }
    return out.n ? out.at : "";
}

static void cells_come_out_by_row_and_column(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_workbook_draft draft = draft_of(arena);
    assert_true(tz_worksheet_begin(&draft, "調査票", TZ_HIDDEN));
    assert_true(add(&draft, 2, 1, "b3") && add(&draft, 0, 5, "f1") && add(&draft, 2, 0, "a3") && add(&draft, 9, 9, ""));
    assert_true(tz_worksheet_end(&draft));
    assert_true(tz_worksheet_begin(&draft, "空", TZ_VISIBLE));
    assert_true(tz_worksheet_end(&draft));
    const tz_workbook *book = tz_workbook_end(&draft);
    assert_string_equal(book->name, "桑名市.xlsx");
    assert_int_equal(book->sheets_n, 2);
    assert_string_equal(cells_of(arena, &book->sheets[0]), "F1:f1 A3:a3 B3:b3");
    assert_string_equal(book->sheets[0].name, "調査票");
    assert_string_equal(book->sheets[0].workbook, "桑名市.xlsx");
    assert_int_equal(book->sheets[0].visibility, TZ_HIDDEN);
    assert_int_equal(book->sheets[0].rows, 3);
    assert_int_equal(book->sheets[0].columns, 6);
    assert_int_equal(book->sheets[1].cells_n, 0);
    assert_int_equal(book->sheets[1].rows, 0);
    tz_arena_free(arena);
}

static void merged_areas_have_the_text_of_their_first_cell_alone(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_workbook_draft draft = draft_of(arena);
    assert_true(tz_worksheet_begin(&draft, "a", TZ_VISIBLE));
    assert_true(add(&draft, 0, 0, "a1") && add(&draft, 1, 1, "shown") && add(&draft, 2, 2, "covered"));
    assert_true(add(&draft, 1, 3, "d2") && add(&draft, 3, 1, "b4"));
    assert_true(tz_worksheet_merge(&draft, 7, 0, 1, 20) && tz_worksheet_merge(&draft, 1, 1, 2, 2));
    assert_true(tz_worksheet_merge(&draft, 3, 1, 1, 1)); // none
    assert_true(tz_worksheet_end(&draft));
    const tz_worksheet *sheet = tz_workbook_end(&draft)->sheets;
    assert_string_equal(cells_of(arena, sheet), "A1:a1 B2[2x2]:shown D2:d2 B4:b4 A8[1x20]:");
    assert_int_equal(sheet->rows, 8);
    assert_int_equal(sheet->columns, 20);
    assert_string_equal(tz_worksheet_at(sheet, 2, 2).bytes, "shown");
    assert_int_equal(tz_worksheet_at(sheet, 7, 19).columns, 20);
    tz_arena_free(arena);
}

static void faults_stay_with_cells_without_a_text(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_workbook_draft draft = draft_of(arena);
    assert_true(tz_worksheet_begin(&draft, "a", TZ_VISIBLE));
    assert_true(tz_worksheet_add(&draft, &(tz_worksheet_cell){.column = 1, .bytes = "", .fault = TZ_CELL_NO_VALUE}));
    assert_true(tz_worksheet_merge(&draft, 0, 1, 2, 1));
    assert_true(tz_worksheet_end(&draft));
    assert_int_equal(tz_worksheet_at(draft.sheets.at, 1, 1).fault, TZ_CELL_NO_VALUE);
    tz_arena_free(arena);
}

static void what_cannot_be_is_damaged(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_workbook_draft draft = draft_of(arena);
    assert_true(tz_worksheet_begin(&draft, "a", TZ_VISIBLE));
    assert_true(add(&draft, 4, 2, "x") && add(&draft, 0, 0, "y") && add(&draft, 4, 2, "z"));
    assert_false(tz_worksheet_end(&draft));
    assert_non_null(strstr(last_message(&draft), "damaged or incomplete (cell C5 is there twice)"));
    assert_true(tz_worksheet_begin(&draft, "b", TZ_VISIBLE));
    assert_true(tz_worksheet_merge(&draft, 5, 5, 2, 2) && tz_worksheet_merge(&draft, 0, 6, 9, 1));
    assert_false(tz_worksheet_end(&draft));
    assert_non_null(strstr(last_message(&draft), "damaged or incomplete (merged areas of cells overlap)"));
    tz_arena_free(arena);
}

static void limits_are_told(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_workbook_draft draft = draft_of(arena);
    assert_true(tz_worksheet_begin(&draft, "調査票", TZ_VISIBLE));
    assert_true(add(&draft, TZ_WORKBOOK_ROWS - 1, TZ_WORKBOOK_COLUMNS - 1, "XFD1048576"));
    assert_false(add(&draft, TZ_WORKBOOK_ROWS, 0, "x"));
    assert_false(add(&draft, 0, TZ_WORKBOOK_COLUMNS, "x"));
    assert_false(tz_worksheet_merge(&draft, 1, 0, TZ_WORKBOOK_ROWS, 1));
    assert_false(tz_worksheet_merge(&draft, 1, 1, 1, UINT32_MAX));
    assert_non_null(strstr(last_message(&draft), "beyond row 1,048,576 or column XFD"));
    char *text = tz_arena_alloc(arena, TZ_WORKBOOK_TEXT + 2);
    memset(text, 'x', TZ_WORKBOOK_TEXT);
    assert_true(add(&draft, 11, 2, text));
    text[TZ_WORKBOOK_TEXT] = 'x';
    assert_false(add(&draft, 11, 3, text));
    assert_non_null(strstr(last_message(&draft), "32,767 characters"));
    assert_string_equal(tz_diag_at(draft.diag, 4)->place.source->name, "桑名市.xlsx 調査票!D12");
    draft.cells_n = TZ_WORKBOOK_CELLS;
    assert_false(add(&draft, 0, 0, "x"));
    assert_non_null(strstr(last_message(&draft), "a million cells"));
    while (draft.sheets.n < TZ_WORKBOOK_SHEETS)
        assert_true(tz_worksheet_begin(&draft, "a", TZ_VISIBLE));
    assert_false(tz_worksheet_begin(&draft, "a", TZ_VISIBLE));
    assert_non_null(strstr(last_message(&draft), "a thousand worksheets"));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_come_out_by_row_and_column),
        cmocka_unit_test(merged_areas_have_the_text_of_their_first_cell_alone),
        cmocka_unit_test(faults_stay_with_cells_without_a_text),
        cmocka_unit_test(what_cannot_be_is_damaged),
        cmocka_unit_test(limits_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
