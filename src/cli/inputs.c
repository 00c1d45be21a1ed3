// From a command's options to a project: which files are meant, and whether all of them could be read.
#include "base/file.h"
#include "base/intl.h"
#include "cli/archived.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// ---- files that come with the program ----

static const char *parent_folder(tz_arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash > path ? tz_arena_copy(arena, path, (size_t)(slash - path)) : NULL;
}

// The folder that a file is in.
static const char *folder_of(tz_arena *arena, const char *path) {
    const char *parent = parent_folder(arena, path);
    return parent ? parent : *path == '/' ? "/" : ".";
}

bool tz_cli_is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

char *tz_cli_real_folder(tz_arena *arena, const char *path) {
    char *real = realpath(folder_of(arena, path), NULL), *copy = real ? tz_arena_copy(arena, real, strlen(real)) : NULL;
    free(real);
    return copy;
}

// "layouts/a4.yaml" in the current folder, else in the nearest of the folders above the program that has it (build/ and
// build/asan/ are in the folder that also has layouts/). The name as given when it is nowhere.
static const char *find_supplied(tz_arena *arena, const char *name) {
    if (tz_file_exists(name))
        return name;
    for (const char *at = tz_program_folder(arena); at; at = parent_folder(arena, at)) {
        const char *path = tz_arena_format(arena, "%s/%s", at, name);
        if (tz_file_exists(path))
            return path;
    }
    return name;
}

// ---- folders as inputs ----

typedef struct folder {
    const char *path; // NULL: there is none
    tz_input input;
} folder;
// Opens a name in the first folder that has it, and remembers when something could not be read.
typedef struct search {
    folder folders[2];
    bool flat; // the first one may also hold a file without the folders of its name
    tz_call *call;
} search;

static bool is_in(tz_arena *arena, const folder *in, const char *name) {
    return in->path && tz_file_exists(tz_arena_format(arena, "%s/%s", in->path, name));
}

static const tz_source *open_found(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                   tz_diag *diag) {
    search *it = context;
    const char *slash = strrchr(name, '/');
    bool first = is_in(arena, &it->folders[0], name);
    const folder *in = &it->folders[!first && is_in(arena, &it->folders[1], name)];
    if (it->flat && !first && slash)
        name = slash + 1;
    const tz_source *source = in->input.open(in->input.context, arena, name, requested_at, diag);
    if (!source)
        atomic_store(&it->call->unreadable, true);
    return source;
}

static bool open_folder(tz_call *call, const char *path, size_t limit, folder *out) {
    out->path = path;
    bool opened = tz_folder_open(call->arena, path, limit, &out->input, call->diag);
    if (!opened)
        atomic_store(&call->unreadable, true);
    return opened;
}

static search *new_search(tz_call *call, tz_input *input) {
    search *made = TZ_NEW(call->arena, search);
    made->call = call;
    *input = (tz_input){.open = open_found, .context = made};
    return made;
}

static const tz_source *open_file(tz_call *call, const char *path) {
    const tz_source *source = tz_file_read(call->arena, path, TZ_FILE_LIMIT, (tz_place){0}, call->diag);
    if (!source)
        atomic_store(&call->unreadable, true);
    return source;
}

// ---- the project ----

static bool list_records(void *context, tz_arena *arena, const char *name, tz_names *names) {
    const search *it = context;
    const tz_input *in = &it->folders[0].input;
    return in->list(in->context, arena, name, names);
}

static bool open_records(tz_call *call, const char *path, tz_input *records) {
    search *it = new_search(call, records);
    records->list = list_records;
    return open_folder(call, path, TZ_FILE_LIMIT, &it->folders[0]);
}

// The folder of --layout FILE, else the edition's.
static const char *layout_folder(tz_call *call, const char *edition) {
    const char *file = tz_call_value(call, "layout");
    return file ? folder_of(call->arena, file) : edition;
}

// --layout FILE if it is given. The layouts that it is `like`, or that the edition names, are in its folder (the
// edition's), or among the supplied ones.
static bool open_layouts(tz_call *call, const char *edition, tz_project_inputs *inputs, tz_input *layouts) {
    search *it = new_search(call, layouts);
    const char *file = tz_call_value(call, "layout");
    if (file && !(inputs->layout = open_file(call, file)))
        return false;
    if (!open_folder(call, layout_folder(call, edition), TZ_FILE_LIMIT, &it->folders[0]))
        return false;
    const char *supplied = find_supplied(call->arena, "layouts");
    return !tz_file_exists(supplied) || open_folder(call, supplied, TZ_FILE_LIMIT, &it->folders[1]);
}

