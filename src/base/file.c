// Reading files, and folders as inputs. Writing is output.c's; listing and making folders is folder.c's. Nothing else
// of the engine knows about the file system.
#include "base/file.h"
#include "base/descriptor.h"
#include "base/intl.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const tz_place nowhere;

// ---- descriptors that an arena closes ----

void tz_descriptor_close(void *object) {
    tz_descriptor *descriptor = object;
    if (descriptor->fd >= 0)
        close(descriptor->fd);
    descriptor->fd = -1;
}

tz_descriptor *tz_descriptor_new(tz_arena *arena) {
    tz_descriptor *made = TZ_NEW(arena, tz_descriptor);
    made->fd = -1;
    tz_arena_defer(arena, tz_descriptor_close, made);
    return made;
}

// ---- reading ----

static void cannot_read(tz_diag *diag, tz_place requested_at, const char *path, int error) {
    if (error == ENOENT)
        tz_error(diag, requested_at, _("there is no file %s"), path);
    else
        tz_error(diag, requested_at, _("%s cannot be read: %s"), path, strerror(error));
}

// Up to `size` bytes; fewer only at the end. False: errno has the reason.
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

// Without a line table: finding line ends would take longer than reading, and no message shows a line of a font.
static const tz_source *binary_source(tz_arena *arena, const char *path, const char *bytes, size_t size) {
    tz_source *source = TZ_NEW(arena, tz_source);
    *source = (tz_source){.name = tz_arena_copy(arena, path, strlen(path)), .bytes = bytes, .size = size};
    return source;
}

static void too_large(tz_diag *diag, tz_place requested_at, const char *path, size_t limit) {
    tz_error(diag, requested_at, _("%s is larger than %zu MiB"), path, limit >> 20);
}

// Memory for a file's bytes. That of a font is aligned for huge pages: filling millions of bytes in pages of 4 KiB
// takes as long as checking the sum of the font. Under the sanitizer a step beyond the end is seen in any of it.
static char *take_memory(tz_arena *arena, size_t size) {
    static const size_t huge_page = (size_t)2 << 20;
    void *made;
    if (size < huge_page)
        return tz_arena_alloc(arena, size);
    if (posix_memalign(&made, huge_page, size) != 0)
        tz_out_of_memory();
    tz_arena_defer(arena, free, made);
    madvise(made, size, MADV_HUGEPAGE); // a wish
    return made;
}

// The rest of what the descriptor reads, at most `limit` bytes. `guess`: how many that may be.
static const tz_source *read_all(tz_arena *arena, int fd, const char *path, size_t guess, size_t limit,
                                 tz_place requested_at, tz_diag *diag) {
    size_t room = guess < limit ? guess + 1 : limit + 1, size = 0, got;
    char *bytes = take_memory(arena, room);
    for (;;) {
        if (!read_some(fd, bytes + size, room - size, &got)) {
            cannot_read(diag, requested_at, path, errno);
            return NULL;
        }
        size += got;
        if (size > limit) {
            too_large(diag, requested_at, path, limit);
            return NULL;
        }
        if (size < room)
            return limit > TZ_FILE_LIMIT ? binary_source(arena, path, bytes, size)
                                         : tz_source_new(arena, path, bytes, size);
        room = room > limit / 2 ? limit + 1 : room * 2; // it has grown, or is none of a known size
        char *more = take_memory(arena, room);
        memcpy(more, bytes, size);
        bytes = more;
    }
}

