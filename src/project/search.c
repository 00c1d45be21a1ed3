// From folders to a project: which files are meant, and whether all of them could be read.
#include "project/search.h"
#include "base/file.h"
#include "base/intl.h"

#include <string.h>

static const tz_place nowhere;
static const char list_name[] = "fonts/fonts.yaml", layouts_name[] = "layouts", default_layout[] = "a4.yaml";

// ---- names ----

static const char *join(tz_arena *arena, const char *folder, const char *name) {
    return *folder ? tz_arena_format(arena, "%s/%s", folder, name) : name;
}

// A name in each data folder that has it, as paths; NULL-terminated.
static const char *const *find_all(tz_arena *arena, const tz_search *search, const char *name) {
    size_t most = 0, n = 0;
    while (search->data_folders[most])
        most++;
    const char **found = TZ_ARRAY(arena, const char *, most + 1);
    for (size_t i = 0; i < most; i++) {
        const char *path = join(arena, search->data_folders[i], name);
        if (tz_file_exists(path))
            found[n++] = path;
    }
    return found;
}

// "the current folder, /usr/share/tsuzuri": where something is not.
static const char *list_folders(tz_arena *arena, const char *first, const tz_search *search) {
    tz_bytes out = {0};
    if (first)
        tz_bytes_format(arena, &out, "%s", first);
    for (size_t i = 0; search->data_folders[i]; i++)
        tz_bytes_format(arena, &out, "%s%s", out.n ? _(", ") : "",
                        *search->data_folders[i] ? search->data_folders[i] : _("the current folder"));
    return tz_arena_copy(arena, out.at, out.n);
}

// ---- folders as inputs ----

static void note_unreadable(const tz_search *search) {
    if (search->unreadable)
        atomic_store(search->unreadable, true);
}

static bool open_folder(tz_arena *arena, const tz_search *search, const char *path, size_t limit, tz_input *out,
                        tz_diag *diag) {
    bool opened = tz_folder_open(arena, path, limit, out, diag);
    if (!opened)
        note_unreadable(search);
    return opened;
}

// One folder, of records or of font files.
typedef struct one_folder {
    const tz_search *search;
    const char *path;
    tz_input input;
    bool may_be_flat;      // it may hold a file without the folders of its name
    const tz_fonts *fonts; // of font files: families may have folders of their own; else NULL
} one_folder;

static bool has_file(tz_arena *arena, const one_folder *it, const char *name) {
    const char *slash = strrchr(name, '/');
    return tz_file_exists(join(arena, it->path, name)) ||
           (it->may_be_flat && slash && tz_file_exists(join(arena, it->path, slash + 1)));
}

// A file of a family with a folder of its own.
static const tz_source *open_own(const one_folder *it, tz_arena *arena, const char *own_folder, const char *name,
                                 tz_place requested_at, tz_diag *diag) {
    tz_input own;
    const tz_source *source = NULL;
    if (tz_folder_open(arena, own_folder, TZ_FONT_LIMIT, &own, diag))
        source = own.open(own.context, arena, name, requested_at, diag);
    if (!source)
        note_unreadable(it->search);
    return source;
}

static const tz_source *open_in_folder(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                       tz_diag *diag) {
    const one_folder *it = context;
    const char *slash = strrchr(name, '/'), *own_name;
    const char *own = it->fonts ? tz_fonts_own_directory(it->fonts, name, &own_name) : NULL;
    if (own && !(it->search->font_dir && has_file(arena, it, name))) // --font-dir may have these, too
        return open_own(it, arena, own, own_name, requested_at, diag);
    if (it->may_be_flat && slash && !tz_file_exists(join(arena, it->path, name)))
        name = slash + 1;
    const tz_source *source = it->input.open(it->input.context, arena, name, requested_at, diag);
    if (!source)
        note_unreadable(it->search);
    return source;
}

static bool list_folder(void *context, tz_arena *arena, const char *name, tz_names *names) {
    const tz_input *in = &((const one_folder *)context)->input;
    return in->list(in->context, arena, name, names);
}

static one_folder *open_one(tz_arena *arena, const tz_search *search, const char *path, size_t limit, tz_input *out,
                            tz_diag *diag) {
    one_folder *made = TZ_NEW(arena, one_folder);
    *made = (one_folder){.search = search, .path = path};
    *out = (tz_input){.open = open_in_folder, .list = list_folder, .context = made};
    return open_folder(arena, search, path, limit, &made->input, diag) ? made : NULL;
}

