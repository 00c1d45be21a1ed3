// Page objects, and the ways between them: links, bookmarks, page labels.
#include "pdf/writer.h"
#include "tsuzuri/parallel.h"

#include <string.h>

// ---- pages ----

// Numbers of marked content: the spans of elements, counted; nothing is said of empty ones.
static void number_content(tz_pdf *pdf, uint32_t index) {
    const tz_page *page = pdf->book->pages[index];
    tz_pdf_page *to = &pdf->pages[index];
    to->mcids = TZ_ARRAY(pdf->arena, uint32_t, page->spans.n);
    for (size_t i = 0; i < page->spans.n; i++)
        if (page->spans.at[i].element && page->spans.at[i].end > page->spans.at[i].first)
            to->mcids[i] = to->mcids_n++;
}

HPDF_Page tz_pdf_add_page(tz_pdf *pdf, const tz_bytes *content, bool deflated) {
    HPDF_Page page = HPDF_AddPage(pdf->doc);
    if (!page)
        tz_out_of_memory();
    HPDF_Dict_Add(page, "Resources", pdf->resources);
    HPDF_Dict stream = ((HPDF_PageAttr)page->attr)->contents;
    if (deflated)
        tz_pdf_write_deflated_stream(pdf, stream, content);
    else
        tz_pdf_write_stream(pdf, stream, content->at, content->n, true);
    return page;
}

// Contents are made and deflated a batch at a time, several pages a piece of work, and the pages added in order. Beside
// the first of them the fonts' programs are made, as pieces before those of pages.
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
    struct libdeflate_compressor *deflater = tz_pdf_deflater_new(b->pdf, scratch, TZ_PDF_LEVEL_CONTENT);
    uint32_t first = (uint32_t)(index - b->fonts) * PIECE;
    for (uint32_t i = first; i < b->n && i < first + PIECE; i++) {
        tz_bytes content = {0};
        tz_pdf_put_content(b->pdf, scratch, b->pdf->book->pages[b->from + i], b->pdf->book->height,
                           b->pdf->pages[b->from + i].mcids, &content);
        b->contents[i] = tz_pdf_deflate(b->pdf, deflater, arena, content.at, content.n);
    }
    tz_arena_free(scratch);
    return true;
}

static void add_page(tz_pdf *pdf, uint32_t index, const tz_bytes *content) {
    HPDF_Page page = tz_pdf_add_page(pdf, content, true);
    pdf->pages[index].page = page;
    tz_pdf_add_box(pdf, page, "MediaBox", (int64_t[]){0, 0, pdf->book->width, pdf->book->height});
    HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)index);
    HPDF_Dict_AddName(page, "Tabs", "S"); // tab stops in the order of the structure
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
    tz_pdf_put_ref(out, tz_pdf_object_number(pdf->pages[link->page].page));
    tz_pdf_put(out, "/XYZ ");
    tz_pdf_put_points(out, link->to_x);
    tz_pdf_put_points(out, (int64_t)pdf->book->height - link->to_y);
    tz_pdf_put(out, "null]>>");
}

static void add_links(tz_pdf *pdf, size_t index) {
    const tz_page *page = pdf->book->pages[index];
    if (!page->links.n)
        return;
    HPDF_Array annotations = tz_pdf_add_array(pdf, pdf->pages[index].page, "Annots");
    for (size_t i = 0; i < page->links.n; i++) {
        HPDF_Array_Add(annotations, tz_pdf_reserve_object(pdf, pdf->links_n, emit_link));
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
    pdf->links_first = pdf->doc->xref->entries->count; // one after the other
    for (size_t i = 0; i < pdf->book->pages_n; i++)
        add_links(pdf, i);
}

// ---- bookmarks ----

static void add_destination(tz_pdf *pdf, HPDF_Outline item, uint32_t page, tz_len y) {
    HPDF_Array to = tz_pdf_add_array(pdf, item, "Dest");
    HPDF_Array_Add(to, pdf->pages[page].page);
    HPDF_Array_AddName(to, "XYZ");
    HPDF_Array_AddNumber(to, 0);
    HPDF_Array_AddReal(to, (float)((double)(pdf->book->height - y) / TZ_PT));
    HPDF_Array_Add(to, HPDF_Null_New(pdf->doc->mmgr)); // the reader's own magnification
}

static HPDF_Outline add_bookmark(tz_pdf *pdf, const tz_bookmark *mark, HPDF_Outline parent) {
    HPDF_Outline item = HPDF_CreateOutline(pdf->doc, parent, "-", NULL);
    if (!item)
        tz_out_of_memory();
    HPDF_Dict_RemoveElement(item, "Type"); // libharu says Outlines, which only the root is
    tz_pdf_add_text(pdf, item, "Title", mark->title);
    add_destination(pdf, item, mark->page, mark->y);
    HPDF_Outline_SetOpened(item, mark->open);
    return item;
}

void tz_pdf_add_bookmarks(tz_pdf *pdf) {
    size_t n = pdf->book->bookmarks_n, depth = 0;
    HPDF_Outline *above = tz_arena_array(pdf->arena, n, sizeof(void *)); // the last one of each level
    for (size_t i = 0; i < n; i++) {
        const tz_bookmark *mark = &pdf->book->bookmarks[i];
        if (depth > mark->level)
            depth = mark->level;
        above[depth] = add_bookmark(pdf, mark, depth ? above[depth - 1] : NULL);
        depth++;
    }
    if (n)
        HPDF_Dict_AddName(pdf->doc->catalog, "PageMode", "UseOutlines");
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

static void add_label(tz_pdf *pdf, HPDF_Array numbers, const char *label) {
    HPDF_Dict dict = tz_pdf_add_dict(pdf, numbers, NULL);
    if (decimal(label)) {
        HPDF_Dict_AddName(dict, "S", "D");
        HPDF_Dict_AddNumber(dict, "St", (HPDF_INT32)decimal(label));
    } else
        tz_pdf_add_text(pdf, dict, "P", label);
}

// Pages numbered on from the page before need no entry.
void tz_pdf_add_page_labels(tz_pdf *pdf) {
    HPDF_Array numbers = tz_pdf_add_array(pdf, tz_pdf_add_dict(pdf, pdf->doc->catalog, "PageLabels"), "Nums");
    uint32_t before = 0;
    for (size_t i = 0; i < pdf->book->pages_n; i++) {
        const char *label = pdf->book->pages[i]->label ? pdf->book->pages[i]->label : "";
        uint32_t number = decimal(label);
        if (!before || number != before + 1) {
            HPDF_Array_AddNumber(numbers, (HPDF_INT32)i);
            add_label(pdf, numbers, label);
        }
        before = number;
    }
}
