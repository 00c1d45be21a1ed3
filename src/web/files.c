// Reading: files in memory, found by their paths.
#include "web/files.h"
#include "base/intl.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

typedef struct file {
    char *name;
    char *bytes; // NULL: not loaded
    size_t size;
} file;

// Sorted by name as bytes, so that what is in a folder stands together.
static struct {
    file *at;
    size_t n, room;
} files;

static struct {
    tz_arena *arena;
    tz_names needed;
} run;

void tz_web_begin_reading(tz_arena *arena) {
    run.arena = arena;
    run.needed = (tz_names){.all = {.n = 0}};
}

const tz_names *tz_web_needed(void) {
    return &run.needed;
}

// ---- names ----

// A path as files are named: without empty parts, "." and "..", so "" is the page's folder. `out` has room for it.
// False: it leads out of that.
static bool normalise(const char *path, char *out) {
    size_t n = 0;
    for (size_t size; *path; path += size) {
        path += strspn(path, "/");
        size = strcspn(path, "/");
        if (!size || (size == 1 && path[0] == '.'))
            continue;
        if (size == 2 && !memcmp(path, "..", 2)) {
            if (!n)
                return false;
            while (n && out[--n] != '/')
                ;
            continue;
        }
        if (n)
            out[n++] = '/';
        memmove(out + n, path, size);
        n += size;
    }
    out[n] = 0;
    return true;
}

// The index of the first file whose name is not before it.
static size_t lower_bound(const char *name) {
    size_t low = 0, high = files.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(files.at[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static file *find_named(const char *name) {
    size_t at = lower_bound(name);
    return at < files.n && !strcmp(files.at[at].name, name) ? &files.at[at] : NULL;
}

// The first file below a folder, "" or without a slash at the end; files.n: there is none.
static size_t first_below(const char *folder) {
    size_t size = strlen(folder);
    char *from = malloc(size + 2);
    if (!from)
        tz_out_of_memory();
    memcpy(from, folder, size);
    memcpy(from + size, size ? "/" : "", size ? 2 : 1);
    size_t at = lower_bound(from), length = strlen(from);
    bool found = at < files.n && !strncmp(files.at[at].name, from, length);
    free(from);
    return found ? at : files.n;
}

static char *copy_normalised(const char *path) {
    char *name = malloc(strlen(path) + 1);
    if (!name)
        tz_out_of_memory();
    if (normalise(path, name))
        return name;
    free(name);
    return NULL;
}

static file *find(const char *path) {
    char *name = copy_normalised(path);
    file *found = name ? find_named(name) : NULL;
    free(name);
    return found;
}

// ---- putting ----

static file *insert(char *name) {
    size_t at = lower_bound(name);
    if (files.n == files.room) {
        size_t room = files.room ? files.room * 2 : 64;
        file *more = realloc(files.at, room * sizeof *more);
        if (!more)
            tz_out_of_memory();
        files.at = more;
        files.room = room;
    }
    memmove(files.at + at + 1, files.at + at, (files.n++ - at) * sizeof *files.at);
    files.at[at] = (file){.name = name};
    return &files.at[at];
}

// An empty folder is a file whose name ends with a slash.
static char *name_to_put(const char *path) {
    size_t size = strlen(path);
    bool is_folder = size && path[size - 1] == '/';
    char *name = copy_normalised(path), *more = name && *name && is_folder ? realloc(name, strlen(name) + 2) : name;
    return more && *more && is_folder ? strcat(more, "/") : more;
}

void tz_web_put(const char *path, char *bytes, size_t size) {
    char *name = name_to_put(path);
    if (!name || !*name) {
        free(name);
        free(bytes);
        return;
    }
    file *to = find_named(name);
    if (to)
        free(name);
    else
        to = insert(name);
    free(to->bytes);
    to->bytes = bytes;
    to->size = size;
}

void tz_web_remove(const char *path) {
    file *found = find(path);
    if (!found)
        return;
    free(found->name);
    free(found->bytes);
    memmove(found, found + 1, (size_t)(files.at + files.n - found - 1) * sizeof *found);
    files.n--;
}

size_t tz_web_file_of_cell(const char *source) {
    size_t found = 0;
    char *name = strdup(source);
    for (const char *at = strchr(source, ' '); name && at; at = strchr(at + 1, ' ')) {
        name[at - source] = 0;
        found = find(name) ? (size_t)(at - source) : found;
        name[at - source] = ' ';
    }
    free(name);
    return found;
}

// ---- reading ----

static void need(const char *name) {
    for (size_t i = 0; i < run.needed.all.n; i++)
        if (!strcmp(run.needed.all.at[i], name))
            return;
    *TZ_ADD(run.arena, &run.needed.all) = tz_arena_copy(run.arena, name, strlen(name));
}

// Fonts have no line table, as base/file.c has it.
static const tz_source *read_found(tz_arena *arena, const file *found, const char *shown, size_t limit,
                                   tz_place requested_at, tz_diag *diag) {
    if (!found || !found->bytes) {
        if (found)
            need(found->name);
        tz_error(diag, requested_at, _("there is no file %s"), shown);
        return NULL;
    }
    if (found->size > limit) {
        tz_error(diag, requested_at, _("%s is larger than %zu MiB"), shown, limit >> 20);
        return NULL;
    }
    if (limit <= TZ_FILE_LIMIT)
        return tz_source_new(arena, shown, found->bytes, found->size);
    tz_source *source = TZ_NEW(arena, tz_source);
    *source =
        (tz_source){.name = tz_arena_copy(arena, shown, strlen(shown)), .bytes = found->bytes, .size = found->size};
    return source;
}

const tz_source *tz_file_read(tz_arena *arena, const char *path, size_t limit, tz_place requested_at, tz_diag *diag) {
    return read_found(arena, find(path), path, limit, requested_at, diag);
}

bool tz_folder_exists(const char *path) {
    char *name = copy_normalised(path);
    bool found = name && (!*name || first_below(name) < files.n);
    free(name);
    return found;
}

bool tz_file_exists(const char *path) {
    return find(path) || tz_folder_exists(path);
}

bool tz_file_identify(const char *path, tz_file_id *out) {
    const file *found = find(path);
    *out = (tz_file_id){.number = found ? (uint64_t)(found - files.at) : 0};
    return found;
}

// ---- folders as inputs ----

typedef struct memory_folder {
    const char *path;
    size_t limit;
} memory_folder;

static bool leads_out(const char *name) {
    for (size_t size; *name; name += size) {
        if (*name == '/')
            name++;
        size = strcspn(name, "/");
        if (size == 2 && !memcmp(name, "..", 2))
            return true;
    }
    return false;
}

static const tz_source *open_in_folder(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                       tz_diag *diag) {
    const memory_folder *in = context;
    const char *shown = tz_arena_format(arena, "%s/%s", in->path, name);
    if (*name == '/' || leads_out(name)) {
        tz_error(diag, requested_at, _("%s leads out of the folder %s: please put the file into the folder"), name,
                 in->path);
        return NULL;
    }
    const file *found = find(shown);
    if (!found && tz_folder_exists(shown)) {
        tz_error(diag, requested_at, _("%s is not a file"), shown);
        return NULL;
    }
    return read_found(arena, found, shown, in->limit, requested_at, diag);
}

bool tz_folder_read(const tz_input *from, tz_arena *arena, const char *name, tz_taker to, tz_diag *diag) {
    const tz_source *source = from->open(from->context, arena, name, nowhere, diag);
    return source && (!source->size || to.take(to.context, source->bytes, source->size));
}

// ---- listing ----

static void add_entry(tz_arena *arena, tz_folder_entries *out, const char *name, size_t size, const file *of) {
    *TZ_ADD(arena, &out->all) = (tz_folder_entry){.name = tz_arena_copy(arena, name, size),
                                                  .kind = of ? TZ_ENTRY_FILE : TZ_ENTRY_FOLDER,
                                                  .size = of ? of->size : 0};
}

// The folders in a name that the one before it is not in. Names with a folder in common follow each other.
static void add_folders(tz_arena *arena, tz_folder_entries *out, const char *before, const char *name, bool top) {
    for (const char *slash = name; (slash = strchr(slash, '/')); slash++) {
        size_t size = (size_t)(slash - name);
        if (!before || strncmp(before, name, size + 1) != 0)
            add_entry(arena, out, name, size, NULL);
        if (top)
            break;
    }
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const tz_folder_entry *)a)->name, ((const tz_folder_entry *)b)->name);
}

