// Inside the term index: readings in the order of the kana (五十音順).
#ifndef PARTS_KANA_H
#define PARTS_KANA_H

#include "base/source.h"

// Compares two readings as JIS X 4061 does: first by the kana alone, without voicing marks, small kana as large, a
// prolonged sound (ー) as the vowel before it, iteration marks as what they repeat, katakana as hiragana; then clear
// before voiced before half-voiced; then prolonged before small before iterated before plain kana; then hiragana before
// katakana. Other characters stand before kana, in the order of their code points; spaces and middle dots do not count.
int tz_kana_compare(const tz_text *a, const tz_text *b);
// The first kana of a reading as it is sorted (large, clear hiragana), or 0.
int32_t tz_kana_first(const tz_text *reading);

#endif
