// What OpenDocument cells show: paragraphs before values, values where there are none, faults of formulas.
#include "workbook/ods.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static tz_worksheet_cell show(tz_arena *arena, const tz_ods_value *value, const char *paragraph) {
    tz_ods_text text = {.arena = arena};
    tz_ods_text_begin(&text);
    if (paragraph) {
        tz_ods_text_begin_paragraph(&text);
        tz_ods_text_add(&text, paragraph, strlen(paragraph));
        tz_ods_text_end_paragraph(&text);
    }
    tz_worksheet_cell cell = {.row = 1, .column = 2};
    tz_ods_cell_show(arena, value, &text, &cell);
    assert_int_equal(cell.row, 1);
    cell.bytes = tz_arena_copy(arena, cell.bytes, cell.size);
    return cell;
}

static void values_are_shown_where_there_is_no_paragraph(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"float", "1234.5", "1234.5"},
        {"float", "1.50", "1.5"},
        {"float", "x", "x"},
        {"currency", "-3", "-3"},
        {"string", "回答\n二\r\n三\r", "回答\n二\n三\n"},
        {"boolean", "true", "TRUE"},
        {"boolean", "false", "FALSE"},
        {"date", "2026-03-31", "2026-03-31"},
        {"date", "2026-03-31T00:00:00", "2026-03-31"},
        {"date", "2026-03-31T09:05:00", "2026-03-31 09:05:00"},
        {"time", "PT09H05M00S", "9:05:00"},
        {"time", "PT36H00M07.25S", "36:00:07"},
        {"time", "PT5M", "0:05:00"},
        {"time", "9:05", "9:05"},
        {"percentage", "0.853", "85.3%"},
        {"percentage", "1", "100%"},
        {"percentage", "-0.5", "-50%"},
        {"percentage", "0.00070", "0.07%"},
        {"percentage", "12.3456", "1234.56%"},
        {"percentage", "0", "0%"},
        {"percentage", "1E-3", "1E-3"},
        {"percentage", "1.", "1."},
        {"percentage", "", ""},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const tz_ods_value value = {.type = cases[i][0], .value = cases[i][1]};
        assert_string_equal(show(arena, &value, NULL).bytes, cases[i][2]);
        assert_string_equal(show(arena, &value, "shown").bytes, "shown");
        assert_int_equal(show(arena, &value, "").size, 0);
        assert_int_equal(show(arena, &value, "").fault, TZ_CELL_FINE);
    }
    assert_string_equal(show(arena, &(tz_ods_value){0}, NULL).bytes, "");
    tz_arena_free(arena);
}

static void faults_are_those_of_formulas(void **state) {
    (void)state;
    static const struct {
        tz_ods_value value;
        const char *paragraph;
        tz_worksheet_fault fault;
    } cases[] = {
        {{.has_formula = true}, NULL, TZ_CELL_NO_VALUE},
        {{.has_formula = true}, "1", TZ_CELL_FINE},
        {{.has_formula = true, .type = "string", .value = ""}, NULL, TZ_CELL_FINE},
        {{.has_formula = true, .type = "string", .value = "", .calcext_type = "error"}, "#REF!", TZ_CELL_ERROR},
        {{.has_formula = true, .type = "string", .value = "#DIV/0!"}, NULL, TZ_CELL_ERROR},
        {{.has_formula = true, .type = "string"}, "Err:508", TZ_CELL_ERROR},
        {{.type = "string"}, "#REF!", TZ_CELL_FINE}, // somebody wrote so
        {{.type = "string"}, NULL, TZ_CELL_FINE},
    };
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(show(arena, &cases[i].value, cases[i].paragraph).fault, cases[i].fault);
    assert_string_equal(show(arena, &cases[4].value, NULL).bytes, "#DIV/0!");
    assert_true(show(arena, &cases[1].value, "1").calculated);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_shown_where_there_is_no_paragraph),
        cmocka_unit_test(faults_are_those_of_formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
