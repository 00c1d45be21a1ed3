// PDF: a book becomes a file's bytes. Alone knows libharu.
//
// The bytes depend on the book, the purpose and the attachments only: no clock, locale, path or thread.
#ifndef TSUZURI_PDF_H
#define TSUZURI_PDF_H

#include "tsuzuri/page.h"

typedef enum tz_purpose {
    TZ_FOR_HANDOUT, // PDF/A-2u and PDF/UA-1 in one file
    TZ_FOR_ARCHIVE, // PDF/A-3u and PDF/UA-1, with attachments
    TZ_FOR_PRINT,   // PDF/X-4
} tz_purpose;

typedef struct tz_attachment {
    const char *name, *mime, *description; // name: path inside the edition, "cards/242055-kuwana.yaml"
    const char *bytes;
    size_t size;
    bool is_source; // AFRelationship Source, else Data
} tz_attachment;

typedef struct tz_pdf_options {
    tz_purpose purpose;
    const tz_attachment *attachments; // TZ_FOR_ARCHIVE only
    size_t attachments_n;
    const char *icc; // TZ_FOR_PRINT: the shop's output profile, or NULL for gray
    size_t icc_size;
} tz_pdf_options;

// Takes the file's bytes in order; false stops the writing (the writer has reported or will).
typedef struct tz_sink {
    bool (*write)(void *context, const void *bytes, size_t size);
    void *context;
} tz_sink;

// Writes the whole file. False after reporting.
bool tz_pdf_write(const tz_book *book, const tz_pdf_options *options, const tz_sink *sink, tz_diag *diag);

#endif
