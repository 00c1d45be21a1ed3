// Changes in folders, through inotify, and by looking where other computers write. Editors save by writing a file, or
// by renaming a new one to its name.
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
#include <sys/vfs.h>
#include <unistd.h>

struct tz_folder_watch {
    tz_arena *arena;
    int fd;
    const char *const *folders;
    const char *except;
    bool is_shared;
    uint64_t seen; // names, sizes and times at the last look
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
    *made = (tz_folder_watch){
        .arena = arena, .fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .folders = folders, .except = except};
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

// To begin with those that were given.
static paths list_folders(tz_arena *arena, const tz_folder_watch *changes, size_t *given) {
    paths all = {0};
    for (*given = 0; changes->folders[*given]; ++*given)
        *TZ_ADD(arena, &all.list) = changes->folders[*given];
    return all;
}

// ---- looking ----

static bool is_of_edition(const tz_folder_watch *it, const char *name) {
    return tz_project_includes(name) && !(it->except && strcmp(name, it->except) == 0);
}

// Magic numbers as statfs(2) lists them: NFS, SMB (three), 9P and FUSE, through which folders of Windows are seen.
static bool is_shared(const char *path) {
    static const uint32_t types[] = {0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x01021997, 0x65735546};
    struct statfs about;
    if (statfs(path, &about) != 0)
        return false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if ((uint32_t)about.f_type == types[i])
            return true;
    return false;
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t size) {
    for (const unsigned char *at = bytes, *end = at + size; at < end; at++)
        hash = (hash ^ *at) * 0x100000001B3; // FNV-1a
    return hash;
}

// Of the files of one folder; in any order, as a folder tells its entries.
static uint64_t sum_folder(const tz_folder_watch *it, const char *path) {
    uint64_t sum = 0;
    DIR *folder = opendir(path);
    if (!folder)
        return sum;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct stat about;
        if (!is_of_edition(it, entry->d_name) || fstatat(dirfd(folder), entry->d_name, &about, 0) != 0)
            continue;
        uint64_t hash = mix(mix(0xCBF29CE484222325, path, strlen(path)), entry->d_name, strlen(entry->d_name));
        if (!S_ISDIR(about.st_mode)) {
            hash = mix(hash, &about.st_size, sizeof about.st_size);
            hash = mix(hash, &about.st_mtim, sizeof about.st_mtim);
        }
        sum += hash;
    }
    closedir(folder);
    return sum;
}

static uint64_t sum_folders(const tz_folder_watch *it) {
    tz_arena *scratch = tz_arena_new(it->arena);
    size_t given;
    uint64_t sum = 0;
    paths at = list_folders(scratch, it, &given);
    for (size_t i = 0; i < at.list.n; i++) {
        if (i == 0 || i >= given)
            add_below(scratch, at.list.at[i], &at);
        sum += sum_folder(it, at.list.at[i]);
    }
    tz_arena_free(scratch);
    return sum;
}

bool tz_folder_watch_is_shared(const tz_folder_watch *changes) {
    return changes->is_shared;
}

bool tz_folder_watch_look(tz_folder_watch *changes) {
    uint64_t before = changes->seen;
    changes->seen = sum_folders(changes);
    return changes->seen != before;
}

// ---- watching ----

// Watching a folder again changes nothing. One below that vanishes meanwhile is a change that will be reported.
bool tz_folder_watch_refresh(tz_folder_watch *changes, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(changes->arena);
    size_t given;
    paths at = list_folders(scratch, changes, &given);
    bool ok = true;
    changes->is_shared = false;
    for (size_t i = 0; i < at.list.n && ok; i++) {
        bool watched = inotify_add_watch(changes->fd, at.list.at[i], EVENTS | IN_ONLYDIR) >= 0;
        if (!watched && (i < given || errno != ENOENT))
            ok = report(diag, at.list.at[i]);
        else if (watched && (i == 0 || i >= given))
            add_below(scratch, at.list.at[i], &at);
        changes->is_shared = changes->is_shared || is_shared(at.list.at[i]);
    }
    tz_arena_free(scratch);
    if (changes->is_shared)
        changes->seen = sum_folders(changes);
    return ok;
}

// ---- events ----

// A file that is only created will be written yet; a folder may be there with all its files.
static bool counts(const tz_folder_watch *it, const struct inotify_event *event) {
    const char *name = event->len ? event->name : "";
    if (event->mask & IN_IGNORED || (event->mask & IN_CREATE && !(event->mask & IN_ISDIR)))
        return false;
    return is_of_edition(it, name);
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
