// Inside the term index: a place of a term, "津市、四日市市 1", broken into lines. Where a card has a term on several
// pages, "いなべ市 5、6", each number is a place of its own, which leads to its page.
#ifndef PARTS_INDEX_PLACE_H
#define PARTS_INDEX_PLACE_H

#include "booklet/booklet.h"

typedef struct tz_index_place {
    const tz_card *card;
    const tz_page *page;     // or NULL: there is nothing to lead to
    bool joined;             // follows the one before without a space
    const char *contents;    // what a screen reader reads out
    tz_element *link;        // made when the place is first drawn
    tz_text_line whole;      // all of it in one line
    size_t names, names_end; // bytes of its text that are municipalities' names
    TZ_LIST(tz_text_line) lines;
} tz_index_place;

// Composes the places of a card on n pages (NULL: without a number) as the layout's template has them. False after
// reporting.
bool tz_index_places_new(tz_booklet *b, const tz_card *card, const tz_page *const *pages, size_t n,
                         tz_index_place *out);
// Breaks it into lines of at most `width`, further ones less `hang`: between names; inside a name that is wider than a
// line by itself. What stands behind the names stays with the last character of them. False after reporting.
bool tz_index_place_break(tz_booklet *b, tz_index_place *place, tz_len width, tz_len hang);

#endif
