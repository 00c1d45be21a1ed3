// The ASCII tilde of ranges: 1~2月. Fonts have it as an accent, high above the line; between numbers it is meant as 〜
// and is lowered to the middle of the digit that follows.
#include "para.h"

#include <string.h>

static bool is_range(const tz_para *para, uint32_t i) {
    const tz_char *chars = para->chars;
    if (chars[i].code != '~' || i == 0 || i + 1 >= para->n || para->shaped.clusters[i].glyphs_n != 1)
        return false;
    bool behind_number = (chars[i - 1].flags & TZ_CHAR_DIGIT) || chars[i - 1].code >= 0x80; // 1~2, 1月~2月
    return behind_number && (chars[i + 1].flags & TZ_CHAR_DIGIT);
}

// How far below the middle of one glyph that of another is; 0 without ink.
static tz_em drop(const tz_fonts *fonts, const tz_glyph *from, const tz_glyph *to) {
    tz_glyph_ink a, b;
    if (!tz_fonts_glyph_ink(fonts, from->face, from->id, &a) || !tz_fonts_glyph_ink(fonts, to->face, to->id, &b))
        return 0;
    return (b.top + b.bottom - a.top - a.bottom) / 2;
}

void tz_tildes_lower(tz_para *para, tz_arena *arena, const tz_fonts *fonts) {
    tz_glyph *glyphs = NULL;
    for (uint32_t i = 0; i < para->n; i++) {
        if (!is_range(para, i))
            continue;
        if (!glyphs) {
            glyphs = TZ_ARRAY(arena, tz_glyph, para->shaped.glyphs_n);
            memcpy(glyphs, para->shaped.glyphs, para->shaped.glyphs_n * sizeof *glyphs);
            para->shaped.glyphs = glyphs;
        }
        const tz_cluster *clusters = para->shaped.clusters;
        tz_glyph *tilde = &glyphs[clusters[i].glyph];
        tilde->y_offset -= drop(fonts, tilde, &glyphs[clusters[i + 1].glyph]);
    }
}
