// Outlines as path data: read as a browser reads them, they are what the font draws.
#include "fonts.h"
#include "written.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

// ---- a drawing as absolute numbers: each command's letter and its points ----

typedef struct drawing {
    int64_t at[4000];
    size_t n;
} drawing;

static void note(drawing *d, int64_t number) {
    assert_true(d->n < sizeof d->at / sizeof *d->at);
    d->at[d->n++] = number;
}

static void move(void *d, int32_t x, int32_t y) {
    note(d, 'm'), note(d, x), note(d, y);
}
static void line(void *d, int32_t x, int32_t y) {
    note(d, 'l'), note(d, x), note(d, y);
}
static void quadratic(void *d, int32_t x1, int32_t y1, int32_t x, int32_t y) {
    note(d, 'q'), note(d, x1), note(d, y1), note(d, x), note(d, y);
}
static void cubic(void *d, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y) {
    note(d, 'c'), note(d, x1), note(d, y1), note(d, x2), note(d, y2), note(d, x), note(d, y);
}
static void close(void *d) {
    note(d, 'z');
}

// ---- a reader of path data (SVG 2, 9.3.9), of the commands that are used ----

typedef struct pen {
    int64_t x, y, start_x, start_y;
} pen;

static int64_t next_number(const char **at) {
    char *end;
    int64_t number = strtoll(*at, &end, 10);
    if (end == *at)
        fail_msg("no number: %.20s", *at);
    *at = end;
    return number;
}

static void read_command(char command, const char **at, pen *p, drawing *out) {
    size_t pairs = command == 'c' ? 3 : command == 'q' ? 2 : 1;
    note(out, command == 'M' ? 'm' : command == 'h' || command == 'v' ? 'l' : command);
    int64_t x = p->x, y = p->y;
    for (size_t i = 0; i < pairs; i++) {
        bool absolute = command == 'M';
        x = command == 'v' ? p->x : (absolute ? 0 : p->x) + next_number(at);
        y = command == 'h' ? p->y : (absolute ? 0 : p->y) + next_number(at);
        note(out, x), note(out, y);
    }
    p->x = x;
    p->y = y;
    if (command == 'm' || command == 'M')
        p->start_x = x, p->start_y = y;
}

static void read_path(const char *at, drawing *out) {
    pen p = {0};
    char command = 0;
    while (*at) {
        if (strchr("MmlhvqczZ", *at))
            command = *at++;
        if (command == 'z') {
            note(out, 'z');
            p.x = p.start_x;
            p.y = p.start_y;
            continue;
        }
        read_command(command, &at, &p, out);
    }
}

// ---- tests ----

static uint16_t glyph_of(written *w, const char *family, const char *text, uint16_t *face) {
    sample_text(w->sample, NULL, family, 10, 0, 0, text);
    const tz_run *run = &w->svg.page->items.at[w->svg.page->items.n - 1].run;
    *face = run->face;
    return run->glyphs[0].id;
}

static void check(written *w, const char *family, const char *text, char curve) {
    uint16_t face, glyph = glyph_of(w, family, text, &face);
    drawing ours = {.n = 0}, fonts = {.n = 0};
    tz_fonts_draw_outline(w->sample->fonts, face, glyph, &(tz_pen){move, line, cubic, close, &fonts, quadratic});
    assert_true(fonts.n > 10);
    tz_svg_put_outline(&w->svg, face, glyph, 0, 0);
    const char *path = written_take(w);
    read_path(path, &ours);
    assert_int_equal(ours.n, fonts.n);
    for (size_t i = 0; i < ours.n; i++)
        assert_int_equal(ours.at[i], fonts.at[i]);
    assert_non_null(strchr(path, curve));
    assert_null(strchr(path, curve == 'q' ? 'c' : 'q'));
}

static void outlines_are_the_fonts_own(void **state) {
    (void)state;
    written *w = written_new();
    check(w, "gothic", "あ", 'q'); // TrueType
    check(w, "gothic", "。", 'q');
    check(w, "noto-gothic", "〜", 'c'); // CFF
    written_free(w);
}

// Only the first point of a glyph knows where it stands.
static void outlines_are_moved(void **state) {
    (void)state;
    written *w = written_new();
    uint16_t face, glyph = glyph_of(w, "gothic", "を", &face);
    tz_svg_put_outline(&w->svg, face, glyph, 0, 0);
    const char *here = written_take(w);
    tz_svg_put_outline(&w->svg, face, glyph, 5000, -300);
    const char *there = written_take(w);
    drawing a = {.n = 0}, b = {.n = 0};
    read_path(here, &a);
    read_path(there, &b);
    assert_int_equal(a.n, b.n);
    assert_int_equal(b.at[1] - a.at[1], 5000);
    assert_int_equal(b.at[2] - a.at[2], -300);
    assert_int_equal(b.at[b.n - 2] - a.at[a.n - 2], -300);
    written_free(w);
}

static void spaces_have_none(void **state) {
    (void)state;
    written *w = written_new();
    uint16_t face, glyph = glyph_of(w, "gothic", "　", &face);
    tz_svg_put_outline(&w->svg, face, glyph, 100, 100);
    assert_string_equal(written_take(w), "");
    written_free(w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outlines_are_the_fonts_own),
        cmocka_unit_test(outlines_are_moved),
        cmocka_unit_test(spaces_have_none),
    };
    return cmocka_run_group_tests_name("outline", tests, NULL, NULL);
}