bool tz_search_font_files(tz_arena *arena, const tz_search *search, const tz_fonts *fonts, tz_input *files,
                          tz_diag *diag) {
    const char *path = search->font_dir ? search->font_dir : tz_fonts_directory(fonts);
    one_folder *opened = open_one(arena, search, path, TZ_FONT_LIMIT, files, diag);
    if (!opened)
        return false;
    opened->may_be_flat = search->font_dir;
    opened->fonts = fonts;
    return true;
}

// ---- layouts ----

typedef struct layout_folder {
    const char *path;
    tz_input input;
} layout_folder;
// Folders that layouts are looked for in, one after the other.
typedef struct layout_folders {
    const tz_search *search;
    const char *first; // the edition's, or that of the layout file that was chosen; NULL: there is none
    TZ_LIST(layout_folder) all;
} layout_folders;

static void report_no_layout(tz_arena *arena, const tz_search *search, const char *first, tz_place requested_at,
                             const char *name, tz_diag *diag) {
    tz_error(diag, requested_at, _("there is no layout %s"), name);
    tz_note(diag, nowhere, _("looked for it in: %s; those of tsuzuri are in the folder layouts of these"),
            list_folders(arena, first, search));
}

// What a layout's name stands for in a folder: the file of that name, else that of the name with .yaml; NULL: neither.
static const char *file_of_layout(tz_arena *arena, const char *folder, const char *name) {
    if (tz_file_exists(join(arena, folder, name)) && !tz_folder_exists(join(arena, folder, name)))
        return name;
    const char *with_ending = tz_arena_format(arena, "%s.yaml", name);
    return tz_file_exists(join(arena, folder, with_ending)) ? with_ending : NULL;
}

static const tz_source *open_layout(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                    tz_diag *diag) {
    const layout_folders *it = context;
    const tz_source *source = NULL;
    const char *file = NULL;
    size_t in = 0;
    while (in < it->all.n && !(file = file_of_layout(arena, it->all.at[in].path, name)))
        in++;
    if (!file && it->search->archived)
        return it->search->archived->open(it->search->archived->context, arena, name, requested_at, diag);
    if (file)
        source = it->all.at[in].input.open(it->all.at[in].input.context, arena, file, requested_at, diag);
    else
        report_no_layout(arena, it->search, it->first, requested_at, name, diag);
    if (!source)
        note_unreadable(it->search);
    return source;
}

static bool add_layout_folder(tz_arena *arena, layout_folders *to, const char *path, tz_diag *diag) {
    layout_folder one = {.path = path};
    if (!open_folder(arena, to->search, path, TZ_FILE_LIMIT, &one.input, diag))
        return false;
    *TZ_ADD(arena, &to->all) = one;
    return true;
}

// The layout file that was chosen: as it was named, or of that name among the data folders' layouts. NULL: none was.
static const char *chosen_layout(tz_arena *arena, const tz_search *search) {
    if (!search->layout || *search->layout == '/')
        return search->layout;
    const char *found = file_of_layout(arena, "", search->layout);
    for (size_t i = 0; search->data_folders[i] && !found; i++) {
        const char *folder = join(arena, search->data_folders[i], layouts_name);
        found = file_of_layout(arena, folder, search->layout);
        found = found ? join(arena, folder, found) : NULL;
    }
    return found ? found : search->layout;
}

// Its folder, else the edition's.
static const char *first_layout_folder(tz_arena *arena, const tz_search *search, const char *folder) {
    return search->layout ? tz_path_folder(arena, chosen_layout(arena, search)) : folder;
}

static bool open_layouts(tz_arena *arena, const tz_search *search, const char *folder, tz_input *out, tz_diag *diag) {
    layout_folders *made = TZ_NEW(arena, layout_folders);
    made->search = search;
    made->first = first_layout_folder(arena, search, folder);
    *out = (tz_input){.open = open_layout, .context = made};
    if (made->first && !add_layout_folder(arena, made, made->first, diag))
        return false;
    for (const char *const *at = find_all(arena, search, layouts_name); *at; at++)
        if (!add_layout_folder(arena, made, *at, diag))
            return false;
    return true;
}

// ---- single files ----

static const tz_source *open_file(tz_arena *arena, const tz_search *search, const char *path, tz_diag *diag) {
    const tz_source *source = tz_file_read(arena, path, TZ_FILE_LIMIT, nowhere, diag);
    if (!source)
        note_unreadable(search);
    return source;
}

