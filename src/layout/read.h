// Inside the layout reader: what its files share.
#ifndef LAYOUT_READ_H
#define LAYOUT_READ_H

#include "tsuzuri/intl.h"
#include "tsuzuri/layout.h"

// Text of a style on a ground, and where the file says so.
typedef struct tz_text_use {
    const tz_style *style;
    const tz_color *ground; // known in the end
    tz_place place;
} tz_text_use;

// One reading of a layout file.
typedef struct tz_reading {
    tz_arena *arena;
    tz_layout *layout;
    const tz_form *form;
    const tz_fonts *fonts;
    tz_diag *diag;
    bool failed;
    TZ_LIST(tz_text_use) uses;
} tz_reading;

// Reads a mapping by its table; a failure is remembered.
bool tz_read_bind(tz_reading *r, const tz_yaml *node, const tz_bind *binds, size_t n, void *to);
#define TZ_READ(r, node, binds, to) tz_read_bind((r), (node), (binds), sizeof(binds) / sizeof(binds)[0], (to))

// inherit.c: the file's node with what it is `like` below it. NULL after reporting.
const tz_yaml *tz_read_inherited(tz_arena *arena, const tz_source *source, const tz_input *beside, tz_diag *diag);

// style.c: the styles of the file, in order; `like` names one above.
void tz_read_styles(tz_reading *r, const tz_yaml *node);
// The style of that name, for text on white paper; NULL after reporting. An absent name (size 0) is NULL without a
// report.
const tz_style *tz_style_named(tz_reading *r, const tz_text *name);
// For text on another ground, a colour of the layout that may still be unknown.
const tz_style *tz_style_on(tz_reading *r, const tz_text *name, const tz_color *ground);
// One that stands inside flows, whose size must follow the body.
const tz_style *tz_flow_style_named(tz_reading *r, const tz_text *name);
const tz_style *tz_flow_style_on(tz_reading *r, const tz_text *name, const tz_color *ground);

// color.c: all text can be read on its ground; once all is read.
void tz_check_contrast(tz_reading *r);

// "K12", "CMYK 0 60 40 0"; absent keeps *color.
void tz_read_color(tz_reading *r, const tz_text *text, tz_color *color);
// The em part of a measure that may have no other; reports otherwise.
tz_em tz_read_em(tz_reading *r, tz_length_spec measure, tz_place place, const char *key);
// The paper length of a measure that may have no em part.
tz_len tz_read_fixed(tz_reading *r, tz_length_spec measure, tz_place place, const char *key);
// A flow's labels as a NULL-terminated list, longest first.
const char *const *tz_read_labels(tz_reading *r, tz_texts labels);

// card.c: the card's pieces.
void tz_read_card(tz_reading *r, const tz_yaml *node);
// The index of the form's section of that id; -1 after reporting.
int tz_section_named(tz_reading *r, const tz_text *id);
// A template whose names are all among `names` (NULL-terminated); reports unknown ones.
tz_template tz_read_template(tz_reading *r, const tz_text *text, const char *const *names);

// parts.c, lists.c: how the booklet's parts look; the node may be NULL.
enum {
    TZ_LOOK_COVER,
    TZ_LOOK_CONTENTS,
    TZ_LOOK_FRONT,
    TZ_LOOK_OVERVIEW,
    TZ_LOOK_CARDS,
    TZ_LOOK_THEMES,
    TZ_LOOK_INDEX,
    TZ_LOOK_COLOPHON,
    TZ_LOOK_COMPARE,
    TZ_LOOK_HISTORY,
    TZ_PART_LOOKS
};
void tz_read_parts(tz_reading *r, const tz_yaml *const nodes[TZ_PART_LOOKS]);
void tz_read_overview(tz_reading *r, const tz_yaml *node);
void tz_read_themes(tz_reading *r, const tz_yaml *node);
void tz_read_index(tz_reading *r, const tz_yaml *node);

// compare.c
void tz_read_compare(tz_reading *r, const tz_yaml *node);
void tz_read_history(tz_reading *r, const tz_yaml *node);

// What every part's section may say, first in the words of each.
typedef struct tz_part_words {
    tz_text title, title_style, head;
    tz_length_spec size, gap, after;
    int32_t columns;
    int start;
} tz_part_words;
extern const char *const tz_starts[];
// clang-format off
#define TZ_PLAIN_PART_BINDS(words) \
    {"title", TZ_BIND_TEXT, offsetof(words, part.title), false, 0, 0, NULL}, \
    {"head", TZ_BIND_TEXT, offsetof(words, part.head), false, 0, 0, NULL}, \
    {"start", TZ_BIND_CHOICE, offsetof(words, part.start), false, 0, 0, tz_starts}
#define TZ_PART_BINDS(words) \
    TZ_PLAIN_PART_BINDS(words), \
    {"title_style", TZ_BIND_TEXT, offsetof(words, part.title_style), false, 0, 0, NULL}, \
    {"size", TZ_BIND_LENGTH, offsetof(words, part.size), true, 0, 0, NULL}, \
    {"columns", TZ_BIND_INT, offsetof(words, part.columns), false, 1, 8, NULL}, \
    {"gap", TZ_BIND_LENGTH, offsetof(words, part.gap), false, 0, 0, NULL}, \
    {"after", TZ_BIND_LENGTH, offsetof(words, part.after), false, 0, 0, NULL}
// clang-format on
void tz_read_part(tz_reading *r, const tz_part_words *words, tz_place place, tz_part_spec *look);

// running.c: running lines, tabs, and what single sheets have instead.
void tz_read_running(tz_reading *r, const tz_yaml *node, tz_running_line *running);
void tz_read_tabs(tz_reading *r, const tz_yaml *node);
void tz_read_single(tz_reading *r, const tz_yaml *node);

// Names that templates may ask for; each list ends with NULL.
extern const char *const tz_edition_names[];   // what an edition says of itself
extern const char *const tz_card_page_names[]; // and what a card adds to it

#endif
