// A table on a terminal: columns as wide as their widest cell, where Japanese characters take two.
#include "cli/cli.h"

#include <string.h>

static size_t width_of(const char *cell) {
    return tz_terminal_columns(cell, strlen(cell));
}

void tz_cli_put_table(tz_call *call, const char *const *cells, size_t rows, size_t columns, const bool *to_the_right) {
    size_t *widths = TZ_ARRAY(call->arena, size_t, columns);
    for (size_t i = 0; i < rows * columns; i++)
        widths[i % columns] = width_of(cells[i]) > widths[i % columns] ? width_of(cells[i]) : widths[i % columns];
    for (size_t i = 0; i < rows * columns; i++) {
        size_t column = i % columns;
        bool last = column + 1 == columns;
        int gap = (int)(widths[column] - width_of(cells[i]));
        tz_bytes_format(call->arena, call->output, "%*s%s%*s%s", to_the_right[column] ? gap : 0, "", cells[i],
                        to_the_right[column] || last ? 0 : gap, "", last ? "\n" : "  ");
    }
}
