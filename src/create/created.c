// The files of a new edition: a list that grows, which the records are read from before anything is written.
#include "base/intl.h"
#include "create/create.h"

#include <string.h>

static tz_created_file *file_of(tz_arena *arena, tz_created *created, const char *name) {
    for (size_t i = 0; i < created->files.n; i++)
        if (!strcmp(created->files.at[i].name, name))
            return &created->files.at[i];
    return TZ_ADD(arena, &created->files);
}

void tz_created_add(tz_arena *arena, tz_created *created, const char *name, const tz_bytes *bytes) {
    *file_of(arena, created, name) =
        (tz_created_file){.name = name, .bytes = bytes->at ? bytes->at : "", .size = bytes->n};
}

void tz_created_add_source(tz_arena *arena, tz_created *created, const char *name, const tz_source *source) {
    *file_of(arena, created, name) =
        (tz_created_file){.name = name, .bytes = source->bytes, .size = source->size, .source = source};
}

void tz_created_begin_with(tz_arena *arena, tz_created *created, size_t index, const char *line) {
    static const char mark[] = "\xEF\xBB\xBF"; // a byte order mark stays first
    tz_created_file *file = &created->files.at[index];
    size_t word = strcspn(line, ":"), at = strlen(mark);
    tz_bytes out = {0};
    if (file->size < at || memcmp(file->bytes, mark, at) != 0)
        at = 0;
    if (file->size - at >= word && !memcmp(file->bytes + at, line, word))
        return;
    tz_bytes_add(arena, &out, file->bytes, at);
    tz_bytes_format(arena, &out, "%s\n", line);
    tz_bytes_add(arena, &out, file->bytes + at, file->size - at);
    *file = (tz_created_file){.name = file->name, .bytes = out.at, .size = out.n};
}

// ---- as an input ----

static const tz_source *open_file(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                  tz_diag *diag) {
    const tz_created *created = context;
    for (size_t i = 0; i < created->files.n; i++) {
        const tz_created_file *it = &created->files.at[i];
        if (strcmp(it->name, name) != 0)
            continue;
        return it->source ? it->source : tz_source_new(arena, name, it->bytes, it->size);
    }
    tz_error(diag, requested_at, _("there is no file %s"), name);
    return NULL;
}

// The names in one folder, "." or "cards"; there are no deeper ones that records ask for.
static bool list_files(void *context, tz_arena *arena, const char *folder, tz_names *names) {
    const tz_created *created = context;
    size_t size = strcmp(folder, ".") == 0 ? 0 : strlen(folder) + 1;
    for (size_t i = 0; i < created->files.n; i++) {
        const char *name = created->files.at[i].name;
        bool below = !size || (!strncmp(name, folder, size - 1) && name[size - 1] == '/');
        if (below && !strchr(name + size, '/'))
            *TZ_ADD(arena, &names->all) = name + size;
    }
    return true;
}

tz_input tz_created_input(const tz_created *created) {
    return (tz_input){.open = open_file, .list = list_files, .context = (void *)created};
}

const tz_edition *tz_created_head(tz_arena *arena, const tz_created *created, tz_diag *diag) {
    tz_input *input = TZ_NEW(arena, tz_input);
    *input = tz_created_input(created);
    return tz_edition_read_head(arena, input, diag);
}
