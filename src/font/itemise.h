// Itemisation: a text as grapheme clusters, each with the face and the script that it is shaped with.
#ifndef FONT_ITEMISE_H
#define FONT_ITEMISE_H

#include "font/face.h"

typedef struct tz_grapheme {
    uint32_t start, end; // bytes of the text
    uint16_t face;
    uint16_t glyph; // of a simple character (see simple.h), else 0
    bool joins;     // as there
    tz_em advance;  // of that glyph
    hb_script_t script;
} tz_grapheme;
typedef struct tz_graphemes {
    tz_grapheme *at; // in text order, without gaps
    size_t n;
} tz_graphemes;

// False after reporting what cannot be set: characters that no face of the chain has, wrong bytes, a face that cannot
// be opened.
bool tz_itemise(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag, tz_graphemes *out);

#endif
