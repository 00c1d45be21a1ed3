// Which forms an edition sends out, and to whom.
#ifndef EXCHANGE_FORM_PLAN_H
#define EXCHANGE_FORM_PLAN_H

#include "record/record.h"

// The head of an edition with a card, empty, for each form: one for each municipality of the edition's list, or of the
// cards of `answered` where it has none. Municipalities that are on one card of `answered` (this edition as far as it
// was answered, or an older one; NULL: none) get one form together. Without any municipality it has no cards.
const tz_edition *tz_form_plan(tz_arena *arena, const tz_edition *head, const tz_edition *answered);

// The cards of an older edition that those who get a form were on, by the codes that they have or had.
const tz_card *const *tz_form_old_cards(tz_arena *arena, const tz_edition *old, const tz_card *form, size_t *n);

#endif