static const tz_source *read_descriptor(tz_arena *arena, tz_descriptor *descriptor, const char *path, size_t limit,
                                        bool only_regular, tz_place requested_at, tz_diag *diag) {
    struct stat about;
    if (fstat(descriptor->fd, &about) != 0) {
        cannot_read(diag, requested_at, path, errno);
        return NULL;
    }
    bool is_regular = S_ISREG(about.st_mode);
    if (only_regular && !is_regular) {
        tz_error(diag, requested_at, _("%s is not a file"), path);
        return NULL;
    }
    if (is_regular && about.st_size > 0 && (uintmax_t)about.st_size > limit) { // not read only to be refused
        too_large(diag, requested_at, path, limit);
        return NULL;
    }
    size_t guess = is_regular ? (size_t)about.st_size : 65536; // many an empty file is no reason to fill the memory
    return read_all(arena, descriptor->fd, path, guess, limit, requested_at, diag);
}

const tz_source *tz_file_read(tz_arena *arena, const char *path, size_t limit, tz_place requested_at, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_descriptor *file = tz_descriptor_new(scratch);
    const tz_source *source = NULL;
    file->fd = strcmp(path, "-") == 0 ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open(path, O_RDONLY | O_CLOEXEC);
    if (file->fd < 0)
        cannot_read(diag, requested_at, path, errno);
    else
        source = read_descriptor(arena, file, path, limit, false, requested_at, diag);
    tz_arena_free(scratch);
    return source;
}

bool tz_file_identify(const char *path, tz_file_id *out) {
    struct stat about;
    if (stat(path, &about) != 0)
        return false;
    *out = (tz_file_id){(uint64_t)about.st_dev, (uint64_t)about.st_ino};
    return true;
}

bool tz_file_exists(const char *path) {
    struct stat about;
    return stat(path, &about) == 0;
}

