// YAML as a tree of nodes that know their places, and a declarative way to read one into a struct.
//
// Only plain data is accepted: one document, no anchors, aliases, tags or duplicate keys; strings are composed (NFC).
#ifndef YAML_YAML_H
#define YAML_YAML_H

#include "base/diag.h"
#include "base/length.h"

typedef enum tz_yaml_kind { TZ_SCALAR, TZ_SEQUENCE, TZ_MAPPING } tz_yaml_kind;

typedef struct tz_yaml tz_yaml;
typedef struct tz_yaml_pair {
    tz_text key;
    const tz_yaml *value;
} tz_yaml_pair;
struct tz_yaml {
    tz_yaml_kind kind;
    bool unreadable;           // an error at it is reported, and its content is not what was meant: to be left alone
    tz_place place;            // of the first character of its content
    tz_text text;              // scalar
    size_t n;                  // sequence, mapping
    const tz_yaml **items;     // sequence
    const tz_yaml_pair *pairs; // mapping, in order of the file
};

// What a file of records asks for besides: every character of a value is a character of its text. So what YAML would
// change or leave out is an error: lines that are joined, escapes, words for "no value", and what stands behind a #.
typedef struct tz_yaml_rules {
    bool answers;            // a card: comments only on lines of their own, between keys; elsewhere also behind a value
    const char *const *keys; // words that begin a line as keys
    size_t keys_n;
    size_t top_n; // so many of them, the first ones, are keys of the file itself, the others stand below these; 0: any
} tz_yaml_rules;

// Reads the one document of a source. NULL after reporting every error that can be found (bad UTF-8, syntax, duplicate
// keys, control and private-use characters, anchors, sizes and depth beyond the limits in yaml.c).
const tz_yaml *tz_yaml_read(tz_arena *arena, const tz_source *source, tz_diag *diag);
// The same, but a tree is given whenever there is one, also when errors were reported (a wrong character in it is a
// "_", of two equal keys both are there): for a caller that goes on to report what else is wrong. NULL after an error
// of syntax; even then the rest of the file has been searched for more. The bytes and places of texts are made in an
// arena of their own, for a caller that needs them longer than the tree. `rules`: of records; NULL: none.
const tz_yaml *tz_yaml_read_tolerant(tz_arena *arena, tz_arena *texts, const tz_source *source,
                                     const tz_yaml_rules *rules, tz_diag *diag);
// The value of a key, or NULL. No report.
const tz_yaml *tz_yaml_find(const tz_yaml *mapping, const char *key);

