// Patches: a file with other text at some places, all the rest, comments too, as it was.
#ifndef CREATE_PATCH_H
#define CREATE_PATCH_H

#include "yaml/yaml.h"

typedef struct tz_patch {
    size_t from, to; // bytes of the source
    const char *text;
} tz_patch;
typedef struct tz_patches {
    tz_arena *arena;
    const tz_source *source;
    TZ_LIST(tz_patch) all; // none over another
} tz_patches;

// Bytes [from, to) become the text; borrowed.
void tz_patch_replace(tz_patches *patches, size_t from, size_t to, const char *text);
// The part [from, to) of a text of the source becomes another text. A value that nothing is left of becomes "".
void tz_patch_text(tz_patches *patches, const tz_text *of, size_t from, size_t to, const char *text);
// Takes out a key of a mapping in block style, or an item of such a list: its lines, but none of the comments above.
void tz_patch_remove_lines(tz_patches *patches, const tz_text *key, const tz_yaml *value);
// Puts lines, with the line ends behind them, behind those of a key.
void tz_patch_add_lines(tz_patches *patches, const tz_yaml *behind, const char *lines);
// A key's value becomes empty: a block stays one, so that it can be written anew.
void tz_patch_empty(tz_patches *patches, const tz_text *key, const tz_yaml *value);

// The bytes of the source's line, the end without the line end; and the last byte of a value, of one in brackets the
// closing one, of a text the last letter.
size_t tz_patch_line_start(const tz_source *source, size_t at);
size_t tz_patch_line_end(const tz_source *source, size_t at);
size_t tz_patch_last_byte(const tz_yaml *value);

// The comment that tells what the file is, [*from, *to): its first one but for a line of an editor's. False: none does.
bool tz_patch_find_title(const tz_source *source, size_t *from, size_t *to);

// The source with all of them.
tz_bytes tz_patches_apply(tz_patches *patches);

#endif
