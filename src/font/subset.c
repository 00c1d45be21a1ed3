// Subset font programs for PDF: only the glyphs requested, only the tables a PDF viewer reads.
//
// hb-subset gets a face without cmap, GSUB, GPOS and GDEF: with them it would add every glyph they can lead to. Hints
// are dropped: viewers ignore them at print resolutions, and they make a booklet's subsets larger by a fifth (Noto
// Sans: 191 instead of 160 kB) to a third (BIZ UDGothic: 251 instead of 192 kB).
#include "base/intl.h"
#include "font/face.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-subset.h>

static void destroy_input(void *input) {
    hb_subset_input_destroy(input);
}
static void destroy_plan(void *plan) {
    hb_subset_plan_destroy(plan);
}
static void destroy_library(void *library) {
    FT_Done_FreeType(library);
}

// ISO 32000-1, 9.9: the tables of FontFile2; for CFF those that hb-subset needs to make its own.
static hb_blob_t *pdf_table(hb_face_t *face, hb_tag_t tag, void *complete) {
    (void)face;
    switch (tag) {
    case HB_TAG('g', 'l', 'y', 'f'):
    case HB_TAG('l', 'o', 'c', 'a'):
    case HB_TAG('C', 'F', 'F', ' '):
    case HB_TAG('h', 'e', 'a', 'd'):
    case HB_TAG('h', 'h', 'e', 'a'):
    case HB_TAG('h', 'm', 't', 'x'):
    case HB_TAG('m', 'a', 'x', 'p'):
        return hb_face_reference_table(complete, tag);
    default:
        return hb_blob_get_empty();
    }
}

// hb-subset loads the face's advances and outlines and, when memory runs out over that, leaves something there that
// libharfbuzz later frees as if it were its own (6.0). Once libharfbuzz itself has loaded them, hb-subset need not.
static void load_tables(tz_arena *scratch, hb_face_t *face) {
    hb_font_t *font = hb_font_create(face);
    tz_arena_defer(scratch, tz_destroy_font, font);
    hb_glyph_extents_t extents;
    hb_font_get_glyph_h_advance(font, 0);
    hb_font_get_glyph_extents(font, 0, &extents);
}

static hb_subset_plan_t *make_plan(tz_arena *scratch, const tz_font_face *face, const uint16_t *glyphs, size_t n) {
    hb_face_t *bare = hb_face_create_for_tables(pdf_table, face->hb, NULL);
    tz_arena_defer(scratch, tz_destroy_face, bare);
    load_tables(scratch, bare);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        tz_out_of_memory();
    tz_arena_defer(scratch, destroy_input, input);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < n; i++)
        hb_set_add(wanted, glyphs[i]);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(bare, input);
    if (!plan)
        tz_out_of_memory();
    tz_arena_defer(scratch, destroy_plan, plan);
    return plan;
}

// hb-subset numbers glyphs anew but leaves the CIDs of a CID-keyed CFF as they are, and those are the codes of a PDF.
static bool read_cids(tz_arena *scratch, const tz_font_face *face, const uint16_t *glyphs, size_t n, uint16_t *codes) {
    FT_Library library;
    FT_Face ft;
    if (FT_Init_FreeType(&library) != 0)
        tz_out_of_memory();
    tz_arena_defer(scratch, destroy_library, library); // and with it its faces
    if (FT_New_Memory_Face(library, (const FT_Byte *)face->file->bytes, (FT_Long)face->file->size, face->index, &ft) !=
        0)
        tz_out_of_memory(); // it could be opened before
    FT_Bool cid_keyed;      // FT_IS_CID_KEYED means bare CFF only
    if (FT_Get_CID_Is_Internally_CID_Keyed(ft, &cid_keyed) != 0 || !cid_keyed)
        return true;
    for (size_t i = 0; i < n; i++) {
        FT_UInt cid;
        if (FT_Get_CID_From_Glyph_Index(ft, glyphs[i], &cid) != 0 || cid > UINT16_MAX)
            return false;
        codes[i] = (uint16_t)cid;
    }
    return true;
}

static bool subset(tz_arena *scratch, tz_arena *arena, const tz_font_face *face, const uint16_t *glyphs, size_t n,
                   tz_subset *out) {
    hb_subset_plan_t *plan = make_plan(scratch, face, glyphs, n);
    const hb_map_t *ids = hb_subset_plan_old_to_new_glyph_mapping(plan);
    out->codes = TZ_ARRAY(arena, uint16_t, n);
    for (size_t i = 0; i < n; i++)
        out->codes[i] = (uint16_t)hb_map_get(ids, glyphs[i]);
    if (face->info.cff && !read_cids(scratch, face, glyphs, n, out->codes))
        return false;
    hb_face_t *made = hb_subset_plan_execute_or_fail(plan);
    if (!made)
        return false;
    tz_arena_defer(scratch, tz_destroy_face, made);
    hb_blob_t *bytes =
        face->info.cff ? hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(made);
    tz_arena_defer(arena, tz_destroy_blob, bytes);
    unsigned size;
    out->bytes = hb_blob_get_data(bytes, &size);
    out->size = size;
    return size > 0;
}

bool tz_fonts_subset(const tz_fonts *fonts, tz_arena *arena, uint16_t index, const uint16_t *glyphs, size_t n,
                     tz_subset *out, tz_diag *diag) {
    const tz_font_face *face = tz_face_at(fonts, index);
    tz_arena *scratch = tz_arena_new(arena);
    tz_harfbuzz_begin();
    int64_t since = tz_progress_time_begin(fonts->progress);
    bool ok = subset(scratch, arena, face, glyphs, n, out);
    tz_progress_time_end(fonts->progress, since);
    tz_harfbuzz_end();
    tz_arena_free(scratch);
    if (!ok)
        tz_error(diag, face->place,
                 _("no part of the font %s can be embedded: the file is damaged, or there is too little memory"),
                 face->info.file);
    return ok;
}
