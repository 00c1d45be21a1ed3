// A text as characters, and what was found of each, for tests of what is found in texts.
#ifndef TEST_CHARS_H
#define TEST_CHARS_H

#include "text/para.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

typedef struct test_chars {
    tz_char *at;
    size_t n, *starts; // of the bytes of each; starts[n]: the text's size
} test_chars;

static inline test_chars test_chars_of(tz_arena *arena, const char *text) {
    size_t size = strlen(text);
    test_chars all = {TZ_ARRAY(arena, tz_char, size + 1), 0, TZ_ARRAY(arena, size_t, size + 1)};
    for (size_t at = 0, length; at < size; at += length) {
        all.at[all.n] = tz_char_at(text, size, at);
        all.starts[all.n++] = at;
        tz_code_at(text, size, at, &length);
    }
    all.starts[all.n] = size;
    return all;
}

// The text with marks[value] before each character of which that value was found; 0: none.
static inline const char *test_marked(tz_arena *arena, const char *text, const test_chars *all, const uint8_t *found,
                                      const char *marks) {
    tz_bytes out = {0};
    for (size_t i = 0; i < all->n; i++) {
        if (i > 0 && found[i])
            tz_bytes_add(arena, &out, &marks[found[i]], 1);
        tz_bytes_add(arena, &out, text + all->starts[i], all->starts[i + 1] - all->starts[i]);
    }
    return tz_arena_copy(arena, out.at, out.n);
}

#endif
