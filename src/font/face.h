// What the files of src/font share: families and their faces, which are opened when first needed. Other folders know
// faces by their number only (font.h).
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include "font/font.h"
#include "yaml/yaml.h"

#include <errno.h>
#include <hb.h>
#include <pthread.h>
#include <stdatomic.h>

typedef enum tz_face_state { TZ_FACE_UNOPENED, TZ_FACE_OPEN, TZ_FACE_BROKEN } tz_face_state;

// A version of a font that fonts.yaml accepts.
typedef struct tz_font_version {
    const char *name; // "1.05-2", of its package; "": fonts.yaml has a sum only
    const char *file; // below the folder of fonts; versions may have different ones
    const char *sha256;
    bool same_lines; // known to set the lines of the reference
} tz_font_version;

typedef struct tz_font_face {
    tz_face_info info; // package, licence and family from the start, file, version and sum of the reference, too; the
                       // rest, and those of the version found, once it is open
    tz_place place;    // of its file name in fonts.yaml
    const tz_font_version *versions; // accepted; the first is the reference
    size_t versions_n;
    bool noticed;         // that it is not the reference; guarded by the lock of tz_fonts
    int32_t index;        // in a collection
    bool only_signs;      // supplies nothing else
    _Atomic int state;    // tz_face_state; what follows is constant from TZ_FACE_OPEN on
    pthread_mutex_t lock; // while it is being opened
    tz_arena *arena;      // for what opening makes
    const tz_source *file;
    hb_face_t *hb;
    hb_font_t *font;   // scale = units an em
    hb_font_t *by_id;  // the same with characters TZ_GLYPH_ID_CODES + glyph id: to apply a feature to one glyph
    unsigned glyphs_n; // how many the face has
    hb_set_t *changed; // simple.c: glyphs that shaping may change; NULL: any
    hb_set_t *joined;  // simple.c: glyphs that it may change only next to another of them
    // trim.c: what tz_fonts_trim() found, [vertical][glyph]; 0: not yet found.
    _Atomic uint32_t *trims[2];
} tz_font_face;

enum { TZ_GLYPH_ID_CODES = 0xF0000 }; // plane 15, private use: without properties that shaping would heed

typedef struct tz_family {
    tz_family_info info;
    const char *directory; // of its own; NULL: that of all
    tz_texts fallback;     // as it is written
    struct {
        const uint16_t *at; // faces in the order they are tried
        size_t n;
    } chain[2];
    _Atomic uint64_t *simple[2]; // simple.c: what is known of characters, by weight
} tz_family;

struct tz_fonts {
    tz_arena *arena; // for what is read from fonts.yaml
    const tz_input *files;
    pthread_mutex_t lock; // while `files` opens a file
    const char *directory;
    const tz_progress *progress;
    hb_font_funcs_t *by_id;
    hb_language_t japanese;
    bool always_shape; // simple.c is switched off
    TZ_LIST(tz_font_face) faces;
    TZ_LIST(tz_family) families;
};

// The face, opened; NULL if it cannot be (reported then, or by an earlier call). Thread-safe.
const tz_font_face *tz_face_open(tz_fonts *fonts, uint16_t index, tz_diag *diag);
// The face of a glyph, which is open, or there would be no glyph.
static inline const tz_font_face *tz_face_at(const tz_fonts *fonts, uint16_t index) {
    return &fonts->faces.at[index];
}
// file.c: reads the face's file and finds out which of its versions it is: fills face->file and what info says of it.
// False after reporting that it is missing, or none of them.
bool tz_face_read_file(tz_fonts *fonts, tz_font_face *face, tz_diag *diag);
// Fills face->info from the file when hb and font are made.
// False after reporting that the file is damaged or may not be embedded.
bool tz_face_measure(tz_arena *arena, tz_font_face *face, tz_diag *diag);
// When memory runs out, HarfBuzz silently goes on without a table or a look-up; but malloc() has set errno. To be
// called before and after any use of HarfBuzz that may allocate.
static inline void tz_harfbuzz_begin(void) {
    errno = 0;
}
static inline void tz_harfbuzz_end(void) {
    if (errno == ENOMEM)
        tz_out_of_memory();
}
// The ways of shaping that are used: that of OpenType. HarfBuzz would prefer a font's Graphite tables, whose library
// leaks memory; no font needs them for Japanese.
#define TZ_SHAPERS ((const char *const[]){"ot", NULL})
// hb_shape() with these. False when memory ran out.
static inline bool tz_harfbuzz_shape(hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned n) {
    return hb_shape_full(font, buffer, features, n, TZ_SHAPERS);
}
// For tz_arena_defer().
static inline void tz_destroy_blob(void *blob) {
    hb_blob_destroy(blob);
}
static inline void tz_destroy_face(void *face) {
    hb_face_destroy(face);
}
static inline void tz_destroy_font(void *font) {
    hb_font_destroy(font);
}
// Font units to em units, rounded to the nearest when the grid is not a divisor.
static inline tz_em tz_face_units_to_em(const tz_font_face *face, int64_t units) {
    int64_t upem = face->info.upem, em = units * TZ_EM;
    return (tz_em)((em >= 0 ? em + upem / 2 : em - upem / 2) / upem);
}

#endif
