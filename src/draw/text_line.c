// One line of text on its own: composed, measured, then put where it is wanted.
#include "booklet/booklet.h"

bool tz_text_line_new(tz_maker *m, const tz_text *text, const tz_style *style, tz_len body, tz_text_line *out) {
    *out = (tz_text_line){.size = tz_length_resolve(style->size, body)};
    if (!text->size)
        return true;
    const tz_para *para = tz_para_new(m->arena, m->fonts, *text, style, m->diag);
    if (!para)
        return false;
    tz_lines lines = tz_para_break_lines(para, m->arena, INT32_MAX / 2); // one line, however long
    if (!lines.n)
        return true;
    out->para = para;
    out->line = lines.at[0];
    size_t n = out->line.end - out->line.first;
    tz_em *at = TZ_ARRAY(m->arena, tz_em, n), *draw = TZ_ARRAY(m->arena, tz_em, n);
    out->width = tz_em_to_len(tz_para_set_line(para, &out->line, out->line.width, true, at, draw), out->size);
    out->at = at;
    out->draw = draw;
    return true;
}

void tz_draw_text_line(const tz_canvas *c, const tz_text_line *strip, tz_len x, tz_len baseline) {
    if (strip->para)
        tz_draw_line(c, strip->para, &strip->line, strip->draw, strip->size, x, baseline);
}

tz_len tz_text_line_centre(const tz_maker *m, const tz_text_line *strip, tz_len top, tz_len height) {
    return strip->para ? tz_line_baseline(m->fonts, strip->para, top, height, strip->size) : top;
}
