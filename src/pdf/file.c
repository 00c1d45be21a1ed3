// From objects to bytes: the file's header, streams as soon as they are ready, and when all else is packed
// (object_stream.c) the cross-reference stream and the trailer (ISO 32000-1, 7.5).
//
// libharu itself writes plain objects and a plain cross-reference table only. With a structure tree most of a file
// would be that: packed, the tagged booklet is hardly larger than the untagged one.
#include "pdf/writer.h"

#include <libdeflate.h>
#include <string.h>

enum {
    BUFFER_SIZE = 1 << 16,
    ARCHIVE_LEVEL = 9, // for what is kept for decades
    ENTRY_SIZE = 7,    // of the cross-reference: type, offset or stream, generation or place
};

HPDF_XrefEntry tz_pdf_xref_entry(const tz_pdf *pdf, uint32_t number) {
    return HPDF_Xref_GetEntry(pdf->doc->xref, number);
}

static void flush(tz_pdf *pdf) {
    sha256_update(&pdf->digest, pdf->buffered, (const uint8_t *)pdf->buffer);
    if (!pdf->refused && pdf->buffered)
        pdf->refused = !pdf->sink->write(pdf->sink->context, pdf->buffer, pdf->buffered);
    pdf->buffered = 0;
}

// libharu's stream into the sink. It writes in small pieces.
static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT size) {
    tz_pdf *pdf = stream->attr;
    while (size) {
        size_t fits = BUFFER_SIZE - pdf->buffered < size ? BUFFER_SIZE - pdf->buffered : size;
        memcpy(pdf->buffer + pdf->buffered, bytes, fits);
        pdf->buffered += fits;
        bytes += fits;
        size -= (HPDF_UINT)fits;
        if (pdf->buffered == BUFFER_SIZE)
            flush(pdf);
    }
    return pdf->refused ? HPDF_FILE_IO_ERROR : HPDF_OK;
}

static void put(tz_pdf *pdf, const char *text) {
    HPDF_Stream_WriteStr(pdf->out, text);
}

static void put_number(tz_pdf *pdf, uint32_t number) {
    HPDF_Stream_WriteUInt(pdf->out, number);
}

static void free_deflater(void *deflater) {
    libdeflate_free_compressor(deflater);
}

static void free_stream(void *stream) {
    HPDF_Stream_Free(stream);
}

static void free_document(void *doc) {
    HPDF_Free(doc);
}

struct libdeflate_compressor *tz_pdf_deflater_new(const tz_pdf *pdf, tz_arena *arena, tz_pdf_deflate_level level) {
    bool kept = pdf->options->purpose == TZ_PURPOSE_ARCHIVE;
    struct libdeflate_compressor *made = libdeflate_alloc_compressor(kept ? ARCHIVE_LEVEL : (int)level);
    if (!made)
        tz_out_of_memory();
    tz_arena_defer(arena, free_deflater, made);
    return made;
}

void tz_pdf_open(tz_pdf *pdf) {
    pdf->buffer = tz_arena_alloc(pdf->arena, BUFFER_SIZE);
    sha256_init(&pdf->digest);
    pdf->deflater = tz_pdf_deflater_new(pdf, pdf->arena, TZ_PDF_LEVEL_CONTENT);
    pdf->doc = HPDF_New(NULL, NULL);
    if (!pdf->doc)
        tz_out_of_memory();
    tz_arena_defer(pdf->arena, free_document, pdf->doc);
    pdf->out = HPDF_CallbackWriter_New(pdf->doc->mmgr, write_out, pdf);
    if (!pdf->out)
        tz_out_of_memory();
    tz_arena_defer(pdf->arena, free_stream, pdf->out);
    // The second line's bytes tell programs that guess that the file is binary (ISO 19005-2, 6.1.2).
    put(pdf, pdf->options->purpose == TZ_PURPOSE_PRINT ? "%PDF-1.6\n%\xe7\xb6\xb4\xe3\x82\x8a\n"
                                                       : "%PDF-1.7\n%\xe7\xb6\xb4\xe3\x82\x8a\n");
}

bool tz_pdf_check(tz_pdf *pdf) {
    HPDF_STATUS error = HPDF_GetError(pdf->doc);
    if (pdf->refused) // whoever refused has reported
        return false;
    if (error == HPDF_FAILD_TO_ALLOC_MEM)
        tz_out_of_memory();
    if (error != HPDF_OK)
        tz_error(pdf->diag, (tz_place){0}, _("the PDF cannot be put together (libharu error 0x%04x)"), (unsigned)error);
    return error == HPDF_OK;
}

