// The painter that draws with cairo: what its canvas shows.
#include "between.h"
#include "preview/preview.h"

#include <cairo/cairo.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const int32_t black[] = {0, 0, 0}, red[] = {1000, 0, 0}, dark_blue[] = {0, 0, 500};

static void square(void *canvas, double left, double top, double size, bool clockwise) {
    const tz_painter *p = &tz_painter_cairo;
    p->move(canvas, left, top);
    p->line(canvas, clockwise ? left + size : left, clockwise ? top : top + size);
    p->line(canvas, left + size, top + size);
    p->line(canvas, clockwise ? left : left + size, clockwise ? top + size : top);
}

static uint32_t at(void *canvas, int x, int y) {
    tz_pixels pixels;
    assert_true(tz_painter_cairo.pixels(canvas, &pixels));
    assert_int_equal(pixels.width, 20);
    assert_int_equal(pixels.height, 10);
    assert_true(pixels.stride >= 20);
    return pixels.at[(size_t)y * pixels.stride + (size_t)x] & 0xffffff;
}

static void a_canvas_is_white_until_something_is_filled(void **state) {
    (void)state;
    const tz_painter *p = &tz_painter_cairo;
    void *canvas = p->open(20, 10);
    assert_non_null(canvas);
    assert_int_equal(at(canvas, 0, 0), 0xffffff);
    assert_int_equal(at(canvas, 19, 9), 0xffffff);
    square(canvas, 2, 3, 4, true);
    assert_int_equal(at(canvas, 3, 4), 0xffffff);
    p->fill(canvas, red);
    assert_int_equal(at(canvas, 2, 3), 0xff0000);
    assert_int_equal(at(canvas, 5, 6), 0xff0000);
    assert_int_equal(at(canvas, 6, 6), 0xffffff);
    assert_int_equal(at(canvas, 1, 3), 0xffffff);
    square(canvas, 10, 0, 4, true); // the next shape: the first does not become blue
    p->fill(canvas, dark_blue);
    assert_int_equal(at(canvas, 2, 3), 0xff0000);
    assert_between(at(canvas, 11, 1), 0x00007f, 0x000080);
    p->close(canvas);
}

// Where contours lie on one another, directions count (nonzero winding rule): a hole runs the other way.
static void contours_that_run_against_each_other_leave_a_hole(void **state) {
    (void)state;
    const tz_painter *p = &tz_painter_cairo;
    for (int hole = 0; hole < 2; hole++) {
        void *canvas = p->open(20, 10);
        square(canvas, 0, 0, 9, true);
        square(canvas, 3, 3, 3, !hole);
        p->fill(canvas, black);
        assert_int_equal(at(canvas, 1, 1), 0x000000);
        assert_int_equal(at(canvas, 4, 4), hole ? 0xffffff : 0x000000);
        p->close(canvas);
    }
}

static void curves_are_cubic(void **state) {
    (void)state;
    const tz_painter *p = &tz_painter_cairo;
    void *canvas = p->open(20, 10);
    p->move(canvas, 0, 0);
    p->cubic(canvas, 0, 12, 20, 12, 20, 0); // its lowest point is at three quarters of 12
    p->fill(canvas, black);
    assert_int_equal(at(canvas, 10, 7), 0x000000);
    assert_int_equal(at(canvas, 10, 9), 0xffffff);
    assert_int_equal(at(canvas, 0, 8), 0xffffff);
    assert_int_equal(at(canvas, 19, 8), 0xffffff);
    p->close(canvas);
}

static void an_impossible_size_has_no_canvas(void **state) {
    (void)state;
    assert_null(tz_painter_cairo.open(40000, 1));
    assert_null(tz_painter_cairo.open(-1, 1));
}

static void errors_of_cairo_are_found_when_pixels_are_taken(void **state) {
    (void)state;
    void *canvas = tz_painter_cairo.open(20, 10);
    tz_pixels pixels;
    assert_true(tz_painter_cairo.pixels(canvas, &pixels));
    cairo_restore(canvas); // without cairo_save() it is one
    assert_false(tz_painter_cairo.pixels(canvas, &pixels));
    tz_painter_cairo.close(canvas);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_canvas_is_white_until_something_is_filled),
        cmocka_unit_test(contours_that_run_against_each_other_leave_a_hole),
        cmocka_unit_test(curves_are_cubic),
        cmocka_unit_test(an_impossible_size_has_no_canvas),
        cmocka_unit_test(errors_of_cairo_are_found_when_pixels_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
