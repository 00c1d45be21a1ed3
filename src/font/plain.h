// Characters that look the same whatever stands beside them: found out once for a font, then remembered.
//
// Nearly all of a Japanese text is such characters, and HarfBuzz has nothing to decide for them: their glyph is the
// font's own for the character, their advance that glyph's. A run of nothing else is the same with hb_shape() and
// without.
#ifndef FONT_PLAIN_H
#define FONT_PLAIN_H

#include "font/face.h"

typedef struct tz_plain {
    uint16_t face, glyph; // glyph 0: not known to be plain
    hb_script_t script;   // as tz_itemise() sees it, before neighbours are asked
    tz_em advance;
    bool joins; // plain only where neither of its neighbours joins too: か beside U+309A
} tz_plain;

// What is remembered of a character. Never of vertical fonts. Thread-safe.
tz_plain tz_plain_recall(const tz_fonts *fonts, tz_font font, int32_t code);
// Remembers it, if it is plain in the face of the font's chain that it is set in. Thread-safe.
void tz_plain_learn(tz_fonts *fonts, tz_font font, int32_t code, uint16_t face, hb_script_t script);
// Whether a run of plain characters is set without being shaped.
static inline bool tz_plain_script(hb_script_t script) {
    return script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_LATIN;
}

// How many words tz_family.plain has for a weight.
size_t tz_plain_slots(void);
// For a face that is being opened: tz_font_face.changed and joined.
void tz_plain_begin(const tz_fonts *fonts, tz_font_face *of);

#endif
