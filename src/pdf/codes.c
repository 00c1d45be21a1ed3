// The character codes of the PDF's fonts: one for each pair of a glyph and the text that it shows.
//
// The codes differ where the texts do, so that 〜 and ～, or 葛 with and without a variation selector,
// can be copied and searched as what they are although they may share a glyph. In a CFF font a code *is* a glyph (its
// CID); there the further texts of a glyph go into variants of the font: the same program with another table of what
// its codes mean.
#include "pdf/writer.h"

#include <string.h>

enum { GLYPHS = 1 << 16, CODES_MOST = 0xffff };

// For text that has no character to show (ISO 19005-2, 6.2.11.7.2 requires one): WORD JOINER.
static const char nothing[] = "\xe2\x81\xa0";

tz_pdf_cluster tz_pdf_cluster_at(const tz_run *run, uint32_t first) {
    tz_pdf_cluster cluster = {.first = first, .end = first + 1};
    uint32_t start = run->glyphs[first].text, stop = run->text_size;
    while (cluster.end < run->glyphs_n && run->glyphs[cluster.end].text == start)
        cluster.end++;
    if (cluster.end < run->glyphs_n)
        stop = run->glyphs[cluster.end].text;
    cluster.text = run->text + start;
    cluster.size = stop > start ? stop - start : 0;
    return cluster;
}

// The part of a cluster's text that its next glyph has in the ToUnicode table: one character each, the rest to the
// last.
static const char *next_part(tz_pdf_cluster *cluster, uint32_t *size) {
    size_t from = cluster->text_used, to = from;
    bool last = ++cluster->glyphs_used == cluster->end - cluster->first;
    if (last)
        to = cluster->size;
    else if (to < cluster->size)
        tz_pdf_next_character(cluster->text, cluster->size, &to);
    cluster->text_used = (uint32_t)to;
    *size = to > from ? (uint32_t)(to - from) : sizeof nothing - 1;
    return to > from ? cluster->text + from : nothing;
}

// Texts of one size. Nearly all are one character of three bytes.
static bool same(const char *a, const char *b, uint32_t size) {
    return size == 3 ? a[0] == b[0] && a[1] == b[1] && a[2] == b[2] : !memcmp(a, b, size);
}

static tz_pdf_code *find(const tz_pdf_font *font, uint16_t glyph, const char *text, uint32_t size) {
    for (uint32_t at = font->of_glyph[glyph]; at; at = font->codes.at[at - 1].next) {
        tz_pdf_code *code = &font->codes.at[at - 1];
        if (code->size == size && same(code->text, text, size))
            return code;
    }
    return NULL;
}

static int32_t width_of(const tz_pdf *pdf, const tz_pdf_font *font, uint16_t glyph) {
    int64_t advance = tz_fonts_glyph_advance(pdf->book->fonts, font->index, glyph), upem = font->face->upem;
    return (int32_t)((advance * 200000 + upem) / (2 * upem));
}

static void add(tz_pdf *pdf, tz_pdf_font *font, uint16_t glyph, const char *text, uint32_t size) {
    uint32_t before = font->of_glyph[glyph];
    tz_pdf_code *code = TZ_ADD(pdf->arena, &font->codes);
    *code = (tz_pdf_code){.text = text, .size = size, .next = before, .code = (uint16_t)font->codes.n};
    code->width = width_of(pdf, font, glyph);
    if (before) {
        code->slot = font->codes.at[before - 1].slot;
        code->variant = font->face->cff ? (uint16_t)(font->codes.at[before - 1].variant + 1) : 0;
    } else {
        code->slot = (uint32_t)font->glyphs.n;
        *TZ_ADD(pdf->arena, &font->glyphs) = glyph;
    }
    if (font->variants <= code->variant)
        font->variants = (uint16_t)(code->variant + 1);
    font->of_glyph[glyph] = (uint32_t)font->codes.n;
}

static tz_pdf_font *font_of(tz_pdf *pdf, uint16_t face) {
    while (pdf->fonts.n <= face)
        TZ_ADD(pdf->arena, &pdf->fonts);
    tz_pdf_font *font = &pdf->fonts.at[face];
    if (!font->face) {
        font->face = tz_fonts_face(pdf->book->fonts, face);
        font->index = face;
        font->of_glyph = TZ_ARRAY(pdf->arena, uint32_t, GLYPHS);
    }
    return font;
}

static bool collect_run(tz_pdf *pdf, const tz_run *run) {
    if (!run->glyphs_n)
        return true;
    tz_pdf_font *font = font_of(pdf, run->face);
    for (tz_pdf_cluster c = {0}; c.end < run->glyphs_n;) {
        c = tz_pdf_cluster_at(run, c.end);
        for (uint32_t i = c.first; i < c.end; i++) {
            uint32_t size;
            const char *text = next_part(&c, &size);
            if (!find(font, run->glyphs[i].id, text, size))
                add(pdf, font, run->glyphs[i].id, text, size);
            if (!run->glyphs[i].id) {
                tz_error(pdf->diag, (tz_place){0}, _("no glyph for \"%.*s\""), (int)c.size, c.text);
                return false;
            }
        }
    }
    return true;
}

static bool collect_page(tz_pdf *pdf, const tz_page *page) {
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.at[i].kind == TZ_ITEM_RUN && !collect_run(pdf, &page->items.at[i].run))
            return false;
    return true;
}

bool tz_pdf_collect_codes(tz_pdf *pdf) {
    for (size_t i = 0; i < pdf->book->pages_n; i++)
        if (!collect_page(pdf, pdf->book->pages[i]))
            return false;
    for (size_t i = 0; i < pdf->sheets.sides_n; i++)
        if (!collect_page(pdf, pdf->marks[i]))
            return false;
    for (size_t i = 0; i < pdf->fonts.n; i++)
        if (pdf->fonts.at[i].codes.n > CODES_MOST) {
            tz_error(pdf->diag, (tz_place){0}, _("%s: more than %d different characters, which a PDF font cannot hold"),
                     pdf->fonts.at[i].face->postscript_name, CODES_MOST);
            return false;
        }
    return true;
}

const tz_pdf_code *tz_pdf_next_code(const tz_pdf *pdf, const tz_run *run, tz_pdf_cluster *cluster) {
    uint32_t size, i = cluster->first + cluster->glyphs_used;
    const char *text = next_part(cluster, &size);
    return find(&pdf->fonts.at[run->face], run->glyphs[i].id, text, size);
}

bool tz_pdf_needs_actual_text(const tz_pdf_cluster *cluster) {
    uint32_t characters = 0;
    if (cluster->size && cluster->end - cluster->first == 1)
        return false;
    for (size_t at = 0; at < cluster->size; characters++)
        tz_pdf_next_character(cluster->text, cluster->size, &at);
    return characters < cluster->end - cluster->first;
}
