// The simple path: which characters shaping cannot change, by the look-ups of their font.
#include "font/simple.h"

#include <hb-ot.h>
#include <utf8proc.h>

// A character in one word, so that threads need no lock: they may overwrite each other's words, but all of them are
// true. From the lowest bit: code point (21), glyph (16), place of the face in the chain (3), script (2), joins (1),
// advance in em (21).
enum { SLOT_BITS = 13, CODE_BITS = 21, GLYPH_BITS = 16, PLACE_BITS = 3, SCRIPT_BITS = 2, ADVANCE_BITS = 21 };
enum {
    GLYPH_AT = CODE_BITS,
    PLACE_AT = GLYPH_AT + GLYPH_BITS,
    SCRIPT_AT = PLACE_AT + PLACE_BITS,
    JOINS_AT = SCRIPT_AT + SCRIPT_BITS,
    ADVANCE_AT = JOINS_AT + 1
};
enum { FRACTION_SLASH = 0x2044, EM_DASH = 0x2014 };
static const hb_script_t scripts[] = {HB_SCRIPT_HIRAGANA, HB_SCRIPT_COMMON, HB_SCRIPT_LATIN};
enum { SCRIPTS = sizeof scripts / sizeof *scripts };

size_t tz_simple_slots(void) {
    return (size_t)1 << SLOT_BITS;
}

static uint32_t slot_of(int32_t code) {
    return (uint32_t)code * 0x9E3779B1U >> (32 - SLOT_BITS); // Fibonacci hashing
}

static uint64_t bits(uint64_t word, int at, int n) {
    return word >> at & (((uint64_t)1 << n) - 1);
}

tz_simple tz_simple_find(const tz_fonts *fonts, tz_font font, int32_t code) {
    const tz_family *family = &fonts->families.at[font.family];
    uint64_t word = atomic_load_explicit(&family->simple[font.weight][slot_of(code)], memory_order_relaxed);
    if (!word || font.vertical || fonts->always_shape || bits(word, 0, CODE_BITS) != (uint64_t)code)
        return (tz_simple){0};
    return (tz_simple){
        .face = family->chain[font.weight].at[bits(word, PLACE_AT, PLACE_BITS)],
        .glyph = (uint16_t)bits(word, GLYPH_AT, GLYPH_BITS),
        .script = scripts[bits(word, SCRIPT_AT, SCRIPT_BITS)],
        .advance = (tz_em)bits(word, ADVANCE_AT, ADVANCE_BITS),
        .joins = bits(word, JOINS_AT, 1),
    };
}

// ---- storing characters ----

// Whether Unicode has no rule for the character and its neighbours: it is a grapheme cluster of its own next to others
// of this kind (UAX #29, GB999), no mark, control or default ignorable, and makes no fraction; nor has shape.c any.
static bool stands_alone(int32_t code) {
    if (code == FRACTION_SLASH || code == EM_DASH)
        return false;
    const utf8proc_property_t *property = utf8proc_get_property(code);
    switch (property->category) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CO:
        return false;
    default:
        return property->boundclass == UTF8PROC_BOUNDCLASS_OTHER && !property->ignorable &&
               property->combining_class == 0;
    }
}

// Whether the font has no rule for it either: no look-up in force takes the glyph alone, and it is no mark.
static bool is_unaffected(const tz_font_face *face, hb_codepoint_t glyph) {
    return face->changed && glyph != 0 && glyph < face->glyphs_n && !hb_set_has(face->changed, glyph) &&
           hb_ot_layout_get_glyph_class(face->hb, glyph) != HB_OT_LAYOUT_GLYPH_CLASS_MARK;
}

static bool place_in(const uint16_t *chain, size_t n, uint16_t face, uint64_t *place) {
    for (size_t i = 0; i < n && i < 1 << PLACE_BITS; i++)
        if (chain[i] == face) {
            *place = i;
            return true;
        }
    return false;
}

static bool number_of(hb_script_t script, uint64_t *number) {
    for (size_t i = 0; i < SCRIPTS; i++)
        if (scripts[i] == script) {
            *number = i;
            return true;
        }
    return false;
}

void tz_simple_store(tz_fonts *fonts, tz_font font, int32_t code, uint16_t index, hb_script_t script) {
    const tz_family *family = &fonts->families.at[font.family];
    const tz_font_face *face = tz_face_at(fonts, index);
    uint64_t place, number;
    hb_codepoint_t glyph;
    if (font.vertical || !stands_alone(code) || !number_of(script, &number) ||
        !place_in(family->chain[font.weight].at, family->chain[font.weight].n, index, &place) ||
        !hb_font_get_nominal_glyph(face->font, (hb_codepoint_t)code, &glyph) || !is_unaffected(face, glyph))
        return;
    tz_em advance = tz_face_units_to_em(face, hb_font_get_glyph_h_advance(face->font, glyph));
    if (advance < 0 || advance >= 1 << ADVANCE_BITS)
        return;
    uint64_t word = (uint64_t)code | (uint64_t)glyph << GLYPH_AT | place << PLACE_AT | number << SCRIPT_AT |
                    (uint64_t)hb_set_has(face->joined, glyph) << JOINS_AT | (uint64_t)advance << ADVANCE_AT;
    atomic_store_explicit(&family->simple[font.weight][slot_of(code)], word, memory_order_relaxed);
}

// ---- a face ----

