// Manifests of a bag: the SHA-256 sum and the name of each file, one a line.
#ifndef ARCHIVE_MANIFEST_H
#define ARCHIVE_MANIFEST_H

#include "tsuzuri/archive.h"

#define TZ_MANIFEST "manifest-sha256.txt"       // of the files below data/
#define TZ_TAGMANIFEST "tagmanifest-sha256.txt" // of the other ones

// Adds the line of a file.
void tz_manifest_write_line(tz_arena *arena, tz_bytes *out, const char *hash, const char *name);

typedef struct tz_manifest_entry {
    const char *name; // decoded
    const char *hash; // 64 characters, lower case where they are digits
    tz_place place;   // of the line
} tz_manifest_entry;
typedef struct tz_manifest {
    TZ_LIST(tz_manifest_entry) entries; // sorted by name, each once
    const tz_source *source;
} tz_manifest;
// Reads what can be read; reports every line that is none, that leads out of the bag, or that names a file below data/
// when it must not (or another one when it must).
void tz_manifest_read(tz_arena *arena, const tz_source *source, bool payload, tz_manifest *out, tz_diag *diag);
// NULL: it is not listed.
const tz_manifest_entry *tz_manifest_find(const tz_manifest *list, const char *name);

#endif
