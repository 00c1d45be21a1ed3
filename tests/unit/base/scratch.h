// A new folder for each test of files and folders, and what stands in it.
#ifndef TESTS_UNIT_BASE_SCRATCH_H
#define TESTS_UNIT_BASE_SCRATCH_H

#include "base/file.h"
#include "inputs.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

// Every test works in a new folder.
typedef struct scratch {
    tz_arena *arena;
    tz_diag *diag;
    char *folder;
} scratch;

static inline int set_up(void **state) {
    scratch *it = calloc(1, sizeof *it);
    const char *root = getenv("TMPDIR");
    it->arena = tz_arena_new(NULL);
    it->diag = tz_diag_new();
    it->folder = tz_arena_format(it->arena, "%s/tsuzuri-test-XXXXXX", root ? root : "/tmp");
    *state = it;
    return mkdtemp(it->folder) ? 0 : -1;
}

static inline int tear_down(void **state) {
    scratch *it = *state;
    char *command = tz_arena_format(it->arena, "chmod -R u+rwx '%s' && rm -rf '%s'", it->folder, it->folder);
    int status = system(command);
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
    free(it);
    return status;
}

static inline char *path_of(scratch *it, const char *name) {
    return tz_arena_format(it->arena, "%s/%s", it->folder, name);
}

static inline void put(scratch *it, const char *name, const char *text) {
    FILE *file = fopen(path_of(it, name), "wb");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) >= 0, 1);
    assert_int_equal(fclose(file), 0);
}

static inline void contains(scratch *it, const char *name, const char *text) {
    assert_string_equal(input_file(it->arena, path_of(it, name), NULL), text);
}

// Names in the folder, without "." and "..".
static inline int count_names(scratch *it) {
    int n = 0;
    DIR *folder = opendir(it->folder);
    for (const struct dirent *entry; (entry = readdir(folder));)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return n;
}

static inline bool reports(scratch *it, const char *part) {
    return strstr(input_messages(it->arena, it->diag), part) != NULL;
}

static inline void set_link(scratch *it, const char *target, const char *name) {
    assert_int_equal(symlink(target, path_of(it, name)), 0);
}

#endif
