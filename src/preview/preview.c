// From a page's display list to shapes on a canvas.
#include "base/intl.h"
#include "preview/png.h"

enum { WIDEST = 32767 }; // pixels: what cairo's pictures can hold

typedef struct drawing {
    const tz_painter *painter;
    void *canvas;
    const tz_fonts *fonts;
    double pixel; // pixels of one EMU
} drawing;

static int32_t pixels(tz_len length, int32_t dpi) {
    const int64_t inch = INT64_C(72) * TZ_PT;
    return (int32_t)(((int64_t)length * dpi + inch - 1) / inch);
}

void tz_preview_size(const tz_book *book, int32_t dpi, int32_t *width, int32_t *height) {
    *width = pixels(book->width, dpi);
    *height = pixels(book->height, dpi);
}

static void fill(const drawing *d, tz_color color) {
    int32_t rgb[3];
    tz_color_rgb(color, rgb);
    d->painter->fill(d->canvas, rgb);
}

// ---- glyphs ----

// From font units to pixels: x' = x0 + xx·x + xy·y, y' = y0 + yx·x + yy·y.
typedef struct transform {
    const drawing *d;
    double x0, y0, xx, xy, yx, yy;
} transform;

static double transform_x(const transform *p, int32_t x, int32_t y) {
    return p->x0 + p->xx * x + p->xy * y;
}

static double transform_y(const transform *p, int32_t x, int32_t y) {
    return p->y0 + p->yx * x + p->yy * y;
}

static void pen_move(void *context, int32_t x, int32_t y) {
    const transform *p = context;
    p->d->painter->move(p->d->canvas, transform_x(p, x, y), transform_y(p, x, y));
}

static void pen_line(void *context, int32_t x, int32_t y) {
    const transform *p = context;
    p->d->painter->line(p->d->canvas, transform_x(p, x, y), transform_y(p, x, y));
}

static void pen_cubic(void *context, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y) {
    const transform *p = context;
    p->d->painter->cubic(p->d->canvas, transform_x(p, x1, y1), transform_y(p, x1, y1), transform_x(p, x2, y2),
                         transform_y(p, x2, y2), transform_x(p, x, y), transform_y(p, x, y));
}

// Filling closes every contour.
static void pen_close(void *context) {
    (void)context;
}

// Each glyph is a shape of its own: where two overlap, both are seen.
static void draw_run(const drawing *d, const tz_run *run) {
    double unit = run->size * d->pixel / tz_fonts_face(d->fonts, run->face)->upem;
    transform p = {.d = d, .xx = unit, .yy = -unit};
    if (run->rotated) // font's right is down, its up is right
        p = (transform){.d = d, .yx = unit, .xy = unit};
    tz_pen pen = {pen_move, pen_line, pen_cubic, pen_close, &p, NULL};
    for (uint32_t i = 0; i < run->glyphs_n; i++) {
        p.x0 = run->glyphs[i].x * d->pixel;
        p.y0 = run->glyphs[i].y * d->pixel;
        tz_fonts_draw_outline(d->fonts, run->face, run->glyphs[i].id, &pen);
        fill(d, run->color);
    }
}

// ---- shapes ----

static void draw_polygon(const drawing *d, const tz_len *points, uint32_t n, tz_color color) {
    for (uint32_t i = 0; i < n; i++)
        (i ? d->painter->line : d->painter->move)(d->canvas, points[2 * i] * d->pixel, points[2 * i + 1] * d->pixel);
    fill(d, color);
}

static void draw_item(const drawing *d, const tz_item *item) {
    if (item->kind == TZ_ITEM_RUN) {
        draw_run(d, &item->run);
    } else if (item->kind == TZ_ITEM_PATH) {
        draw_polygon(d, item->path.points, item->path.n, item->path.color);
    } else {
        tz_len left = item->rect.x, top = item->rect.y;
        tz_len right = left + item->rect.width, bottom = top + item->rect.height;
        draw_polygon(d, (tz_len[]){left, top, right, top, right, bottom, left, bottom}, 4, item->rect.color);
    }
}

// ---- the picture ----

static bool fits(int32_t width, int32_t height, int32_t dpi, tz_diag *diag) {
    if (width <= WIDEST && height <= WIDEST)
        return true;
    tz_error(diag, (tz_place){0}, _("a page of %d × %d pixels is too large for a picture"), width, height);
    tz_note(diag, (tz_place){0}, _("please choose fewer than %d dots an inch"), dpi);
    return false;
}

bool tz_preview_write_png(tz_arena *arena, const tz_book *book, size_t page, const tz_preview_options *options,
                          const tz_sink *sink, tz_diag *diag) {
    const tz_painter *painter = options->painter;
    int32_t width, height;
    tz_preview_size(book, options->dpi, &width, &height);
    if (!fits(width, height, options->dpi, diag))
        return false;
    tz_arena *scratch = tz_arena_new(arena);
    void *canvas = painter->open(width, height);
    if (!canvas)
        tz_out_of_memory();
    tz_arena_defer(scratch, painter->close, canvas);
    drawing d = {painter, canvas, book->fonts, options->dpi / (72.0 * TZ_PT)};
    for (size_t i = 0; i < book->pages[page]->items.n; i++)
        draw_item(&d, &book->pages[page]->items.at[i]);
    tz_pixels pixels;
    if (!painter->pixels(canvas, &pixels))
        tz_out_of_memory();
    bool written = tz_png_write(scratch, &pixels, options->dpi, sink);
    tz_arena_free(scratch);
    return written;
}
