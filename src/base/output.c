// Outputs that appear complete or not at all, and signals that must not leave half of one behind. New folders full of
// files are folder.c's.
#include "base/descriptor.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"
#include "base/output_path.h"
#include "base/temporary.h"

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

static void end_by(int number) {
    tz_temporary_drop_all();
    signal(number, SIG_DFL);
    raise(number);
}

static void on_signal(int number) {
    int none = 0;
    if (atomic_load(&outputs_open) > 0 && atomic_compare_exchange_strong(&signal_received, &none, number))
        return; // the writer will notice
    end_by(number);
}

// What is ignored (nohup) stays so.
static void catch (int number, void (*handler)(int number), int flags) {
    struct sigaction ours = {.sa_handler = handler, .sa_flags = flags}, before;
    if (sigaction(number, &ours, &before) == 0 && before.sa_handler == SIG_IGN)
        sigaction(number, &before, NULL);
}

// Of a program that is at fault nothing can be expected any more but this. It may have no stack left.
static void catch_faults(void) {
    static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS, SIGTRAP};
    static char stack[1 << 17];
    if (TZ_UNDER_ASAN) // which tells more of them
        return;
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        catch (faults[i], end_by, SA_ONSTACK);
}

void tz_file_catch_signals(void) {
    static const int ending[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGALRM, SIGVTALRM, SIGPROF,
                                 SIGUSR1, SIGUSR2, SIGXCPU, SIGPOLL, SIGPWR,  SIGSTKFLT};
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        catch (ending[i], on_signal, 0); // without SA_RESTART: a write that waits must return
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        catch (number, on_signal, 0);
    catch_faults();
    catch (SIGPIPE, on_signal, 0);
    signal(SIGXFSZ, SIG_IGN); // writing fails, and says why
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
    tz_output_path to;
    const char *fresh; // the new file's name until it is renamed
    bool durable;      // the disk is waited for
    tz_descriptor *in, *file;
    char *buffer;
    size_t used;
    bool failed, counted;
};

static void report_failure(const tz_output *output, int error) {
    const char *path = strcmp(output->to.path, "-") != 0 ? output->to.path : _("standard output");
    if (tz_file_signal() == SIGPIPE)
        return; // whoever closes a pipe has read enough
    if (tz_file_signal())
        tz_error(output->diag, nowhere, _("interrupted: %s is not written"), path);
    else
        tz_error(output->diag, nowhere, _("%s cannot be written: %s"), path, strerror(error));
}

static bool cannot_write(tz_output *output, int error) {
    if (!output->failed)
        report_failure(output, error);
    output->failed = true;
    return false;
}

static tz_output *new_output(tz_arena *arena, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_output *made = TZ_NEW(scratch, tz_output);
    *made = (tz_output){
        .scratch = scratch, .diag = diag, .in = tz_descriptor_new(scratch), .file = tz_descriptor_new(scratch)};
    return made;
}

bool tz_output_possible(tz_arena *arena, const char *path, tz_diag *diag) {
    tz_output_path to;
    tz_arena *scratch = tz_arena_new(arena);
    bool possible = tz_output_path_find(scratch, path, &to, diag);
    tz_arena_free(scratch);
    return possible;
}

void tz_folder_sweep(tz_arena *arena, const char *path) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_descriptor *in = tz_descriptor_new(scratch);
    in->fd = open(*path ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (in->fd >= 0)
        tz_temporary_sweep(in->fd);
    tz_arena_free(scratch);
}

void tz_output_sweep(tz_arena *arena, const char *path) {
    tz_output_path to;
    tz_arena *scratch = tz_arena_new(arena);
    if (tz_output_path_find(scratch, path, &to, tz_diag_in_arena(scratch)) && to.name)
        tz_folder_sweep(scratch, to.folder);
    tz_arena_free(scratch);
}

// A new file, under a name that no other process has taken. False: errno has the reason, EEXIST when another name may
// do.
static bool create_named(tz_output *output, const char *name) {
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    tz_temporary_remember(output->in->fd, name);
    output->file->fd = openat(output->in->fd, name, flags, output->to.mode);
    if (output->file->fd >= 0 && tz_temporary_hold(output->file->fd)) {
        output->fresh = name;
        return true;
    }
    int error = output->file->fd >= 0 ? EEXIST : errno;
    tz_descriptor_close(output->file);
    tz_temporary_forget(output->in->fd, name);
    errno = error;
    return false;
}

static bool create(tz_output *output) {
    bool created = false;
    output->in->fd = open(output->to.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int n = 0; output->in->fd >= 0 && n < MOST_NAMES && !created; n++) {
        created = create_named(output, tz_temporary_name(output->scratch, n));
        if (!created && errno != EEXIST)
            break;
    }
    if (created && output->to.replaces)
        created = fchmod(output->file->fd, output->to.mode) == 0;
    return created || cannot_write(output, errno);
}

static bool open_directly(tz_output *output) {
    output->file->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    return output->file->fd >= 0 || cannot_write(output, errno);
}

static void drop(void *object) {
    tz_output_discard(object);
}

tz_output *tz_output_open(tz_arena *arena, const char *path, tz_diag *diag) {
    tz_output *made = new_output(arena, diag);
    made->buffer = tz_arena_alloc(made->scratch, BUFFER);
    tz_arena_defer(made->scratch, drop, made);
    tz_output_count_open(1);
    made->counted = true;
    if (tz_output_path_find(made->scratch, path, &made->to, diag) &&
        (made->to.name ? create(made) : open_directly(made)))
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
    if (renameat(output->in->fd, output->fresh, output->in->fd, output->to.name) != 0)
        return cannot_write(output, errno);
    tz_temporary_forget(output->in->fd, output->fresh);
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
    if (output->fresh) {
        unlinkat(output->in->fd, output->fresh, 0);
        tz_temporary_forget(output->in->fd, output->fresh);
    }
    output->fresh = NULL;
    tz_descriptor_close(output->in);
    if (output->counted)
        tz_output_count_open(-1);
    output->counted = false;
}
