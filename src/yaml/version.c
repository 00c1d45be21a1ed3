// The versions of the libraries that read records.
#include "base/libraries.h"

#include <utf8proc.h>
#include <yaml.h>

void tz_yaml_list_libraries(tz_arena *arena, tz_libraries *to) {
    *TZ_ADD(arena, &to->all) = (tz_library){"libyaml", yaml_get_version_string()};
    *TZ_ADD(arena, &to->all) = (tz_library){"utf8proc", utf8proc_version()};
}
