// Hanging: what a measure leaves of an item's indents.
#include "text/hang.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static tz_flow_block item(double label_x, double box, double label_width) {
    return (tz_flow_block){.label_x = (tz_em)(label_x * TZ_EM),
                           .indent = (tz_em)((label_x + box) * TZ_EM),
                           .label_width = (tz_em)(label_width * TZ_EM)};
}

static void check(const tz_flow_block *block, double measure, double label_x, double indent, double body) {
    tz_hang hang = tz_hang_at(block, (tz_em)(measure * TZ_EM));
    assert_int_equal(hang.label_x, (tz_em)(label_x * TZ_EM));
    assert_int_equal(hang.indent, (tz_em)(indent * TZ_EM));
    assert_int_equal(hang.body, (tz_em)(body * TZ_EM));
}

static void indents_give_way_to_the_body(void **state) {
    (void)state;
    tz_flow_block deep = item(20, 2, 1); // within twenty others, in a box wider than its label
    check(&deep, 40, 20, 22, 18);
    check(&deep, 26, 20, 22, 4);
    check(&deep, 25, 19, 21, 4);
    check(&deep, 6, 0, 2, 4);
    check(&deep, 5.5, 0, 1.5, 4);
    check(&deep, 4, 0, 1, 3);
    check(&deep, 3, 0, 1, 2);
    check(&deep, 2.5, 0, 0, 2); // the label above the body
    assert_true(tz_hang_at(&deep, TZ_EM * 5 / 2).stacked && !tz_hang_at(&deep, 3 * TZ_EM).stacked);
    check(&deep, 1, 0, 0, 1);
    tz_flow_block paragraph = item(0, 0, 0);
    check(&paragraph, 1, 0, 0, 1);
    check(&paragraph, 30, 0, 0, 30);
}

static void bodies_never_narrow_as_the_measure_grows(void **state) {
    (void)state;
    const tz_flow_block all[] = {item(0, 0, 0),     item(0, 1, 1),   item(3, 1, 1),
                                 item(103, 1, 0.5), item(1, 500, 1), item(2, 12, 12)};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (tz_em measure = TZ_EM / 4, before = 0; measure < 620 * TZ_EM; measure += TZ_EM / 4) {
            tz_hang hang = tz_hang_at(&all[i], measure);
            assert_true(hang.body >= before);
            assert_true(hang.indent + hang.body <= measure && hang.label_x >= 0);
            assert_true(hang.stacked || hang.indent - hang.label_x >= all[i].label_width);
            assert_true(hang.stacked == (measure < tz_hang_stacked_below(&all[i])));
            if (hang.body > before) { // the first measure, in steps of a quarter em, that gives it so much
                int64_t least = tz_hang_measure(&all[i], hang.body);
                assert_true(least <= measure && least > measure - TZ_EM / 4);
            }
            before = hang.body;
        }
}

static void columns_need_no_room_for_unusual_depth(void **state) {
    (void)state;
    tz_flow_block usual = item(2, 1, 1), deep = item(103, 1, 1), wide = item(0, 500, 1);
    assert_int_equal(tz_hang_need(&usual, 4 * TZ_EM), 7 * TZ_EM);
    assert_int_equal(tz_hang_need(&deep, 4 * TZ_EM), 13 * TZ_EM);
    assert_int_equal(tz_hang_need(&wide, 4 * TZ_EM), 13 * TZ_EM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indents_give_way_to_the_body),
        cmocka_unit_test(bodies_never_narrow_as_the_measure_grows),
        cmocka_unit_test(columns_need_no_room_for_unusual_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
