// What is said of a font: names, licence, weight, coverage.
#include "font_file.h"

static tz_face_description describe(test_fonts *it, const char *family, tz_weight weight) {
    tz_face_description made;
    const tz_family_info *info = tz_fonts_family_info(it->fonts, tz_fonts_family(it->fonts, family));
    assert_non_null(tz_fonts_open_face(it->fonts, info->faces[weight], it->diag));
    tz_fonts_describe(it->fonts, it->arena, info->faces[weight], &made);
    return made;
}

static void describes_a_japanese_font(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_face_description made = describe(it, "gothic", TZ_BOLD);
    assert_string_equal(made.name, "BIZ UDGothic");
    assert_string_equal(made.japanese, "BIZ UDゴシック");
    assert_string_equal(made.licence, "OFL-1.1");
    assert_true(made.bold && !made.italic && !made.variable);
    assert_int_equal(made.rights, 0);
    assert_int_equal(made.faces, 1);
    assert_int_equal(made.characters, 11741);
    assert_false(describe(it, "gothic", TZ_REGULAR).bold);
    test_fonts_free(it);
}

static void describes_a_collection(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_face_description made = describe(it, "noto-gothic", TZ_REGULAR);
    assert_string_equal(made.name, "Noto Sans CJK JP");
    assert_true(made.faces > 1);
    assert_true(made.characters > 44000 && made.supplementary > 1000 && made.variants > 10000);
    test_fonts_free(it);
}

static void counts_the_characters_that_it_has(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    describe(it, "gothic", TZ_REGULAR);
    assert_int_equal(tz_fonts_count_characters(it->fonts, 0, (const uint32_t[]){0x6D25, 0x20BB7, 0x3042}, 3), 2);
    test_fonts_free(it);
}

// Words that a name table has, damaged on purpose, give no licence.
static void knows_no_licence_of_other_words(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    char *font = gothic(arena, &size), *entry = entry_of(font, "name");
    char *name = font + big_endian(entry + 8);
    for (uint32_t i = big_endian(entry + 12); i-- > 6 + 12 * (unsigned)name[3];)
        name[i] = name[i] == 'S' || name[i] == 's' ? 'x' : name[i];
    test_fonts *it = test_fonts_of(font, size, 0);
    assert_null(describe(it, "one", TZ_REGULAR).licence);
    test_fonts_free(it);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(describes_a_japanese_font),
        cmocka_unit_test(describes_a_collection),
        cmocka_unit_test(counts_the_characters_that_it_has),
        cmocka_unit_test(knows_no_licence_of_other_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
