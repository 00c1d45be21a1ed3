// What the files of src/font share: the set of families and its faces, opened when first needed.
#ifndef FONT_FACE_H
#define FONT_FACE_H

#include "tsuzuri/font.h"
#include "tsuzuri/yaml.h"

#include <errno.h>
#include <hb.h>
#include <pthread.h>
#include <stdatomic.h>

typedef enum tz_face_state { TZ_FACE_UNOPENED, TZ_FACE_OPEN, TZ_FACE_BROKEN } tz_face_state;

typedef struct tz_font_face {
    tz_face_info about;   // package, file, sha256, licence, family from the start, the rest from opening on
    tz_place place;       // of its file name in fonts.yaml
    int32_t index;        // in a collection
    _Atomic int state;    // tz_face_state; what follows is constant from TZ_FACE_OPEN on
    pthread_mutex_t lock; // held while it is being opened
    tz_arena *arena;      // for what opening makes
    const tz_source *file;
    hb_face_t *hb;
    hb_font_t *font; // scale = units an em
    hb_font_t
        *by_id; // the same, but takes TZ_GLYPH_ID_CODES + glyph id for a character: to ask features about one glyph
    unsigned glyphs_n; // how many the face has
    hb_set_t *changed; // glyphs that shaping may change (see plain.h); NULL: any
    hb_set_t *joined;  // and those that it changes only together with another of them beside them
    // What tz_fonts_trim found, [vertical][glyph]: 0 when not asked yet, else TRIM_KNOWN | left << 15 | right in font
    // units.
    _Atomic uint32_t *trims[2];
} tz_font_face;

enum { TZ_GLYPH_ID_CODES = 0xF0000 }; // plane 15, private use: no properties of its own that could meddle

typedef struct tz_family {
    const char *id;
    tz_texts fallback;
    int weights[2]; // index of the face for TZ_REGULAR, TZ_BOLD
    struct {
        const uint16_t *at; // faces in the order they are tried
        size_t n;
    } chain[2];
    _Atomic uint64_t *plain[2]; // what plain.c remembers, by weight
} tz_family;

struct tz_fonts {
    tz_arena *arena; // for what fonts.yaml says
    const tz_input *files;
    pthread_mutex_t lock; // held while `files` is asked
    const char *directory;
    const tz_progress *progress;
    hb_font_funcs_t *by_id;
    hb_language_t japanese;
    TZ_LIST(tz_font_face) faces;
    TZ_LIST(tz_family) families;
};

// The face, opened; NULL if it cannot be (reported then, or by an earlier call). Thread-safe.
const tz_font_face *tz_face_open(tz_fonts *fonts, uint16_t index, tz_diag *diag);
// A face that glyphs speak of, so an open one.
static inline const tz_font_face *tz_face_at(const tz_fonts *fonts, uint16_t index) {
    return &fonts->faces.at[index];
}
// Fills about.* of a face whose hb and font are made, from the file: FreeType knows what HarfBuzz does not tell.
// False after reporting that the file is damaged or may not be embedded.
bool tz_face_measure(tz_arena *arena, tz_font_face *to, tz_diag *diag);
// HarfBuzz goes on without what it got no memory for, a table or a look-up, and does not tell; but malloc() leaves its
// sign. Around whatever it does:
static inline void tz_hb_begin(void) {
    errno = 0;
}
static inline void tz_hb_end(void) {
    if (errno == ENOMEM)
        tz_out_of_memory();
}
// Font units to em units, rounded to the nearest when the grid is not a divisor.
static inline tz_em tz_face_units_to_em(const tz_font_face *of, int64_t units) {
    int64_t upem = of->about.upem, em = units * TZ_EM;
    return (tz_em)((em >= 0 ? em + upem / 2 : em - upem / 2) / upem);
}

#endif
