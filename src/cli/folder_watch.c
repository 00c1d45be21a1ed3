// Changes in folders, through inotify. Editors save by writing a file, or by renaming a new one to its name.
#include "cli/folder_watch.h"
#include "base/intl.h"
#include "project/project.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdalign.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

struct tz_folder_watch {
    tz_arena *arena;
    int fd;
    const char *const *folders;
    const char *except;
};

enum {
    EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF,
    BUFFER = 16384,
};

static bool report(tz_diag *diag, const char *path) {
    // ENOSPC: fs.inotify.max_user_watches
    const char *why = errno == ENOSPC ? _("the system does not allow watching more folders") : strerror(errno);
    tz_error(diag, (tz_place){0}, _("%s cannot be watched: %s"), path, why);
    return false;
}

static void close_changes(void *object) {
    close(((const tz_folder_watch *)object)->fd);
}

tz_folder_watch *tz_folder_watch_open(tz_arena *arena, const char *const *folders, const char *except, tz_diag *diag) {
    tz_folder_watch *made = TZ_NEW(arena, tz_folder_watch);
    *made = (tz_folder_watch){arena, inotify_init1(IN_NONBLOCK | IN_CLOEXEC), folders, except};
    if (made->fd < 0) {
        report(diag, folders[0]);
        return NULL;
    }
    tz_arena_defer(arena, close_changes, made);
    return made;
}

int tz_folder_watch_fd(const tz_folder_watch *changes) {
    return changes->fd;
}

// ---- folders ----

typedef struct paths {
    TZ_LIST(const char *) list;
} paths;

static void close_folder(void *folder) {
    closedir(folder);
}

static bool is_folder(int parent, const struct dirent *entry) {
    struct stat about;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_DIR;
    return fstatat(parent, entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(about.st_mode);
}

// Adds the folders in one. Links are not followed: one could lead back to a folder above it.
static void add_below(tz_arena *arena, const char *path, paths *to) {
    DIR *folder = opendir(path);
    if (!folder)
        return;
    tz_arena_defer(arena, close_folder, folder);
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && is_folder(dirfd(folder), entry))
            *TZ_ADD(arena, &to->list) = tz_arena_format(arena, "%s/%s", path, entry->d_name);
}

// Watching a folder again changes nothing. One below that vanishes meanwhile is a change that will be reported.
bool tz_folder_watch_refresh(tz_folder_watch *changes, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(changes->arena);
    paths at = {0};
    size_t given = 0;
    for (; changes->folders[given]; given++)
        *TZ_ADD(scratch, &at.list) = changes->folders[given];
    bool ok = true;
    for (size_t i = 0; i < at.list.n && ok; i++) {
        bool watched = inotify_add_watch(changes->fd, at.list.at[i], EVENTS | IN_ONLYDIR) >= 0;
        if (!watched && (i < given || errno != ENOENT))
            ok = report(diag, at.list.at[i]);
        else if (watched && (i == 0 || i >= given))
            add_below(scratch, at.list.at[i], &at);
    }
    tz_arena_free(scratch);
    return ok;
}

// ---- events ----

// A file that is only created will be written yet; a folder may be there with all its files.
static bool counts(const tz_folder_watch *it, const struct inotify_event *event) {
    const char *name = event->len ? event->name : "";
    if (event->mask & IN_IGNORED || (event->mask & IN_CREATE && !(event->mask & IN_ISDIR)))
        return false;
    return tz_project_includes(name) && !(it->except && strcmp(name, it->except) == 0);
}

bool tz_folder_watch_take(tz_folder_watch *changes) {
    alignas(struct inotify_event) char buffer[BUFFER];
    bool found = false;
    for (ssize_t n; (n = read(changes->fd, buffer, sizeof buffer)) > 0;) {
        const struct inotify_event *event;
        for (const char *at = buffer; at < buffer + n; at += sizeof *event + event->len) {
            event = (const struct inotify_event *)(const void *)at;
            found = found || counts(changes, event);
        }
    }
    return found;
}
