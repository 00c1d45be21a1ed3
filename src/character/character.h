// Characters of inputs: which may stand in them, in which encoding they are, and texts composed of them that know their
// places.
#ifndef CHARACTER_CHARACTER_H
#define CHARACTER_CHARACTER_H

#include "base/diag.h"

// ---- character.c: which bytes and characters may stand in a file ----

// True when the character may stay; else it is reported at the place (of the character, or of an escape such as
// \u0007).
bool tz_character_check(tz_diag *diag, tz_place place, int32_t c);

// Checks the whole file, reports, and gives bytes that can be read on: the source's own, or a copy of the same
// size in which every byte of a wrong character is "_", and of one that is read as another. NULL for a file in quite
// another encoding.
const char *tz_characters_check(tz_arena *arena, const tz_source *source, tz_diag *diag);

// ---- encoding.c ----

// The name of the encoding of bytes that are not UTF-8; "": some other one; NULL: they are UTF-8 with a few wrong
// bytes.
const char *tz_encoding_find(const char *bytes, size_t size);
// Whether they are a file of Word or Excel.
bool tz_encoding_is_office(const char *bytes, size_t size);

// ---- reading.c: characters that are read as others ----

// As what a file's character is read: a line end, a bullet. NULL: as itself, like nearly all.
const char *tz_character_reading(int32_t c);
bool tz_character_is_of_symbol_font(int32_t c); // among Word's private-use characters

// ---- drafts: from checked bytes to a text ----

// A decoded text under construction.
typedef struct tz_draft {
    tz_arena *arena;
    const tz_source *source;
    const char *bytes; // the checked bytes of the source
    tz_bytes text;
    TZ_LIST(tz_text_origin) origins;
} tz_draft;

// reading.c: gives a draft of checked bytes the readings of what was masked, and tells which. Whatever makes texts of
// checked bytes calls it before it composes them.
void tz_draft_put_back(tz_draft *draft, tz_diag *diag);

// ---- compose.c ----

// The draft as a text, composed (NFC) without replacing any character by another one.
tz_text tz_text_compose(tz_draft *draft);

// Adds bytes that were written from source byte `at` on, in step.
void tz_draft_add(tz_draft *draft, const char *bytes, size_t size, size_t at);

#endif
