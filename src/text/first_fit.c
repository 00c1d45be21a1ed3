// The lines of a paragraph: filled one after the other, or the best ones where the style asks for them (optimal.c).
#include "para.h"

static tz_lines first_fit(const tz_para *para, tz_arena *arena, tz_em measure) {
    struct {
        TZ_LIST(tz_line) lines;
    } list = {0};
    uint32_t at = 0;
    do {
        uint32_t end = para->n ? tz_line_find_end(para, at, measure) : 0;
        *TZ_ADD(arena, &list.lines) = tz_line_of(para, at, end, measure);
        at = end;
    } while (at < para->n);
    return (tz_lines){list.lines.at, list.lines.n};
}

tz_lines tz_para_break_lines(const tz_para *para, tz_arena *arena, tz_em measure) {
    if (para->style->breaking == TZ_LINE_BREAKING_FIRST_FIT || para->n == 0)
        return first_fit(para, arena, measure);
    return tz_break_optimal(para, arena, measure);
}
