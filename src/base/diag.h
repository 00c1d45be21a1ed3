// Messages about the input: as many as there are in one run, each with its place, in words an official understands.
//
//     data/r7/cards/242055-kuwana.yaml:31:9: error: no such field: initiative (did you mean initiatives?)
//         initiative: |
//         ^
// Full-width characters move the caret by two columns (Unicode East Asian Width through utf8proc); control
// characters of the input, terminal escapes among them, are shown as \xNN and never sent to a terminal.
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/source.h"

typedef enum tz_severity { TZ_NOTE, TZ_WARNING, TZ_ERROR } tz_severity;

typedef struct tz_diag_entry {
    tz_severity severity;
    tz_place place;      // of the caret; source NULL: no line shown
    const char *message; // translated
    tz_place also;       // a second place (the first of two duplicates), or source NULL
    const char *note;    // about `also`, or what to do; may be NULL
} tz_diag_entry;

typedef struct tz_diag tz_diag;

tz_diag *tz_diag_new(void); // free with tz_diag_free; frees nothing of the sources
void tz_diag_free(tz_diag *diag);
tz_diag *tz_diag_in_arena(tz_arena *arena); // freed with the arena

// Adds an entry. Formats are translated before they come here: tz_error(diag, place, _("no such file: %s"), name); in
// them {units} becomes the word for municipalities that the thread uses (language.h).
void tz_error(tz_diag *diag, tz_place place, const char *format, ...) __attribute__((format(printf, 3, 4)));
void tz_warning(tz_diag *diag, tz_place place, const char *format, ...) __attribute__((format(printf, 3, 4)));
// What the program understood or did that the reader should know of, although nothing needs to be corrected.
void tz_notice(tz_diag *diag, tz_place place, const char *format, ...) __attribute__((format(printf, 3, 4)));
// Gives the last entry a note and a second place.
void tz_note(tz_diag *diag, tz_place also, const char *format, ...) __attribute__((format(printf, 3, 4)));

// Adds all entries of another diag, in their order; messages and notes are copied.
void tz_diag_append(tz_diag *diag, const tz_diag *from);

// A format as messages have it: with the word for {units}, doubled where that has a %. In `arena`, or the format
// itself.
const char *tz_diag_format(tz_arena *arena, const char *format) __attribute__((format_arg(2)));

// As many as tz_diag_print shows: among the notes are those that other entries have.
size_t tz_diag_count(const tz_diag *diag, tz_severity severity);
bool tz_diag_is_out_of_memory(const tz_diag *diag);                 // whether "out of memory" is among the errors
const tz_diag_entry *tz_diag_at(const tz_diag *diag, size_t index); // NULL past the end; in order of reporting
// The entries in the order in which they are printed: by source name and place; what has no place comes last.
const tz_diag_entry *const *tz_diag_sort(const tz_diag *diag, tz_arena *arena, size_t *n);
// Adds the line of a place as messages show it (of a long one a window), parted at the caret. The source has lines.
void tz_diag_excerpt(tz_arena *arena, tz_place place, tz_bytes *before, tz_bytes *after);
// The entries as text, sorted by source name and place, ready for a terminal.
void tz_diag_print(const tz_diag *diag, tz_arena *arena, tz_bytes *out);
// The same for a system's log: each line begins with its priority, <3> for errors, <4> for warnings, <5> for notes
// (sd-daemon(3)).
void tz_diag_print_for_log(const tz_diag *diag, tz_arena *arena, tz_bytes *out);

#endif
