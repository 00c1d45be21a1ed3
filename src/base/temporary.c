// Temporary names. Nothing here reports: what cannot be removed stays, and is in nobody's way.
#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const char prefix[] = ".tsuzuri-", suffix[] = ".tmp";
enum { HOST_ROOM = 65, NAME_ROOM = 128 };

// ---- names ----

// Letters, digits and dots: the other parts of a name stand behind hyphens.
static void get_host(char out[HOST_ROOM]) {
    if (gethostname(out, HOST_ROOM) != 0)
        out[0] = 0;
    out[HOST_ROOM - 1] = 0;
    for (char *at = out; *at; at++) {
        bool plain = (*at >= '0' && *at <= '9') || ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z') || *at == '.';
        *at = plain ? *at : '_';
    }
}

const char *tz_temporary_name(tz_arena *arena, int n) {
    char host[HOST_ROOM];
    get_host(host);
    return tz_arena_format(arena, "%s%s-%ld-%d%s", prefix, *host ? host : "_", (long)getpid(), n, suffix);
}

// Digits between `from` and `to`, at least one of them.
static bool is_number(const char *from, const char *to) {
    bool digits = from < to && to - from < 10;
    for (; from < to; from++)
        digits = digits && *from >= '0' && *from <= '9';
    return digits;
}

static const char *last_hyphen(const char *from, const char *to) {
    while (to > from && to[-1] != '-')
        to--;
    return to > from ? to - 1 : NULL;
}

// Whose name it is. Until version 1.0 it did not tell the host: then that is "".
static bool read_name(const char *name, char host[HOST_ROOM], pid_t *process) {
    size_t size = strlen(name), ends = strlen(prefix) + strlen(suffix);
    if (size <= ends || strncmp(name, prefix, strlen(prefix)) != 0 || strcmp(name + size - strlen(suffix), suffix) != 0)
        return false;
    const char *from = name + strlen(prefix), *to = name + size - strlen(suffix);
    const char *number = last_hyphen(from, to), *before = number ? last_hyphen(from, number) : NULL;
    const char *start = before ? before + 1 : from;
    if (!number || !is_number(number + 1, to) || !is_number(start, number) || (before && before - from >= HOST_ROOM))
        return false;
    size_t n = before ? (size_t)(before - from) : 0;
    memcpy(host, from, n);
    host[n] = 0;
    *process = (pid_t)strtol(start, NULL, 10);
    return *process > 0;
}

// ---- folders with all that is in them ----

enum { ENTRIES = 2048, MOST_LEVELS = 16 };

// As the kernel writes it; readdir() allocates memory.
typedef struct entry {
    uint64_t inode, offset;
    uint16_t size;
    unsigned char type;
    char name[];
} entry;

static void remove_below(int folder, int levels);

static void remove_one(int in, const char *name, int levels) {
    if (unlinkat(in, name, 0) == 0 || (errno != EISDIR && errno != EPERM) || !levels)
        return;
    int below = openat(in, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below < 0)
        return;
    remove_below(below, levels - 1);
    close(below);
    unlinkat(in, name, AT_REMOVEDIR);
}

static void remove_below(int folder, int levels) {
    _Alignas(entry) char buffer[ENTRIES];
    for (long n; (n = syscall(SYS_getdents64, folder, buffer, sizeof buffer)) > 0;)
        for (char *at = buffer; at < buffer + n; at += ((const entry *)(const void *)at)->size) {
            const char *name = ((const entry *)(const void *)at)->name;
            if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
                remove_one(folder, name, levels);
        }
}

// ---- those of this process ----

// A handler can only know what is known to the whole process. No more outputs are open at once than threads run.
enum { MOST_HELD = 64 };
enum { FREE, CLAIMED, HELD };
static struct held {
    atomic_int state;
    int in;
    char name[NAME_ROOM];
} all_held[MOST_HELD];

void tz_temporary_remember(int in, const char *name) {
    for (size_t i = 0; i < MOST_HELD && strlen(name) < NAME_ROOM; i++) {
        int none = FREE;
        if (!atomic_compare_exchange_strong(&all_held[i].state, &none, CLAIMED))
            continue;
        all_held[i].in = in;
        strcpy(all_held[i].name, name);
        atomic_store(&all_held[i].state, HELD);
        return;
    }
}

// Where there are no locks, only the name tells.
bool tz_temporary_hold(int fd) {
    struct stat about;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return false;
    return fstat(fd, &about) != 0 || about.st_nlink > 0;
}

void tz_temporary_forget(int in, const char *name) {
    for (size_t i = 0; i < MOST_HELD; i++)
        if (atomic_load(&all_held[i].state) == HELD && all_held[i].in == in && !strcmp(all_held[i].name, name))
            atomic_store(&all_held[i].state, FREE);
}

void tz_temporary_drop_all(void) {
    for (size_t i = 0; i < MOST_HELD; i++)
        if (atomic_load(&all_held[i].state) == HELD)
            remove_one(all_held[i].in, all_held[i].name, MOST_LEVELS);
}

// ---- those of dead processes ----

enum { HOUR = 3600, DAY = 24 * HOUR };

// Numbers of processes are used again, and those of other hosts mean nothing here: then only age tells.
static bool is_left_behind(const char *name, const struct stat *about) {
    char host[HOST_ROOM], own[HOST_ROOM];
    pid_t process;
    if (!read_name(name, host, &process) || about->st_uid != geteuid())
        return false;
    bool is_file = S_ISREG(about->st_mode) && about->st_nlink == 1;
    get_host(own);
    time_t age = time(NULL) - about->st_mtime;
    if (!is_file && !S_ISDIR(about->st_mode))
        return false;
    if (*host && strcmp(host, own) != 0)
        return age > DAY;
    return (kill(process, 0) != 0 && errno == ESRCH) || age > HOUR;
}

static void remove_left_behind(int in, const char *name) {
    struct stat about, opened;
    if (fstatat(in, name, &about, AT_SYMLINK_NOFOLLOW) != 0 || !is_left_behind(name, &about))
        return;
    int fd = openat(in, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return;
    bool is_same = fstat(fd, &opened) == 0 && opened.st_dev == about.st_dev && opened.st_ino == about.st_ino;
    if (is_same && flock(fd, LOCK_EX | LOCK_NB) == 0) // held until it is gone
        remove_one(in, name, MOST_LEVELS);
    close(fd);
}

void tz_temporary_sweep(int in) {
    _Alignas(entry) char buffer[16 * ENTRIES];
    for (long n; (n = syscall(SYS_getdents64, in, buffer, sizeof buffer)) > 0;)
        for (char *at = buffer; at < buffer + n; at += ((const entry *)(const void *)at)->size) {
            const char *name = ((const entry *)(const void *)at)->name;
            if (!strncmp(name, prefix, strlen(prefix)))
                remove_left_behind(in, name);
        }
}
