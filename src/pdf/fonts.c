// The PDF's fonts: Type 0 fonts, whose codes stand for glyphs and for nothing else; one a face, each with its subset
// program, its widths and the text of every code (ISO 32000-1, 9.7 and 9.10.3).
#include "base/parallel.h"
#include "pdf/writer.h"

#include <stdlib.h>
#include <string.h>

enum {
    BLOCK = 100, // entries of a bfchar block, at most
    SYMBOLIC = 1 << 2,
    FIXED_PITCH = 1 << 0,
    SERIF = 1 << 1,
    ITALIC = 1 << 6,
};

// ---- ToUnicode ----

static void put_mapping(tz_arena *arena, tz_bytes *out, uint16_t code, const char *text, uint32_t size) {
    tz_bytes_format(arena, out, "<%04X><", code);
    size_t before = out->n;
    for (size_t at = 0; at < size;) {
        size_t from = at;
        uint32_t character = tz_pdf_next_character(text, size, &at);
        if (character && character != 0xfeff && character != 0xfffe) // not allowed there
            tz_pdf_put_utf16(arena, out, text + from, at - from);
    }
    tz_bytes_format(arena, out, "%s>\n", out->n == before ? "2060" : "");
}

static int by_variant_and_code(const void *first, const void *second) {
    const tz_pdf_code *a = first, *b = second;
    return a->variant != b->variant ? a->variant - b->variant : a->code - b->code;
}

// The codes of each variant in increasing order: those of a CFF font are not numbered as they were collected.
static const tz_pdf_code *sorted(tz_arena *arena, const tz_pdf_font *font) {
    tz_pdf_code *codes = tz_arena_alloc(arena, font->codes.n * sizeof *codes);
    memcpy(codes, font->codes.at, font->codes.n * sizeof *codes);
    qsort(codes, font->codes.n, sizeof *codes, by_variant_and_code);
    return codes;
}

static size_t count_variant(const tz_pdf_font *font, const tz_pdf_code *codes, size_t from) {
    size_t to = from;
    while (to < font->codes.n && codes[to].variant == codes[from].variant)
        to++;
    return to - from;
}

static tz_pdf_dict *to_unicode(tz_pdf *pdf, tz_arena *arena, const tz_pdf_code *codes, size_t n) {
    tz_bytes out = {0};
    tz_bytes_format(arena, &out,
                    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < n; i++) {
        size_t left = n - i;
        if (i % BLOCK == 0)
            tz_bytes_format(arena, &out, "%zu beginbfchar\n", left < BLOCK ? left : BLOCK);
        put_mapping(arena, &out, codes[i].code, codes[i].text, codes[i].size);
        if (i % BLOCK == BLOCK - 1 || left == 1)
            tz_bytes_format(arena, &out, "endbfchar\n");
    }
    tz_bytes_format(arena, &out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, NULL);
    tz_pdf_deflate_stream(pdf, stream, out.at, out.n);
    return stream;
}

// ---- widths ----

// Widths have two decimals, because rounded thousandths would not add up to the positions in the text.
static void put_width(tz_arena *arena, tz_bytes *out, int32_t width) {
    tz_bytes_format(arena, out, "%d", width / 100);
    if (width % 100)
        tz_bytes_format(arena, out, width % 10 ? ".%02d" : ".%01d", width % 10 ? width % 100 : width % 100 / 10);
}

// Most characters are a full em wide: that is the default. The first variant has every glyph.
static const char *widths(tz_arena *arena, const tz_pdf_font *font, const tz_pdf_code *codes) {
    tz_bytes out = {0};
    int32_t following = -1; // the code that would continue the open list
    tz_bytes_add(arena, &out, "/W [", 4);
    for (size_t i = 0, n = count_variant(font, codes, 0); i < n; i++) {
        int32_t width = codes[i].width, code = codes[i].code;
        if (width == 100000)
            continue;
        if (code != following)
            tz_bytes_format(arena, &out, "%s%d[", following < 0 ? "" : "]", code);
        else
            tz_bytes_add(arena, &out, " ", 1);
        put_width(arena, &out, width);
        following = code + 1;
    }
    tz_bytes_add(arena, &out, following < 0 ? "]" : "]]", following < 0 ? 2 : 3);
    return out.at;
}