uint32_t tz_pdf_reserve_objects(tz_pdf *pdf, uint32_t n, uint32_t index, tz_pdf_emitter *emit) {
    HPDF_Xref xref = pdf->doc->xref;
    uint32_t first = xref->entries->count;
    *TZ_ADD(pdf->arena, &pdf->ranges) = (tz_pdf_object_range){first, n, index, emit};
    if (xref->entries->items_per_block <
        first / 2 + n) // libharu's lists grow by as much: by little, all is copied often
        xref->entries->items_per_block = first / 2 + n;
    for (uint32_t i = 0; i < n; i++) {
        HPDF_Null number = HPDF_Null_New(pdf->doc->mmgr);
        if (!number || HPDF_Xref_Add(xref, number) != HPDF_OK) // the second frees it
            tz_out_of_memory();
        tz_pdf_xref_entry(pdf, first + i)->obj = NULL; // the entry alone stays
        HPDF_FreeMem(pdf->doc->mmgr, number);
    }
    return first;
}

HPDF_Null tz_pdf_reserve_object(tz_pdf *pdf, uint32_t index, tz_pdf_emitter *emit) {
    uint32_t first = pdf->doc->xref->entries->count;
    HPDF_Null number = HPDF_Null_New(pdf->doc->mmgr);
    if (!number || HPDF_Xref_Add(pdf->doc->xref, number) != HPDF_OK)
        tz_out_of_memory();
    *TZ_ADD(pdf->arena, &pdf->ranges) = (tz_pdf_object_range){first, 1, index, emit};
    return number;
}

static void begin(tz_pdf *pdf, uint32_t number) {
    tz_pdf_xref_entry(pdf, number)->byte_offset = pdf->out->size;
    put_number(pdf, number);
    put(pdf, " 0 obj\n");
}

static void write_now(tz_pdf *pdf, void *object) {
    begin(pdf, tz_pdf_object_number(object));
    HPDF_Obj_WriteValue(object, pdf->out, NULL);
    put(pdf, "\nendobj\n");
}

// Emitted by hand: libharu deletes a Filter it does not apply itself.
static HPDF_STATUS say_deflated(HPDF_Dict stream, HPDF_Stream out) {
    (void)stream;
    return HPDF_Stream_WriteStr(out, "/Filter /FlateDecode\n");
}

tz_bytes tz_pdf_deflate(const tz_pdf *pdf, struct libdeflate_compressor *deflater, tz_arena *arena, const void *bytes,
                        size_t size) {
    int64_t since = tz_progress_time_begin(pdf->options->progress);
    tz_bytes out = {.room = libdeflate_zlib_compress_bound(deflater, size)};
    out.at = tz_arena_alloc(arena, out.room);
    out.n = libdeflate_zlib_compress(deflater, bytes, size, out.at, out.room);
    tz_progress_time_end(pdf->options->progress, since);
    return out;
}

// libharu writes the dictionary; the bytes would go through it one by one, twice.
static void end_stream(tz_pdf *pdf, HPDF_Dict stream, const void *bytes, size_t size) {
    HPDF_Number length = HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER);
    HPDF_Stream own = stream->stream;
    stream->stream = NULL; // no stream, for as long as it is written
    begin(pdf, tz_pdf_object_number(stream));
    HPDF_Obj_WriteValue(stream, pdf->out, NULL);
    stream->stream = own;
    put(pdf, "\nstream\r\n");
    HPDF_Stream_Write(pdf->out, bytes, (HPDF_UINT)size);
    put(pdf, "\nendstream\nendobj\n");
    length->value = (HPDF_INT32)size;
    write_now(pdf, length);
}

void tz_pdf_write_deflated_stream(tz_pdf *pdf, HPDF_Dict stream, const tz_bytes *deflated) {
    stream->write_fn = say_deflated;
    end_stream(pdf, stream, deflated->at, deflated->n);
}

void tz_pdf_write_stream(tz_pdf *pdf, HPDF_Dict stream, const void *bytes, size_t size, bool deflate) {
    if (!deflate) {
        end_stream(pdf, stream, bytes, size);
        return;
    }
    tz_arena *scratch = tz_arena_new(pdf->arena);
    tz_bytes small = tz_pdf_deflate(pdf, pdf->deflater, scratch, bytes, size);
    tz_pdf_write_deflated_stream(pdf, stream, &small);
    tz_arena_free(scratch);
}

