// The page of all keys: a table for each file or section, signs of markup as they are.
#include "reference/reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static char *page(tz_arena *arena) {
    tz_bytes out = {0};
    tz_reference_put_markdown(arena, &out);
    return tz_arena_copy(arena, out.at, out.n);
}

static void assert_has(const char *text, const char *wanted) {
    if (!strstr(text, wanted))
        fail_msg("there is no %s", wanted);
}

static void rows_say_all_that_is_known(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const char *text = page(arena);
    assert_has(text, "# Every key of every file\n");
    assert_has(text, "\n## edition: edition.yaml\n");
    assert_has(text, "\n## fonts: fonts/fonts.yaml\n");
    assert_has(text, "\n### body\n");
    assert_has(text, "\n| `max` | largest size | length from 1pt to 200pt | required | `10.5pt` |\n");
    assert_has(text, "\n| `margins.top` | white space at the top |");
    assert_has(text, "\n| `longest` | greatest length | length from 5mm to 1500mm | `100mm` | `8mm` |\n");
    assert_has(text, "\nAs header.\n");
    assert_has(text, "\nAs in all parts: `title`, `head`, `start`");
    assert_has(text, "small letters, digits and \\_ |");
    tz_arena_free(arena);
}

// Every row of a table has five cells: bars within a cell are escaped.
static void rows_have_five_cells(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t rows = 0;
    for (char *line = strtok(page(arena), "\n"); line; line = strtok(NULL, "\n")) {
        size_t bars = 0;
        for (const char *at = line; *at; at++)
            bars += *at == '|' && (at == line || at[-1] != '\\');
        if (*line == '|') {
            assert_int_equal(bars, 6);
            rows++;
        }
    }
    assert_true(rows > 300);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_say_all_that_is_known),
        cmocka_unit_test(rows_have_five_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
