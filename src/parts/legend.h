// Inside the overview: what its symbols mean, above the table.
#ifndef PARTS_LEGEND_H
#define PARTS_LEGEND_H

#include "parts/symbols.h"

// Draws each symbol and its name, right-aligned: beside the title where there is room, else on lines of its own below
// it, and at->top moves along. False after reporting.
bool tz_set_legend(tz_booklet *b, const tz_symbol symbols[TZ_MARKS], tz_section_start *at);

#endif
