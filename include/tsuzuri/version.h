// Versions: that of tsuzuri, and those of the libraries that an edition's bytes depend on. build.yaml of an archived
// edition records all of them. (The revision that a program was built from is known to src/cli/main.c only.)
#ifndef TSUZURI_VERSION_H
#define TSUZURI_VERSION_H

#include "tsuzuri/arena.h"
#include "tsuzuri/decls.h"

TZ_BEGIN_DECLS

// Of the last release, or of the coming one between two releases: major, minor, correction (semver.org).
#define TZ_VERSION "1.1.0"

typedef struct tz_library {
    const char *name, *version; // "HarfBuzz", "6.0.0"
} tz_library;
typedef struct tz_libraries {
    TZ_LIST(tz_library) all;
} tz_libraries;

// Each appends the libraries that its folder alone knows, in the versions that run; of libdeflate, which does not
// tell its version, the one compiled against.
void tz_yaml_list_libraries(tz_arena *arena, tz_libraries *to);  // libyaml, utf8proc
void tz_fonts_list_libraries(tz_arena *arena, tz_libraries *to); // HarfBuzz, FreeType
void tz_pdf_list_libraries(tz_arena *arena, tz_libraries *to);   // libharu, libdeflate, Little CMS, nettle

TZ_END_DECLS

#endif
