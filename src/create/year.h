// A year's words in the texts of an edition, and those of another year in their place.
#ifndef CREATE_YEAR_H
#define CREATE_YEAR_H

#include "base/source.h"

// Of an edition and of the one made from it.
typedef struct tz_year_step {
    tz_text old_words; // fiscal_year as the old edition writes it
    int32_t old, year; // in which they begin
    const char *words; // fiscal_year of the new one
} tz_year_step;

// The year after, written as the old one is: 令和7年度 → 令和8年度, 2025年度 → 2026年度, 平成30年度 → 令和元年度.
const char *tz_year_next_words(tz_arena *arena, const tz_text *old, int32_t year);
// The id of the new edition: r7 → r8, mie-2025 → mie-2026; that of its fiscal year where the old one tells no year.
const char *tz_year_next_id(tz_arena *arena, const tz_text *id, const tz_year_step *step);
// Finds the old year's words in a text, from byte *from on: sets *from and *to, and returns what stands in their place,
// in the form that they have. NULL: there are none.
const char *tz_year_find(tz_arena *arena, const tz_text *text, const tz_year_step *step, size_t *from, size_t *to);

#endif
