// edition.yaml of the next year.
#ifndef CREATE_NEXT_EDITION_H
#define CREATE_NEXT_EDITION_H

#include "create/next.h"
#include "create/year.h"

// What becomes of a card of the old edition.
typedef struct tz_next_card {
    const char *slug; // NULL: it is gone
    const tz_municipality *municipalities;
    size_t municipalities_n;
} tz_next_card;

// Patches all that differs. `cards`: one for each of the old edition's.
void tz_next_edition_patch(tz_patches *patches, const tz_next *next, const tz_year_step *step, const tz_yaml *root,
                           const tz_next_card *cards);
// Puts the new year's words in the place of the old one's in a text of the source.
void tz_next_patch_year(tz_patches *patches, const tz_year_step *step, const tz_text *text);

#endif
