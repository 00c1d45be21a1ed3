// Shaping for inspection: line breaking can be looked at for any text, also for what the fonts at hand cannot set.
#include "para.h"
#include "tsuzuri/intl.h"

#include <utf8proc.h>

typedef struct sketch {
    tz_fonts *fonts;
    tz_arena *arena;
    tz_font font;
    const tz_text *text;
    tz_diag *diag, *ignored;
    TZ_LIST(tz_glyph) glyphs;
    TZ_LIST(tz_cluster) clusters;
} sketch;

// The end of the extended grapheme cluster that starts at `at`.
static size_t grapheme_end(const tz_text *text, size_t at) {
    size_t length;
    utf8proc_int32_t state = 0, before = (utf8proc_int32_t)tz_code_at(text->bytes, text->size, at, &length);
    for (at += length; at < text->size; at += length) {
        utf8proc_int32_t code = (utf8proc_int32_t)tz_code_at(text->bytes, text->size, at, &length);
        if (utf8proc_grapheme_break_stateful(before, code, &state))
            break;
        before = code;
    }
    return at;
}

static void add_grapheme(sketch *s, size_t from, size_t to) {
    tz_text part = tz_text_slice(s->text, from, to);
    tz_shaped shaped;
    tz_cluster *cluster = TZ_ADD(s->arena, &s->clusters);
    *cluster = (tz_cluster){(uint32_t)from, (uint32_t)to, (uint32_t)s->glyphs.n, 0, TZ_EM};
    if (!tz_shape_text(s->fonts, s->arena, s->font, &part, s->ignored, &shaped)) {
        tz_warning(s->diag, tz_text_place(s->text, from), _("this cannot be set; an empty em stands for it: %.*s"),
                   (int)(to - from), s->text->bytes + from);
        return;
    }
    cluster->advance = 0;
    cluster->glyphs_n = (uint32_t)shaped.glyphs_n;
    for (size_t i = 0; i < shaped.glyphs_n; i++) {
        *TZ_ADD(s->arena, &s->glyphs) = shaped.glyphs[i];
        cluster->advance += shaped.glyphs[i].advance;
    }
}

bool tz_shape_text_lenient(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag,
                           tz_shaped *out) {
    sketch s = {.fonts = fonts, .arena = arena, .font = font, .text = text, .diag = diag};
    s.ignored = tz_diag_in_arena(arena);
    if (tz_shape_text(fonts, arena, font, text, s.ignored, out))
        return true;
    for (size_t at = 0, end; at < text->size; at = end) {
        end = grapheme_end(text, at);
        add_grapheme(&s, at, end);
    }
    if (s.glyphs.n == 0) // without a font there is nothing to sketch with
        return tz_shape_text(fonts, arena, font, text, diag, out);
    *out = (tz_shaped){s.glyphs.at, s.clusters.at, s.glyphs.n, s.clusters.n};
    return true;
}
