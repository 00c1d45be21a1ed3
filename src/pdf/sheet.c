// Sheets of paper for printing: the pages at their places (impose.c), and around the trimmed sheet bleed and Japanese
// trim marks (トンボ: double at the corners, crosses at the centres).
#include "pdf/writer.h"

#include <string.h>

enum {
    BLEED = 3 * TZ_MM,
    LEG = 10 * TZ_MM,   // length of a mark, outwards from the bleed
    SPACE = 3 * TZ_MM,  // between marks and the edge of the paper
    CROSS = 20 * TZ_MM, // bar of a centre mark
    LINE = TZ_PT / 4,
    LABEL = 5 * TZ_PT,       // type size
    LABEL_INSET = 6 * TZ_MM, // from the paper's edge, where printers cannot print
};

// ---- marks, drawn on pages of their own in the paper's coordinates ----

typedef struct drawing {
    tz_pdf *pdf;
    tz_page *page;
    tz_color color;
    tz_len width, height; // of the paper
} drawing;

// A thin line centred on its coordinates; from and to along it.
static void vertical(const drawing *d, tz_len x, tz_len from, tz_len to) {
    tz_page_rect(d->pdf->arena, d->page, (tz_box){x - LINE / 2, from, LINE, to - from}, d->color);
}

static void horizontal(const drawing *d, tz_len y, tz_len from, tz_len to) {
    tz_page_rect(d->pdf->arena, d->page, (tz_box){from, y - LINE / 2, to - from, LINE}, d->color);
}

// Two angles a corner, one on the trim and one on the bleed, which cross without touching what will be the sheet.
static void corner_columns(const drawing *d, tz_len trim, tz_len bled) {
    tz_len top = d->pdf->margin, bottom = d->height - d->pdf->margin;
    vertical(d, trim, SPACE, top - BLEED);
    vertical(d, bled, SPACE, top);
    vertical(d, trim, bottom + BLEED, d->height - SPACE);
    vertical(d, bled, bottom, d->height - SPACE);
}

static void corner_rows(const drawing *d, tz_len trim, tz_len bled) {
    tz_len left = d->pdf->margin, right = d->width - d->pdf->margin;
    horizontal(d, trim, SPACE, left - BLEED);
    horizontal(d, bled, SPACE, left);
    horizontal(d, trim, right + BLEED, d->width - SPACE);
    horizontal(d, bled, right, d->width - SPACE);
}

static void centres(const drawing *d) {
    tz_len x = d->width / 2, y = d->height / 2, bar = SPACE + LEG / 2;
    vertical(d, x, SPACE, SPACE + LEG);
    horizontal(d, bar, x - CROSS / 2, x + CROSS / 2);
    vertical(d, x, d->height - SPACE - LEG, d->height - SPACE);
    horizontal(d, d->height - bar, x - CROSS / 2, x + CROSS / 2);
    horizontal(d, y, SPACE, SPACE + LEG);
    vertical(d, bar, y - CROSS / 2, y + CROSS / 2);
    horizontal(d, y, d->width - SPACE - LEG, d->width - SPACE);
    vertical(d, d->width - bar, y - CROSS / 2, y + CROSS / 2);
}

static void trim_marks(const drawing *d) {
    tz_len margin = d->pdf->margin;
    corner_columns(d, margin, margin - BLEED);
    corner_columns(d, d->width - margin, d->width - margin + BLEED);
    corner_rows(d, margin, margin - BLEED);
    corner_rows(d, d->height - margin, d->height - margin + BLEED);
    centres(d);
}

// "3 表": sheet and side, in the margin, or on the fold where there is none.
static void label(const drawing *d, size_t side) {
    tz_arena *arena = d->pdf->arena;
    const char *words = tz_arena_format(arena, "%zu %s", side / 2 + 1, side % 2 ? "裏" : "表");
    tz_text text = tz_text_from_string(words);
    tz_shaped shaped;
    if (!tz_fonts_shape(d->pdf->book->fonts, arena, (tz_font){0}, &text, d->pdf->diag, &shaped))
        return; // reported: the writing ends
    tz_len x = d->pdf->margin           ? d->pdf->margin + LABEL_INSET
               : d->pdf->sheets.stacked ? LABEL_INSET
                                        : d->width / 2 - LABEL;
    tz_len y = d->pdf->margin ? SPACE + LEG / 2 : d->pdf->sheets.stacked ? d->height / 2 + LABEL / 3 : LABEL_INSET;
    for (size_t i = 0; i < shaped.glyphs_n; i++) {
        tz_run_glyph *glyph = TZ_NEW(arena, tz_run_glyph);
        *glyph = (tz_run_glyph){.id = shaped.glyphs[i].id, .x = x, .y = y};
        tz_page_item(arena, d->page, TZ_ITEM_RUN)->run =
            (tz_run){.kind = TZ_ITEM_RUN,
                     .face = shaped.glyphs[i].face,
                     .size = LABEL,
                     .color = {.k = 1000},
                     .glyphs = glyph,
                     .glyphs_n = 1,
                     .text = words + shaped.clusters[i].start,
                     .text_size = shaped.clusters[i].end - shaped.clusters[i].start};
        x += tz_em_to_len(shaped.glyphs[i].advance, LABEL);
    }
}

