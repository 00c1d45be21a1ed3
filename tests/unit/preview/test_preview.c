// Preview: what is drawn where, in which colour, and the picture that comes of it.
#include "between.h"
#include "fonts.h"
#include "preview/preview.h"

#include <cairo/cairo.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

static const tz_color black = {.k = 1000};

// ---- a book of one page ----

typedef struct made {
    tz_arena *arena;
    tz_diag *diag;
    tz_book book;
    tz_page *page;
    tz_bytes png;
    bool refuse; // bytes
} made;

static made *new_book(tz_len width, tz_len height) {
    tz_arena *arena = tz_arena_new(NULL);
    made *it = TZ_NEW(arena, made);
    *it = (made){.arena = arena, .diag = tz_diag_new(), .page = tz_page_new(arena)};
    it->book = (tz_book){.width = width, .height = height, .pages = &it->page, .pages_n = 1};
    tz_page_artifact(arena, it->page, TZ_ARTIFACT_LAYOUT);
    return it;
}

static void forget(made *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static bool keep(void *context, const void *bytes, size_t size) {
    made *it = context;
    if (!it->refuse)
        tz_bytes_add(it->arena, &it->png, bytes, size);
    return !it->refuse;
}

static bool draw(made *it, const tz_painter *painter, int32_t dpi) {
    tz_preview_options options = {painter, dpi};
    return tz_preview_write_png(it->arena, &it->book, 0, &options, &(tz_sink){keep, it}, it->diag);
}

// ---- a painter that remembers the bounds of every shape ----

typedef struct shape {
    double left, top, right, bottom;
    unsigned points;
    int32_t light[3];
} shape;
typedef struct record {
    shape shapes[8];
    unsigned n;
    bool open;
} record;
static record drawn;

static void *record_open(int32_t width, int32_t height) {
    drawn = (record){.open = true};
    drawn.shapes[0] = (shape){1e9, 1e9, -1e9, -1e9, 0, {0}};
    return width > 0 && height > 0 ? &drawn : NULL;
}

static void record_point(void *canvas, double x, double y) {
    record *it = canvas;
    shape *to = &it->shapes[it->n];
    to->left = x < to->left ? x : to->left;
    to->right = x > to->right ? x : to->right;
    to->top = y < to->top ? y : to->top;
    to->bottom = y > to->bottom ? y : to->bottom;
    to->points++;
}

static void record_cubic(void *canvas, double x1, double y1, double x2, double y2, double x, double y) {
    record_point(canvas, x1, y1);
    record_point(canvas, x2, y2);
    record_point(canvas, x, y);
}

static void record_fill(void *canvas, const int32_t light[3]) {
    record *it = canvas;
    memcpy(it->shapes[it->n].light, light, sizeof it->shapes[it->n].light);
    assert_true(++it->n < 8);
    it->shapes[it->n] = (shape){1e9, 1e9, -1e9, -1e9, 0, {0}};
}

static bool record_pixels(void *canvas, tz_pixels *out) {
    static const uint32_t white = 0xffffff;
    *out = (tz_pixels){&white, 1, 1, 1};
    return ((record *)canvas)->open;
}

static void record_close(void *canvas) {
    ((record *)canvas)->open = false;
}

static const tz_painter recorder = {record_open, record_point,  record_point, record_cubic,
                                    record_fill, record_pixels, record_close};

static void assert_near(double is, double should) {
    if (is < should - 1e-6 || is > should + 1e-6)
        fail_msg("%f is not %f", is, should);
}

static void assert_bounds(unsigned i, double left, double top, double right, double bottom) {
    const shape *it = &drawn.shapes[i];
    assert_true(i < drawn.n);
    assert_near(it->left, left);
    assert_near(it->top, top);
    assert_near(it->right, right);
    assert_near(it->bottom, bottom);
}

// ---- tests ----

static void rects_and_paths_are_at_their_places(void **state) {
    (void)state;
    made *it = new_book(72 * TZ_PT, 144 * TZ_PT);
    tz_page_rect(it->arena, it->page, (tz_box){10 * TZ_PT, 20 * TZ_PT, 30 * TZ_PT, TZ_PT / 2}, black);
    tz_item *path = tz_page_item(it->arena, it->page, TZ_ITEM_PATH);
    path->path.points = (tz_len[]){0, 0, 6 * TZ_PT, 0, 6 * TZ_PT, 9 * TZ_PT};
    path->path.n = 3;
    path->path.color = (tz_color){.k = 250};
    assert_true(draw(it, &recorder, 144));
    assert_false(drawn.open);
    assert_int_equal(drawn.n, 2);
    assert_bounds(0, 20, 40, 80, 41);
    assert_bounds(1, 0, 0, 12, 18);
    assert_int_equal(drawn.shapes[0].points, 4);
    assert_int_equal(drawn.shapes[1].points, 3);
    assert_int_equal(drawn.shapes[1].light[0], 750);
    forget(it);
}

static void unite(void *context, int32_t x, int32_t y) {
    record_point(context, x, y);
}

static void unite_cubic(void *context, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y) {
    record_cubic(context, x1, y1, x2, y2, x, y);
}

static void ignore(void *context) {
    (void)context;
}

// Bounds of a glyph in ems, y up.
static shape glyph_box(const tz_fonts *fonts, const tz_glyph *glyph) {
    record_open(1, 1);
    tz_fonts_draw_outline(fonts, glyph->face, glyph->id, &(tz_pen){unite, unite, unite_cubic, ignore, &drawn, NULL});
    shape box = drawn.shapes[0];
    double upem = tz_fonts_face(fonts, glyph->face)->upem;
    box.left /= upem;
    box.right /= upem;
    box.top /= upem;
    box.bottom /= upem;
    return box;
}

// TrueType and CFF, upright and turned by a quarter clockwise: up becomes right.
static void glyphs_are_on_their_origin(void **state) {
    (void)state;
    test_fonts *fonts = test_fonts_new();
    tz_glyph glyphs[2] = {test_shape(fonts, "gothic", false, "ト").glyphs[0],
                          test_shape(fonts, "gothic", false, "𠮷").glyphs[0]};
    for (int i = 0; i < 2; i++) {
        shape box = glyph_box(fonts->fonts, &glyphs[i]);
        made *it = new_book(100 * TZ_PT, 100 * TZ_PT);
        it->book.fonts = fonts->fonts;
        tz_run_glyph at = {.id = glyphs[i].id, .x = 30 * TZ_PT, .y = 40 * TZ_PT};
        for (int rotated = 0; rotated < 2; rotated++)
            tz_page_item(it->arena, it->page, TZ_ITEM_RUN)->run = (tz_run){.kind = TZ_ITEM_RUN,
                                                                           .face = glyphs[i].face,
                                                                           .size = 10 * TZ_PT,
                                                                           .glyphs = &at,
                                                                           .glyphs_n = 1,
                                                                           .rotated = rotated != 0};
        assert_true(draw(it, &recorder, 144));
        assert_int_equal(drawn.n, 2);
        assert_bounds(0, 60 + 20 * box.left, 80 - 20 * box.bottom, 60 + 20 * box.right, 80 - 20 * box.top);
        assert_bounds(1, 60 + 20 * box.top, 80 + 20 * box.left, 60 + 20 * box.bottom, 80 + 20 * box.right);
        forget(it);
    }
    test_fonts_free(fonts);
}

typedef struct reader {
    const tz_bytes *from;
    size_t at;
} reader;

static cairo_status_t read_bytes(void *context, unsigned char *to, unsigned size) {
    reader *it = context;
    if (size > it->from->n - it->at)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, it->from->at + it->at, size);
    it->at += size;
    return CAIRO_STATUS_SUCCESS;
}

