// What two sequences do not have in common.
#ifndef COMPARE_DIFF_H
#define COMPARE_DIFF_H

#include "base/arena.h"

// Marks a shortest script of deletions and insertions that leads from a to b.
void tz_diff(tz_arena *arena, const uint32_t *a, size_t n, const uint32_t *b, size_t m, bool *deleted, bool *inserted);

#endif
