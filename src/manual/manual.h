// The manual: pages and completion made from the tables that the program itself reads by, so that none can say what is
// not so. A program of the build, which is not installed.
//
// Pages are written for groff's and mandoc's macros "man", in the language that the thread uses.
#ifndef MANUAL_MANUAL_H
#define MANUAL_MANUAL_H

#include "cli/cli.h"
#include "yaml/yaml.h"

// ---- roff.c: a page as it is written ----

typedef struct tz_roff {
    tz_arena *arena;
    tz_bytes out;
    bool is_fresh; // nothing stands in its section yet
} tz_roff;

// Begins a page: tsuzuri-build(1), with the line that whatis shows.
void tz_roff_begin(tz_roff *page, const char *name, int section, const char *summary);
void tz_roff_section(tz_roff *page, const char *title);
void tz_roff_subsection(tz_roff *page, const char *title);
// A paragraph of words; lines of the text are joined.
void tz_roff_paragraph(tz_roff *page, const char *text);
// An item: its tag is roff already, its text is words.
void tz_roff_item(tz_roff *page, const char *tag, const char *text);
// Further words of an item, or of a paragraph, on a line of their own.
void tz_roff_line(tz_roff *page, const char *text);
// What is typed or written in a file, as it is.
void tz_roff_code(tz_roff *page, const char *text, size_t size);
void tz_roff_begin_inner(tz_roff *page);
void tz_roff_end_inner(tz_roff *page);
// "tsuzuri(1), tsuzuri-build(1)" and so on: names with their sections, NULL-terminated.
void tz_roff_see_also(tz_roff *page, const char *const *names);
// Pieces of tags.
const char *tz_roff_plain(tz_arena *arena, const char *text);
const char *tz_roff_bold(tz_arena *arena, const char *text);
const char *tz_roff_italic(tz_arena *arena, const char *text);

// ---- comments.c: explanations in the comments of a layout ----

// What the comment above a section of the file says about a key: "#   key, other.key: words | in the other language",
// and lines behind it that are indented further. Words are of the language that most of their letters are of.
typedef struct tz_explanation {
    const char *section; // the key of the file that the comment stands above; "": above none
    const char *keys;    // as written
    const char *japanese, *english;
} tz_explanation;
typedef struct tz_explanations {
    TZ_LIST(tz_explanation) keys;
    TZ_LIST(tz_explanation) sections; // what is said of a section as a whole; keys NULL
} tz_explanations;
void tz_explanations_read(tz_arena *arena, const tz_source *source, tz_explanations *out);
// What is said in the section about the key, whose names are joined with dots: "margins.top", else "top"; else outside
// of sections. NULL: nothing.
const tz_explanation *tz_explanation_find(const tz_explanations *all, const char *section, const char *key);
const tz_explanation *tz_explanation_of_section(const tz_explanations *all, const char *section);
// In the language that the thread uses.
const char *tz_explanation_words(const tz_explanation *of);

// ---- keys.c: the keys of a file ----

typedef struct tz_key_list {
    tz_roff *page;
    const tz_explanations *explanations; // NULL: the rows have their own
    const tz_yaml *example;              // a file that has many of the keys; NULL: none
    tz_diag *diag;                       // told of keys that nothing explains
} tz_key_list;
// All keys of a table as items, each followed by those of the mappings below it.
void tz_keys_write(const tz_key_list *list, const tz_bind_table *table);
// A file whose every key is a section of its own.
void tz_key_sections_write(const tz_key_list *list, const tz_bind_table *table);

// ---- pages ----

// command_page.c
void tz_command_page(tz_roff *page, const tz_command *command);
void tz_exit_codes_write(tz_roff *page);
// program_page.c
void tz_program_page(tz_roff *page);
// file_page.c: tsuzuri-layout(5), explained by layouts/a4.yaml; tsuzuri-edition(5), with the files of an edition as
// examples.
bool tz_layout_page(tz_roff *page, const char *layout, tz_diag *diag);
bool tz_edition_page(tz_roff *page, const char *edition, tz_diag *diag);

// bash.c, zsh.c, fish.c: completion.
void tz_complete_bash(tz_arena *arena, tz_bytes *out);
void tz_complete_zsh(tz_arena *arena, tz_bytes *out);
void tz_complete_fish(tz_arena *arena, tz_bytes *out);

#endif
