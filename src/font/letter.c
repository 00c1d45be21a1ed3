// Letters of several characters: how large they become. A base with many marks would stand over the lines above and
// below it, a row of characters that Unicode takes for one letter beyond its line's end.
#include "font/letter.h"
#include "base/intl.h"
#include "base/utf8.h"

enum { WIDEST = 4 };           // em
#define BEYOND (TZ_EM * 3 / 8) // the em box, above and below

// What glyphs cover, across the direction of the text, in em; up is positive.
typedef struct reach {
    int64_t most, least;
} reach;

static void add_reach(reach *to, int64_t from, int64_t end) {
    to->most = from > to->most ? from : to->most;
    to->least = end < to->least ? end : to->least;
}

static reach reach_of(const tz_fonts *fonts, bool vertical, const tz_cluster *cluster, const tz_glyph *glyphs) {
    reach all = {INT64_MIN, INT64_MAX};
    for (uint32_t i = 0; i < cluster->glyphs_n; i++) {
        const tz_glyph *glyph = &glyphs[i];
        const tz_font_face *face = tz_face_at(fonts, glyph->face);
        hb_glyph_extents_t box;
        if (!hb_font_get_glyph_extents(face->font, glyph->id, &box) || !box.width || !box.height)
            continue; // shows nothing
        int64_t start = vertical ? box.x_bearing : box.y_bearing, size = vertical ? box.width : box.height;
        int64_t offset = vertical ? glyph->x_offset : glyph->y_offset;
        tz_em first = tz_face_units_to_em(face, start), second = tz_face_units_to_em(face, start + size);
        add_reach(&all, offset + (first > second ? first : second), offset + (first > second ? second : first));
    }
    return all;
}

static bool has_room(const tz_fonts *fonts, tz_font font, const tz_cluster *cluster, const tz_glyph *glyphs) {
    if (cluster->advance > WIDEST * TZ_EM)
        return false;
    if (!cluster->glyphs_n)
        return true;
    const tz_face_info *info = &tz_face_at(fonts, glyphs[0].face)->info;
    reach ink = reach_of(fonts, font.vertical, cluster, glyphs);
    int64_t top = font.vertical ? TZ_EM / 2 : info->em_top; // the pen of vertical text is in the middle
    return ink.most <= top + BEYOND && ink.least >= top - TZ_EM - BEYOND;
}

bool tz_letter_check(const tz_fonts *fonts, tz_font font, const tz_text *text, const tz_cluster *cluster,
                     const tz_glyph *glyphs, tz_diag *diag) {
    int32_t first;
    size_t length = tz_utf8_decode(text->bytes + cluster->start, cluster->end - cluster->start, &first);
    if (length == cluster->end - cluster->start || has_room(fonts, font, cluster, glyphs))
        return true;
    tz_error(
        diag, tz_text_place(text, cluster->start),
        _("%.*s is too large for a line with all that is joined to it: it may be %d em wide, and its marks may reach "
          "3/8 em into the lines above and below"),
        (int)length, text->bytes + cluster->start, WIDEST);
    tz_note(diag, (tz_place){0}, _("write fewer marks on one letter, or part what is joined"));
    return false;
}
