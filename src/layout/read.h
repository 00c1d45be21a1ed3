// Inside the layout reader: what its files share.
#ifndef LAYOUT_READ_H
#define LAYOUT_READ_H

#include "tsuzuri/intl.h"
#include "tsuzuri/layout.h"

// One reading of a layout file.
typedef struct tz_reading {
    tz_arena *arena;
    tz_layout *layout;
    const tz_form *form;
    const tz_fonts *fonts;
    tz_diag *diag;
    bool failed;
} tz_reading;

// inherit.c: the file's node with what it is `like` below it. NULL after reporting.
const tz_yaml *tz_read_inherited(tz_arena *arena, const tz_source *source, const tz_input *beside, tz_diag *diag);

// style.c: the styles of the file, in order; `like` names one above.
void tz_read_styles(tz_reading *r, const tz_yaml *node);
// The style of that name; NULL after reporting. An absent name (size 0) is NULL without a report.
const tz_style *tz_style_named(tz_reading *r, const tz_text *name);
// "K12", "CMYK 0 60 40 0"; absent keeps *color.
void tz_read_color(tz_reading *r, const tz_text *text, tz_color *color);
// The em part of a measure that may have no other; reports otherwise.
tz_em tz_read_em(tz_reading *r, tz_measure measure, tz_place place, const char *key);
// The paper length of a measure that may have no em part.
tz_len tz_read_fixed(tz_reading *r, tz_measure measure, tz_place place, const char *key);
// A flow's labels as a NULL-terminated list, longest first.
const char *const *tz_read_labels(tz_reading *r, tz_texts labels);

// piece.c: the card's pieces.
void tz_read_card(tz_reading *r, const tz_yaml *node);
// A template whose names are all among `names` (NULL-terminated); reports unknown ones.
tz_template tz_read_template(tz_reading *r, const tz_text *text, const char *const *names);

#endif
