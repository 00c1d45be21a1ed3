// Cells of plain text: one style throughout, whose size grows with the body even where it is fixed.
#include "galley/blocks.h"

static void a_cell_of_a_text(void **state) {
    (void)state;
    blocks *it = open_blocks();
    tz_cell cell = tz_cell_compose(&it->c.tools, tz_text_from_string("・市町"), &it->c.style, 10 * TZ_PT, true);
    assert_true(cell.head);
    assert_int_equal(cell.rows, 1);
    assert_int_equal(cell.columns, 1);
    assert_int_equal(cell.flow->blocks_n, 1);
    assert_int_equal(cell.flow->blocks[0].kind, TZ_FLOW_BLOCK_PARA); // no items in plain text
    assert_int_equal(cell.flow->blocks[0].size, TZ_EM);
    assert_false(tz_cell_compose(&it->c.tools, tz_text_from_string("市"), &it->c.style, 10 * TZ_PT, false).head);
    close_blocks(it);
}

static void a_fixed_size_becomes_one_in_em(void **state) {
    (void)state;
    blocks *it = open_blocks();
    it->c.style.size = (tz_length_spec){15 * TZ_PT, 0};
    tz_cell cell = tz_cell_compose(&it->c.tools, tz_text_from_string("市町"), &it->c.style, 10 * TZ_PT, false);
    assert_int_equal(cell.flow->blocks[0].size, 3 * TZ_EM / 2);
    assert_int_equal(cell.flow->blocks[0].pitch, 9 * TZ_EM / 4); // 1.5 times that
    assert_int_equal(it->c.style.size.fixed, 15 * TZ_PT);        // the style itself stays
    close_blocks(it);
}

static void what_cannot_be_set_has_no_flow(void **state) {
    (void)state;
    blocks *it = open_blocks();
    assert_null(tz_cell_compose(&it->c.tools, tz_text_from_string("\u05d0"), &it->c.style, 10 * TZ_PT, false).flow);
    assert_true(tz_diag_count(it->c.sample->diag, TZ_ERROR) > 0);
    sample_free(it->c.sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_of_a_text),
        cmocka_unit_test(a_fixed_size_becomes_one_in_em),
        cmocka_unit_test(what_cannot_be_set_has_no_flow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
