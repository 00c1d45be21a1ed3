// Object streams: all objects that are no streams themselves, many together and deflated (ISO 32000-1, 7.5.7). With a
// structure tree they are most of a file: so written, the tagged booklet is hardly larger than an untagged one.
//
// libharu's own objects come first, in one thread. Reserved objects, which are nearly all, are written and deflated
// several hundred at a time in several threads, and put into the file in the order of their numbers.
#include "base/parallel.h"
#include "pdf/writer.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_OBJECTS = 512, MOST_BYTES = 1 << 16 }; // of a stream, about: readers unpack all of it to see one object

// ---- reserved objects ----

uint32_t tz_pdf_reserve_objects(tz_pdf *pdf, uint32_t n, tz_pdf_emitter *emit) {
    uint32_t first = tz_pdf_new_numbers(pdf, n);
    *TZ_ADD(pdf->arena, &pdf->ranges) = (tz_pdf_object_range){first, n, 0, emit};
    return first;
}

void tz_pdf_set_emitter(tz_pdf *pdf, uint32_t number, uint32_t index, tz_pdf_emitter *emit) {
    *TZ_ADD(pdf->arena, &pdf->ranges) = (tz_pdf_object_range){number, 1, index, emit};
}

static int compare_number(const void *key, const void *element) {
    const uint32_t *number = key;
    const tz_pdf_object_range *range = element;
    return *number < range->first ? -1 : *number >= range->first + range->n;
}

// NULL: libharu holds the object.
static const tz_pdf_object_range *find_range(const tz_pdf *pdf, uint32_t number) {
    if (!pdf->ranges.n)
        return NULL;
    return bsearch(&number, pdf->ranges.at, pdf->ranges.n, sizeof *pdf->ranges.at, compare_number);
}

// ---- one stream ----

// A stream while its objects are collected, and then deflated.
typedef struct object_stream {
    const uint32_t *numbers; // of its objects
    uint32_t n;
    tz_bytes head; // number and offset of each
    tz_pdf_object_text body;
    tz_bytes deflated;
} object_stream;
typedef struct object_streams {
    TZ_LIST(object_stream) all;
} object_streams;

static void begin_object(object_stream *s, uint32_t number) {
    tz_arena *arena = s->body.arena;
    tz_bytes_add_number(arena, &s->head, number);
    tz_bytes_add(arena, &s->head, " ", 1);
    tz_bytes_add_number(arena, &s->head, s->body.bytes.n);
    tz_bytes_add(arena, &s->head, " ", 1);
}

static void end_object(object_stream *s) {
    tz_pdf_put(&s->body, "\n");
    s->n++;
}

static bool is_full(const object_stream *s) {
    return s->n == MOST_OBJECTS || s->body.bytes.n >= MOST_BYTES;
}

static void deflate_all(tz_deflater *deflater, tz_arena *arena, object_stream *s) {
    tz_bytes joined = {0};
    tz_bytes_add(s->body.arena, &joined, s->head.at, s->head.n);
    tz_bytes_add(s->body.arena, &joined, s->body.bytes.at, s->body.bytes.n);
    s->deflated = tz_deflate(deflater, arena, joined.at, joined.n);
}

static bool write_one(tz_pdf *pdf, const object_stream *s) {
    tz_pdf_dict *stream = tz_pdf_new_stream(pdf, "ObjStm");
    tz_pdf_add_number(stream, "N", s->n);
    tz_pdf_add_number(stream, "First", (int64_t)s->head.n);
    for (uint32_t i = 0; i < s->n; i++)
        tz_pdf_set_location(pdf, s->numbers[i],
                            (tz_pdf_location){TZ_PDF_IN_OBJECT_STREAM, tz_pdf_object_number(stream), (uint16_t)i});
    tz_pdf_write_deflated_stream(pdf, stream, &s->deflated);
    return tz_pdf_check(pdf);
}

// ---- libharu's objects ----

