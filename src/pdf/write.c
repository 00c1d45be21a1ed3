// A book becomes a file's bytes: the order in which the other files of src/pdf write its parts.
//
// CFF font programs come before pages, because the codes of their glyphs are known only then; other font programs are
// made together with the pages. Links come before the structure tree, whose elements refer to them by number.
#include "pdf/writer.h"

static tz_color color_of(const tz_item *item) {
    return item->kind == TZ_ITEM_RUN    ? item->run.color
           : item->kind == TZ_ITEM_RECT ? item->rect.color
                                        : item->path.color;
}

static bool is_colored(const tz_page *page) {
    for (size_t i = 0; i < page->items.n; i++) {
        tz_color color = color_of(&page->items.at[i]);
        if (color.c || color.m || color.y)
            return true;
    }
    return false;
}

static bool has_cff(const tz_pdf *pdf) {
    for (size_t i = 0; i < pdf->fonts.n; i++)
        if (pdf->fonts.at[i].face && pdf->fonts.at[i].face->cff)
            return true;
    return false;
}

static bool write_print(tz_pdf *pdf) {
    return tz_pdf_make_font_programs(pdf) && tz_pdf_write_fonts(pdf) && tz_pdf_write_sheets(pdf);
}

static bool write_tagged(tz_pdf *pdf) {
    if ((has_cff(pdf) && !tz_pdf_make_font_programs(pdf)) || !tz_pdf_write_pages(pdf))
        return false;
    tz_progress_report(pdf->options->progress, TZ_STAGE_STRUCTURE, 0, 0);
    tz_pdf_add_links(pdf);
    tz_pdf_add_structure(pdf);
    tz_pdf_add_bookmarks(pdf);
    tz_pdf_add_page_labels(pdf);
    if (pdf->options->purpose == TZ_PURPOSE_ARCHIVE)
        tz_pdf_add_attachments(pdf);
    return true;
}

// libharu's tree of pages is one list, and takes no more; it would give the same answer as if memory had run out.
static bool can_hold(tz_pdf *pdf) {
    enum { MOST = 32767 };
    size_t n = pdf->options->purpose == TZ_PURPOSE_PRINT ? pdf->sheets.sides_n : pdf->book->pages_n;
    if (n > MOST)
        tz_error(pdf->diag, (tz_place){0}, _("%zu pages are more than one PDF can hold (%d): divide the edition"), n,
                 MOST);
    return n <= MOST;
}

// Otherwise whoever prints would wonder about pages that are not in the records.
static void warn_of_blanks(const tz_pdf *pdf) {
    uint32_t blanks = tz_pdf_count_blank_pages(pdf->book, pdf->options);
    if (blanks)
        tz_warning(pdf->diag, (tz_place){0}, _("blank pages added at the end, as the sheets need them: %u"), blanks);
}

static bool write_parts(tz_pdf *pdf) {
    bool print = pdf->options->purpose == TZ_PURPOSE_PRINT;
    if (!pdf->book->pages_n) {
        tz_error(pdf->diag, (tz_place){0}, _("there are no pages to write"));
        return false;
    }
    warn_of_blanks(pdf);
    if (!tz_pdf_open(pdf))
        return false;
    pdf->resources = tz_pdf_new_object(pdf, NULL);
    for (size_t i = 0; i < pdf->book->pages_n && !pdf->colored; i++)
        pdf->colored = is_colored(pdf->book->pages[i]);
    tz_progress_report(pdf->options->progress, TZ_STAGE_FONTS, 0, 0);
    if (print)
        tz_pdf_impose_pages(pdf);
    if (!can_hold(pdf))
        return false;
    if (!tz_pdf_set_dates(pdf) || !tz_pdf_collect_codes(pdf) || !tz_pdf_add_output_intent(pdf))
        return false;
    if (print ? !write_print(pdf) : !write_tagged(pdf))
        return false;
    tz_progress_report(pdf->options->progress, TZ_STAGE_FILE, 0, 0);
    tz_pdf_add_metadata(pdf);
    tz_pdf_add_reference(tz_pdf_trailer(pdf), "Root", tz_pdf_catalog(pdf));
    tz_pdf_add_reference(tz_pdf_trailer(pdf), "Info", tz_pdf_info(pdf));
    return tz_pdf_check(pdf) && tz_pdf_write_object_streams(pdf) && tz_pdf_check(pdf) && tz_pdf_write_xref(pdf);
}

static bool work(void *pdf) {
    return write_parts(pdf);
}

bool tz_pdf_write(const tz_book *book, const tz_pdf_options *options, const tz_sink *sink, tz_diag *diag) {
    tz_pdf pdf = {.arena = tz_arena_new(NULL), .diag = diag, .book = book, .options = options, .sink = sink};
    bool done = tz_protect(diag, work, &pdf);
    tz_arena_free(pdf.arena);
    return done;
}
