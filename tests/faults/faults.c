// Loaded before a program (LD_PRELOAD): lets one chosen call of it fail, or sends it a signal there.
//
//     FAULT_MEMORY=N      the Nth piece of memory is not to be had (from 0; counted from main() on)
//     FAULT_FILE=N        the Nth call that writes, creates, flushes, closes or renames fails
//     FAULT_SIGNAL=N      SIGTERM comes with the Nth of both kinds of calls
//     FAULT_LASTING=1     the later ones of that kind fail as well
//     FAULT_ERROR=CODE    what errno says of a file's call; 0: a write takes half of what it is given, and that is all
//     FAULT_SHARED=1      every folder is on a network share, whose changes the system does not tell
//     FAULT_REPORT=FILE   "pieces of memory, calls on files, pieces not given back, waits for the disk", when main()
//     ends
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

// glibc's own, below the names that are replaced here.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t align, size_t size);
void __libc_free(void *old);

static atomic_bool running;
static atomic_long pieces, calls, both, held, waits;
static long failing_piece = -1, failing_call = -1, signal_at = -1;
static bool lasting;
static int error_code;

static bool strikes(long at, long chosen) {
    return chosen >= 0 && (at == chosen || (lasting && at > chosen));
}

static void count_both(void) {
    if (atomic_fetch_add(&both, 1) == signal_at)
        raise(SIGTERM);
}

// ---- memory ----

static bool no_memory(void) {
    if (!running)
        return false;
    count_both();
    if (!strikes(atomic_fetch_add(&pieces, 1), failing_piece))
        return false;
    errno = ENOMEM;
    return true;
}

static void *hold(void *piece) {
    if (running && piece)
        atomic_fetch_add(&held, 1);
    return piece;
}

void *malloc(size_t size) {
    return no_memory() ? NULL : hold(__libc_malloc(size));
}

void *calloc(size_t n, size_t size) {
    return no_memory() ? NULL : hold(__libc_calloc(n, size));
}

void *realloc(void *old, size_t size) {
    if (no_memory())
        return NULL;
    return old ? __libc_realloc(old, size) : hold(__libc_malloc(size));
}

void *memalign(size_t align, size_t size) {
    return no_memory() ? NULL : hold(__libc_memalign(align, size));
}

void *aligned_alloc(size_t align, size_t size) {
    return memalign(align, size);
}

int posix_memalign(void **out, size_t align, size_t size) {
    *out = memalign(align, size);
    return *out ? 0 : ENOMEM;
}

void free(void *old) {
    if (running && old)
        atomic_fetch_sub(&held, 1);
    __libc_free(old);
}

// ---- files ----

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static bool file_fails(void) {
    if (!running)
        return false;
    count_both();
    if (!strikes(atomic_fetch_add(&calls, 1), failing_call) || !error_code)
        return false;
    errno = error_code;
    return true;
}

ssize_t write(int fd, const void *bytes, size_t size) {
    if (file_fails())
        return -1;
    bool is_short = running && !error_code && strikes(calls - 1, failing_call);
    return REAL(write)(fd, bytes, is_short && size > 1 ? size / 2 : size);
}

int fsync(int fd) {
    if (running)
        atomic_fetch_add(&waits, 1);
    return file_fails() ? -1 : REAL(fsync)(fd);
}

int fchmod(int fd, mode_t mode) {
    return file_fails() ? -1 : REAL(fchmod)(fd, mode);
}

int close(int fd) {
    bool fails = file_fails();
    int code = errno, done = REAL(close)(fd); // a close that fails has closed all the same
    errno = fails ? code : errno;
    return fails ? -1 : done;
}

int mkdirat(int in, const char *name, mode_t mode) {
    return file_fails() ? -1 : REAL(mkdirat)(in, name, mode);
}

int renameat(int from, const char *old, int to, const char *new) {
    return file_fails() ? -1 : REAL(renameat)(from, old, to, new);
}

static mode_t mode_of(int flags, va_list rest) {
    return flags & O_CREAT ? va_arg(rest, mode_t) : 0;
}

int openat(int in, const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return flags & O_CREAT && file_fails() ? -1 : REAL(openat)(in, name, flags, mode);
}

int open(const char *name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return flags & O_CREAT && file_fails() ? -1 : REAL(open)(name, flags, mode);
}

// ---- a network share ----

int statfs(const char *path, struct statfs *about) {
    enum { SMB2 = 0xFE534D42 };
    int status = REAL(statfs)(path, about);
    if (getenv("FAULT_SHARED"))
        about->f_type = (__fsword_t)(unsigned)SMB2;
    return status;
}

int inotify_add_watch(int fd, const char *path, uint32_t events) {
    return REAL(inotify_add_watch)(fd, path, getenv("FAULT_SHARED") ? IN_ONLYDIR : events);
}

// ---- from main() to its end ----

static int (*real_main)(int argc, char **argv, char **env);

static long number(const char *name, long otherwise) {
    const char *value = getenv(name);
    return value ? strtol(value, NULL, 10) : otherwise;
}

static int watched_main(int argc, char **argv, char **env) {
    failing_piece = number("FAULT_MEMORY", -1);
    failing_call = number("FAULT_FILE", -1);
    signal_at = number("FAULT_SIGNAL", -1);
    lasting = number("FAULT_LASTING", 0) != 0;
    error_code = (int)number("FAULT_ERROR", EIO);
    running = true;
    int status = real_main(argc, argv, env);
    running = false;
    const char *path = getenv("FAULT_REPORT");
    FILE *report = path ? fopen(path, "w") : NULL;
    if (report) {
        fprintf(report, "%ld %ld %ld %ld\n", pieces, calls, held, waits);
        fclose(report);
    }
    return status;
}

int __libc_start_main(int (*program)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*rtld_fini)(void), void *stack_end) {
    real_main = program;
    return ((int (*)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void),
                     void *))dlsym(RTLD_NEXT, "__libc_start_main"))(watched_main, argc, argv, init, fini, rtld_fini,
                                                                    stack_end);
}
