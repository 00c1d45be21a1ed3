// Inputs for tests: texts under names, or the files of a case of tests/cases.
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const tz_source *open_text(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    for (const input_text *at = context; at->name; at++)
        if (strcmp(at->name, name) == 0)
            return tz_source_new(arena, name, at->text, strlen(at->text));
    tz_error(diag, asked, "there is no file %s", name);
    return NULL;
}

tz_input input_texts(const input_text *texts) {
    return (tz_input){.open = open_text, .context = (void *)(uintptr_t)texts};
}

// NULL if there is no such file.
static char *read_file(tz_arena *arena, const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    tz_bytes bytes = {.n = 0};
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, file)) > 0;)
        tz_bytes_add(arena, &bytes, part, n);
    fclose(file);
    // A piece of its own, exactly as long as the file: the sanitizer sees whoever reads on.
    *size = bytes.n;
    return tz_arena_copy(arena, bytes.at ? bytes.at : "", bytes.n);
}

static const tz_source *open_file(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    for (const char *const *folder = context; *folder; folder++) {
        size_t size;
        char *bytes = read_file(arena, tz_arena_format(arena, "%s/%s", *folder, name), &size);
        if (bytes)
            return tz_source_new(arena, name, bytes, size);
    }
    tz_error(diag, asked, "there is no file %s", name);
    return NULL;
}

tz_input input_folders(const char *const *folders) {
    return (tz_input){.open = open_file, .context = (void *)(uintptr_t)folders};
}

char *input_file(tz_arena *arena, const char *path, size_t *size) {
    size_t length;
    char *bytes = read_file(arena, path, &length);
    if (!bytes)
        fail_msg("there is no file %s", path);
    if (size)
        *size = length;
    return bytes;
}

const char *input_messages(tz_arena *arena, const tz_diag *diag) {
    tz_bytes out = {.n = 0};
    tz_diag_print(diag, arena, &out);
    return out.at ? out.at : "";
}

const tz_source *input_source(tz_arena *arena, const char *text) {
    return tz_source_new(arena, "text.yaml", text, strlen(text));
}
