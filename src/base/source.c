// Sources: input bytes with their line table, and places in them.
#include "base/place.h"

#include <stdlib.h>
#include <string.h>

// LF, CR LF and CR end a line.
static bool ends_line(const char *bytes, size_t size, size_t at) {
    return bytes[at] == '\n' || (bytes[at] == '\r' && (at + 1 == size || bytes[at + 1] != '\n'));
}

static void find_lines(tz_arena *arena, tz_source *source) {
    size_t n = 1;
    for (size_t i = 0; i < source->size; i++)
        n += ends_line(source->bytes, source->size, i);
    uint32_t *lines = TZ_ARRAY(arena, uint32_t, n);
    size_t line = 1;
    for (size_t i = 0; i < source->size; i++)
        if (ends_line(source->bytes, source->size, i))
            lines[line++] = (uint32_t)(i + 1);
    source->lines = lines;
    source->lines_n = n;
}

const tz_source *tz_source_new(tz_arena *arena, const char *name, const char *bytes, size_t size) {
    tz_source *source = TZ_NEW(arena, tz_source);
    source->name = tz_arena_copy(arena, name, strlen(name));
    source->bytes = bytes;
    source->size = size;
    find_lines(arena, source);
    return source;
}

typedef struct wanted_line {
    uint32_t at;
    const uint32_t *last; // the last line's start
} wanted_line;

static int by_line(const void *key, const void *start) {
    const wanted_line *wanted = key;
    const uint32_t *line = start;
    return wanted->at < *line ? -1 : line < wanted->last && wanted->at >= line[1];
}

// The line that a byte is in. The first one starts with byte 0.
static size_t line_of(const tz_source *source, uint32_t at) {
    const wanted_line wanted = {at, source->lines + source->lines_n - 1};
    const uint32_t *found = bsearch(&wanted, source->lines, source->lines_n, sizeof *source->lines, by_line);
    return found ? (size_t)(found - source->lines) : 0;
}

// A byte order mark is no column in any editor.
static size_t first_of(const tz_source *source, size_t line) {
    bool marked = line == 0 && source->size >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0;
    return marked ? 3 : source->lines[line];
}

static uint32_t characters(const char *bytes, size_t from, size_t to) {
    uint32_t n = 0;
    for (size_t i = from; i < to; i++)
        n += ((unsigned char)bytes[i] & 0xC0) != 0x80; // all but continuation bytes
    return n;
}

uint32_t tz_place_line_of(tz_place place) {
    return (uint32_t)line_of(place.source, place.at) + 1;
}

void tz_place_line_next(tz_place_cursor *last, tz_place place, uint32_t *line, uint32_t *column) {
    const tz_source *source = place.source;
    *line = *column = source && source->lines_n == 0 ? 0 : 1;
    if (!source || source->lines_n == 0)
        return;
    size_t at = line_of(source, place.at), first = first_of(source, at);
    size_t to = place.at > source->size ? source->size : place.at < first ? first : place.at;
    *line = (uint32_t)at + 1;
    if (last->source != source || last->line != *line)
        *last = (tz_place_cursor){source, first, *line, 1};
    if (to >= last->at)
        last->column += characters(source->bytes, last->at, to);
    else
        last->column -= characters(source->bytes, to, last->at);
    last->at = to;
    *column = last->column;
}

void tz_place_line(tz_place place, uint32_t *line, uint32_t *column) {
    tz_place_cursor last = {.source = NULL};
    tz_place_line_next(&last, place, line, column);
}