static bool write_libharu_objects(tz_pdf *pdf, const uint32_t *numbers, uint32_t n) {
    for (uint32_t at = 0; at < n;) {
        tz_arena *scratch = tz_arena_new(pdf->arena);
        object_stream s = {.numbers = numbers + at, .body.arena = scratch};
        for (; at < n && !is_full(&s); at++) {
            begin_object(&s, numbers[at]);
            tz_pdf_put_object(pdf, numbers[at], scratch, &s.body.bytes);
            end_object(&s);
        }
        deflate_all(pdf->deflater, scratch, &s);
        bool written = tz_pdf_check(pdf) && write_one(pdf, &s);
        tz_arena_free(scratch);
        if (!written)
            return false;
    }
    return true;
}

// ---- reserved objects' streams ----

// Pieces of work of MOST_OBJECTS objects each, which give one stream or, when these are long, several.
typedef struct reserved {
    tz_pdf *pdf;
    const uint32_t *numbers;
    uint32_t n;
    object_streams *made; // by piece
} reserved;

static bool make_streams(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    (void)diag;
    const reserved *of = context;
    tz_arena *scratch = tz_arena_new(arena);
    tz_deflater *deflater = tz_pdf_deflater_new(of->pdf, scratch, TZ_PDF_LEVEL_OBJECTS);
    uint32_t at = (uint32_t)index * MOST_OBJECTS;
    uint32_t end = of->n - at < MOST_OBJECTS ? of->n : at + MOST_OBJECTS;
    while (at < end) {
        object_stream s = {.numbers = of->numbers + at, .body.arena = scratch};
        for (; at < end && !is_full(&s); at++) {
            const tz_pdf_object_range *range = find_range(of->pdf, of->numbers[at]);
            begin_object(&s, of->numbers[at]);
            range->emit(of->pdf, of->numbers[at] - range->first + range->index, &s.body);
            end_object(&s);
        }
        deflate_all(deflater, arena, &s);
        *TZ_ADD(arena, &of->made[index].all) = s;
    }
    tz_arena_free(scratch);
    return true;
}

static bool write_streams(void *context, size_t index, tz_diag *diag) {
    (void)diag; // the PDF's
    const reserved *of = context;
    bool written = true;
    for (size_t i = 0; i < of->made[index].all.n && written; i++)
        written = write_one(of->pdf, &of->made[index].all.at[i]);
    return written;
}

static bool write_reserved(tz_pdf *pdf, const uint32_t *numbers, uint32_t n) {
    tz_arena *scratch = tz_arena_new(pdf->arena);
    size_t pieces = (n + MOST_OBJECTS - 1) / MOST_OBJECTS;
    reserved of = {pdf, numbers, n, TZ_ARRAY(scratch, object_streams, pieces)};
    bool written =
        tz_parallel_run_ordered(scratch, pdf->diag, pdf->options->threads, pieces, make_streams, write_streams, &of);
    tz_arena_free(scratch);
    return written;
}

// ---- all of them ----

// From object `*next` on, up to `most` of those that are not yet written, reserved ones or libharu's own.
static uint32_t list_objects(const tz_pdf *pdf, bool is_reserved, uint32_t *next, uint32_t end, uint32_t *numbers,
                             uint32_t most) {
    uint32_t n = 0;
    for (; *next < end && n < most; ++*next)
        if (!tz_pdf_locate(pdf, *next).offset && !find_range(pdf, *next) != is_reserved)
            numbers[n++] = *next;
    return n;
}

// A batch at a time, so that a large book's structure is never in memory at once.
bool tz_pdf_write_object_streams(tz_pdf *pdf) {
    enum { BATCH = 64 * MOST_OBJECTS };
    uint32_t end = tz_pdf_next_number(pdf), *numbers = TZ_ARRAY(pdf->arena, uint32_t, BATCH);
    for (int is_reserved = 0; is_reserved < 2; is_reserved++)
        for (uint32_t next = 1, n; (n = list_objects(pdf, is_reserved, &next, end, numbers, BATCH)) > 0;)
            if (!(is_reserved ? write_reserved : write_libharu_objects)(pdf, numbers, n))
                return false;
    return true;
}
