// The files of the page's work, in memory: name → bytes. What src/base/file.h declares is done with them in files.c and
// outputs.c, so that commands read and write as they do on a disk; these two stand in the place of base/file.c,
// folder.c and output.c.
//
// Names are paths from the page's one folder: "r7/cards/242055-kuwana.yaml", "layouts/a4.yaml". "." and ".." within
// them are resolved, folders are there when something is in them, and there are no links.
#ifndef WEB_FILES_H
#define WEB_FILES_H

#include "base/file.h"

// Adds a file, or gives it other bytes. They are taken over, to be freed with free(); NULL: the file is known to be
// there, but not loaded (a large font): reading it fails, and tz_web_needed() has its name afterwards.
// A name that ends with a slash is a folder that may be empty.
void tz_web_put(const char *name, char *bytes, size_t size);
// Removes one; nothing happens where there is none.
void tz_web_remove(const char *name);
// The file that the name of a source begins with, which goes on with a blank: "cards/津市.xlsx" of "cards/津市.xlsx
// 調査票!C12". Its length; 0: none.
size_t tz_web_file_of_cell(const char *source);

// Begins a run: no output, nothing needed. Outputs and names live in this arena.
void tz_web_begin(tz_arena *arena);
void tz_web_begin_reading(tz_arena *arena);
// Names of files that were to be read and are not loaded, in order of asking, each once.
const tz_names *tz_web_needed(void);

typedef struct tz_web_output {
    const char *name; // as the command was asked for it; a folder without files ends with a slash
    tz_bytes bytes;
} tz_web_output;
typedef struct tz_web_outputs {
    TZ_LIST(tz_web_output) all;
} tz_web_outputs;
// What was written since, complete files only, in order of writing.
const tz_web_outputs *tz_web_written(void);

#endif
