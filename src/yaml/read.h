// What the files of this folder share: from bytes to composed texts that know their places.
#ifndef YAML_READ_H
#define YAML_READ_H

#include "character/character.h"
#include "yaml/yaml.h"

// ---- scalar.c: places of the characters of a scalar ----

typedef enum tz_scalar_style { TZ_PLAIN, TZ_SINGLE_QUOTED, TZ_DOUBLE_QUOTED, TZ_LITERAL, TZ_FOLDED } tz_scalar_style;

// Decodes bytes [from, to) of the source, a scalar in the given style, with the place of every character. `value` is
// what libyaml made of it: the indentation of blocks is found by it, and the result is the same text. Escapes of
// characters that may not stand in a file are reported.
void tz_scalar_decode(tz_draft *draft, tz_scalar_style style, size_t from, size_t to, const char *value, size_t size,
                      tz_diag *diag);

// ---- line.c: one line of a file, for itself ----

#define TZ_NO_COLUMN SIZE_MAX

typedef enum tz_colon { TZ_COLON_NONE, TZ_COLON, TZ_COLON_FULL_WIDTH, TZ_COLON_TIGHT } tz_colon;
typedef struct tz_line_of_file {
    size_t from, end; // its bytes, without the line end
    size_t indent;    // how many spaces it begins with
    size_t odd;       // the first other blank in its indentation: a tab, U+3000; `text` if there is none
    size_t text;      // behind all blanks; `end`: there is nothing
    size_t dash;      // column of its first "- ", TZ_NO_COLUMN: none
    size_t content;   // behind all "- "
    size_t key_end;   // a key begins at `content`; `content`: none does
    tz_colon colon;   // behind the key, and where
    size_t colon_at;
    size_t value;    // behind the colon and blanks
    bool known;      // the key is one of the rules' words (without rules: any)
    bool top, below; // the rules have it as a key of the file itself, as one that stands below those
    bool is_word;    // the key is one of letters, digits and - _ . or stands in quotation marks
} tz_line_of_file;

// The bytes of a file and what the scan of its lines has to know about it.
typedef struct tz_file_lines {
    const tz_source *source;
    const char *bytes; // checked
    const tz_yaml_rules *rules;
} tz_file_lines;

tz_line_of_file tz_line_read(const tz_file_lines *in, size_t line);
bool tz_line_is_empty(const tz_line_of_file *line);
bool tz_line_is_comment(const tz_file_lines *in, const tz_line_of_file *line);
// The bytes of a blank at `at`: a space, a tab, or one of the wide and unbreakable ones; 0: another character.
size_t tz_line_blank_size(const tz_file_lines *in, size_t at, size_t end);

// What is wrong with a colon that is full-width, or has no half-width space behind it.
const char *tz_colon_message(tz_arena *arena, const tz_file_lines *in, size_t key, size_t key_end, size_t colon,
                             size_t end);

// ---- value.c: how a value is written ----

typedef enum tz_value_kind {
    TZ_VALUE_EMPTY,
    TZ_VALUE_PLAIN,
    TZ_VALUE_QUOTED,
    TZ_VALUE_FLOW,
    TZ_VALUE_BLOCK
} tz_value_kind;
typedef struct tz_value_of_file {
    tz_value_kind kind;
    size_t last_line;    // where it ends; of a block: its header's
    const char *message; // what is wrong with it, translated; NULL: nothing
    size_t wrong_at;
} tz_value_of_file;

// The value that begins at byte `at` of a line. `column`: where the key or list item begins that it belongs to, so that
// a mark that is never closed takes in no further keys.
tz_value_of_file tz_value_scan(const tz_file_lines *in, tz_arena *arena, size_t line, size_t at, size_t column);

// ---- slips.c, mend.c: a file without its slips ----

// A piece of the bytes for libyaml: from byte `at` on they were written from byte `source_at` of the source on, in
// step.
typedef struct tz_piece {
    uint64_t at;
    uint32_t source_at;
} tz_piece;
typedef struct tz_mended {
    const tz_source *source;
    const char *bytes;
    size_t size;
    const tz_piece *pieces; // ascending; n = 0: byte by byte those of the source
    size_t n;
} tz_mended;

uint32_t tz_mended_source_byte(const tz_mended *mended, size_t at);
tz_place tz_mended_place(const tz_mended *mended, size_t at);

// What becomes of a line.
typedef struct tz_line_fix {
    enum { TZ_LINE_KEPT, TZ_LINE_DROPPED, TZ_LINE_REPLACED } what;
    bool is_entry;    // a key or a list item begins on it
    bool unreadable;  // what is written from it on up to the next entry is not read
    const char *text; // in its place, without the line end
    uint32_t shift;   // what to add to a byte of `text` for its byte in the source, where a key stands in it
} tz_line_fix;
typedef struct tz_mending {
    tz_arena *arena;
    tz_file_lines in;
    tz_line_fix *fixes; // one a line
    bool changes;       // a line is not kept
    size_t slips;       // reported
} tz_mending;

// Looks for slips line by line and reports them.
tz_mending *tz_slips_find(tz_arena *arena, const tz_file_lines *in, tz_diag *diag);
// Gives up the entry that byte `at` of the source is in; false: there is none.
bool tz_mending_give_up(tz_mending *mending, size_t at);
tz_mended tz_mending_apply(const tz_mending *mending);
// Whether the source's byte is on a line that is unreadable.
bool tz_mending_is_unreadable(const tz_mending *mending, size_t at);
// The key's line becomes "key:", with so many spaces before it (TZ_NO_COLUMN: with what stands before it), and is
// unreadable.
void tz_mending_keep_key(tz_mending *mending, size_t line, size_t column);
void tz_mending_drop(tz_mending *mending, size_t from, size_t to);

// ---- literal.c: that YAML changes and leaves out nothing ----

typedef struct tz_literal {
    const tz_mended *mended;
    const tz_yaml_rules *rules;
    tz_diag *diag;
} tz_literal;

// Whether the text of a scalar that was written in bytes [from, to) is what stands there; if not, it is reported.
bool tz_literal_check_value(const tz_literal *in, tz_scalar_style style, size_t from, size_t to);

const char *tz_literal_escape_message(void);
// The half-width sign that is meant by a value written with full-width ones ("｜", "””"); NULL: it is a text.
const char *tz_literal_twin(const char *bytes, size_t size);

// What libyaml has read before a gap in which there can be comments.
typedef enum tz_literal_after { TZ_AFTER_OTHER, TZ_AFTER_KEY, TZ_AFTER_VALUE, TZ_AFTER_ITEM } tz_literal_after;
typedef struct tz_literal_before {
    tz_literal_after kind; // TZ_AFTER_VALUE: the scalar that is a key's value; TZ_AFTER_ITEM: one of a list
    tz_scalar_style style; // of the scalar
    bool empty;            // nothing was written
    size_t key;            // where the key begins
    size_t end;            // of all that was read
} tz_literal_before;
// Reports comments from the end of what was read to byte `to` that take text away; false if there are any.
// `text_follows`: what comes next is a scalar that is not empty.
bool tz_literal_check_gap(const tz_literal *in, const tz_literal_before *before, size_t to, bool text_follows);

// ---- problem.c ----

// Our words for one of libyaml's syntax errors, translated.
const char *tz_yaml_explain_problem(const char *problem);

#endif
