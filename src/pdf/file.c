// The file's frame: its header, streams as soon as they are ready, and at the end the cross-reference stream with the
// trailer (ISO 32000-1, 7.5). Everything goes to the sink in order; of what is written only a digest stays in memory.
#include "pdf/writer.h"

#include <string.h>

enum {
    BUFFER_SIZE = 1 << 16,
    ARCHIVE_LEVEL = 9, // as small as can be: an archive's file is written once and stored for decades
    ENTRY_SIZE = 7,    // bytes of an entry of the cross-reference: type, offset or stream, generation or index
};

static void flush(tz_pdf *pdf) {
    sha256_update(&pdf->digest, pdf->buffered, (const uint8_t *)pdf->buffer);
    if (!pdf->refused && pdf->buffered)
        pdf->refused = !pdf->sink->write(pdf->sink->context, pdf->buffer, pdf->buffered);
    pdf->written += pdf->buffered;
    pdf->buffered = 0;
}

static void put_bytes(tz_pdf *pdf, const char *bytes, size_t size) {
    while (size) {
        size_t fits = BUFFER_SIZE - pdf->buffered < size ? BUFFER_SIZE - pdf->buffered : size;
        memcpy(pdf->buffer + pdf->buffered, bytes, fits);
        pdf->buffered += fits;
        bytes += fits;
        size -= fits;
        if (pdf->buffered == BUFFER_SIZE)
            flush(pdf);
    }
}

static void put(tz_pdf *pdf, const char *text) {
    put_bytes(pdf, text, strlen(text));
}

static void put_number(tz_pdf *pdf, uint32_t number) {
    tz_arena *scratch = tz_arena_new(pdf->arena);
    put(pdf, tz_arena_format(scratch, "%u", number));
    tz_arena_free(scratch);
}

tz_deflater *tz_pdf_deflater_new(const tz_pdf *pdf, tz_arena *arena, tz_pdf_deflate_level level) {
    bool archive = pdf->options->purpose == TZ_PURPOSE_ARCHIVE;
    return tz_deflater_new(arena, archive ? ARCHIVE_LEVEL : (int)level, pdf->options->progress);
}

bool tz_pdf_open(tz_pdf *pdf) {
    pdf->buffer = tz_arena_alloc(pdf->arena, BUFFER_SIZE);
    sha256_init(&pdf->digest);
    pdf->deflater = tz_pdf_deflater_new(pdf, pdf->arena, TZ_PDF_LEVEL_CONTENT);
    if (!tz_pdf_new_document(pdf))
        return false;
    // The second line's bytes show to programs that guess that the file is binary (ISO 19005-2, 6.1.2).
    put(pdf, pdf->options->purpose == TZ_PURPOSE_PRINT ? "%PDF-1.6\n%\xe7\xb6\xb4\xe3\x82\x8a\n"
                                                       : "%PDF-1.7\n%\xe7\xb6\xb4\xe3\x82\x8a\n");
    return true;
}

bool tz_pdf_check(tz_pdf *pdf) {
    if (pdf->refused) // the sink has reported why
        return false;
    unsigned long error = tz_pdf_document_error(pdf);
    if (error)
        tz_error(pdf->diag, (tz_place){0}, _("the PDF cannot be put together (libharu error 0x%04x)"), (unsigned)error);
    return !error;
}

// ---- objects outside object streams ----

static void begin_object(tz_pdf *pdf, uint32_t number) {
    uint32_t offset = (uint32_t)(pdf->written + pdf->buffered);
    tz_pdf_set_location(pdf, number, (tz_pdf_location){TZ_PDF_AT_OFFSET, offset, 0});
    put_number(pdf, number);
    put(pdf, " 0 obj\n");
}

static void put_value(tz_pdf *pdf, uint32_t number) {
    tz_arena *scratch = tz_arena_new(pdf->arena);
    tz_bytes value = {0};
    tz_pdf_put_object(pdf, number, scratch, &value);
    put_bytes(pdf, value.at, value.n);
    tz_arena_free(scratch);
}

void tz_pdf_write_stream(tz_pdf *pdf, tz_pdf_dict *stream, const void *bytes, size_t size) {
    uint32_t number = tz_pdf_object_number(stream), length = tz_pdf_set_stream_length(stream, size);
    begin_object(pdf, number);
    put_value(pdf, number);
    put(pdf, "\nstream\r\n");
    put_bytes(pdf, bytes, size);
    put(pdf, "\nendstream\nendobj\n");
    begin_object(pdf, length);
    put_value(pdf, length);
    put(pdf, "\nendobj\n");
}

