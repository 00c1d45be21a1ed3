// What an open face is and has: names, weight, licence and coverage.
#include "font/face.h"

#include <hb-ot.h>
#include <string.h>

// ---- names ----

// "": the font says none in that language.
static const char *name_of(tz_arena *arena, hb_face_t *hb, hb_ot_name_id_t id, const char *language) {
    hb_language_t wanted = hb_language_from_string(language, -1);
    unsigned size = hb_ot_name_get_utf8(hb, id, wanted, NULL, NULL) + 1;
    char *name = tz_arena_alloc(arena, size);
    hb_ot_name_get_utf8(hb, id, wanted, &size, name);
    return name;
}

// hb_ot_name_get_utf8() gives the English name where there is none in the language.
static bool has_name_in(hb_face_t *hb, hb_ot_name_id_t id, const char *language) {
    unsigned n;
    hb_language_t wanted = hb_language_from_string(language, -1);
    const hb_ot_name_entry_t *entries = hb_ot_name_list_names(hb, &n);
    for (unsigned i = 0; i < n; i++)
        if (entries[i].name_id == id && entries[i].language == wanted)
            return true;
    return false;
}

static const char *find_licence(tz_arena *arena, hb_face_t *hb) {
    static const struct {
        const char *words, *spdx;
    } known[] = {
        {"SIL Open Font License", "OFL-1.1"},       {"scripts.sil.org/OFL", "OFL-1.1"},
        {"openfontlicense.org", "OFL-1.1"},         {"IPA Font License", "IPA"},
        {"Apache License", "Apache-2.0"},           {"Bitstream Vera", "Bitstream-Vera"},
        {"GUST Font License", "GUST-Font-License"},
    };
    static const hb_ot_name_id_t said_in[] = {HB_OT_NAME_ID_LICENSE, HB_OT_NAME_ID_LICENSE_URL,
                                              HB_OT_NAME_ID_COPYRIGHT};
    for (size_t i = 0; i < sizeof said_in / sizeof *said_in; i++)
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            if (strstr(name_of(arena, hb, said_in[i], "en"), known[k].words))
                return known[k].spdx;
    return NULL;
}

// ---- tables ----

static uint16_t short_at(const tz_font_face *face, hb_tag_t tag, unsigned at) {
    hb_blob_t *table = hb_face_reference_table(face->hb, tag);
    unsigned size;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &size);
    uint16_t value = 0;
    if (at + 2 <= size)
        value = (uint16_t)(bytes[at] << 8 | bytes[at + 1]);
    hb_blob_destroy(table);
    return value;
}

static bool has_table(const tz_font_face *face, hb_tag_t tag) {
    hb_blob_t *table = hb_face_reference_table(face->hb, tag);
    bool found = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return found;
}

static void read_style(const tz_font_face *face, tz_face_description *out) {
    enum { RIGHTS = 8, SELECTION = 62, ITALIC = 1 << 0, BOLD = 1 << 5, OBLIQUE = 1 << 9 };
    uint16_t selection = short_at(face, HB_TAG('O', 'S', '/', '2'), SELECTION);
    out->rights = short_at(face, HB_TAG('O', 'S', '/', '2'), RIGHTS);
    out->bold = selection & BOLD;
    out->italic = selection & (ITALIC | OBLIQUE);
    out->variable = has_table(face, HB_TAG('f', 'v', 'a', 'r'));
}

static unsigned count_faces(const tz_font_face *face) {
    hb_blob_t *file = hb_face_reference_blob(face->hb); // all of it, also of a collection
    unsigned n = hb_face_count(file);
    hb_blob_destroy(file);
    return n;
}

// ---- coverage ----

static size_t count_variants(hb_face_t *hb) {
    hb_set_t *selectors = hb_set_create(), *characters = hb_set_create();
    size_t n = 0;
    hb_face_collect_variation_selectors(hb, selectors);
    for (hb_codepoint_t selector = 0xE0100 - 1; hb_set_next(selectors, &selector) && selector <= 0xE01EF;) {
        hb_set_clear(characters);
        hb_face_collect_variation_unicodes(hb, selector, characters);
        n += hb_set_get_population(characters);
    }
    hb_set_destroy(selectors);
    hb_set_destroy(characters);
    return n;
}

static void count_all(hb_face_t *hb, tz_face_description *out) {
    hb_set_t *all = hb_set_create();
    hb_face_collect_unicodes(hb, all);
    out->characters = hb_set_get_population(all);
    for (hb_codepoint_t code = 0x20000 - 1; hb_set_next(all, &code) && code <= 0x3FFFF;)
        out->supplementary++;
    hb_set_destroy(all);
    out->variants = count_variants(hb);
}

void tz_fonts_describe(const tz_fonts *fonts, tz_arena *arena, uint16_t index, tz_face_description *out) {
    const tz_font_face *face = tz_face_at(fonts, index);
    bool japanese = has_name_in(face->hb, HB_OT_NAME_ID_FONT_FAMILY, "ja");
    *out = (tz_face_description){.name = name_of(arena, face->hb, HB_OT_NAME_ID_FONT_FAMILY, "en")};
    tz_harfbuzz_begin();
    out->japanese = japanese ? name_of(arena, face->hb, HB_OT_NAME_ID_FONT_FAMILY, "ja") : "";
    out->licence = find_licence(arena, face->hb);
    out->faces = count_faces(face);
    read_style(face, out);
    count_all(face->hb, out);
    tz_harfbuzz_end();
}

size_t tz_fonts_count_characters(const tz_fonts *fonts, uint16_t index, const uint32_t *codes, size_t n) {
    const tz_font_face *face = tz_face_at(fonts, index);
    hb_codepoint_t glyph;
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        found += hb_font_get_nominal_glyph(face->font, codes[i], &glyph) != 0;
    return found;
}
