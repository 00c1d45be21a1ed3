// Books: an edition and a layout become pages, in the largest type that fits.
//
// The book is made in the arena given and is const; it borrows from records, layout and fonts, which must outlive it.
// What is wrong is reported to the diag, as much of it as can be found in one run.
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include "base/progress.h"
#include "compare/compare.h"
#include "draw/draw.h"
#include "layout/layout.h"
#include "page/page.h"

// How a comparison is set: old and new words marked in one text, or both years side by side (新旧対照表).
typedef enum tz_comparison_style { TZ_COMPARISON_REDLINE, TZ_COMPARISON_TABLE } tz_comparison_style;
extern const char *const tz_comparison_style_words[]; // NULL-terminated

// What to make of an edition, and how; all 0: the booklet.
typedef struct tz_book_options {
    const char *const *parts; // parts of the booklet to make, in order; NULL: the edition's, else the layout's
    size_t parts_n;
    const tz_card *only;             // a single: this card of the edition alone; or NULL
    size_t municipality;             // that a single names: an index into the card's municipalities
    const tz_comparison *comparison; // a booklet of its own: what changed since an older edition; or NULL
    tz_comparison_style style;       // and how that is set
    const tz_history *history;       // a document of its own: a municipality through the years; or NULL
    const tz_comparison *since;      // change bars in the booklet: what changed since an older edition; or NULL
    tz_proof *proof;                 // is filled in with all lines of text, its arena must be set; or NULL
    const tz_progress *progress;     // or NULL
    uint32_t threads;                // at most so many work at once (0: one); the book does not depend on it
} tz_book_options;

// Sets the parts by a list of words: "cover,contents,cards". An empty list leaves them to the edition.
void tz_book_choose_parts(tz_arena *arena, const char *words, tz_book_options *options);

// Makes a book; options NULL: none. Comparisons lead to `edition`, and it is the last of a history's years. NULL after
// reporting. Books of one edition may be made in several threads at the same time, each with an arena and a diag of its
// own.
tz_book *tz_book_make(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                      const tz_book_options *options, tz_diag *diag);

#endif
