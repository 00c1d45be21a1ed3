// The versions of the libraries that shape text.
#include "base/libraries.h"

#include <ft2build.h>
#include <hb.h>
#include FT_FREETYPE_H

static void done(void *library) {
    FT_Done_FreeType(library);
}

// FreeType has its version only in an open library.
static const char *freetype_version(tz_arena *arena) {
    FT_Library library;
    FT_Int major, minor, patch;
    if (FT_Init_FreeType(&library))
        tz_out_of_memory();
    tz_arena *scratch = tz_arena_new(arena);
    tz_arena_defer(scratch, done, library);
    FT_Library_Version(library, &major, &minor, &patch);
    tz_arena_free(scratch);
    return tz_arena_format(arena, "%d.%d.%d", major, minor, patch);
}

void tz_fonts_list_libraries(tz_arena *arena, tz_libraries *to) {
    *TZ_ADD(arena, &to->all) = (tz_library){"HarfBuzz", hb_version_string()};
    *TZ_ADD(arena, &to->all) = (tz_library){"FreeType", freetype_version(arena)};
}
