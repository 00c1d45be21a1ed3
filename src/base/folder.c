// Folders: what is below one, making one, and new ones full of files that appear complete or not at all.
#include "base/descriptor.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/output_path.h"
#include "base/temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const tz_place nowhere;

// ---- listing one ----

enum { MOST_ENTRIES = 100000, MOST_LEVELS = 32 };

typedef struct listing {
    tz_arena *arena;
    tz_diag *diag;
    const char *path; // of the folder that is listed
    tz_folder_entries *out;
    bool top; // without what is in the folders below
} listing;

static bool cannot_list(const listing *l, const char *prefix, const char *reason) {
    const char *slash = *prefix ? "/" : "";
    tz_error(l->diag, nowhere, _("the folder %s%s%s cannot be read: %s"), l->path, slash, prefix, reason);
    return false;
}

static void close_folder(void *object) {
    closedir(object);
}

// Opens a folder to be read until the arena is freed. NULL: errno has the reason.
static DIR *open_folder(tz_arena *arena, int in, const char *name) {
    tz_descriptor *descriptor = tz_descriptor_new(arena);
    descriptor->fd = openat(in, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = descriptor->fd >= 0 ? fdopendir(descriptor->fd) : NULL;
    if (folder) {
        descriptor->fd = -1; // the folder's own from here on
        tz_arena_defer(arena, close_folder, folder);
    }
    return folder;
}

static bool add_entry(const listing *l, int in, const char *name, const char *prefix) {
    struct stat about;
    if (fstatat(in, name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || cannot_list(l, prefix, strerror(errno)); // removed meanwhile: then it is not listed
    if (l->out->all.n == MOST_ENTRIES)
        return cannot_list(l, "", tz_arena_format(l->arena, _("it has more than %d files and folders"), MOST_ENTRIES));
    *TZ_ADD(l->arena, &l->out->all) = (tz_folder_entry){
        .name = tz_arena_format(l->arena, "%s%s%s", prefix, *prefix ? "/" : "", name),
        .kind = S_ISREG(about.st_mode)   ? TZ_ENTRY_FILE
                : S_ISDIR(about.st_mode) ? TZ_ENTRY_FOLDER
                : S_ISLNK(about.st_mode) ? TZ_ENTRY_LINK
                                         : TZ_ENTRY_OTHER,
        .size = S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0,
    };
    return true;
}

static bool list_folder(const listing *l, DIR *folder, const char *prefix, int level);

static bool list_below(const listing *l, int in, const char *name, int level) {
    const char *path = l->out->all.at[l->out->all.n - 1].name;
    if (level == MOST_LEVELS)
        return cannot_list(l, path, _("too many folders in one another"));
    tz_arena *scratch = tz_arena_new(l->arena);
    DIR *folder = open_folder(scratch, in, name);
    bool done = folder ? list_folder(l, folder, path, level + 1) : cannot_list(l, path, strerror(errno));
    tz_arena_free(scratch);
    return done;
}

static bool list_folder(const listing *l, DIR *folder, const char *prefix, int level) {
    for (const struct dirent *next; errno = 0, next = readdir(folder);) {
        if (strcmp(next->d_name, ".") == 0 || strcmp(next->d_name, "..") == 0)
            continue;
        size_t before = l->out->all.n;
        if (!add_entry(l, dirfd(folder), next->d_name, prefix))
            return false;
        bool is_folder = l->out->all.n > before && l->out->all.at[before].kind == TZ_ENTRY_FOLDER;
        if (is_folder && !l->top && !list_below(l, dirfd(folder), next->d_name, level))
            return false;
    }
    return errno == 0 || cannot_list(l, prefix, strerror(errno));
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const tz_folder_entry *)a)->name, ((const tz_folder_entry *)b)->name);
}

static bool list(tz_arena *arena, const char *path, bool top, tz_folder_entries *out, tz_diag *diag) {
    const listing l = {arena, diag, tz_path_without_slashes(arena, path), out, top};
    *out = (tz_folder_entries){.all = {.n = 0}};
    tz_arena *scratch = tz_arena_new(arena);
    tz_descriptor *at = tz_descriptor_new(scratch);
    at->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC); // the folder itself may be named by a link
    DIR *folder = at->fd >= 0 ? open_folder(scratch, at->fd, ".") : NULL;
    bool done = folder ? list_folder(&l, folder, "", 0) : cannot_list(&l, "", strerror(errno));
    tz_arena_free(scratch);
    if (done && out->all.n)
        qsort(out->all.at, out->all.n, sizeof *out->all.at, by_name);
    return done;
}

bool tz_folder_list(tz_arena *arena, const char *path, tz_folder_entries *out, tz_diag *diag) {
    return list(arena, path, false, out, diag);
}

bool tz_folder_list_top(tz_arena *arena, const char *path, tz_folder_entries *out, tz_diag *diag) {
    return list(arena, path, true, out, diag);
}

// ---- making one ----

