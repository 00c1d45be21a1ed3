// Outputs that appear complete or not at all, and signals that must not leave half of one behind. New folders full of
// files are folder.c's.
#include "base/descriptor.h"
#include "tsuzuri/file.h"
#include "tsuzuri/intl.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const tz_place nowhere;

// ---- signals ----

// A handler can only know what is known to the whole process.
static atomic_int outputs_open, signal_received;

static void on_signal(int number) {
    int none = 0;
    if (atomic_load(&outputs_open) > 0 && atomic_compare_exchange_strong(&signal_received, &none, number))
        return; // the writer will notice
    signal(number, SIG_DFL);
    raise(number);
}

void tz_file_catch_signals(void) {
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction ours = {.sa_handler = on_signal}, before; // without SA_RESTART: a write that waits must return
    for (size_t i = 0; i < sizeof ending / sizeof ending[0]; i++)
        if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) // nohup stays in force
            sigaction(ending[i], &ours, NULL);
    signal(SIGPIPE, SIG_IGN);
}

int tz_file_signal(void) {
    return atomic_load(&signal_received);
}

void tz_output_count_open(int by) {
    atomic_fetch_add(&outputs_open, by);
}

// ---- writing ----

enum { BUFFER = 65536, MOST_NAMES = 10000 };

struct tz_output {
    tz_arena *scratch; // its own, a child of the user's
    tz_diag *diag;
    const char *path;   // as the user wrote it
    const char *folder; // of the file, links followed
    const char *name;   // in the folder; NULL: written directly
    const char *fresh;  // the new file's name until it is renamed
    mode_t mode;
    bool replaces; // a file that is there, whose permissions stay
    bool durable;  // the disk is waited for
    tz_descriptor *in, *file;
    char *buffer;
    size_t used;
    bool failed, counted;
};

static bool cannot_write(tz_output *output, int error) {
    if (!output->failed && tz_file_signal())
        tz_error(output->diag, nowhere, _("interrupted: %s is not written"), output->path);
    else if (!output->failed)
        tz_error(output->diag, nowhere, _("%s cannot be written: %s"), output->path, strerror(error));
    output->failed = true;
    return false;
}

// Splits where the path leads to into folder and name; a name of its own is left NULL for what is no regular file.
static bool resolve(tz_output *output) {
    struct stat about;
    if (strcmp(output->path, "-") == 0) // whatever else has that name
        return true;
    bool there = stat(output->path, &about) == 0;
    if (there && S_ISDIR(about.st_mode))
        return cannot_write(output, EISDIR);
    bool in_memory = strncmp(output->path, "/dev/shm/", 9) == 0; // a folder like any other
    bool is_device = strncmp(output->path, "/dev/", 5) == 0 && !in_memory;
    if (is_device || (there && !S_ISREG(about.st_mode)))
        return true;
    output->replaces = there;
    output->mode = there ? about.st_mode & 0777 : 0666;
    char *real = there ? realpath(output->path, NULL) : NULL;
    const char *target = real ? tz_arena_copy(output->scratch, real, strlen(real)) : output->path;
    free(real);
    const char *slash = strrchr(target, '/');
    output->name = slash ? slash + 1 : target;
    output->folder = !slash            ? "."
                     : slash == target ? "/"
                                       : tz_arena_copy(output->scratch, target, (size_t)(slash - target));
    if (output->name[0] == 0)
        return cannot_write(output, EISDIR);
    return !there || access(target, W_OK) == 0 || cannot_write(output, errno);
}

static tz_output *new_output(tz_arena *arena, const char *path, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_output *made = TZ_NEW(scratch, tz_output);
    *made = (tz_output){
        .scratch = scratch, .diag = diag, .in = tz_descriptor_new(scratch), .file = tz_descriptor_new(scratch)};
    made->path = tz_arena_copy(scratch, path, strlen(path));
    return made;
}

bool tz_output_possible(tz_arena *arena, const char *path, tz_diag *diag) {
    tz_output *trial = new_output(arena, path, diag);
    bool possible = resolve(trial);
    if (possible && trial->name && access(trial->folder, W_OK | X_OK) != 0)
        possible = cannot_write(trial, errno);
    tz_arena_free(trial->scratch);
    return possible;
}