// ---- programs ----

static tz_pdf_dict *glyph_map(tz_pdf *pdf, tz_arena *arena, const tz_pdf_font *font, const tz_subset *subset) {
    size_t size = 2 * (font->codes.n + 1);
    uint8_t *map = tz_arena_alloc(arena, size);
    for (size_t i = 0; i < font->codes.n; i++) {
        uint16_t glyph = subset->codes[font->codes.at[i].slot];
        map[2 * font->codes.at[i].code] = (uint8_t)(glyph >> 8);
        map[2 * font->codes.at[i].code + 1] = (uint8_t)glyph;
    }
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, NULL);
    tz_pdf_deflate_stream(pdf, stream, map, size);
    return stream;
}

static tz_pdf_dict *program(tz_pdf *pdf, const tz_pdf_font *font, const tz_subset *subset, const tz_bytes *deflated) {
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, NULL);
    if (font->face->cff)
        tz_pdf_add_name(stream, "Subtype", "CIDFontType0C");
    else
        tz_pdf_add_number(stream, "Length1", (int64_t)subset->size);
    tz_pdf_write_deflated_stream(pdf, stream, deflated);
    return stream;
}

// "ABCDEF+Name": six letters that differ where the subsets differ.
static const char *subset_name(tz_arena *arena, const tz_pdf_font *font, const tz_subset *subset) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    char tag[7] = {0};
    sha256_init(&context);
    sha256_update(&context, subset->size, (const uint8_t *)subset->bytes);
    sha256_digest(&context, sizeof digest, digest);
    for (int i = 0; i < 6; i++)
        tag[i] = (char)('A' + digest[i] % 26);
    return tz_arena_format(arena, "%s+%s", tag, font->face->postscript_name);
}

// ---- dictionaries ----

static int32_t thousandths(int64_t em) {
    return (int32_t)((em * 1000 + (em < 0 ? -TZ_EM / 2 : TZ_EM / 2)) / TZ_EM);
}

static int32_t flags_of(const tz_face_info *face) {
    return SYMBOLIC | (face->fixed_pitch ? FIXED_PITCH : 0) | (face->serif ? SERIF : 0) |
           (face->italic_angle ? ITALIC : 0);
}

static tz_pdf_dict *descriptor(tz_pdf *pdf, const tz_pdf_font *font, const char *name, tz_pdf_dict *file) {
    const tz_face_info *face = font->face;
    tz_pdf_dict *dict = tz_pdf_new_object(pdf, "FontDescriptor");
    tz_pdf_array *box = tz_pdf_add_array(dict, "FontBBox");
    for (int i = 0; i < 4; i++)
        tz_pdf_append_number(box, ((int64_t)face->box[i] * 1000 / face->upem));
    tz_pdf_add_name(dict, "FontName", name);
    tz_pdf_add_number(dict, "Flags", flags_of(face));
    tz_pdf_add_number(dict, "ItalicAngle", face->italic_angle / 65536);
    tz_pdf_add_number(dict, "Ascent", thousandths(face->ascent));
    tz_pdf_add_number(dict, "Descent", thousandths(face->descent));
    tz_pdf_add_number(dict, "CapHeight", thousandths(face->cap_height));
    // No font file has it; readers use it only to imitate a font that is not embedded.
    tz_pdf_add_number(dict, "StemV", 50 + face->weight_class * face->weight_class / 4225);
    tz_pdf_add_reference(dict, face->cff ? "FontFile3" : "FontFile2", file);
    return dict;
}

