// Fitting without pages: for every card the largest type it could have, its columns, and the answer that limits it.
#ifndef TSUZURI_FIT_H
#define TSUZURI_FIT_H

#include "tsuzuri/decls.h"
#include "tsuzuri/layout.h"

TZ_BEGIN_DECLS

// What fitting found for one card.
typedef struct tz_fit_table {
    const char *section;  // its section's id, or the first field's path
    const tz_len *widths; // of its columns, at the card's own largest size
    size_t columns;
} tz_fit_table;
typedef struct tz_fit_card {
    const tz_card *card;
    size_t chars;   // characters of its answers
    tz_len equal;   // largest size with the layout's plain columns; below the layout's least: as found, unbounded
    tz_len size;    // its own largest size, within the layout's bounds
    uint32_t pages; // at `size`
    const tz_fit_table *tables;
    size_t tables_n;
    int32_t fill;      // of the first page's height at `size`, in millionths
    const char *limit; // field whose cell decides the height, NULL: none (an empty card)
    int32_t over;      // about so many characters are too many for one page at the least size, in that cell or, when
                       // leaving it out would not do, in its whole table; 0: it fits
} tz_fit_card;
typedef struct tz_fit_report {
    const tz_fit_card *cards; // in the booklet's order
    size_t cards_n;
    tz_len uniform; // the size every card fits at
    uint32_t pages; // of all cards at the sizes the layout asks for
} tz_fit_report;
const tz_fit_report *tz_fit_edition(tz_arena *arena, const tz_edition *edition, const tz_layout *layout,
                                    tz_fonts *fonts, tz_diag *diag);

TZ_END_DECLS

#endif