static void destroy_set(void *set) {
    hb_set_destroy(set);
}
static void destroy_plan(void *plan) {
    hb_shape_plan_destroy(plan);
}

// The glyphs of a face, sorted by what its look-ups do with them; `lookups` and `inputs` are scratch sets.
typedef struct sorting {
    hb_face_t *face;
    const unsigned char *gsub;
    unsigned gsub_size;
    hb_set_t *changed, *joined, *lookups, *inputs;
} sorting;

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

// Of the kern table and Apple's shaping tables HarfBuzz does not list the glyphs that they take as input.
static bool has_other_shaping(hb_face_t *face) {
    static const hb_tag_t tags[] = {HB_TAG('k', 'e', 'r', 'n'), HB_TAG('k', 'e', 'r', 'x'), HB_TAG('m', 'o', 'r', 't'),
                                    HB_TAG('m', 'o', 'r', 'x'), HB_TAG('t', 'r', 'a', 'k')};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (has_table(face, tags[i]))
            return true;
    return false;
}

static unsigned uint16_at(const unsigned char *bytes) {
    return (unsigned)bytes[0] << 8 | bytes[1];
}

// Whether the GSUB look-up skips base glyphs or ligatures, so that its input glyphs need not be neighbours (OpenType,
// Lookup table: lookupFlag). True also where the table is damaged.
static bool skips_letters(const unsigned char *table, unsigned size, unsigned lookup) {
    enum { LIST_AT = 8, FLAG_AT = 2, IGNORE_BASE_GLYPHS = 2, IGNORE_LIGATURES = 4 };
    unsigned at = LIST_AT;
    if (size < at + 2)
        return true;
    unsigned list = uint16_at(table + at);
    at = list + 2 + 2 * lookup;
    if (size < at + 2)
        return true;
    at = list + uint16_at(table + at) + FLAG_AT;
    return size < at + 2 || uint16_at(table + at) & (IGNORE_BASE_GLYPHS | IGNORE_LIGATURES);
}

// A look-up changes a glyph alone or, where no rule takes it alone, together with neighbours among its input glyphs.
static void sort_substitution(const sorting *s, hb_codepoint_t lookup) {
    hb_set_clear(s->inputs);
    hb_ot_layout_lookup_collect_glyphs(s->face, HB_OT_TAG_GSUB, lookup, NULL, s->inputs, NULL, NULL);
    bool skips = skips_letters(s->gsub, s->gsub_size, lookup);
    for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(s->inputs, &glyph);) {
        bool alone = skips || hb_ot_layout_lookup_would_substitute(s->face, lookup, &glyph, 1, false);
        hb_set_add(alone ? s->changed : s->joined, glyph);
    }
}

// The look-ups of HarfBuzz's default features for the script; those of fractions apply next to a fraction slash only.
static void sort_script(const sorting *s, tz_arena *scratch, hb_script_t script, hb_language_t language) {
    hb_segment_properties_t of_text = {.direction = HB_DIRECTION_LTR, .script = script, .language = language};
    hb_feature_t fractions[] = {{HB_TAG('f', 'r', 'a', 'c'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
                                {HB_TAG('n', 'u', 'm', 'r'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
                                {HB_TAG('d', 'n', 'o', 'm'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
    hb_shape_plan_t *plan = hb_shape_plan_create(s->face, &of_text, fractions, 3, TZ_SHAPERS);
    tz_arena_defer(scratch, destroy_plan, plan);
    hb_set_clear(s->lookups);
    hb_ot_shape_plan_collect_lookups(plan, HB_OT_TAG_GSUB, s->lookups);
    for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(s->lookups, &lookup);)
        sort_substitution(s, lookup);
    hb_set_clear(s->lookups);
    hb_ot_shape_plan_collect_lookups(plan, HB_OT_TAG_GPOS, s->lookups);
    for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(s->lookups, &lookup);)
        hb_ot_layout_lookup_collect_glyphs(s->face, HB_OT_TAG_GPOS, lookup, NULL, s->changed, NULL, NULL);
}

static hb_set_t *new_set(tz_arena *arena) {
    hb_set_t *set = hb_set_create();
    tz_arena_defer(arena, destroy_set, set);
    return set;
}

void tz_simple_prepare(const tz_fonts *fonts, tz_font_face *face) {
    if (has_other_shaping(face->hb))
        return;
    tz_arena *scratch = tz_arena_new(face->arena);
    hb_blob_t *gsub = hb_face_reference_table(face->hb, HB_OT_TAG_GSUB);
    tz_arena_defer(scratch, tz_destroy_blob, gsub);
    sorting s = {.face = face->hb, .changed = new_set(face->arena), .joined = new_set(face->arena)};
    s.gsub = (const unsigned char *)hb_blob_get_data(gsub, &s.gsub_size);
    s.lookups = new_set(scratch);
    s.inputs = new_set(scratch);
    for (size_t i = 0; i < SCRIPTS; i++)
        if (tz_simple_script(scripts[i]))
            sort_script(&s, scratch, scripts[i], fonts->japanese);
    if (hb_set_allocation_successful(s.changed) && hb_set_allocation_successful(s.joined) &&
        hb_set_allocation_successful(s.lookups) && hb_set_allocation_successful(s.inputs)) {
        face->joined = s.joined;
        face->changed = s.changed;
    }
    tz_arena_free(scratch);
}

void tz_fonts_set_simple_path(tz_fonts *fonts, bool on) {
    fonts->always_shape = !on;
}
