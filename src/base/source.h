// Input text that knows its places: files as bytes, and strings that remember where each character was written.
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"

#include <stdint.h>

struct tz_diag;

// One input file. `name` is what messages show (as the user wrote it).
typedef struct tz_source {
    const char *name;
    const char *bytes; // need not be NUL-terminated
    size_t size;
    const uint32_t *lines; // byte offset of each line's start; LF, CR LF and CR end a line, nothing else does
    size_t lines_n;        // 0: a file that is no text, of which messages show the name alone
} tz_source;

// Wraps bytes (borrowed, must outlive the arena) into a source with its line table. size < 4 GiB.
const tz_source *tz_source_new(tz_arena *arena, const char *name, const char *bytes, size_t size);

// A place in a source; source NULL = nowhere in particular.
typedef struct tz_place {
    const tz_source *source;
    uint32_t at; // byte offset
} tz_place;

// 1-based line and column; the column counts code points. Both 0: the source has no lines.
void tz_place_line(tz_place place, uint32_t *line, uint32_t *column);

// Text that knows its places: NFC UTF-8, and for each byte where in the source it was written. A value type; the bytes
// are borrowed.
typedef struct tz_text {
    const char *bytes; // `size` bytes; NUL-terminated only for an entire scalar
    size_t size;
    const tz_source *source;
    const struct tz_text_origin *origins; // ascending; borrowed
    uint32_t origins_n;
    uint32_t offset; // of bytes[0] within the text that the origins refer to
    uint32_t id;     // of the text it is a part of, by which parts are found again on the pages; 0: none
    uint32_t start;  // of bytes[0] within the text that was given the id
} tz_text;
// From text byte `at` up to the next origin, each byte of the text was written one source byte after the one before it,
// the first at source byte `source_at`.
typedef struct tz_text_origin {
    uint32_t at, source_at;
} tz_text_origin;

tz_place tz_text_place(const tz_text *text, size_t at);
// Byte `at` of a text with an id as one number: ordered by ids, and in the text of one id by bytes.
static inline uint64_t tz_text_position(const tz_text *text, size_t at) {
    return (uint64_t)text->id << 32 | (text->start + at);
}
// The part [from, to); shares everything.
tz_text tz_text_slice(const tz_text *text, size_t from, size_t to);
// A text from a constant or computed string without a place (bytes borrowed).
tz_text tz_text_from_string(const char *string);
// Where the ink of the line [from, to) ends: behind that stand blanks and tabs alone, of any width.
size_t tz_line_ink_end(const char *bytes, size_t from, size_t to);
// The number of its characters (code points) without white space.
size_t tz_text_character_count(const tz_text *text);
// Whether the bytes are the same; places do not count.
bool tz_text_is(const tz_text *text, const char *string);
bool tz_text_equal(const tz_text *a, const tz_text *b);
// The index of a word in a NULL-terminated list; -1: it is not there.
int tz_word_index(const char *const *words, const char *word);
// A NUL-terminated copy; the second gives NULL for an empty text.
char *tz_text_to_string(tz_arena *arena, const tz_text *text);
char *tz_text_to_string_or_null(tz_arena *arena, const tz_text *text);
// A NUL-terminated copy for use in a message: at most 40 characters, then "...".
const char *tz_text_excerpt(tz_arena *arena, const tz_text *text);

typedef struct tz_names {
    TZ_LIST(const char *) all;
} tz_names;

// Where an edition's inputs come from. The engine requests a file by its relative name ("cards/242055-kuwana.yaml") and
// gets bytes; only commands know about files. NULL after reporting (at `requested_at`, if it has a source) when there
// is none.
typedef struct tz_input {
    const tz_source *(*open)(void *context, tz_arena *arena, const char *name, tz_place requested_at,
                             struct tz_diag *diag);
    // The names of what is in one of its folders ("cards"), in any order; folders end with a slash. False: it cannot be
    // listed. NULL when nothing can.
    bool (*list)(void *context, tz_arena *arena, const char *folder, tz_names *names);
    void *context;
} tz_input;

#endif
