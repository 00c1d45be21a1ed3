// Object streams: what is no stream itself is packed, many objects together (ISO 32000-1, 7.5.7).
//
// libharu's own objects come first, written by it one after the other. Raw objects, which are nearly all, are emitted
// and deflated several hundred a piece in several threads, and put into the file in their order.
#include "pdf/writer.h"
#include "tsuzuri/parallel.h"

#include <string.h>

enum { PACK_OBJECTS = 512, PACK_BYTES = 1 << 16 }; // of a stream, about: readers unpack it whole to see one object

// A stream in the making, and then made.
typedef struct pack {
    const uint32_t *numbers; // of its objects
    uint32_t n;
    tz_bytes head; // number and offset of each
    tz_pdf_object_text body;
    tz_bytes deflated;
} pack;
typedef struct packs {
    TZ_LIST(pack) all;
} packs;

static void begin_object(pack *p, uint32_t number) {
    tz_arena *arena = p->body.arena;
    tz_bytes_add_number(arena, &p->head, number);
    tz_bytes_add(arena, &p->head, " ", 1);
    tz_bytes_add_number(arena, &p->head, p->body.bytes.n);
    tz_bytes_add(arena, &p->head, " ", 1);
}

static void end_object(pack *p) {
    tz_pdf_put(&p->body, "\n");
    p->n++;
}

static bool is_full(const pack *p) {
    return p->n == PACK_OBJECTS || p->body.bytes.n >= PACK_BYTES;
}

static void deflate_pack(const tz_pdf *pdf, struct libdeflate_compressor *deflater, tz_arena *arena, pack *p) {
    tz_bytes whole = {0};
    tz_bytes_add(p->body.arena, &whole, p->head.at, p->head.n);
    tz_bytes_add(p->body.arena, &whole, p->body.bytes.at, p->body.bytes.n);
    p->deflated = tz_pdf_deflate(pdf, deflater, arena, whole.at, whole.n);
}

static bool write_pack(tz_pdf *pdf, const pack *p) {
    HPDF_Dict stream = tz_pdf_new_stream(pdf, "ObjStm");
    HPDF_Dict_AddNumber(stream, "N", (HPDF_INT32)p->n);
    HPDF_Dict_AddNumber(stream, "First", (HPDF_INT32)p->head.n);
    for (uint32_t i = 0; i < p->n; i++) {
        HPDF_XrefEntry entry = tz_pdf_xref_entry(pdf, p->numbers[i]);
        entry->entry_typ = TZ_PDF_IN_OBJECT_STREAM;
        entry->byte_offset = tz_pdf_object_number(stream);
        entry->gen_no = (HPDF_UINT16)i;
    }
    tz_pdf_write_deflated_stream(pdf, stream, &p->deflated);
    return tz_pdf_check(pdf);
}

// ---- libharu's objects ----

static void free_stream(void *stream) {
    HPDF_Stream_Free(stream);
}

static bool add_object(tz_pdf *pdf, HPDF_Stream room, pack *p, uint32_t number) {
    begin_object(p, number);
    HPDF_Obj_WriteValue(tz_pdf_xref_entry(pdf, number)->obj, room, NULL);
    if (!tz_pdf_check(pdf))
        return false;
    HPDF_UINT n;
    for (HPDF_UINT i = 0, at = 0; at < room->size; i++, at += n) {
        const HPDF_BYTE *part = HPDF_MemStream_GetBufPtr(room, i, &n);
        tz_bytes_add(p->body.arena, &p->body.bytes, part, n);
    }
    HPDF_MemStream_FreeData(room);
    end_object(p);
    return true;
}

static bool pack_own(tz_pdf *pdf, const uint32_t *numbers, uint32_t n) {
    HPDF_Stream room = HPDF_MemStream_New(pdf->doc->mmgr, PACK_BYTES);
    if (!room)
        tz_out_of_memory();
    tz_arena_defer(pdf->arena, free_stream, room); // there, so that it goes before the document goes
    for (uint32_t at = 0; at < n;) {
        tz_arena *scratch = tz_arena_new(pdf->arena);
        pack p = {.numbers = numbers + at, .body.arena = scratch};
        for (; at < n && !is_full(&p); at++)
            if (!add_object(pdf, room, &p, numbers[at]))
                return false;
        deflate_pack(pdf, pdf->deflater, scratch, &p);
        if (!write_pack(pdf, &p))
            return false;
        tz_arena_free(scratch);
    }
    return true;
}

