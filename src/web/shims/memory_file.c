// Files of libxlsxwriter and minizip, in memory: C streams whose bytes are a growing block.
#include "memory_file.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

typedef struct memory_file {
    char *bytes;
    size_t size, room, at;
    bool kept; // when it is closed
} memory_file;

static char *last;
static size_t last_size;

static ssize_t read_memory(void *cookie, char *to, size_t size) {
    memory_file *it = cookie;
    size_t left = it->at < it->size ? it->size - it->at : 0;
    size = size < left ? size : left;
    memcpy(to, it->bytes + it->at, size);
    it->at += size;
    return (ssize_t)size;
}

static ssize_t write_memory(void *cookie, const char *from, size_t size) {
    memory_file *it = cookie;
    if (it->at + size > it->room) {
        size_t room = (it->at + size) * 2;
        char *more = realloc(it->bytes, room);
        if (!more)
            return -1;
        memset(more + it->room, 0, room - it->room);
        it->bytes = more;
        it->room = room;
    }
    memcpy(it->bytes + it->at, from, size);
    it->at += size;
    it->size = it->at > it->size ? it->at : it->size;
    return (ssize_t)size;
}

static int seek_memory(void *cookie, off_t *to, int whence) {
    memory_file *it = cookie;
    off_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? (off_t)it->at : (off_t)it->size;
    if (base + *to < 0)
        return -1;
    it->at = (size_t)(*to += base);
    return 0;
}

static int close_memory(void *cookie) {
    memory_file *it = cookie;
    if (it->kept) {
        last = it->bytes;
        last_size = it->size;
    } else {
        free(it->bytes);
    }
    free(it);
    return 0;
}

static FILE *open_memory(bool kept) {
    memory_file *made = calloc(1, sizeof *made);
    if (!made)
        return NULL;
    made->kept = kept;
    cookie_io_functions_t how = {read_memory, write_memory, seek_memory, close_memory};
    return fopencookie(made, "w+", how);
}

FILE *tz_memory_file(void) {
    return open_memory(false);
}

FILE *tz_memory_file_named(const char *name, const char *mode) {
    (void)name, (void)mode;
    free(last);
    last = NULL;
    return open_memory(true);
}

char *tz_memory_file_take(size_t *size) {
    char *taken = last;
    *size = last_size;
    last = NULL;
    return taken;
}
