// What sources and messages share: lines and columns of many places.
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include "base/source.h"

// The place whose line was found last; zeroed before the first.
typedef struct tz_place_cursor {
    const tz_source *source;
    size_t at;
    uint32_t line, column;
} tz_place_cursor;

// As tz_place_line(), but counts from the last place if that is on the same line: a line may be millions of characters
// long, and have a mistake in every tenth.
void tz_place_line_next(tz_place_cursor *last, tz_place place, uint32_t *line, uint32_t *column);

// The line (from 1) of a byte of the source.
uint32_t tz_place_line_of(tz_place place);

#endif
