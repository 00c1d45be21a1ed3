// Heights of galleys: blocks and the space between them, page by page where the layout breaks.
#include "galley/blocks.h"

static const tz_len size = 10 * TZ_PT, width = 100 * TZ_PT, line = 15 * TZ_PT;

static void blocks_stand_below_each_other(void **state) {
    (void)state;
    blocks *it = open_blocks();
    add_heading(it, "題", 7 * TZ_PT); // no space above the first one
    add_heading(it, "次の題", 5 * TZ_PT);
    add_table(it, 3, 1, "文");
    const tz_galley *galley = galley_of(it);
    assert_string_equal(galley->name, "見本");
    assert_int_equal(tz_galley_height(galley, width, size), 2 * line + 5 * TZ_PT + 3 * line);
    assert_int_equal(tz_galley_height(galley, 20 * TZ_PT, size), 3 * line + 5 * TZ_PT + 3 * line); // 次の|題
    assert_int_equal(tz_galley_height(galley, width, 2 * size), 2 * (5 * line) + 5 * TZ_PT);
    close_blocks(it);
}

// The fullest page counts; later pages begin with the continued heading, half a size above the rest.
static void only_breaks_of_the_layout_divide(void **state) {
    (void)state;
    blocks *it = open_blocks();
    add_heading(it, "一", 0);
    add_break(it, false); // only when the page is full
    add_heading(it, "二", 0);
    add_break(it, true);
    add_break(it, true); // nothing stands between: one break
    add_heading(it, "三", 9 * TZ_PT);
    tz_galley galley = *galley_of(it);
    assert_int_equal(tz_galley_height(&galley, width, size), 2 * line);
    assert_int_equal(tz_galley_continuation_height(&galley, width, size), 0);
    galley.continued = para_of(&it->c, "一二三四五六七八九十（続き）"); // two lines
    assert_int_equal(tz_galley_continuation_height(&galley, width, size), 2 * line + size / 2);
    assert_int_equal(tz_galley_height(&galley, width, size), 3 * line + size / 2);
    close_blocks(it);
}

static void an_empty_galley_has_no_height(void **state) {
    (void)state;
    blocks *it = open_blocks();
    assert_int_equal(tz_galley_height(galley_of(it), width, size), 0);
    close_blocks(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_stand_below_each_other),
        cmocka_unit_test(only_breaks_of_the_layout_divide),
        cmocka_unit_test(an_empty_galley_has_no_height),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
