// Every folder of tests/cases/errors is an edition with something wrong: what stands in it takes the place of the same
// file of tests/cases/right, which has no errors. The messages about it are those of its expected.txt, to the letter.
#include "inputs.h"
#include "record/record.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CASES "tests/cases/errors"

static void messages_are_as_expected(void **state) {
    const char *name = *state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const char *own = tz_arena_format(arena, CASES "/%s", name);
    const char *const folders[] = {own, "tests/cases/right", NULL};
    tz_input input = input_folders(folders);
    const tz_edition *edition = tz_edition_read(arena, &input, 1, diag);
    const char *expected = input_file(arena, tz_arena_format(arena, "%s/expected.txt", own), NULL);
    assert_string_equal(input_messages(arena, diag), expected);
    assert_true((edition != NULL) == (tz_diag_count(diag, TZ_ERROR) == 0));
    assert_true(tz_diag_count(diag, TZ_ERROR) + tz_diag_count(diag, TZ_WARNING) > 0);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void what_is_right_has_no_messages(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const char *const folders[] = {"tests/cases/right", NULL};
    tz_input input = input_folders(folders);
    assert_non_null(tz_edition_read(arena, &input, 1, diag));
    assert_string_equal(input_messages(arena, diag), "");
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static int is_case(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

int main(void) {
    struct dirent **entries;
    int n = scandir(CASES, &entries, is_case, alphasort);
    if (n < 1)
        return 1;
    struct CMUnitTest *tests = calloc((size_t)n + 1, sizeof *tests);
    for (int i = 0; tests && i < n; i++)
        tests[i] = (struct CMUnitTest){entries[i]->d_name, messages_are_as_expected, NULL, NULL, entries[i]->d_name};
    if (tests)
        tests[n] = (struct CMUnitTest)cmocka_unit_test(what_is_right_has_no_messages);
    int failed = tests ? _cmocka_run_group_tests("errors", tests, (size_t)n + 1, NULL, NULL) : 1;
    for (int i = 0; i < n; i++)
        free(entries[i]);
    free(entries);
    free(tests);
    return failed;
}
