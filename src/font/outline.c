// Outlines of glyphs, for writers that draw glyphs themselves instead of embedding fonts.
#include "font/face.h"

#include <math.h>

static int32_t units(float length) {
    return (int32_t)lroundf(length);
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user) {
    (void)funcs, (void)state, (void)user;
    const tz_pen *pen = data;
    pen->move(pen->context, units(x), units(y));
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user) {
    (void)funcs, (void)state, (void)user;
    const tz_pen *pen = data;
    pen->line(pen->context, units(x), units(y));
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2,
                     float x, float y, void *user) {
    (void)funcs, (void)state, (void)user;
    const tz_pen *pen = data;
    pen->cubic(pen->context, units(x1), units(y1), units(x2), units(y2), units(x), units(y));
}

static void quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x,
                         float y, void *user) {
    (void)funcs, (void)state, (void)user;
    const tz_pen *pen = data;
    pen->quadratic(pen->context, units(x1), units(y1), units(x), units(y));
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user) {
    (void)funcs, (void)state, (void)user;
    const tz_pen *pen = data;
    pen->close(pen->context);
}

// Without a function for quadratic curves HarfBuzz turns them into the same curves as cubics.
static hb_draw_funcs_t *pen_funcs(const tz_pen *pen) {
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    if (pen->quadratic)
        hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    return funcs;
}

#if HB_VERSION_ATLEAST(7, 0, 0)
#define draw hb_font_draw_glyph
#else
#define draw hb_font_get_glyph_shape // its name before, in Debian 12
#endif

void tz_fonts_draw_outline(const tz_fonts *fonts, uint16_t face, uint16_t glyph, const tz_pen *pen) {
    hb_draw_funcs_t *funcs = pen_funcs(pen);
    tz_pen own = *pen; // HarfBuzz's data are not const
    draw(tz_face_at(fonts, face)->font, glyph, funcs, &own);
    hb_draw_funcs_destroy(funcs);
}

bool tz_fonts_glyph_ink(const tz_fonts *fonts, uint16_t index, uint16_t glyph, tz_glyph_ink *out) {
    const tz_font_face *face = tz_face_at(fonts, index);
    hb_glyph_extents_t box = {0};
    tz_harfbuzz_begin();
    bool inked = hb_font_get_glyph_extents(face->font, glyph, &box) && box.width != 0 && box.height != 0;
    tz_harfbuzz_end();
    *out = (tz_glyph_ink){
        .left = tz_face_units_to_em(face, box.x_bearing),
        .top = tz_face_units_to_em(face, -(int64_t)box.y_bearing),
        .right = tz_face_units_to_em(face, (int64_t)box.x_bearing + box.width),
        .bottom = tz_face_units_to_em(face, -((int64_t)box.y_bearing + box.height)),
    };
    return inked;
}
