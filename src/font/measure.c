// Reads from a font file its embedding rights, names and metrics, with FreeType, which checks tables that HarfBuzz
// takes as they are. Not for advances and bearings of glyphs: those are HarfBuzz's.
#include "base/intl.h"
#include "font/face.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H
#include FT_MODULE_H
#include <hb-ot.h>
#include <stdlib.h>

static void destroy_library(void *library) {
    FT_Done_Library(library);
}

// ---- memory: when there is none left, FreeType silently goes on without a part of a font ----

typedef struct watched_memory {
    struct FT_MemoryRec_ functions;
    bool ran_out;
} watched_memory;

static void *watched(FT_Memory memory, void *piece) {
    watched_memory *it = memory->user;
    it->ran_out = it->ran_out || !piece;
    return piece;
}

static void *take(FT_Memory memory, long size) {
    return watched(memory, malloc((size_t)size));
}

static void give_back(FT_Memory memory, void *piece) {
    (void)memory;
    free(piece);
}

static void *resize(FT_Memory memory, long before, long size, void *piece) {
    (void)before;
    return watched(memory, realloc(piece, (size_t)size));
}

static FT_Library open_library(tz_arena *scratch, const watched_memory **memory) {
    watched_memory *made = TZ_NEW(scratch, watched_memory);
    made->functions = (struct FT_MemoryRec_){made, take, give_back, resize};
    FT_Library library;
    if (FT_New_Library(&made->functions, &library) != 0)
        tz_out_of_memory();
    tz_arena_defer(scratch, destroy_library, library); // and with it its faces
    FT_Add_Default_Modules(library);
    *memory = made;
    return library;
}

// ---- tables ----

static bool damaged(const tz_font_face *face, const char *what, tz_diag *diag) {
    tz_error(diag, face->place, _("%s is not a font that can be used: %s"), face->file->name, what);
    return false;
}

static bool has_table(FT_Face ft, FT_ULong tag) {
    FT_ULong size = 0;
    return FT_Load_Sfnt_Table(ft, tag, 0, NULL, &size) == 0 && size > 0;
}

// FreeType does not list a table that reaches beyond the end of the file; HarfBuzz lists all.
static bool has_all_tables(const tz_font_face *face, FT_Face ft) {
    FT_ULong n = 0;
    return FT_Sfnt_Table_Info(ft, 0, NULL, &n) == 0 && n == hb_face_get_table_tags(face->hb, 0, NULL, NULL);
}

static bool check_tables(const tz_font_face *face, FT_Face ft, tz_diag *diag) {
    static const FT_ULong needed[] = {TTAG_head, TTAG_hhea, TTAG_hmtx, TTAG_maxp, TTAG_cmap, TTAG_OS2, TTAG_post};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!has_table(ft, needed[i]))
            return damaged(face, _("a table is missing or cut off"), diag);
    if (!has_all_tables(face, ft))
        return damaged(face, _("a table is missing or cut off"), diag);
    if (!has_table(ft, TTAG_CFF) && !(has_table(ft, TTAG_glyf) && has_table(ft, TTAG_loca)))
        return damaged(face, _("it has no TrueType or CFF outlines"), diag);
    if (face->glyphs_n == 0 || face->glyphs_n > 65536 || ft->units_per_EM < 16 || ft->units_per_EM > 16384)
        return damaged(face, _("a table is missing or cut off"), diag);
    return true;
}

// OpenType OS/2 fsType: what is embedded is always a subset of the outlines, in a document that is not to be edited.
static bool check_rights(const tz_font_face *face, FT_Face ft, tz_diag *diag) {
    FT_UShort rights = FT_Get_FSType_Flags(ft);
    FT_UShort usage = rights & (FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING | FT_FSTYPE_PREVIEW_AND_PRINT_EMBEDDING |
                                FT_FSTYPE_EDITABLE_EMBEDDING);
    const char *forbidden = NULL;
    if (usage == FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING)
        forbidden = _("its rights forbid embedding");
    else if (rights & FT_FSTYPE_NO_SUBSETTING)
        forbidden = _("its rights forbid embedding a part of it");
    else if (rights & FT_FSTYPE_BITMAP_EMBEDDING_ONLY)
        forbidden = _("its rights forbid embedding outlines");
    if (!forbidden)
        return true;
    tz_error(diag, face->place, _("the font %s cannot be used: %s (fsType 0x%04x)"), face->file->name, forbidden,
             rights);
    tz_note(diag, (tz_place){0}, _("name another font in fonts.yaml"));
    return false;
}