// Reading a mapping into a struct: one row a key, read in the order of the rows, so that what a row means may depend on
// the values of those above it.
typedef enum tz_bind_type {
    TZ_BIND_TEXT,         // tz_text; white space alone is no text for a row that is `filled`
    TZ_BIND_INT,          // int32_t
    TZ_BIND_BOOL,         // bool: true, false
    TZ_BIND_LENGTH,       // tz_length_spec: 10mm, 8pt, 12Q, 0.5em, or a sum "1mm + 0.5em"
    TZ_BIND_PAPER_LENGTH, // tz_len: the same without em
    TZ_BIND_EM,           // tz_em: em only
    TZ_BIND_RATIO,        // int32_t in millionths: 1.3, 120%
    TZ_BIND_CHOICE,       // int or an enum, index into `choices` (NULL-terminated)
    TZ_BIND_EITHER,       // bool: whether it is the second of two `choices`
    TZ_BIND_TEXTS,        // tz_texts: a sequence of strings, none of them blank
    TZ_BIND_NODE,         // const tz_yaml *: any node, read by the caller
    TZ_BIND_SCALAR,       // a scalar, read by `read`
    TZ_BIND_VALUE,        // any node, read by `read`
} tz_bind_type;
typedef struct tz_texts {
    const tz_text *at;
    size_t n;
} tz_texts;
typedef struct tz_bind tz_bind;
// The rows of one kind of mapping, for whoever tells people what they may write.
typedef enum tz_bind_holder { TZ_HELD_ALONE, TZ_HELD_IN_LIST, TZ_HELD_BY_NAME } tz_bind_holder;
typedef struct tz_bind_table {
    const tz_bind *rows;
    size_t n;
    tz_bind_holder held;  // a value is one such mapping, a list of them, or names that have one each
    const void *defaults; // the struct that is filled, as it is before; NULL: all zero
} tz_bind_table;
// Reads a value into a row's member; returns false after reporting. `context` is the caller's.
typedef bool tz_bind_reader(void *context, const tz_bind *bind, const tz_yaml *value, void *member);
struct tz_bind {
    const char *key;
    tz_bind_type type;
    size_t offset; // offsetof(struct, member)
    bool required, filled;
    // The range of every number: TZ_BIND_INT, TZ_BIND_RATIO in millionths, lengths in EMU, TZ_BIND_EM in its own unit;
    // most_em is that of the part in em of a TZ_BIND_LENGTH, which begins with 0.
    int32_t least, most, most_em;
    const char *const *choices; // TZ_BIND_CHOICE, TZ_BIND_EITHER; of a TZ_BIND_NODE: words in place of its mapping
    tz_bind_reader *read;       // TZ_BIND_SCALAR, TZ_BIND_VALUE
    const void *argument;       // for `read`
    tz_bind_reader *then;       // NULL, or told of a value that has been read into its member; false after reporting
    const tz_bind_table *below; // TZ_BIND_NODE, TZ_BIND_VALUE: of the mappings that the value holds; NULL: none
    // For people, and programs that help them write (src/reference).
    const char *help;    // N_: what it means
    const char *expects; // N_: what a value is, where the type says too little of it; NULL: the type says it
    const char *example; // a value as it stands in the file; NULL: one is made from the type
    const char *pattern; // of a text, or of each in a list: a regular expression (ECMA-262) of plain ASCII; NULL: any
    bool alternative; // says what the mapping is: one without the key is another thing, so that nothing holds without
    bool refused;     // no value is taken: the key is known for what is said of it alone, and not told people
    bool list;        // TZ_BIND_VALUE without `below`: a list, of numbers where there is a range, else of texts
};
// A number of such a row as people write it: 297mm, 0.05pt, 0.375em, 1.3.
const char *tz_bind_number(tz_arena *arena, tz_bind_type type, int32_t value);
// Fills *to from a mapping. Absent optional keys leave their member as it is. Reports wrong kinds, unknown keys (with
// the nearest known one), missing keys (at the mapping) and values out of range; returns false if any.
bool tz_yaml_bind(tz_arena *arena, const tz_yaml *mapping, const tz_bind *binds, size_t n, void *to, tz_diag *diag);
// The same for rows with readers, which get this context.
bool tz_yaml_bind_with(tz_arena *arena, const tz_yaml *mapping, const tz_bind *binds, size_t n, void *to, void *context,
                       tz_diag *diag);
#define TZ_BIND(arena, mapping, binds, to, diag)                                                                       \
    tz_yaml_bind((arena), (mapping), (binds), sizeof(binds) / sizeof(binds)[0], (to), (diag))

// A sequence of strings, as TZ_BIND_TEXTS reads it. False after reporting.
bool tz_yaml_read_texts(tz_arena *arena, const tz_yaml *value, tz_texts *to, tz_diag *diag);

// The nearest of n words to `word` by edit distance (at most a third of its length away), or NULL.
const char *tz_nearest_word(const tz_text *word, const char *const *words, size_t n);

// The keys that a mapping has, compared with the n known ones that it may have. For its unknown keys the nearest known
// ones are found once, when first needed.
typedef struct tz_keys {
    tz_arena *arena;
    const tz_yaml *in;
    const char *const *known;
    size_t n;
    const char **suggestions; // one a pair, found when first needed; NULL before
} tz_keys;
// The known key that is nearest to key i of the mapping; NULL: none is near, it is known itself, or there are more keys
// than anybody writes.
const char *tz_keys_suggestion(tz_keys *keys, size_t i);
// Whether `wanted`, one of the known keys, is missing. It is not when an unknown key is nearest to it: then that slip
// is reported instead.
bool tz_keys_is_missing(tz_keys *keys, const char *wanted);

#endif
