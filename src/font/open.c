// Opens faces when text first needs them: checks that the file is the one expected, undamaged and free to be embedded.
#include "font/simple.h"

#include <hb-ot.h>
#include <limits.h>

// A font whose characters are TZ_GLYPH_ID_CODES + glyph id; in all else like its parent.
static hb_font_t *font_by_id(tz_fonts *fonts, tz_arena *arena, hb_font_t *parent) {
    hb_font_t *font = hb_font_create_sub_font(parent);
    tz_arena_defer(arena, tz_destroy_font, font);
    hb_font_set_funcs(font, fonts->by_id, NULL, NULL);
    return font;
}

// HarfBuzz makes its objects of any file: tables that a damaged one lacks are empty in them, which tz_face_measure()
// finds.
static void make_objects(tz_fonts *fonts, tz_font_face *face) {
    tz_harfbuzz_begin();
    unsigned size = face->file->size > UINT_MAX ? 0 : (unsigned)face->file->size;
    hb_blob_t *blob = hb_blob_create(face->file->bytes, size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    tz_arena_defer(face->arena, tz_destroy_blob, blob);
    face->hb = hb_face_create(blob, (unsigned)face->index);
    tz_arena_defer(face->arena, tz_destroy_face, face->hb);
    face->font = hb_font_create(face->hb);
    tz_arena_defer(face->arena, tz_destroy_font, face->font);
    face->by_id = font_by_id(fonts, face->arena, face->font);
    hb_face_make_immutable(face->hb);
    hb_font_make_immutable(face->font);
    hb_font_make_immutable(face->by_id);
    face->glyphs_n = hb_face_get_glyph_count(face->hb);
    hb_codepoint_t any; // HarfBuzz loads tables when first needed: here it is watched for running out of memory
    hb_font_get_nominal_glyph(face->font, ' ', &any);
    hb_font_get_glyph_h_advance(face->font, 0);
    hb_font_get_glyph_v_advance(face->font, 0);
    tz_simple_prepare(fonts, face);
    tz_harfbuzz_end();
}

typedef struct opening {
    tz_fonts *fonts;
    tz_font_face *face;
    tz_diag *diag;
} opening;

static bool open_now(void *argument) {
    const opening *job = argument;
    if (!tz_face_read_file(job->fonts, job->face, job->diag))
        return false;
    make_objects(job->fonts, job->face);
    if (!tz_face_measure(job->face->arena, job->face, job->diag))
        return false;
    for (int vertical = 0; vertical < 2; vertical++)
        job->face->trims[vertical] = TZ_ARRAY(job->face->arena, _Atomic uint32_t, job->face->glyphs_n);
    return true;
}

const tz_font_face *tz_face_open(tz_fonts *fonts, uint16_t index, tz_diag *diag) {
    tz_font_face *face = &fonts->faces.at[index];
    int state = atomic_load_explicit(&face->state, memory_order_acquire);
    if (state == TZ_FACE_UNOPENED) {
        pthread_mutex_lock(&face->lock);
        state = atomic_load_explicit(&face->state, memory_order_relaxed);
        if (state == TZ_FACE_UNOPENED) {
            // Protected, because running out of memory must not leave the lock locked.
            bool open = tz_protect(diag, open_now, &(opening){fonts, face, diag});
            state = open ? TZ_FACE_OPEN : TZ_FACE_BROKEN;
            atomic_store_explicit(&face->state, state, memory_order_release);
        }
        pthread_mutex_unlock(&face->lock);
    }
    return state == TZ_FACE_OPEN ? face : NULL;
}

tz_em tz_fonts_em_top(tz_fonts *fonts, tz_font font, tz_diag *diag) {
    const tz_family *family = &fonts->families.at[font.family];
    for (size_t i = 0; i < family->chain[font.weight].n; i++) {
        const tz_font_face *face = tz_face_open(fonts, family->chain[font.weight].at[i], diag);
        hb_codepoint_t glyph;
        if (!face)
            return 0;
        if (hb_font_get_nominal_glyph(face->font, 0x56FD, &glyph)) // 国
            return face->info.em_top;
    }
    return 0;
}

// ---- open faces ----

const tz_face_info *tz_fonts_face(const tz_fonts *fonts, uint16_t index) {
    if (index >= fonts->faces.n)
        return NULL;
    const tz_font_face *face = &fonts->faces.at[index];
    return atomic_load_explicit(&face->state, memory_order_acquire) == TZ_FACE_OPEN ? &face->info : NULL;
}

const tz_source *tz_fonts_face_file(const tz_fonts *fonts, uint16_t index) {
    return tz_fonts_face(fonts, index) ? fonts->faces.at[index].file : NULL;
}

const tz_face_info *tz_fonts_open_face(tz_fonts *fonts, uint16_t index, tz_diag *diag) {
    return tz_face_open(fonts, index, diag) ? tz_fonts_face(fonts, index) : NULL;
}

size_t tz_fonts_face_count(const tz_fonts *fonts) {
    return fonts->faces.n;
}

const tz_face_info *tz_fonts_listed_face(const tz_fonts *fonts, size_t index) {
    return index < fonts->faces.n ? &fonts->faces.at[index].info : NULL;
}

int32_t tz_fonts_glyph_advance(const tz_fonts *fonts, uint16_t index, uint16_t glyph) {
    return hb_font_get_glyph_h_advance(tz_face_at(fonts, index)->font, glyph);
}
