// Shaping: runs of one face and script through HarfBuzz, its glyphs sorted into clusters of the text. Runs of simple
// characters (simple.h) are set without it.
#include "font/itemise.h"
#include "font/simple.h"
#include "tsuzuri/intl.h"

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
    hb_shape(tz_face_at(in->fonts, first->face)->font, buffer, NULL, 0);
    tz_progress_time_end(in->fonts->progress, since);
    tz_harfbuzz_end();
    if (!hb_buffer_allocation_successful(buffer))
        tz_out_of_memory();
}

static tz_glyph glyph_at(const shaping *in, const tz_font_face *face, uint16_t index, const hb_glyph_info_t *info,
                         const hb_glyph_position_t *position) {
    return (tz_glyph){
        .id = info->codepoint < face->glyphs_n ? (uint16_t)info->codepoint : 0, // a damaged cmap may say anything
        .face = index,
        .advance = tz_face_units_to_em(face, in->font.vertical ? -position->y_advance : position->x_advance),
        .x_offset = tz_face_units_to_em(face, position->x_offset),
        .y_offset = tz_face_units_to_em(face, position->y_offset),
    };
}

// The glyphs of the buffer from *next on whose characters start before byte `end`.
static void take_glyphs(shaping *in, const tz_grapheme *run, uint32_t end, unsigned *next, tz_cluster *to) {
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(in->buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(in->buffer, &n);
    const tz_font_face *face = tz_face_at(in->fonts, run->face);
    for (; *next < n && infos[*next].cluster < end; ++*next) {
        tz_glyph *glyph = TZ_ADD(in->arena, &in->glyphs);
        *glyph = glyph_at(in, face, run->face, &infos[*next], &positions[*next]);
        to->advance += glyph->advance;
        to->glyphs_n++;
    }
}

// HarfBuzz joins graphemes that became one ligature: then the glyph's cluster is the first one's start, and the next
// glyph's lies behind the last. Clusters of ours are the smallest parts on which both graphemes and glyphs agree.
static void collect_run(shaping *in, const tz_grapheme *first, const tz_grapheme *last) {
    unsigned n, next = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(in->buffer, &n);
    for (const tz_grapheme *at = first; at <= last;) {
        tz_cluster *to = TZ_ADD(in->arena, &in->clusters);
        *to = (tz_cluster){.start = at->start, .glyph = (uint32_t)in->glyphs.n};
        do {
            to->end = at->end;
            take_glyphs(in, first, at->end, &next, to);
            at++;
        } while (at <= last && (next == n || infos[next].cluster >= at->end));
    }
}

static bool check_glyphs(const shaping *in, const tz_cluster *cluster) {
    for (size_t i = 0; i < cluster->glyphs_n; i++)
        if (in->glyphs.at[cluster->glyph + i].id == 0) {
            tz_error(in->diag, tz_text_place(in->text, cluster->start), _("the font %s has no shape for this: %.*s"),
                     tz_face_at(in->fonts, in->glyphs.at[cluster->glyph + i].face)->info.file,
                     (int)(cluster->end - cluster->start), in->text->bytes + cluster->start);
            return false;
        }
    return true;
}

static bool shape(shaping *in, const tz_grapheme *first, const tz_grapheme *last) {
    size_t from = in->clusters.n;
    if (!in->buffer) {
        in->buffer = hb_buffer_create();
        tz_arena_defer(in->scratch, destroy_buffer, in->buffer);
    }
    shape_run(in, first, last);
    collect_run(in, first, last);
    bool ok = true;
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
