// What is read from a font file, and files that are refused though fonts.yaml names their very SHA-256.
#include "font_file.h"

static void measures_truetype(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_shaped shaped = test_shape(it, "gothic", false, "津");
    const tz_face_info *face = tz_fonts_face(it->fonts, shaped.glyphs[0].face);
    assert_string_equal(face->postscript_name, "BIZUDGothic-Regular");
    // Of whichever accepted version: its package is called after it.
    assert_string_equal(
        face->version,
        tz_arena_format(it->arena, "Version %.*s", (int)strcspn(face->package_version, "-"), face->package_version));
    assert_string_equal(face->family, "BIZ UDゴシック");
    assert_string_equal(face->package, "fonts-morisawa-bizud-gothic");
    assert_string_equal(face->licence, "OFL-1.1");
    assert_int_equal(face->upem, 2048);
    assert_int_equal(face->ascent, 1802 * 125);
    assert_int_equal(face->descent, -246 * 125);
    assert_int_equal(face->cap_height, 1567 * 125);
    assert_int_equal(face->em_top, 1802 * 125);
    assert_int_equal(face->em_bottom, 246 * 125);
    assert_int_equal(face->weight_class, 400);
    assert_false(face->cff);
    assert_false(face->serif);
    assert_true(face->fixed_pitch);
    assert_int_equal(tz_fonts_glyph_advance(it->fonts, shaped.glyphs[0].face, shaped.glyphs[0].id), 2048);
    test_fonts_free(it);
}

static void measures_cff_collections(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_shaped shaped = test_shape(it, "noto-mincho", false, "津");
    const tz_face_info *face = tz_fonts_face(it->fonts, shaped.glyphs[0].face);
    assert_string_equal(face->postscript_name, "NotoSerifCJKjp-Regular");
    assert_int_equal(face->upem, 1000);
    assert_int_equal(face->ascent, TZ_EM * 88 / 100);
    assert_int_equal(face->em_top + face->em_bottom, TZ_EM);
    assert_int_equal(face->em_bottom, TZ_EM * 12 / 100);
    assert_true(face->cff);
    assert_true(face->serif);
    assert_false(face->fixed_pitch);
    test_fonts_free(it);
}

static void refuses_by_rights(unsigned char high, unsigned char low, const char *message) {
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    char *font = gothic(arena, &size);
    char *rights = font + big_endian(entry_of(font, "OS/2") + 8) + 8; // fsType
    rights[0] = (char)high;
    rights[1] = (char)low;
    test_fonts *it = test_fonts_of(font, size, 0);
    if (message)
        reports(test_refused(it, "one", "津"), message, NULL);
    else
        test_shape(it, "one", false, "津");
    test_fonts_free(it);
    tz_arena_free(arena);
}

static void heeds_embedding_rights(void **state) {
    (void)state;
    refuses_by_rights(0, 0, NULL);
    refuses_by_rights(0, 2, "its rights forbid embedding (fsType 0x0002)");
    refuses_by_rights(0, 4, NULL); // preview and print
    refuses_by_rights(0, 8, NULL); // editable
    refuses_by_rights(1, 0, "its rights forbid embedding a part of it (fsType 0x0100)");
    refuses_by_rights(2, 0, "its rights forbid embedding outlines (fsType 0x0200)");
}

static void refuses_lost_tables(void **state) {
    (void)state;
    static const char *const tags[] = {"head", "hhea", "hmtx", "maxp", "cmap", "OS/2", "post", "loca", "glyf"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        size_t size;
        char *font = gothic(arena, &size);
        memcpy(entry_of(font, tags[i]), "zzzz", 4);
        test_fonts *it = test_fonts_of(font, size, 0);
        reports(test_refused(it, "one", "津"), "given is not a font that can be used", NULL);
        test_fonts_free(it);
        tz_arena_free(arena);
    }
}

static void refuses_cut_files(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t size, sizes[] = {0, 1, 11, 12, 100, 300, 1000, 5000, 100000, 1000000, 3000000, 4600000};
    const char *font = test_file(arena, TEST_FONT_FOLDER GOTHIC, &size);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *cut = tz_arena_copy(arena, font, sizes[i]);
        test_fonts *it = test_fonts_of(cut, sizes[i], 0);
        reports(test_refused(it, "one", "津"), "given is not a font that can be used", NULL);
        test_fonts_free(it);
    }
    tz_arena_free(arena);
}

static void refuses_no_fonts(void **state) {
    (void)state;
    static const char text[] = "This is not a font at all, but a text of some length, so that headers can be read.";
    test_fonts *it = test_fonts_of(text, sizeof text, 0);
    reports(test_refused(it, "one", "津"), "damaged or of another kind", NULL);
    test_fonts_free(it);

    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    const char *font = test_file(arena, TEST_FONT_FOLDER GOTHIC, &size);
    it = test_fonts_of(font, size, 1);
    reports(test_refused(it, "one", "津"), "no face of this index", NULL);
    test_fonts_free(it);
    tz_arena_free(arena);
}

// On a grid that does not divide an em unit the nearest is taken.
static void rounds_on_odd_grids(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    char *font = gothic(arena, &size);
    memcpy(font + big_endian(entry_of(font, "head") + 8) + 18, "\x06\x00", 2); // 1536 units an em
    test_fonts *it = test_fonts_of(font, size, 0);
    tz_shaped shaped = test_shape(it, "one", false, "津1");
    assert_int_equal(shaped.glyphs[0].advance, 341333); // 2048 / 1536 em = 341,333.3
    assert_int_equal(shaped.glyphs[1].advance, 170667); // 1024 / 1536 em = 170,666.7
    test_fonts_free(it);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_truetype),      cmocka_unit_test(measures_cff_collections),
        cmocka_unit_test(heeds_embedding_rights), cmocka_unit_test(refuses_lost_tables),
        cmocka_unit_test(refuses_cut_files),      cmocka_unit_test(refuses_no_fonts),
        cmocka_unit_test(rounds_on_odd_grids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
