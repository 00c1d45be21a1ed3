// The languages of messages: catalogues that are built into the program, and which of them each thread uses.
//
// A language belongs to a thread, not to the process: a program that embeds the engine may serve callers in several
// languages at once. Threads of parallel.h use the language of the thread that starts them.
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>

// A catalogue of translated messages. English, in which messages stand in the code, is NULL.
typedef struct tz_language tz_language;

// The catalogue for a language or locale by name: "ja", "ja-JP", "ja_JP.UTF-8", "en_US". False: there is none.
bool tz_language_find(const char *name, const tz_language **language);
// From now on this thread's messages are in that language (at first: in English). Returns the one before.
const tz_language *tz_language_use(const tz_language *language);
// The one that this thread uses.
const tz_language *tz_language_used(void);

// What municipalities are called together in this thread's messages: {units} in a translation stands for the word. It
// is the edition's (市町, 区市町村), and 市町村 where no edition has been read. The word is copied; at most
// TZ_UNITS_MOST bytes of it count.
enum { TZ_UNITS_MOST = 60 };
void tz_units_use(const char *word);
const char *tz_units_used(void);

#endif