void tz_pdf_impose_pages(tz_pdf *pdf) {
    pdf->sheets = tz_pdf_impose(pdf->arena, pdf->book, pdf->options);
    pdf->bleed = pdf->options->marks ? BLEED : 0;
    pdf->margin = pdf->options->marks ? BLEED + LEG + SPACE : 0;
    pdf->marks = TZ_ARRAY(pdf->arena, const tz_page *, pdf->sheets.sides_n);
    for (size_t i = 0; i < pdf->sheets.sides_n; i++) {
        drawing d = {.pdf = pdf,
                     .page = tz_page_new(pdf->arena),
                     .color = pdf->colored ? (tz_color){1000, 1000, 1000, 1000} : (tz_color){.k = 1000}, // every plate
                     .width = pdf->sheets.width + 2 * pdf->margin,
                     .height = pdf->sheets.height + 2 * pdf->margin};
        if (pdf->options->marks)
            trim_marks(&d);
        if (pdf->sheets.slots == 2)
            label(&d, i);
        pdf->marks[i] = d.page;
    }
}

// ---- pages on the sheet ----

static void put_numbers(tz_arena *arena, tz_bytes *out, const int64_t *lengths, size_t n, const char *operator) {
    for (size_t i = 0; i < n; i++)
        tz_pdf_put_decimal(arena, out, tz_pdf_millipoints(lengths[i]));
    tz_bytes_add(arena, out, operator, strlen(operator));
}

// A page may ink its part of the sheet and the bleed around that, but not what lies beyond the fold.
static void put_clip(const tz_pdf *pdf, tz_arena *arena, uint32_t slot, tz_bytes *out) {
    const tz_imposed_sheets *sheets = &pdf->sheets;
    bool two = sheets->slots == 2;
    int64_t bleed = pdf->bleed, width = sheets->width, height = sheets->height; // y up, from the trimmed sheet's corner
    int64_t left = two && !sheets->stacked && slot ? width / 2 : -bleed;
    int64_t right = two && !sheets->stacked && !slot ? width / 2 : width + bleed;
    int64_t bottom = two && sheets->stacked && !slot ? height / 2 : -bleed;
    int64_t top = two && sheets->stacked && slot ? height / 2 : height + bleed;
    put_numbers(arena, out, (int64_t[]){left + pdf->margin, bottom + pdf->margin, right - left, top - bottom}, 4,
                "re W n\n");
}

static void put_placed(tz_pdf *pdf, tz_arena *arena, const tz_imposed_page *placed, uint32_t slot, tz_bytes *out) {
    const tz_book *book = pdf->book;
    if (placed->page == TZ_BLANK_PAGE)
        return;
    int64_t x = pdf->margin + placed->x, y = pdf->margin + pdf->sheets.height - placed->y - book->height;
    tz_bytes_format(arena, out, "q\n");
    put_clip(pdf, arena, slot, out);
    tz_bytes_format(arena, out, placed->turned ? "-1 0 0 -1 " : "1 0 0 1 ");
    put_numbers(arena, out, (int64_t[]){placed->turned ? x + book->width : x, placed->turned ? y + book->height : y}, 2,
                "cm\n");
    tz_pdf_put_content(pdf, arena, book->pages[placed->page], book->height, NULL, out);
    tz_bytes_format(arena, out, "Q\n");
}

static void add_boxes(tz_pdf *pdf, tz_pdf_dict *page) {
    int64_t width = pdf->sheets.width, height = pdf->sheets.height, margin = pdf->margin, bled = margin - pdf->bleed;
    tz_pdf_add_box(page, "MediaBox", (int64_t[]){0, 0, width + 2 * margin, height + 2 * margin});
    tz_pdf_add_box(page, "BleedBox", (int64_t[]){bled, bled, width + 2 * margin - bled, height + 2 * margin - bled});
    tz_pdf_add_box(page, "TrimBox", (int64_t[]){margin, margin, width + margin, height + margin});
}

static void add_side(tz_pdf *pdf, size_t side) {
    tz_arena *arena = tz_arena_new(pdf->arena);
    tz_bytes content = {0};
    for (uint32_t slot = 0; slot < pdf->sheets.slots; slot++)
        put_placed(pdf, arena, &pdf->sheets.sides[side].at[slot], slot, &content);
    tz_pdf_put_content(pdf, arena, pdf->marks[side], pdf->sheets.height + 2 * pdf->margin, NULL, &content);
    tz_bytes deflated = tz_deflate(pdf->deflater, arena, content.at, content.n);
    add_boxes(pdf, tz_pdf_add_page(pdf, &deflated));
    tz_arena_free(arena);
}

static void add_overprint(tz_pdf_dict *states, const char *key, bool over) {
    tz_pdf_dict *state = tz_pdf_add_dict(states, key);
    tz_pdf_add_name(state, "Type", "ExtGState");
    tz_pdf_add_boolean(state, "OP", over);
    tz_pdf_add_boolean(state, "op", over);
    tz_pdf_add_number(state, "OPM", 1);
}

bool tz_pdf_write_sheets(tz_pdf *pdf) {
    if (pdf->inks == 4) {
        tz_pdf_dict *states = tz_pdf_add_dict(pdf->resources, "ExtGState");
        add_overprint(states, "Over", true);
        add_overprint(states, "Out", false);
    }
    for (size_t i = 0; i < pdf->sheets.sides_n && tz_pdf_check(pdf); i++)
        add_side(pdf, i);
    return tz_pdf_check(pdf);
}
