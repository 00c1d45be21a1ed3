// Paragraphs for tests: a plain style, and text set in it.
#ifndef TEST_PARAS_H
#define TEST_PARAS_H

#include "fonts.h"
#include "text/para.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static inline tz_style test_style(const test_fonts *it, const char *family) {
    return (tz_style){.name = "test",
                      .font = {.family = tz_fonts_family(it->fonts, family)},
                      .size = {0, TZ_EM},
                      .leading = 1300000,
                      .strictness = TZ_STRICT,
                      .stretch = TZ_STRETCH_DEFAULT,
                      .breaking = TZ_LINE_BREAKING_FIRST_FIT};
}

// A style of heads: centred, in the best lines, broken between phrases.
static inline tz_style test_head_style(const test_fonts *it) {
    tz_style style = test_style(it, "gothic");
    style.align = TZ_ALIGN_CENTER;
    style.breaking = TZ_LINE_BREAKING_OPTIMAL;
    style.phrases = true;
    return style;
}

static inline const tz_para *test_para(test_fonts *it, const tz_style *style, const char *string) {
    const tz_para *para = tz_para_new(it->arena, it->fonts, tz_text_from_string(string), style, it->diag);
    if (!para)
        fail_msg("cannot set %s", string);
    return para;
}

// The lines of a text at a measure in thousandths of an em, parted by |.
static inline const char *test_lines(test_fonts *it, const tz_style *style, const char *string, int measure) {
    const tz_para *para = test_para(it, style, string);
    tz_lines lines = tz_para_break_lines(para, it->arena, (tz_em)((int64_t)measure * TZ_EM / 1000));
    tz_bytes out = {0};
    for (size_t i = 0; i < lines.n; i++) {
        if (i > 0)
            tz_bytes_add(it->arena, &out, "|", 1);
        for (uint32_t k = lines.at[i].first; k < lines.at[i].end; k++) {
            const tz_cluster *cluster = &para->shaped.clusters[k];
            tz_bytes_add(it->arena, &out, string + cluster->start, cluster->end - cluster->start);
        }
    }
    return tz_arena_copy(it->arena, out.at, out.n);
}

#endif