// The ideographic em box: from the baseline ideo of BASE, else the typographic ascent and descent, made one em high
// about their middle.
static void measure_em_box(tz_font_face *face, const TT_OS2 *os2) {
    int32_t upem = face->info.upem;
    hb_position_t bottom;
    if (!hb_ot_layout_get_baseline(face->font, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT, HB_DIRECTION_LTR,
                                   HB_TAG('k', 'a', 'n', 'a'), HB_TAG('J', 'A', 'N', ' '), &bottom))
        bottom = (os2->sTypoAscender + os2->sTypoDescender - upem) / 2;
    face->info.em_bottom = tz_face_units_to_em(face, -bottom);
    face->info.em_top = TZ_EM - face->info.em_bottom;
}

static int32_t cap_height(const tz_font_face *face, const TT_OS2 *os2) {
    hb_codepoint_t glyph;
    hb_glyph_extents_t box;
    if (os2->version >= 2 && os2->version != 0xFFFF && os2->sCapHeight > 0)
        return os2->sCapHeight;
    if (hb_font_get_nominal_glyph(face->font, 'H', &glyph) && hb_font_get_glyph_extents(face->font, glyph, &box))
        return box.y_bearing;
    return os2->sTypoAscender;
}

// PANOSE of Latin text: serif styles 2-10; without it the IBM family class.
static bool has_serifs(const TT_OS2 *os2) {
    if (os2->panose[0] == 2 && os2->panose[1] > 1)
        return os2->panose[1] <= 10;
    int class = os2->sFamilyClass >> 8;
    return (class >= 1 && class <= 5) || class == 7;
}

static const char *version_string(tz_arena *arena, hb_face_t *hb) {
    hb_language_t english = hb_language_from_string("en", -1);
    unsigned size = hb_ot_name_get_utf8(hb, HB_OT_NAME_ID_VERSION_STRING, english, NULL, NULL) + 1;
    char *version = tz_arena_alloc(arena, size);
    hb_ot_name_get_utf8(hb, HB_OT_NAME_ID_VERSION_STRING, english, &size, version);
    return version;
}

static const char *postscript_name(tz_arena *arena, FT_Face ft) {
    const char *name = FT_Get_Postscript_Name(ft);
    return tz_arena_format(arena, "%s", name ? name : "Unnamed");
}

static bool fill_info(tz_arena *arena, tz_font_face *face, FT_Face ft, tz_diag *diag) {
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    const TT_Postscript *post = FT_Get_Sfnt_Table(ft, FT_SFNT_POST);
    if (!os2 || !post)
        return damaged(face, _("a table is missing or cut off"), diag);
    face->info.upem = ft->units_per_EM;
    face->info.postscript_name = postscript_name(arena, ft);
    face->info.version = version_string(arena, face->hb);
    face->info.ascent = tz_face_units_to_em(face, os2->sTypoAscender);
    face->info.descent = tz_face_units_to_em(face, os2->sTypoDescender);
    face->info.cap_height = tz_face_units_to_em(face, cap_height(face, os2));
    measure_em_box(face, os2);
    face->info.box[0] = (int32_t)ft->bbox.xMin;
    face->info.box[1] = (int32_t)ft->bbox.yMin;
    face->info.box[2] = (int32_t)ft->bbox.xMax;
    face->info.box[3] = (int32_t)ft->bbox.yMax;
    face->info.italic_angle = (int32_t)post->italicAngle;
    face->info.weight_class = os2->usWeightClass;
    face->info.cff = has_table(ft, TTAG_CFF);
    face->info.fixed_pitch = post->isFixedPitch != 0;
    face->info.serif = has_serifs(os2);
    return true;
}

bool tz_face_measure(tz_arena *arena, tz_font_face *face, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    const watched_memory *memory;
    tz_harfbuzz_begin();
    FT_Library library = open_library(scratch, &memory);
    FT_Face ft;
    bool ok;
    FT_Error error =
        FT_New_Memory_Face(library, (const FT_Byte *)face->file->bytes, (FT_Long)face->file->size, face->index, &ft);
    if (memory->ran_out) {
        tz_arena_free(scratch);
        tz_out_of_memory();
    }
    if (error != 0)
        ok = damaged(face, _("it is damaged or of another kind, or has no face of this index"), diag);
    else
        ok = check_tables(face, ft, diag) && check_rights(face, ft, diag) && fill_info(arena, face, ft, diag);
    tz_arena_free(scratch);
    tz_harfbuzz_end();
    return ok;
}
