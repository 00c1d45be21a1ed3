// Keys of a table: type, range, whether it must be there, what holds otherwise, an example; and what lies below it.
#include "layout/read.h"
#include "manual/manual.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct inner {
    tz_text name;
    bool open;
} inner;
typedef struct outer {
    tz_len width;
    tz_em gap;
    int32_t count, ratio;
    int side;
    tz_color color;
    tz_length_spec before;
    inner first;
} outer;

static const char *const sides[] = {"left", "right", NULL};
static const char *const names[] = {"title", "page", NULL};
static const tz_bind inner_rows[] = {
    {.key = "name", .type = TZ_BIND_TEXT, .offset = offsetof(inner, name), .required = true, .help = "its name"},
    {.key = "open", .type = TZ_BIND_BOOL, .offset = offsetof(inner, open), .help = "whether it is open"},
};
static const tz_bind_table list_table = {inner_rows, 2, TZ_HELD_IN_LIST, NULL};
static const tz_bind rows[] = {
    {.key = "width",
     .type = TZ_BIND_PAPER_LENGTH,
     .offset = offsetof(outer, width),
     .required = true,
     .most = 100 * TZ_MM,
     .help = "how wide"},
    {.key = "gap", .type = TZ_BIND_EM, .offset = offsetof(outer, gap), .most = 4 * TZ_EM, .help = "white space"},
    {.key = "count",
     .type = TZ_BIND_INT,
     .offset = offsetof(outer, count),
     .least = 1,
     .most = 9,
     .help = "otherwise one"},
    {.key = "ratio",
     .type = TZ_BIND_RATIO,
     .offset = offsetof(outer, ratio),
     .least = 1000000,
     .most = 3000000,
     .help = "a factor"},
    {.key = "side", .type = TZ_BIND_CHOICE, .offset = offsetof(outer, side), .choices = sides, .help = "where"},
    {.key = "color",
     .type = TZ_BIND_SCALAR,
     .offset = offsetof(outer, color),
     .read = tz_layout_read_color,
     .help = "of it"},
    {.key = "before",
     .type = TZ_BIND_LENGTH,
     .offset = offsetof(outer, before),
     .most = TZ_MM,
     .most_em = TZ_EM,
     .help = "above"},
    {.key = "text",
     .type = TZ_BIND_SCALAR,
     .read = tz_layout_read_template,
     .argument = names,
     .required = true,
     .help = "words"},
    {.key = "first",
     .type = TZ_BIND_VALUE,
     .offset = offsetof(outer, first),
     .read = tz_layout_read_mapping,
     ROWS(inner_rows),
     .help = "one"},
    {.key = "all", .type = TZ_BIND_NODE, .below = &list_table, .help = "many"},
};
static const outer defaults = {
    .gap = TZ_EM / 2, .count = 3, .ratio = 1500000, .side = 1, .color = {.k = 1000}, .before = {0, TZ_EM}};
static const tz_bind_table table = {rows, sizeof rows / sizeof *rows, TZ_HELD_ALONE, &defaults};

static void everything_that_is_known(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    static const char text[] = "width: 7mm\nall:\n  - {open: true}\n  - {name: n}\n";
    const tz_yaml *example = tz_yaml_read(arena, tz_source_new(arena, "x.yaml", text, sizeof text - 1), diag);
    tz_roff page = {.arena = arena};
    tz_keys_write(&(tz_key_list){.page = &page, .example = example, .diag = diag}, &table);
    assert_string_equal(tz_arena_copy(arena, page.out.at, page.out.n),
                        ".TP\n\\fBwidth\\fR\nhow wide\n.br\nlength from 0mm to 100mm; required; example: 7mm\n"
                        ".TP\n\\fBgap\\fR\nwhite space\n.br\nlength from 0em to 4em; otherwise 0.50em\n"
                        ".TP\n\\fBcount\\fR\notherwise one\n.br\nwhole number from 1 to 9\n"
                        ".TP\n\\fBratio\\fR\na factor\n.br\nnumber from 1.00 to 3.00, or per cent; otherwise 1.50\n"
                        ".TP\n\\fBside\\fR\nwhere\n.br\none of: left, right; otherwise right\n"
                        ".TP\n\\fBcolor\\fR\nof it\n.br\ncolour; otherwise K100\n"
                        ".TP\n\\fBbefore\\fR\nabove\n.br\nlength from 0mm to 1mm, or up to 1em; otherwise 1em\n"
                        ".TP\n\\fBtext\\fR\nwords\n.br\ntext in which these are filled in: {title}, {page}; required\n"
                        ".TP\n\\fBfirst\\fR\none\n.br\nthe keys\n.RS\n"
                        ".TP\n\\fBname\\fR\nits name\n.br\ntext; required\n"
                        ".TP\n\\fBopen\\fR\nwhether it is open\n.br\ntrue or false; otherwise false\n.RE\n"
                        ".TP\n\\fBall\\fR\nmany\n.br\nlist, of which each item has the keys\n.RS\n"
                        ".TP\n\\fBname\\fR\nits name\n.br\ntext; required; example: n\n"
                        ".TP\n\\fBopen\\fR\nwhether it is open\n.br\ntrue or false\n.RE\n");
    assert_int_equal(tz_diag_count(diag, TZ_WARNING), 0);
    tz_arena_free(arena);
}

static void a_key_that_nothing_explains_is_reported(void **state) {
    (void)state;
    static const tz_bind bare[] = {{.key = "bare", .type = TZ_BIND_TEXT}};
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_roff page = {.arena = arena};
    tz_keys_write(&(tz_key_list){.page = &page, .diag = diag}, &(tz_bind_table){bare, 1, TZ_HELD_ALONE, NULL});
    assert_int_equal(tz_diag_count(diag, TZ_WARNING), 1);
    assert_string_equal(tz_diag_at(diag, 0)->message, "nothing explains : bare");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_that_is_known),
        cmocka_unit_test(a_key_that_nothing_explains_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
