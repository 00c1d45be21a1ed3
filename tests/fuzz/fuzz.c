// What the fuzzers share.
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_claim(bool holds, const char *what) {
    if (holds)
        return;
    fprintf(stderr, "this should hold: %s\n", what);
    abort();
}

fuzz_try fuzz_begin(void) {
    return (fuzz_try){.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
}

// No terminal ever sees a control character, whatever was in the input.
static void claim_printable(const tz_bytes *text) {
    for (size_t i = 0; i < text->n; i++) {
        unsigned char c = (unsigned char)text->at[i];
        fuzz_claim(c == '\n' || (c >= ' ' && c != 0x7f), "messages have no control characters");
        fuzz_claim(c != 0xc2 || i + 1 == text->n || (unsigned char)text->at[i + 1] >= 0xa0, "nor those of ISO 6429");
    }
}

void fuzz_end(fuzz_try *it) {
    tz_bytes out = {0};
    tz_diag_print(it->diag, it->arena, &out);
    claim_printable(&out);
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

// ---- files: read once, cached for good ----

typedef struct cached_file {
    struct cached_file *next;
    const char *name, *bytes; // bytes NULL: there is none
    size_t size;
} cached_file;
static cached_file *cached;
static tz_arena *for_good;

static tz_arena *lasting(void) {
    if (!for_good)
        for_good = tz_arena_new(NULL);
    return for_good;
}

static bool read_from(const char *folder, cached_file *to) {
    FILE *file = fopen(tz_arena_format(lasting(), "%s/%s", folder, to->name), "rb");
    if (!file)
        return false;
    tz_bytes all = {0};
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, file)) > 0;)
        tz_bytes_add(lasting(), &all, part, n);
    fclose(file);
    to->bytes = all.n ? all.at : "";
    to->size = all.n;
    return true;
}

static const cached_file *find_file(const char *name) {
    static const char *const folders[] = {"tests/cases/small", "layouts",    "fonts",
                                          "/usr/share/fonts",  "tests/fuzz", "tests/fuzz/corpus/archive"};
    for (const cached_file *at = cached; at; at = at->next)
        if (!strcmp(at->name, name))
            return at;
    cached_file *made = TZ_NEW(lasting(), cached_file);
    made->name = tz_arena_copy(lasting(), name, strlen(name));
    // Names that leave a folder are file.c's to refuse; here nothing but the tree is to be read.
    bool outside = name[0] == '/' || strstr(name, "..");
    for (size_t i = 0; !outside && !made->bytes && i < sizeof folders / sizeof *folders; i++)
        read_from(folders[i], made);
    if (made->bytes) { // what random names ask for is not remembered
        made->next = cached;
        cached = made;
    }
    return made;
}

static const tz_source *open_cached(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const fuzz_try *it = context;
    if (it && it->name && !strcmp(name, it->name))
        return tz_source_new(arena, name, it->bytes, it->size);
    const cached_file *file = find_file(name);
    if (!file->bytes) {
        tz_error(diag, asked, "there is no file %s", name);
        return NULL;
    }
    if (!strstr(name, ".yaml")) { // fonts need no line table
        tz_source *source = TZ_NEW(arena, tz_source);
        *source = (tz_source){.name = file->name, .bytes = file->bytes, .size = file->size};
        return source;
    }
    return tz_source_new(arena, name, file->bytes, file->size);
}

tz_input fuzz_files(fuzz_try *it) {
    return (tz_input){.open = open_cached, .context = it};
}

tz_fonts *fuzz_fonts(void) {
    static const tz_input from_disk = {.open = open_cached, .context = NULL};
    static tz_fonts *fonts;
    if (!fonts) {
        tz_diag *diag = tz_diag_new();
        const tz_source *config = open_cached(NULL, lasting(), "fonts.yaml", (tz_place){0}, diag);
        fuzz_claim(config, "fuzzers run at the top of the source tree");
        fonts = tz_fonts_read(lasting(), config, &from_disk, diag);
        fuzz_claim(fonts, "fonts.yaml is right");
        tz_diag_free(diag);
    }
    return fonts;
}

// ---- a whole build ----

static bool swallow(void *context, const void *bytes, size_t size) {
    (void)bytes;
    *(size_t *)context += size;
    return true;
}

// The small edition as it is; read once.
static const tz_edition *small_edition(void) {
    static const tz_edition *edition;
    if (!edition) {
        static const tz_input files = {.open = open_cached, .context = NULL};
        tz_diag *diag = tz_diag_new();
        edition = tz_edition_read(lasting(), &files, 1, diag);
        fuzz_claim(edition, "the small edition is right");
        tz_diag_free(diag);
    }
    return edition;
}

