// From a command's options to an edition read as a whole: which files are meant, and whether all of them could be read.
#include "cli/cli.h"
#include "tsuzuri/file.h"
#include "tsuzuri/intl.h"

#include <string.h>

// ---- files that come with the program ----

static const char *parent_folder(tz_arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash > path ? tz_arena_copy(arena, path, (size_t)(slash - path)) : NULL;
}

// "layouts/a4.yaml" in the current folder, else in the nearest of the folders above the program that has it (build/ and
// build/asan/ stand in the folder that also has layouts/). As asked for when it is nowhere.
static const char *find_supplied(tz_arena *arena, const char *name) {
    if (tz_file_exists(name))
        return name;
    for (const char *at = tz_program_folder(arena); at; at = parent_folder(arena, at)) {
        const char *path = tz_arena_format(arena, "%s/%s", at, name);
        if (tz_file_exists(path))
            return path;
    }
    return name;
}

// ---- inputs that remember when something could not be read ----

typedef struct watched {
    tz_input inner;
    const char *flat; // folder whose files may also stand in it directly, or NULL
    bool *unreadable;
} watched;

// A folder given with --font-dir may be laid out as the system's (truetype/bizud-gothic/…), or hold just the files.
static const char *flat_name(const watched *it, tz_arena *arena, const char *name) {
    const char *slash = strrchr(name, '/');
    if (!it->flat || !slash || tz_file_exists(tz_arena_format(arena, "%s/%s", it->flat, name)))
        return name;
    return slash + 1;
}

static const tz_source *open_watched(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    watched *it = context;
    const tz_source *source = it->inner.open(it->inner.context, arena, flat_name(it, arena, name), asked, diag);
    if (!source)
        *it->unreadable = true;
    return source;
}

static bool open_folder(tz_call *call, const char *path, size_t limit, const char *flat, bool *unreadable,
                        tz_input *input) {
    watched *it = TZ_NEW(call->arena, watched);
    *it = (watched){.flat = flat, .unreadable = unreadable};
    *input = (tz_input){open_watched, it};
    bool opened = tz_directory_open(call->arena, path, limit, &it->inner, call->diag);
    *unreadable = *unreadable || !opened;
    return opened;
}

static const tz_source *open_file(tz_call *call, const char *path, bool *unreadable) {
    const tz_source *source = tz_file_read(call->arena, path, TZ_FILE_LIMIT, (tz_place){0}, call->diag);
    *unreadable = *unreadable || !source;
    return source;
}

// ---- the whole ----

// --layout, or the default one for an edition that names none. False after reporting.
static bool open_layout(tz_call *call, bool *unreadable, tz_whole_inputs *inputs) {
    const char *asked = tz_call_value(call, "layout");
    const char *path = asked ? asked : find_supplied(call->arena, "layouts/a4.yaml");
    if (!asked && !tz_file_exists(path))
        return true;
    const tz_source *source = open_file(call, path, unreadable);
    *(asked ? &inputs->layout : &inputs->default_layout) = source;
    const char *folder = parent_folder(call->arena, path);
    tz_input *layouts = TZ_NEW(call->arena, tz_input);
    inputs->layouts = layouts; // those beside it, which it may be like
    return source && open_folder(call, folder ? folder : ".", TZ_FILE_LIMIT, NULL, unreadable, layouts);
}

static const tz_whole *read_whole(tz_call *call, const char *folder, bool *unreadable) {
    tz_input *records = TZ_NEW(call->arena, tz_input), *font_files = TZ_NEW(call->arena, tz_input);
    tz_whole_inputs inputs = {.records = records, .font_files = font_files};
    const char *fonts = tz_call_value(call, "fonts"), *font_folder = tz_call_value(call, "font-dir");
    inputs.fonts = open_file(call, fonts ? fonts : find_supplied(call->arena, "fonts/fonts.yaml"), unreadable);
    if (!open_folder(call, folder, TZ_FILE_LIMIT, NULL, unreadable, records) ||
        !open_layout(call, unreadable, &inputs) || !inputs.fonts)
        return NULL;
    const tz_whole *whole = tz_whole_read(call->arena, &inputs, call->diag);
    if (!whole)
        return NULL;
    const char *path = font_folder ? font_folder : tz_fonts_directory(whole->fonts);
    return open_folder(call, path, TZ_FONT_LIMIT, font_folder, unreadable, font_files) ? whole : NULL;
}

tz_book *tz_cli_book(tz_call *call, const char *folder, const tz_whole **whole, tz_exit *status) {
    bool *unreadable = TZ_NEW(call->arena, bool); // the inputs keep it as long as the call
    tz_book_options options = {0};
    *whole = read_whole(call, folder, unreadable);
    tz_book *book = NULL;
    if (*whole)
        book = tz_book_make(call->arena, (*whole)->edition, (*whole)->layout, (*whole)->fonts, &options, call->diag);
    *status = book ? TZ_EXIT_OK : *unreadable ? TZ_EXIT_INPUT : TZ_EXIT_DATA;
    return book;
}
