// Equal bytes become equal numbers, so that everything later compares numbers.
#include "base/intern.h"

#include <string.h>

typedef struct entry {
    const char *bytes;
    size_t size;
    uint64_t hash;
} entry;

struct tz_intern {
    tz_arena *arena;
    TZ_LIST(entry) all;
    uint32_t *table; // open addressing: number + 1, or 0
    size_t room;     // a power of two
};

tz_intern *tz_intern_new(tz_arena *arena) {
    tz_intern *made = TZ_NEW(arena, tz_intern);
    made->arena = arena;
    made->room = 256;
    made->table = TZ_ARRAY(arena, uint32_t, made->room);
    return made;
}

static uint64_t hash_of(const unsigned char *bytes, size_t size) { // FNV-1a
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 1099511628211u;
    return hash;
}

static void grow(tz_intern *intern) {
    intern->room *= 2;
    intern->table = TZ_ARRAY(intern->arena, uint32_t, intern->room);
    for (size_t i = 0; i < intern->all.n; i++) {
        size_t at = intern->all.at[i].hash & (intern->room - 1);
        while (intern->table[at])
            at = (at + 1) & (intern->room - 1);
        intern->table[at] = (uint32_t)i + 1;
    }
}

uint32_t tz_intern_number(tz_intern *intern, const void *bytes, size_t size) {
    uint64_t hash = hash_of(bytes, size);
    size_t at = hash & (intern->room - 1);
    for (; intern->table[at]; at = (at + 1) & (intern->room - 1)) {
        const entry *it = &intern->all.at[intern->table[at] - 1];
        if (it->hash == hash && it->size == size && memcmp(it->bytes, bytes, size) == 0)
            return intern->table[at] - 1;
    }
    *TZ_ADD(intern->arena, &intern->all) = (entry){tz_arena_copy(intern->arena, bytes, size), size, hash};
    intern->table[at] = (uint32_t)intern->all.n;
    if (intern->all.n * 2 > intern->room)
        grow(intern);
    return (uint32_t)intern->all.n - 1;
}
