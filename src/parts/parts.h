// The parts of a booklet: each file makes one. Below that, what one part needs of another.
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

// ---- from cards to themes ----

// A heading of a card as drawn.
typedef struct tz_card_heading {
    const tz_card *card;
    const tz_block_spec *spec;
    const tz_para *para;
    tz_element *parent;
    tz_point at; // its top left corner
    tz_len width, body;
} tz_card_heading;
// Adds the room beside a heading to the booklet's link slots, if there are themes to lead to: that of its field, or
// those of its section's fields that have no heading of their own.
void tz_add_link_slot(tz_booklet *b, const tz_canvas *c, const tz_card_heading *heading);

#endif
