// The half-em bodies of full-width punctuation: from the font's halt and vhal, else from where the ink is.
#include "font/face.h"

#include <hb-ot.h>

enum { KNOWN = 1 << 30 }; // beside two fields of 15 bits: units an em are at most 16,384

// One dimension of a glyph in font units along the line: right, or in vertical fonts down.
typedef struct body {
    int32_t advance;
    int32_t ink, ink_end; // from the start of the advance
    bool inked;
} body;

static body body_of(const tz_font_face *of, bool vertical, uint16_t glyph) {
    hb_glyph_extents_t box = {0};
    bool inked = hb_font_get_glyph_extents(of->font, glyph, &box) && box.width != 0 && box.height != 0;
    if (!vertical)
        return (body){hb_font_get_glyph_h_advance(of->font, glyph), box.x_bearing, box.x_bearing + box.width, inked};
    hb_position_t x, y;
    hb_font_get_glyph_v_origin(of->font, glyph, &x, &y);
    int32_t ink = y - box.y_bearing;
    return (body){-hb_font_get_glyph_v_advance(of->font, glyph), ink, ink - box.height, inked};
}

static body measure(const tz_font_face *of, bool vertical, uint16_t glyph) {
    tz_hb_begin();
    body found = body_of(of, vertical, glyph);
    tz_hb_end();
    return found;
}

// The position of one glyph when halt or vhal is on or off. False when features turn it into another glyph.
static bool place(const tz_font_face *of, hb_language_t language, bool vertical, uint16_t glyph, bool on,
                  hb_glyph_position_t *out) {
    tz_hb_begin();
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
    hb_shape(of->by_id, buffer, &feature, 1);
    bool same = hb_buffer_get_length(buffer) == 1 && hb_buffer_get_glyph_infos(buffer, NULL)->codepoint == glyph;
    if (same)
        *out = *hb_buffer_get_glyph_positions(buffer, NULL);
    hb_buffer_destroy(buffer);
    tz_hb_end();
    return same;
}

// What the feature takes away; false when it leaves the glyph as it is.
static bool trim_by_feature(const tz_font_face *of, hb_language_t language, bool vertical, uint16_t glyph,
                            int32_t *left, int32_t *right) {
    hb_glyph_position_t off, on;
    if (!place(of, language, vertical, glyph, false, &off) || !place(of, language, vertical, glyph, true, &on))
        return false;
    int32_t taken = vertical ? on.y_advance - off.y_advance : off.x_advance - on.x_advance;
    *left = vertical ? on.y_offset - off.y_offset : off.x_offset - on.x_offset;
    *right = taken - *left;
    return taken > 0 && *left >= 0 && *right >= 0;
}

// A body of half an em about the ink: at the start, in the middle or at the end of the advance, by the quarter in which
// the ink has its middle. Nothing when the ink would not stay inside.
static void trim_by_ink(body of, int32_t upem, int32_t *left, int32_t *right) {
    int32_t spare = of.advance - upem / 2;
    *left = *right = 0;
    if (spare <= 0 || !of.inked)
        return;
    int64_t middle = 4 * ((int64_t)of.ink + of.ink_end); // in eighths of a unit
    int32_t from = middle < (int64_t)3 * of.advance ? 0 : middle > (int64_t)5 * of.advance ? spare : spare / 2;
    if (of.ink < from || of.ink_end > from + upem / 2)
        return;
    *left = from;
    *right = spare - from;
}

static uint32_t find(const tz_fonts *fonts, const tz_font_face *of, bool vertical, uint16_t glyph) {
    int32_t left, right;
    if (!trim_by_feature(of, fonts->japanese, vertical, glyph, &left, &right))
        trim_by_ink(measure(of, vertical, glyph), of->about.upem, &left, &right);
    return KNOWN | (uint32_t)left << 15 | (uint32_t)right;
}

tz_trim tz_fonts_trim(const tz_fonts *fonts, tz_font font, const tz_glyph *glyph) {
    const tz_font_face *of = tz_face_at(fonts, glyph->face);
    _Atomic uint32_t *kept = &of->trims[font.vertical][glyph->id];
    uint32_t trim = atomic_load_explicit(kept, memory_order_relaxed);
    if (!trim) {
        trim = find(fonts, of, font.vertical, glyph->id); // two threads may both: they find the same
        atomic_store_explicit(kept, trim, memory_order_relaxed);
    }
    return (tz_trim){tz_face_units_to_em(of, trim >> 15 & 0x7FFF), tz_face_units_to_em(of, trim & 0x7FFF)};
}