bool tz_folder_exists(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

// ---- folders as inputs ----

typedef struct directory {
    tz_descriptor *at;
    const char *path;
    size_t limit;
} directory;

enum { MOST_LINKS = 32, PIECE = 65536 }; // bytes that are read at once

// The way down from the folder along a name, one component at a time; the system follows no link by itself.
typedef struct path_walk {
    tz_arena *scratch;
    tz_descriptor *at; // the folder reached, at last the file
    const char *rest;  // of the name
    int links;
    bool leaves; // the name leads outside
} path_walk;

// The next component as a string, or NULL at the end.
static const char *next_component(path_walk *walk) {
    walk->rest += strspn(walk->rest, "/");
    size_t size = strcspn(walk->rest, "/");
    const char *component = size ? tz_arena_copy(walk->scratch, walk->rest, size) : NULL;
    walk->rest += size;
    return component;
}

// The link's own target goes in front of what is left of the name.
static bool follow(path_walk *walk, int in, const char *component) {
    char target[PATH_MAX];
    ssize_t size = readlinkat(in, component, target, sizeof target);
    if (size < 0 || ++walk->links > MOST_LINKS) {
        errno = size < 0 ? errno : ELOOP;
        return false;
    }
    walk->leaves = size > 0 && target[0] == '/';
    walk->rest = tz_arena_format(walk->scratch, "%.*s/%s", (int)size, target, walk->rest);
    return !walk->leaves;
}

static bool descend(path_walk *walk, const char *component) {
    if (strcmp(component, ".") == 0)
        return true;
    walk->leaves = strcmp(component, "..") == 0;
    if (walk->leaves)
        return false;
    // Not blocking: a pipe of that name must not stop us. It is refused later.
    int fd = openat(walk->at->fd, component, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return errno == ELOOP && follow(walk, walk->at->fd, component);
    tz_descriptor_close(walk->at);
    walk->at->fd = fd;
    return true;
}

static bool walk_down(path_walk *walk, int from) {
    walk->leaves = walk->rest[0] == '/';
    walk->at->fd = walk->leaves ? -1 : fcntl(from, F_DUPFD_CLOEXEC, 3);
    if (walk->at->fd < 0)
        return false;
    for (const char *component; (component = next_component(walk));)
        if (!descend(walk, component))
            return false;
    return true;
}

// The file of that name, in walk->at. False after reporting.
static bool find_in_directory(const directory *in, path_walk *walk, const char *shown, tz_place requested_at,
                              tz_diag *diag) {
    const char *name = walk->rest;
    if (walk_down(walk, in->at->fd))
        return true;
    if (walk->leaves)
        tz_error(diag, requested_at, _("%s leads out of the folder %s: please put the file into the folder"), name,
                 in->path);
    else
        cannot_read(diag, requested_at, shown, errno);
    return false;
}

static const tz_source *open_in_directory(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                                          tz_diag *diag) {
    const directory *in = context;
    path_walk walk = {.scratch = tz_arena_new(arena), .rest = name};
    walk.at = tz_descriptor_new(walk.scratch);
    const char *shown = tz_arena_format(arena, "%s/%s", in->path, name);
    const tz_source *source = NULL;
    if (find_in_directory(in, &walk, shown, requested_at, diag))
        source = read_descriptor(arena, walk.at, shown, in->limit, true, requested_at, diag);
    tz_arena_free(walk.scratch);
    return source;
}

static bool give_pieces(int fd, char *piece, const char *shown, tz_taker to, tz_diag *diag) {
    struct stat about;
    if (fstat(fd, &about) == 0 && !S_ISREG(about.st_mode)) {
        tz_error(diag, nowhere, _("%s is not a file"), shown);
        return false;
    }
    for (size_t got = PIECE; got == PIECE;) {
        if (!read_some(fd, piece, PIECE, &got)) {
            cannot_read(diag, nowhere, shown, errno);
            return false;
        }
        if (got && !to.take(to.context, piece, got))
            return false;
    }
    return true;
}

bool tz_folder_read(const tz_input *folder, tz_arena *arena, const char *name, tz_taker to, tz_diag *diag) {
    const directory *in = folder->context;
    path_walk walk = {.scratch = tz_arena_new(arena), .rest = name};
    walk.at = tz_descriptor_new(walk.scratch);
    const char *shown = tz_arena_format(walk.scratch, "%s/%s", in->path, name);
    char *piece = tz_arena_alloc(walk.scratch, PIECE);
    bool given = find_in_directory(in, &walk, shown, nowhere, diag) && give_pieces(walk.at->fd, piece, shown, to, diag);
    tz_arena_free(walk.scratch);
    return given;
}

static void close_listed(void *object) {
    closedir(object);
}

static bool list_directory(void *context, tz_arena *arena, const char *folder, tz_names *names) {
    enum { MOST_NAMES = 100000 };
    const directory *in = context;
    tz_arena *scratch = tz_arena_new(arena);
    tz_descriptor *at = tz_descriptor_new(scratch);
    at->fd = openat(in->at->fd, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *listed = at->fd >= 0 ? fdopendir(at->fd) : NULL;
    if (listed) {
        at->fd = -1; // the folder's own from here on
        tz_arena_defer(scratch, close_listed, listed);
    }
    for (const struct dirent *next; listed && names->all.n < MOST_NAMES && (next = readdir(listed));)
        if (strcmp(next->d_name, ".") != 0 && strcmp(next->d_name, "..") != 0)
            *TZ_ADD(arena, &names->all) =
                tz_arena_format(arena, "%s%s", next->d_name, next->d_type == DT_DIR ? "/" : "");
    tz_arena_free(scratch);
    return listed;
}

bool tz_folder_open(tz_arena *arena, const char *path, size_t limit, tz_input *input, tz_diag *diag) {
    directory *made = TZ_NEW(arena, directory);
    *made = (directory){.at = tz_descriptor_new(arena), .path = tz_path_without_slashes(arena, path), .limit = limit};
    made->at->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (made->at->fd < 0 && errno == ENOENT)
        tz_error(diag, nowhere, _("there is no folder %s"), path);
    else if (made->at->fd < 0)
        tz_error(diag, nowhere, _("the folder %s cannot be opened: %s"), path, strerror(errno));
    *input = (tz_input){.open = open_in_directory, .list = list_directory, .context = made};
    return made->at->fd >= 0;
}
