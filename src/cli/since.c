// The edition before: what `since:` of edition.yaml names, found where commands may look for it.
#include "base/file.h"
#include "base/intl.h"
#include "cli/edition.h"

#include <string.h>

// A path from the edition's folder; the folder itself may be written with slashes behind it.
static const char *path_from(tz_arena *arena, const char *edition, const char *path) {
    size_t size = strlen(edition);
    while (size > 1 && edition[size - 1] == '/')
        size--;
    return *path == '/' ? path : tz_arena_format(arena, "%.*s/%s", (int)size, edition, path);
}

static bool is_there(tz_arena *arena, const char *path) {
    return tz_cli_is_folder(path) ? tz_cli_is_edition(arena, path) : tz_file_exists(path);
}

const char *tz_cli_since(tz_call *call, const char *edition, const tz_edition *of, bool needed, bool *missing) {
    const tz_text *since = &of->since;
    *missing = false;
    if (!since->size)
        return NULL;
    const char *path = path_from(call->arena, edition, tz_text_to_string(call->arena, since));
    if (is_there(call->arena, path)) {
        call->before = path;
        return path;
    }
    *missing = true;
    tz_place place = tz_text_place(since, 0);
    if (needed)
        tz_error(call->diag, place, _("the edition before is not there: %s"), path);
    else
        tz_notice(call->diag, place, _("the edition before is not there: %s; copied answers are not told"), path);
    tz_note(call->diag, (tz_place){0}, "%s",
            _("since: names a folder with edition.yaml, a bag or a PDF for archives, by its path from this folder"));
    return NULL;
}
