// Mergers: municipalities of an edition that are one in the next.
#ifndef CREATE_MERGER_H
#define CREATE_MERGER_H

#include "create/create.h"
#include "create/patch.h"

typedef struct tz_merger {
    size_t place;         // index in the old list of the one whose place it takes
    tz_municipality made; // with the codes of all that it was
} tz_merger;
typedef struct tz_mergers {
    const tz_edition *old;
    TZ_LIST(tz_merger) all;
    int *merger_of; // of each municipality of the old list: the index of its merger, or -1
} tz_mergers;

// Reads "桑名市+木曽岬町=桑名市,A+B=新町:242225" (NULL: none): names, codes or romanised names of the old list; what
// they become is one of them, or one that the table of Japan's municipalities has, or has its code behind it. NULL
// after reporting.
const tz_mergers *tz_mergers_read(tz_arena *arena, const char *words, const tz_edition *old, const tz_country *country,
                                  tz_diag *diag);

// municipalities.yaml with the merged ones at their place and without the others. False after reporting.
bool tz_mergers_patch_list(tz_patches *patches, const tz_mergers *mergers, tz_diag *diag);

// The municipalities of a card in the new edition, those that have become one once; a merged one is on the card that
// its place was on. *n may become 0.
const tz_municipality *tz_mergers_card(tz_arena *arena, const tz_mergers *mergers, const tz_card *old, size_t *n);

#endif