static uint32_t pixel(cairo_surface_t *picture, int x, int y) {
    uint32_t value;
    memcpy(&value, cairo_image_surface_get_data(picture) + y * cairo_image_surface_get_stride(picture) + 4 * x,
           sizeof value);
    return value & 0xffffff;
}

static void pictures_show_inks_as_light(void **state) {
    (void)state;
    made *it = new_book(20 * TZ_PT + 1, 10 * TZ_PT); // a little more than 20 pixels
    static const tz_color colors[] = {{.k = 1000}, {.k = 200}, {.c = 1000, .k = 500}, {.m = 400, .y = 1000}};
    for (int i = 0; i < 4; i++)
        tz_page_rect(it->arena, it->page, (tz_box){4 * i * TZ_PT, 0, 4 * TZ_PT, 8 * TZ_PT}, colors[i]);
    tz_page_rect(it->arena, it->page, (tz_box){16 * TZ_PT, 0, TZ_PT / 2, 8 * TZ_PT}, black);
    assert_true(draw(it, &tz_painter_cairo, 72));
    cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(read_bytes, &(reader){&it->png, 0});
    assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
    assert_int_equal(cairo_image_surface_get_width(picture), 21);
    assert_int_equal(cairo_image_surface_get_height(picture), 10);
    assert_int_equal(pixel(picture, 1, 1), 0x000000);
    assert_int_equal(pixel(picture, 5, 1), 0xcccccc);
    assert_int_equal(pixel(picture, 9, 1), 0x008080);
    assert_int_equal(pixel(picture, 13, 1), 0xff9900);
    assert_between(pixel(picture, 16, 1) & 0xff, 0x7c, 0x83); // half covered
    assert_int_equal(pixel(picture, 18, 1), 0xffffff);
    assert_int_equal(pixel(picture, 1, 9), 0xffffff);
    cairo_surface_destroy(picture);
    tz_bytes first = it->png;
    it->png = (tz_bytes){0};
    assert_true(draw(it, &tz_painter_cairo, 72));
    assert_int_equal(it->png.n, first.n);
    assert_memory_equal(it->png.at, first.at, first.n);
    forget(it);
}

