// Shaping of text with line separators: the text between two of them is shaped by itself.
#include "para.h"

typedef struct gathering {
    TZ_LIST(tz_glyph) glyphs;
    TZ_LIST(tz_cluster) clusters;
} gathering;

static bool is_separator(const char *text, size_t size, size_t at, size_t *length) {
    uint32_t code = tz_code_at(text, size, at, length);
    return code == 0x0B || code == 0x0C || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static void add_shaped(gathering *to, tz_arena *arena, const tz_shaped *part, size_t at) {
    uint32_t first = (uint32_t)to->glyphs.n;
    for (size_t i = 0; i < part->glyphs_n; i++)
        *TZ_ADD(arena, &to->glyphs) = part->glyphs[i];
    for (size_t i = 0; i < part->clusters_n; i++) {
        tz_cluster *cluster = TZ_ADD(arena, &to->clusters);
        *cluster = part->clusters[i];
        cluster->start += (uint32_t)at;
        cluster->end += (uint32_t)at;
        cluster->glyph += first;
    }
}

static size_t first_separator(const tz_text *text, size_t at, size_t *length) {
    while (at < text->size && !is_separator(text->bytes, text->size, at, length))
        at += *length;
    return at;
}

bool tz_is_one_line(const tz_text *text, size_t from, size_t to) {
    size_t length;
    return first_separator(text, from, &length) >= to;
}

bool tz_shape_text(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag, tz_shaped *out) {
    size_t length = 1, separator = first_separator(text, 0, &length);
    if (separator >= text->size)
        return tz_fonts_shape(fonts, arena, font, text, diag, out);
    gathering all = {0};
    bool ok = true;
    for (size_t at = 0; at < text->size; at = separator + length) {
        separator = first_separator(text, at, &length);
        tz_text part = tz_text_slice(text, at, separator);
        tz_shaped shaped = {0};
        ok = tz_fonts_shape(fonts, arena, font, &part, diag, &shaped) && ok;
        add_shaped(&all, arena, &shaped, at);
        if (separator < text->size)
            *TZ_ADD(arena, &all.clusters) =
                (tz_cluster){(uint32_t)separator, (uint32_t)(separator + length), (uint32_t)all.glyphs.n, 0, 0};
    }
    *out = (tz_shaped){all.glyphs.at, all.clusters.at, all.glyphs.n, all.clusters.n};
    return ok;
}
