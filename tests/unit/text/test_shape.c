// Shaping text with line separators.
#include "paras.h"

#include <string.h>

static tz_shaped shape(test_fonts *it, const char *string) {
    tz_text text = tz_text_from_string(string);
    tz_shaped out;
    assert_true(tz_shape_text(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &out));
    return out;
}

static void separators_show_nothing(void **state) {
    (void)state;
    static const char *const separators[] = {"\v", "\f", "\xc2\x85", "\u2028", "\u2029"};
    test_fonts *it = test_fonts_new();
    for (size_t i = 0; i < 5; i++) {
        uint32_t size = (uint32_t)strlen(separators[i]);
        tz_shaped shaped = shape(it, tz_arena_format(it->arena, "国%s津市", separators[i]));
        assert_int_equal(shaped.clusters_n, 4);
        assert_int_equal(shaped.glyphs_n, 3);
        assert_int_equal(shaped.clusters[1].start, 3);
        assert_int_equal(shaped.clusters[1].end, 3 + size);
        assert_int_equal(shaped.clusters[1].glyphs_n, 0);
        assert_int_equal(shaped.clusters[1].advance, 0);
        assert_int_equal(shaped.clusters[2].start, 3 + size);
        assert_int_equal(shaped.clusters[2].glyph, 1);
        assert_int_equal(shaped.clusters[3].glyph, 2);
    }
    test_fonts_free(it);
}

// Letters do not act on each other across a separator, and one may stand anywhere.
static void lines_are_shaped_by_themselves(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_shaped whole = shape(it, "か\u3099"), parts = shape(it, "か\u2028か\u3099\u2028");
    assert_int_equal(whole.clusters_n, 1);
    assert_int_equal(parts.clusters_n, 4);
    assert_int_equal(parts.glyphs[1].id, whole.glyphs[0].id);
    assert_int_not_equal(parts.glyphs[0].id, whole.glyphs[0].id);
    assert_int_equal(shape(it, "\u2028").clusters_n, 1);
    assert_int_equal(shape(it, "").clusters_n, 0);
    test_fonts_free(it);
}

static void every_part_is_tried(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_text text = tz_text_from_string("\ue000\u2028国\u2028\ue001");
    tz_shaped out;
    assert_false(tz_shape_text(it->fonts, it->arena, (tz_font){0}, &text, it->diag, &out));
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 2);
    test_fonts_free(it);
}

static void one_line_has_no_separator(void **state) {
    (void)state;
    tz_text text = tz_text_from_string("国国\u2028国");
    assert_true(tz_is_one_line(&text, 0, 6));
    assert_false(tz_is_one_line(&text, 0, 7));
    assert_false(tz_is_one_line(&text, 6, 9));
    assert_true(tz_is_one_line(&text, 9, 12));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(separators_show_nothing),
        cmocka_unit_test(lines_are_shaped_by_themselves),
        cmocka_unit_test(every_part_is_tried),
        cmocka_unit_test(one_line_has_no_separator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
