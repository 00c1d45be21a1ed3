// What the files of this folder share.
#ifndef ARCHIVE_KEEP_H
#define ARCHIVE_KEEP_H

#include "tsuzuri/archive.h"

// The four files of a bag beside data/.
#define TZ_BAGIT "bagit.txt"
#define TZ_BAG_INFO "bag-info.txt"
#define TZ_MANIFEST "manifest-sha256.txt"
#define TZ_TAGMANIFEST "tagmanifest-sha256.txt"
// All that bagit.txt ever says (RFC 8493, 2.1.1).
extern const char tz_bagit_declaration[];

// build.c: compares tz_project_file by name.
int tz_project_file_by_name(const void *a, const void *b);
size_t tz_archive_count_municipalities(const tz_edition *edition);

// bag.c: adds the line of a manifest.
void tz_manifest_write_line(tz_arena *arena, tz_bytes *out, const char *hash, const char *name);

// manifest.c: a manifest read back.
typedef struct tz_manifest_entry {
    const char *name; // decoded
    const char *hash; // 64 characters, lower case where they are digits
    tz_place place;   // of the line
} tz_manifest_entry;
typedef struct tz_manifest {
    TZ_LIST(tz_manifest_entry) entries; // sorted by name, each once
    const tz_source *source;
} tz_manifest;
// Reads what can be read; reports every line that is none, that leads out of the bag, or that speaks of data/ when it
// must not (or does not when it must).
void tz_manifest_read(tz_arena *arena, const tz_source *source, bool payload, tz_manifest *out, tz_diag *diag);
const tz_manifest_entry *tz_manifest_find(const tz_manifest *list, const char *name);

#endif
