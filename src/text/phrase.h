// The phrase model as data: n-grams with their weights, found by a hash.
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include <stdint.h>

enum { TZ_PHRASE_SLOTS = 4096, TZ_PHRASE_PLACES = 6 };

// An n-gram of one to three characters. Each beginning and each character of an n-gram is one of its own, if only with
// weights of 0: where a shorter one is not found, no longer one has to be looked up.
typedef struct tz_phrase_gram {
    uint16_t text[3]; // UTF-16; 0 behind shorter n-grams
    // For the places around it: of one character from 3 behind its start to 2 before it, of two from 2 behind to the
    // start, of three from 3 behind to the start.
    int16_t weights[TZ_PHRASE_PLACES];
} tz_phrase_gram;
extern const tz_phrase_gram tz_phrase_grams[]; // from 1; by length, then ascending by text
extern const uint16_t tz_phrase_slots[];       // numbers of grams, each from its hash on the first that was free
extern const int32_t tz_phrase_total;          // sum of all weights

static inline uint32_t tz_phrase_hash(uint32_t first, uint32_t second, uint32_t third) {
    const uint32_t odd = 0x9E3779B1;
    return (((first * odd + second) * odd + third) * odd) >> 20;
}

#endif
