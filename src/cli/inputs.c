// From a command's options to a project.
#include "base/file.h"
#include "base/intl.h"
#include "cli/archived.h"
#include "cli/installed.h"
#include "project/search.h"

#include <string.h>

bool tz_cli_is_folder(const char *path) {
    return tz_folder_exists(path);
}

// ---- the project ----

// What the options have chosen.
static tz_search *search_of(tz_call *call) {
    tz_search *made = TZ_NEW(call->arena, tz_search);
    *made = (tz_search){.data_folders = tz_cli_data_folders(call->arena),
                        .layout = tz_call_value(call, "layout"),
                        .fonts = tz_call_value(call, "fonts"),
                        .font_dir = tz_call_value(call, "font-dir"),
                        .progress = call->progress,
                        .threads = tz_cli_threads(),
                        .unreadable = &call->unreadable};
    return made;
}

const char *tz_cli_supplied_fonts_list(tz_call *call) {
    const tz_search search = {.data_folders = tz_cli_data_folders(call->arena)};
    return tz_search_fonts_list(call->arena, &search);
}

const tz_source *tz_cli_data_file(tz_call *call, const char *name) {
    const tz_search search = {.data_folders = tz_cli_data_folders(call->arena), .unreadable = &call->unreadable};
    return tz_search_data_file(call->arena, &search, name, call->diag);
}

tz_exit tz_cli_failure(tz_call *call) {
    return atomic_load(&call->unreadable) ? TZ_EXIT_INPUT : TZ_EXIT_DATA;
}

const tz_project *tz_cli_project(tz_call *call, const char *edition, tz_exit *status) {
    const tz_project *project = tz_search_project(call->arena, search_of(call), edition, NULL, call->diag);
    *status = project ? TZ_EXIT_OK : tz_cli_failure(call);
    return project;
}

const tz_project *tz_cli_project_head(tz_call *call, const char *edition, tz_exit *status) {
    tz_search *search = search_of(call);
    search->head = true;
    const tz_project *project = tz_search_project(call->arena, search, edition, NULL, call->diag);
    *status = project ? TZ_EXIT_OK : tz_cli_failure(call);
    return project;
}

const tz_project *tz_cli_project_of_records(tz_call *call, const tz_input *records, const tz_input *layouts,
                                            tz_exit *status) {
    tz_search *search = search_of(call);
    search->archived = layouts;
    const tz_project *project = tz_search_project(call->arena, search, NULL, records, call->diag);
    *status = project ? TZ_EXIT_OK : tz_cli_failure(call);
    return project;
}

// Font files in the archive come first: the edition was set in them.
typedef struct archived_fonts {
    const tz_archive_files *archived;
    tz_input others;
} archived_fonts;

static const tz_source *open_archived_font(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                           tz_diag *diag) {
    const archived_fonts *it = context;
    const tz_source *found = tz_archive_files_find(it->archived, tz_project_file_name(arena, "fonts", name));
    if (found)
        return found;
    if (it->others.open)
        return it->others.open(it->others.context, arena, name, requested_at, diag);
    tz_error(diag, requested_at, _("there is no file %s"), name);
    return NULL;
}

static bool has_fonts(const tz_archive_files *archived) {
    for (size_t i = 0; i < archived->files.n; i++)
        if (!strncmp(archived->files.at[i].name, "fonts/", 6) &&
            strcmp(archived->files.at[i].name, "fonts/fonts.yaml") != 0)
            return true;
    return false;
}

typedef struct font_search {
    tz_call *call;
    const tz_archive_files *archived;
    tz_input *files;
} font_search;

static bool find_archived_fonts(void *context, tz_fonts *fonts) {
    const font_search *it = context;
    tz_call *call = it->call;
    archived_fonts *made = TZ_NEW(call->arena, archived_fonts);
    made->archived = it->archived;
    *it->files = (tz_input){.open = open_archived_font, .context = made};
    const char *asked = tz_call_value(call, "font-dir");
    bool enough = has_fonts(it->archived) && !asked && !tz_file_exists(tz_fonts_directory(fonts));
    return enough || tz_search_font_files(call->arena, search_of(call), fonts, &made->others, call->diag);
}

const tz_project *tz_cli_project_of_archive(tz_call *call, const tz_cli_archived *archived, tz_exit *status) {
    tz_input *font_files = TZ_NEW(call->arena, tz_input);
    font_search fonts = {call, &archived->files, font_files};
    tz_project_inputs of;
    const tz_project *project = NULL;
    if (tz_archive_files_inputs(call->arena, &archived->files, archived->build, &of, call->diag)) {
        of.font_files = font_files;
        of.find_fonts = find_archived_fonts;
        of.find_context = &fonts;
        of.threads = tz_cli_threads();
        project = tz_project_read(call->arena, &of, call->diag);
    }
    *status = project ? TZ_EXIT_OK : tz_cli_failure(call);
    return project;
}

const char *const *tz_cli_watched_folders(tz_call *call, const char *edition) {
    return tz_search_folders(call->arena, search_of(call), edition);
}

tz_fonts *tz_cli_fonts(tz_call *call, tz_exit *status) {
    tz_fonts *fonts = tz_search_fonts(call->arena, search_of(call), call->diag);
    *status = fonts ? TZ_EXIT_OK : tz_cli_failure(call);
    return fonts;
}
