// The parts of a booklet: each file makes one. What they take from each other is told here as well.
#ifndef PARTS_PARTS_H
#define PARTS_PARTS_H

#include "booklet/booklet.h"

bool tz_make_cover(tz_booklet *b);
bool tz_make_contents(tz_booklet *b);
bool tz_finish_contents(tz_booklet *b);
bool tz_make_digest(tz_booklet *b);
bool tz_make_outline(tz_booklet *b);
bool tz_make_overview(tz_booklet *b);
bool tz_make_cards(tz_booklet *b);
bool tz_make_themes(tz_booklet *b);
bool tz_finish_themes(tz_booklet *b);
bool tz_make_index(tz_booklet *b);
bool tz_make_colophon(tz_booklet *b);

// ---- what cards tell other parts ----

// A heading of a card as drawn.
typedef struct tz_card_heading {
    const tz_card *card;
    int section; // of the form, or -1
    const tz_para *para;
    tz_element *parent;
    tz_point at; // its top left corner
    tz_len width, body;
} tz_card_heading;
// Remembers the room beside a heading, if there are themes of its section to lead to (theme.c).
void tz_note_link_slot(tz_booklet *b, const tz_canvas *c, const tz_card_heading *heading);

#endif
