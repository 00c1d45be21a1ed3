// Two forms, their fields matched.
#ifndef COMPARE_FORM_H
#define COMPARE_FORM_H

#include "compare/compare.h"

// All fields of both forms; see tz_comparison.fields.
tz_form_change *tz_forms_match(tz_arena *arena, const tz_form *old, const tz_form *current, size_t *n);

#endif
