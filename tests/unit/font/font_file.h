// Font files to be damaged on purpose, and the messages about them.
#ifndef TEST_FONT_FILE_H
#define TEST_FONT_FILE_H

#include "fonts.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define GOTHIC "truetype/bizud-gothic/BIZUDGothic-Regular.ttf"

static inline void reports(const tz_diag_entry *entry, const char *message, const char *note) {
    if (!strstr(entry->message, message))
        fail_msg("message is: %s", entry->message);
    if (note && !(entry->note && strstr(entry->note, note)))
        fail_msg("note is: %s", entry->note ? entry->note : "none");
}

static inline char *gothic(tz_arena *arena, size_t *size) {
    const char *bytes = test_file(arena, TEST_FONT_FOLDER GOTHIC, size);
    return tz_arena_copy(arena, bytes, *size);
}

static inline uint32_t big_endian(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

// The directory entry of a table: tag, checksum, offset, size.
static inline char *entry_of(char *font, const char *tag) {
    for (char *at = font + 12;; at += 16)
        if (memcmp(at, tag, 4) == 0)
            return at;
}

#endif
