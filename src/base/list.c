// Growable lists and strings in arenas.
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

// Room for at least `least` elements, at[0..n) unchanged: in place when nothing was made in the arena since. Otherwise
// the old array stays in the arena until that is freed; since room doubles, all old ones together are smaller than the
// list.
static void *moved(tz_arena *arena, const void *at, size_t n, size_t *room, size_t least, size_t size) {
    size_t wanted = *room > SIZE_MAX / 2 ? SIZE_MAX : *room * 2;
    if (wanted < least)
        wanted = least;
    if (*room && wanted <= SIZE_MAX / size && tz_arena_extend(arena, at, *room * size, wanted * size)) {
        *room = wanted;
        return (void *)(uintptr_t)at;
    }
    void *more = tz_arena_array(arena, wanted, size);
    if (n)
        memcpy(more, at, n * size);
    *room = wanted;
    return more;
}

void *tz_list_grow(tz_arena *arena, void *at, size_t n, size_t *room, size_t size) {
    if (n == *room)
        return moved(arena, at, n, room, n < 1 ? 1 : n < 4 ? 4 : n + 1, size); // very many have but one
    memset((char *)at + n * size, 0, size); // the list may have been shortened before
    return at;
}

size_t tz_list_first_above(const void *at, size_t n, size_t size, size_t offset, uint64_t value) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t found;
        memcpy(&found, (const char *)at + middle * size + offset, sizeof found);
        if (found <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Room for `size` more bytes and a NUL.
static char *make_room(tz_arena *arena, tz_bytes *bytes, size_t size) {
    if (size > SIZE_MAX / 2 || bytes->n > SIZE_MAX / 2)
        tz_out_of_memory();
    size_t least = bytes->n + size + 1;
    if (least > bytes->room)
        bytes->at = moved(arena, bytes->at, bytes->n, &bytes->room, least < 64 ? 64 : least, 1);
    return bytes->at + bytes->n;
}

void tz_bytes_reserve(tz_arena *arena, tz_bytes *bytes, size_t size) {
    if (size < bytes->room)
        return;
    char *at = tz_arena_array(arena, size + 1, 1);
    if (bytes->n)
        memcpy(at, bytes->at, bytes->n);
    bytes->at = at;
    bytes->room = size + 1;
}

void tz_bytes_add(tz_arena *arena, tz_bytes *bytes, const void *from, size_t size) {
    char *to = make_room(arena, bytes, size);
    if (size)
        memcpy(to, from, size);
    to[size] = 0;
    bytes->n += size;
}

void tz_bytes_add_number(tz_arena *arena, tz_bytes *bytes, uint64_t number) {
    char digits[20], *at = digits + sizeof digits;
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    tz_bytes_add(arena, bytes, at, (size_t)(digits + sizeof digits - at));
}

// How long the text will be. A format that printf refuses is a mistake in the program and ends like lack of memory.
static size_t formatted_size(const char *format, va_list args) {
    va_list copy;
    va_copy(copy, args);
    int size = vsnprintf(NULL, 0, format, copy);
    va_end(copy);
    if (size < 0)
        tz_out_of_memory();
    return (size_t)size;
}

char *tz_arena_vformat(tz_arena *arena, const char *format, va_list args) {
    size_t size = formatted_size(format, args);
    char *text = tz_arena_alloc(arena, size + 1);
    vsnprintf(text, size + 1, format, args);
    return text;
}

char *tz_arena_format(tz_arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *text = tz_arena_vformat(arena, format, args);
    va_end(args);
    return text;
}

void tz_bytes_format(tz_arena *arena, tz_bytes *bytes, const char *format, ...) {
    va_list args;
    va_start(args, format);
    size_t size = formatted_size(format, args);
    vsnprintf(make_room(arena, bytes, size), size + 1, format, args);
    bytes->n += size;
    va_end(args);
}
