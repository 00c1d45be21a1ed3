// The edition of the next year, made from one of a year before.
#ifndef CREATE_NEXT_H
#define CREATE_NEXT_H

#include "create/merger.h"

typedef struct tz_next {
    const tz_input *records; // of the old edition
    const tz_input *layouts; // that are of its own and not among them; NULL: there are none
    const tz_edition *old;   // read from the records without an error
    const char *year;        // the new one's fiscal year as it is to be written; NULL: the year after
    const char *title;       // NULL: the old one with the new year's words
    const char *since;       // the old edition, as a path from the new folder
    const tz_mergers *mergers;
    bool workbooks; // make no cards: answers will come as workbooks
} tz_next;

// Makes edition.yaml, the form, the list and all else but README.txt. Everything stays as the old edition has it,
// comments too, but for the year, the front pages' texts, which become empty, and what mergers change. Errata, date and
// answers are left out. The new edition's head; NULL after reporting.
const tz_edition *tz_create_next(tz_arena *arena, const tz_next *next, tz_created *created, tz_diag *diag);

#endif