static tz_pdf_dict *descendant(tz_pdf *pdf, tz_arena *arena, const tz_pdf_font *font, const char *name,
                               const tz_pdf_code *codes) {
    const tz_subset *subset = &font->program.subset;
    tz_pdf_dict *file = program(pdf, font, subset, &font->program.deflated);
    tz_pdf_dict *map = font->face->cff ? NULL : glyph_map(pdf, arena, font, subset);
    tz_pdf_dict *dict = tz_pdf_new_object(pdf, "Font"), *system = tz_pdf_add_dict(dict, "CIDSystemInfo");
    tz_pdf_add_text(pdf, system, "Registry", "Adobe");
    tz_pdf_add_text(pdf, system, "Ordering", "Identity");
    tz_pdf_add_number(system, "Supplement", 0);
    tz_pdf_add_name(dict, "Subtype", font->face->cff ? "CIDFontType0" : "CIDFontType2");
    tz_pdf_add_name(dict, "BaseFont", name);
    tz_pdf_add_reference(dict, "FontDescriptor", descriptor(pdf, font, name, file));
    tz_pdf_add_number(dict, "DW", 1000);
    if (map)
        tz_pdf_add_reference(dict, "CIDToGIDMap", map);
    tz_pdf_add_verbatim(dict, widths(pdf->arena, font, codes));
    return dict;
}

static tz_pdf_dict *variant(tz_pdf *pdf, const char *name, tz_pdf_dict *cid_font, tz_pdf_dict *text) {
    tz_pdf_dict *dict = tz_pdf_new_object(pdf, "Font");
    tz_pdf_array *descendants = tz_pdf_add_array(dict, "DescendantFonts");
    tz_pdf_append_reference(descendants, cid_font);
    tz_pdf_add_name(dict, "Subtype", "Type0");
    tz_pdf_add_name(dict, "BaseFont", name);
    tz_pdf_add_name(dict, "Encoding", "Identity-H");
    tz_pdf_add_reference(dict, "ToUnicode", text);
    return dict;
}

static void add_font(tz_pdf *pdf, tz_arena *arena, const tz_pdf_font *font, tz_pdf_dict *names) {
    const tz_pdf_code *codes = sorted(arena, font);
    const char *name = subset_name(arena, font, &font->program.subset);
    const char *full = font->face->cff ? tz_arena_format(arena, "%s-Identity-H", name) : name;
    tz_pdf_dict *cid_font = descendant(pdf, arena, font, name, codes);
    for (size_t from = 0, n; from < font->codes.n; from += n) {
        n = count_variant(font, codes, from);
        tz_pdf_dict *text = to_unicode(pdf, arena, codes + from, n);
        tz_pdf_add_reference(names, tz_arena_format(arena, "F%u.%u", font->index, codes[from].variant),
                             variant(pdf, full, cid_font, text));
    }
}

// What takes time: the subset, and deflating it.
bool tz_pdf_make_font_program(tz_pdf *pdf, size_t font, tz_arena *arena, tz_diag *diag) {
    tz_pdf_font *of = &pdf->fonts.at[font];
    tz_pdf_font_program *to = &of->program;
    if (!of->face || to->subset.bytes)
        return true;
    if (!tz_fonts_subset(pdf->book->fonts, arena, of->index, of->glyphs.at, of->glyphs.n, &to->subset, diag))
        return false;
    to->deflated =
        tz_deflate(tz_pdf_deflater_new(pdf, arena, TZ_PDF_LEVEL_CONTENT), arena, to->subset.bytes, to->subset.size);
    for (size_t i = 0; i < of->codes.n && of->face->cff; i++)
        of->codes.at[i].code = to->subset.codes[of->codes.at[i].slot];
    return true;
}

static bool make_one(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    return tz_pdf_make_font_program(context, index, arena, diag);
}

bool tz_pdf_make_font_programs(tz_pdf *pdf) {
    return tz_parallel_run(pdf->arena, pdf->diag, pdf->options->threads, pdf->fonts.n, make_one, pdf);
}

bool tz_pdf_write_fonts(tz_pdf *pdf) {
    tz_pdf_dict *names = tz_pdf_add_dict(pdf->resources, "Font");
    tz_arena *scratch = tz_arena_new(pdf->arena);
    for (size_t i = 0; i < pdf->fonts.n; i++)
        if (pdf->fonts.at[i].face)
            add_font(pdf, scratch, &pdf->fonts.at[i], names);
    tz_arena_free(scratch);
    return tz_pdf_check(pdf);
}
