// Shaping for inspection: an empty em stands for what no font has.
#include "paras.h"

#include <string.h>

static void empty_ems_stand_for_the_rest(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para =
        tz_para_new_lenient(it->arena, it->fonts, tz_text_from_string("国\ue000か\u3099A"), &style, it->diag);
    const tz_shaped *shaped = tz_para_shaped(para);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
    assert_int_equal(tz_diag_count(it->diag, TZ_WARNING), 1);
    assert_non_null(strstr(tz_diag_at(it->diag, 0)->message, "\ue000"));
    assert_int_equal(shaped->clusters_n, 4);
    assert_int_equal(shaped->glyphs_n, 3);
    assert_int_equal(shaped->clusters[1].glyphs_n, 0);
    assert_int_equal(shaped->clusters[1].advance, TZ_EM);
    assert_int_equal(shaped->clusters[2].start, 6);
    assert_int_equal(shaped->clusters[2].end, 12); // a grapheme cluster
    assert_int_equal(shaped->clusters[2].glyph, 1);
    assert_int_equal(shaped->clusters[3].advance, TZ_EM / 2);
    test_fonts_free(it);
}

static void what_can_be_set_is_as_ever(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_style style = test_style(it, "gothic");
    const tz_para *para =
        tz_para_new_lenient(it->arena, it->fonts, tz_text_from_string("津市の（取組）"), &style, it->diag);
    const tz_shaped *shaped = tz_para_shaped(para), *usual = tz_para_shaped(test_para(it, &style, "津市の（取組）"));
    assert_int_equal(shaped->clusters_n, usual->clusters_n);
    assert_memory_equal(shaped->clusters, usual->clusters, shaped->clusters_n * sizeof *shaped->clusters);
    assert_int_equal(tz_diag_count(it->diag, TZ_WARNING), 0);
    test_fonts_free(it);
}

static void nothing_can_be_set_without_a_font(void **state) {
    (void)state;
    test_fonts *it = test_fonts_of("no font", 7, 0);
    tz_style style = {.size = {0, TZ_EM}, .leading = 1000000};
    assert_null(tz_para_new_lenient(it->arena, it->fonts, tz_text_from_string("津"), &style, it->diag));
    assert_true(tz_diag_count(it->diag, TZ_ERROR) > 0);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_ems_stand_for_the_rest),
        cmocka_unit_test(what_can_be_set_is_as_ever),
        cmocka_unit_test(nothing_can_be_set_without_a_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
