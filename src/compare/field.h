// Inside the comparison: the fields of one card.
#ifndef COMPARE_FIELD_H
#define COMPARE_FIELD_H

#include "inside.h"

// Where a statement is in another field.
typedef struct tz_crossing {
    bool known;
    uint32_t field, index;
} tz_crossing;

typedef struct tz_field_matching {
    tz_matching matching;
    tz_crossing *came; // of each new statement that stood in another field
    tz_crossing *went; // of each old one that stands in another field now
} tz_field_matching;

// Matches one field's answers; `old` are several when municipalities were merged, none when the field is new; new NULL:
// the field was dropped.
void tz_field_match(tz_arena *arena, const tz_text *const *old, size_t old_n, const tz_text *new,
                    const char *const *labels, tz_intern *intern, tz_field_matching *out);
// Finds among all fields of a card what left one for another.
void tz_fields_cross(tz_arena *arena, tz_field_matching *fields, size_t n);
// The changes of a field.
tz_field_change tz_field_tell(tz_arena *arena, const tz_field_matching *fields, size_t field,
                              const tz_form_change *form, const tz_card *const *cards);

#endif
