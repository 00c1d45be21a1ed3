// Words of labels and names: comparing them, and what stands around the names of municipalities.
#ifndef SURVEY_WORD_H
#define SURVEY_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- comparing ----

enum {
    TZ_WORD_LONGEST = 1200, // bytes; no label or name is longer
    TZ_WORD_POINTS = 2 * TZ_WORD_LONGEST,
};
// A text's code points in NFKC (Unicode Standard Annex 15), and how many they are; 0: it is longer than that.
size_t tz_word_fold(const char *bytes, size_t size, int32_t points[TZ_WORD_POINTS]);
bool tz_word_ends_in(const char *text, size_t size, const char *end);
// `words` and `parts` end with NULL.
bool tz_word_is_one_of(const char *word, const char *const *words);
bool tz_word_contains_one_of(const char *word, const char *const *parts);

// ---- names; the words come folded, without blanks ----

// 北海道, 三重県: one of 47.
bool tz_word_is_prefecture(const char *text, size_t size);
// The bytes of the prefecture that a text begins with, or 0.
size_t tz_word_prefecture(const char *text);
// The same up to and with 郡, of at most six characters.
size_t tz_word_county(const char *text);
// 長寿福祉課, 市長: an office of a municipality, or who is at its head.
bool tz_word_is_office(const char *word);
// What is written where there is nothing to write: なし, －, 〇〇市.
bool tz_word_says_nothing(const char *word);

#endif
