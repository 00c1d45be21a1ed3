// Examples made from a type lie within its range. That those of all keys are taken is tried in book/test_every_key.
#include "layout/read.h"
#include "reference/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const sides[] = {"left", "right", NULL}, *const only[] = {"left", NULL};
static const char *const names[] = {"page", NULL}, *const none[] = {NULL};
static const struct {
    tz_bind row;
    const char *example; // NULL: none
} made[] = {
    {{.type = TZ_BIND_INT, .least = 1, .most = 8}, "2"},
    {{.type = TZ_BIND_INT, .least = 0, .most = 0}, "0"},
    {{.type = TZ_BIND_RATIO, .least = 1000000, .most = 4000000}, "1.3"},
    {{.type = TZ_BIND_RATIO, .least = 1500000, .most = 4000000}, "1.5"},
    {{.type = TZ_BIND_PAPER_LENGTH, ON_PAPER}, "8mm"},
    {{.type = TZ_BIND_PAPER_LENGTH, TYPE_SIZE}, "9pt"},
    {{.type = TZ_BIND_PAPER_LENGTH, THICKNESS}, "0.25mm"},
    {{.type = TZ_BIND_PAPER_LENGTH, .least = 30 * TZ_MM, .most = TZ_LONGEST}, "30mm"},
    {{.type = TZ_BIND_LENGTH, GAP}, "0.5em"},
    {{.type = TZ_BIND_EM, WIDTH_IN_EM}, "2em"},
    {{.type = TZ_BIND_EM, .least = TZ_EM / 4, .most = TZ_EM}, "0.25em"},
    {{.type = TZ_BIND_BOOL}, "true"},
    {{.type = TZ_BIND_CHOICE, .choices = sides}, "right"},
    {{.type = TZ_BIND_EITHER, .choices = only}, "left"},
    {{.type = TZ_BIND_SCALAR, .read = tz_layout_read_color}, "K80"},
    {{.type = TZ_BIND_SCALAR, .read = tz_layout_read_style}, "body"},
    {{.type = TZ_BIND_SCALAR, .read = tz_layout_read_template, .argument = names}, "\"{page}\""},
    {{.type = TZ_BIND_SCALAR, .read = tz_layout_read_template, .argument = none}, "\"{units}\""},
    {{.type = TZ_BIND_TEXT}, NULL},
    {{.type = TZ_BIND_TEXT, .example = "津市"}, "津市"},
    {{.type = TZ_BIND_NODE}, NULL},
};

static void examples_of_types(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        const char *example = tz_reference_example(arena, &made[i].row);
        assert_string_equal(example ? example : "none", made[i].example ? made[i].example : "none");
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(examples_of_types)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
