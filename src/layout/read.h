// What the files of the layout reader share.
//
// A section of a layout file is read by a table of rows (tz_bind) straight into its spec. What a row cannot say, such
// as how two of its values must agree, is checked when the whole table has been read.
#ifndef LAYOUT_READ_H
#define LAYOUT_READ_H

#include "base/intl.h"
#include "layout/layout.h"

#include <stddef.h>

// A style and a ground on which text in it is too faint to read, as already reported.
typedef struct tz_faint_text {
    const tz_style *style;
    tz_color ground;
} tz_faint_text;

// Where a style, or the one it is like, says what its uses are checked for.
typedef enum tz_style_key { TZ_STYLE_DIRECTION, TZ_STYLE_SIZE, TZ_STYLE_COLOR, TZ_STYLE_KEYS } tz_style_key;
typedef struct tz_style_origin {
    tz_place at[TZ_STYLE_KEYS]; // source NULL: nowhere
} tz_style_origin;
typedef struct tz_reported {
    tz_place place;
    tz_style_key key;
} tz_reported;

// One reading of a layout file: the context of every reader (tz_bind_reader) below.
typedef struct tz_layout_reader {
    tz_arena *arena;
    tz_layout *layout;
    const tz_edition *edition;
    const tz_form *form; // the edition's
    const tz_fonts *fonts;
    tz_diag *diag;
    const tz_yaml *root;              // the file with what it is like below it
    TZ_LIST(const tz_source *) files; // the layout's own, then what it is like, nearest first
    TZ_LIST(tz_place) likes;          // where each of them names the next
    TZ_LIST(tz_faint_text) faint;
    TZ_LIST(tz_print_note) print_notes;
    tz_style_origin *origins;  // of the styles
    TZ_LIST(tz_reported) told; // what was reported of them
    bool styles_refused;       // as a whole: nothing more is to be said of styles that are not there
} tz_layout_reader;

// ---- rows of tz_bind tables ----

