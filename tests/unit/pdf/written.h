// A made-up book written as a PDF, and what other programs say about it: for the tests of src/pdf.
#ifndef WRITTEN_H
#define WRITTEN_H

#include "pdf/pdf.h"
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const tz_pdf_options handout = {.purpose = TZ_PURPOSE_HANDOUT};

// ---- writing ----

typedef struct memory {
    tz_arena *arena;
    tz_bytes bytes;
} memory;

static inline bool keep(void *context, const void *bytes, size_t size) {
    memory *m = context;
    tz_bytes_add(m->arena, &m->bytes, bytes, size);
    return true;
}

static inline tz_bytes pdf_of(sample *s, const tz_pdf_options *options) {
    memory m = {.arena = s->arena};
    tz_sink sink = {keep, &m};
    if (!tz_pdf_write(s->book, options, &sink, s->diag)) {
        tz_bytes out = {0};
        tz_diag_print(s->diag, s->arena, &out);
        fail_msg("not written: %.*s", (int)out.n, out.at);
    }
    return m.bytes;
}

// The one message of a book that cannot be written.
static inline const char *refusal(sample *s, const tz_pdf_options *options) {
    memory m = {.arena = s->arena};
    tz_sink sink = {keep, &m};
    assert_false(tz_pdf_write(s->book, options, &sink, s->diag));
    assert_int_equal(tz_diag_count(s->diag, TZ_ERROR), 1);
    return tz_diag_at(s->diag, 0)->message;
}

// ---- looking with other programs ----

static inline char *save(sample *s, const tz_bytes *pdf) {
    char *name = tz_arena_copy(s->arena, "/tmp/tsuzuri-test-XXXXXX", 24);
    int fd = mkstemp(name);
    assert_true(fd >= 0 && write(fd, pdf->at, pdf->n) == (ssize_t)pdf->n && !close(fd));
    return name;
}

// What a command says about a file; `command` has one %s for its name.
static inline tz_bytes ask(sample *s, const char *command, const tz_bytes *pdf) {
    char *name = save(s, pdf), buffer[4096];
    tz_bytes out = {0};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    FILE *pipe = popen(tz_arena_format(s->arena, command, name), "r");
#pragma GCC diagnostic pop
    assert_non_null(pipe);
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        tz_bytes_add(s->arena, &out, buffer, n);
    int status = pclose(pipe);
    unlink(name);
    assert_int_equal(status, 0);
    tz_bytes_add(s->arena, &out, "", 1);
    return out;
}

// Every object of the file on a line of its own, its keys in alphabetical order, single spaces between its tokens:
// "12 0 obj << /K [ 0 ] /P 13 0 R /S /H1 >> endobj". Bytes of streams that are no text are not to be relied on.
static inline const char *objects_of(sample *s, const tz_pdf_options *options) {
    tz_bytes pdf = pdf_of(s, options);
    tz_bytes out = ask(s, "qpdf --qdf --object-streams=disable --no-original-object-ids %s -", &pdf);
    char *to = out.at;
    for (size_t i = 0; i + 1 < out.n; i++) {
        while (out.at[i] == '%' && (i == 0 || out.at[i - 1] == '\n')) // qpdf's comments
            i += strcspn(out.at + i, "\n") + 1;
        bool space = out.at[i] == ' ' || out.at[i] == '\n';
        if (!space)
            *to++ = out.at[i] ? out.at[i] : '?';
        else if (to > out.at && to[-1] != ' ' && to[-1] != '\n')
            *to++ = ' ';
        if (to - out.at >= 7 && !memcmp(to - 7, "endobj ", 7))
            to[-1] = '\n';
    }
    *to = 0;
    return out.at;
}

// The first object that has the words in it.
static inline const char *object_with(sample *s, const char *objects, const char *words) {
    const char *at = strstr(objects, words);
    if (!at)
        fail_msg("no object has %s", words);
    const char *start = at;
    while (start > objects && start[-1] != '\n')
        start--;
    return tz_arena_copy(s->arena, start, strcspn(start, "\n"));
}

static inline void assert_has(const char *text, const char *words) {
    if (!strstr(text, words))
        fail_msg("not there: %s\nbut: %.2000s", words, text);
}

static inline void assert_lacks(const char *text, const char *words) {
    if (strstr(text, words))
        fail_msg("there: %s\nin: %.2000s", words, text);
}

static inline void assert_text(sample *s, const tz_pdf_options *options, const char *expected) {
    tz_bytes pdf = pdf_of(s, options), text = ask(s, "pdftotext -raw %s -", &pdf);
    assert_string_equal(text.at, expected);
}

// ---- pictures ----

// A page drawn in gray, one pixel a point.
typedef struct picture {
    int width, height;
    const unsigned char *gray;
} picture;

static inline picture draw(sample *s, const tz_bytes *pdf, int page) {
    const char *command = tz_arena_format(s->arena, "pdftoppm -r 72 -gray -f %d -l %d %%s", page, page);
    tz_bytes out = ask(s, command, pdf);
    picture p;
    int at = 0;
    assert_int_equal(sscanf(out.at, "P5 %d %d 255%n", &p.width, &p.height, &at), 2);
    p.gray = (const unsigned char *)out.at + at + 1;
    return p;
}

// Per mille of the darkness of a box, rounded up.
static inline int ink(const picture *p, int left, int top, int right, int bottom) {
    long dark = 0;
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            dark += 255 - p->gray[y * p->width + x];
    long full = 255L * (right - left) * (bottom - top);
    return (int)((dark * 1000 + full - 1) / full);
}

// Ink in the box, and none in the frame two points around it.
static inline void assert_only_in(const picture *p, int left, int top, int right, int bottom) {
    assert_true(ink(p, left, top, right, bottom) > 60);
    assert_int_equal(ink(p, left - 3, top - 3, left - 1, bottom + 3), 0);
    assert_int_equal(ink(p, right + 1, top - 3, right + 3, bottom + 3), 0);
    assert_int_equal(ink(p, left - 3, top - 3, right + 3, top - 1), 0);
    assert_int_equal(ink(p, left - 3, bottom + 1, right + 3, bottom + 3), 0);
}

// ---- a book with one paragraph ----

static inline sample *one(const char *family, int size, const char *text) {
    sample *s = sample_new();
    sample_page(s, "1");
    tz_element *para = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
    sample_text(s, para, family, size, 100, 100, text);
    return s;
}

static inline tz_run *first_run(sample *s) {
    return &s->book->pages[0]->items.at[0].run;
}

static inline tz_run_glyph *glyphs_of(tz_run *run) {
    return (tz_run_glyph *)run->glyphs; // the sample's own, not const
}

#endif
