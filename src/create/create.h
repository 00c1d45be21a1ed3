// Creating: the files of a new edition, as bytes. Nothing is written here; commands write all of them or none.
//
// The order of making is always the same: edition.yaml, form.yaml and municipalities.yaml first. They are read as any
// edition is (tz_created_head), so that whatever is wrong with them is reported at its place; from what was read the
// cards and the rest are made.
#ifndef CREATE_CREATE_H
#define CREATE_CREATE_H

#include "record/record.h"
#include "workbook/workbook.h"

// ---- created.c: the files ----

typedef struct tz_created_file {
    const char *name; // in the edition's folder: "cards/313025-iwami.yaml"
    const char *bytes;
    size_t size;
    const tz_source *source; // of a file that was given, so that messages name that; NULL: made here
} tz_created_file;
typedef struct tz_created {
    TZ_LIST(tz_created_file) files; // in the order of making
    bool has_cards_folder;          // cards/ is made also when no file is in it
} tz_created;
// Add a file, or give the one of that name other bytes. Bytes and source are borrowed.
void tz_created_add(tz_arena *arena, tz_created *created, const char *name, const tz_bytes *bytes);
void tz_created_add_source(tz_arena *arena, tz_created *created, const char *name, const tz_source *source);
// Puts a line before all others of a file; nothing where that already begins with the same word.
void tz_created_begin_with(tz_arena *arena, tz_created *created, size_t index, const char *line);
// The files as an edition is read from them; `created` is borrowed and may grow meanwhile.
tz_input tz_created_input(const tz_created *created);
// Reads the head of the edition from the files made so far: its own values, its form, its list. NULL after reporting.
const tz_edition *tz_created_head(tz_arena *arena, const tz_created *created, tz_diag *diag);

// ---- country.c: prefectures and municipalities of Japan ----

typedef struct tz_place_entry {
    tz_text code, name, reading, roman; // as data/japan/municipalities.tsv has them
} tz_place_entry;
typedef struct tz_prefecture {
    tz_place_entry own;
    const tz_place_entry *municipalities; // in the order of their codes
    size_t municipalities_n;
} tz_prefecture;
typedef struct tz_country {
    TZ_LIST(tz_prefecture) prefectures;
} tz_country;
// The table's name in a data folder.
#define TZ_COUNTRY_FILE "data/japan/municipalities.tsv"
// Reads the table. NULL after reporting.
const tz_country *tz_country_read(tz_arena *arena, const tz_source *table, tz_diag *diag);
// A prefecture by its name (鳥取県, 鳥取), reading, romanised name or code (310000, 31). NULL after reporting, with
// those that may have been meant.
const tz_prefecture *tz_country_find(tz_arena *arena, const tz_country *country, const char *word, tz_diag *diag);

// ---- edition.c: edition.yaml ----

typedef struct tz_new_edition {
    const char *fiscal_year; // "令和8年度"
    const char *title;
    const tz_prefecture *prefecture;
    const tz_bytes *regions; // `regions:` as it stands in edition.yaml; NULL: none
} tz_new_edition;
// `head`: the edition as read so far, for examples in comments; NULL: without them.
void tz_create_edition(tz_arena *arena, const tz_new_edition *edition, const tz_edition *head, tz_created *created);

// ---- regions.c: `regions:` of edition.yaml ----

// From YAML as edition.yaml has it: a list of regions, or a file with the key. Every municipality of the prefecture has
// to be in one region, by any of its names. NULL after reporting.
const tz_bytes *tz_create_regions_of_yaml(tz_arena *arena, const tz_source *file, const tz_prefecture *prefecture,
                                          tz_diag *diag);
// From a worksheet with a column of regions (merged, or empty below its first cell) and one of municipalities.
const tz_bytes *tz_create_regions_of_workbook(tz_arena *arena, const tz_workbook *workbook,
                                              const tz_prefecture *prefecture, tz_diag *diag);

// ---- municipalities.c: municipalities.yaml ----

// `source`: where the list is from, for people.
void tz_create_municipalities(tz_arena *arena, const char *prefecture, const tz_municipality *all, size_t n,
                              const char *source, tz_created *created);
void tz_create_municipalities_of(tz_arena *arena, const tz_prefecture *prefecture, tz_created *created);

// ---- cards.c: empty cards ----

typedef enum tz_card_naming { TZ_CARDS_ROMAN, TZ_CARDS_JAPANESE } tz_card_naming;
// "313025-iwami", or "岩美町".
const char *tz_create_card_name(tz_arena *arena, const tz_municipality *first, tz_card_naming naming);
// The card of these municipalities without an answer, each field with its label as a comment above it.
void tz_create_card(tz_arena *arena, const tz_edition *head, const char *name, const tz_municipality *municipalities,
                    size_t n, tz_created *created);
// One for each municipality of the list.
void tz_create_cards(tz_arena *arena, const tz_edition *head, tz_card_naming naming, tz_created *created);

// ---- readme.c: README.txt ----

// The next commands, as they are typed, with the folder's path as it was written.
typedef struct tz_next_commands {
    const char *form, *import, *check, *build;
} tz_next_commands;
tz_next_commands tz_create_next_commands(tz_arena *arena, const char *folder);
// What to do next, in Japanese. Without empty cards it also makes the folder that workbooks go into.
void tz_create_readme(tz_arena *arena, const tz_edition *head, const char *folder, bool workbooks, tz_created *created);

// ---- form.c: form.yaml of a survey's workbook ----

// A question or a section that was found on a worksheet, or is written down on the hidden one.
typedef struct tz_found_field {
    const char *id;
    tz_text label, short_label, was, language, help, example; // size 0: none
    tz_texts choices;
    const char *cell; // "調査票!B13", for people; NULL: it is not said
} tz_found_field;
typedef struct tz_found_section {
    const char *id;
    tz_text label;
    const char *cell; // NULL: it is not said
    TZ_LIST(tz_found_field) fields;
} tz_found_section;
typedef struct tz_found_form {
    tz_text title, note; // size 0: none
    TZ_LIST(tz_found_section) sections;
    size_t fields_n;
} tz_found_form;
// Writes it as form.yaml. `file`: the workbook's name, for the comment at its head.
void tz_create_form(tz_arena *arena, const tz_found_form *form, const char *file, tz_created *created);

// form_made.c: the form of a workbook that tsuzuri has made. False: it is none, or of a version that has not all of it.
bool tz_form_made_read(tz_arena *arena, const tz_workbook *workbook, tz_found_form *to);
// form_found.c: what looks like sections and questions of an empty workbook. Tells how many were found, and each
// decision that may be wrong, at its cell. False after reporting that there are no questions.
bool tz_form_found_read(tz_arena *arena, const tz_workbook *workbook, tz_found_form *to, tz_diag *diag);

// ---- scalar.c: texts in YAML ----

// Adds a text as a value that YAML reads as it stands: plain where that is safe, in quotation marks, or else as a block
// below, indented by two more than `indent`. `flow`: within {…}, never a block.
void tz_create_put_text(tz_arena *arena, tz_bytes *out, const tz_text *text, int indent, bool flow);

#endif
