// Where the files of a project are looked for: the folders of an edition, and those with layouts and fonts.
#ifndef PROJECT_SEARCH_H
#define PROJECT_SEARCH_H

#include "project/project.h"

#include <stdatomic.h>

// What a caller has chosen. All borrowed for the life of the arena of what is opened with it.
typedef struct tz_search {
    // Folders that may have layouts/ and fonts/fonts.yaml, in the order in which they are searched; NULL ends them, and
    // "" is the current folder.
    const char *const *data_folders;
    const char *layout;          // file to use instead of the edition's own layout, or its name in layouts/; NULL: none
    const tz_input *archived;    // layouts that are kept with the records, asked for what is nowhere else; NULL: none
    const char *fonts;           // list of fonts; NULL: fonts/fonts.yaml of the first data folder that has it
    const char *font_dir;        // folder of font files, laid out as the list says, or flat; NULL: the list's own
    const tz_progress *progress; // or NULL
    uint32_t threads;            // 0: one
    bool head;                   // of the edition the head alone
    atomic_bool *unreadable;     // set by any thread when a file that is needed cannot be read; or NULL
} tz_search;

// Reads the edition in a folder, with its layout and fonts. Layouts are looked for in the folder of the layout file
// that was chosen, or else in the edition's, and then among the data folders' layouts. With `records` they are read
// from there, and `folder` is NULL. NULL after reporting.
const tz_project *tz_search_project(tz_arena *arena, const tz_search *search, const char *folder,
                                    const tz_input *records, tz_diag *diag);
// The fonts alone. NULL after reporting.
tz_fonts *tz_search_fonts(tz_arena *arena, const tz_search *search, tz_diag *diag);
// The font files that these fonts need. False after reporting.
bool tz_search_font_files(tz_arena *arena, const tz_search *search, const tz_fonts *fonts, tz_input *files,
                          tz_diag *diag);
// The list of fonts that would be read; NULL: there is none in any data folder.
const char *tz_search_fonts_list(tz_arena *arena, const tz_search *search);
// The folders that a project's files come from, but for font files: NULL-terminated, the edition's own first.
const char *const *tz_search_folders(tz_arena *arena, const tz_search *search, const char *folder);

// A file of the data folders, such as "data/japan/municipalities.tsv", from the first one that has it. NULL after
// reporting.
const tz_source *tz_search_data_file(tz_arena *arena, const tz_search *search, const char *name, tz_diag *diag);

// ---- layouts.c ----

// A layout that can be asked for by its name: "a3" of layouts/a3.yaml.
typedef struct tz_layout_file {
    const char *name, *path;
} tz_layout_file;
// All layouts of the data folders, by name; of several of one name that which would be read. NULL after reporting.
const tz_layout_file *tz_search_layouts(tz_arena *arena, const tz_search *search, size_t *n, tz_diag *diag);

#endif
