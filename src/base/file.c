// Files, folders as inputs, and outputs that appear complete or not at all. Besides folder.c nothing else of the engine
// knows about the file system.
#include "tsuzuri/file.h"
#include "base/descriptor.h"
#include "tsuzuri/intl.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

static const tz_place nowhere;

// ---- descriptors that an arena closes ----

void tz_descriptor_close(void *descriptor) {
    tz_descriptor *of = descriptor;
    if (of->fd >= 0)
        close(of->fd);
    of->fd = -1;
}

tz_descriptor *tz_descriptor_new(tz_arena *arena) {
    tz_descriptor *made = TZ_NEW(arena, tz_descriptor);
    made->fd = -1;
    tz_arena_defer(arena, tz_descriptor_close, made);
    return made;
}

// ---- reading ----

static void cannot_read(tz_diag *diag, tz_place asked, const char *path, int error) {
    if (error == ENOENT)
        tz_error(diag, asked, _("there is no file %s"), path);
    else
        tz_error(diag, asked, _("%s cannot be read: %s"), path, strerror(error));
}

// Up to `size` bytes; fewer only at the end. False: errno tells.
static bool read_some(int fd, char *to, size_t size, size_t *got) {
    for (*got = 0; *got < size;) {
        ssize_t n = read(fd, to + *got, size - *got);
        if (n == 0)
            break;
        if (n < 0 && errno != EINTR)
            return false;
        *got += n > 0 ? (size_t)n : 0;
    }
    return true;
}

// Without a line table: looking for line ends would take longer than reading, and nobody asks a font for its lines.
static const tz_source *binary_source(tz_arena *arena, const char *path, const char *bytes, size_t size) {
    tz_source *source = TZ_NEW(arena, tz_source);
    *source = (tz_source){.name = tz_arena_copy(arena, path, strlen(path)), .bytes = bytes, .size = size};
    return source;
}

static void too_large(tz_diag *diag, tz_place asked, const char *path, size_t limit) {
    tz_error(diag, asked, _("%s is larger than %zu MiB"), path, limit >> 20);
}

// What the descriptor still holds, at most `limit` bytes. `guess`: how many that may be.
static const tz_source *read_all(tz_arena *arena, int fd, const char *path, size_t guess, size_t limit, tz_place asked,
                                 tz_diag *diag) {
    size_t room = guess < limit ? guess + 1 : limit + 1, size = 0, got;
    char *bytes = tz_arena_alloc(arena, room);
    for (;;) {
        if (!read_some(fd, bytes + size, room - size, &got)) {
            cannot_read(diag, asked, path, errno);
            return NULL;
        }
        size += got;
        if (size > limit) {
            too_large(diag, asked, path, limit);
            return NULL;
        }
        if (size < room)
            return limit > TZ_FILE_LIMIT ? binary_source(arena, path, bytes, size)
                                         : tz_source_new(arena, path, bytes, size);
        room = room > limit / 2 ? limit + 1 : room * 2; // it has grown, or is none of a known size
        char *more = tz_arena_alloc(arena, room);
        memcpy(more, bytes, size);
        bytes = more;
    }
}

// ---- mapping ----

typedef struct mapping {
    void *at;
    size_t size;
} mapping;

static void unmap(void *object) {
    const mapping *of = object;
    if (of->size)
        munmap(of->at, of->size);
}

// A font's pages as the system has them in memory anyway: reading copies millions of bytes into pages of our own. NULL
// when it cannot be mapped; reading tells why.
static const tz_source *map_all(tz_arena *arena, int fd, const char *path, size_t size) {
    mapping *made = TZ_NEW(arena, mapping);
    tz_arena_defer(arena, unmap, made);
    made->at = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (made->at == MAP_FAILED)
        return NULL;
    made->size = size;
    return binary_source(arena, path, made->at, size);
}

static const tz_source *read_descriptor(tz_arena *arena, tz_descriptor *of, const char *path, size_t limit,
                                        bool only_regular, tz_place asked, tz_diag *diag) {
    struct stat about;
    if (fstat(of->fd, &about) != 0) {
        cannot_read(diag, asked, path, errno);
        return NULL;
    }
    bool is_regular = S_ISREG(about.st_mode);
    if (only_regular && !is_regular) {
        tz_error(diag, asked, _("%s is not a file"), path);
        return NULL;
    }
    if (is_regular && about.st_size > 0 && (uintmax_t)about.st_size > limit) { // not to be read in vain
        too_large(diag, asked, path, limit);
        return NULL;
    }
    const tz_source *mapped = NULL;
    if (only_regular && limit > TZ_FILE_LIMIT && about.st_size > 0)
        mapped = map_all(arena, of->fd, path, (size_t)about.st_size);
    if (mapped)
        return mapped;
    size_t guess = is_regular && about.st_size > 0 ? (size_t)about.st_size : 65536;
    return read_all(arena, of->fd, path, guess, limit, asked, diag);
}

