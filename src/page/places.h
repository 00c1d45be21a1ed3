// The ledger of places: on a finished page, all ink stands in its frame, all frames in those around them, and no run
// stands over another, nor over a rule of another frame.
//
// It reads the display list, not what the stages before believe they did. Ink is what the fonts say of their glyphs
// (tz_fonts_glyph_ink). How far ink may reach beyond its frame, and over other ink, is said in src/page/places.c.
#ifndef PAGE_PLACES_H
#define PAGE_PLACES_H

#include "page/page.h"

// Ink boxes of glyphs, remembered while a book is checked.
typedef struct tz_inks tz_inks;
tz_inks *tz_inks_new(tz_arena *arena, const tz_fonts *fonts);
// The box around the ink of a run; false when it has none.
bool tz_run_ink(tz_inks *inks, const tz_run *run, tz_box *out);
// Whether glyphs of two runs stand over each other by more than `across` and `down`.
bool tz_runs_meet(tz_inks *inks, const tz_run *a, const tz_run *b, tz_len across, tz_len down);
// Whether a glyph of a run stands over a box by more than that.
bool tz_run_meets_box(tz_inks *inks, const tz_run *run, const tz_box *box, tz_len across, tz_len down);

typedef enum tz_edge { TZ_EDGE_LEFT, TZ_EDGE_RIGHT, TZ_EDGE_TOP, TZ_EDGE_BOTTOM } tz_edge;
// Something that stands where it must not.
typedef struct tz_misplaced {
    const tz_page *page;
    uint32_t item;  // of the page: the run or rule; of a frame that reaches out, the first in it
    uint32_t frame; // that it stands in, as tz_page.frame; or that reaches out
    bool is_frame;  // not the item alone, but all of its frame reaches out of the frame around it
    tz_edge edge;   // beyond which
    tz_len by;      // how far
    bool is_over;   // it does not reach out but stands over something else:
    uint32_t other; // another run, or a rule or ground of another frame; and the frame that stands in
    uint32_t other_frame;
} tz_misplaced;
typedef struct tz_misplaced_list {
    TZ_LIST(tz_misplaced) all;
} tz_misplaced_list;
// What a book's pages allow.
typedef struct tz_places_limits {
    tz_box area;  // the type area, which all frames but those of the margins stand in
    tz_len bleed; // how far tabs may reach beyond the trimmed page
} tz_places_limits;
// Adds what is misplaced on a page: of each frame the first item, of each pair of frames the first runs.
void tz_page_check_places(tz_inks *inks, tz_arena *arena, const tz_book *book, const tz_page *page,
                          const tz_places_limits *limits, tz_misplaced_list *out);

#endif
