// Outlines for writers that draw glyphs themselves.
#include "between.h"
#include "fonts.h"

#include <setjmp.h>

#include <cmocka.h>

typedef struct path {
    int moves, lines, cubics, quadratics, closes;
    int32_t left, right, bottom, top;
} path;

static void reach(path *it, int32_t x, int32_t y) {
    it->left = x < it->left ? x : it->left;
    it->right = x > it->right ? x : it->right;
    it->bottom = y < it->bottom ? y : it->bottom;
    it->top = y > it->top ? y : it->top;
}

static void move_to(void *context, int32_t x, int32_t y) {
    ((path *)context)->moves++;
    reach(context, x, y);
}

static void line_to(void *context, int32_t x, int32_t y) {
    ((path *)context)->lines++;
    reach(context, x, y);
}

static void cubic_to(void *context, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y) {
    (void)x1, (void)y1, (void)x2, (void)y2;
    ((path *)context)->cubics++;
    reach(context, x, y);
}

static void close_path(void *context) {
    ((path *)context)->closes++;
}

static path draw(test_fonts *it, const char *family, const char *text) {
    tz_shaped shaped = test_shape(it, family, false, text);
    path drawn = {.left = 9999, .right = -9999, .bottom = 9999, .top = -9999};
    tz_pen pen = {move_to, line_to, cubic_to, close_path, &drawn, NULL};
    tz_fonts_draw_outline(it->fonts, shaped.glyphs[0].face, shaped.glyphs[0].id, &pen);
    assert_int_equal(drawn.moves, drawn.closes);
    return drawn;
}

static void draws_outlines(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    path dot = draw(it, "gothic", "・"); // extents of hb-shape --show-extents: <840,963,369,-369>
    assert_int_equal(dot.moves, 1);
    assert_true(dot.cubics >= 4);
    assert_int_equal(dot.left, 840);
    assert_int_equal(dot.right, 840 + 369);
    assert_int_equal(dot.top, 963);
    assert_int_equal(dot.bottom, 963 - 369);
    path noto = draw(it, "noto-gothic", "・"); // <394,486,212,-212>
    assert_int_equal(noto.left, 394);
    assert_int_equal(noto.top, 486);
    assert_int_equal(draw(it, "gothic", "　").moves, 0);
    test_fonts_free(it);
}

static void count_quadratic(void *context, int32_t x1, int32_t y1, int32_t x, int32_t y) {
    (void)x1, (void)y1;
    ((path *)context)->quadratics++;
    reach(context, x, y);
}

// Who asks for a TrueType font's own curves gets them and no others; those of CFF fonts are cubic.
static void curves_are_the_fonts_own(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    static const char *const families[] = {"gothic", "noto-gothic"};
    for (int cff = 0; cff < 2; cff++) {
        tz_glyph dot = test_shape(it, families[cff], false, "・").glyphs[0];
        path drawn = {.left = 9999, .right = -9999, .bottom = 9999, .top = -9999};
        tz_pen pen = {move_to, line_to, cubic_to, close_path, &drawn, count_quadratic};
        tz_fonts_draw_outline(it->fonts, dot.face, dot.id, &pen);
        assert_true((cff ? drawn.cubics : drawn.quadratics) >= 4);
        assert_int_equal(cff ? drawn.quadratics : drawn.cubics, 0);
        path cubic = draw(it, families[cff], "・");
        assert_int_equal(drawn.left, cubic.left);
        assert_int_equal(drawn.top, cubic.top);
    }
    test_fonts_free(it);
}

// The ink box is that of the outline, with the y axis turned.
static void ink_is_where_the_outline_is(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    static const char *const families[] = {"gothic", "noto-gothic", "noto-mincho"}; // glyf, CFF, CFF
    static const char *const texts[] = {"・", "g", "亜", "「"};
    for (size_t f = 0; f < 3; f++)
        for (size_t i = 0; i < 4; i++) {
            path drawn = draw(it, families[f], texts[i]);
            tz_shaped shaped = test_shape(it, families[f], false, texts[i]);
            int32_t upem = tz_fonts_face(it->fonts, shaped.glyphs[0].face)->upem;
            tz_glyph_ink ink;
            assert_true(tz_fonts_glyph_ink(it->fonts, shaped.glyphs[0].face, shaped.glyphs[0].id, &ink));
            assert_between(ink.left + TZ_EM - drawn.left * (TZ_EM / upem), TZ_EM - 300, TZ_EM + 300); // a unit
            assert_between(ink.right + TZ_EM - drawn.right * (TZ_EM / upem), TZ_EM - 300, TZ_EM + 300);
            assert_between(ink.top + TZ_EM + drawn.top * (TZ_EM / upem), TZ_EM - 300, TZ_EM + 300);
            assert_between(ink.bottom + TZ_EM + drawn.bottom * (TZ_EM / upem), TZ_EM - 300, TZ_EM + 300);
        }
    tz_shaped space = test_shape(it, "gothic", false, "　");
    tz_glyph_ink ink;
    assert_false(tz_fonts_glyph_ink(it->fonts, space.glyphs[0].face, space.glyphs[0].id, &ink));
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_outlines),
        cmocka_unit_test(curves_are_the_fonts_own),
        cmocka_unit_test(ink_is_where_the_outline_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