const tz_source *tz_file_read(tz_arena *arena, const char *path, size_t limit, tz_place asked, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_descriptor *file = tz_descriptor_new(scratch);
    const tz_source *source = NULL;
    file->fd = strcmp(path, "-") == 0 ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open(path, O_RDONLY | O_CLOEXEC);
    if (file->fd < 0)
        cannot_read(diag, asked, path, errno);
    else
        source = read_descriptor(arena, file, path, limit, false, asked, diag);
    tz_arena_free(scratch);
    return source;
}

bool tz_file_exists(const char *path) {
    struct stat about;
    return stat(path, &about) == 0;
}

// ---- folders as inputs ----

typedef struct directory {
    tz_descriptor *at;
    const char *path;
    size_t limit;
} directory;

enum { MOST_LINKS = 32 };

// A walk down from the folder, a component at a time, never following a link by itself.
typedef struct walk {
    tz_arena *scratch;
    tz_descriptor *at; // the folder reached, at last the file
    const char *rest;  // of the name
    int links;
    bool leaves; // the name leads outside
} walk;

// The next component as a string, or NULL at the end.
static const char *next_component(walk *of) {
    of->rest += strspn(of->rest, "/");
    size_t size = strcspn(of->rest, "/");
    const char *component = size ? tz_arena_copy(of->scratch, of->rest, size) : NULL;
    of->rest += size;
    return component;
}

// The link's own target goes in front of what is left of the name.
static bool follow(walk *of, int in, const char *component) {
    char target[PATH_MAX];
    ssize_t size = readlinkat(in, component, target, sizeof target);
    if (size < 0 || ++of->links > MOST_LINKS) {
        errno = size < 0 ? errno : ELOOP;
        return false;
    }
    of->leaves = size > 0 && target[0] == '/';
    of->rest = tz_arena_format(of->scratch, "%.*s/%s", (int)size, target, of->rest);
    return !of->leaves;
}

