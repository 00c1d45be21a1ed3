// Arenas: chains of blocks that are freed together.
#include "base/arena.h"
#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Under the address sanitizer every piece is a block of its own, so that it sees a step beyond any of them.
enum { SEPARATE_PIECES = TZ_UNDER_ASAN };

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 65536 };

typedef struct block {
    struct block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
} block;

typedef struct deferred {
    struct deferred *next;
    void (*fn)(void *object);
    void *object;
} deferred;

struct tz_arena {
    tz_arena *parent, *children, *next, *previous; // next and previous: among the parent's children
    block *blocks;                                 // the first one is being filled
    deferred *deferred;
    size_t next_size;
};

// For tests: how many more pieces of memory this thread gets; negative: as many as there are.
static _Thread_local long pieces_left = -1;

void tz_arena_fail_after(long pieces) {
    pieces_left = pieces;
}

// The only place where memory is allocated. Zeroed.
static void *get_memory(size_t size) {
    if (pieces_left == 0)
        return NULL;
    if (pieces_left > 0)
        pieces_left--;
    return calloc(1, size);
}

// ---- arenas ----

tz_arena *tz_arena_new(tz_arena *parent) {
    tz_arena *arena = get_memory(sizeof *arena);
    if (!arena)
        tz_out_of_memory();
    arena->next_size = FIRST_BLOCK;
    arena->parent = parent;
    if (parent) {
        arena->next = parent->children;
        if (arena->next)
            arena->next->previous = arena;
        parent->children = arena;
    }
    return arena;
}

static void unlink_from_parent(tz_arena *arena) {
    if (arena->previous)
        arena->previous->next = arena->next;
    else if (arena->parent)
        arena->parent->children = arena->next;
    if (arena->next)
        arena->next->previous = arena->previous;
}

static void release(tz_arena *arena) {
    while (arena->deferred) {
        deferred *last = arena->deferred;
        arena->deferred = last->next;
        last->fn(last->object);
    }
    for (tz_arena *child; (child = arena->children);) {
        arena->children = child->next;
        if (child->next)
            child->next->previous = NULL;
        release(child);
    }
    for (block *at = arena->blocks, *next; at; at = next) {
        next = at->next;
        free(at);
    }
    free(arena);
}

void tz_arena_free(tz_arena *arena) {
    if (!arena)
        return;
    unlink_from_parent(arena);
    release(arena);
}

static block *new_block(size_t size) {
    if (size > SIZE_MAX - sizeof(block))
        return NULL;
    block *made = get_memory(sizeof(block) + size);
    if (made)
        made->size = size;
    return made;
}

// A piece too large to share a block gets its own, behind the one being filled.
static void *alloc_alone(tz_arena *arena, size_t size) {
    block *made = new_block(size);
    if (!made)
        return NULL;
    made->used = size;
    if (arena->blocks) {
        made->next = arena->blocks->next;
        arena->blocks->next = made;
    } else {
        arena->blocks = made;
    }
    return made->bytes;
}

static bool start_block(tz_arena *arena) {
    block *made = new_block(arena->next_size);
    if (!made)
        return false;
    made->next = arena->blocks;
    arena->blocks = made;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
    return true;
}

// NULL when there is no memory.
static void *try_alloc(tz_arena *arena, size_t size) {
    size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - align)
        return NULL;
    if (SEPARATE_PIECES)
        return alloc_alone(arena, size);
    size = size ? (size + align - 1) / align * align : align;
    if (!arena->blocks || arena->blocks->size - arena->blocks->used < size) {
        if (size > arena->next_size / 4)
            return alloc_alone(arena, size);
        if (!start_block(arena))
            return NULL;
    }
    void *piece = arena->blocks->bytes + arena->blocks->used;
    arena->blocks->used += size;
    return piece;
}

void *tz_arena_alloc(tz_arena *arena, size_t size) {
    void *piece = try_alloc(arena, size);
    if (!piece)
        tz_out_of_memory();
    return piece;
}

bool tz_arena_extend(tz_arena *arena, const void *piece, size_t from, size_t to) {
    size_t align = alignof(max_align_t);
    block *last = arena->blocks;
    if (SEPARATE_PIECES || !last || to > SIZE_MAX - align)
        return false;
    from = (from + align - 1) / align * align;
    to = (to + align - 1) / align * align;
    if (from > last->used || piece != last->bytes + last->used - from || to - from > last->size - last->used)
        return false;
    last->used += to - from;
    return true;
}

void *tz_arena_array(tz_arena *arena, size_t n, size_t size) {
    if (size && n > SIZE_MAX / size)
        tz_out_of_memory();
    return tz_arena_alloc(arena, n * size);
}

char *tz_arena_copy(tz_arena *arena, const void *bytes, size_t size) {
    if (size == SIZE_MAX)
        tz_out_of_memory();
    char *copy = tz_arena_alloc(arena, size + 1);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

void tz_arena_defer(tz_arena *arena, void (*fn)(void *object), void *object) {
    deferred *made = try_alloc(arena, sizeof *made);
    if (!made) {
        fn(object); // the arena cannot do it later
        tz_out_of_memory();
    }
    *made = (deferred){.next = arena->deferred, .fn = fn, .object = object};
    arena->deferred = made;
}
