// Outputs in memory: there when they are committed, and not before.
#include "web/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void files_are_there_when_committed(void **state) {
    tz_arena *arena = tz_arena_new(NULL), *own = tz_arena_new(arena);
    (void)state;
    tz_web_begin(arena);
    tz_output *kept = tz_output_open(own, "a.pdf", NULL), *given_up = tz_output_open(own, "b.pdf", NULL);
    assert_true(tz_output_write(kept, "on", 2) && tz_output_write(kept, "e", 1) && tz_output_write(given_up, "x", 1));
    assert_int_equal(tz_web_written()->all.n, 0);
    assert_true(tz_output_commit(kept));
    tz_output_discard(given_up);
    tz_arena_free(own);
    assert_int_equal(tz_web_written()->all.n, 1);
    assert_string_equal(tz_web_written()->all.at[0].name, "a.pdf");
    assert_memory_equal(tz_web_written()->all.at[0].bytes.at, "one", 3);
    tz_web_begin(arena);
    assert_int_equal(tz_web_written()->all.n, 0);
    tz_arena_free(arena);
}

static void folders_are_there_when_committed(void **state) {
    tz_arena *arena = tz_arena_new(NULL);
    (void)state;
    tz_web_begin(arena);
    tz_folder_output *folder = tz_folder_output_open(arena, "bag/", NULL);
    assert_true(tz_folder_output_add(folder, "data/a", "a", 1) && tz_folder_output_add_folder(folder, "cards"));
    assert_int_equal(tz_web_written()->all.n, 0);
    assert_true(tz_folder_output_commit(folder));
    assert_string_equal(tz_web_written()->all.at[0].name, "bag/data/a");
    assert_string_equal(tz_web_written()->all.at[1].name, "bag/cards/");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_there_when_committed),
        cmocka_unit_test(folders_are_there_when_committed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
