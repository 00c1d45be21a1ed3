// What people may write in the files of an edition, its layout and its list of fonts: every key with its meaning, its
// type and range, what holds without it, and an example.
//
// All of it comes from the tables that the files are read by (tz_bind), so that nothing is said of a key that is not
// so. Words are in the language that the thread uses (base/language.h); everything lives in the arena, or is constant.
#ifndef REFERENCE_REFERENCE_H
#define REFERENCE_REFERENCE_H

#include "record/record.h"
#include "yaml/yaml.h"

// ---- kinds.c: the kinds of files ----

typedef enum tz_reference_kind {
    TZ_REFERENCE_EDITION,
    TZ_REFERENCE_FORM,
    TZ_REFERENCE_CARD,
    TZ_REFERENCE_MUNICIPALITIES,
    TZ_REFERENCE_ERRATA,
    TZ_REFERENCE_SURVEY,
    TZ_REFERENCE_LAYOUT,
    TZ_REFERENCE_FONTS,
    TZ_REFERENCE_KINDS
} tz_reference_kind;

// "edition", "form" …: the words of the command line, in the order above; NULL ends them.
extern const char *const tz_reference_names[];
// The kind of that name; TZ_REFERENCE_KINDS: there is none.
tz_reference_kind tz_reference_find(const char *name);

typedef struct tz_reference_file {
    const char *file;           // as it is called: "edition.yaml", "cards/NAME.yaml"
    const char *about;          // N_: what it is
    const tz_bind_table *table; // what a file holds
    const tz_bind *others;      // keys that no table reads; NULL: none
    size_t others_n;            //
    const char *other_keys;     // a regular expression of such keys, which the form names; NULL: they are as said
    bool inherits;              // `like` may give what is missing
} tz_reference_file;
extern const tz_reference_file tz_reference_files[TZ_REFERENCE_KINDS];

// ---- entries.c: the keys of a file ----

typedef struct tz_reference_entry {
    const tz_bind *row;
    const char *key;     // "max"; one that people name is in capitals: "NAME"
    const char *path;    // from the file's top: "page.margins.top", "card.heading"
    size_t depth;        // 0: a key of the file itself
    size_t inner;        // how many of the entries that follow it are below it
    tz_bind_holder held; // how these are held; TZ_HELD_ALONE when there are none
    bool required;
    bool in_all_parts;     // a key that each part of a booklet has
    const char *same_as;   // the key of an earlier section whose keys this one has; they are not repeated. NULL: none
    const char *words;     // what it means; "" when nobody has said it
    const char *type;      // "length from 1pt to 200pt"
    const char *otherwise; // what holds without it, as it would be written; NULL: that has no name, or `words` say it
    const char *example;   // a value as it stands in the file; NULL: its keys have theirs
} tz_reference_entry;
typedef struct tz_reference {
    TZ_LIST(tz_reference_entry) entries;
} tz_reference;

tz_reference tz_reference_read(tz_arena *arena, tz_reference_kind kind);
// The same of any table.
tz_reference tz_reference_of(tz_arena *arena, const tz_bind_table *table);
// The entries of keys that each part of a booklet has, once.
tz_reference tz_reference_of_parts(tz_arena *arena, const tz_reference *all);
// "length from 1pt to 200pt; required; example: 10pt": all that is known of a key but its meaning, in one line.
// Examples that are long, or as good as told by the type, are left out.
const char *tz_reference_facts(tz_arena *arena, const tz_reference_entry *of);

// ---- terminal.c, markdown.c, schema.c: what is made of them ----

// For a terminal of that many columns, East Asian characters being two wide: the whole kind, or the section of that key
// alone. False when it has no such section; nothing is written then.
bool tz_reference_put_terminal(tz_arena *arena, tz_reference_kind kind, const char *section, size_t columns,
                               tz_bytes *out);
// All kinds as one page of Markdown.
void tz_reference_put_markdown(tz_arena *arena, tz_bytes *out);
// JSON Schema (draft 2020-12) of a kind, for editors: types, words, ranges and patterns as far as a schema can say
// them; keys that are not known are refused. `form` is asked for cards and for survey.yaml alone: with it, a card has
// its sections and fields, each of them required, and no others; NULL: any.
tz_bytes tz_reference_schema(tz_arena *arena, tz_reference_kind kind, const tz_form *form);

#endif
