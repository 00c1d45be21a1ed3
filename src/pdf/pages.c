// Page objects, and what leads to them: links, bookmarks, page labels (ISO 32000-1, 7.7.3, 12.3, 12.4.2, 12.5.6.5).
#include "base/parallel.h"
#include "pdf/writer.h"

#include <string.h>

// ---- pages ----

// Numbers marked content (MCID): the spans of elements, counted from 0 on each page. Empty ones are not in the file.
static void number_content(tz_pdf *pdf, uint32_t index) {
    const tz_page *page = pdf->book->pages[index];
    tz_pdf_page *to = &pdf->pages[index];
    to->mcids = TZ_ARRAY(pdf->arena, uint32_t, page->spans.n);
    for (size_t i = 0; i < page->spans.n; i++)
        if (page->spans.at[i].element && page->spans.at[i].end > page->spans.at[i].first)
            to->mcids[i] = to->mcids_n++;
}

tz_pdf_dict *tz_pdf_add_page(tz_pdf *pdf, const tz_bytes *deflated) {
    tz_pdf_dict *content, *page = tz_pdf_new_page(pdf, &content);
    tz_pdf_add_reference(page, "Resources", pdf->resources);
    tz_pdf_write_deflated_stream(pdf, content, deflated);
    return page;
}

// Content streams are made and deflated in several threads, a batch of pages at a time and PIECE pages a task, and the
// pages added in order. The first batch's first tasks make the font programs.
enum { BATCH = 64, PIECE = 2 };

typedef struct batch {
    tz_pdf *pdf;
    uint32_t from, n;
    size_t fonts; // pieces
    tz_bytes contents[BATCH];
} batch;

static bool make_contents(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    batch *b = context;
    if (index < b->fonts)
        return tz_pdf_make_font_program(b->pdf, index, arena, diag);
    tz_arena *scratch = tz_arena_new(arena);
    tz_deflater *deflater = tz_pdf_deflater_new(b->pdf, scratch, TZ_PDF_LEVEL_CONTENT);
    uint32_t first = (uint32_t)(index - b->fonts) * PIECE;
    for (uint32_t i = first; i < b->n && i < first + PIECE; i++) {
        tz_bytes content = {0};
        tz_pdf_put_content(b->pdf, scratch, b->pdf->book->pages[b->from + i], b->pdf->book->height,
                           b->pdf->pages[b->from + i].mcids, &content);
        b->contents[i] = tz_deflate(deflater, arena, content.at, content.n);
    }
    tz_arena_free(scratch);
    return true;
}

static void add_page(tz_pdf *pdf, uint32_t index, const tz_bytes *content) {
    tz_pdf_dict *page = tz_pdf_add_page(pdf, content);
    pdf->pages[index].page = page;
    tz_pdf_add_box(page, "MediaBox", (int64_t[]){0, 0, pdf->book->width, pdf->book->height});
    tz_pdf_add_number(page, "StructParents", index);
    tz_pdf_add_name(page, "Tabs", "S"); // tab stops in the order of the structure
}

static bool add_pages(void *context, size_t index, tz_diag *diag) {
    (void)diag; // the PDF's
    const batch *b = context;
    if (index < b->fonts)
        return index + 1 < b->fonts || tz_pdf_write_fonts(b->pdf);
    uint32_t first = (uint32_t)(index - b->fonts) * PIECE;
    for (uint32_t i = first; i < b->n && i < first + PIECE; i++)
        add_page(b->pdf, b->from + i, &b->contents[i]);
    return tz_pdf_check(b->pdf);
}

static bool add_batch(tz_pdf *pdf, uint32_t from, uint32_t n, size_t fonts) {
    tz_arena *scratch = tz_arena_new(pdf->arena);
    batch b = {.pdf = pdf, .from = from, .n = n, .fonts = fonts};
    for (uint32_t i = 0; i < n; i++)
        number_content(pdf, from + i);
    bool made = tz_parallel_run_ordered(scratch, pdf->diag, pdf->options->threads, fonts + (n + PIECE - 1) / PIECE,
                                        make_contents, add_pages, &b);
    tz_arena_free(scratch);
    return made;
}

bool tz_pdf_write_pages(tz_pdf *pdf) {
    uint32_t n = (uint32_t)pdf->book->pages_n;
    pdf->pages = TZ_ARRAY(pdf->arena, tz_pdf_page, n);
    if (!pdf->fonts.n && !tz_pdf_write_fonts(pdf)) // else the first batch writes them
        return false;
    for (uint32_t from = 0; from < n; from += BATCH) {
        tz_progress_report(pdf->options->progress, TZ_STAGE_PAGES, from, n);
        if (!add_batch(pdf, from, n - from < BATCH ? n - from : BATCH, from ? 0 : pdf->fonts.n))
            return false;
    }
    return true;
}

// ---- links ----

