// Words around the names of municipalities. They come folded: NFKC, without blanks.
#ifndef SURVEY_WORD_H
#define SURVEY_WORD_H

#include <stdbool.h>
#include <stddef.h>

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
