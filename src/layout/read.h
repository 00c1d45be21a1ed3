// What the files of the layout reader share.
//
// A section of a layout file is read by a table of rows (tz_bind) straight into its spec. What a row cannot say, such
// as how two of its values must agree, is checked when the whole table has been read.
#ifndef LAYOUT_READ_H
#define LAYOUT_READ_H

#include "tsuzuri/intl.h"
#include "tsuzuri/layout.h"

#include <stddef.h>

// A style and a ground on which text in it is too faint to read, as already reported.
typedef struct tz_faint_text {
    const tz_style *style;
    tz_color ground;
} tz_faint_text;

// One reading of a layout file: the context of every reader (tz_bind_reader) below.
typedef struct tz_layout_reader {
    tz_arena *arena;
    tz_layout *layout;
    const tz_form *form;
    const tz_fonts *fonts;
    tz_diag *diag;
    TZ_LIST(tz_faint_text) faint;
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
#define TZ_KIND_LENGTH(own) tz_length_spec
#define TZ_READ_LENGTH .type = TZ_BIND_LENGTH
#define TZ_KIND_PAPER_LENGTH(own) tz_len
#define TZ_READ_PAPER_LENGTH .type = TZ_BIND_PAPER_LENGTH
#define TZ_KIND_EM(own) tz_em
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
#define MAPPING_OF(rows, check)                                                                                        \
    { (rows), sizeof(rows) / sizeof *(rows), (check) }
#define ROWS(rows) .argument = &(const tz_mapping_spec)MAPPING_OF(rows, NULL)
#define CHECKED_ROWS(rows, check) .argument = &(const tz_mapping_spec)MAPPING_OF(rows, check)
// Reads one mapping outside a table of rows.
#define TZ_LAYOUT_BIND(r, node, rows, to)                                                                              \
    tz_yaml_bind_with((r)->arena, (node), (rows), sizeof(rows) / sizeof *(rows), (to), (r), (r)->diag)

// A const char *, ended by NUL.
bool tz_layout_read_string(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
// Reports at the place; always false.
bool tz_layout_refuse(const tz_layout_reader *r, tz_place place, const char *message);
// Adds to an error of an unknown name which of n names is nearest; always false.
bool tz_layout_suggest(const tz_layout_reader *r, const tz_text *name, const char *const *names, size_t n);
// Gives a flow the labels and gaps of the card's cells, which have been read before.
void tz_layout_share_labels(const tz_layout_reader *r, tz_flow_style *flow);

// ---- inherit.c ----

// The file's tree with what it is `like` below it. NULL after reporting.
const tz_yaml *tz_layout_inherit(tz_arena *arena, const tz_source *source, const tz_input *siblings, tz_diag *diag);

// ---- color.c ----

// "K12", "CMYK 0 60 40 0"; an optional one that is left blank has its default.
bool tz_layout_read_color(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
// Whether text in the style can be read on the ground; reports once for each style and ground.
bool tz_layout_check_contrast(tz_layout_reader *r, const tz_style *style, tz_color ground, tz_place place);

// ---- style.c ----

// The styles of the file, in order; `like` names one above.
bool tz_layout_read_styles(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);

// What text is set on; colours of the layout that have been read before.
typedef enum tz_ground { TZ_GROUND_PAPER, TZ_GROUND_SHADE, TZ_GROUND_TAB } tz_ground;
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
extern const char *const tz_edition_names[];   // values of the edition
extern const char *const tz_card_page_names[]; // and those that a card's page adds

// ---- card.c ----

// The card's blocks.
bool tz_layout_read_card(void *reader, const tz_bind *bind, const tz_yaml *value, void *member);
// The index of the form's section of that id; -1 after reporting.
int tz_layout_find_section(const tz_layout_reader *r, const tz_text *id);

// ---- running.c, parts.c, lists.c, compare.c: sections of the file ----

extern const tz_mapping_spec tz_running_mapping, tz_tabs_mapping, tz_single_mapping;
extern const tz_mapping_spec tz_cover_mapping, tz_contents_mapping, tz_front_mapping, tz_cards_mapping,
    tz_colophon_mapping;
extern const tz_mapping_spec tz_overview_mapping, tz_themes_mapping, tz_index_mapping;
extern const tz_mapping_spec tz_compare_mapping, tz_history_mapping;

// Rows that all parts have: the first member of each part's spec is its tz_part_spec.
#define PLAIN_PART_ROWS(head_names)                                                                                    \
    {OPTIONAL(TEMPLATE, tz_part_spec, title, "title"), NAMES(tz_edition_names)},                                       \
        {OPTIONAL(TEMPLATE, tz_part_spec, head, "head"), NAMES(head_names)}, {                                         \
        OPTIONAL(CHOICE, tz_part_spec, start, "start"), .choices = tz_part_starts                                      \
    }
#define PART_ROWS                                                                                                      \
    PLAIN_PART_ROWS(tz_edition_names),                                                                                 \
        {OPTIONAL(STYLE, tz_part_spec, title_style, "title_style"), OPTIONAL_TEXT_ON(PAPER)},                          \
        {REQUIRED(PAPER_LENGTH, tz_part_spec, size, "size")},                                                          \
        {OPTIONAL(INT, tz_part_spec, columns, "columns"), .least = 1, .most = 8},                                      \
        {OPTIONAL(PAPER_LENGTH, tz_part_spec, gap, "gap")}, {                                                          \
        OPTIONAL(PAPER_LENGTH, tz_part_spec, after, "after")                                                           \
    }
extern const char *const tz_part_starts[];
// Checks of these rows.
bool tz_layout_check_plain_part(tz_layout_reader *r, const tz_yaml *node, void *part);
bool tz_layout_check_part(tz_layout_reader *r, const tz_yaml *node, void *part);

#endif