void tz_pdf_write_deflated_stream(tz_pdf *pdf, tz_pdf_dict *stream, const tz_bytes *deflated) {
    tz_pdf_add_name(stream, "Filter", "FlateDecode");
    tz_pdf_write_stream(pdf, stream, deflated->at, deflated->n);
}

void tz_pdf_deflate_stream(tz_pdf *pdf, tz_pdf_dict *stream, const void *bytes, size_t size) {
    tz_arena *scratch = tz_arena_new(pdf->arena);
    tz_bytes deflated = tz_deflate(pdf->deflater, scratch, bytes, size);
    tz_pdf_write_deflated_stream(pdf, stream, &deflated);
    tz_arena_free(scratch);
}

void tz_pdf_digest(const tz_pdf *pdf, uint8_t digest[SHA256_DIGEST_SIZE]) {
    struct sha256_ctx copy = pdf->digest;
    sha256_update(&copy, pdf->buffered, (const uint8_t *)pdf->buffer);
    sha256_digest(&copy, SHA256_DIGEST_SIZE, digest);
}

// ---- cross-reference and trailer ----

// One entry, as its difference from the entry above (PNG's predictor Up): most only count on, and deflate to next to
// nothing.
static void put_entry(uint8_t *out, tz_pdf_location location, uint8_t above[ENTRY_SIZE]) {
    uint8_t row[ENTRY_SIZE] = {(uint8_t)location.type};
    for (int i = 0; i < 4; i++)
        row[1 + i] = (uint8_t)(location.offset >> (24 - 8 * i));
    row[5] = (uint8_t)(location.index >> 8);
    row[6] = (uint8_t)location.index;
    out[0] = 2; // Up
    for (int i = 0; i < ENTRY_SIZE; i++)
        out[1 + i] = (uint8_t)(row[i] - above[i]);
    memcpy(above, row, ENTRY_SIZE);
}

// The table, deflated; how to read it goes into the trailer.
static tz_bytes make_table(tz_pdf *pdf, uint32_t n) {
    tz_pdf_dict *trailer = tz_pdf_trailer(pdf), *predictor = tz_pdf_add_dict(trailer, "DecodeParms");
    tz_pdf_array *widths = tz_pdf_add_array(trailer, "W");
    uint8_t *table = tz_arena_array(pdf->arena, n, 1 + ENTRY_SIZE), above[ENTRY_SIZE] = {0};
    for (uint32_t i = 0; i < n; i++)
        put_entry(table + (size_t)i * (1 + ENTRY_SIZE), tz_pdf_locate(pdf, i), above);
    for (int i = 0; i < 3; i++)
        tz_pdf_append_number(widths, (const int[]){1, 4, 2}[i]);
    tz_pdf_add_number(predictor, "Predictor", 12);
    tz_pdf_add_number(predictor, "Columns", ENTRY_SIZE);
    tz_pdf_add_name(trailer, "Filter", "FlateDecode");
    return tz_deflate(pdf->deflater, pdf->arena, table, (size_t)n * (1 + ENTRY_SIZE));
}

// The file's identifier: from its own bytes, so that the same content has the same.
static void identify(tz_pdf *pdf) {
    uint8_t digest[SHA256_DIGEST_SIZE];
    tz_pdf_digest(pdf, digest);
    tz_pdf_array *id = tz_pdf_add_array(tz_pdf_trailer(pdf), "ID");
    for (int i = 0; i < 2; i++)
        tz_pdf_append_bytes(id, digest, 16);
}

bool tz_pdf_write_xref(tz_pdf *pdf) {
    identify(pdf);
    uint32_t number = tz_pdf_new_numbers(pdf, 1); // its own: the last
    uint32_t start = (uint32_t)(pdf->written + pdf->buffered), n = tz_pdf_next_number(pdf);
    tz_pdf_dict *trailer = tz_pdf_trailer(pdf);
    begin_object(pdf, number);
    tz_bytes table = make_table(pdf, n), text = {0};
    tz_pdf_add_name(trailer, "Type", "XRef");
    tz_pdf_add_number(trailer, "Size", n);
    tz_pdf_add_number(trailer, "Length", (int64_t)table.n);
    tz_pdf_put_trailer(pdf, pdf->arena, &text);
    put_bytes(pdf, text.at, text.n);
    put(pdf, "\nstream\r\n");
    put_bytes(pdf, table.at, table.n);
    put(pdf, "\nendstream\nendobj\nstartxref\n");
    put_number(pdf, start);
    put(pdf, "\n%%EOF\n");
    flush(pdf);
    return tz_pdf_check(pdf);
}
