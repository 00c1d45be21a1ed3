// Making books, and writing them.
#include "book/book.h"
#include "archive/archive.h"
#include "base/intl.h"
#include "library/session.h"

static const tz_place nowhere;

// ---- making ----

// False after reporting.
static bool has_layout(const tsuzuri_edition *edition) {
    if (!edition->project)
        tz_error(edition->session->diag, nowhere,
                 _("this edition was opened without its layout, only to be compared with"));
    return edition->project;
}

static bool make(tz_library_call *call, tz_arena *arena, const tz_book_options *how) {
    tsuzuri_session *session = call->session;
    const tz_project *project = call->edition->project;
    tsuzuri_book *made = TZ_NEW(arena, tsuzuri_book);
    *made = (tsuzuri_book){.session = session, .project = project, .arena = arena};
    made->pages = tz_book_make(arena, project->edition, project->layout, project->fonts, how, session->diag);
    call->made = made;
    return made->pages;
}

static const tz_comparison *compare(const tz_library_call *call, tz_arena *arena) {
    const tz_project *project = call->edition->project;
    const tz_comparison *made = tz_compare(arena, call->since->records, project->edition, project->layout->cell.labels);
    tz_comparison_warn_stale(arena, made, call->session->diag);
    return made;
}

static bool make_booklet(void *argument) {
    tz_library_call *call = argument;
    if (!has_layout(call->edition))
        return false;
    tz_arena *arena = tz_arena_new(call->session->arena);
    tz_book_options how = {.threads = call->session->threads};
    if (call->session->parts)
        tz_book_choose_parts(arena, call->session->parts, &how);
    if (call->since)
        how.since = compare(call, arena);
    return make(call, arena, &how);
}

static bool make_single(void *argument) {
    tz_library_call *call = argument;
    if (!has_layout(call->edition))
        return false;
    tz_arena *arena = tz_arena_new(call->session->arena);
    tz_book_options how = {.threads = call->session->threads};
    how.only = tz_edition_find_card(call->edition->records, call->name, &how.municipality);
    if (how.only)
        return make(call, arena, &how);
    tz_edition_report_unknown(arena, call->edition->records, call->name, call->session->diag);
    return false;
}

static bool make_comparison(void *argument) {
    tz_library_call *call = argument;
    if (!has_layout(call->edition))
        return false;
    tz_arena *arena = tz_arena_new(call->session->arena);
    tz_book_options how = {.style = call->session->style, .threads = call->session->threads};
    how.comparison = compare(call, arena);
    return make(call, arena, &how);
}

tsuzuri_book *tsuzuri_book_make(tsuzuri_edition *edition, tsuzuri_edition *since) {
    tz_library_call call = {.session = edition->session, .edition = edition, .since = since};
    return tz_library_run(&call, make_booklet) ? call.made : NULL;
}

tsuzuri_book *tsuzuri_book_make_single(tsuzuri_edition *edition, const char *municipality) {
    tz_library_call call = {.session = edition->session, .edition = edition, .name = municipality};
    return tz_library_run(&call, make_single) ? call.made : NULL;
}

tsuzuri_book *tsuzuri_book_make_comparison(tsuzuri_edition *edition, tsuzuri_edition *since) {
    tz_library_call call = {.session = edition->session, .edition = edition, .since = since};
    return tz_library_run(&call, make_comparison) ? call.made : NULL;
}

void tsuzuri_book_free(tsuzuri_book *book) {
    if (book)
        tz_arena_free(book->arena);
}

size_t tsuzuri_book_page_count(const tsuzuri_book *book) {
    return book->pages->pages_n;
}

// ---- writing ----

static void attach(const tsuzuri_book *book, tz_arena *arena, tz_pdf_options *how) {
    tz_bytes *build = TZ_NEW(arena, tz_bytes);
    tz_build_write(arena, book->project, book->pages, tz_library_revision, build);
    how->attachments = tz_archive_attachments(arena, book->project, build, &how->attachments_n);
}

static bool write_pdf(void *argument) {
    const tz_library_call *call = argument;
    const tsuzuri_book *book = call->book;
    tz_pdf_options how = call->session->pdf;
    how.threads = call->session->threads;
    how.marks = how.marks || how.impose == TZ_IMPOSE_NONE;
    if (how.purpose == TZ_PURPOSE_PRINT)
        tz_layout_warn_of_print(book->project->layout, call->session->diag);
    if (how.purpose == TZ_PURPOSE_ARCHIVE)
        attach(book, book->arena, &how);
    return tz_pdf_write(book->pages, &how, &(tz_sink){call->writer, call->context}, call->session->diag);
}

static bool write_trace(void *argument) {
    const tz_library_call *call = argument;
    tz_bytes out = {0};
    tz_trace_write(call->book->arena, call->book->pages, &out);
    return call->writer(call->context, out.at, out.n);
}

bool tsuzuri_book_write_pdf(tsuzuri_book *book, tsuzuri_writer *writer, void *context) {
    tz_library_call call = {.session = book->session, .book = book, .writer = writer, .context = context};
    return tz_library_run(&call, write_pdf);
}

bool tsuzuri_book_write_trace(tsuzuri_book *book, tsuzuri_writer *writer, void *context) {
    tz_library_call call = {.session = book->session, .book = book, .writer = writer, .context = context};
    return tz_library_run(&call, write_trace);
}

// ---- comparing ----

static bool write_comparison(void *argument) {
    const tz_library_call *call = argument;
    if (!has_layout(call->edition))
        return false;
    tz_bytes out = {0};
    tz_arena *arena = tz_arena_new(call->session->arena);
    const tz_comparison *comparison = compare(call, arena);
    if (call->form == TSUZURI_JSON)
        tz_compare_json(arena, comparison, &out);
    else
        tz_compare_text(arena, comparison, &out);
    bool written = call->writer(call->context, out.at, out.n);
    tz_arena_free(arena);
    return written;
}

bool tsuzuri_compare(tsuzuri_edition *edition, tsuzuri_edition *since, tsuzuri_form form, tsuzuri_writer *writer,
                     void *context) {
    tz_library_call call = {.session = edition->session, .edition = edition, .since = since, .form = form};
    call.writer = writer;
    call.context = context;
    return tz_library_run(&call, write_comparison);
}
