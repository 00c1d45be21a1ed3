// The half-em bodies of full-width punctuation (JLREQ 3.1.2): how much of an advance the font's features halt and vhal
// (OpenType: alternate half widths) take away on either side, or, in a font without them, where the ink box allows it.
#include "font/face.h"

#include <hb-ot.h>

enum {
    KNOWN = 1 << 30,
    MOST_TRIM = 0x7FFF
}; // and two fields of 15 bits, left and right: there are at most 16,384 units an em

// The extent of a glyph along the line, in font units: to the right, or in vertical fonts down.
typedef struct extent {
    int64_t advance;
    int64_t ink, ink_end; // of the ink box, from the start of the advance
    bool inked;
} extent;

static extent extent_of(const tz_font_face *face, bool vertical, uint16_t glyph) {
    hb_glyph_extents_t box = {0};
    bool inked = hb_font_get_glyph_extents(face->font, glyph, &box) && box.width != 0 && box.height != 0;
    if (!vertical)
        return (extent){hb_font_get_glyph_h_advance(face->font, glyph), box.x_bearing,
                        (int64_t)box.x_bearing + box.width, inked};
    hb_position_t x, y;
    hb_font_get_glyph_v_origin(face->font, glyph, &x, &y);
    int64_t ink = (int64_t)y - box.y_bearing;
    return (extent){-(int64_t)hb_font_get_glyph_v_advance(face->font, glyph), ink, ink - box.height, inked};
}

static extent measure(const tz_font_face *face, bool vertical, uint16_t glyph) {
    tz_harfbuzz_begin();
    extent found = extent_of(face, vertical, glyph);
    tz_harfbuzz_end();
    return found;
}

// The position of one glyph with halt or vhal on or off. False when shaping turns it into another glyph.
static bool shape_alone(const tz_font_face *face, hb_language_t language, bool vertical, uint16_t glyph, bool on,
                        hb_glyph_position_t *out) {
    tz_harfbuzz_begin();
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add(buffer, (hb_codepoint_t)(TZ_GLYPH_ID_CODES + glyph), 0);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HIRAGANA);
    hb_buffer_set_language(buffer, language);
    hb_feature_t feature = {.tag = vertical ? HB_TAG('v', 'h', 'a', 'l') : HB_TAG('h', 'a', 'l', 't'),
                            .value = on,
                            .start = HB_FEATURE_GLOBAL_START,
                            .end = HB_FEATURE_GLOBAL_END};
    bool same = tz_harfbuzz_shape(face->by_id, buffer, &feature, 1) && hb_buffer_get_length(buffer) == 1 &&
                hb_buffer_get_glyph_infos(buffer, NULL)->codepoint == glyph;
    if (same)
        *out = *hb_buffer_get_glyph_positions(buffer, NULL);
    hb_buffer_destroy(buffer);
    tz_harfbuzz_end();
    return same;
}

// What the feature takes away; false when it leaves the glyph as it is.
static bool trim_by_feature(const tz_font_face *face, hb_language_t language, bool vertical, uint16_t glyph,
                            int64_t *left, int64_t *right) {
    hb_glyph_position_t off, on;
    if (!shape_alone(face, language, vertical, glyph, false, &off) ||
        !shape_alone(face, language, vertical, glyph, true, &on))
        return false;
    int64_t taken = vertical ? (int64_t)on.y_advance - off.y_advance : (int64_t)off.x_advance - on.x_advance;
    *left = vertical ? (int64_t)on.y_offset - off.y_offset : (int64_t)off.x_offset - on.x_offset;
    *right = taken - *left;
    return taken > 0 && *left >= 0 && *right >= 0;
}

// A half-em body around the ink box: at the start, in the middle or at the end of the advance, by where the middle of
// the ink box lies. Nothing is trimmed when the ink would not stay inside.
static void trim_by_ink(extent e, int32_t upem, int64_t *left, int64_t *right) {
    int64_t spare = e.advance - upem / 2;
    *left = *right = 0;
    if (spare <= 0 || !e.inked)
        return;
    int64_t middle = 4 * (e.ink + e.ink_end); // in eighths of a unit
    int64_t from = middle < 3 * e.advance ? 0 : middle > 5 * e.advance ? spare : spare / 2;
    if (e.ink < from || e.ink_end > from + upem / 2)
        return;
    *left = from;
    *right = spare - from;
}

static uint32_t find(const tz_fonts *fonts, const tz_font_face *face, bool vertical, uint16_t glyph) {
    int64_t left, right;
    if (!trim_by_feature(face, fonts->japanese, vertical, glyph, &left, &right))
        trim_by_ink(measure(face, vertical, glyph), face->info.upem, &left, &right);
    if (left > MOST_TRIM || right > MOST_TRIM) // no punctuation of a font that is whole
        return KNOWN;
    return KNOWN | (uint32_t)left << 15 | (uint32_t)right;
}

tz_trim tz_fonts_trim(const tz_fonts *fonts, tz_font font, const tz_glyph *glyph) {
    const tz_font_face *face = tz_face_at(fonts, glyph->face);
    _Atomic uint32_t *known = &face->trims[font.vertical][glyph->id];
    uint32_t trim = atomic_load_explicit(known, memory_order_relaxed);
    if (!trim) {
        trim = find(fonts, face, font.vertical, glyph->id); // two threads may find it: they find the same
        atomic_store_explicit(known, trim, memory_order_relaxed);
    }
    return (tz_trim){tz_face_units_to_em(face, trim >> 15 & MOST_TRIM), tz_face_units_to_em(face, trim & MOST_TRIM)};
}
