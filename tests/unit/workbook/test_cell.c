// Cells: names, merged areas, and texts without what typists leave at the ends of lines.
#include "inputs.h"
#include "workbook/worksheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void names_are_those_of_spreadsheets(void **state) {
    (void)state;
    static const struct {
        uint32_t row, column;
        const char *name;
    } cases[] = {{0, 0, "A1"}, {11, 2, "C12"}, {0, 25, "Z1"}, {0, 26, "AA1"}, {1048575, 16383, "XFD1048576"}};
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t row = 7, column = 7;
        const char *name = tz_worksheet_cell_name(arena, cases[i].row, cases[i].column);
        assert_string_equal(name, cases[i].name);
        assert_true(tz_worksheet_cell_parse(name, strlen(name), &row, &column));
        assert_int_equal(row, cases[i].row);
        assert_int_equal(column, cases[i].column);
    }
    tz_arena_free(arena);
}

static void other_words_are_no_names(void **state) {
    (void)state;
    uint32_t row, column;
    static const char *const words[] = {"", "A", "12", "A0", "XFE1", "A1048577", "A1B", "$", "あ1", "A-1", "AAAAAAAA1"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tz_worksheet_cell_parse(words[i], strlen(words[i]), &row, &column))
            fail_msg("%s was taken", words[i]);
    assert_true(tz_worksheet_cell_parse("$c$3", 4, &row, &column));
    assert_int_equal(row, 2);
    assert_int_equal(column, 2);
}

static tz_worksheet_cell cell_of(uint32_t row, uint32_t column, uint32_t rows, uint32_t columns, const char *text) {
    return (tz_worksheet_cell){row, column, rows, columns, text, strlen(text), TZ_CELL_FINE, false};
}

static void merged_areas_count_as_one(void **state) {
    (void)state;
    const tz_worksheet_cell cells[] = {cell_of(0, 0, 3, 2, "tall"), cell_of(0, 2, 1, 1, "c1"),
                                       cell_of(1, 3, 1, 2, "d2"), cell_of(2, 2, 1, 1, "c3")};
    const tz_worksheet_cell areas[] = {cells[0], cells[2]};
    tz_arena *arena = tz_arena_new(NULL);
    const tz_worksheet sheet = {
        .cells = cells, .cells_n = 4, .rows = 3, .columns = 5, .areas = tz_areas_new(arena, areas, 2)};
    assert_string_equal(tz_worksheet_at(&sheet, 2, 1).bytes, "tall");
    assert_string_equal(tz_worksheet_at(&sheet, 0, 2).bytes, "c1");
    assert_string_equal(tz_worksheet_at(&sheet, 1, 4).bytes, "d2");
    assert_string_equal(tz_worksheet_at(&sheet, 2, 2).bytes, "c3");
    tz_worksheet_cell none = tz_worksheet_at(&sheet, 1, 2);
    assert_int_equal(none.size, 0);
    assert_int_equal(none.row, 1);
    assert_int_equal(none.column, 2);
    assert_int_equal(none.columns, 1);
    tz_arena_free(arena);
}

static const char *text_of(tz_arena *arena, const char *written, tz_worksheet_fault fault, const char **messages) {
    const tz_worksheet sheet = {.workbook = "桑名市.xlsx", .name = "調査票"};
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_worksheet_cell cell = cell_of(11, 2, 1, 1, written);
    cell.fault = fault;
    tz_text text = tz_worksheet_text(arena, &sheet, &cell, diag);
    *messages = input_messages(arena, diag);
    assert_non_null(text.source);
    return tz_text_to_string(arena, &text);
}

static void ends_of_lines_are_trimmed(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"a  \n\n・b\t\n　\n", "a\n\n・b"},
        {"\n\n　a\n", "　a"},
        {"a\xC2\xA0\n 　\nb", "a\n\nb"},
        {" \n　\n", ""},
        {"1\tb  c", "1\tb  c"},
        {"か\xE3\x82\x99", "が"},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *messages;
        assert_string_equal(text_of(arena, cases[i][0], TZ_CELL_FINE, &messages), cases[i][1]);
        assert_string_equal(messages, "");
    }
    tz_arena_free(arena);
}

static void messages_name_the_cell_and_the_line_in_it(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *messages;
    text_of(arena, "一行目\n二\x07行目", TZ_CELL_FINE, &messages);
    assert_non_null(strstr(messages, "桑名市.xlsx 調査票!C12:2:2: error: invisible control character U+0007"));
    text_of(arena, "", TZ_CELL_NO_VALUE, &messages);
    assert_non_null(
        strstr(messages, "桑名市.xlsx 調査票!C12:1:1: error: the file does not have this formula's result"));
    text_of(arena, "#REF!", TZ_CELL_ERROR, &messages);
    assert_non_null(strstr(messages, "#REF!\n"));
    tz_arena_free(arena);
}

static void places_within_the_text_are_those_of_the_cell(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_worksheet sheet = {.workbook = "a.csv", .name = ""};
    const tz_worksheet_cell cell = cell_of(1, 0, 1, 1, "\n\nab  \ncd");
    tz_text text = tz_worksheet_text(arena, &sheet, &cell, tz_diag_in_arena(arena));
    uint32_t line, column;
    tz_place_line(tz_text_place(&text, 4), &line, &column); // the d
    assert_string_equal(text.source->name, "a.csv A2");
    assert_int_equal(line, 4);
    assert_int_equal(column, 2);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_those_of_spreadsheets),
        cmocka_unit_test(other_words_are_no_names),
        cmocka_unit_test(merged_areas_count_as_one),
        cmocka_unit_test(ends_of_lines_are_trimmed),
        cmocka_unit_test(messages_name_the_cell_and_the_line_in_it),
        cmocka_unit_test(places_within_the_text_are_those_of_the_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
