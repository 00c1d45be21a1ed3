// Putting a worksheet together: rows from the top, cells by their places, heights by what stands in them.
#ifndef EXCHANGE_NEW_SHEET_H
#define EXCHANGE_NEW_SHEET_H

#include "exchange/new_workbook.h"

typedef struct tz_sheet_maker {
    tz_arena *arena;
    tz_new_sheet sheet;
    TZ_LIST(double) heights;
} tz_sheet_maker;
// With columns of so many digits' width, which stay where they are.
tz_sheet_maker tz_sheet_begin(tz_arena *arena, const char *name, const double *widths, uint32_t columns);
// The next row, of that height in points (0: as the program has it). Its number.
uint32_t tz_sheet_add_row(tz_sheet_maker *maker, double height);
void tz_sheet_put(tz_sheet_maker *maker, uint32_t row, uint32_t column, tz_look look, const char *text);
void tz_sheet_put_number(tz_sheet_maker *maker, uint32_t row, uint32_t column, uint32_t number, const char *formula);
// The worksheet as it is now.
tz_new_sheet tz_sheet_end(tz_sheet_maker *maker);

// The name of a cell in formulas that stays when they are copied: "$B$12".
const char *tz_cell_name_fixed(tz_arena *arena, uint32_t row, uint32_t column);

// How many lines a text takes in a column of so many digits' width, and a number of full-width characters that are
// broken into lines as people do. An estimate: which font is used is known on the reader's machine alone.
uint32_t tz_sheet_lines(const char *text, double width);
uint32_t tz_sheet_lines_of(uint32_t characters, double width);
// The height of a row of so many lines, at most the highest that Excel has.
double tz_sheet_height(uint32_t lines);

#endif
