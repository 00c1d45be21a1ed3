// Fitting without pages: for every card the largest type it could have, its columns, and the answer that limits it.
#ifndef CARD_FIT_H
#define CARD_FIT_H

#include "layout/layout.h"

// A table of a card.
typedef struct tz_fit_table {
    const char *section;  // its section's id, or the first field's path
    const tz_len *widths; // of its columns, at the card's own largest size
    size_t columns;
} tz_fit_table;
// What fitting found for one card. Its sizes are its own, from 1 pt to 40 pt, whatever bounds the layout has.
typedef struct tz_fit_card {
    const tz_card *card;
    size_t chars; // characters of its answers
    tz_len equal; // largest size with equal columns; 0: none
    tz_len size;  // largest size with optimal columns; the least one when none does
    const tz_fit_table *tables;
    size_t tables_n;
    int32_t fill;      // height of its fullest page at `size`, in millionths of the type area's
    const char *limit; // path of the answer that limits the size; NULL: none (an empty card)
    int32_t over;      // about so many characters are too many for its pages at the layout's least size, in that answer
                       // or, where the card would not fit without it either, in all of its table; 0: it fits
    uint32_t pages;    // at the size that the layout gives it
} tz_fit_card;
// What leaving a card aside would allow, besides those before it.
typedef struct tz_fit_without {
    const tz_fit_card *card;
    tz_len uniform; // the size that all others fit at, within the layout's bounds
} tz_fit_without;
enum { TZ_FIT_WITHOUT = 3 };
typedef struct tz_fit_report {
    const tz_fit_card *cards; // in the booklet's order
    size_t cards_n;
    tz_len uniform;                         // the size every card fits at, within the layout's bounds
    tz_fit_without without[TZ_FIT_WITHOUT]; // the densest cards, the densest first
    size_t without_n;
    uint32_t pages; // of all cards at the sizes the layout gives them
} tz_fit_report;
// Fits every card of an edition, in one thread. The report lives in the arena; it borrows from records and layout. NULL
// after reporting.
const tz_fit_report *tz_fit_edition(tz_arena *arena, const tz_edition *edition, const tz_layout *layout,
                                    tz_fonts *fonts, tz_diag *diag);

#endif
