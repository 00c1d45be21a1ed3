// Paths: their folders, and without slashes at the end.
#include "base/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void folders_of_paths(void **state) {
    tz_arena *arena = tz_arena_new(NULL);
    static const char *const all[][2] = {{"data/r7", "data"}, {"data/r7/", "data"}, {"r7", "."},
                                         {"", "."},           {"/r7", "/"},         {"/", "."},
                                         {"//r7", "/"},       {"a//b//", "a"},      {"../a", ".."}};
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_string_equal(tz_path_folder(arena, all[i][0]), all[i][1]);
    tz_arena_free(arena);
}

static void slashes_at_the_end(void **state) {
    tz_arena *arena = tz_arena_new(NULL);
    (void)state;
    assert_string_equal(tz_path_without_slashes(arena, "data/r7//"), "data/r7");
    assert_string_equal(tz_path_without_slashes(arena, "/"), "/");
    assert_string_equal(tz_path_without_slashes(arena, ""), "");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_of_paths),
        cmocka_unit_test(slashes_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