// The folder itself when it is there, else the nearest above it that is; it may be "." or "/".
static const char *existing_folder(tz_arena *arena, const char *path) {
    struct stat about;
    const char *at = path;
    while (lstat(at, &about) != 0 && errno == ENOENT) {
        const char *slash = strrchr(at, '/');
        if (!slash)
            return ".";
        at = slash == at ? "/" : tz_path_without_slashes(arena, tz_arena_copy(arena, at, (size_t)(slash - at)));
    }
    return at;
}

bool tz_folder_make_possible(tz_arena *arena, const char *path, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    const char *plain = tz_path_without_slashes(scratch, path);
    bool possible = tz_output_name_check(scratch, plain, diag) &&
                    tz_output_folder_check(scratch, existing_folder(scratch, plain), plain, diag);
    tz_arena_free(scratch);
    return possible;
}

bool tz_folder_make(tz_arena *arena, const char *path, tz_diag *diag) {
    char *copy = tz_arena_copy(arena, path, strlen(path));
    int error = 0;
    for (char *slash = copy;;) {
        slash += strspn(slash, "/");
        slash += strcspn(slash, "/");
        char rest = *slash;
        *slash = 0;
        error = mkdir(copy, 0777) == 0 || errno == EEXIST ? 0 : errno;
        *slash = rest;
        if (error || !rest)
            break;
    }
    struct stat about;
    if (!error && stat(copy, &about) == 0 && !S_ISDIR(about.st_mode))
        error = ENOTDIR;
    if (error)
        tz_error(diag, nowhere, _("the folder %s cannot be made: %s"), path, strerror(error));
    return !error;
}

// ---- new ones ----

enum { MOST_NAMES = 10000 };

typedef struct created {
    const char *name; // below the new folder
    bool is_folder;
} created;

struct tz_folder_output {
    tz_arena *scratch; // its own, a child of the user's
    tz_diag *diag;
    const char *path;         // as the user wrote it
    const char *folder;       // in which it is made
    const char *name;         // in that folder
    const char *fresh;        // its name until it is renamed; NULL: not made yet, or done
    tz_descriptor *in, *at;   // that folder, and the new one
    TZ_LIST(created) entries; // in order of making
    bool failed, counted;
};

static bool is_taken(int error) {
    return error == EEXIST || error == ENOTEMPTY || error == ENOTDIR;
}

static bool cannot_make(tz_folder_output *output, int error) {
    if (!output->failed && tz_file_signal())
        tz_error(output->diag, nowhere, _("interrupted: %s is not written"), output->path);
    else if (!output->failed && is_taken(error))
        tz_error(output->diag, nowhere, _("%s is there already: nothing is overwritten"), output->path);
    else if (!output->failed)
        tz_error(output->diag, nowhere, _("%s cannot be written: %s"), output->path, strerror(error));
    output->failed = true;
    return false;
}

static tz_folder_output *new_output(tz_arena *arena, const char *path, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_folder_output *made = TZ_NEW(scratch, tz_folder_output);
    *made = (tz_folder_output){
        .scratch = scratch, .diag = diag, .in = tz_descriptor_new(scratch), .at = tz_descriptor_new(scratch)};
    made->path = tz_path_without_slashes(scratch, path);
    const char *slash = strrchr(made->path, '/');
    made->name = slash ? slash + 1 : made->path;
    made->folder = !slash                ? "."
                   : slash == made->path ? "/"
                                         : tz_arena_copy(scratch, made->path, (size_t)(slash - made->path));
    return made;
}

static bool is_empty_folder(tz_arena *arena, const char *path) {
    tz_arena *scratch = tz_arena_new(arena);
    DIR *folder = open_folder(scratch, AT_FDCWD, path);
    int n = 0;
    for (const struct dirent *next; folder && (next = readdir(folder));)
        n += strcmp(next->d_name, ".") != 0 && strcmp(next->d_name, "..") != 0;
    tz_arena_free(scratch);
    return folder && n == 0;
}

// The folders above it need not be there yet: whoever makes the new one makes them.
bool tz_folder_output_possible(tz_arena *arena, const char *path, tz_diag *diag) {
    if (!tz_output_name_check(arena, path, diag))
        return false;
    tz_folder_output *trial = new_output(arena, path, diag);
    struct stat about;
    bool possible = true;
    if (lstat(trial->path, &about) == 0 && !is_empty_folder(trial->scratch, trial->path))
        possible = tz_output_report_dangling(trial->scratch, trial->path, diag) ? false : cannot_make(trial, EEXIST);
    else
        possible =
            tz_output_folder_check(trial->scratch, existing_folder(trial->scratch, trial->folder), trial->path, diag);
    tz_arena_free(trial->scratch);
    return possible;
}