// ---- raw objects ----

typedef struct raws {
    tz_pdf *pdf;
    const uint32_t *numbers;
    uint32_t n;
    packs *made; // by piece
} raws;

// Ranges are in the order of their numbers.
static const tz_pdf_object_range *range_of(const tz_pdf *pdf, uint32_t number) {
    size_t low = 0, high = pdf->ranges.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pdf->ranges.at[middle].first + pdf->ranges.at[middle].n <= number)
            low = middle + 1;
        else
            high = middle;
    }
    bool inside = low < pdf->ranges.n && pdf->ranges.at[low].first <= number;
    return inside ? &pdf->ranges.at[low] : NULL;
}

static bool make_packs(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    (void)diag;
    const raws *of = context;
    tz_arena *scratch = tz_arena_new(arena);
    struct libdeflate_compressor *deflater = tz_pdf_deflater_new(of->pdf, scratch, TZ_PDF_LEVEL_OBJECTS);
    uint32_t at = (uint32_t)index * PACK_OBJECTS;
    uint32_t end = of->n - at < PACK_OBJECTS ? of->n : at + PACK_OBJECTS;
    while (at < end) {
        pack p = {.numbers = of->numbers + at, .body.arena = scratch};
        for (; at < end && !is_full(&p); at++) {
            const tz_pdf_object_range *range = range_of(of->pdf, of->numbers[at]);
            begin_object(&p, of->numbers[at]);
            range->emit(of->pdf, of->numbers[at] - range->first + range->index, &p.body);
            end_object(&p);
        }
        deflate_pack(of->pdf, deflater, arena, &p);
        *TZ_ADD(arena, &of->made[index].all) = p;
    }
    tz_arena_free(scratch);
    return true;
}

static bool write_packs(void *context, size_t index, tz_diag *diag) {
    (void)diag; // the PDF's
    const raws *of = context;
    bool sound = true;
    for (size_t i = 0; i < of->made[index].all.n && sound; i++)
        sound = write_pack(of->pdf, &of->made[index].all.at[i]);
    return sound;
}

// From object `*next` on, up to `most` of those that are not yet written, raw ones or libharu's own.
static uint32_t list_objects(const tz_pdf *pdf, bool raw, uint32_t *next, uint32_t end, uint32_t *numbers,
                             uint32_t most) {
    uint32_t n = 0;
    for (; *next < end && n < most; ++*next)
        if (!tz_pdf_xref_entry(pdf, *next)->byte_offset && !range_of(pdf, *next) != raw)
            numbers[n++] = *next;
    return n;
}

// A batch at a time, so that a large book's structure is never in memory as a whole.
static bool pack_raws(tz_pdf *pdf, const uint32_t *numbers, uint32_t n) {
    tz_arena *scratch = tz_arena_new(pdf->arena);
    size_t pieces = (n + PACK_OBJECTS - 1) / PACK_OBJECTS;
    raws of = {pdf, numbers, n, TZ_ARRAY(scratch, packs, pieces)};
    bool made =
        tz_parallel_run_ordered(scratch, pdf->diag, pdf->options->threads, pieces, make_packs, write_packs, &of);
    tz_arena_free(scratch);
    return made;
}

bool tz_pdf_write_object_streams(tz_pdf *pdf) {
    enum { BATCH = 64 * PACK_OBJECTS };
    uint32_t end = pdf->doc->xref->entries->count, *numbers = TZ_ARRAY(pdf->arena, uint32_t, BATCH);
    for (int raw = 0; raw < 2; raw++)
        for (uint32_t next = 1, n; (n = list_objects(pdf, raw, &next, end, numbers, BATCH)) > 0;)
            if (!(raw ? pack_raws : pack_own)(pdf, numbers, n))
                return false;
    return true;
}