// Colour type and pixels a metre, where PNG has them when nothing else stands before.
static void gray_pages_are_gray_pictures(void **state) {
    (void)state;
    made *it = new_book(20 * TZ_PT, 10 * TZ_PT);
    tz_page_rect(it->arena, it->page, (tz_box){0, 0, 8 * TZ_PT, 8 * TZ_PT}, (tz_color){.k = 200});
    assert_true(draw(it, &tz_painter_cairo, 96));
    assert_int_equal(it->png.at[25], 0);
    assert_memory_equal(it->png.at + 37, "pHYs\0\0\x0e\xc4\0\0\x0e\xc4\1", 13);
    cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(read_bytes, &(reader){&it->png, 0});
    assert_int_equal(cairo_image_surface_get_width(picture), 27);
    assert_int_equal(pixel(picture, 9, 9), 0xcccccc);
    assert_int_equal(pixel(picture, 11, 9), 0xffffff);
    cairo_surface_destroy(picture);
    it->png = (tz_bytes){0};
    tz_page_rect(it->arena, it->page, (tz_box){0, 0, TZ_PT, TZ_PT}, (tz_color){.m = 10});
    assert_true(draw(it, &tz_painter_cairo, 96));
    assert_int_equal(it->png.at[25], 2);
    forget(it);
}

static void refused_bytes_end_it_quietly(void **state) {
    (void)state;
    made *it = new_book(TZ_PT, TZ_PT);
    it->refuse = true;
    assert_false(draw(it, &tz_painter_cairo, 72));
    assert_null(tz_diag_at(it->diag, 0)); // the sink tells
    forget(it);
}

static void pictures_that_are_too_large_are_refused(void **state) {
    (void)state;
    made *it = new_book(2000 * TZ_MM, TZ_MM);
    assert_false(draw(it, &tz_painter_cairo, TZ_DPI_MOST));
    assert_string_equal(tz_diag_at(it->diag, 0)->message, "a page of 47245 × 24 pixels is too large for a picture");
    assert_non_null(tz_diag_at(it->diag, 0)->note);
    forget(it);
}

static bool draw_nothing(void *argument) {
    made *it = argument;
    return draw(it, &recorder, 72);
}

static void running_out_of_memory_is_reported(void **state) {
    (void)state;
    made *it = new_book(0, 0); // the recorder has no canvas for it
    assert_false(tz_protect(it->diag, draw_nothing, it));
    assert_string_equal(tz_diag_at(it->diag, 0)->message, "out of memory");
    forget(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rects_and_paths_are_at_their_places),
        cmocka_unit_test(glyphs_are_on_their_origin),
        cmocka_unit_test(pictures_show_inks_as_light),
        cmocka_unit_test(gray_pages_are_gray_pictures),
        cmocka_unit_test(refused_bytes_end_it_quietly),
        cmocka_unit_test(pictures_that_are_too_large_are_refused),
        cmocka_unit_test(running_out_of_memory_is_reported),
    };
    return cmocka_run_group_tests_name("preview", tests, NULL, NULL);
}
