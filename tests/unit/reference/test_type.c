// What a value is in words, and what holds without it.
#include "layout/read.h"
#include "reference/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct values {
    tz_len width;
    tz_em gap;
    int32_t count, ratio;
    int side;
    bool open, second;
    tz_color color;
    tz_length_spec before;
    tz_template words;
} values;

static const char *const sides[] = {"left", "right", NULL};
static const char *const names[] = {"title", "page", NULL};
static const char filled[] = "{page}";
static const values defaults = {.gap = TZ_EM / 2,
                                .count = 3,
                                .ratio = 1500000,
                                .side = 1,
                                .second = true,
                                .color = {.k = 1000},
                                .before = {0, TZ_EM},
                                .words = {{.bytes = filled, .size = sizeof filled - 1}}};
static const tz_bind_table one = {.n = 0}, many = {.held = TZ_HELD_IN_LIST}, named = {.held = TZ_HELD_BY_NAME};

#define MEMBER(kind, member_) .type = TZ_BIND_##kind, .offset = offsetof(values, member_)
static const struct {
    tz_bind row;
    const char *type, *otherwise;
} told[] = {
    {{MEMBER(PAPER_LENGTH, width), .least = TZ_MM, .most = 100 * TZ_MM}, "length from 1mm to 100mm", NULL},
    {{MEMBER(EM, gap), .most = 4 * TZ_EM}, "length from 0em to 4em", "0.5em"},
    {{MEMBER(INT, count), .least = 1, .most = 9}, "whole number from 1 to 9", "3"},
    {{MEMBER(RATIO, ratio), .least = 1000000, .most = 3000000}, "number from 1 to 3, or per cent", "1.5"},
    {{MEMBER(CHOICE, side), .choices = sides}, "one of: left, right", "right"},
    {{MEMBER(EITHER, second), .choices = sides}, "one of: left, right", "right"},
    {{MEMBER(BOOL, open)}, "true or false", "false"},
    {{MEMBER(LENGTH, before), .most = TZ_MM, .most_em = TZ_EM}, "length from 0mm to 1mm, or up to 1em", "1em"},
    {{MEMBER(SCALAR, color), .read = tz_layout_read_color}, "colour", "K100"},
    {{MEMBER(SCALAR, words), .read = tz_layout_read_template, .argument = names},
     "text in which these are filled in: {title}, {page}, {units}",
     "{page}"},
    {{.type = TZ_BIND_SCALAR, .read = tz_layout_read_style}, "name of a style", NULL},
    {{.type = TZ_BIND_SCALAR, .read = tz_layout_read_family}, "text", NULL},
    {{.type = TZ_BIND_TEXT}, "text", NULL},
    {{.type = TZ_BIND_TEXT, .expects = "six digits"}, "six digits", NULL},
    {{.type = TZ_BIND_TEXTS}, "list of texts", NULL},
    {{.type = TZ_BIND_VALUE, .list = true}, "list", NULL},
    {{.type = TZ_BIND_NODE, .below = &one}, "the keys", NULL},
    {{.type = TZ_BIND_NODE, .below = &many}, "list, of which each item has the keys", NULL},
    {{.type = TZ_BIND_NODE, .below = &named}, "names, of which each has the keys", NULL},
};

static void types_and_defaults(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        const char *otherwise = tz_reference_default(arena, &told[i].row, &defaults);
        assert_string_equal(tz_reference_type(arena, &told[i].row), told[i].type);
        assert_string_equal(otherwise ? otherwise : "none", told[i].otherwise ? told[i].otherwise : "none");
    }
    tz_arena_free(arena);
}

// A struct that nobody has filled is all zero; a number that its range has not is none that can be told.
static void without_a_struct_all_is_zero(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(tz_reference_default(arena, &told[1].row, NULL), "0em");
    assert_null(tz_reference_default(arena, &told[2].row, NULL));
    assert_string_equal(tz_reference_default(arena, &told[4].row, NULL), "left");
    assert_null(tz_reference_default(arena, &told[8].row, NULL));
    tz_arena_free(arena);
}

static const tz_bind own_rows[] = {{.key = "a", .type = TZ_BIND_TEXT}};

static void a_mapping_of_a_layout_is_a_table_too(void **state) {
    (void)state;
    const tz_bind row = {.type = TZ_BIND_VALUE, .read = tz_layout_read_mapping, ROWS(own_rows)};
    tz_bind_table made;
    const tz_bind_table *below = tz_reference_below(&row, &made);
    assert_ptr_equal(below->rows, own_rows);
    assert_int_equal(below->n, 1);
    assert_int_equal(below->held, TZ_HELD_ALONE);
    assert_null(tz_reference_below(&told[0].row, &made));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_and_defaults),
        cmocka_unit_test(without_a_struct_all_is_zero),
        cmocka_unit_test(a_mapping_of_a_layout_is_a_table_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
