// new --from: what next year's edition is made from, and how it names that.
#include "base/file.h"
#include "base/intl.h"
#include "cli/edition.h"
#include "cli/new.h"
#include "create/next.h"

#include <string.h>

static const tz_place nowhere;

// ---- the way from one folder to another ----

// Links followed as far as it is there; what is not yet there stands behind.
static const char *real_path(tz_arena *arena, const char *path) {
    char *real = tz_cli_real_folder(arena, tz_arena_format(arena, "%s/.", path));
    if (real)
        return real;
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (slash == path || !*path)
        return path;
    const char *folder = tz_path_folder(arena, path);
    real = tz_cli_real_folder(arena, path);
    const char *above = real ? real : strcmp(folder, ".") == 0 ? folder : real_path(arena, folder);
    return strcmp(above, "/") == 0 ? tz_arena_format(arena, "/%s", name) : tz_arena_format(arena, "%s/%s", above, name);
}

// Both are real ones: "../r7".
static const char *relative_path(tz_arena *arena, const char *from, const char *to) {
    size_t same = 0; // bytes of the folders that both are in
    for (size_t i = 0;; i++) {
        bool from_ends = !from[i] || from[i] == '/', to_ends = !to[i] || to[i] == '/';
        if (from_ends && to_ends)
            same = i;
        if (!from[i] || from[i] != to[i])
            break;
    }
    tz_bytes out = {0};
    for (const char *at = from + same; *at; at++)
        if (*at == '/' && at[1])
            tz_bytes_format(arena, &out, "../");
    const char *rest = to + same + (to[same] == '/');
    tz_bytes_format(arena, &out, "%s", rest);
    if (!*rest && out.n)
        out.n--; // the slash
    return tz_arena_copy(arena, out.n ? out.at : ".", out.n ? out.n : 1);
}

// ---- what it is made from ----

// What is wrong with the old edition is reported only when that is why it cannot be read.
static const tz_edition *read_old(tz_call *call, const char *path, const tz_input *records, tz_exit *status) {
    const tz_edition *old = tz_edition_read(call->arena, records, tz_cli_threads(), tz_diag_in_arena(call->arena));
    *status = TZ_EXIT_DATA;
    if (old)
        return old;
    tz_edition_read(call->arena, records, tz_cli_threads(), call->diag);
    tz_note(call->diag, nowhere, _("nothing was written: please correct %s first"), path);
    return NULL;
}

static const tz_mergers *read_mergers(tz_call *call, const tz_edition *old, tz_exit *status) {
    const char *words = tz_call_value(call, "merge");
    const tz_country *country = TZ_NEW(call->arena, tz_country);
    if (words) {
        const tz_source *table = tz_cli_data_file(call, TZ_COUNTRY_FILE);
        *status = TZ_EXIT_INPUT;
        if (!table || !(country = tz_country_read(call->arena, table, call->diag)))
            return NULL;
    }
    *status = TZ_EXIT_USAGE;
    return tz_mergers_read(call->arena, words, old, country, call->diag);
}

// Of the layouts that a PDF carries those that do not come with the program.
typedef struct own_layouts {
    tz_call *call;
    tz_input all;
} own_layouts;

static const tz_source *open_own(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                 tz_diag *diag) {
    own_layouts *in = context;
    tz_call silent = *in->call;
    silent.diag = tz_diag_in_arena(arena);
    bool supplied = tz_cli_data_file(&silent, tz_arena_format(arena, "layouts/%s", name));
    return supplied ? NULL : in->all.open(in->all.context, arena, name, requested_at, diag);
}

// What was made must be an edition: the way in which the old one is written may have been beyond the patches.
static bool check_made(tz_call *call, const tz_created *created) {
    const tz_input made = tz_created_input(created);
    tz_diag *silent = tz_diag_in_arena(call->arena);
    if (tz_edition_read(call->arena, &made, tz_cli_threads(), silent))
        return true;
    tz_edition_read(call->arena, &made, tz_cli_threads(), call->diag);
    tz_note(call->diag, nowhere,
            _("nothing was written: please write each entry of the files of the old edition on lines of "
              "its own, or change them by hand"));
    return false;
}

tz_exit tz_cli_new_from(tz_call *call, const char *folder, tz_created *created) {
    tz_arena *arena = call->arena;
    const char *path = tz_call_value(call, "from");
    tz_input *records = TZ_NEW(arena, tz_input);
    own_layouts *own = TZ_NEW(arena, own_layouts);
    const tz_input layouts = {.open = open_own, .context = own};
    tz_exit status;
    call->before = path;
    if (!tz_cli_output_spares(call, NULL, folder))
        return TZ_EXIT_NO_CREATE;
    own->call = call;
    if (!tz_cli_edition_open(call, path, records, &own->all, &status))
        return status;
    tz_next next = {.records = records, .year = tz_call_value(call, "year"), .title = tz_call_value(call, "title")};
    next.layouts = own->all.open ? &layouts : NULL;
    next.workbooks = tz_call_value(call, "workbooks");
    next.old = read_old(call, path, records, &status);
    if (!next.old || !(next.mergers = read_mergers(call, next.old, &status)))
        return status;
    next.since = relative_path(arena, real_path(arena, folder), real_path(arena, path));
    const tz_edition *head = tz_create_next(arena, &next, created, call->diag);
    if (!head || !check_made(call, created))
        return TZ_EXIT_DATA;
    tz_names cards = {.all = {.n = 0}};
    const tz_input made = tz_created_input(created);
    made.list(made.context, arena, "cards", &cards);
    tz_create_readme(arena, head, folder, !cards.all.n, created);
    return TZ_EXIT_OK;
}
