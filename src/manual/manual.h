// The manual: pages and completion made from the tables that the program itself reads by, so that none can say what is
// not so. A program of the build, which is not installed.
//
// Pages are written for groff's and mandoc's macros "man", in the language that the thread uses.
#ifndef MANUAL_MANUAL_H
#define MANUAL_MANUAL_H

#include "cli/cli.h"
#include "reference/reference.h"

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

// ---- keys.c: the keys of a file ----

// All keys as items, each followed by those of the mappings below it.
void tz_keys_write(tz_roff *page, const tz_reference *all);
// Of a file whose every key is a section of its own.
void tz_key_sections_write(tz_roff *page, const tz_reference *all);

// ---- pages ----

// command_page.c
void tz_command_page(tz_roff *page, const tz_command *command);
void tz_exit_codes_write(tz_roff *page);
// program_page.c
void tz_program_page(tz_roff *page);
// file_page.c: tsuzuri-layout(5), tsuzuri-fonts(5), and tsuzuri-edition(5), with the files of an edition as examples.
void tz_layout_page(tz_roff *page);
void tz_fonts_page(tz_roff *page);
bool tz_edition_page(tz_roff *page, const char *edition, tz_diag *diag);

// bash.c, zsh.c, fish.c: completion.
void tz_complete_bash(tz_arena *arena, tz_bytes *out);
void tz_complete_zsh(tz_arena *arena, tz_bytes *out);
void tz_complete_fish(tz_arena *arena, tz_bytes *out);

#endif
