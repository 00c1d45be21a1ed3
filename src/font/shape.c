// Shaping: runs of one face and script through HarfBuzz, its glyphs sorted into clusters of the text. Runs of simple
// characters (simple.h) are set without it.
#include "base/intl.h"
#include "base/utf8.h"
#include "font/itemise.h"
#include "font/letter.h"
#include "font/sign.h"
#include "font/simple.h"

#include <string.h>

typedef struct shaping {
    tz_fonts *fonts;
    tz_arena *arena;   // for the result
    tz_arena *scratch; // for the rest
    tz_font font;
    const tz_text *text;
    tz_diag *diag;
    hb_buffer_t *buffer;
    tz_graphemes graphemes;
    TZ_LIST(tz_glyph) glyphs;
    TZ_LIST(tz_cluster) clusters;
} shaping;

static void destroy_buffer(void *buffer) {
    hb_buffer_destroy(buffer);
}

// A tab is set as a space.
static void replace_tabs(hb_buffer_t *buffer) {
    unsigned n;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    for (unsigned i = 0; i < n; i++)
        if (infos[i].codepoint == '\t')
            infos[i].codepoint = ' ';
}

// Dashes in a row make one line, an em each (JLREQ 3.1.10 and A.8): fonts that have a shorter dash, too, give the long
// one for `fwid`, full widths. The end of the next row from `from` on, which begins at *start; 0: there is none.
static uint32_t next_dashes(const tz_text *text, uint32_t from, uint32_t end, uint32_t *start) {
    static const char dash[] = "\xE2\x80\x94"; // U+2014
    enum { SIZE = sizeof dash - 1 };
    for (uint32_t at = from; at + 2 * SIZE <= end; at++) {
        uint32_t to = at;
        while (to + SIZE <= end && memcmp(text->bytes + to, dash, SIZE) == 0)
            to += SIZE;
        *start = at;
        if (to >= at + 2 * SIZE)
            return to;
    }
    return 0;
}

typedef struct feature_list {
    TZ_LIST(hb_feature_t) features;
} feature_list;

static feature_list features_of(const shaping *in, uint32_t start, uint32_t end) {
    feature_list list = {0};
    for (uint32_t dashes, to; (to = next_dashes(in->text, start, end, &dashes)) > 0; start = to)
        *TZ_ADD(in->scratch, &list.features) = (hb_feature_t){HB_TAG('f', 'w', 'i', 'd'), 1, dashes, to};
    return list;
}

static void shape_run(const shaping *in, const tz_grapheme *first, const tz_grapheme *last) {
    hb_buffer_t *buffer = in->buffer;
    tz_harfbuzz_begin();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, in->text->bytes, (int)in->text->size, first->start, (int)(last->end - first->start));
    hb_buffer_set_direction(buffer, in->font.vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, first->script);
    hb_buffer_set_language(buffer, in->fonts->japanese);
    if (memchr(in->text->bytes + first->start, '\t', last->end - first->start))
        replace_tabs(buffer);
    int64_t since = tz_progress_time_begin(in->fonts->progress);
    feature_list list = features_of(in, first->start, last->end);
    bool shaped = tz_harfbuzz_shape(tz_face_at(in->fonts, first->face)->font, buffer, list.features.at,
                                    (unsigned)list.features.n);
    tz_progress_time_end(in->fonts->progress, since);
    tz_harfbuzz_end();
    if (!shaped || !hb_buffer_allocation_successful(buffer))
        tz_out_of_memory();
}

// ---- glyphs ----

// The widest characters of real fonts are a dozen em wide. What a damaged font says of a glyph may be too large for a
// tz_em, and so may the sum of what is one cluster; neither would find a place on any paper.
enum { MOST_OF_GLYPH = 64, MOST_OF_CLUSTER = 1000 };

