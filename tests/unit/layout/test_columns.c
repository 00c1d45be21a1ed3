// Columns of parts.
#include "layout/part_spec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// As many columns as the layout says, but fewer where they would be too narrow.
static void columns_that_are_not_too_narrow(void **state) {
    (void)state;
    tz_part_spec spec = {.columns = 4, .gap = 8 * TZ_MM, .size = 9 * TZ_PT, .least_column = 12 * TZ_EM};
    static const struct {
        tz_len width;
        int32_t columns;
    } cases[] = {{277 * TZ_MM, 4}, {190 * TZ_MM, 4}, {177 * TZ_MM, 4}, {176 * TZ_MM, 3},
                 {128 * TZ_MM, 2}, {85 * TZ_MM, 2},  {84 * TZ_MM, 1},  {30 * TZ_MM, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(tz_part_columns(&spec, cases[i].width), cases[i].columns);
        assert_int_equal(tz_part_column_width(&spec, cases[i].width),
                         (cases[i].width - (cases[i].columns - 1) * spec.gap) / cases[i].columns);
    }
    spec.gap = 150 * TZ_MM; // leaves no room at all
    assert_int_equal(tz_part_columns(&spec, 277 * TZ_MM), 4);
    spec.gap = 8 * TZ_MM;
    spec.least_column = 0;
    assert_int_equal(tz_part_columns(&spec, 30 * TZ_MM), 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_that_are_not_too_narrow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
