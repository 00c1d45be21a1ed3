// Versions of the libraries that an edition's bytes depend on. build.yaml of an archived edition records them, and that
// of tsuzuri (tsuzuri/version.h). The revision that a program was built from is known to src/cli/main.c only.
#ifndef BASE_LIBRARIES_H
#define BASE_LIBRARIES_H

#include "base/arena.h"

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

#endif
