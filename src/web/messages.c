// Messages as JSON: each with its place in the words of whoever has the file open.
#include "base/place.h"
#include "web/files.h"
#include "web/web.h"
#include "workbook/workbook.h"

#include <string.h>

void tz_web_put_key(tz_arena *arena, tz_bytes *out, const char *key, const char *text, size_t size) {
    tz_bytes_format(arena, out, "\"%s\":", key);
    tz_bytes_add_json_string(arena, out, text, size);
}

// "cards/津市.xlsx 調査票!C12" is a cell of a file; a CSV file has one worksheet, without a name.
void tz_web_put_file(tz_arena *arena, tz_bytes *out, const char *name) {
    size_t file = tz_web_file_of_cell(name);
    const char *cell = file ? strrchr(name, '!') : NULL, *blank = file ? strrchr(name, ' ') : NULL;
    cell = cell ? cell + 1 : file ? blank + 1 : NULL;
    uint32_t row, column;
    if (!cell || !tz_worksheet_cell_parse(cell, strlen(cell), &row, &column))
        file = 0;
    tz_web_put_key(arena, out, "file", name, file ? file : strlen(name));
    if (!file)
        return;
    const char *sheet = name + file + 1;
    tz_bytes_format(arena, out, ",");
    tz_web_put_key(arena, out, "sheet", sheet, cell > sheet ? (size_t)(cell - 1 - sheet) : 0);
    tz_bytes_format(arena, out, ",");
    tz_web_put_key(arena, out, "cell", cell, strlen(cell));
}

static void put_place(tz_arena *arena, tz_bytes *out, tz_place_cursor *last, tz_place place) {
    uint32_t line, column;
    tz_bytes before = {0}, after = {0};
    tz_web_put_file(arena, out, place.source->name);
    if (!place.source->lines_n)
        return;
    tz_place_line_next(last, place, &line, &column);
    tz_diag_excerpt(arena, place, &before, &after);
    tz_bytes_format(arena, out, ",\"line\":%u,\"column\":%u,", line, column);
    tz_web_put_key(arena, out, "before", before.at, before.n);
    tz_bytes_format(arena, out, ",");
    tz_web_put_key(arena, out, "after", after.at, after.n);
}

void tz_web_put_messages(tz_arena *arena, const tz_diag *diag, tz_bytes *out) {
    static const char *const severities[] = {"note", "warning", "error"};
    size_t n;
    const tz_diag_entry *const *sorted = tz_diag_sort(diag, arena, &n);
    tz_place_cursor at = {.source = NULL}, also = {.source = NULL};
    for (size_t i = 0; i < n; i++) {
        const tz_diag_entry *entry = sorted[i];
        tz_bytes_format(arena, out, "%s\n{\"severity\":\"%s\",", i ? "," : "[", severities[entry->severity]);
        tz_web_put_key(arena, out, "message", entry->message, strlen(entry->message));
        if (entry->place.source) {
            tz_bytes_format(arena, out, ",");
            put_place(arena, out, &at, entry->place);
        }
        if (entry->note) {
            tz_bytes_format(arena, out, ",");
            tz_web_put_key(arena, out, "note", entry->note, strlen(entry->note));
        }
        if (entry->also.source) {
            tz_bytes_format(arena, out, ",\"also\":{");
            put_place(arena, out, &also, entry->also);
            tz_bytes_format(arena, out, "}");
        }
        tz_bytes_format(arena, out, "}");
    }
    tz_bytes_format(arena, out, n ? "]" : "[]");
}
