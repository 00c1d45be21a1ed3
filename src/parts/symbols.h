// Inside the overview: its symbols, one for each kind of answer.
#ifndef PARTS_SYMBOLS_H
#define PARTS_SYMBOLS_H

#include "booklet/booklet.h"

// Which of TZ_MARK_… an answer gets.
int tz_symbol_of(const tz_booklet *b, const tz_text *answer);

typedef struct tz_symbol {
    tz_figure figure; // first: a tz_figure * is a tz_symbol *
    const tz_overview_spec *spec;
    int mark;
} tz_symbol;
// The symbol of a mark, as a cell's figure. `alt` is borrowed.
tz_symbol tz_symbol_new(const tz_overview_spec *spec, int mark, const char *alt);
// Draws it around a point; the caller has opened a span.
void tz_symbol_draw(const tz_figure *symbol, const tz_canvas *c, tz_len x, tz_len y);

#endif
