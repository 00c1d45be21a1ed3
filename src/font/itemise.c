// Itemisation: grapheme clusters (UAX #29), the first face of the fallback chain that has the whole of each, and its
// script (UAX #24). What the glyphs are is shape.c's.
#include "font/itemise.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "font/letter.h"
#include "font/sign.h"
#include "font/simple.h"

typedef struct character {
    int32_t code;
    uint32_t at; // byte
} character;

typedef struct itemiser {
    tz_fonts *fonts;
    tz_font font;
    const tz_text *text;
    tz_diag *diag;
    const character *characters; // and one more at the end of the text
    size_t n;
} itemiser;

// ---- characters ----

static bool decode(tz_arena *arena, itemiser *in) {
    size_t n = 0;
    for (size_t at = 0; at < in->text->size; at++)
        n += ((unsigned char)in->text->bytes[at] & 0xC0) != 0x80; // no more than these begin a character
    character *to = TZ_ARRAY(arena, character, n + 1);
    n = 0;
    for (uint32_t at = 0; at < in->text->size;) {
        to[n].at = at;
        size_t size = tz_utf8_decode(in->text->bytes + at, in->text->size - at, &to[n].code);
        if (to[n].code < 0) {
            tz_error(in->diag, tz_text_place(in->text, at), _("this is not UTF-8 text"));
            return false;
        }
        at += (uint32_t)size;
        n++;
    }
    to[n].at = (uint32_t)in->text->size;
    in->characters = to;
    in->n = n;
    return true;
}

static bool is_selector(int32_t code) {
    return (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
}

// Default ignorable: shows nothing and needs no glyph. Hangul fillers (letters) and Khmer's inherent vowels are
// ignorable by Unicode, but HarfBuzz shapes them like other characters.
static bool is_ignorable(int32_t code) {
    const utf8proc_property_t *property = utf8proc_get_property(code);
    return property->ignorable && property->category != UTF8PROC_CATEGORY_LO && code != 0x17B4 && code != 0x17B5;
}

static bool has_glyph(const tz_font_face *face, int32_t code) {
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->font, (hb_codepoint_t)code, &glyph);
}

// HarfBuzz synthesises spaces of other widths and the non-breaking hyphen where the face has no glyph for them.
static bool is_synthesised(const tz_font_face *face, int32_t code) {
    if (code == '\t' || (code != ' ' && utf8proc_category(code) == UTF8PROC_CATEGORY_ZS))
        return has_glyph(face, ' ');
    return code == 0x2011 && has_glyph(face, 0x2010);
}

// か + U+3099 is set with the glyph of が, whether the face has U+3099 by itself or not.
static bool composes(const tz_font_face *face, int32_t base, int32_t mark) {
    hb_codepoint_t both;
    return hb_unicode_compose(hb_unicode_funcs_get_default(), (hb_codepoint_t)base, (hb_codepoint_t)mark, &both) &&
           has_glyph(face, (int32_t)both);
}

// Whether the face has glyphs for characters [from, end), variation sequences included. U+FE0E, which asks for text
// instead of emoji presentation, needs none: these fonts have no other.
static bool covers(const tz_font_face *face, const character *from, const character *end) {
    for (const character *at = from; at < end; at++) {
        bool varied = at + 1 < end && is_selector(at[1].code) && at[1].code != 0xFE0E;
        hb_codepoint_t glyph;
        if (varied) {
            if (!hb_font_get_variation_glyph(face->font, (hb_codepoint_t)at[0].code, (hb_codepoint_t)at[1].code,
                                             &glyph))
                return false;
            at++;
        } else if (!has_glyph(face, at->code) && !is_ignorable(at->code) && !is_synthesised(face, at->code) &&
                   !(at > from && composes(face, at[-1].code, at->code))) {
            return false;
        }
    }
    return true;
}

// ---- faces ----

static const tz_family *family_of(const itemiser *in) {
    return &in->fonts->families.at[in->font.family];
}

// "葛󠄀 (U+845B U+E0100)"; only the code points when the character cannot be printed.
static const char *describe(tz_arena *arena, const itemiser *in, const character *from, const character *end) {
    tz_bytes codes = {0};
    for (const character *at = from; at < end; at++)
        tz_bytes_format(arena, &codes, "%sU+%04X", at > from ? " " : "", (unsigned)at->code);
    utf8proc_category_t category = utf8proc_category(from->code);
    bool printable = category != UTF8PROC_CATEGORY_CN && category < UTF8PROC_CATEGORY_ZS;
    int size = printable ? (int)(end->at - from->at) : 0;
    return tz_arena_format(arena, printable ? "%.*s (%.*s)" : "%.*s%.*s", size, in->text->bytes + from->at,
                           (int)codes.n, codes.at);
}

