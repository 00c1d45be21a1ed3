// Random editions: all files of one as texts in memory. The same number gives the same edition.
#ifndef EDITIONS_H
#define EDITIONS_H

#include "base/arena.h"

#include <stdint.h>

// Numbers that follow from a seed.
typedef struct dice {
    uint64_t state;
} dice;
dice dice_new(uint64_t seed, uint64_t number);
uint32_t below(dice *d, uint32_t n);                      // 0 … n − 1
uint32_t between(dice *d, uint32_t least, uint32_t most); // both included
bool chance(dice *d, uint32_t percent);

// What is made of an edition.
typedef enum made_kind { MADE_BOOKLET, MADE_SINCE, MADE_COMPARISON, MADE_HISTORY, MADE_SINGLE, MADE_KINDS } made_kind;

typedef struct edition_file {
    const char *name, *text;
} edition_file;
typedef struct random_edition {
    made_kind kind;
    uint32_t cards;                     // a single is of one of them
    TZ_LIST(edition_file) files, older; // edition.yaml, form.yaml, layout.yaml, cards/…; the year before
} random_edition;
random_edition random_edition_new(tz_arena *arena, uint64_t seed, uint64_t number);

// ---- words.c: names, labels, answers ----

void add_name(tz_arena *arena, dice *d, tz_bytes *out, const char *const *endings, uint32_t endings_n);
void add_phrase(tz_arena *arena, dice *d, tz_bytes *out, uint32_t most); // of at most so many characters
void add_reading(tz_arena *arena, dice *d, tz_bytes *out);
// An answer as a value of YAML behind its key, in lines indented by four spaces; takes from what is left of the
// edition.
void add_answer(tz_arena *arena, dice *d, tz_bytes *out, uint32_t *left);

#endif
