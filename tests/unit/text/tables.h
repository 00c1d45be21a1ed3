// Tables of tests/data/text: tab-separated lines, # begins a remark.
#ifndef TEST_TABLES_H
#define TEST_TABLES_H

#include "fonts.h"

#include <string.h>

typedef struct test_row {
    const char *cells[8];
    size_t n;
} test_row;
typedef struct test_table {
    TZ_LIST(test_row) rows;
} test_table;

// Reads tests/data/text/NAME; fails the test when it cannot.
static inline test_table test_table_read(tz_arena *arena, const char *name) {
    size_t size;
    const char *path = tz_arena_format(arena, "tests/data/text/%s", name);
    const char *bytes = test_file(arena, path, &size);
    char *at = tz_arena_copy(arena, bytes, size);
    test_table table = {0};
    for (char *line; (line = strsep(&at, "\n"));) {
        if (*line == 0 || *line == '#')
            continue;
        test_row *row = TZ_ADD(arena, &table.rows);
        for (char *cell; row->n < 8 && (cell = strsep(&line, "\t"));)
            row->cells[row->n++] = cell;
    }
    return table;
}

#endif