// The family's own face is reported at its entry in fonts.yaml alone, or every text of a booklet would be.
static void report_closed_fallback(tz_arena *arena, const itemiser *in, const character *from, const character *end,
                                   const tz_font_face *face) {
    tz_error(in->diag, tz_text_place(in->text, from->at),
             _("this character needs the font %s, which cannot be used: %s"), face->info.family,
             describe(arena, in, from, end));
    if (*face->info.package)
        tz_note(in->diag, face->place, _("install its package (apt-get install %s), or write another character"),
                face->info.package);
    else
        tz_note(in->diag, face->place, _("see what is said of it here, or write another character"));
}

// The first face of the chain that has the whole grapheme; NULL and *missing when none has. NULL also when a face
// cannot be opened: to skip it would set the text in another font than the layout names.
static const tz_font_face *find_face(tz_arena *arena, const itemiser *in, const character *from, const character *end,
                                     uint16_t *index, bool *missing) {
    const tz_family *family = family_of(in);
    for (size_t i = 0; i < family->chain[in->font.weight].n; i++) {
        *index = family->chain[in->font.weight].at[i];
        if (tz_face_at(in->fonts, *index)->only_signs && !tz_is_sign(from->code))
            continue;
        const tz_font_face *face = tz_face_open(in->fonts, *index, in->diag);
        if (!face && i > 0 && !tz_diag_is_out_of_memory(in->diag))
            report_closed_fallback(arena, in, from, end, tz_face_at(in->fonts, *index));
        if (!face || covers(face, from, end))
            return face;
    }
    *missing = true;
    return NULL;
}

// ---- what no face has ----

// What stands for the emoji: the character itself without the selector that makes it one, if a face has it.
static tz_sign_instead find_instead(tz_arena *arena, const itemiser *in, const character *from, const character *end) {
    uint16_t face;
    bool missing = false;
    if (end[-1].code == TZ_KEYCAP)
        return tz_find_keycap_instead(from->code);
    tz_sign_instead found = tz_find_sign_instead(from->code);
    if (!found.sign && end > from + 1 && find_face(arena, in, from, from + 1, &face, &missing))
        found.sign = tz_arena_copy(arena, in->text->bytes + from->at, from[1].at - from->at);
    return found;
}

static void report_emoji(tz_arena *arena, const itemiser *in, const character *from, const character *end) {
    tz_error(in->diag, tz_text_place(in->text, from->at), _("emoji are not set: %s"), describe(arena, in, from, end));
    tz_sign_instead instead = find_instead(arena, in, from, end);
    bool both = instead.sign && instead.word;
    if (both)
        tz_note(in->diag, (tz_place){0}, _("write %s or %s instead"), instead.sign, instead.word);
    else if (instead.sign || instead.word)
        tz_note(in->diag, (tz_place){0}, _("write %s instead"), instead.sign ? instead.sign : instead.word);
    else
        tz_note(in->diag, (tz_place){0}, _("say it in words"));
}

static void report_variant(tz_arena *arena, const itemiser *in, const character *from, const character *end) {
    tz_error(in->diag, tz_text_place(in->text, from->at),
             _("no font of the family %s knows this variant of a character: %s"), family_of(in)->info.id,
             describe(arena, in, from, end));
    tz_note(in->diag, (tz_place){0},
            _("write the character without its variation selector, or name a font that knows it in fonts.yaml"));
}

static void report_missing(tz_arena *arena, const itemiser *in, const character *from, const character *end) {
    bool varied = false, emoji = false;
    for (const character *at = from; at < end; at++) {
        emoji = emoji || tz_is_emoji(at->code);
        varied = varied || is_selector(at->code);
    }
    if (emoji) {
        report_emoji(arena, in, from, end);
    } else if (varied) {
        report_variant(arena, in, from, end);
    } else {
        tz_error(in->diag, tz_text_place(in->text, from->at), _("no font of the family %s has this character: %s"),
                 family_of(in)->info.id, describe(arena, in, from, end));
        tz_note(in->diag, (tz_place){0}, _("write another character, or name a font that has it in fonts.yaml"));
    }
}

// ---- scripts ----

// COMMON for characters without a script of their own. Full-width letters and punctuation belong to Japanese.
static hb_script_t script_of(int32_t code) {
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), (hb_codepoint_t)code);
    switch (script) {
    case HB_SCRIPT_HAN:
    case HB_SCRIPT_KATAKANA:
        return HB_SCRIPT_HIRAGANA;
    case HB_SCRIPT_COMMON:
    case HB_SCRIPT_INHERITED:
    case HB_SCRIPT_UNKNOWN:
    case HB_SCRIPT_LATIN:
    case HB_SCRIPT_GREEK:
        if (utf8proc_charwidth(code) == 2)
            return HB_SCRIPT_HIRAGANA;
        return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK ? script : HB_SCRIPT_COMMON;
    default:
        return script;
    }
}

