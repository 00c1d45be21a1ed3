// Manifests of a bag: the sum and the name of each file, one a line.
#ifndef ARCHIVE_MANIFEST_H
#define ARCHIVE_MANIFEST_H

#include "archive/digest.h"
#include "archive/tag_text.h"

#define TZ_MANIFEST "manifest-sha256.txt"       // of the files below data/, in bags of tsuzuri
#define TZ_TAGMANIFEST "tagmanifest-sha256.txt" // of the other ones

// Adds the line of a file.
void tz_manifest_write_line(tz_arena *arena, tz_bytes *out, const char *hash, const char *name);

#define TZ_NO_FILE UINT32_MAX
typedef struct tz_manifest_entry {
    const char *name;    // decoded
    const char *written; // as it stands there
    const char *sum;     // its digits, in lower case
    tz_place place;      // of the line
    uint32_t file;       // its number in the bag, or TZ_NO_FILE; set by who checks the bag
    uint32_t list;       // the number of its list
} tz_manifest_entry;
typedef struct tz_manifest {
    const char *name;                   // of the file: "manifest-sha256.txt"
    const tz_sum_kind *kind;            // NULL: no sum that is known here
    bool payload;                       // of the files below data/, not of the other ones
    uint32_t list;                      // its number
    TZ_LIST(tz_manifest_entry) entries; // sorted by name, each once
    const tz_source *source;            // as it is in the bag
} tz_manifest;

// Whether a file of the bag is one, by its name: sets name, kind and payload.
bool tz_manifest_is(const char *name, tz_manifest *out);
// Reads what can be read; reports every line that is none, that leads out of the bag, that is there before, or that
// names a file below data/ when it must not (or another one when it must).
void tz_manifest_read(tz_arena *arena, const tz_source *text, const tz_bag_declaration *as, tz_manifest *out,
                      tz_diag *diag);
// NULL: it is not listed.
const tz_manifest_entry *tz_manifest_find(const tz_manifest *list, const char *name);

// A name in a list as RFC 8493 writes it, decoded (2.1.3). NUL-terminated.
const char *tz_manifest_decode(tz_arena *arena, const char *bytes, size_t size);
// Whether a name has parts that no name within a folder has, on whatever system.
bool tz_manifest_leads_outside(const char *name);

#endif
