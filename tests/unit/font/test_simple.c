// The simple path: what it sets is what shaping would make of it.
#include "font/simple.h"
#include "fonts.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define HANDAKUTEN 0x309A

static const tz_font gothic = {0};

static tz_shaped shape(test_fonts *it, tz_font font, bool simple, const char *string) {
    tz_text text = tz_text_from_string(string);
    tz_shaped out;
    tz_fonts_set_simple_path(it->fonts, simple);
    assert_true(tz_fonts_shape(it->fonts, it->arena, font, &text, it->diag, &out));
    return out;
}

static void compare(test_fonts *it, tz_font font, const char *string) {
    shape(it, font, true, string); // so that all of its characters are known
    tz_shaped fast = shape(it, font, true, string), slow = shape(it, font, false, string);
    assert_int_equal(fast.glyphs_n, slow.glyphs_n);
    assert_int_equal(fast.clusters_n, slow.clusters_n);
    for (size_t i = 0; i < fast.glyphs_n; i++) {
        const tz_glyph *a = &fast.glyphs[i], *b = &slow.glyphs[i];
        if (a->id != b->id || a->face != b->face || a->advance != b->advance || a->x_offset != b->x_offset ||
            a->y_offset != b->y_offset)
            fail_msg("glyph %zu of %s", i, string);
    }
    for (size_t i = 0; i < fast.clusters_n; i++) {
        const tz_cluster *a = &fast.clusters[i], *b = &slow.clusters[i];
        if (a->start != b->start || a->end != b->end || a->glyph != b->glyph || a->glyphs_n != b->glyphs_n ||
            a->advance != b->advance)
            fail_msg("cluster %zu of %s", i, string);
    }
}

static void makes_no_difference(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    size_t size;
    const char *bytes = test_file(it->arena, "data/r7/source/handout.txt", &size);
    char *handout = tz_arena_copy(it->arena, bytes, size);
    for (char *rest = handout, *line; (line = strsep(&rest, "\t\r\n"));)
        for (int family = 0; family < tz_fonts_family(it->fonts, "signs"); family++) // the others have letters
            for (tz_weight weight = TZ_REGULAR; weight <= TZ_BOLD; weight++)
                compare(it, (tz_font){family, weight, false}, line);
    test_fonts_free(it);
}

static tz_simple known(test_fonts *it, tz_font font, int32_t code) {
    return tz_simple_find(it->fonts, font, code);
}

static void characters_are_stored_when_first_set(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_int_equal(known(it, gothic, 0x56FD).glyph, 0);
    tz_shaped shaped = shape(it, gothic, true, "国");
    assert_int_equal(known(it, gothic, 0x56FD).glyph, shaped.glyphs[0].id);
    assert_int_equal(known(it, gothic, 0x56FD).advance, TZ_EM);
    assert_int_equal(known(it, gothic, 0x56FD).face, shaped.glyphs[0].face);
    assert_false(known(it, gothic, 0x56FD).joins);
    assert_int_equal(known(it, (tz_font){.weight = TZ_BOLD}, 0x56FD).glyph, 0);
    tz_fonts_set_simple_path(it->fonts, false);
    assert_int_equal(known(it, gothic, 0x56FD).glyph, 0);
    test_fonts_free(it);
}

// か joins with a mark behind it; the mark itself, vertical text and what makes fractions are always shaped.
static void what_neighbours_change_is_shaped(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    shape(it, gothic, true, "か国\u309A⁄");
    assert_true(known(it, gothic, 0x304B).joins);
    assert_int_equal(known(it, gothic, HANDAKUTEN).glyph, 0);
    assert_int_equal(known(it, gothic, 0x2044).glyph, 0);
    tz_font vertical = {.vertical = true};
    shape(it, vertical, true, "国");
    assert_int_equal(known(it, vertical, 0x56FD).glyph, 0);
    assert_true(tz_simple_script(HB_SCRIPT_HIRAGANA) && tz_simple_script(HB_SCRIPT_LATIN));
    assert_false(tz_simple_script(HB_SCRIPT_GREEK));
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_no_difference),
        cmocka_unit_test(characters_are_stored_when_first_set),
        cmocka_unit_test(what_neighbours_change_is_shaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
