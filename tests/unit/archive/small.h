// The small edition of tests/cases: read, typeset, and what an archive of it holds.
#ifndef SMALL_H
#define SMALL_H

#include "archive/archive.h"
#include "book/book.h"
#include "fonts.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct small {
    tz_arena *arena;
    tz_diag *diag;
    const tz_project *project;
    const tz_book *book;
    tz_bytes build, pdf;
    tz_archive_files payload;
} small;

static inline bool small_sink(void *context, const void *bytes, size_t size) {
    small *it = context;
    tz_bytes_add(it->arena, &it->pdf, bytes, size);
    return true;
}

static inline void small_add(small *it, tz_archive_files *to, const char *name, const char *bytes, size_t size) {
    *TZ_ADD(it->arena, &to->files) = (tz_project_file){name, tz_source_new(it->arena, name, bytes, size)};
}

// Like the command: what the edition was read from, build.yaml, and the PDF that carries both.
static inline small *small_new(void) {
    static const char *const records_in[] = {"tests/cases/small", NULL}, *const layouts_in[] = {"tests/cases/small",
                                                                                                "layouts", NULL};
    tz_arena *arena = tz_arena_new(NULL);
    small *it = TZ_NEW(arena, small);
    *it = (small){.arena = arena, .diag = tz_diag_new()};
    tz_input *inputs = TZ_ARRAY(arena, tz_input, 3);
    inputs[0] = input_folders(records_in);
    inputs[1] = input_folders(layouts_in);
    size_t size;
    const char *fonts = input_file(arena, "fonts/fonts.yaml", &size);
    tz_project_inputs of = {.records = &inputs[0],
                            .layouts = &inputs[1],
                            .font_files = &inputs[2],
                            .fonts = tz_source_new(arena, "fonts/fonts.yaml", fonts, size),
                            .default_layout = "a4.yaml"};
    it->project = tz_project_read(arena, &of, it->diag);
    assert_non_null(it->project);
    assert_true(tz_folder_open(arena, tz_fonts_directory(it->project->fonts), TZ_FONT_LIMIT, &inputs[2], it->diag));
    it->book = tz_book_make(arena, it->project->edition, it->project->layout, it->project->fonts, NULL, it->diag);
    assert_non_null(it->book);
    tz_build_write(arena, it->project, it->book, "v0-1-gabc", &it->build);
    tz_pdf_options how = {.purpose = TZ_PURPOSE_ARCHIVE};
    how.attachments = tz_archive_attachments(arena, it->project, &it->build, &how.attachments_n);
    assert_true(tz_pdf_write(it->book, &how, &(tz_sink){small_sink, it}, it->diag));
    for (size_t i = 0; i < it->project->files_n; i++)
        *TZ_ADD(arena, &it->payload.files) = it->project->files[i];
    small_add(it, &it->payload, "build.yaml", it->build.at, it->build.n);
    tz_bytes pages = {0};
    tz_pages_write(arena, it->book, &pages);
    small_add(it, &it->payload, TZ_PAGES_FILE, pages.at, pages.n);
    small_add(it, &it->payload, "small.pdf", it->pdf.at, it->pdf.n);
    return it;
}

static inline void small_free(small *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

#endif
