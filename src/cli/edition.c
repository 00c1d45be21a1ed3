// Editions to be compared, wherever they are: a folder of records, a bag, or a PDF that carries them.
#include "cli/edition.h"
#include "base/file.h"
#include "base/intl.h"
#include "cli/archived.h"

static bool has(tz_arena *arena, const char *path, const char *name) {
    return tz_file_exists(tz_arena_format(arena, "%s/%s", path, name));
}

static bool is_bag(tz_arena *arena, const char *path) {
    return !has(arena, path, "edition.yaml") && has(arena, path, "bagit.txt");
}

bool tz_cli_is_edition(tz_arena *arena, const char *path) {
    return has(arena, path, "edition.yaml") || has(arena, path, "bagit.txt");
}

bool tz_cli_edition_open(tz_call *call, const char *path, tz_input *records, tz_input *layouts, tz_exit *status) {
    *status = TZ_EXIT_INPUT;
    *layouts = (tz_input){.open = NULL};
    if (tz_file_exists(path) && !tz_cli_is_folder(path)) {
        tz_cli_archived *archived = TZ_NEW(call->arena, tz_cli_archived);
        tz_project_inputs of;
        if (!tz_cli_archived_read_pdf(call, path, archived, status))
            return false;
        *status = TZ_EXIT_DATA;
        if (!tz_archive_files_inputs(call->arena, &archived->files, archived->build, &of, call->diag))
            return false;
        *records = *of.records;
        *layouts = *of.layouts;
        return true;
    }
    const char *kept = tz_arena_format(call->arena, "%s/data/layouts", path);
    if (is_bag(call->arena, path)) { // named in messages as it can be opened; `verify` checks the bag as a whole
        path = tz_arena_format(call->arena, "%s/data/edition", path);
        if (tz_folder_exists(kept) && !tz_folder_open(call->arena, kept, TZ_FILE_LIMIT, layouts, call->diag))
            return false;
    }
    return tz_folder_open(call->arena, path, TZ_FILE_LIMIT, records, call->diag);
}

const tz_edition *tz_cli_edition(tz_call *call, const char *path, tz_exit *status) {
    tz_input *records = TZ_NEW(call->arena, tz_input), layouts;
    if (!tz_cli_edition_open(call, path, records, &layouts, status))
        return NULL;
    const tz_edition *edition = tz_edition_read(call->arena, records, tz_cli_threads(), call->diag);
    *status = edition ? TZ_EXIT_OK : TZ_EXIT_DATA;
    return edition;
}

const tz_project *tz_cli_edition_project(tz_call *call, const char *path, tz_exit *status) {
    tz_input *records = TZ_NEW(call->arena, tz_input), *layouts = TZ_NEW(call->arena, tz_input);
    if (tz_cli_is_folder(path) && !is_bag(call->arena, path))
        return tz_cli_project(call, path, status);
    if (!tz_cli_edition_open(call, path, records, layouts, status))
        return NULL;
    return tz_cli_project_of_records(call, records, layouts->open ? layouts : NULL, status);
}
