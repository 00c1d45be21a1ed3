// Numbers as their formats show them, for several tests: format, value, what is shown.
#ifndef SHOWN_H
#define SHOWN_H

#include "workbook/xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct shown_case {
    const char *format, *value, *shown;
} shown_case;

static inline void check_shown(const shown_case *cases, size_t n, bool since_1904) {
    tz_arena *arena = tz_arena_new(NULL);
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        tz_xlsx_string shown;
        bool ok =
            tz_number_format_show(arena, cases[i].format, cases[i].value, strlen(cases[i].value), since_1904, &shown);
        const char *text = tz_arena_copy(arena, shown.bytes, shown.size);
        if (strcmp(text, cases[i].shown) == 0 && ok == (strcmp(text, "####") != 0))
            continue;
        print_error("%s of %s: %s, not %s\n", cases[i].value, cases[i].format, text, cases[i].shown);
        wrong++;
    }
    tz_arena_free(arena);
    assert_int_equal(wrong, 0);
}

#define CHECK_SHOWN(cases, since_1904) check_shown((cases), sizeof(cases) / sizeof(cases)[0], (since_1904))

#endif
