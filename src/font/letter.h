// Letters of several characters: bases with marks, and what Unicode joins.
#ifndef FONT_LETTER_H
#define FONT_LETTER_H

#include "font/face.h"

// Characters of one letter: UAX #15 (Stream-Safe Text Format) lets no text of any language have more than 30 marks on
// one; with two more for what is before them.
enum { TZ_LETTER_LONGEST = 32 };

// Whether a line has room for a cluster, whose glyphs are given: one of several characters is at most 4 em wide, and
// its marks reach at most 3/8 em beyond the em box, above and below. Reports what is larger, at its place.
bool tz_letter_check(const tz_fonts *fonts, tz_font font, const tz_text *text, const tz_cluster *cluster,
                     const tz_glyph *glyphs, tz_diag *diag);

#endif
