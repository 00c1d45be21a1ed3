// The list of fonts for tests that are not about versions: each version that it accepts counts as the reference, so
// that no note tells of the one that is installed.
#ifndef TEST_ANY_VERSION_H
#define TEST_ANY_VERSION_H

#include "base/arena.h"

#include <string.h>

static inline const char *test_any_version(tz_arena *arena, const char *yaml, size_t *size) {
    static const char item[] = "- {version:", same[] = ", lines: same";
    tz_bytes out = {0};
    for (const char *line = yaml, *end; *line; line = end) {
        end = line + strcspn(line, "\n");
        end += *end != 0;
        const char *brace = memchr(line, '}', (size_t)(end - line));
        size_t indent = strspn(line, " ");
        bool version = brace && strncmp(line + indent, item, strlen(item)) == 0;
        bool is_same = version && strstr(line, same) && strstr(line, same) < brace;
        size_t before = (size_t)((version && !is_same ? brace : end) - line);
        tz_bytes_add(arena, &out, line, before);
        if (version && !is_same)
            tz_bytes_add(arena, &out, same, strlen(same));
        tz_bytes_add(arena, &out, line + before, (size_t)(end - line) - before);
    }
    *size = out.n;
    return tz_arena_copy(arena, out.at, out.n);
}

#endif
