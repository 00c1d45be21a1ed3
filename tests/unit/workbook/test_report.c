// Messages about a workbook as a whole.
#include "inputs.h"
#include "workbook/worksheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_damaged_file_is_told_of_by_its_name_and_no_line(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_source *file = tz_source_new(arena, "桑名市.xlsx", "PK\n\n", 4);
    assert_false(tz_workbook_damaged(arena, file, diag, "the end is missing"));
    assert_string_equal(input_messages(arena, diag), "桑名市.xlsx: error: this workbook is damaged or incomplete (the "
                                                     "end is missing): please ask for it to be sent again\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_damaged_file_is_told_of_by_its_name_and_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
