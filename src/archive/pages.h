// pages.txt of an archive: the words on the pages, written and compared.
#ifndef ARCHIVE_PAGES_H
#define ARCHIVE_PAGES_H

#include "archive/archive.h"

typedef enum tz_pages_kind {
    TZ_PAGES_SAME,
    TZ_PAGES_OTHER_WORDS,   // first on `page`
    TZ_PAGES_OTHER_DRAWING, // the words are all the same, but what is drawn on `page` is not
    TZ_PAGES_OTHER_NUMBER,  // of pages; the words of the first ones are the same
    TZ_PAGES_OTHER_FORMAT,  // of another version of tsuzuri: nothing is known
} tz_pages_kind;
typedef struct tz_pages_difference {
    tz_pages_kind kind;
    size_t page;                       // counted from 1
    tz_text archived, made;            // TZ_PAGES_OTHER_WORDS: the first lines that differ; size 0: there is none
    size_t archived_pages, made_pages; // TZ_PAGES_OTHER_NUMBER
} tz_pages_difference;
// Compares two pages.txt; of the archived one nothing is trusted.
tz_pages_difference tz_pages_compare(const tz_source *archived, const tz_source *made);

#endif
