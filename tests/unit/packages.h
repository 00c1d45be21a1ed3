// Packages for tests: zip files made of names and texts.
#ifndef PACKAGES_H
#define PACKAGES_H

#include "base/source.h"

// A member; the list ends with a name NULL. `stored`: not packed.
typedef struct package_part {
    const char *name, *text;
    bool stored;
} package_part;

// The bytes of a package with these members.
tz_bytes package_bytes(tz_arena *arena, const package_part *parts);
// The same as a file of that name.
const tz_source *package_file(tz_arena *arena, const char *name, const package_part *parts);

#endif
