// Inside the overview: its marks, and counts of them.
#ifndef PAGE_MARKS_H
#define PAGE_MARKS_H

#include "booklet/booklet.h"

// Which mark an answer gets.
int tz_symbol_of(const tz_maker *m, const tz_text *answer);
// Draws a mark around a point; the caller has opened a span.
void tz_draw_symbol(const tz_canvas *c, int mark, tz_len x, tz_len y, tz_len diameter, tz_color color);

#endif
