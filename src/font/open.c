// Opening a face when text first needs it: the right file, whole, and free to be embedded.
#include "font/face.h"
#include "tsuzuri/intl.h"

#include <hb-ot.h>
#include <limits.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

static void destroy_blob(void *blob) {
    hb_blob_destroy(blob);
}
static void destroy_hb_face(void *face) {
    hb_face_destroy(face);
}
static void destroy_font(void *font) {
    hb_font_destroy(font);
}
static void destroy_funcs(void *funcs) {
    hb_font_funcs_destroy(funcs);
}

static void hex_digest(const tz_source *file, char hex[2 * SHA256_DIGEST_SIZE + 1]) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, file->size, (const uint8_t *)file->bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

static bool read_file(tz_fonts *fonts, tz_typeface *of, tz_diag *diag) {
    of->file = fonts->files->open(fonts->files->context, fonts->arena, of->about.file, of->place, diag);
    if (!of->file) {
        tz_note(diag, (tz_place){0}, _("install the Debian package %s"), of->about.package);
        return false;
    }
    char hex[2 * SHA256_DIGEST_SIZE + 1];
    hex_digest(of->file, hex);
    if (strcmp(hex, of->about.sha256) == 0)
        return true;
    tz_error(diag, of->place, _("%s is another file than expected: its SHA-256 is %s, not %s"), of->about.file, hex,
             of->about.sha256);
    tz_note(diag, (tz_place){0}, _("install the Debian package %s of the release fonts.yaml was written for"),
            of->about.package);
    return false;
}

// A font that takes TZ_BY_ID + glyph id for a character and is like `of` in everything else.
static hb_bool_t glyph_by_id(hb_font_t *font, void *data, hb_codepoint_t character, hb_codepoint_t *glyph, void *user) {
    (void)font, (void)data, (void)user;
    *glyph = character - TZ_BY_ID;
    return character >= TZ_BY_ID;
}

static hb_font_t *font_by_id(tz_fonts *fonts, hb_font_t *of) {
    if (!fonts->by_id) {
        fonts->by_id = hb_font_funcs_create();
        tz_arena_defer(fonts->arena, destroy_funcs, fonts->by_id);
        hb_font_funcs_set_nominal_glyph_func(fonts->by_id, glyph_by_id, NULL, NULL);
        hb_font_funcs_make_immutable(fonts->by_id);
    }
    hb_font_t *font = hb_font_create_sub_font(of);
    tz_arena_defer(fonts->arena, destroy_font, font);
    hb_font_set_funcs(font, fonts->by_id, NULL, NULL);
    return font;
}

// HarfBuzz's objects never fail to be made: what a damaged file lacks is empty in them, and seen in measuring.
static void make_objects(tz_fonts *fonts, tz_typeface *of) {
    tz_hb_begin();
    unsigned size = of->file->size > UINT_MAX ? 0 : (unsigned)of->file->size;
    hb_blob_t *blob = hb_blob_create(of->file->bytes, size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    tz_arena_defer(fonts->arena, destroy_blob, blob);
    of->hb = hb_face_create(blob, (unsigned)of->index);
    tz_arena_defer(fonts->arena, destroy_hb_face, of->hb);
    of->font = hb_font_create(of->hb);
    tz_arena_defer(fonts->arena, destroy_font, of->font);
    of->by_id = font_by_id(fonts, of->font);
    hb_face_make_immutable(of->hb);
    hb_font_make_immutable(of->font);
    hb_font_make_immutable(of->by_id);
    of->glyphs_n = hb_face_get_glyph_count(of->hb);
    hb_codepoint_t any; // the tables that are asked in many places are loaded here
    hb_font_get_nominal_glyph(of->font, ' ', &any);
    hb_font_get_glyph_h_advance(of->font, 0);
    hb_font_get_glyph_v_advance(of->font, 0);
    tz_hb_end();
}

typedef struct opening {
    tz_fonts *fonts;
    tz_typeface *of;
    tz_diag *diag;
} opening;

static bool open_now(void *argument) {
    const opening *job = argument;
    if (!read_file(job->fonts, job->of, job->diag))
        return false;
    make_objects(job->fonts, job->of);
    if (!tz_face_measure(job->fonts->arena, job->of, job->diag))
        return false;
    for (int vertical = 0; vertical < 2; vertical++)
        job->of->trims[vertical] = TZ_ARRAY(job->fonts->arena, _Atomic uint32_t, job->of->glyphs_n);
    return true;
}

const tz_typeface *tz_face_open(tz_fonts *fonts, uint16_t index, tz_diag *diag) {
    tz_typeface *of = &fonts->faces.at[index];
    int state = atomic_load_explicit(&of->state, memory_order_acquire);
    if (state == TZ_FACE_UNOPENED) {
        pthread_mutex_lock(&fonts->lock);
        state = atomic_load_explicit(&of->state, memory_order_relaxed);
        if (state == TZ_FACE_UNOPENED) {
            // Protected, because running out of memory must not leave with the lock held.
            bool open = tz_protect(diag, open_now, &(opening){fonts, of, diag});
            state = open ? TZ_FACE_OPEN : TZ_FACE_BROKEN;
            atomic_store_explicit(&of->state, state, memory_order_release);
        }
        pthread_mutex_unlock(&fonts->lock);
    }
    return state == TZ_FACE_OPEN ? of : NULL;
}

const tz_face *tz_fonts_face(const tz_fonts *fonts, uint16_t index) {
    if (index >= fonts->faces.n)
        return NULL;
    const tz_typeface *of = &fonts->faces.at[index];
    return atomic_load_explicit(&of->state, memory_order_acquire) == TZ_FACE_OPEN ? &of->about : NULL;
}

const tz_source *tz_fonts_file(const tz_fonts *fonts, uint16_t index) {
    return tz_fonts_face(fonts, index) ? fonts->faces.at[index].file : NULL;
}

size_t tz_fonts_faces(const tz_fonts *fonts) {
    return fonts->faces.n;
}

int32_t tz_fonts_advance(const tz_fonts *fonts, uint16_t index, uint16_t glyph) {
    return hb_font_get_glyph_h_advance(tz_face_of(fonts, index)->font, glyph);
}
