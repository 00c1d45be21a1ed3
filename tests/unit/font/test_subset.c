// Subset programs: every code has the outline and the width of the original's glyph, for all three kinds of outlines.
#include "between.h"
#include "fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define GOTHIC TEST_FONT_FOLDER "truetype/bizud-gothic/BIZUDGothic-Regular.ttf"
#define NOTO TEST_FONT_FOLDER "opentype/noto/NotoSansCJK-Regular.ttc"
#define COMPOSITE TEST_FONT_FOLDER "truetype/dejavu/DejaVuSans.ttf" // accented letters are made of others
#define NAME_KEYED TEST_FONT_FOLDER "opentype/urw-base35/C059-Roman.otf"

static FT_Face load(FT_Library library, const char *bytes, size_t size) {
    FT_Face face;
    assert_int_equal(FT_New_Memory_Face(library, (const FT_Byte *)bytes, (FT_Long)size, 0, &face), 0);
    return face;
}

static void compare_glyphs(FT_Face original, FT_UInt old, FT_Face part, FT_UInt code) {
    assert_int_equal(FT_Load_Glyph(original, old, FT_LOAD_NO_SCALE), 0);
    assert_int_equal(FT_Load_Glyph(part, code, FT_LOAD_NO_SCALE), 0);
    const FT_Outline *a = &original->glyph->outline, *b = &part->glyph->outline;
    assert_int_equal(a->n_points, b->n_points);
    assert_int_equal(a->n_contours, b->n_contours);
    if (a->n_points > 0) {
        assert_memory_equal(a->points, b->points, (size_t)a->n_points * sizeof *a->points);
        assert_memory_equal(a->tags, b->tags, (size_t)a->n_points);
    }
}

// Subsets the glyphs of a text and compares each with the file's own. Gives the subset's size.
static size_t round_trip(const char *path, const char *text) {
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    const char *font = test_file(arena, path, &size);
    test_fonts *it = test_fonts_of(font, size, 0);
    tz_shaped shaped = test_shape(it, "one", false, text);
    uint16_t *glyphs = TZ_ARRAY(arena, uint16_t, shaped.glyphs_n);
    for (size_t i = 0; i < shaped.glyphs_n; i++)
        glyphs[i] = shaped.glyphs[i].id;
    tz_subset subset, again;
    assert_true(tz_fonts_subset(it->fonts, arena, 0, glyphs, shaped.glyphs_n, &subset, it->diag));
    assert_true(tz_fonts_subset(it->fonts, arena, 0, glyphs, shaped.glyphs_n, &again, it->diag));
    assert_int_equal(subset.size, again.size);
    assert_memory_equal(subset.bytes, again.bytes, subset.size);

    FT_Library library;
    assert_int_equal(FT_Init_FreeType(&library), 0);
    FT_Face original = load(library, font, size), part = load(library, subset.bytes, subset.size);
    for (size_t i = 0; i < shaped.glyphs_n; i++)
        compare_glyphs(original, glyphs[i], part, subset.codes[i]);
    compare_glyphs(original, 0, part, 0); // .notdef
    FT_Done_FreeType(library);
    test_fonts_free(it);
    tz_arena_free(arena);
    return subset.size;
}

#define MIXED "在宅医療・介護連携（ACP）の〜～か\xe3\x82\x9a、葛\xf3\xa0\x84\x80城。①Ⅳﾊﾟ"

static void keeps_truetype_outlines(void **state) {
    (void)state;
    assert_between(round_trip(GOTHIC, MIXED), 1000, 20000);
    assert_between(round_trip(COMPOSITE, "Zürich, façade, Ǻ"), 1000, 20000);
}

static void keeps_cid_keyed_outlines(void **state) {
    (void)state;
    assert_between(round_trip(NOTO, MIXED "𠮷"), 1000, 20000);
}

static void keeps_name_keyed_outlines(void **state) {
    (void)state;
    assert_between(round_trip(NAME_KEYED, "Zürich, façade, fi 123"), 500, 20000);
}

// Only what a PDF needs: no tables of characters or layout come along, and no glyphs that those lead to.
static void leaves_tables_out(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    tz_shaped shaped = test_shape(it, "gothic", false, "津");
    tz_subset subset;
    assert_true(tz_fonts_subset(it->fonts, it->arena, 0, &shaped.glyphs[0].id, 1, &subset, it->diag));
    assert_int_equal(subset.codes[0], 1);
    FT_Library library;
    assert_int_equal(FT_Init_FreeType(&library), 0);
    FT_Face part = load(library, subset.bytes, subset.size);
    assert_int_equal(part->num_glyphs, 2);
    FT_ULong tag, length, tables = 0;
    assert_int_equal(FT_Sfnt_Table_Info(part, 0, NULL, &tables), 0);
    for (FT_UInt i = 0; i < tables; i++) {
        assert_int_equal(FT_Sfnt_Table_Info(part, i, &tag, &length), 0);
        char name[5] = {(char)(tag >> 24), (char)(tag >> 16), (char)(tag >> 8), (char)tag, 0};
        assert_non_null(strstr("glyf loca head hhea hmtx maxp", name));
    }
    FT_Done_FreeType(library);
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_truetype_outlines),
        cmocka_unit_test(keeps_cid_keyed_outlines),
        cmocka_unit_test(keeps_name_keyed_outlines),
        cmocka_unit_test(leaves_tables_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
