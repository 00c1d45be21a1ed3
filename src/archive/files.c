// An archive as files by name: got out of a bag, compared, and given to the stages that read an edition.
#include "archive/archive.h"
#include "base/intl.h"

#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

static int by_file_name(const void *a, const void *b) {
    return strcmp(((const tz_project_file *)a)->name, ((const tz_project_file *)b)->name);
}

void tz_archive_files_sort(tz_archive_files *files) {
    bool in_order = true; // as folders and PDFs have them
    for (size_t i = 1; i < files->files.n; i++)
        in_order = in_order && strcmp(files->files.at[i - 1].name, files->files.at[i].name) <= 0;
    if (!in_order)
        qsort(files->files.at, files->files.n, sizeof *files->files.at, by_file_name);
    files->sorted = files->files.n;
}

// The first of that name in the order of names, or the place where it would be.
static size_t lower_bound(const tz_archive_files *files, const char *name) {
    size_t from = 0, to = files->files.n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (strcmp(files->files.at[middle].name, name) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

const tz_source *tz_archive_files_find(const tz_archive_files *files, const char *name) {
    bool sorted = files->sorted == files->files.n;
    size_t n = files->files.n, end = sorted ? lower_bound(files, name) + 1 : n;
    for (size_t i = sorted ? end - 1 : 0; i < end && i < n; i++)
        if (!strcmp(files->files.at[i].name, name))
            return files->files.at[i].source;
    return NULL;
}

static bool is_of_edition(const char *name) {
    static const char *const folders[] = {"edition/", "layouts/", "fonts/"};
    size_t size = strlen(name);
    for (size_t i = 0; i < 3; i++)
        if (!strncmp(name, folders[i], strlen(folders[i])))
            return true;
    bool pdf = size > 4 && !strcmp(name + size - 4, ".pdf") && !strchr(name, '/');
    return pdf || !strcmp(name, "build.yaml") || !strcmp(name, TZ_PAGES_FILE);
}

bool tz_bag_read(tz_arena *arena, const tz_folder_entries *entries, const tz_input *files, tz_archive_files *out,
                 tz_diag *diag) {
    *out = (tz_archive_files){.files = {.n = 0}};
    for (size_t i = 0; i < entries->all.n; i++) {
        const tz_folder_entry *entry = &entries->all.at[i];
        if (entry->kind != TZ_ENTRY_FILE || strncmp(entry->name, "data/", 5) != 0 || !is_of_edition(entry->name + 5))
            continue;
        const tz_source *source = files->open(files->context, arena, entry->name, nowhere, diag);
        if (!source)
            return false;
        *TZ_ADD(arena, &out->files) = (tz_project_file){entry->name + strlen("data/"), source};
    }
    tz_archive_files_sort(out);
    return true;
}

// ---- agreeing ----

// Sorted by name: an archive may come from anybody, and have as many files as is allowed.
typedef struct listed_file {
    const tz_project_file *file;
    char hash[TZ_SHA256_ROOM]; // "": not computed yet
} listed_file;
typedef struct file_list {
    listed_file *at;
    size_t n;
} file_list;

static int by_name(const void *a, const void *b) {
    const tz_project_file *one = ((const listed_file *)a)->file, *other = ((const listed_file *)b)->file;
    int order = strcmp(one->name, other->name);
    return order ? order : one < other ? -1 : one > other; // of one name the first, as tz_archive_files_find has it
}

static file_list list_of(tz_arena *arena, const tz_archive_files *files) {
    file_list made = {TZ_ARRAY(arena, listed_file, files->files.n), 0};
    for (size_t i = 0; i < files->files.n; i++)
        made.at[i].file = &files->files.at[i];
    if (files->files.n)
        qsort(made.at, files->files.n, sizeof *made.at, by_name);
    for (size_t i = 0; i < files->files.n; i++)
        if (!i || strcmp(made.at[i].file->name, made.at[made.n - 1].file->name) != 0)
            made.at[made.n++] = made.at[i];
    return made;
}

static int by_wanted(const void *name, const void *entry) {
    return strcmp(name, ((const listed_file *)entry)->file->name);
}

static listed_file *find(const file_list *in, const char *name) {
    return in->n ? bsearch(name, in->at, in->n, sizeof *in->at, by_wanted) : NULL;
}

void tz_archive_files_compare(tz_arena *arena, const tz_archive_files *files, const tz_archive_files *other,
                              const char *in, tz_diag *diag) {
    const file_list own = list_of(arena, files);
    for (size_t i = 0; i < other->files.n; i++) {
        const tz_project_file *file = &other->files.at[i];
        const listed_file *found = find(&own, file->name);
        const tz_source *source = found ? found->file->source : NULL;
        if (!source)
            tz_error(diag, nowhere, _("%s is attached to %s, but is not in the bag"), file->name, in);
        else if (source->size != file->source->size || memcmp(source->bytes, file->source->bytes, source->size) != 0)
            tz_error(diag, nowhere, _("%s is not the file that is attached to %s"), source->name, in);
    }
}

void tz_archive_files_check(tz_arena *arena, const tz_archive_files *files, const tz_build *build, tz_diag *diag) {
    const file_list own = list_of(arena, files);
    for (size_t i = 0; i < build->files_n; i++) {
        const tz_build_file *file = &build->files[i];
        tz_place place = tz_text_place(&file->name, 0);
        listed_file *found = find(&own, file->name.bytes);
        if (found && !*found->hash)
            tz_sha256_hex(found->file->source->bytes, found->file->source->size, found->hash);
        if (!found)
            tz_error(diag, place, _("the file %s is missing"), file->name.bytes);
        else if (!tz_text_is(&file->sha256, found->hash))
            tz_error(diag, place, _("%s has changed"), file->name.bytes);
    }
}

// ---- reading an edition again ----

typedef struct folder {
    const tz_archive_files *files;
    const char *name;
} folder;

// A layout may be named without .yaml.
static const tz_source *find_archived(tz_arena *arena, const folder *in, const char *file_name) {
    const tz_source *source = tz_archive_files_find(in->files, file_name);
    bool layout = !strcmp(in->name, "layouts");
    return source || !layout ? source : tz_archive_files_find(in->files, tz_arena_format(arena, "%s.yaml", file_name));
}

static const tz_source *open_archived(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const folder *in = context;
    const char *file_name = tz_project_file_name(arena, in->name, name);
    const tz_source *source = find_archived(arena, in, file_name);
    if (!source) {
        tz_error(diag, asked, _("there is no file %s"), file_name);
        return NULL;
    }
    return source->lines ? source : tz_source_new(arena, source->name, source->bytes, source->size);
}

// The files of a folder, and not those of the folders in it.
static bool list_archived(void *context, tz_arena *arena, const char *name, tz_names *names) {
    const folder *in = context;
    const char *path = tz_project_file_name(arena, in->name, name);
    size_t size = strlen(path);
    for (size_t i = 0; i < in->files->files.n; i++) {
        const char *file = in->files->files.at[i].name;
        if (!strncmp(file, path, size) && file[size] == '/' && !strchr(file + size + 1, '/'))
            *TZ_ADD(arena, &names->all) = file + size + 1;
    }
    return true;
}

static const tz_input *below(tz_arena *arena, const tz_archive_files *files, const char *name) {
    folder *in = TZ_NEW(arena, folder);
    *in = (folder){files, name};
    tz_input *made = TZ_NEW(arena, tz_input);
    *made = (tz_input){.open = open_archived, .list = list_archived, .context = in};
    return made;
}

bool tz_archive_files_inputs(tz_arena *arena, const tz_archive_files *files, const tz_build *build,
                             tz_project_inputs *inputs, tz_diag *diag) {
    static const char layouts[] = "layouts/";
    const tz_text *layout = &build->layout;
    if (layout->size <= strlen(layouts) || memcmp(layout->bytes, layouts, strlen(layouts)) != 0) {
        tz_error(diag, tz_text_place(layout, 0), _("the layout must be one below layouts/"));
        return false;
    }
    const tz_input *fonts = below(arena, files, "fonts");
    *inputs = (tz_project_inputs){
        .records = below(arena, files, "edition"),
        .layouts = below(arena, files, "layouts"),
        .layout_name = tz_arena_copy(arena, layout->bytes + strlen(layouts), layout->size - strlen(layouts)),
    };
    const tz_input *from = inputs->layouts;
    inputs->fonts = fonts->open(fonts->context, arena, "fonts.yaml", nowhere, diag);
    inputs->layout = from->open(from->context, arena, inputs->layout_name, tz_text_place(layout, 0), diag);
    return inputs->fonts && inputs->layout;
}
