// A project: one edition's records, its layout and its fonts, read together and bound to each other.
//
// What a program starts from: it names the inputs that bytes come from, gets everything read and checked, and goes on
// with tz_book_make() (book.h) and tz_pdf_write() (pdf.h). No file is opened here.
#ifndef PROJECT_PROJECT_H
#define PROJECT_PROJECT_H

#include "layout/layout.h"

// All borrowed for the life of the arena.
typedef struct tz_project_inputs {
    const tz_input *records;    // the edition's folder: edition.yaml, form.yaml, cards/…
    const tz_source *fonts;     // fonts.yaml
    const tz_input *font_files; // called only when text is set
    const tz_source *layout;    // used instead of the edition's own layout; NULL: none is given
    const char *layout_name;    // its name among `layouts`; NULL: the last part of its source's name
    const tz_input *layouts;    // opens the layout that the edition names, and what a layout is `like`
    const char *default_layout; // the name of the layout to open for an edition that names none
    uint32_t threads;           // for reading the cards; 0: one
    bool head;                  // read no cards: tz_edition_read_head()
    // Called once fonts.yaml is read, so that `font_files` may be filled in for the folder that it names; NULL: it is.
    // False after reporting.
    bool (*find_fonts)(void *context, tz_fonts *fonts);
    void *find_context;
} tz_project_inputs;

// A file that the edition was made from, under its name in an archive:
// "edition/cards/242055-kuwana.yaml", "layouts/a4.yaml" (the layout, and all that it is `like`), "fonts/fonts.yaml".
typedef struct tz_project_file {
    const char *name;
    const tz_source *source;
} tz_project_file;

typedef struct tz_project {
    const tz_edition *edition;
    const tz_layout *layout;
    const char *layout_name; // its name in an archive: "layouts/a4.yaml"
    tz_fonts *fonts;
    const tz_project_file *files; // records in order of reading, layouts, fonts; each once
    size_t files_n;
} tz_project;

// Reads all of it. NULL after reporting; reads on past errors, so that mistakes in the records, in the layout and in
// fonts.yaml are reported in one run; only where the form or the fonts are wrong, the layout cannot be checked against
// them.
const tz_project *tz_project_read(tz_arena *arena, const tz_project_inputs *inputs, tz_diag *diag);

// The name in an archive of what was asked for as `name` in one of its folders: "edition" and "./cards//tsu.yaml" give
// "edition/cards/tsu.yaml".
const char *tz_project_file_name(tz_arena *arena, const char *folder, const char *name);
// Whether a file of the edition's folder, named from there, is part of the edition: PDFs, hidden files, backups
// (name~) and Excel's lock files (~$name) are not. `archive` stores what is, also when nothing reads it; `watch` builds
// again when it changes.
bool tz_project_includes(const char *name);
// For qsort(): compares two tz_project_file by their names.
int tz_project_file_by_name(const void *a, const void *b);

#endif
