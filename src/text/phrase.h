// The phrase model as data.
#ifndef TSUZURI_TEXT_PHRASE_H
#define TSUZURI_TEXT_PHRASE_H

#include <stdint.h>

enum { TZ_PHRASE_FEATURES = 13 };

typedef struct tz_phrase_weight {
    uint16_t text[3]; // UTF-16; 0 behind shorter n-grams
    int16_t weight;
} tz_phrase_weight;
extern const tz_phrase_weight tz_phrase_weights[]; // by feature, then ascending by text
extern const uint16_t tz_phrase_starts[];          // of each feature, and the end
extern const int32_t tz_phrase_total;              // sum of all weights

#endif
