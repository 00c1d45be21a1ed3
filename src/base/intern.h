// Equal bytes become equal numbers, so that later they are compared, and things are found, by number.
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include "base/arena.h"

typedef struct tz_intern tz_intern;
tz_intern *tz_intern_new(tz_arena *arena);
// The number of these bytes, which are copied: counted from 0 in the order in which new ones came.
uint32_t tz_intern_number(tz_intern *intern, const void *bytes, size_t size);

#endif