static void compare(fuzz_try *it, const tz_edition *edition, const tz_layout *layout, tz_book_options *options) {
    const tz_comparison *made = tz_compare(it->arena, small_edition(), edition, layout->cell.labels);
    tz_bytes text = {0}, json = {0};
    tz_compare_text(it->arena, made, &text);
    tz_compare_json(it->arena, made, &json);
    if (it->compare)
        options->comparison = made;
    else
        options->since = made;
}

static bool build(fuzz_try *it) {
    static const char *const cards[] = {"cards"};
    tz_input files = fuzz_files(it);
    const tz_edition *edition = tz_edition_read(it->arena, &files, 1, it->diag);
    if (!edition)
        return false;
    const char *name = it->layout ? it->layout : "layout.yaml";
    const tz_source *layout_file = files.open(files.context, it->arena, name, (tz_place){0}, it->diag);
    const tz_layout *layout = tz_layout_read(it->arena, layout_file, &files, edition, fuzz_fonts(), it->diag);
    if (!layout)
        return false;
    tz_book_options how = {.parts = it->cards_only ? cards : NULL, .parts_n = it->cards_only};
    if (it->since || it->compare)
        compare(it, edition, layout, &how);
    const tz_book *book = tz_book_make(it->arena, edition, layout, fuzz_fonts(), &how, it->diag);
    size_t written = 0;
    tz_sink sink = {swallow, &written};
    return book && tz_pdf_write(book, &(tz_pdf_options){.purpose = TZ_PURPOSE_HANDOUT}, &sink, it->diag);
}

// Looks at the end, which no input can write, and byte by byte: the fuzzer learns from what strcmp() is asked for.
static bool ends_so(const char *message, const char *end) {
    size_t n = strlen(message), m = strlen(end);
    while (n && m && message[n - 1] == end[m - 1])
        n--, m--;
    return m == 0;
}

void fuzz_build(fuzz_try *it) {
    bool done = build(it);
    fuzz_claim(done == !tz_diag_count(it->diag, TZ_ERROR), "there is a book or an error, never both");
    for (size_t i = 0; tz_diag_at(it->diag, i); i++)
        fuzz_claim(!ends_so(tz_diag_at(it->diag, i)->message, "this is a fault of tsuzuri, and nothing is written"),
                   "the ledger of the text balances");
}

// ---- workbooks ----

enum { MOST_TEXTS = 1000 }; // that are made of a sheet, where a few bytes can repeat a cell without end

static bool in_order(const tz_worksheet_cell *a, const tz_worksheet_cell *b) {
    return a->row < b->row || (a->row == b->row && a->column < b->column);
}

static bool is_at(const tz_worksheet *sheet, uint32_t row, uint32_t column, const tz_worksheet_cell *cell) {
    tz_worksheet_cell found = tz_worksheet_at(sheet, row, column);
    return found.row == cell->row && found.column == cell->column && found.bytes == cell->bytes;
}

static void claim_worksheet(fuzz_try *it, const tz_worksheet *sheet) {
    for (size_t i = 0; i < sheet->cells_n; i++) {
        const tz_worksheet_cell *cell = &sheet->cells[i];
        fuzz_claim(cell->size || cell->fault || cell->rows > 1 || cell->columns > 1, "cells have something");
        fuzz_claim(i == 0 || in_order(cell - 1, cell), "cells are in order");
        uint32_t row = cell->row + cell->rows - 1, column = cell->column + cell->columns - 1;
        fuzz_claim(cell->rows && cell->columns && row < sheet->rows && column < sheet->columns,
                   "cells are in the sheet");
        fuzz_claim(is_at(sheet, cell->row, cell->column, cell), "cells are found");
        fuzz_claim(is_at(sheet, row, column, cell), "by all that they cover");
        fuzz_claim(!memchr(cell->bytes, '\r', cell->size), "ends of lines are LF");
        if (i < MOST_TEXTS)
            tz_worksheet_text(it->arena, sheet, cell, it->diag);
    }
}

void fuzz_workbook(fuzz_try *it, const tz_workbook *book) {
    fuzz_claim(!book == (tz_diag_count(it->diag, TZ_ERROR) > 0), "there is a workbook or an error");
    for (size_t i = 0; book && i < book->sheets_n; i++)
        claim_worksheet(it, &book->sheets[i]);
}
