// PDF: a book becomes the bytes of a file. Where they are stored is the caller's business (tz_sink).
//
// The bytes depend on the book, the purpose and the attachments only: no clock, locale, path or thread.
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/progress.h"
#include "page/page.h"

typedef enum tz_purpose {
    TZ_PURPOSE_HANDOUT, // PDF/A-2u (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one file
    TZ_PURPOSE_ARCHIVE, // PDF/A-3u (ISO 19005-3) and PDF/UA-1, with attachments
    TZ_PURPOSE_PRINT,   // PDF/X-4 (ISO 15930-7)
} tz_purpose;

typedef struct tz_attachment {
    const char *name;        // its path in the archive: "edition/cards/242055-kuwana.yaml"
    const char *mime;        // "text/yaml"
    const char *description; // for readers; NULL: the name
    const char *bytes;
    size_t size;
    bool is_source; // AFRelationship Source, else Data (ISO 19005-3, 6.8)
} tz_attachment;

// Imposition: how pages are arranged on the sheets of paper. Two pages fill a side, left and right, or one above the
// other when the fold or cut runs across. The PDF's pages are the sheets' sides: front, back, front, back …
// Saddles and folds are to be printed duplex with the short edge as binding edge (短辺とじ), TZ_IMPOSE_TWO_UP with the
// long one.
typedef enum tz_imposition {
    TZ_IMPOSE_NONE,        // one page a side: print shops impose pages themselves
    TZ_IMPOSE_SADDLE_LEFT, // 中綴じ: nested sheets, folded and stitched at the pages' left edge
    TZ_IMPOSE_SADDLE_TOP,  // 天綴じ: the same at their top edge; the outside back cover is turned by 180°
    TZ_IMPOSE_TWO_UP,      // cut in the middle: the second half's stack goes under the first's
    TZ_IMPOSE_A3_FOLD,     // every sheet folded by itself (A4 pages on A3), along the pages' longer edge
} tz_imposition;

// Everything that is pointed to is borrowed until tz_pdf_write() returns.
typedef struct tz_pdf_options {
    tz_purpose purpose;
    const tz_progress *progress;      // NULL: nothing is reported
    uint32_t threads;                 // at most so many work at once (0: one); the bytes do not depend on it
    const tz_attachment *attachments; // TZ_PURPOSE_ARCHIVE only
    size_t attachments_n;
    // TZ_PURPOSE_PRINT only
    const char *icc; // bytes of the print shop's output profile, for gray or CMYK; NULL: black ink
    size_t icc_size;
    const char *icc_name; // of its file, for messages
    tz_imposition impose;
    bool marks;             // 3 mm of bleed, and trim marks outside it (トンボ); else the paper is the trimmed sheet
    tz_len back_margin;     // imposed: between each page and the fold or cut in the middle of the sheet
    tz_len paper_thickness; // of a leaf: by so much each inner sheet of a saddle creeps outwards; 0: not compensated
    uint32_t multiple;      // TZ_IMPOSE_NONE: blank pages make the number one of these (4: stitched, 2: glued); 0: none
} tz_pdf_options;

// How many blank pages tz_pdf_write() adds at the end so that the last sheet is full.
uint32_t tz_pdf_count_blank_pages(const tz_book *book, const tz_pdf_options *options);

// Takes a file's bytes in order, which are borrowed for the call. False ends the writing; the sink's owner reports why.
typedef struct tz_sink {
    bool (*write)(void *context, const void *bytes, size_t size);
    void *context;
} tz_sink;

// Writes the file to the sink: each stream as soon as it is made, so that memory grows little with the book. The book's
// date ("2026-03-31") is the only one in the file; without one there is none, or 1970-01-01 where the purpose's
// standard asks for one. False after reporting; nothing is reported when the sink refused.
bool tz_pdf_write(const tz_book *book, const tz_pdf_options *options, const tz_sink *sink, tz_diag *diag);

#endif