void tz_pdf_digest(const tz_pdf *pdf, uint8_t digest[SHA256_DIGEST_SIZE]) {
    struct sha256_ctx copy = pdf->digest;
    sha256_update(&copy, pdf->buffered, (const uint8_t *)pdf->buffer);
    sha256_digest(&copy, SHA256_DIGEST_SIZE, digest);
}

// ---- cross-reference and trailer ----

// One entry, as its difference from the entry above (PNG's predictor Up): most only count on, and pack to next to
// nothing.
static void put_entry(uint8_t *out, const HPDF_XrefEntry_Rec *entry, uint8_t above[ENTRY_SIZE]) {
    uint8_t row[ENTRY_SIZE] = {entry->entry_typ == TZ_PDF_IN_OBJECT_STREAM ? 2
                               : entry->entry_typ == HPDF_IN_USE_ENTRY     ? 1
                                                                           : 0};
    for (int i = 0; i < 4; i++)
        row[1 + i] = (uint8_t)(entry->byte_offset >> (24 - 8 * i));
    row[5] = (uint8_t)(entry->gen_no >> 8);
    row[6] = (uint8_t)entry->gen_no;
    out[0] = 2; // Up
    for (int i = 0; i < ENTRY_SIZE; i++)
        out[1 + i] = (uint8_t)(row[i] - above[i]);
    memcpy(above, row, ENTRY_SIZE);
}

// The table, deflated; what it is made of goes into the trailer.
static tz_bytes xref_table(tz_pdf *pdf, uint32_t n) {
    HPDF_Dict trailer = pdf->doc->trailer, predictor = tz_pdf_add_dict(pdf, trailer, "DecodeParms");
    HPDF_Array widths = tz_pdf_add_array(pdf, trailer, "W");
    uint8_t *table = tz_arena_array(pdf->arena, n, 1 + ENTRY_SIZE), above[ENTRY_SIZE] = {0};
    for (uint32_t i = 0; i < n; i++)
        put_entry(table + (size_t)i * (1 + ENTRY_SIZE), tz_pdf_xref_entry(pdf, i), above);
    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(widths, (const int[]){1, 4, 2}[i]);
    HPDF_Dict_AddNumber(predictor, "Predictor", 12);
    HPDF_Dict_AddNumber(predictor, "Columns", ENTRY_SIZE);
    HPDF_Dict_AddName(trailer, "Filter", "FlateDecode");
    return tz_pdf_deflate(pdf, pdf->deflater, pdf->arena, table, (size_t)n * (1 + ENTRY_SIZE));
}

static void identify(tz_pdf *pdf, HPDF_Dict trailer) {
    uint8_t digest[SHA256_DIGEST_SIZE];
    tz_pdf_digest(pdf, digest);
    HPDF_Array id = tz_pdf_add_array(pdf, trailer, "ID");
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(id, HPDF_Binary_New(pdf->doc->mmgr, digest, 16));
}

static void write_xref(tz_pdf *pdf) {
    HPDF_Xref xref = pdf->doc->xref;
    HPDF_Dict trailer = pdf->doc->trailer;
    identify(pdf, trailer);
    uint32_t number = tz_pdf_reserve_objects(pdf, 1, 0, NULL); // its own: the last
    uint32_t start = pdf->out->size, n = xref->entries->count;
    begin(pdf, number);
    tz_bytes table = xref_table(pdf, n);
    HPDF_Dict_AddName(trailer, "Type", "XRef");
    HPDF_Dict_AddNumber(trailer, "Size", (HPDF_INT32)n);
    HPDF_Dict_AddNumber(trailer, "Length", (HPDF_INT32)table.n);
    HPDF_Dict_Write(trailer, pdf->out, NULL);
    put(pdf, "\nstream\r\n");
    HPDF_Stream_Write(pdf->out, (const HPDF_BYTE *)table.at, (HPDF_UINT)table.n);
    put(pdf, "\nendstream\nendobj\nstartxref\n");
    put_number(pdf, start);
    put(pdf, "\n%%EOF\n");
}

bool tz_pdf_close(tz_pdf *pdf) {
    if (!tz_pdf_write_object_streams(pdf) || !tz_pdf_check(pdf))
        return false;
    write_xref(pdf);
    flush(pdf);
    return tz_pdf_check(pdf);
}
