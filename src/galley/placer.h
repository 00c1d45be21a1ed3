// Inside the galley: the placing of one galley on pages, shared by place.c, which decides how the pages are filled, and
// paginate.c, which breaks blocks and rows over them.
#ifndef GALLEY_PLACER_H
#define GALLEY_PLACER_H

#include "galley/galley.h"

// What a page's body rows get of its spare height.
typedef struct tz_page_share {
    int32_t growth; // of the line pitch, in millionths
    int32_t extra;  // of the rows' heights, in millionths
} tz_page_share;

// Placing in progress.
typedef struct tz_placer {
    const tz_tools *tools;
    tz_arena *arena;
    const tz_galley *galley;
    const tz_placing *placing;
    tz_placement *out;
    tz_box area;
    tz_len bottom; // how far down pages are filled: the area's bottom, or less for balanced pages
    tz_len y;
    uint32_t page;
    bool fresh;                     // nothing but a repeated title stands on the page yet
    bool spread;                    // breaks that wait for overflow are taken
    bool unbroken;                  // no break of the layout is taken
    const tz_page_share *shares;    // of each page's spare height, once it is shared out
    uint32_t shares_n;              // rounding may take more pages than that
    const tz_placed_table **tables; // one a block
} tz_placer;

// Places all blocks from the first page on, anew. False when not even one line of a table fits on a page.
bool tz_placer_paginate(tz_placer *p);
// What a row is higher than its text: padding and a rule.
tz_len tz_placer_row_frame(const tz_placer *p, const tz_grid *grid);

#endif