// Characters without a script take that of the text before them, at the start that of the text after them.
static void resolve_scripts(tz_graphemes *graphemes) {
    hb_script_t current = HB_SCRIPT_HIRAGANA;
    for (size_t i = graphemes->n; i-- > 0;)
        if (graphemes->at[i].script != HB_SCRIPT_COMMON)
            current = graphemes->at[i].script;
    for (size_t i = 0; i < graphemes->n; i++) {
        if (graphemes->at[i].script == HB_SCRIPT_COMMON)
            graphemes->at[i].script = current;
        current = graphemes->at[i].script;
    }
}

// ---- graphemes ----

static size_t grapheme_end(const itemiser *in, size_t from) {
    utf8proc_int32_t state = 0;
    size_t end = from + 1;
    while (end < in->n &&
           !utf8proc_grapheme_break_stateful(in->characters[end - 1].code, in->characters[end].code, &state))
        end++;
    return end;
}

static tz_simple find_simple(const itemiser *in, size_t at) {
    return at < in->n ? tz_simple_find(in->fonts, in->font, in->characters[at].code) : (tz_simple){0};
}

static void add_simple(const character *at, const tz_simple *simple, tz_graphemes *out) {
    out->at[out->n++] =
        (tz_grapheme){at[0].at, at[1].at, simple->face, simple->glyph, simple->joins, simple->advance, simple->script};
}

static void report_long(const itemiser *in, size_t from, size_t end) {
    uint32_t at = in->characters[from].at;
    tz_error(in->diag, tz_text_place(in->text, at),
             _("%.*s and what follows are one letter of %zu characters: at most %d can be joined"),
             (int)(in->characters[from + 1].at - at), in->text->bytes + at, end - from, TZ_LETTER_LONGEST);
    tz_note(in->diag, (tz_place){0}, _("write fewer marks on one letter, or part what is joined"));
}

// Adds the grapheme of characters [from, end). False when nothing further can be done.
static bool find_grapheme(tz_arena *arena, const itemiser *in, size_t from, size_t end, tz_graphemes *out, bool *ok) {
    const character *first = &in->characters[from], *behind = &in->characters[end];
    tz_grapheme *to = &out->at[out->n];
    *to = (tz_grapheme){.start = first->at, .end = behind->at, .script = script_of(first->code)};
    bool missing = false;
    if (out->n > 0 && end == from + 1 && is_ignorable(first->code)) {
        to->face = out->at[out->n - 1].face; // shows nothing: no reason to end the run
    } else if (end - from > TZ_LETTER_LONGEST) {
        report_long(in, from, end);
        *ok = false;
    } else if (!find_face(arena, in, first, behind, &to->face, &missing)) {
        *ok = false;
        if (!missing)
            return false;
        report_missing(arena, in, first, behind);
    } else if (end == from + 1) {
        tz_simple_store(in->fonts, in->font, first->code, to->face, to->script);
        tz_simple simple = find_simple(in, from);
        to->glyph = simple.glyph;
        to->joins = simple.joins;
        to->advance = simple.advance;
    }
    if (hb_script_get_horizontal_direction(to->script) == HB_DIRECTION_RTL) {
        tz_error(in->diag, tz_text_place(in->text, first->at), _("text that runs from right to left cannot be set"));
        *ok = false;
    }
    out->n++;
    return true;
}

bool tz_itemise(tz_fonts *fonts, tz_arena *arena, tz_font font, const tz_text *text, tz_diag *diag, tz_graphemes *out) {
    itemiser in = {.fonts = fonts, .font = font, .text = text, .diag = diag};
    if (!decode(arena, &in))
        return false;
    *out = (tz_graphemes){.at = TZ_ARRAY(arena, tz_grapheme, in.n)};
    bool ok = true;
    tz_simple simple = find_simple(&in, 0);
    for (size_t from = 0, end; from < in.n; from = end) {
        tz_simple next = find_simple(&in, from + 1);
        end = from + 1;
        if (simple.glyph && (end == in.n || next.glyph)) {
            add_simple(&in.characters[from], &simple, out);
        } else {
            end = grapheme_end(&in, from);
            if (!find_grapheme(arena, &in, from, end, out, &ok))
                return false;
            next = end == from + 1 ? next : find_simple(&in, end);
        }
        simple = next;
    }
    resolve_scripts(out);
    return ok;
}