// A new file, under a name that no other process has taken.
static bool create(tz_output *output) {
    output->in->fd = open(output->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int n = 0; output->in->fd >= 0 && n < MOST_NAMES; n++) {
        const char *name = tz_arena_format(output->scratch, ".tsuzuri-%ld-%d.tmp", (long)getpid(), n);
        output->file->fd =
            openat(output->in->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, output->mode);
        if (output->file->fd >= 0) {
            output->fresh = name;
            if (output->replaces && fchmod(output->file->fd, output->mode) != 0)
                return cannot_write(output, errno);
            return true;
        }
        if (errno != EEXIST)
            break;
    }
    return cannot_write(output, errno);
}

static bool open_directly(tz_output *output) {
    bool standard = strcmp(output->path, "-") == 0;
    output->file->fd =
        standard ? fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3) : open(output->path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    return output->file->fd >= 0 || cannot_write(output, errno);
}

static void drop(void *object) {
    tz_output_discard(object);
}

tz_output *tz_output_open(tz_arena *arena, const char *path, tz_diag *diag) {
    tz_output *made = new_output(arena, path, diag);
    made->buffer = tz_arena_alloc(made->scratch, BUFFER);
    tz_arena_defer(made->scratch, drop, made);
    tz_output_count_open(1);
    made->counted = true;
    if (resolve(made) && (made->name ? create(made) : open_directly(made)))
        return made;
    tz_arena_free(made->scratch);
    return NULL;
}

bool tz_descriptor_write(int fd, const char *bytes, size_t size) {
    while (size > 0) {
        if (tz_file_signal()) {
            errno = EINTR;
            return false;
        }
        ssize_t n = write(fd, bytes, size);
        if (n < 0 && errno == EAGAIN)
            poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
        else if (n < 0 && errno != EINTR)
            return false;
        bytes += n > 0 ? n : 0;
        size -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool write_all(tz_output *output, const char *bytes, size_t size) {
    return tz_descriptor_write(output->file->fd, bytes, size) || cannot_write(output, errno);
}

static bool flush(tz_output *output) {
    size_t size = output->used;
    output->used = 0;
    return write_all(output, output->buffer, size);
}

bool tz_output_write(void *context, const void *bytes, size_t size) {
    tz_output *output = context;
    if (output->failed || output->file->fd < 0)
        return false;
    if (size > BUFFER - output->used && !flush(output))
        return false;
    if (size > BUFFER)
        return write_all(output, bytes, size);
    if (size)
        memcpy(output->buffer + output->used, bytes, size);
    output->used += size;
    return true;
}

bool tz_descriptor_close_written(tz_descriptor *descriptor) {
    int fd = descriptor->fd;
    descriptor->fd = -1;
    return close(fd) == 0 || errno == EINTR;
}

static bool close_file(tz_output *output) {
    return tz_descriptor_close_written(output->file) || cannot_write(output, errno);
}

bool tz_descriptor_sync_folder(int fd) {
    return fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
}

static bool give_name(tz_output *output) {
    if (tz_file_signal())
        return cannot_write(output, EINTR);
    if (renameat(output->in->fd, output->fresh, output->in->fd, output->name) != 0)
        return cannot_write(output, errno);
    output->fresh = NULL;
    return !output->durable || tz_descriptor_sync_folder(output->in->fd) || cannot_write(output, errno);
}

void tz_output_require_durable(tz_output *output) {
    output->durable = true;
}

// What is on its way to the disk already gets there before a name that is given later. The program does not wait for
// it.
static bool bring_to_disk(tz_output *output) {
    if (output->durable)
        return fsync(output->file->fd) == 0 || cannot_write(output, errno);
    sync_file_range(output->file->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    return true;
}

bool tz_output_commit(tz_output *output) {
    if (output->file->fd < 0)
        return false; // given up, or committed before
    bool ok = !output->failed && flush(output);
    if (ok && output->fresh)
        ok = bring_to_disk(output);
    ok = close_file(output) && ok;
    if (ok && output->fresh)
        ok = give_name(output);
    tz_output_discard(output);
    return ok;
}

void tz_output_discard(tz_output *output) {
    tz_descriptor_close(output->file);
    if (output->fresh)
        unlinkat(output->in->fd, output->fresh, 0);
    output->fresh = NULL;
    tz_descriptor_close(output->in);
    if (output->counted)
        tz_output_count_open(-1);
    output->counted = false;
}
