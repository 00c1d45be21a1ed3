// Preview: pages of a book as PNG pictures, drawn from the same display list as the PDF. Not for printing or reading
// aloud: a picture has no text, links or structure.
//
// A picture shows what a PDF reader shows of the page: the same outlines at the same places, filled with antialiasing,
// in the colours of tz_color_rgb() (style.h), but without the reader's hinting or its snapping of rules to pixels.
//
// Shapes are filled by a painter, a table of functions, because the only one, tz_painter_cairo, needs libcairo and a
// dozen libraries more: a program links it (-lcairo), or loads src/preview/cairo.c as a module of its own when a
// picture is asked for.
#ifndef PREVIEW_PREVIEW_H
#define PREVIEW_PREVIEW_H

#include "page/page.h"
#include "pdf/pdf.h"

// What was drawn: rows from the top, pixels from the left, 0xRRGGBB in the lower 24 bits of each.
typedef struct tz_pixels {
    const uint32_t *at;
    int32_t width, height;
    size_t stride; // pixels from a row to the next
} tz_pixels;

// Draws shapes on a canvas, whose type only the painter knows. A canvas belongs to one thread at a time; several
// canvases may be used at once. Coordinates are pixels from the canvas's top left corner, y down.
typedef struct tz_painter {
    // A new canvas, white, to be freed with `close`. NULL when there is no memory for it.
    void *(*open)(int32_t width, int32_t height);
    // The next shape: each `move` begins a contour, which `fill` closes.
    void (*move)(void *canvas, double x, double y);
    void (*line)(void *canvas, double x, double y);
    void (*cubic)(void *canvas, double x1, double y1, double x2, double y2, double x, double y);
    // Fills the shape by the nonzero winding rule with red, green and blue in per mille, and begins an empty one.
    void (*fill)(void *canvas, const int32_t rgb[3]);
    // Fills in `out`; its pixels are borrowed until the next call. False when memory has run out at any time.
    bool (*pixels)(void *canvas, tz_pixels *out);
    void (*close)(void *canvas);
} tz_painter;
extern __attribute__((visibility("default"))) const tz_painter tz_painter_cairo;

enum { TZ_DPI_LEAST = 10, TZ_DPI_MOST = 600, TZ_DPI_DEFAULT = 96 };

typedef struct tz_preview_options {
    const tz_painter *painter;
    int32_t dpi; // pixels an inch of paper, TZ_DPI_LEAST … TZ_DPI_MOST
} tz_preview_options;

// The picture's size in pixels: as many as cover the page, also in part.
void tz_preview_size(const tz_book *book, int32_t dpi, int32_t *width, int32_t *height);

// Writes the page with index `page` of book->pages to the sink. The arena is used only while it writes. False after
// reporting that a picture cannot be so large, or when the sink refuses (then nothing is reported). The same book and
// options give the same bytes with the same version of cairo. Several threads may write pages of one book at once.
bool tz_preview_write_png(tz_arena *arena, const tz_book *book, size_t page, const tz_preview_options *options,
                          const tz_sink *sink, tz_diag *diag);

#endif
