// The edition of tests/cases/right with some of its files written anew, read for its records or its messages.
#ifndef EDITED_H
#define EDITED_H

#include "inputs.h"
#include "record/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct edited {
    tz_arena *arena;
    tz_diag *diag;
    tz_input right;
    const input_text *files; // in place of the same ones; the list ends with a name NULL
    const tz_edition *edition;
} edited;

static inline const tz_source *edited_open(void *context, tz_arena *arena, const char *name, tz_place asked,
                                           tz_diag *diag) {
    const edited *it = context;
    for (const input_text *at = it->files; at->name; at++)
        if (strcmp(at->name, name) == 0)
            return tz_source_new(arena, name, at->text, strlen(at->text));
    return it->right.open(it->right.context, arena, name, asked, diag);
}

static inline edited edited_read(const input_text *files) {
    static const char *const folders[] = {"tests/cases/right", NULL};
    edited it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new(), .files = files, .right = input_folders(folders)};
    it.edition = tz_edition_read(it.arena, &(tz_input){.open = edited_open, .context = &it}, 1, it.diag);
    return it;
}

static inline void edited_end(edited *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

// A file of tests/cases/right in which a text that stands there once is another one.
static inline const char *edited_text(tz_arena *arena, const char *name, const char *old, const char *new) {
    const char *text = input_file(arena, tz_arena_format(arena, "tests/cases/right/%s", name), NULL);
    const char *found = strstr(text, old);
    if (!found || strstr(found + 1, old))
        fail_msg("%s does not stand once in %s", old, name);
    return tz_arena_format(arena, "%.*s%s%s", (int)(found - text), text, new, found + strlen(old));
}

// With one such text replaced, the messages are these: "line:column: message\n" each, of that file alone.
static inline void edited_check(const char *name, const char *old, const char *new, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    const input_text files[] = {{name, edited_text(arena, name, old, new)}, {NULL, NULL}};
    edited it = edited_read(files);
    tz_bytes found = {.n = 0};
    for (size_t i = 0; tz_diag_at(it.diag, i); i++) {
        const tz_diag_entry *entry = tz_diag_at(it.diag, i);
        uint32_t line, column;
        tz_place_line(entry->place, &line, &column);
        if (entry->place.source && strcmp(entry->place.source->name, name) != 0)
            tz_bytes_format(arena, &found, "%s:", entry->place.source->name);
        tz_bytes_format(arena, &found, "%u:%u: %s\n", line, column, entry->message);
    }
    assert_string_equal(found.at ? found.at : "", expected);
    assert_true((it.edition != NULL) == (tz_diag_count(it.diag, TZ_ERROR) == 0));
    edited_end(&it);
    tz_arena_free(arena);
}

static inline void edited_check_text(const tz_text *text, const char *expected) {
    if (!tz_text_is(text, expected))
        fail_msg("\"%.*s\" instead of \"%s\"", (int)text->size, text->bytes, expected);
}

#endif
