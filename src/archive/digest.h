// Digests that the lists of bags use: one of a file, or several of one file in one reading.
#ifndef ARCHIVE_DIGEST_H
#define ARCHIVE_DIGEST_H

#include "archive/archive.h"

enum { TZ_SUM_ROOM = 129, TZ_SUM_KINDS = 10 }; // of the longest sum in hexadecimal digits, with a NUL

typedef struct tz_sum_kind tz_sum_kind;
// The digest that a list is called after, in capitals or not: "sha256". NULL: there is none of that name here.
const tz_sum_kind *tz_sum_kind_find(const char *name, size_t size);
const char *tz_sum_kind_title(const tz_sum_kind *kind); // "SHA-256"
size_t tz_sum_kind_digits(const tz_sum_kind *kind);
size_t tz_sum_kind_index(const tz_sum_kind *kind); // below TZ_SUM_KINDS

// Sums of one file, computed while it is read.
typedef struct tz_sums {
    const tz_sum_kind *kinds[TZ_SUM_KINDS];
    void *contexts[TZ_SUM_KINDS];
    size_t n;
    uint64_t size; // of what was added, bytes
} tz_sums;
// Adds a kind; one that is there already is not computed twice.
void tz_sums_want(tz_arena *arena, tz_sums *sums, const tz_sum_kind *kind);
// What a tz_taker calls (file.h), with the tz_sums as its context.
bool tz_sums_add(void *sums, const void *bytes, size_t size);
// To be called once for each kind: the sum is begun anew.
void tz_sums_hex(const tz_sums *sums, const tz_sum_kind *kind, char out[TZ_SUM_ROOM]);

#endif
