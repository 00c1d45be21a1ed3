// Sources: input bytes with their line table, and places in them.
#include "tsuzuri/source.h"

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

static size_t line_of(const tz_source *source, uint32_t at) {
    size_t low = 0, high = source->lines_n; // lines[low] <= at, and the answer is below high
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void tz_place_line(tz_place place, uint32_t *line, uint32_t *column) {
    *line = *column = 1;
    if (!place.source)
        return;
    size_t at = line_of(place.source, place.at);
    *line = (uint32_t)at + 1;
    size_t from = place.source->lines[at], to = place.at < place.source->size ? place.at : place.source->size;
    const char *bytes = place.source->bytes;
    if (from == 0 && to >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        from = 3; // a byte order mark is no column in any editor
    for (size_t i = from; i < to; i++)
        *column += ((unsigned char)bytes[i] & 0xC0) != 0x80; // all but continuation bytes
}
