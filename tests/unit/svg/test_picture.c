// The picture: every item in its colour and at its place.
#include "written.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const tz_color black = {.k = 1000}, tint = {.k = 120}, paint = {.c = 1000, .m = 500, .k = 200};

static void add_rect(written *w, int x, int width, tz_color color) {
    tz_page *page = w->sample->pages.at[0];
    tz_page_rect(w->sample->arena, page, (tz_box){x * TZ_PT, 20 * TZ_PT, width * TZ_PT, TZ_PT / 4}, color);
}

static const char *picture(written *w) {
    tz_svg_put_picture(&w->svg);
    return written_take(w);
}

static void rects_of_one_colour_are_one_path(void **state) {
    (void)state;
    written *w = written_new();
    add_rect(w, 10, 100, black);
    add_rect(w, 10, 5, black);
    add_rect(w, 30, 7, tint);
    add_rect(w, 40, 7, paint);
    assert_string_equal(picture(w), "<path fill=\"#000000\" d=\"M10 20h100v0.25h-100zM10 20h5v0.25h-5z\"/>"
                                    "<path fill=\"#e0e0e0\" d=\"M30 20h7v0.25h-7z\"/>"
                                    "<path fill=\"#0066cc\" d=\"M40 20h7v0.25h-7z\"/>");
    written_free(w);
}

static void polygons_are_paths_of_their_own(void **state) {
    (void)state;
    written *w = written_new();
    tz_page *page = w->sample->pages.at[0];
    static const tz_len points[] = {0, 0, 6 * TZ_PT, 0, 6 * TZ_PT, -9 * TZ_PT};
    add_rect(w, 10, 100, black);
    for (int i = 0; i < 2; i++) {
        tz_item *item = tz_page_item(w->sample->arena, page, TZ_ITEM_PATH);
        item->path.points = points;
        item->path.n = i ? 0 : 3;
        item->path.color = black;
    }
    add_rect(w, 10, 1, black);
    assert_string_equal(picture(w), "<path fill=\"#000000\" d=\"M10 20h100v0.25h-100z\"/>"
                                    "<path fill=\"#000000\" d=\"M0 0L6 0L6 -9z\"/>"
                                    "<path fill=\"#000000\" d=\"\"/>"
                                    "<path fill=\"#000000\" d=\"M10 20h1v0.25h-1z\"/>");
    written_free(w);
}

// A run is one path, scaled from font units, its glyphs where they are on the page.
static void runs_are_paths_in_font_units(void **state) {
    (void)state;
    written *w = written_new();
    sample_text(w->sample, NULL, "gothic", 16, 60, 40, "ああ");
    const char *found = picture(w),
               *start = "<path fill=\"#000000\" transform=\"matrix(.0078125 0 0 -.0078125 60 40)\" d=\"M";
    const tz_run *run = &w->svg.page->items.at[0].run;
    assert_memory_equal(found, start, strlen(start));
    tz_svg_put_outline(&w->svg, run->face, run->glyphs[0].id, 0, 0);
    tz_svg_put_outline(&w->svg, run->face, run->glyphs[1].id, 2048, 0);
    const char *outlines = written_take(w);
    assert_memory_equal(strstr(found, " d=\"") + 4, outlines, strlen(outlines));
    assert_string_equal(strstr(found, " d=\"") + 4 + strlen(outlines), "\"/>");
    written_free(w);
}

// Sideways, the font's right is down and its up is right.
static void turned_runs_go_down(void **state) {
    (void)state;
    written *w = written_new();
    sample_text(w->sample, NULL, "gothic", 16, 60, 40, "A");
    tz_run *run = &w->sample->pages.at[0]->items.at[0].run;
    tz_run_glyph glyphs[] = {run->glyphs[0], run->glyphs[0]};
    glyphs[1].y += 8 * TZ_PT;
    run->glyphs = glyphs;
    run->glyphs_n = 2;
    run->rotated = true;
    const char *found = picture(w);
    assert_non_null(strstr(found, "transform=\"matrix(0 .0078125 .0078125 0 60 40)\""));
    tz_svg_put_outline(&w->svg, run->face, run->glyphs[0].id, 1024, 0);
    assert_non_null(strstr(found, written_take(w)));
    written_free(w);
}

static void runs_that_show_nothing_are_left_out(void **state) {
    (void)state;
    written *w = written_new();
    sample_text(w->sample, NULL, "gothic", 16, 60, 40, "A");
    tz_run *run = &w->sample->pages.at[0]->items.at[0].run;
    run->size = 0;
    assert_string_equal(picture(w), "");
    run->size = TZ_PT;
    run->glyphs_n = 0;
    assert_string_equal(picture(w), "");
    written_free(w);
}

static void large_type_is_scaled_up(void **state) {
    (void)state;
    written *w = written_new();
    sample_text(w->sample, NULL, "gothic", 2048, 0, 0, "A");
    assert_non_null(strstr(picture(w), "matrix(1 0 0 -1 0 0)"));
    w->sample->pages.at[0]->items.at[0].run.size = 3072 * TZ_PT;
    assert_non_null(strstr(picture(w), "matrix(1.5 0 0 -1.5 0 0)"));
    written_free(w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rects_of_one_colour_are_one_path),    cmocka_unit_test(polygons_are_paths_of_their_own),
        cmocka_unit_test(runs_are_paths_in_font_units),        cmocka_unit_test(turned_runs_go_down),
        cmocka_unit_test(runs_that_show_nothing_are_left_out), cmocka_unit_test(large_type_is_scaled_up),
    };
    return cmocka_run_group_tests_name("picture", tests, NULL, NULL);
}
