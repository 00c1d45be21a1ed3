// Statements of answers, read for tests.
#ifndef STATEMENTS_H
#define STATEMENTS_H

#include "compare/statement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const statement_labels[] = {"・", "※", "①-⑳", NULL};

static inline void add_statements(tz_arena *arena, tz_intern *intern, const char *answer, tz_statement_list *to) {
    tz_text *text = TZ_NEW(arena, tz_text);
    *text = tz_text_from_string(answer);
    tz_statements_read(arena, text, statement_labels, intern, to);
}

static inline bool text_is(const tz_text *text, const char *string) {
    return text->size == strlen(string) && (!text->size || !memcmp(text->bytes, string, text->size));
}

#endif
