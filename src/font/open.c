// Opening a face when text first needs it: the right file, whole, and free to be embedded.
#include "font/plain.h"
#include "tsuzuri/intl.h"
#include "tsuzuri/parallel.h"

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

static void hex_digest(const tz_source *file, char hex[2 * SHA256_DIGEST_SIZE + 1]) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, file->size, (const uint8_t *)file->bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

static bool read_file(tz_fonts *fonts, tz_font_face *of, tz_diag *diag) {
    of->file = tz_input_open_locked(fonts->files, &fonts->lock, of->arena, of->about.file, of->place, diag);
    if (!of->file) {
        tz_note(diag, (tz_place){0}, _("install the Debian package %s"), of->about.package);
        return false;
    }
    char hex[2 * SHA256_DIGEST_SIZE + 1];
    int64_t since = tz_progress_time_begin(fonts->progress);
    hex_digest(of->file, hex);
    tz_progress_time_end(fonts->progress, since);
    if (strcmp(hex, of->about.sha256) == 0)
        return true;
    tz_error(diag, of->place, _("%s is another file than expected: its SHA-256 is %s, not %s"), of->about.file, hex,
             of->about.sha256);
    tz_note(diag, (tz_place){0}, _("install the Debian package %s of the release fonts.yaml was written for"),
            of->about.package);
    return false;
}

// A font that takes TZ_GLYPH_ID_CODES + glyph id for a character and is like `of` in everything else.
static hb_font_t *font_by_id(tz_fonts *fonts, tz_arena *arena, hb_font_t *of) {
    hb_font_t *font = hb_font_create_sub_font(of);
    tz_arena_defer(arena, destroy_font, font);
    hb_font_set_funcs(font, fonts->by_id, NULL, NULL);
    return font;
}

// HarfBuzz's objects never fail to be made: what a damaged file lacks is empty in them, and seen in measuring.
static void make_objects(tz_fonts *fonts, tz_font_face *of) {
    tz_hb_begin();
    unsigned size = of->file->size > UINT_MAX ? 0 : (unsigned)of->file->size;
    hb_blob_t *blob = hb_blob_create(of->file->bytes, size, HB_MEMORY_MODE_READONLY, NULL, NULL);
    tz_arena_defer(of->arena, destroy_blob, blob);
    of->hb = hb_face_create(blob, (unsigned)of->index);
    tz_arena_defer(of->arena, destroy_hb_face, of->hb);
    of->font = hb_font_create(of->hb);
    tz_arena_defer(of->arena, destroy_font, of->font);
    of->by_id = font_by_id(fonts, of->arena, of->font);
    hb_face_make_immutable(of->hb);
    hb_font_make_immutable(of->font);
    hb_font_make_immutable(of->by_id);
    of->glyphs_n = hb_face_get_glyph_count(of->hb);
    hb_codepoint_t any; // the tables that are asked in many places are loaded here
    hb_font_get_nominal_glyph(of->font, ' ', &any);
    hb_font_get_glyph_h_advance(of->font, 0);
    hb_font_get_glyph_v_advance(of->font, 0);
    tz_plain_begin(fonts, of);
    tz_hb_end();
}

typedef struct opening {
    tz_fonts *fonts;
    tz_font_face *of;
    tz_diag *diag;
} opening;

static bool open_now(void *argument) {
    const opening *job = argument;
    if (!read_file(job->fonts, job->of, job->diag))
        return false;
    make_objects(job->fonts, job->of);
    if (!tz_face_measure(job->of->arena, job->of, job->diag))
        return false;
    for (int vertical = 0; vertical < 2; vertical++)
        job->of->trims[vertical] = TZ_ARRAY(job->of->arena, _Atomic uint32_t, job->of->glyphs_n);
    return true;
}

const tz_font_face *tz_face_open(tz_fonts *fonts, uint16_t index, tz_diag *diag) {
    tz_font_face *of = &fonts->faces.at[index];
    int state = atomic_load_explicit(&of->state, memory_order_acquire);
    if (state == TZ_FACE_UNOPENED) {
        pthread_mutex_lock(&of->lock);
        state = atomic_load_explicit(&of->state, memory_order_relaxed);
        if (state == TZ_FACE_UNOPENED) {
            // Protected, because running out of memory must not leave with the lock held.
            bool open = tz_protect(diag, open_now, &(opening){fonts, of, diag});
            state = open ? TZ_FACE_OPEN : TZ_FACE_BROKEN;
            atomic_store_explicit(&of->state, state, memory_order_release);
        }
        pthread_mutex_unlock(&of->lock);
    }
    return state == TZ_FACE_OPEN ? of : NULL;
}

// ---- several at once ----

typedef struct ahead {
    tz_fonts *fonts;
    uint16_t *faces;
} ahead;

static bool open_one(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    (void)arena;
    const ahead *of = context;
    return tz_face_open(of->fonts, of->faces[index], diag);
}

static bool is_among(uint16_t face, const uint16_t *faces, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (faces[i] == face)
            return true;
    return false;
}

bool tz_fonts_open_faces(tz_fonts *fonts, const tz_font *wanted, size_t n, uint32_t threads, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(NULL);
    ahead of = {fonts, TZ_ARRAY(scratch, uint16_t, n)};
    size_t faces = 0;
    for (size_t i = 0; i < n; i++) {
        uint16_t own = fonts->families.at[wanted[i].family].chain[wanted[i].weight].at[0];
        if (!is_among(own, of.faces, faces))
            of.faces[faces++] = own;
    }
    bool all = tz_parallel_run(scratch, diag, threads, faces, open_one, &of);
    tz_arena_free(scratch);
    return all;
}

tz_em tz_fonts_em_top(tz_fonts *fonts, tz_font font, tz_diag *diag) {
    const tz_family *family = &fonts->families.at[font.family];
    for (size_t i = 0; i < family->chain[font.weight].n; i++) {
        const tz_font_face *of = tz_face_open(fonts, family->chain[font.weight].at[i], diag);
        hb_codepoint_t glyph;
        if (!of)
            return 0;
        if (hb_font_get_nominal_glyph(of->font, 0x56FD, &glyph)) // 国
            return of->about.em_top;
    }
    return 0;
}

// ---- asking ----

const tz_face_info *tz_fonts_face(const tz_fonts *fonts, uint16_t index) {
    if (index >= fonts->faces.n)
        return NULL;
    const tz_font_face *of = &fonts->faces.at[index];
    return atomic_load_explicit(&of->state, memory_order_acquire) == TZ_FACE_OPEN ? &of->about : NULL;
}

const tz_source *tz_fonts_face_file(const tz_fonts *fonts, uint16_t index) {
    return tz_fonts_face(fonts, index) ? fonts->faces.at[index].file : NULL;
}

size_t tz_fonts_face_count(const tz_fonts *fonts) {
    return fonts->faces.n;
}

int32_t tz_fonts_glyph_advance(const tz_fonts *fonts, uint16_t index, uint16_t glyph) {
    return hb_font_get_glyph_h_advance(tz_face_at(fonts, index)->font, glyph);
}
