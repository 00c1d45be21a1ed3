// One line of text on its own: composed, set, measured. It is line.c that draws it.
#include "draw/draw.h"

tz_text_line tz_text_line_set(tz_arena *arena, const tz_para *para, const tz_line *line, tz_em measure, bool last,
                              tz_len size) {
    size_t n = line->end - line->first;
    tz_em *at = TZ_ARRAY(arena, tz_em, n), *draw = TZ_ARRAY(arena, tz_em, n);
    tz_em width = tz_para_set_line(para, line, measure, last, at, draw);
    return (tz_text_line){para, *line, at, draw, size, tz_em_to_len(width, size)};
}

bool tz_text_line_new(const tz_tools *tools, tz_text text, const tz_style *style, tz_len body, tz_text_line *out) {
    *out = (tz_text_line){.size = tz_length_resolve(style->size, body)};
    if (!text.size)
        return true;
    const tz_para *para = tz_para_new(tools->arena, tools->fonts, text, style, tools->diag);
    if (!para)
        return false;
    tz_lines lines = tz_para_break_lines(para, tools->arena, INT32_MAX / 2);
    if (lines.n)
        *out = tz_text_line_set(tools->arena, para, &lines.at[0], lines.at[0].width, true, out->size);
    return true;
}

tz_text_line tz_text_line_part(const tz_text_line *line, uint32_t from, uint32_t to) {
    tz_text_line part = *line;
    part.line.first = from;
    part.line.end = to;
    part.at += from - line->line.first;
    part.draw += from - line->line.first;
    return part;
}

tz_len tz_text_line_centre(const tz_fonts *fonts, const tz_text_line *line, tz_len top, tz_len height) {
    return line->para ? tz_line_baseline(fonts, line->para, top, height, line->size) : top;
}