// False for what is larger than a glyph may be.
static bool to_em(const tz_font_face *face, int64_t units, tz_em *em) {
    int64_t most = (int64_t)MOST_OF_GLYPH * face->info.upem;
    bool fits = units >= -most && units <= most;
    *em = fits ? tz_face_units_to_em(face, units) : 0;
    return fits;
}

static bool read_glyph(const shaping *in, uint16_t index, const hb_glyph_info_t *info,
                       const hb_glyph_position_t *position, tz_glyph *to) {
    const tz_font_face *face = tz_face_at(in->fonts, index);
    int64_t advance = in->font.vertical ? -(int64_t)position->y_advance : position->x_advance;
    to->id = info->codepoint < face->glyphs_n ? (uint16_t)info->codepoint : 0; // a damaged cmap may say anything
    to->face = index;
    return to_em(face, advance, &to->advance) && to_em(face, position->x_offset, &to->x_offset) &&
           to_em(face, position->y_offset, &to->y_offset);
}

// The glyphs of the buffer from *next on whose characters start before byte `end`. False when one is too large.
static bool take_glyphs(shaping *in, uint16_t face, uint32_t end, unsigned *next, int64_t *advance) {
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(in->buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(in->buffer, &n);
    bool fit = true;
    for (; *next < n && infos[*next].cluster < end; ++*next) {
        tz_glyph *glyph = TZ_ADD(in->arena, &in->glyphs);
        fit = read_glyph(in, face, &infos[*next], &positions[*next], glyph) && fit;
        *advance += glyph->advance;
    }
    return fit;
}

// `advance`: of the text from start to end; negative also when a glyph of it is too large.
static bool check_width(const shaping *in, uint16_t face, uint32_t start, uint32_t end, int64_t advance) {
    if (advance >= 0 && advance <= (int64_t)MOST_OF_CLUSTER * TZ_EM)
        return true;
    enum { SHOWN = 60 };
    bool all = end - start <= SHOWN;
    uint32_t shown = all ? end - start : SHOWN;
    while (!all && ((unsigned char)in->text->bytes[start + shown] & 0xC0) == 0x80)
        shown--; // not a part of a character
    tz_error(in->diag, tz_text_place(in->text, start),
             _("the font %s gives this no width that can be set (at most %d em a glyph, and %d em together): %.*s%s"),
             tz_face_at(in->fonts, face)->info.file, MOST_OF_GLYPH, MOST_OF_CLUSTER, (int)shown,
             in->text->bytes + start, all ? "" : "…");
    tz_note(in->diag, (tz_place){0},
            _("the font file is damaged, or characters that belong together stand here by the hundred"));
    return false;
}

// A sign of a fallback for signs is set in the middle of the body that Japanese fonts give theirs: half an em or one.
// Its own advance would move what follows off the grid of full-width text.
static void centre_sign(const shaping *in, uint32_t at, tz_glyph *glyph) {
    int32_t code;
    tz_utf8_decode(in->text->bytes + at, in->text->size - at, &code);
    tz_em body = in->font.vertical || glyph->advance > TZ_EM / 2 ? TZ_EM : TZ_EM / 2;
    tz_em more = body - glyph->advance;
    if (tz_is_raised_sign(code) || (more < 0 && !in->font.vertical))
        return;
    glyph->advance = body;
    if (in->font.vertical)
        glyph->y_offset -= more / 2;
    else
        glyph->x_offset += more / 2;
}

// HarfBuzz joins graphemes that became one ligature: then the glyph's cluster is the first one's start, and the next
// glyph's lies behind the last. Clusters of ours are the smallest parts on which both graphemes and glyphs agree.
static bool collect_run(shaping *in, const tz_grapheme *first, const tz_grapheme *last) {
    unsigned n, next = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(in->buffer, &n);
    bool ok = true;
    for (const tz_grapheme *at = first; at <= last;) {
        uint32_t start = at->start, end, glyph = (uint32_t)in->glyphs.n;
        int64_t advance = 0;
        bool fit = true;
        do {
            end = at->end;
            fit = take_glyphs(in, first->face, end, &next, &advance) && fit;
            at++;
        } while (at <= last && (next == n || infos[next].cluster >= at->end));
        ok = check_width(in, first->face, start, end, fit ? advance : -1) && ok;
        if (ok && in->glyphs.n == glyph + 1 && tz_face_at(in->fonts, first->face)->only_signs) {
            centre_sign(in, start, &in->glyphs.at[glyph]);
            advance = in->glyphs.at[glyph].advance;
        }
        *TZ_ADD(in->arena, &in->clusters) =
            (tz_cluster){start, end, glyph, (uint32_t)in->glyphs.n - glyph, ok ? (tz_em)advance : 0};
    }
    return ok;
}

static bool check_glyphs(const shaping *in, const tz_cluster *cluster) {
    for (size_t i = 0; i < cluster->glyphs_n; i++)
        if (in->glyphs.at[cluster->glyph + i].id == 0) {
            tz_error(in->diag, tz_text_place(in->text, cluster->start), _("the font %s has no shape for this: %.*s"),
                     tz_face_at(in->fonts, in->glyphs.at[cluster->glyph + i].face)->info.file,
                     (int)(cluster->end - cluster->start), in->text->bytes + cluster->start);
            return false;
        }
    return tz_letter_check(in->fonts, in->font, in->text, cluster, in->glyphs.at + cluster->glyph, in->diag);
}

static bool shape(shaping *in, const tz_grapheme *first, const tz_grapheme *last) {
    size_t from = in->clusters.n;
    if (!in->buffer) {
        in->buffer = hb_buffer_create();
        tz_arena_defer(in->scratch, destroy_buffer, in->buffer);
    }
    shape_run(in, first, last);
    bool ok = collect_run(in, first, last);
    for (size_t i = from; i < in->clusters.n; i++)
        ok = check_glyphs(in, &in->clusters.at[i]) && ok;
    return ok;
}

// What hb_shape() would make of a run of simple characters.
static void set_simple(shaping *in, const tz_grapheme *first, const tz_grapheme *last) {
    for (const tz_grapheme *at = first; at <= last; at++) {
        *TZ_ADD(in->arena, &in->clusters) =
            (tz_cluster){at->start, at->end, (uint32_t)in->glyphs.n, 1, .advance = at->advance};
        *TZ_ADD(in->arena, &in->glyphs) = (tz_glyph){.id = at->glyph, .face = at->face, .advance = at->advance};
    }
}

// Nearly always there is one glyph and one cluster for each grapheme: then the lists need not grow.
static void make_room(shaping *in) {
    size_t n = in->graphemes.n;
    in->glyphs.at = TZ_ARRAY(in->arena, tz_glyph, n);
    in->clusters.at = TZ_ARRAY(in->arena, tz_cluster, n);
    in->glyphs.room = in->clusters.room = n;
}

static bool shape_all(shaping *in) {
    make_room(in);
    bool ok = true;
    const tz_grapheme *at = in->graphemes.at, *end = at + in->graphemes.n;
    while (at < end) {
        const tz_grapheme *last = at;
        bool simple = tz_simple_script(at->script) && at->glyph;
        for (; last + 1 < end && last[1].face == at->face && last[1].script == at->script; last++)
            simple = simple && last[1].glyph && !(last[0].joins && last[1].joins);
        if (simple)
            set_simple(in, at, last);
        else
            ok = shape(in, at, last) && ok;
        at = last + 1;
    }
    return ok;
}

bool tz_fonts_shape(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag,
                    tz_shaped *out) {
    shaping in = {
        .fonts = fonts, .arena = arena, .scratch = tz_arena_new(arena), .font = font, .text = text, .diag = diag};
    bool ok = tz_itemise(fonts, in.scratch, font, text, diag, &in.graphemes) && shape_all(&in);
    if (ok)
        *out = (tz_shaped){in.glyphs.at, in.clusters.at, in.glyphs.n, in.clusters.n};
    tz_arena_free(in.scratch);
    return ok;
}
