// How many characters each answer of a card may have, so that officials know before they write.
//
// The numbers are those of a card whose answers are all as long as they may be, in the proportions in which a form's
// fields were answered before: a card with these many characters of ordinary prose in each field fits on the pages that
// the layout means it to have, in type of the size that the layout wants (body: wanted, or max; a card with longer
// answers is set in smaller type, down to min). One answer may be longer where others are shorter.
#ifndef CARD_CAPACITY_H
#define CARD_CAPACITY_H

#include "layout/layout.h"

// Weights of the fields: of each the median number of characters (without white space) of its answers on cards of a
// form whose field `fields[i]` became field i of the form; -1: it had no such field. A field that nobody answered gets
// a small one. With fields NULL, or no cards, all are alike. In the arena, form->fields_n of them.
const uint32_t *tz_capacity_weights(tz_arena *arena, const tz_form *form, const tz_edition *answered,
                                    const int *fields);

// The numbers of characters, rounded down to tens, below a hundred to fives, but not below ten; form->fields_n of them.
// The edition needs no cards. The same for the same records, layout and fonts. NULL after reporting that the fonts
// cannot be used.
const uint32_t *tz_capacity_find(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                                 const uint32_t *weights, tz_diag *diag);

#endif
