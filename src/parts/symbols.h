// Inside the overview: its symbols.
#ifndef PARTS_SYMBOLS_H
#define PARTS_SYMBOLS_H

#include "booklet/booklet.h"

// Which mark an answer gets.
int tz_symbol_of(const tz_booklet *b, const tz_text *answer);
// Draws a mark around a point; the caller has opened a span.
void tz_draw_symbol(const tz_canvas *c, int mark, tz_point at, tz_len diameter, tz_color color);

#endif
