// What changed between editions: documents of their own in place of a booklet, and change bars in a booklet.
#ifndef CHANGES_CHANGES_H
#define CHANGES_CHANGES_H

#include "booklet/booklet.h"

bool tz_make_comparison(tz_booklet *b);
bool tz_make_history(tz_booklet *b);

// Marks what changed since an older edition in the booklet's answers; before its first page is made.
void tz_mark_changes_since(tz_booklet *b, const tz_comparison *since);
// {since}: what the bars mean.
const char *tz_change_bars_note(tz_arena *arena, const tz_job *job);

#endif