// A new folder, under a name that no other process has taken. False: errno has the reason, EEXIST when another name may
// do.
static bool make_named(tz_folder_output *output, const char *name) {
    tz_temporary_remember(output->in->fd, name);
    if (mkdirat(output->in->fd, name, 0777) == 0) {
        output->fresh = name;
        output->at->fd = openat(output->in->fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (output->at->fd < 0 || tz_temporary_hold(output->at->fd))
            return output->at->fd >= 0;
        tz_descriptor_close(output->at);
        output->fresh = NULL; // gone again
        errno = EEXIST;
    }
    int error = errno;
    tz_temporary_forget(output->in->fd, name);
    errno = error;
    return false;
}

static bool make_fresh(tz_folder_output *output) {
    output->in->fd = open(output->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int n = 0; output->in->fd >= 0 && n < MOST_NAMES; n++)
        if (make_named(output, tz_temporary_name(output->scratch, n)))
            return true;
        else if (errno != EEXIST || output->fresh)
            break;
    return cannot_make(output, errno);
}

static void drop(void *object) {
    tz_folder_output_discard(object);
}

tz_folder_output *tz_folder_output_open(tz_arena *arena, const char *path, tz_diag *diag) {
    if (!tz_folder_output_possible(arena, path, diag))
        return NULL;
    tz_folder_output *made = new_output(arena, path, diag);
    tz_arena_defer(made->scratch, drop, made);
    tz_output_count_open(1);
    made->counted = true;
    if (make_fresh(made))
        return made;
    tz_arena_free(made->scratch);
    return NULL;
}

static bool make_folders(tz_folder_output *output, const char *name) {
    for (const char *slash = name; (slash = strchr(slash, '/')); slash++) {
        const char *folder = tz_arena_copy(output->scratch, name, (size_t)(slash - name));
        created *made =
            TZ_ADD(output->scratch, &output->entries); // before it is there: running out of memory leaves nothing
        *made = (created){folder, true};
        if (mkdirat(output->at->fd, folder, 0777) == 0)
            continue;
        output->entries.n--;
        if (errno != EEXIST) // from an earlier file
            return false;
    }
    return true;
}

static bool add_file(tz_folder_output *output, const char *name, const void *bytes, size_t size) {
    tz_descriptor *file = tz_descriptor_new(output->scratch);
    const char *own = tz_arena_copy(output->scratch, name, strlen(name)); // first: an entry always has a name
    *TZ_ADD(output->scratch, &output->entries) = (created){own, false};
    file->fd = openat(output->at->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file->fd < 0) {
        output->entries.n--;
        return false;
    }
    return tz_descriptor_write(file->fd, bytes, size) && fsync(file->fd) == 0 && tz_descriptor_close_written(file);
}

// Within the new folder, whoever made the name.
static bool stays_within(const char *name) {
    if (*name == '/')
        return false;
    for (size_t size; *name; name += size + (name[size] == '/')) {
        size = strcspn(name, "/");
        if (!size || (size == 2 && name[0] == '.' && name[1] == '.'))
            return false;
    }
    return true;
}

bool tz_folder_output_add(tz_folder_output *output, const char *name, const void *bytes, size_t size) {
    if (output->failed || !output->fresh)
        return false;
    if (!stays_within(name))
        return cannot_make(output, EINVAL);
    return (make_folders(output, name) && add_file(output, name, bytes, size)) ||
           cannot_make(output, errno ? errno : EIO);
}

bool tz_folder_output_add_folder(tz_folder_output *output, const char *name) {
    if (output->failed || !output->fresh)
        return false;
    if (!stays_within(name))
        return cannot_make(output, EINVAL);
    // What would be in it is not made.
    return make_folders(output, tz_arena_format(output->scratch, "%s/.", name)) ||
           cannot_make(output, errno ? errno : EIO);
}

static bool sync_folders(tz_folder_output *output) {
    for (size_t i = 0; i < output->entries.n; i++) {
        if (!output->entries.at[i].is_folder)
            continue;
        tz_descriptor *folder = tz_descriptor_new(output->scratch);
        folder->fd =
            openat(output->at->fd, output->entries.at[i].name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (folder->fd < 0 || !tz_descriptor_sync_folder(folder->fd))
            return false;
        tz_descriptor_close(folder);
    }
    return tz_descriptor_sync_folder(output->at->fd);
}

bool tz_folder_output_commit(tz_folder_output *output) {
    bool ok = !output->failed && output->fresh;
    if (ok && !sync_folders(output))
        ok = cannot_make(output, errno);
    if (ok && tz_file_signal())
        ok = cannot_make(output, EINTR);
    if (ok && renameat(output->in->fd, output->fresh, output->in->fd, output->name) != 0)
        ok = cannot_make(output, errno);
    if (ok) {
        tz_temporary_forget(output->in->fd, output->fresh);
        output->fresh = NULL;
        ok = tz_descriptor_sync_folder(output->in->fd) || cannot_make(output, errno);
    }
    tz_folder_output_discard(output);
    return ok;
}

void tz_folder_output_discard(tz_folder_output *output) {
    for (size_t i = output->entries.n; output->fresh && i > 0; i--)
        unlinkat(output->at->fd, output->entries.at[i - 1].name,
                 output->entries.at[i - 1].is_folder ? AT_REMOVEDIR : 0);
    tz_descriptor_close(output->at);
    if (output->fresh) {
        unlinkat(output->in->fd, output->fresh, AT_REMOVEDIR);
        tz_temporary_forget(output->in->fd, output->fresh);
    }
    output->fresh = NULL;
    tz_descriptor_close(output->in);
    if (output->counted)
        tz_output_count_open(-1);
    output->counted = false;
}
