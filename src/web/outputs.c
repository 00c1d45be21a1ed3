// Writing: outputs in memory, each complete or not there.
#include "web/files.h"
#include "web/web.h"

#include <string.h>

// What was written outlives the commands' own arenas, which are freed one card after the other.
static struct {
    tz_arena *arena;
    tz_web_outputs written;
} run;

void tz_web_begin(tz_arena *arena) {
    tz_web_begin_reading(arena);
    run.arena = arena;
    run.written = (tz_web_outputs){.all = {.n = 0}};
}

const tz_web_outputs *tz_web_written(void) {
    return &run.written;
}

static const char *copy(const char *text) {
    return tz_arena_copy(run.arena, text, strlen(text));
}

// ---- files ----

struct tz_output {
    tz_web_output made;
};

bool tz_output_possible(tz_arena *arena, const char *path, tz_diag *diag) {
    (void)arena, (void)path, (void)diag;
    return true;
}

void tz_output_sweep(tz_arena *arena, const char *path) {
    (void)arena, (void)path;
}

void tz_folder_sweep(tz_arena *arena, const char *path) {
    (void)arena, (void)path;
}

tz_output *tz_output_open(tz_arena *arena, const char *path, tz_diag *diag) {
    (void)arena, (void)diag;
    tz_output *made = TZ_NEW(run.arena, tz_output);
    made->made.name = copy(path);
    return made;
}

bool tz_output_write(void *context, const void *bytes, size_t size) {
    tz_output *output = context;
    tz_bytes_add(run.arena, &output->made.bytes, bytes, size);
    return true;
}

void tz_output_require_durable(tz_output *output) {
    (void)output;
}

bool tz_output_commit(tz_output *output) {
    *TZ_ADD(run.arena, &run.written.all) = output->made;
    return true;
}

void tz_output_discard(tz_output *output) {
    (void)output;
}

int tz_file_signal(void) {
    return 0;
}

// ---- folders ----

bool tz_folder_make_possible(tz_arena *arena, const char *path, tz_diag *diag) {
    (void)arena, (void)path, (void)diag;
    return true;
}

bool tz_folder_make(tz_arena *arena, const char *path, tz_diag *diag) {
    return tz_folder_make_possible(arena, path, diag);
}

struct tz_folder_output {
    const char *path;
    tz_web_outputs files;
};

bool tz_folder_output_possible(tz_arena *arena, const char *path, tz_diag *diag) {
    return tz_folder_make_possible(arena, path, diag);
}

tz_folder_output *tz_folder_output_open(tz_arena *arena, const char *path, tz_diag *diag) {
    (void)arena, (void)diag;
    tz_folder_output *made = TZ_NEW(run.arena, tz_folder_output);
    made->path = tz_path_without_slashes(run.arena, path);
    return made;
}

bool tz_folder_output_add(tz_folder_output *output, const char *name, const void *bytes, size_t size) {
    tz_web_output *file = TZ_ADD(run.arena, &output->files.all);
    file->name = tz_arena_format(run.arena, "%s/%s", output->path, name);
    tz_bytes_add(run.arena, &file->bytes, bytes, size);
    return true;
}

bool tz_folder_output_add_folder(tz_folder_output *output, const char *name) {
    return tz_folder_output_add(output, tz_arena_format(run.arena, "%s/", name), "", 0);
}

bool tz_folder_output_commit(tz_folder_output *output) {
    for (size_t i = 0; i < output->files.all.n; i++)
        *TZ_ADD(run.arena, &run.written.all) = output->files.all.at[i];
    return true;
}

void tz_folder_output_discard(tz_folder_output *output) {
    (void)output;
}
