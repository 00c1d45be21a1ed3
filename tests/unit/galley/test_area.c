// Areas of a layout: the page without its margins, and the columns in it.
#include "galley/galley.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const tz_layout layout = {
    .width = 300, .height = 200, .margins = {.top = 1, .bottom = 20, .left = 3, .right = 47}};

static void the_type_area_is_inside_the_margins(void **state) {
    (void)state;
    tz_box area = tz_type_area(&layout);
    assert_int_equal(area.x, 3);
    assert_int_equal(area.y, 1);
    assert_int_equal(area.width, 250);
    assert_int_equal(area.height, 179);
}

static void columns_share_the_width_without_the_gaps(void **state) {
    (void)state;
    assert_int_equal(tz_column_width(&layout, &(tz_part_spec){.columns = 1, .gap = 70}), 250);
    assert_int_equal(tz_column_width(&layout, &(tz_part_spec){.columns = 2, .gap = 10}), 120);
    assert_int_equal(tz_column_width(&layout, &(tz_part_spec){.columns = 4, .gap = 10}), 55);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_type_area_is_inside_the_margins),
        cmocka_unit_test(columns_share_the_width_without_the_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
