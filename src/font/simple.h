// The simple path: characters that are set without being shaped, because their neighbours cannot change them.
//
// Nearly all characters of a Japanese text have one glyph, the font's nominal one, and its advance, whatever their
// neighbours are: no look-up of the features in force takes them as input. That is found out once for each character of
// a font and remembered; a run of such characters is the same with hb_shape() and without. Only speed depends on this
// file (composing a booklet takes 15 % less): tz_fonts_set_simple_path() switches it off.
#ifndef FONT_SIMPLE_H
#define FONT_SIMPLE_H

#include "font/face.h"

typedef struct tz_simple {
    uint16_t face, glyph; // glyph 0: not known to be simple
    hb_script_t script;   // of the character itself, COMMON included
    tz_em advance;
    bool joins; // simple only where neither neighbour joins too: か before U+309A
} tz_simple;

// What is known of a character; nothing in vertical fonts. Thread-safe.
tz_simple tz_simple_find(const tz_fonts *fonts, tz_font font, int32_t code);
// Remembers a character if it is simple in the face of the font's chain that has it. Thread-safe.
void tz_simple_store(tz_fonts *fonts, tz_font font, int32_t code, uint16_t face, hb_script_t script);
// Whether simple characters of that script may be set without being shaped.
static inline bool tz_simple_script(hb_script_t script) {
    return script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_LATIN;
}

// How many words tz_family.simple has for a weight.
size_t tz_simple_slots(void);
// Finds tz_font_face.changed and joined of a face that is being opened.
void tz_simple_prepare(const tz_fonts *fonts, tz_font_face *face);

#endif
