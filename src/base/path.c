// Paths, as they are written.
#include "base/path.h"

#include <string.h>

char *tz_path_without_slashes(tz_arena *arena, const char *path) {
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        size--;
    return tz_arena_copy(arena, path, size);
}

const char *tz_path_folder(tz_arena *arena, const char *path) {
    size_t size = strlen(path);
    while (size && path[size - 1] == '/')
        size--;
    while (size && path[size - 1] != '/')
        size--;
    while (size > 1 && path[size - 1] == '/')
        size--;
    return size ? tz_arena_copy(arena, path, size) : ".";
}
