// What the files of this folder share: from bytes to composed texts that know their places.
#ifndef TSUZURI_YAML_READ_H
#define TSUZURI_YAML_READ_H

#include "tsuzuri/yaml.h"

// ---- character.c: which bytes and characters may stand in a file ----

// True when the character may stay; else it is reported at the place (of the character, or of an escape such as
// \u0007).
bool tz_character_check(tz_diag *diag, tz_place place, int32_t c);

// Checks the whole file, reports, and gives bytes that libyaml can read on: the source's own, or a copy of the same
// size in which every byte of a wrong character is "_", and of one that is read as another. NULL for a file in quite
// another encoding.
const char *tz_characters_check(tz_arena *arena, const tz_source *source, tz_diag *diag);

// ---- reading.c: characters that are read as others ----

// As what a file's character is read: a line end, a bullet. NULL: as itself, like nearly all.
const char *tz_character_reading(int32_t c);
bool tz_character_is_of_symbol_font(int32_t c); // among Word's private-use characters

// ---- scalar.c: places of the characters of a scalar ----

// A decoded text under construction.
typedef struct tz_draft {
    tz_arena *arena;
    const tz_source *source;
    const char *bytes; // the checked bytes of the source
    tz_bytes text;
    TZ_LIST(tz_text_origin) origins;
} tz_draft;

typedef enum tz_scalar_style { TZ_PLAIN, TZ_SINGLE_QUOTED, TZ_DOUBLE_QUOTED, TZ_LITERAL, TZ_FOLDED } tz_scalar_style;

// Decodes bytes [from, to) of the source, a scalar in the given style, with the place of every character. `value` is
// what libyaml made of it: the indentation of blocks is found by it, and the result is the same text. Escapes of
// characters that may not stand in a file are reported.
void tz_scalar_decode(tz_draft *draft, tz_scalar_style style, size_t from, size_t to, const char *value, size_t size,
                      tz_diag *diag);

// reading.c: gives a draft of checked bytes the readings of what was masked, and tells which. Whatever makes texts of
// checked bytes calls it before it composes them.
void tz_draft_put_back(tz_draft *draft, tz_diag *diag);

// ---- compose.c ----

// The draft as a text, composed (NFC) without replacing any character by another one.
tz_text tz_text_compose(tz_draft *draft);

// Adds bytes that were written from source byte `at` on, in step.
void tz_draft_add(tz_draft *draft, const char *bytes, size_t size, size_t at);

// ---- problem.c ----

// Our words for one of libyaml's syntax errors, translated.
const char *tz_yaml_explain_problem(const char *problem);

#endif