static void emit_link(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    const tz_link *link = pdf->links[index];
    int64_t bottom = (int64_t)pdf->book->height - link->y - link->height;
    tz_pdf_put(out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    tz_pdf_put_points(out, link->x);
    tz_pdf_put_points(out, bottom);
    tz_pdf_put_points(out, (int64_t)link->x + link->width);
    tz_pdf_put_points(out, bottom + link->height);
    tz_pdf_put(out, "]/StructParent ");
    tz_pdf_put_number(out, (uint32_t)pdf->book->pages_n + index);
    tz_pdf_put_text(out, "/Contents", link->contents);
    tz_pdf_put(out, "/Dest[");
    tz_pdf_put_ref(out, tz_pdf_object_number(pdf->pages[link->page->index].page));
    tz_pdf_put(out, "/XYZ ");
    tz_pdf_put_points(out, link->to_x);
    tz_pdf_put_points(out, (int64_t)pdf->book->height - link->to_y);
    tz_pdf_put(out, "null]>>");
}

static void add_links(tz_pdf *pdf, size_t index) {
    const tz_page *page = pdf->book->pages[index];
    if (!page->links.n)
        return;
    tz_pdf_array *annotations = tz_pdf_add_array(pdf->pages[index].page, "Annots");
    for (size_t i = 0; i < page->links.n; i++) {
        uint32_t number = tz_pdf_append_new_number(pdf, annotations);
        tz_pdf_set_emitter(pdf, number, pdf->links_n, emit_link);
        pdf->links[pdf->links_n++] = &page->links.at[i];
    }
}

void tz_pdf_add_links(tz_pdf *pdf) {
    uint32_t n = 0;
    for (size_t i = 0; i < pdf->book->pages_n; i++) {
        pdf->pages[i].links_before = n;
        n += (uint32_t)pdf->book->pages[i]->links.n;
    }
    pdf->links = TZ_ARRAY(pdf->arena, const tz_link *, n);
    pdf->links_first = tz_pdf_next_number(pdf); // one after the other
    for (size_t i = 0; i < pdf->book->pages_n; i++)
        add_links(pdf, i);
}

// ---- bookmarks ----

static void add_destination(tz_pdf *pdf, tz_pdf_dict *item, const tz_page *page, tz_len y) {
    tz_pdf_array *to = tz_pdf_add_array(item, "Dest");
    tz_pdf_append_reference(to, pdf->pages[page->index].page);
    tz_pdf_append_name(to, "XYZ");
    tz_pdf_append_number(to, 0);
    tz_pdf_append_points(to, pdf->book->height - y);
    tz_pdf_append_null(to); // the reader's own magnification
}

static tz_pdf_dict *add_bookmark(tz_pdf *pdf, const tz_bookmark *mark, tz_pdf_dict *parent) {
    tz_pdf_dict *item = tz_pdf_new_outline_item(pdf, parent);
    tz_pdf_add_text(pdf, item, "Title", mark->title);
    add_destination(pdf, item, mark->page, mark->y);
    tz_pdf_set_open(item, mark->open);
    return item;
}

void tz_pdf_add_bookmarks(tz_pdf *pdf) {
    size_t n = pdf->book->bookmarks_n, depth = 0;
    tz_pdf_dict **above = TZ_ARRAY(pdf->arena, tz_pdf_dict *, n); // the last one of each level
    for (size_t i = 0; i < n; i++) {
        const tz_bookmark *mark = &pdf->book->bookmarks[i];
        if (depth > mark->level)
            depth = mark->level;
        above[depth] = add_bookmark(pdf, mark, depth ? above[depth - 1] : NULL);
        depth++;
    }
    if (n)
        tz_pdf_add_name(tz_pdf_catalog(pdf), "PageMode", "UseOutlines");
}

// ---- labels ----

// The number a label is, or 0.
static uint32_t decimal(const char *label) {
    uint32_t n = 0;
    for (const char *at = label; *at; at++) {
        if (*at < '0' || *at > '9' || n > 100000 || (at == label && *at == '0'))
            return 0;
        n = 10 * n + (uint32_t)(*at - '0');
    }
    return n;
}

static void add_label(tz_pdf *pdf, tz_pdf_array *numbers, const char *label) {
    tz_pdf_dict *dict = tz_pdf_append_dict(numbers);
    if (decimal(label)) {
        tz_pdf_add_name(dict, "S", "D");
        tz_pdf_add_number(dict, "St", decimal(label));
    } else
        tz_pdf_add_text(pdf, dict, "P", label);
}

// Pages numbered on from the page before need no entry.
void tz_pdf_add_page_labels(tz_pdf *pdf) {
    tz_pdf_array *numbers = tz_pdf_add_array(tz_pdf_add_dict(tz_pdf_catalog(pdf), "PageLabels"), "Nums");
    uint32_t before = 0;
    for (size_t i = 0; i < pdf->book->pages_n; i++) {
        const char *label = pdf->book->pages[i]->label ? pdf->book->pages[i]->label : "";
        uint32_t number = decimal(label);
        if (!before || number != before + 1) {
            tz_pdf_append_number(numbers, (int64_t)i);
            add_label(pdf, numbers, label);
        }
        before = number;
    }
}
