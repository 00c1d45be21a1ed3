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
    const tz_history *history;
    const tz_progress *progress; // or NULL
    uint32_t threads;            // at most so many work at once (0: one); the book does not depend on it
} tz_book_options;

// Makes the whole booklet, or a sheet. NULL after reporting. Books of one edition may be made in several threads at the
// same time, each with an arena and a diag of its own.
tz_book *tz_book_make(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                      const tz_book_options *options, tz_diag *diag);

TZ_END_DECLS

#endif
