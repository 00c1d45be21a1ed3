// Inside the overview: fields that are too many for one matrix, divided among several.
#ifndef PARTS_MATRICES_H
#define PARTS_MATRICES_H

#include "parts/parts.h"

// Those that the overview shows from `from` on.
typedef struct tz_field_range {
    size_t from, n;
} tz_field_range;
// As few matrices as it takes when none has more than so many fields (at least 1): whole sections where these need no
// more matrices, as evenly as may be. Gives how many; `out` has room for as many as there are fields.
size_t tz_matrices_divide(const tz_form *form, const tz_overview_spec *spec, size_t most, tz_field_range *out);

#endif
