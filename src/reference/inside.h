// What the files of the reference share.
#ifndef REFERENCE_INSIDE_H
#define REFERENCE_INSIDE_H

#include "reference/reference.h"

// type.c: what kind of scalar a row's own reader takes.
typedef enum tz_reference_scalar {
    TZ_READS_TEXT,
    TZ_READS_COLOR,
    TZ_READS_STYLE,
    TZ_READS_TEMPLATE,
} tz_reference_scalar;
tz_reference_scalar tz_reference_scalar_of(const tz_bind *row);
// The rows of what a value holds; NULL: it holds none. `made` is filled where the rows are no table of their own.
const tz_bind_table *tz_reference_below(const tz_bind *row, tz_bind_table *made);
// The names that a template may have, NULL-terminated.
const char *const *tz_reference_template_names(tz_arena *arena, const tz_bind *row);
// In words.
const char *tz_reference_type(tz_arena *arena, const tz_bind *row);
// What holds without the key, from the struct that is filled (NULL: all zero); NULL: nothing that has a name.
const char *tz_reference_default(tz_arena *arena, const tz_bind *row, const void *defaults);

// example.c: NULL for what holds keys, which have examples of their own, and for texts that nobody has given one.
const char *tz_reference_example(tz_arena *arena, const tz_bind *row);

#endif
