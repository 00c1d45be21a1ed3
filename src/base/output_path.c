// Paths of outputs. The system's own reasons ("Not a directory") do not say what to do.
#include "base/output_path.h"
#include "base/intl.h"
#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const tz_place nowhere;

static const char *excerpt(tz_arena *arena, const char *path) {
    const tz_text text = tz_text_from_string(path);
    return tz_text_excerpt(arena, &text);
}

bool tz_output_name_check(tz_arena *arena, const char *path, tz_diag *diag) {
    if (!*path) {
        tz_error(diag, nowhere, _("the name of the output is empty: please write one behind -o, such as handout.pdf"));
        return false;
    }
    bool fits = strlen(path) < PATH_MAX;
    for (const char *at = path; *at; at += strspn(at, "/")) {
        size_t size = strcspn(at, "/");
        fits = fits && size <= NAME_MAX;
        at += size;
    }
    if (!fits)
        tz_error(diag, nowhere, _("the name %s is too long: please choose one of at most %d letters, or %d kanji"),
                 excerpt(arena, path), NAME_MAX, NAME_MAX / 3);
    return fits;
}

bool tz_output_report_dangling(tz_arena *arena, const char *path, tz_diag *diag) {
    struct stat about;
    char target[PATH_MAX];
    if (lstat(path, &about) != 0 || !S_ISLNK(about.st_mode) || stat(path, &about) == 0)
        return false;
    ssize_t size = readlink(path, target, sizeof target - 1);
    target[size > 0 ? size : 0] = 0;
    tz_error(diag, nowhere, _("%s is a link to %s, which is not there: please choose another name, or remove the link"),
             path, excerpt(arena, target));
    return true;
}

// ---- folders ----

// The longest part of the path that is there and no folder; NULL: all that is there of it are folders.
static const char *find_file_above(tz_arena *arena, const char *path) {
    struct stat about;
    for (const char *slash = path; (slash = strchr(slash + 1, '/'));) {
        const char *part = tz_arena_copy(arena, path, (size_t)(slash - path));
        if (stat(part, &about) == 0 && !S_ISDIR(about.st_mode))
            return part;
    }
    return stat(path, &about) == 0 && !S_ISDIR(about.st_mode) ? path : NULL;
}

bool tz_output_folder_check(tz_arena *arena, const char *folder, const char *path, tz_diag *diag) {
    struct stat about;
    const char *file = find_file_above(arena, folder);
    if (file && !strcmp(file, path))
        tz_error(diag, nowhere, _("%s is a file: please choose the name of a folder, there already or not"), path);
    else if (file)
        tz_error(diag, nowhere, _("%s cannot be put into %s: that is a file, no folder"), path, file);
    else if (tz_output_report_dangling(arena, folder, diag))
        return false;
    else if (stat(folder, &about) != 0 && errno == ENOENT)
        tz_error(diag, nowhere, _("there is no folder %s for %s: please make it first, or choose another one"), folder,
                 path);
    else if (access(folder, W_OK | X_OK) == 0)
        return true;
    else if (errno == EACCES || errno == EPERM)
        tz_error(diag, nowhere, _("nothing may be put into the folder %s: please choose another one for %s"), folder,
                 path);
    else if (errno == EROFS)
        tz_error(diag, nowhere, _("the disk of the folder %s can only be read: please choose another one for %s"),
                 folder, path);
    else
        tz_error(diag, nowhere, _("%s cannot be written: %s"), path, strerror(errno));
    return false;
}

// ---- files ----

// Where a link leads, or the path itself.
static const char *real_path(tz_arena *arena, const char *path) {
    char *real = realpath(path, NULL);
    const char *copy = real ? tz_arena_copy(arena, real, strlen(real)) : path;
    free(real);
    return copy;
}

static bool check_what_is_there(const char *path, const struct stat *about, tz_diag *diag) {
    if (S_ISDIR(about->st_mode)) {
        bool slash = path[strlen(path) - 1] == '/';
        tz_error(diag, nowhere, _("%s is a folder: please write the name of a file behind it, such as %s%shandout.pdf"),
                 path, path, slash ? "" : "/");
    } else if (!S_ISREG(about->st_mode)) {
        tz_error(diag, nowhere,
                 _("%s is a device or a pipe: please name a file, or write -o - for the standard output"), path);
    } else if (access(path, W_OK) != 0) {
        tz_error(diag, nowhere, _("%s is protected against changes: please choose another name, or allow them"), path);
    } else {
        return true;
    }
    return false;
}

static bool check_what_is_not_there(tz_arena *arena, const char *path, tz_diag *diag) {
    if (tz_output_report_dangling(arena, path, diag))
        return false;
    if (path[strlen(path) - 1] != '/')
        return true;
    const char *file = find_file_above(arena, path);
    if (file)
        tz_error(diag, nowhere, _("%s cannot be put into %s: that is a file, no folder"), path, file);
    else
        tz_error(diag, nowhere,
                 _("there is no folder %s: please make it first, and write the name of a file behind it"), path);
    return false;
}

bool tz_output_path_find(tz_arena *arena, const char *path, tz_output_path *out, tz_diag *diag) {
    struct stat about;
    *out = (tz_output_path){.path = tz_arena_copy(arena, path, strlen(path)), .mode = 0666};
    if (!strcmp(path, "-") || !strcmp(path, "/dev/stdout")) // whatever else has that name
        return true;
    if (!tz_output_name_check(arena, path, diag))
        return false;
    bool there = stat(path, &about) == 0;
    if (there ? !check_what_is_there(path, &about, diag) : !check_what_is_not_there(arena, path, diag))
        return false;
    out->replaces = there;
    if (there)
        out->mode = about.st_mode & 0777;
    const char *target = there ? real_path(arena, path) : out->path, *slash = strrchr(target, '/');
    out->name = slash ? slash + 1 : target;
    out->folder = !slash ? "." : slash == target ? "/" : tz_arena_copy(arena, target, (size_t)(slash - target));
    return tz_output_folder_check(arena, out->folder, path, diag);
}