static const char *fonts_list(tz_call *call) {
    const char *asked = tz_call_value(call, "fonts");
    return asked ? asked : find_supplied(call->arena, "fonts/fonts.yaml");
}

// --font-dir DIR may be laid out as the system's folder is (truetype/bizud-gothic/…), or hold just the files.
static bool open_font_files(tz_call *call, const tz_fonts *fonts, tz_input *files) {
    search *it = new_search(call, files);
    const char *asked = tz_call_value(call, "font-dir");
    it->flat = asked;
    return open_folder(call, asked ? asked : tz_fonts_directory(fonts), TZ_FONT_LIMIT, &it->folders[0]);
}

typedef struct font_search {
    tz_call *call;
    const tz_archive_files *archived; // NULL: the system's
    tz_input *files;
} font_search;

static bool find_fonts(void *context, tz_fonts *fonts) {
    const font_search *it = context;
    tz_fonts_set_progress(fonts, it->call->progress);
    return open_font_files(it->call, fonts, it->files);
}

// Records from `records`, or when that is NULL from the edition's folder.
static const tz_project *read_project(tz_call *call, const char *edition, const tz_input *records) {
    tz_input *inputs = TZ_ARRAY(call->arena, tz_input, 3);
    font_search fonts = {call, NULL, &inputs[2]};
    tz_project_inputs of = {.records = records ? records : &inputs[0],
                            .layouts = &inputs[1],
                            .font_files = &inputs[2],
                            .default_layout = "a4.yaml",
                            .threads = tz_cli_threads(),
                            .find_fonts = find_fonts,
                            .find_context = &fonts};
    of.fonts = open_file(call, fonts_list(call));
    if ((!records && !open_records(call, edition, &inputs[0])) || !open_layouts(call, edition, &of, &inputs[1]) ||
        !of.fonts)
        return NULL;
    return tz_project_read(call->arena, &of, call->diag);
}

tz_exit tz_cli_failure(tz_call *call) {
    return atomic_load(&call->unreadable) ? TZ_EXIT_INPUT : TZ_EXIT_DATA;
}

const tz_project *tz_cli_project(tz_call *call, const char *edition, tz_exit *status) {
    const tz_project *project = read_project(call, edition, NULL);
    *status = project ? TZ_EXIT_OK : tz_cli_failure(call);
    return project;
}

const tz_project *tz_cli_project_of_records(tz_call *call, const tz_input *records, tz_exit *status) {
    const tz_project *project = read_project(call, find_supplied(call->arena, "layouts"), records);
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

static bool find_archived_fonts(void *context, tz_fonts *fonts) {
    const font_search *it = context;
    archived_fonts *made = TZ_NEW(it->call->arena, archived_fonts);
    made->archived = it->archived;
    *it->files = (tz_input){.open = open_archived_font, .context = made};
    const char *asked = tz_call_value(it->call, "font-dir");
    bool enough = has_fonts(it->archived) && !asked && !tz_file_exists(tz_fonts_directory(fonts));
    return enough || open_font_files(it->call, fonts, &made->others);
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
    const char **folders = TZ_ARRAY(call->arena, const char *, 5);
    const char *supplied = find_supplied(call->arena, "layouts");
    folders[0] = edition;
    folders[1] = layout_folder(call, edition);
    folders[2] = folder_of(call->arena, fonts_list(call));
    folders[3] = tz_file_exists(supplied) ? supplied : NULL;
    return folders;
}

tz_fonts *tz_cli_fonts(tz_call *call, tz_exit *status) {
    tz_input *files = TZ_NEW(call->arena, tz_input);
    const tz_source *config = open_file(call, fonts_list(call));
    tz_fonts *fonts = config ? tz_fonts_read(call->arena, config, files, call->diag) : NULL;
    if (fonts && !open_font_files(call, fonts, files))
        fonts = NULL;
    *status = fonts ? TZ_EXIT_OK : tz_cli_failure(call);
    return fonts;
}
