// The fields of one card, compared.
#ifndef COMPARE_FIELD_H
#define COMPARE_FIELD_H

#include "compare/match.h"

// Where a statement stands in another field.
typedef struct tz_field_move {
    bool known; // false: it stands in no other field
    uint32_t field, index;
} tz_field_move;

typedef struct tz_field_matching {
    tz_statement_matching matching;
    tz_field_move *came; // of each new statement that stood in another field
    tz_field_move *went; // of each old one that stands in another field now
} tz_field_matching;

// Matches one field's answers; `old` are several when municipalities were merged, none when the field is new; `current`
// is NULL when the field was dropped.
void tz_field_match(tz_arena *arena, const tz_text *const *old, size_t old_n, const tz_text *current,
                    const char *const *labels, tz_intern *intern, tz_field_matching *out);
// Finds the statements that left one field of a card for another. False when there are too many to compare each that is
// gone with each that is new: then only those with the same words are found.
bool tz_fields_find_moves(tz_arena *arena, tz_field_matching *fields, size_t n);
// All changes of a field; `cards` are those that the old answers are of, in their order.
tz_field_change tz_field_list_changes(tz_arena *arena, const tz_field_matching *fields, size_t field,
                                      const tz_form_change *form, const tz_card *const *cards);

#endif