static bool descend(walk *of, const char *component) {
    if (strcmp(component, ".") == 0)
        return true;
    of->leaves = strcmp(component, "..") == 0;
    if (of->leaves)
        return false;
    // Not blocking: a pipe of that name must not stop us. It is refused later.
    int fd = openat(of->at->fd, component, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return errno == ELOOP && follow(of, of->at->fd, component);
    tz_descriptor_close(of->at);
    of->at->fd = fd;
    return true;
}

static bool walk_down(walk *of, int from) {
    of->leaves = of->rest[0] == '/';
    of->at->fd = of->leaves ? -1 : fcntl(from, F_DUPFD_CLOEXEC, 3);
    if (of->at->fd < 0)
        return false;
    for (const char *component; (component = next_component(of));)
        if (!descend(of, component))
            return false;
    return true;
}

static const tz_source *open_in_directory(void *context, tz_arena *arena, const char *name, tz_place asked,
                                          tz_diag *diag) {
    const directory *in = context;
    walk way = {.scratch = tz_arena_new(arena), .rest = name};
    way.at = tz_descriptor_new(way.scratch);
    const char *shown = tz_arena_format(arena, "%s/%s", in->path, name);
    const tz_source *source = NULL;
    if (walk_down(&way, in->at->fd))
        source = read_descriptor(arena, way.at, shown, in->limit, true, asked, diag);
    else if (way.leaves)
        tz_error(diag, asked, _("%s leads out of the folder %s: please put the file into the folder"), name, in->path);
    else
        cannot_read(diag, asked, shown, errno);
    tz_arena_free(way.scratch);
    return source;
}

bool tz_folder_open(tz_arena *arena, const char *path, size_t limit, tz_input *input, tz_diag *diag) {
    directory *made = TZ_NEW(arena, directory);
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        size--; // data/r7/ is data/r7 in messages
    *made = (directory){.at = tz_descriptor_new(arena), .path = tz_arena_copy(arena, path, size), .limit = limit};
    made->at->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (made->at->fd < 0 && errno == ENOENT)
        tz_error(diag, nowhere, _("there is no folder %s"), path);
    else if (made->at->fd < 0)
        tz_error(diag, nowhere, _("the folder %s cannot be opened: %s"), path, strerror(errno));
    *input = (tz_input){open_in_directory, made};
    return made->at->fd >= 0;
}

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

// A mapped file that somebody makes shorter in place has no bytes any more where it had some. Nothing can go on from
// there, and nothing has its name yet.
static const char *lost_input;

static void on_lost_input(int number) {
    (void)number;
    ssize_t written = write(STDERR_FILENO, lost_input, strlen(lost_input));
    (void)written; // nothing can be done if it failed
    _exit(EX_IOERR);
}

void tz_file_catch_signals(void) {
    lost_input = _("error: a font file was changed while it was read; please run the command again\n");
    sigaction(SIGBUS, &(struct sigaction){.sa_handler = on_lost_input}, NULL);
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

static bool cannot_write(tz_output *of, int error) {
    if (!of->failed && tz_file_signal())
        tz_error(of->diag, nowhere, _("interrupted: %s is not written"), of->path);
    else if (!of->failed)
        tz_error(of->diag, nowhere, _("%s cannot be written: %s"), of->path, strerror(error));
    of->failed = true;
    return false;
}

// Splits where the path leads to into folder and name; a name of its own is left NULL for what is no regular file.
static bool resolve(tz_output *of) {
    struct stat about;
    if (strcmp(of->path, "-") == 0) // whatever else has that name
        return true;
    bool there = stat(of->path, &about) == 0;
    if (there && S_ISDIR(about.st_mode))
        return cannot_write(of, EISDIR);
    bool in_memory = strncmp(of->path, "/dev/shm/", 9) == 0; // a folder like any other
    bool is_device = strncmp(of->path, "/dev/", 5) == 0 && !in_memory;
    if (is_device || (there && !S_ISREG(about.st_mode)))
        return true;
    of->replaces = there;
    of->mode = there ? about.st_mode & 0777 : 0666;
    char *real = there ? realpath(of->path, NULL) : NULL;
    const char *target = real ? tz_arena_copy(of->scratch, real, strlen(real)) : of->path;
    free(real);
    const char *slash = strrchr(target, '/');
    of->name = slash ? slash + 1 : target;
    of->folder = !slash ? "." : slash == target ? "/" : tz_arena_copy(of->scratch, target, (size_t)(slash - target));
    if (of->name[0] == 0)
        return cannot_write(of, EISDIR);
    return !there || access(target, W_OK) == 0 || cannot_write(of, errno);
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
static bool create(tz_output *of) {
    of->in->fd = open(of->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (int n = 0; of->in->fd >= 0 && n < MOST_NAMES; n++) {
        const char *name = tz_arena_format(of->scratch, ".tsuzuri-%ld-%d.tmp", (long)getpid(), n);
        of->file->fd = openat(of->in->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, of->mode);
        if (of->file->fd >= 0) {
            of->fresh = name;
            if (of->replaces && fchmod(of->file->fd, of->mode) != 0)
                return cannot_write(of, errno);
            return true;
        }
        if (errno != EEXIST)
            break;
    }
    return cannot_write(of, errno);
}

static bool open_directly(tz_output *of) {
    bool standard = strcmp(of->path, "-") == 0;
    of->file->fd =
        standard ? fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3) : open(of->path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    return of->file->fd >= 0 || cannot_write(of, errno);
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

static bool write_all(tz_output *of, const char *bytes, size_t size) {
    return tz_descriptor_write(of->file->fd, bytes, size) || cannot_write(of, errno);
}

static bool flush(tz_output *of) {
    size_t size = of->used;
    of->used = 0;
    return write_all(of, of->buffer, size);
}

bool tz_output_write(void *output, const void *bytes, size_t size) {
    tz_output *of = output;
    if (of->failed || of->file->fd < 0)
        return false;
    if (size > BUFFER - of->used && !flush(of))
        return false;
    if (size > BUFFER)
        return write_all(of, bytes, size);
    if (size)
        memcpy(of->buffer + of->used, bytes, size);
    of->used += size;
    return true;
}

bool tz_descriptor_close_written(tz_descriptor *of) {
    int fd = of->fd;
    of->fd = -1;
    return close(fd) == 0 || errno == EINTR;
}

static bool close_file(tz_output *of) {
    return tz_descriptor_close_written(of->file) || cannot_write(of, errno);
}

bool tz_descriptor_sync_folder(int fd) {
    return fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
}

static bool give_name(tz_output *of) {
    if (tz_file_signal())
        return cannot_write(of, EINTR);
    if (renameat(of->in->fd, of->fresh, of->in->fd, of->name) != 0)
        return cannot_write(of, errno);
    of->fresh = NULL;
    return !of->durable || tz_descriptor_sync_folder(of->in->fd) || cannot_write(of, errno);
}

void tz_output_require_durable(tz_output *output) {
    output->durable = true;
}

// Data on its way to the disk goes before a name that is given later; nobody waits for it.
static bool bring_to_disk(tz_output *of) {
    if (of->durable)
        return fsync(of->file->fd) == 0 || cannot_write(of, errno);
    sync_file_range(of->file->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    return true;
}

bool tz_output_commit(tz_output *output) {
    if (output->file->fd < 0)
        return false; // given up, or committed before
    bool good = !output->failed && flush(output);
    if (good && output->fresh)
        good = bring_to_disk(output);
    good = close_file(output) && good;
    if (good && output->fresh)
        good = give_name(output);
    tz_output_discard(output);
    return good;
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
