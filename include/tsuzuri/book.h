// The page stage: an edition and a layout become a book of pages, with the largest type that fits.
//
// Cards are composed once, fitted without reshaping, then placed. The result is const and independent of its inputs'
// lifetimes only as far as the arena: records, layout and fonts must outlive the book.
#ifndef TSUZURI_BOOK_H
#define TSUZURI_BOOK_H

#include "tsuzuri/compare.h"
#include "tsuzuri/decls.h"
#include "tsuzuri/layout.h"
#include "tsuzuri/page.h"
#include "tsuzuri/progress.h"

TZ_BEGIN_DECLS

typedef struct tz_book_options {
    const char *const *parts; // parts of the booklet to make, in order; NULL: the edition's, else the layout's
    size_t parts_n;
    const tz_card *only; // a single-municipality sheet: this card of the edition alone, or NULL: the booklet
    size_t municipality; // whose name it goes under: an index into the card's municipalities
    // The comparison with an older edition as a booklet of its own, made for the new one; or NULL.
    const tz_comparison *comparison;
    // Change bars in the booklet: what changed since an older edition; or NULL.
    const tz_comparison *since;
    // One municipality through the years as a sheet of its own, made for the last of them; or NULL.
    const struct tz_history *history;
    const tz_progress *progress; // or NULL
    uint32_t threads;            // at most so many work at once (0: one); the book does not depend on it
} tz_book_options;

// Years of an archive, oldest first, at least one. comparisons[i] leads from years[i] to years[i + 1].
typedef struct tz_history {
    const tz_edition *const *years;
    const tz_comparison *const *comparisons;
    size_t n;
    const char *name;    // of the municipality, as it is called in the last year that has it
    const tz_card *card; // its card in that year
    size_t last;         // that year
} tz_history;

// Makes the whole booklet, or a sheet. NULL after reporting. Books of one edition may be made in several threads at the
// same time, each with an arena and a diag of its own.
tz_book *tz_book_make(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                      const tz_book_options *options, tz_diag *diag);

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
