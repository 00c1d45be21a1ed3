// The same remark about many places, told in one message: what stands there, how often, and on which lines.
#ifndef BASE_OCCURRENCES_H
#define BASE_OCCURRENCES_H

#include "base/arena.h"
#include "base/source.h"

// Zeroed before the first.
typedef struct tz_occurrences {
    tz_place first;
    size_t n;
    size_t words_n;
    struct tz_intern *seen; // of the words
    TZ_LIST(const char *) words;
    TZ_LIST(uint32_t) lines; // each once, ascending
} tz_occurrences;

// One more, at a place behind those before it. `word` (copied) is what stands there; each is reported once.
void tz_occurrences_add(tz_arena *arena, tz_occurrences *all, tz_place place, const char *word);

// The words, joined: "_x000D_, _x0009_". After some dozens only the number of the others is reported.
const char *tz_occurrences_words(tz_arena *arena, const tz_occurrences *all);
// " (3 places, on the lines 11, 14)" to be put behind a message; "" when there is only the first one.
const char *tz_occurrences_where(tz_arena *arena, const tz_occurrences *all);

#endif