// A row is {REQUIRED(KIND, struct, member, "key"), what the kind needs …}, with OPTIONAL for a key that may be missing:
// then the member has its default (layout.c). A member whose type is not the kind's does not compile.
#define REQUIRED(kind, spec, member, key_) OPTIONAL(kind, spec, member, key_), .required = true
#define OPTIONAL(kind, spec, member, key_)                                                                             \
    .key = (key_),                                                                                                     \
    .offset =                                                                                                          \
        offsetof(spec, member) + 0 * sizeof((TYPE_OF(spec, member) *)0 == (TZ_KIND_##kind(TYPE_OF(spec, member)) *)0), \
    TZ_READ_##kind
#define TYPE_OF(spec, member) __typeof__(((spec *)0)->member)

// The type of each kind's member, and how the kind is read.
#define TZ_KIND_TEXT(own) tz_text
#define TZ_READ_TEXT .type = TZ_BIND_TEXT
#define TZ_KIND_TEXTS(own) tz_texts
#define TZ_READ_TEXTS .type = TZ_BIND_TEXTS
#define TZ_KIND_INT(own) int32_t // .least, .most
#define TZ_READ_INT .type = TZ_BIND_INT
#define TZ_KIND_BOOL(own) bool
#define TZ_READ_BOOL .type = TZ_BIND_BOOL
#define TZ_KIND_RATIO(own) int32_t // .least, .most
#define TZ_READ_RATIO .type = TZ_BIND_RATIO
#define TZ_KIND_CHOICE(own) own // an enum; .choices
#define TZ_READ_CHOICE .type = TZ_BIND_CHOICE
#define TZ_KIND_EITHER(own) bool // .choices
#define TZ_READ_EITHER .type = TZ_BIND_EITHER
#define TZ_KIND_LENGTH(own) tz_length_spec // .least, .most, .most_em
#define TZ_READ_LENGTH .type = TZ_BIND_LENGTH
#define TZ_KIND_PAPER_LENGTH(own) tz_len // .least, .most
#define TZ_READ_PAPER_LENGTH .type = TZ_BIND_PAPER_LENGTH
#define TZ_KIND_EM(own) tz_em // .least, .most
#define TZ_READ_EM .type = TZ_BIND_EM
#define TZ_KIND_STRING(own) const char *
#define TZ_READ_STRING .type = TZ_BIND_SCALAR, .read = tz_layout_read_string
#define TZ_KIND_COLOR(own) tz_color
#define TZ_READ_COLOR .type = TZ_BIND_SCALAR, .read = tz_layout_read_color
#define TZ_KIND_STYLE(own) const tz_style * // TEXT_ON, FLOW_ON or OPTIONAL_TEXT_ON
#define TZ_READ_STYLE .type = TZ_BIND_SCALAR, .read = tz_layout_read_style
#define TZ_KIND_TEMPLATE(own) tz_template // NAMES
#define TZ_READ_TEMPLATE .type = TZ_BIND_SCALAR, .read = tz_layout_read_template
#define TZ_KIND_MAPPING(own) own // ROWS
#define TZ_READ_MAPPING .type = TZ_BIND_VALUE, .read = tz_layout_read_mapping
#define TZ_KIND_SCALAR(own) own // .read
#define TZ_READ_SCALAR .type = TZ_BIND_SCALAR
#define TZ_KIND_VALUE(own) own // .read
#define TZ_READ_VALUE .type = TZ_BIND_VALUE

// Ranges that many rows share. None is so large that sums of such lengths on a page could exceed a tz_len.
#define TZ_LONGEST (1500 * TZ_MM) // of a page's side and of what stands on a page: PDF's own limit is 5,080 mm
#define TZ_THICKEST (10 * TZ_MM)  // of rules
#define TZ_LARGEST (200 * TZ_PT)  // of type that em lengths are fractions of
#define TZ_WIDEST (200 * TZ_EM)   // of columns in em
#define TZ_WIDEST_GAP (20 * TZ_EM)
#define ON_PAPER .most = TZ_LONGEST
#define THICKNESS .most = TZ_THICKEST, .then = tz_layout_note_rule
#define TYPE_SIZE .least = TZ_PT, .most = TZ_LARGEST
#define WIDTH_IN_EM .most = TZ_WIDEST
#define GAP_IN_EM .most = TZ_WIDEST_GAP
#define GAP .most = 20 * TZ_MM, .most_em = 4 * TZ_EM

// A row whose reader fills several members of the struct: it gets the struct itself.
#define WHOLE_STRUCT(kind, key_) .key = (key_), TZ_READ_##kind

// ---- mapping.c: values that any section may hold ----

// A mapping read by rows of its own into the member, or with WHOLE_STRUCT into the same struct.
typedef struct tz_mapping_spec {
    const tz_bind *rows;
    size_t n;
    bool (*check)(tz_layout_reader *r, const tz_yaml *node, void *spec); // NULL: none; called when all rows are good
} tz_mapping_spec;
bool tz_layout_read_mapping(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
extern const tz_bind_table tz_layout_table, tz_styles_table, tz_blocks_table; // of the file, styles:, card:
#define MAPPING_OF(rows, check)                                                                                        \
    { (rows), sizeof(rows) / sizeof *(rows), (check) }
#define ROWS(rows) .argument = &(const tz_mapping_spec)MAPPING_OF(rows, NULL)
#define CHECKED_ROWS(rows, check) .argument = &(const tz_mapping_spec)MAPPING_OF(rows, check)
// Reads one mapping outside a table of rows.
#define TZ_LAYOUT_BIND(r, node, rows, to)                                                                              \
    tz_yaml_bind_with((r)->arena, (node), (rows), sizeof(rows) / sizeof *(rows), (to), (r), (r)->diag)

// A const char *, ended by NUL.
bool tz_layout_read_string(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
// Whether this is still to be reported there: one style that is wrong may be used by many others.
bool tz_layout_tell_once(tz_layout_reader *r, tz_place place, tz_style_key key);
// Reports at the place; always false.
bool tz_layout_refuse(const tz_layout_reader *r, tz_place place, const char *message);
// Adds to an error of an unknown name which of n names is nearest; always false.
bool tz_layout_suggest(const tz_layout_reader *r, const tz_text *name, const char *const *names, size_t n);
// Gives a flow the labels and gaps of the card's cells, which have been read before.
void tz_layout_share_labels(const tz_layout_reader *r, tz_flow_style *flow);

// ---- inherit.c ----

// The file's tree with what it is `like` below it; fills the reader's root, files and likes. NULL after reporting.
const tz_yaml *tz_layout_inherit(tz_layout_reader *r, const tz_source *source, const tz_input *siblings);
// How far down the chain of files a place is: 0 in the layout's own.
size_t tz_layout_rank(const tz_layout_reader *r, tz_place place);
// Of n places the first in the nearest file; those without a source do not count.
tz_place tz_layout_nearest(const tz_layout_reader *r, const tz_place *places, size_t n);
// Where a value that was not written in the layout's own file is taken over: at the `like` that names its file.
tz_place tz_layout_taken_at(const tz_layout_reader *r, tz_place place);
// Adds the reader's messages to another diag; but while a file has errors, not those of files below it: most follow.
void tz_layout_report(const tz_layout_reader *r, tz_diag *to);

// ---- room.c: how values must agree ----

// The value that causes what several together do.
typedef struct tz_cause {
    tz_place place;
    size_t rank;     // of the file it stands in
    bool in_section; // and no other part of the file
} tz_cause;
// Of the values at paths such as "margins/left width", those of `node`, or with a "/" before each of the file, the
// first that stands in the nearest file; `node` itself when there is none of them.
tz_cause tz_layout_cause(const tz_layout_reader *r, const tz_yaml *node, const char *paths);
// Reports at the cause; always false.
bool tz_layout_refuse_together(const tz_layout_reader *r, const tz_yaml *node, const char *paths, const char *message);

// Checks of mappings (tz_mapping_spec).
typedef bool tz_layout_check(tz_layout_reader *r, const tz_yaml *node, void *spec);
tz_layout_check tz_layout_check_page, tz_layout_add_binding, tz_layout_check_running, tz_layout_check_tabs,
    tz_layout_check_cell;
tz_layout_check tz_layout_check_plain_part, tz_layout_check_part, tz_layout_check_cover, tz_layout_check_contents,
    tz_layout_check_front, tz_layout_check_overview, tz_layout_check_themes, tz_layout_check_index,
    tz_layout_check_colophon, tz_layout_check_compare, tz_layout_check_history;
#define TZ_LEAST_AREA (30 * TZ_MM) // of the page within its margins, each way

// ---- color.c ----

// What text is set on; colours of the layout that have been read before.
typedef enum tz_ground { TZ_GROUND_PAPER, TZ_GROUND_SHADE, TZ_GROUND_TAB } tz_ground;

// "K12", "CMYK 0 60 40 0"; an optional one that is left blank has its default.
bool tz_layout_read_color(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
// Whether text in the style can be read on the ground; reports once for each style and ground.
bool tz_layout_check_contrast(tz_layout_reader *r, const tz_style *style, tz_ground ground, tz_place use);

// ---- print.c: what a press may not print ----

// A row's `then`: the thickness of a rule.
bool tz_layout_note_rule(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
void tz_layout_note_ink(tz_layout_reader *r, tz_color color, tz_place place);

// ---- style.c ----

// The styles of the file, in order; `like` names one above.
bool tz_layout_read_styles(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);

// A family of fonts.yaml, an int; a blank one is left as it is.
bool tz_layout_read_family(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);

// How a style is used, for which it is checked.
typedef struct tz_style_use {
    tz_ground ground;
    bool in_flow;  // its size must follow the body's
    bool optional; // a blank name is no style, also where the key is required
} tz_style_use;
#define TEXT_ON(ground)                                                                                                \
    .argument = &(const tz_style_use) {                                                                                \
        TZ_GROUND_##ground, false, false                                                                               \
    }
#define FLOW_ON(ground)                                                                                                \
    .argument = &(const tz_style_use) {                                                                                \
        TZ_GROUND_##ground, true, false                                                                                \
    }
#define OPTIONAL_TEXT_ON(ground)                                                                                       \
    .argument = &(const tz_style_use) {                                                                                \
        TZ_GROUND_##ground, false, true                                                                                \
    }
// A style by its name.
bool tz_layout_read_style(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);

// ---- template.c ----

// A template whose names are all among those of the row's argument (NULL-terminated); reports unknown ones.
bool tz_layout_read_template(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
#define NAMES(names) .argument = (names)
extern const char tz_units_name[];             // what any template may name besides
extern const char *const tz_edition_names[];   // values of the edition
extern const char *const tz_card_page_names[]; // and those that a card's page adds

// ---- card.c ----

// The card's blocks.
bool tz_layout_read_card(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
// The index of the form's section of that id; -1 after reporting.
int tz_layout_find_section(const tz_layout_reader *r, const tz_text *id);

// ---- each.c: blocks that stand for all sections or fields ----

typedef enum tz_each { TZ_EACH_NONE, TZ_EACH_SECTION, TZ_EACH_FIELD } tz_each;
typedef enum tz_break { TZ_BREAK_WHEN_FULL, TZ_BREAK_ALWAYS, TZ_BREAK_EVEN } tz_break;
// A block as the file has it.
typedef struct tz_block_draft {
    tz_block_spec spec; // its preferred widths are as many as the file gives
    tz_each each;       // what it stands for besides itself
    int32_t columns;    // most of a table without heads at the left; 0: any number
    size_t widths_n;
    tz_place widths; // of the list
    tz_break kind;
} tz_block_draft;
// The blocks of a card, those that stand for each section or field as many as it takes. False after reporting.
bool tz_layout_make_blocks(const tz_layout_reader *r, const tz_block_draft *drafts, size_t n, tz_layout *layout);

// ---- label.c ----

// Whether a label has all the words of another, whatever the width of the letters and the bullets, brackets and blanks
// around them.
bool tz_label_contains(tz_arena *arena, const tz_text *label, const tz_text *other);

// ---- running.c, parts.c, lists.c, compare.c: sections of the file ----

extern const tz_mapping_spec tz_running_mapping, tz_tabs_mapping, tz_single_mapping;
extern const tz_mapping_spec tz_cover_mapping, tz_contents_mapping, tz_front_mapping, tz_cards_mapping,
    tz_colophon_mapping;
extern const tz_mapping_spec tz_overview_mapping, tz_themes_mapping, tz_index_mapping;
extern const tz_mapping_spec tz_compare_mapping, tz_history_mapping;

// Rows that all parts have: the first member of each part's spec is its tz_part_spec.
#define PLAIN_PART_ROWS(head_names)                                                                                    \
    {OPTIONAL(TEMPLATE, tz_part_spec, title, "title"), NAMES(tz_edition_names),                                        \
     .help = N_("name in contents and bookmarks")},                                                                    \
        {OPTIONAL(TEMPLATE, tz_part_spec, head, "head"), NAMES(head_names),                                            \
         .help = N_("what {head} of running lines stands for")},                                                       \
    {                                                                                                                  \
        OPTIONAL(CHOICE, tz_part_spec, start, "start"),                                                                \
            .choices = tz_part_starts,                                                                                 \
            .help = N_("right or left: begins there, after a blank page if need be; cards that begin on the left "     \
                       "begin with page 2, so that odd numbers are on the right")                                      \
    }
#define PART_ROWS PART_ROWS_WITH_HEAD(tz_edition_names)
#define PART_ROWS_WITH_HEAD(head_names)                                                                                \
    PLAIN_PART_ROWS(head_names),                                                                                       \
        {OPTIONAL(STYLE, tz_part_spec, title_style, "title_style"), OPTIONAL_TEXT_ON(PAPER),                           \
         .help = N_("style of the title above the part; otherwise it has none")},                                      \
        {REQUIRED(PAPER_LENGTH, tz_part_spec, size, "size"), TYPE_SIZE,                                                \
         .help = N_("size of its type, which em follows")},                                                            \
        {OPTIONAL(INT, tz_part_spec, columns, "columns"), .least = 1, .most = 8, .help = N_("number of columns")},     \
        {OPTIONAL(EM, tz_part_spec, least_column, "least_column"), .least = 0, .most = TZ_WIDEST,                      \
         .help = N_("least width of columns; narrower paper has fewer of them")},                                      \
        {OPTIONAL(PAPER_LENGTH, tz_part_spec, gap, "gap"), ON_PAPER, .help = N_("space between columns")}, {           \
        OPTIONAL(PAPER_LENGTH, tz_part_spec, after, "after"), ON_PAPER, .help = N_("space below the title")            \
    }
extern const char *const tz_part_starts[];
extern const tz_bind_table tz_part_table; // these rows

#endif
