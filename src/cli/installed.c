// The folders of an installed program. It is asked where it is, so that a whole installation can be moved; what was
// compiled in (DATADIR and LIBDIR of the Makefile) comes last.
#include "cli/installed.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

// The folder of the program's file, or ".".
static const char *program_folder(tz_arena *arena) {
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    while (n > 0 && path[n - 1] != '/')
        n--;
    return n > 1 ? tz_arena_copy(arena, path, (size_t)n - 1) : ".";
}

// NULL: there is none above it.
static const char *folder_above(tz_arena *arena, const char *path) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash && slash > path ? tz_arena_copy(arena, path, (size_t)(slash - path)) : NULL;
}

typedef struct folders {
    tz_arena *arena;
    TZ_LIST(const char *) all;
} folders;

// NULL is none, and each is there once.
static void add(folders *to, const char *path) {
    for (size_t i = 0; path && i < to->all.n; i++)
        if (!strcmp(to->all.at[i], path))
            return;
    if (path)
        *TZ_ADD(to->arena, &to->all) = path;
}

static void add_below(folders *to, const char *prefix, const char *name) {
    add(to, prefix ? tz_arena_format(to->arena, "%s/%s", prefix, name) : NULL);
}

static const char *const *finish(folders *list) {
    *TZ_ADD(list->arena, &list->all) = NULL;
    return list->all.at;
}

const char *const *tz_cli_data_folders(tz_arena *arena) {
    folders list = {.arena = arena};
    const char *own = program_folder(arena), *above = folder_above(arena, own);
    add(&list, "");
    add(&list, own);
    add(&list, above);
    add(&list, folder_above(arena, above));
    add_below(&list, above, "share/tsuzuri");
    add(&list, TZ_DATADIR);
    return finish(&list);
}

const char *const *tz_cli_module_folders(tz_arena *arena) {
    folders list = {.arena = arena};
    const char *own = program_folder(arena), *above = folder_above(arena, own);
    add(&list, own);
    add_below(&list, above, TZ_LIBDIR_NAME "/tsuzuri");
    add_below(&list, above, "lib/tsuzuri");
    add(&list, TZ_LIBDIR "/tsuzuri");
    return finish(&list);
}
