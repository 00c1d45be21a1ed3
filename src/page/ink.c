// Ink boxes of runs, from those of their glyphs, each asked of its font once.
#include "page/places.h"

// In 1/65,536 em, so that a length on paper is a product and a shift. No ink: right is less than left.
typedef struct ink {
    int32_t left, top, right, bottom;
} ink;
enum { GRID = 65536, CHUNK = 256, CHUNKS = 65536 / CHUNK };

// Of a face: its glyphs' boxes in chunks, made when a glyph of theirs is first needed.
typedef struct face_inks {
    ink *chunks[CHUNKS];
} face_inks;
struct tz_inks {
    tz_arena *arena;
    const tz_fonts *fonts;
    face_inks **faces;
};

tz_inks *tz_inks_new(tz_arena *arena, const tz_fonts *fonts) {
    tz_inks *inks = TZ_NEW(arena, tz_inks);
    *inks = (tz_inks){arena, fonts, TZ_ARRAY(arena, face_inks *, fonts ? tz_fonts_face_count(fonts) : 0)};
    return inks;
}

static int32_t on_grid(tz_em em) {
    return (int32_t)((int64_t)em * GRID / TZ_EM);
}

static ink find(const tz_inks *inks, uint16_t face, uint16_t glyph) {
    tz_glyph_ink box;
    if (!tz_fonts_glyph_ink(inks->fonts, face, glyph, &box))
        return (ink){.left = 1, .right = -1, .top = 1, .bottom = -1};
    return (ink){on_grid(box.left), on_grid(box.top), on_grid(box.right), on_grid(box.bottom)};
}

// All zero: not asked yet. A glyph whose box is nothing but the origin has none (tz_fonts_glyph_ink).
static const ink *ink_of(tz_inks *inks, uint16_t face, uint16_t glyph) {
    face_inks *of = inks->faces[face];
    if (!of)
        of = inks->faces[face] = TZ_NEW(inks->arena, face_inks);
    ink *chunk = of->chunks[glyph / CHUNK];
    if (!chunk)
        chunk = of->chunks[glyph / CHUNK] = TZ_ARRAY(inks->arena, ink, CHUNK);
    ink *found = &chunk[glyph % CHUNK];
    if (!found->left && !found->right && !found->top && !found->bottom)
        *found = find(inks, face, glyph);
    return found;
}

// A box by its edges.
typedef struct edges {
    int64_t left, top, right, bottom;
} edges;

static int64_t scaled(int32_t of, tz_len size) {
    return ((int64_t)of * size) >> 16;
}

// Ink of a glyph on the page; false: none. Of sideways text the font's right is down, and its up is right.
static inline bool glyph_edges(tz_inks *inks, const tz_run *run, const tz_run_glyph *glyph, edges *out) {
    const ink *box = ink_of(inks, run->face, glyph->id);
    if (box->right < box->left)
        return false;
    int64_t left = scaled(box->left, run->size), right = scaled(box->right, run->size),
            top = scaled(box->top, run->size), bottom = scaled(box->bottom, run->size);
    *out = run->rotated ? (edges){glyph->x - bottom, glyph->y + left, glyph->x - top, glyph->y + right}
                        : (edges){glyph->x + left, glyph->y + top, glyph->x + right, glyph->y + bottom};
    return true;
}

static tz_len clamped(int64_t length) {
    return length > INT32_MAX / 2 ? INT32_MAX / 2 : length < INT32_MIN / 2 ? INT32_MIN / 2 : (tz_len)length;
}

bool tz_run_ink(tz_inks *inks, const tz_run *run, tz_box *out) {
    edges all = {INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN}, one;
    for (uint32_t i = 0; inks->fonts && i < run->glyphs_n; i++) {
        if (!glyph_edges(inks, run, &run->glyphs[i], &one))
            continue;
        all.left = one.left < all.left ? one.left : all.left;
        all.top = one.top < all.top ? one.top : all.top;
        all.right = one.right > all.right ? one.right : all.right;
        all.bottom = one.bottom > all.bottom ? one.bottom : all.bottom;
    }
    if (all.right < all.left)
        return false;
    tz_len x = clamped(all.left), y = clamped(all.top);
    *out = (tz_box){x, y, clamped(all.right) - x, clamped(all.bottom) - y};
    return true;
}

// Whether two stretches of a line meet by more than `least`, or by more than half of one that is short: a thin stroke
// within other ink is always too much.
static bool stretches_meet(int64_t a, int64_t a_end, int64_t b, int64_t b_end, int64_t least) {
    int64_t from = a > b ? a : b, to = a_end < b_end ? a_end : b_end;
    int64_t shorter = a_end - a < b_end - b ? a_end - a : b_end - b;
    return to - from > (least < shorter / 2 ? least : shorter / 2);
}

static bool meet(const edges *a, const edges *b, tz_len across, tz_len down) {
    return stretches_meet(a->left, a->right, b->left, b->right, across) &&
           stretches_meet(a->top, a->bottom, b->top, b->bottom, down);
}

static edges edges_of(const tz_box *box) {
    return (edges){box->x, box->y, (int64_t)box->x + box->width, (int64_t)box->y + box->height};
}

static bool meets_edges(tz_inks *inks, const tz_run *run, const edges *other, tz_len across, tz_len down) {
    edges one;
    for (uint32_t i = 0; i < run->glyphs_n; i++)
        if (glyph_edges(inks, run, &run->glyphs[i], &one) && meet(&one, other, across, down))
            return true;
    return false;
}

bool tz_run_meets_box(tz_inks *inks, const tz_run *run, const tz_box *box, tz_len across, tz_len down) {
    edges all = edges_of(box);
    return meets_edges(inks, run, &all, across, down);
}

bool tz_runs_meet(tz_inks *inks, const tz_run *a, const tz_run *b, tz_len across, tz_len down) {
    tz_box box;
    if (!tz_run_ink(inks, b, &box))
        return false;
    edges all = edges_of(&box), one;
    for (uint32_t i = 0; i < a->glyphs_n; i++)
        if (glyph_edges(inks, a, &a->glyphs[i], &one) && one.left < all.right && one.right > all.left &&
            meets_edges(inks, b, &one, across, down))
            return true;
    return false;
}
