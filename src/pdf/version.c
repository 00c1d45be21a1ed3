// The versions of the libraries that make a PDF's bytes.
#include "base/libraries.h"
#include "pdf/haru.h"

#include <lcms2.h>
#include <libdeflate.h>
#include <nettle/version.h>

void tz_pdf_list_libraries(tz_arena *arena, tz_libraries *to) {
    int lcms = cmsGetEncodedCMMversion(); // 2140: 2.14
    *TZ_ADD(arena, &to->all) = (tz_library){"libharu", tz_pdf_haru_version()};
    *TZ_ADD(arena, &to->all) = (tz_library){"libdeflate", LIBDEFLATE_VERSION_STRING};
    const char *cms = tz_arena_format(arena, "%d.%d", lcms / 1000, lcms % 1000 / 10);
    *TZ_ADD(arena, &to->all) = (tz_library){"Little CMS", cms};
    const char *nettle = tz_arena_format(arena, "%d.%d", nettle_version_major(), nettle_version_minor());
    *TZ_ADD(arena, &to->all) = (tz_library){"nettle", nettle};
}
