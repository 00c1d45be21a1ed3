// The files inside a PDF that was made for an archive.
#include "archive/archive.h"
#include "base/intl.h"

#include <libdeflate.h>
#include <nettle/sha2.h>
#include <string.h>

static const tz_place nowhere;

// ---- an open PDF ----

typedef struct opened {
    const tz_pdf_reader *reader;
    void *pdf;
} opened;

static void close_opened(void *object) {
    const opened *it = object;
    if (it->pdf)
        it->reader->close(it->pdf);
}

// Opens a PDF for the life of the arena. NULL after reporting.
static void *open_pdf(tz_arena *arena, const tz_pdf_reader *reader, const tz_source *source, tz_diag *diag) {
    opened *made = TZ_NEW(arena, opened);
    *made = (opened){.reader = reader};
    tz_arena_defer(arena, close_opened, made);
    const char *why;
    made->pdf = reader->open(source->bytes, source->size, &why);
    if (!made->pdf)
        tz_out_of_memory();
    if (why)
        tz_error(diag, nowhere, _("%s is no PDF that can be read: %s"), source->name, why);
    return why ? NULL : made->pdf;
}

// ---- streams ----

static void free_inflater(void *inflater) {
    libdeflate_free_decompressor(inflater);
}

// What a stream holds; false when it is damaged, or too large. No stream of ours is nearly as large as the limit: one
// that is was made to fill the memory.
static bool read_stream(tz_arena *arena, const tz_stored_stream *stored, tz_bytes *out) {
    if (!stored->deflated) {
        *out = (tz_bytes){.at = tz_arena_copy(arena, stored->bytes, stored->size), .n = stored->size};
        return true;
    }
    tz_arena *scratch = tz_arena_new(arena);
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    if (!inflater)
        tz_out_of_memory();
    tz_arena_defer(scratch, free_inflater, inflater);
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t got = 0;
    for (size_t room = 65536; result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= TZ_FILE_LIMIT; room *= 4) {
        tz_arena *trial = tz_arena_new(scratch);
        char *bytes = tz_arena_alloc(trial, room);
        result = libdeflate_zlib_decompress(inflater, stored->bytes, stored->size, bytes, room, &got);
        if (result == LIBDEFLATE_SUCCESS)
            *out = (tz_bytes){.at = tz_arena_copy(arena, bytes, got), .n = got};
        tz_arena_free(trial);
    }
    tz_arena_free(scratch);
    return result == LIBDEFLATE_SUCCESS;
}

// ---- the identifier ----

// "startxref\nNUMBER\n%%EOF\n" ends the file, and up to that number the identifier is the digest of its bytes.
static bool end_of_content(const tz_source *source, size_t *end) {
    static const char mark[] = "startxref\n", after[] = "\n%%EOF\n";
    const char *bytes = source->bytes, *stop = bytes + source->size;
    size_t tail = strlen(mark) + 10 + strlen(after), digits = 0;
    if (source->size < tail)
        return false;
    const char *at = memmem(stop - tail, tail, mark, strlen(mark));
    if (!at)
        return false;
    *end = 0;
    for (at += strlen(mark); at < stop && *at >= '0' && *at <= '9' && digits < 10; at++, digits++)
        *end = *end * 10 + (size_t)(*at - '0');
    return digits && (size_t)(stop - at) == strlen(after) && !memcmp(at, after, strlen(after)) && *end < source->size;
}

static bool has_its_id(const tz_pdf_reader *reader, void *pdf, const tz_source *source) {
    unsigned char id[16];
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    size_t end;
    if (!reader->id(pdf, id) || !end_of_content(source, &end))
        return false;
    sha256_init(&context);
    sha256_update(&context, end, (const uint8_t *)source->bytes);
    sha256_digest(&context, sizeof digest, digest);
    return !memcmp(id, digest, sizeof id);
}

// ---- files ----

enum { MOST_FILES = 20000 };
static const size_t most_bytes = TZ_FONT_LIMIT;

static bool read_files(tz_arena *arena, const tz_pdf_reader *reader, void *pdf, const tz_source *source,
                       tz_archive_files *out, tz_diag *diag) {
    const char *name;
    tz_stored_stream stored;
    size_t total = 0, taken = 0; // a stream that is attached again and again takes more than the file
    for (size_t i = 0; reader->attachment(pdf, i, &name, &stored); i++) {
        tz_bytes bytes;
        const char *file_name = tz_arena_copy(arena, name, strlen(name));
        taken += stored.size;
        if (taken > source->size || total > most_bytes || out->files.n == MOST_FILES) {
            tz_error(diag, nowhere, _("%s: more is attached than an edition has"), source->name);
            return false;
        }
        if (!read_stream(arena, &stored, &bytes)) {
            tz_error(diag, nowhere, _("%s: the attached file %s is damaged"), source->name, file_name);
            return false;
        }
        total += bytes.n;
        const char *shown = tz_arena_format(arena, "%s/%s", source->name, file_name);
        *TZ_ADD(arena, &out->files) = (tz_project_file){file_name, tz_source_new(arena, shown, bytes.at, bytes.n)};
    }
    return true;
}

bool tz_attachments_read(tz_arena *arena, const tz_pdf_reader *reader, const tz_source *pdf, tz_archive_files *out,
                         tz_diag *diag) {
    *out = (tz_archive_files){.files = {.n = 0}};
    tz_arena *scratch = tz_arena_new(arena);
    void *open = open_pdf(scratch, reader, pdf, diag);
    if (open && !has_its_id(reader, open, pdf))
        tz_error(diag, nowhere, _("%s has changed since it was written: its bytes are not those of its identifier"),
                 pdf->name);
    bool read = open && read_files(arena, reader, open, pdf, out, diag);
    tz_archive_files_sort(out);
    tz_arena_free(scratch);
    if (read && !out->files.n) {
        tz_error(diag, nowhere, _("%s has no records attached"), pdf->name);
        tz_note(diag, nowhere,
                _("only PDFs for an archive have them: those of tsuzuri archive and build --for archive"));
    }
    return read && out->files.n;
}