static bool list(tz_arena *arena, const char *path, bool top, tz_folder_entries *out, tz_diag *diag) {
    char *folder = copy_normalised(path);
    size_t from = folder ? first_below(folder) : files.n, prefix = folder && *folder ? strlen(folder) + 1 : 0;
    const char *before = NULL;
    *out = (tz_folder_entries){.all = {.n = 0}};
    for (size_t i = from; i < files.n && (!prefix || !strncmp(files.at[i].name, files.at[from].name, prefix)); i++) {
        const char *name = files.at[i].name + prefix;
        add_folders(arena, out, before, name, top);
        if (*name && name[strlen(name) - 1] != '/' && (!top || !strchr(name, '/')))
            add_entry(arena, out, name, strlen(name), &files.at[i]);
        before = name;
    }
    if (out->all.n)
        qsort(out->all.at, out->all.n, sizeof *out->all.at, by_name);
    else if (from == files.n && (prefix || !folder))
        tz_error(diag, nowhere, _("the folder %s%s%s cannot be read: %s"), path, "", "", strerror(ENOENT));
    bool is_there = from < files.n || (!prefix && folder);
    free(folder);
    return is_there;
}

bool tz_folder_list(tz_arena *arena, const char *path, tz_folder_entries *out, tz_diag *diag) {
    return list(arena, path, false, out, diag);
}

bool tz_folder_list_top(tz_arena *arena, const char *path, tz_folder_entries *out, tz_diag *diag) {
    return list(arena, path, true, out, diag);
}

static bool list_folder(void *context, tz_arena *arena, const char *name, tz_names *names) {
    const memory_folder *in = context;
    tz_folder_entries entries;
    const char *path = tz_arena_format(arena, "%s/%s", in->path, name);
    if (!tz_folder_exists(path) || !tz_folder_list_top(arena, path, &entries, NULL))
        return false;
    for (size_t i = 0; i < entries.all.n; i++)
        *TZ_ADD(arena, &names->all) = tz_arena_format(arena, "%s%s", entries.all.at[i].name,
                                                      entries.all.at[i].kind == TZ_ENTRY_FOLDER ? "/" : "");
    return true;
}

bool tz_folder_open(tz_arena *arena, const char *path, size_t limit, tz_input *input, tz_diag *diag) {
    memory_folder *made = TZ_NEW(arena, memory_folder);
    *made = (memory_folder){.path = tz_path_without_slashes(arena, path), .limit = limit};
    *input = (tz_input){.open = open_in_folder, .list = list_folder, .context = made};
    bool is_there = tz_folder_exists(path);
    if (!is_there)
        tz_error(diag, nowhere, _("there is no folder %s"), path);
    return is_there;
}
