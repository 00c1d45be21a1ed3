// Heights on paper: what composed text takes up at a size of type, and where baselines stand. Positions along the line
// are set_line.c's.
#include "text/flow.h"

tz_len tz_style_line_pitch(const tz_style *style, tz_len size) {
    return (tz_len)((int64_t)size * style->leading / 1000000);
}

tz_len tz_para_height(const tz_para *para, tz_len width, tz_len body) {
    const tz_style *style = tz_para_style(para);
    tz_len size = tz_length_resolve(style->size, body);
    int64_t lines = tz_para_line_count(para, tz_len_to_em(width, size));
    int64_t height = lines * tz_style_line_pitch(style, size);
    return height > INT32_MAX ? INT32_MAX : (tz_len)height;
}

tz_len tz_line_baseline(const tz_fonts *fonts, const tz_para *para, tz_len top, tz_len pitch, tz_len size) {
    const tz_shaped *shaped = tz_para_shaped(para);
    tz_em em_top = TZ_EM * 22 / 25; // of an empty line: the usual 0.88 em
    if (shaped->glyphs_n)
        em_top = tz_fonts_face(fonts, shaped->glyphs[0].face)->em_top;
    return top + (pitch - size) / 2 + tz_em_to_len(em_top, size);
}

tz_len tz_flow_lines_height(const tz_flow_lines *lines, size_t from, size_t to, tz_len size, int32_t growth) {
    if (from >= to)
        return 0;
    const tz_flow_line *last = &lines->at[to - 1];
    int64_t height = (last->top + last->pitch - lines->at[from].top) * growth / 1000000;
    enum { MOST = INT32_MAX / 4 }; // sums of a few such heights are lengths still
    tz_len exact = tz_em_to_len(height, size);
    return exact < MOST ? exact : MOST;
}
