// What a run is to make: const once it has begun, and shared by all threads.
#ifndef CARD_JOB_H
#define CARD_JOB_H

#include "compare/compare.h"
#include "layout/layout.h"

typedef struct tz_job {
    const tz_edition *edition; // for a single: cut down to its one card
    const tz_layout *layout;   // for a single: with the running lines of singles
    const tz_card *only;       // the card of a single, or NULL
    const tz_comparison *comparison;
    bool side_by_side; // the comparison as a table of both years
    const tz_history *history;
    const tz_text *old_year;  // {old_year}, or NULL
    const char *title;        // of the document
    const char *shared;       // {shared}: that other municipalities share the card of a single; or NULL
    const char *brief_shared; // the same with the short form of the names
    const char *since;        // {since}: what change bars mean; NULL: there are none
} tz_job;

#endif