static const tz_source *open_chosen_layout(tz_arena *arena, const tz_search *search, tz_diag *diag) {
    const char *path = chosen_layout(arena, search);
    if (*path == '/' || tz_file_exists(path))
        return open_file(arena, search, path, diag);
    report_no_layout(arena, search, strchr(path, '/') ? tz_path_folder(arena, path) : NULL, nowhere, path, diag);
    note_unreadable(search);
    return NULL;
}

const tz_source *tz_search_data_file(tz_arena *arena, const tz_search *search, const char *name, tz_diag *diag) {
    const char *path = find_all(arena, search, name)[0];
    if (path)
        return open_file(arena, search, path, diag);
    tz_error(diag, nowhere, _("there is no file %s, which belongs to tsuzuri"), name);
    tz_note(diag, nowhere, _("looked for it in: %s"), list_folders(arena, NULL, search));
    note_unreadable(search);
    return NULL;
}

const char *tz_search_fonts_list(tz_arena *arena, const tz_search *search) {
    return search->fonts ? search->fonts : find_all(arena, search, list_name)[0];
}

static const tz_source *open_fonts_list(tz_arena *arena, const tz_search *search, tz_diag *diag) {
    const char *path = tz_search_fonts_list(arena, search);
    if (path)
        return open_file(arena, search, path, diag);
    tz_error(diag, nowhere, _("there is no list of fonts (%s)"), list_name);
    tz_note(diag, nowhere,
            _("looked in: %s; a program that is copied needs the folders layouts and fonts of tsuzuri beside it, or "
              "--fonts FILE"),
            list_folders(arena, NULL, search));
    note_unreadable(search);
    return NULL;
}

// ---- the project ----

typedef struct font_search {
    tz_arena *arena;
    const tz_search *search;
    tz_input *files;
    tz_diag *diag;
} font_search;

static bool find_fonts(void *context, tz_fonts *fonts) {
    const font_search *it = context;
    tz_fonts_set_progress(fonts, it->search->progress);
    return tz_search_font_files(it->arena, it->search, fonts, it->files, it->diag);
}

const tz_project *tz_search_project(tz_arena *arena, const tz_search *search, const char *folder,
                                    const tz_input *records, tz_diag *diag) {
    tz_input *inputs = TZ_ARRAY(arena, tz_input, 3);
    font_search fonts = {arena, search, &inputs[2], diag};
    tz_project_inputs of = {.records = records ? records : &inputs[0],
                            .layouts = &inputs[1],
                            .font_files = &inputs[2],
                            .default_layout = default_layout,
                            .threads = search->threads,
                            .head = search->head,
                            .find_fonts = find_fonts,
                            .find_context = &fonts};
    of.fonts = open_fonts_list(arena, search, diag);
    if (!records && !open_one(arena, search, folder, TZ_FILE_LIMIT, &inputs[0], diag))
        return NULL;
    if (search->layout && !(of.layout = open_chosen_layout(arena, search, diag)))
        return NULL;
    if (!open_layouts(arena, search, folder, &inputs[1], diag) || !of.fonts)
        return NULL;
    return tz_project_read(arena, &of, diag);
}

tz_fonts *tz_search_fonts(tz_arena *arena, const tz_search *search, tz_diag *diag) {
    tz_input *files = TZ_NEW(arena, tz_input);
    const tz_source *list = open_fonts_list(arena, search, diag);
    tz_fonts *fonts = list ? tz_fonts_read(arena, list, files, diag) : NULL;
    return fonts && tz_search_font_files(arena, search, fonts, files, diag) ? fonts : NULL;
}

const char *const *tz_search_folders(tz_arena *arena, const tz_search *search, const char *folder) {
    const char *list = tz_search_fonts_list(arena, search);
    struct {
        TZ_LIST(const char *) all;
    } found = {0};
    *TZ_ADD(arena, &found.all) = folder;
    *TZ_ADD(arena, &found.all) = first_layout_folder(arena, search, folder);
    for (const char *const *at = find_all(arena, search, layouts_name); *at; at++)
        *TZ_ADD(arena, &found.all) = *at;
    *TZ_ADD(arena, &found.all) = list ? tz_path_folder(arena, list) : NULL;
    *TZ_ADD(arena, &found.all) = NULL;
    return found.all.at;
}
