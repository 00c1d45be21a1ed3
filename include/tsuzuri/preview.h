// Preview: pages as PNG pictures, for a quick look and for a README. A second backend of the same display list.
//
// A picture shows what a PDF reader shows of the page: the same outlines at the same places, filled with antialiasing,
// in the colours of tz_color_rgb (style.h), without the reader's hinting or its snapping of rules to pixels.
//
// Filling is left to a painter. The one there is draws with cairo and stands behind a table, because cairo brings a
// dozen libraries with it: a program links it (-lcairo) or loads it from a module only when a picture is asked for.
#ifndef TSUZURI_PREVIEW_H
#define TSUZURI_PREVIEW_H

#include "tsuzuri/decls.h"
#include "tsuzuri/page.h"
#include "tsuzuri/pdf.h"

TZ_BEGIN_DECLS

// What was drawn: rows from the top, pixels from the left, 0xRRGGBB in their lower 24 bits.
typedef struct tz_pixels {
    const uint32_t *at;
    int32_t width, height;
    size_t stride; // pixels from a row to the next
} tz_pixels;

// A canvas belongs to one thread at a time; several canvases may be used at once. Lengths are pixels from the canvas's
// top left corner, y down.
typedef struct tz_painter {
    // A white canvas. NULL when there is no memory for it. Free with close.
    void *(*open)(int32_t width, int32_t height);
    // Contours of the next shape.
    void (*move)(void *canvas, double x, double y);
    void (*line)(void *canvas, double x, double y);
    void (*cubic)(void *canvas, double x1, double y1, double x2, double y2, double x, double y);
    // Fills the shape by the nonzero winding rule; light is red, green and blue in per mille. The next shape is empty.
    void (*fill)(void *canvas, const int32_t light[3]);
    // Borrowed until the next call. False when memory has run out at any time since open.
    bool (*pixels)(void *canvas, tz_pixels *out);
    void (*close)(void *canvas);
} tz_painter;
extern const tz_painter tz_painter_cairo;

enum { TZ_DPI_LEAST = 10, TZ_DPI_MOST = 600, TZ_DPI_DEFAULT = 96 };

typedef struct tz_preview_options {
    const tz_painter *painter;
    int32_t dpi; // pixels an inch of paper, TZ_DPI_LEAST … TZ_DPI_MOST
} tz_preview_options;

// The picture's size: whole pixels that cover the page.
void tz_preview_size(const tz_book *book, int32_t dpi, int32_t *width, int32_t *height);

// Writes page `page` (an index into book->pages). The arena is used while it writes only. False after reporting, or
// when the sink refuses. The same book and options give the same bytes, with the same version of cairo. Thread-safe.
bool tz_preview_write_png(tz_arena *arena, const tz_book *book, size_t page, const tz_preview_options *options,
                          const tz_sink *sink, tz_diag *diag);

TZ_END_DECLS

#endif
