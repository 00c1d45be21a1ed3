// Putting a worksheet together: rows from the top, cells by their places, heights by what stands in them.
#include "exchange/new_sheet.h"
#include "base/utf8.h"
#include "workbook/workbook.h"

#include <string.h>

tz_sheet_maker tz_sheet_begin(tz_arena *arena, const char *name, const double *widths, uint32_t columns) {
    return (tz_sheet_maker){.arena = arena, .sheet = {.name = name, .widths = widths, .columns = columns}};
}

uint32_t tz_sheet_add_row(tz_sheet_maker *maker, double height) {
    *TZ_ADD(maker->arena, &maker->heights) = height;
    return (uint32_t)maker->heights.n - 1;
}

// "_x2025_" in a text would be read as the character U+2025: its underscore is written as an escape of its own
// (ECMA-376 part 1, 22.9.2.19), which libxlsxwriter leaves to its callers.
static const char *escaped(tz_arena *arena, const char *text) {
    tz_bytes made = {0};
    if (!strstr(text, "_x"))
        return text;
    for (; *text; text++) {
        bool is_escape =
            text[0] == '_' && text[1] == 'x' && strspn(text + 2, "0123456789ABCDEFabcdef") >= 4 && text[6] == '_';
        tz_bytes_format(arena, &made, is_escape ? "_x005F_" : "%c", *text);
    }
    return tz_arena_copy(arena, made.at, made.n);
}

void tz_sheet_put(tz_sheet_maker *maker, uint32_t row, uint32_t column, tz_look look, const char *text) {
    *TZ_ADD(maker->arena, &maker->sheet.cells) =
        (tz_new_cell){.row = row, .column = column, .look = look, .text = escaped(maker->arena, text)};
}

void tz_sheet_put_number(tz_sheet_maker *maker, uint32_t row, uint32_t column, uint32_t number, const char *formula) {
    *TZ_ADD(maker->arena, &maker->sheet.cells) =
        (tz_new_cell){.row = row, .column = column, .look = TZ_LOOK_NUMBER, .number = number, .formula = formula};
}

tz_new_sheet tz_sheet_end(tz_sheet_maker *maker) {
    maker->sheet.heights = maker->heights.at;
    maker->sheet.rows = (uint32_t)maker->heights.n;
    return maker->sheet;
}

// ---- names ----

const char *tz_cell_name_fixed(tz_arena *arena, uint32_t row, uint32_t column) {
    const char *name = tz_worksheet_cell_name(arena, row, column), *number = strpbrk(name, "0123456789");
    return tz_arena_format(arena, "$%.*s$%s", (int)(number - name), name, number);
}

// ---- heights ----

// At 96 dpi a digit of the default type (BIZ UDPGothic, 11 pt) is 11 pixels wide, and a full-width character 14⅔, of
// which a half-width one takes half. Edges and the indent take about 17 pixels.
static uint32_t halves_a_line(double width) {
    double halves = (width * 11 - 9) / (22.0 / 3);
    return halves > 2 ? (uint32_t)halves : 2;
}

uint32_t tz_sheet_lines(const char *text, double width) {
    uint32_t most = halves_a_line(width), lines = 1, used = 0;
    size_t size = strlen(text), step;
    for (size_t at = 0; at < size; at += step) {
        int32_t c;
        step = tz_utf8_decode(text + at, size - at, &c);
        uint32_t wide = c < 0x250 || (c >= 0xFF61 && c <= 0xFF9F) ? 1 : 2;
        bool ends = c == '\n';
        if (ends || used + wide > most) {
            lines++;
            used = 0;
        }
        used += ends ? 0 : wide;
    }
    return lines;
}

// A quarter more than solid text takes: the last lines of paragraphs are not full.
uint32_t tz_sheet_lines_of(uint32_t characters, double width) {
    uint32_t a_line = halves_a_line(width) / 2;
    return (characters + characters / 4 + a_line - 1) / a_line;
}

double tz_sheet_height(uint32_t lines) {
    double height = 13.5 * lines + 7;
    return height < 409 ? height : 409; // Excel's highest row is of 409.5 pt
}
