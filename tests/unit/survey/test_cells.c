// survey.yaml: cells of fields and of the municipality, and ignored labels.
#include "grid.h"

static const char *read_cells(tz_arena *arena, const char *yaml, tz_survey *survey, bool *ok) {
    tz_diag *diag = tz_diag_in_arena(arena);
    *survey = grid_survey();
    const tz_yaml *root = tz_yaml_read(arena, tz_source_new(arena, "survey.yaml", yaml, strlen(yaml)), diag);
    *ok = root && tz_survey_read_cells(arena, root, survey, diag);
    return input_messages(arena, diag);
}

static void cells_are_read(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey;
    bool ok;
    const char *messages = read_cells(arena,
                                      "status.situation: 様式!C12\nshared.acp: 様式!の二!$A$1\nmunicipality: "
                                      "様式!C7\ncode: 様式!C6\nignored: [⑦災害時の備え]\n",
                                      &survey, &ok);
    assert_string_equal(messages, "");
    assert_true(ok);
    assert_string_equal(survey.cells[SITUATION].sheet, "様式");
    assert_int_equal(survey.cells[SITUATION].row, 11);
    assert_int_equal(survey.cells[SITUATION].column, 2);
    assert_string_equal(survey.cells[ACP].sheet, "様式!の二");
    assert_int_equal(survey.cells[CARE].written.size, 0);
    assert_int_equal(survey.name.row, 6);
    assert_int_equal(survey.code.row, 5);
    assert_int_equal(survey.ignored.n, 1);
    tz_arena_free(arena);
}

static void check_error(const char *yaml, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_survey survey;
    bool ok;
    const char *messages = read_cells(arena, yaml, &survey, &ok);
    assert_false(ok);
    if (!strstr(messages, expected))
        fail_msg("%s\nhas no: %s", messages, expected);
    tz_arena_free(arena);
}

static void what_is_wrong_is_told(void **state) {
    (void)state;
    check_error("status.situation: C12\n", "survey.yaml:1:19: error: a cell is expected here: WORKSHEET!CELL");
    check_error("status.situation: 様式!12\n", "a cell is expected here");
    check_error("status.situation: [様式!C12]\n", "a cell is expected here");
    check_error("status.situatoin: 様式!C12\n",
                "the form has no field status.situatoin (did you mean status.situation?)");
    check_error("municipality: 様式\n", "a cell is expected here");
    check_error("[a]\n", "keys with values");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells_are_read), cmocka_unit_test(what_is_wrong_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
