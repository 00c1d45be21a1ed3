// What the files of this folder share that read PDFs.
#ifndef ARCHIVE_READ_H
#define ARCHIVE_READ_H

#include "archive/manifest.h"

// attachments.c: opens a PDF for the life of the arena. NULL after reporting.
void *tz_pdf_opened(tz_arena *arena, const tz_pdf_reader *reader, const tz_source *source, tz_diag *diag);
// What a stream holds. False when it is damaged, or larger than any of ours.
bool tz_stored_stream_read(tz_arena *arena, const tz_stored_stream *stored, tz_bytes *out);

// drawn.c: a page's content stream as a sequence of pieces, each something that is drawn. Only what tsuzuri itself
// writes is understood; the rest is taken as it is.
typedef struct tz_drawn_font tz_drawn_font;
typedef struct tz_drawn_fonts {
    TZ_LIST(tz_drawn_font) fonts;
} tz_drawn_fonts;
// The fonts of a PDF, and what their codes mean.
void tz_drawn_fonts_read(tz_arena *arena, const tz_pdf_reader *reader, void *pdf, tz_drawn_fonts *out);

typedef struct tz_drawn {
    const char *at, *end; // of the content stream, what is left of it
    const tz_drawn_fonts *fonts;
    // where the pen is and what it writes with, as far as pieces have been taken
    const tz_drawn_font *font;
    int64_t size, x, y; // thousandths of a point, from the lower left corner
} tz_drawn;
typedef struct tz_drawn_piece {
    tz_bytes looks;   // all that decides what it looks like, and what it belongs to: to be compared
    tz_bytes text;    // of characters; empty: a shape
    const char *face; // NULL: a shape
    int64_t size, x, y;
    bool is_end; // nothing is drawn any more
} tz_drawn_piece;
// Takes the next piece; false at the end, where `looks` is what is left.
bool tz_drawn_next(tz_arena *arena, tz_drawn *from, tz_drawn_piece *out);

#endif
