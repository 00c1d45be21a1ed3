// Memory: arenas, and growable lists that live in them.
//
// An arena hands out memory that is freed all at once. Nothing here returns NULL: when memory runs out, control goes
// back to the nearest tz_protect() of this thread, which reports it and lets its caller free the arenas. So every
// resource of another library that is made in between must be registered with tz_arena_defer() at once.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct tz_arena tz_arena;
struct tz_diag;

// A new arena; with a parent it is freed with it at the latest. Free with tz_arena_free().
tz_arena *tz_arena_new(tz_arena *parent);
// Runs the deferred functions (last first), frees children, then the memory. NULL is allowed.
void tz_arena_free(tz_arena *arena);

// `size` zeroed bytes, aligned for any type. size 0 gives a valid pointer.
void *tz_arena_alloc(tz_arena *arena, size_t size);
// n × size, checked for overflow.
void *tz_arena_array(tz_arena *arena, size_t n, size_t size);
// A copy of `size` bytes with a NUL behind it.
char *tz_arena_copy(tz_arena *arena, const void *bytes, size_t size);
// A formatted, NUL-terminated string. printf's rules; numbers never depend on the locale.
char *tz_arena_format(tz_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *tz_arena_vformat(tz_arena *arena, const char *format, va_list args);
// Calls fn(object) when the arena is freed.
void tz_arena_defer(tz_arena *arena, void (*fn)(void *object), void *object);

#define TZ_NEW(arena, type) ((type *)tz_arena_alloc((arena), sizeof(type)))
#define TZ_ARRAY(arena, type, n) ((type *)tz_arena_array((arena), (n), sizeof(type)))

// Makes a piece of `from` bytes `to` bytes long, zeroed behind the old ones, without moving it. False: it is not the
// arena's latest piece, or there is no room behind it.
bool tz_arena_extend(tz_arena *arena, const void *piece, size_t from, size_t to);

// A growable list of any type: struct { TZ_LIST(tz_line) lines; }. Read list.at[i], i < list.n.
#define TZ_LIST(type)                                                                                                  \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        size_t n, room;                                                                                                \
    }
// Makes room for one more, zeroed, counts it, and gives its address (valid until the next add).
#define TZ_ADD(arena, list)                                                                                            \
    ((list)->at = tz_list_grow((arena), (list)->at, (list)->n, &(list)->room, sizeof(__typeof__(*(list)->at))),        \
     &(list)->at[(list)->n++])
void *tz_list_grow(tz_arena *arena, void *at, size_t n, size_t *room, size_t size);
// The index of the first element whose `member`, a uint64_t, is greater than `value`; list->n when none is. The list is
// in the order of that member.
#define TZ_FIRST_ABOVE(list, member, value)                                                                            \
    tz_list_first_above((list)->at, (list)->n, sizeof *(list)->at, offsetof(__typeof__(*(list)->at), member), (value))
size_t tz_list_first_above(const void *at, size_t n, size_t size, size_t offset, uint64_t value);

// Growable bytes.
typedef struct tz_bytes {
    char *at;
    size_t n, room;
} tz_bytes;
// Makes room for `size` bytes in all and for no more, where their number is known beforehand.
void tz_bytes_reserve(tz_arena *arena, tz_bytes *bytes, size_t size);
void tz_bytes_add(tz_arena *arena, tz_bytes *bytes, const void *from, size_t size);
void tz_bytes_format(tz_arena *arena, tz_bytes *bytes, const char *format, ...) __attribute__((format(printf, 3, 4)));
// Adds a number in decimal digits.
void tz_bytes_add_number(tz_arena *arena, tz_bytes *bytes, uint64_t number);
// Adds UTF-8 as a JSON string, quotation marks and all. Whatever some reader might take for the end of a line is
// escaped, so that it stays on one; a byte that belongs to no character becomes U+FFFD.
void tz_bytes_add_json_string(tz_arena *arena, tz_bytes *bytes, const char *text, size_t size);

// Runs work(argument). True when it returned true; false when it returned false or when memory ran out
// (then "out of memory" is reported into diag without needing any).
bool tz_protect(struct tz_diag *diag, bool (*work)(void *argument), void *argument);
// What running out of memory does: jumps to the nearest tz_protect(); without one it ends the process with a message.
_Noreturn void tz_out_of_memory(void);

#endif
