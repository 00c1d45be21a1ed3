// The painter that draws with cairo. Uses nothing else of the program, so that it can also be a module of its own.
#include "preview/preview.h"

#include <cairo/cairo.h>

// After its first error cairo draws nothing more; get_pixels() then gives false.
static void *open_canvas(int32_t width, int32_t height) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_surface_destroy(surface); // cairo has a reference of its own
    if (cairo_status(cairo) != CAIRO_STATUS_SUCCESS) {
        cairo_destroy(cairo);
        return NULL;
    }
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    return cairo;
}

static void move_to(void *canvas, double x, double y) {
    cairo_move_to(canvas, x, y);
}

static void line_to(void *canvas, double x, double y) {
    cairo_line_to(canvas, x, y);
}

static void cubic_to(void *canvas, double x1, double y1, double x2, double y2, double x, double y) {
    cairo_curve_to(canvas, x1, y1, x2, y2, x, y);
}

static void fill(void *canvas, const int32_t rgb[3]) {
    cairo_set_source_rgb(canvas, rgb[0] / 1000.0, rgb[1] / 1000.0, rgb[2] / 1000.0);
    cairo_fill(canvas);
}

static bool get_pixels(void *canvas, tz_pixels *out) {
    cairo_surface_t *surface = cairo_get_target(canvas);
    if (cairo_status(canvas) != CAIRO_STATUS_SUCCESS)
        return false;
    cairo_surface_flush(surface);
    *out = (tz_pixels){
        .at = (const uint32_t *)(const void *)cairo_image_surface_get_data(surface),
        .width = cairo_image_surface_get_width(surface),
        .height = cairo_image_surface_get_height(surface),
        .stride = (size_t)cairo_image_surface_get_stride(surface) / sizeof(uint32_t),
    };
    return true;
}

static void close_canvas(void *canvas) {
    cairo_destroy(canvas);
}

const tz_painter tz_painter_cairo = {
    .open = open_canvas,
    .move = move_to,
    .line = line_to,
    .cubic = cubic_to,
    .fill = fill,
    .pixels = get_pixels,
    .close = close_canvas,
};
