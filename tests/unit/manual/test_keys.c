// Keys of a table as items of a page, what lies below them further in.
#include "manual/manual.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const tz_bind inner_rows[] = {
    {.key = "name", .type = TZ_BIND_TEXT, .required = true, .help = "its name", .example = "n"},
    {.key = "open", .type = TZ_BIND_BOOL, .help = "whether it is open"},
};
static const tz_bind_table list_table = {inner_rows, 2, TZ_HELD_IN_LIST, NULL};
static const tz_bind rows[] = {
    {.key = "width",
     .type = TZ_BIND_PAPER_LENGTH,
     .required = true,
     .most = 100 * TZ_MM,
     .help = "how wide",
     .example = "7mm"},
    {.key = "all", .type = TZ_BIND_NODE, .below = &list_table, .help = "many"},
};
static const tz_bind_table table = {rows, 2, TZ_HELD_ALONE, NULL};

static void keys_are_items(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_roff page = {.arena = arena};
    const tz_reference all = tz_reference_of(arena, &table);
    tz_keys_write(&page, &all);
    assert_string_equal(tz_arena_copy(arena, page.out.at, page.out.n),
                        ".TP\n\\fBwidth\\fR\nhow wide\n.br\nlength from 0mm to 100mm; required; example: 7mm\n"
                        ".TP\n\\fBall\\fR\nmany\n.br\nlist, of which each item has the keys\n.RS\n"
                        ".TP\n\\fBname\\fR\nits name\n.br\ntext; required; example: n\n"
                        ".TP\n\\fBopen\\fR\nwhether it is open\n.br\ntrue or false; otherwise false\n.RE\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(keys_are_items)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
