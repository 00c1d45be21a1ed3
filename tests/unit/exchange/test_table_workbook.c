// The table of answers as a workbook: two heads, a row a card, and what stays in view.
#include "small.h"

static const char *text_at(const tz_new_sheet *sheet, uint32_t row, uint32_t column) {
    for (size_t i = 0; i < sheet->cells.n; i++)
        if (sheet->cells.at[i].row == row && sheet->cells.at[i].column == column)
            return sheet->cells.at[i].text;
    return NULL;
}

static void heads_and_rows(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_edition *right = small_edition(arena);
    const tz_text answers[] = {small_text("課"), small_text("・水\n・米"), small_text(""),
                               small_text("acp_x2025_v3.pdf"), small_text("x")};
    const tz_card card = small_card(answers);
    tz_edition edition = *right;
    edition.cards = &card;
    edition.cards_n = 1;
    const tz_new_workbook *made = tz_exchange_workbook(arena, &edition, tz_diag_in_arena(arena));
    const tz_new_sheet *sheet = &made->sheets[0];
    assert_string_equal(made->title, "災害時の備えに関する調査");
    assert_int_equal(made->sheets_n, 1);
    assert_string_equal(sheet->name, "回答");
    assert_int_equal(sheet->rows, 3);
    assert_int_equal(sheet->columns, 7);
    assert_int_equal(sheet->heads, 2);
    assert_int_equal(sheet->left, 2);
    assert_string_equal(text_at(sheet, 0, 0), "code");
    assert_string_equal(text_at(sheet, 0, 3), "stock.food");
    assert_string_equal(text_at(sheet, 1, 1), "市町村名");
    assert_string_equal(text_at(sheet, 1, 3), "①食料");
    assert_string_equal(text_at(sheet, 2, 0), "242098、245437");
    assert_string_equal(text_at(sheet, 2, 1), "尾鷲市、紀北町");
    assert_string_equal(text_at(sheet, 2, 3), "・水\n・米");
    assert_string_equal(text_at(sheet, 2, 4), "");
    assert_string_equal(text_at(sheet, 2, 5), "acp_x005F_x2025_v3.pdf"); // no escape of Excel's
    assert_false(sheet->is_protected);
    assert_true(sheet->heights[2] > 30);
    tz_arena_free(arena);
}

static void answers_longer_than_a_cell_are_told(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_edition *right = small_edition(arena);
    char *text = tz_arena_alloc(arena, 4 * 16384 + 1);
    for (size_t i = 0; i < 16384; i++)
        memcpy(text + 4 * i, "𠮷", 4); // two of Excel's characters each
    tz_text answers[] = {small_text("課"), small_text(text), small_text(""), small_text(""), small_text("")};
    const tz_card card = small_card(answers);
    tz_edition edition = *right;
    edition.cards = &card;
    edition.cards_n = 1;
    tz_diag *diag = tz_diag_in_arena(arena);
    assert_null(tz_exchange_workbook(arena, &edition, diag));
    assert_non_null(strstr(input_messages(arena, diag), "at most 32767 characters"));
    answers[1].size -= 4;
    assert_non_null(tz_exchange_workbook(arena, &edition, diag));
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(heads_and_rows),
                                       cmocka_unit_test(answers_longer_than_a_cell_are_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
