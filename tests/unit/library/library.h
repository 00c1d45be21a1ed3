// What tests of the library share: sessions that find their data in the source tree, and writers.
#ifndef TESTS_UNIT_LIBRARY_LIBRARY_H
#define TESTS_UNIT_LIBRARY_LIBRARY_H

#include "tsuzuri/tsuzuri.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SMALL "tests/cases/small"

// Tests run at the top of the source tree.
static inline tsuzuri_session *begin(void) {
    tsuzuri_session *session = tsuzuri_session_new();
    assert_non_null(session);
    assert_true(tsuzuri_session_set(session, "data-dir", "."));
    return session;
}

// Fails with the session's messages.
static inline void *made(tsuzuri_session *session, void *object) {
    if (!object)
        fail_msg("%s", tsuzuri_messages(session));
    return object;
}

static inline bool has(const char *text, const char *part) {
    return strstr(text, part);
}

// Bytes in memory, NUL-terminated; `refuse_after`: so many calls are taken.
typedef struct collected {
    char *bytes;
    size_t size;
    int refuse_after;
} collected;

static inline bool collect(void *context, const void *bytes, size_t size) {
    collected *to = context;
    if (to->refuse_after-- == 0)
        return false;
    to->bytes = realloc(to->bytes, to->size + size + 1);
    memcpy(to->bytes + to->size, bytes, size);
    to->size += size;
    to->bytes[to->size] = 0;
    return true;
}

static inline collected nothing_yet(void) {
    return (collected){.refuse_after = -1};
}

#endif
