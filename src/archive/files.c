// What is kept, as files by name: got out of a bag, compared, and given to the stages that read an edition.
#include "tsuzuri/archive.h"
#include "tsuzuri/intl.h"

#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

const tz_source *tz_archive_files_find(const tz_archive_files *kept, const char *name) {
    for (size_t i = 0; i < kept->files.n; i++)
        if (!strcmp(kept->files.at[i].name, name))
            return kept->files.at[i].source;
    return NULL;
}

bool tz_bag_read(tz_arena *arena, const tz_folder_entries *entries, const tz_input *files, tz_archive_files *out,
                 tz_diag *diag) {
    *out = (tz_archive_files){.files = {.n = 0}};
    for (size_t i = 0; i < entries->all.n; i++) {
        const tz_folder_entry *entry = &entries->all.at[i];
        if (entry->kind != TZ_ENTRY_FILE || strncmp(entry->name, "data/", 5) != 0)
            continue;
        const tz_source *source = files->open(files->context, arena, entry->name, nowhere, diag);
        if (!source)
            return false;
        *TZ_ADD(arena, &out->files) = (tz_project_file){entry->name + strlen("data/"), source};
    }
    return true;
}

// ---- agreeing ----

// The files by name: what is kept may come from anybody, and be as much as is allowed.
typedef struct listed {
    const tz_project_file *file;
    char hash[TZ_SHA256_ROOM]; // "": nobody has asked yet
} listed;
typedef struct list {
    listed *at;
    size_t n;
} list;

static int by_name(const void *a, const void *b) {
    const tz_project_file *one = ((const listed *)a)->file, *other = ((const listed *)b)->file;
    int order = strcmp(one->name, other->name);
    return order ? order : one < other ? -1 : one > other; // of one name the first, as tz_archive_files_find has it
}

static list list_of(tz_arena *arena, const tz_archive_files *kept) {
    list made = {TZ_ARRAY(arena, listed, kept->files.n), 0};
    for (size_t i = 0; i < kept->files.n; i++)
        made.at[i].file = &kept->files.at[i];
    if (kept->files.n)
        qsort(made.at, kept->files.n, sizeof *made.at, by_name);
    for (size_t i = 0; i < kept->files.n; i++)
        if (!i || strcmp(made.at[i].file->name, made.at[made.n - 1].file->name) != 0)
            made.at[made.n++] = made.at[i];
    return made;
}

static int by_wanted(const void *name, const void *entry) {
    return strcmp(name, ((const listed *)entry)->file->name);
}

static listed *find(const list *in, const char *name) {
    return in->n ? bsearch(name, in->at, in->n, sizeof *in->at, by_wanted) : NULL;
}

void tz_archive_files_compare(tz_arena *arena, const tz_archive_files *kept, const tz_archive_files *other,
                              const char *in, tz_diag *diag) {
    const list own = list_of(arena, kept);
    for (size_t i = 0; i < other->files.n; i++) {
        const tz_project_file *file = &other->files.at[i];
        const listed *found = find(&own, file->name);
        const tz_source *source = found ? found->file->source : NULL;
        if (!source)
            tz_error(diag, nowhere, _("%s is attached to %s, but is not in the bag"), file->name, in);
        else if (source->size != file->source->size || memcmp(source->bytes, file->source->bytes, source->size) != 0)
            tz_error(diag, nowhere, _("%s is not the file that is attached to %s"), source->name, in);
    }
}

void tz_archive_files_check(tz_arena *arena, const tz_archive_files *kept, const tz_build *build, tz_diag *diag) {
    const list own = list_of(arena, kept);
    for (size_t i = 0; i < build->files_n; i++) {
        const tz_build_file *file = &build->files[i];
        tz_place place = tz_text_place(&file->name, 0);
        listed *found = find(&own, file->name.bytes);
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
    const tz_archive_files *kept;
    const char *name;
} folder;

static const tz_source *open_kept(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const folder *in = context;
    const char *file_name = tz_project_file_name(arena, in->name, name);
    const tz_source *source = tz_archive_files_find(in->kept, file_name);
    if (!source) {
        tz_error(diag, asked, _("there is no file %s"), file_name);
        return NULL;
    }
    return source->lines ? source : tz_source_new(arena, source->name, source->bytes, source->size);
}

static const tz_input *below(tz_arena *arena, const tz_archive_files *kept, const char *name) {
    folder *in = TZ_NEW(arena, folder);
    *in = (folder){kept, name};
    tz_input *made = TZ_NEW(arena, tz_input);
    *made = (tz_input){open_kept, in};
    return made;
}

bool tz_archive_files_inputs(tz_arena *arena, const tz_archive_files *kept, const tz_build *build,
                             tz_project_inputs *inputs, tz_diag *diag) {
    static const char layouts[] = "layouts/";
    const tz_text *layout = &build->layout;
    if (layout->size <= strlen(layouts) || memcmp(layout->bytes, layouts, strlen(layouts)) != 0) {
        tz_error(diag, tz_text_place(layout, 0), _("the layout must be one below layouts/"));
        return false;
    }
    const tz_input *fonts = below(arena, kept, "fonts");
    *inputs = (tz_project_inputs){
        .records = below(arena, kept, "edition"),
        .layouts = below(arena, kept, "layouts"),
        .layout_name = tz_arena_copy(arena, layout->bytes + strlen(layouts), layout->size - strlen(layouts)),
    };
    const tz_input *from = inputs->layouts;
    inputs->fonts = fonts->open(fonts->context, arena, "fonts.yaml", nowhere, diag);
    inputs->layout = from->open(from->context, arena, inputs->layout_name, tz_text_place(layout, 0), diag);
    return inputs->fonts && inputs->layout;
}
