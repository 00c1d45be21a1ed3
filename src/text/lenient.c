// Shaping for inspection: what the fonts cannot set is an empty em with a warning, so that line breaking can be tried
// with any text.
#include "base/intl.h"
#include "para.h"

#include <utf8proc.h>

typedef struct lenient_shaping {
    tz_fonts *fonts;
    tz_arena *arena;
    tz_font font;
    const tz_text *text;
    tz_diag *diag, *ignored;
    TZ_LIST(tz_glyph) glyphs;
    TZ_LIST(tz_cluster) clusters;
} lenient_shaping;

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

static void add_grapheme(lenient_shaping *s, size_t from, size_t to) {
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

// A face that cannot be opened is reported once, when it is first needed: then it is the only thing reported.
static void report_unopened(const lenient_shaping *s) {
    const tz_diag_entry *first = tz_diag_at(s->ignored, 0);
    if (tz_diag_count(s->ignored, TZ_ERROR) != 1 || !first)
        return;
    tz_error(s->diag, first->place, "%s", first->message);
    if (first->note)
        tz_note(s->diag, (tz_place){0}, "%s", first->note);
}

bool tz_shape_text_lenient(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag,
                           tz_shaped *out) {
    lenient_shaping s = {.fonts = fonts, .arena = arena, .font = font, .text = text, .diag = diag};
    s.ignored = tz_diag_in_arena(arena);
    if (tz_shape_text(fonts, arena, font, text, s.ignored, out))
        return true;
    for (size_t at = 0, end; at < text->size; at = end) {
        end = grapheme_end(text, at);
        add_grapheme(&s, at, end);
    }
    if (s.glyphs.n == 0) {
        report_unopened(&s);
        return tz_shape_text(fonts, arena, font, text, diag, out); // what is wrong with the text
    }
    *out = (tz_shaped){s.glyphs.at, s.clusters.at, s.glyphs.n, s.clusters.n};
    return true;
}
