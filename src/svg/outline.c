// Outlines of glyphs as path data (SVG 2, 9.3), each asked of its font once for a page.
//
// All but the start of a contour is relative to the point before, so the same text is copied to wherever the glyph
// stands, and it is short.
#include "svg/writer.h"

#include <string.h>

typedef struct outline {
    int32_t x, y;     // start of the first contour
    const char *data; // what follows it, the other contours too: "h10q5 5 10 5zm3 4…"
    size_t size;
} outline;

enum { GLYPHS = 1 << 16 };
struct tz_svg_outlines {
    tz_arena *arena;
    const tz_fonts *fonts;
    const outline ***faces; // of each glyph, made when the first of a face is needed
};

tz_svg_outlines *tz_svg_outlines_new(tz_arena *arena, const tz_fonts *fonts) {
    tz_svg_outlines *made = TZ_NEW(arena, tz_svg_outlines);
    *made = (tz_svg_outlines){arena, fonts, TZ_ARRAY(arena, const outline **, fonts ? tz_fonts_face_count(fonts) : 0)};
    return made;
}

// An outline being drawn.
typedef struct drawing {
    tz_arena *arena;
    tz_bytes data;
    outline *of;
    int32_t x, y;             // the pen
    int32_t start_x, start_y; // of the contour
    char command;             // the last one, which need not be written again
    bool begun;
} drawing;

static void put_char(drawing *d, char c) {
    tz_bytes_add(d->arena, &d->data, &c, 1);
}

// A sign parts numbers as well as a space does.
static void put_numbers(drawing *d, char command, const int32_t *numbers, size_t n) {
    bool part = d->command == command;
    if (!part)
        put_char(d, command);
    d->command = command;
    for (size_t i = 0; i < n; i++, part = true) {
        if (numbers[i] < 0)
            put_char(d, '-');
        else if (part)
            put_char(d, ' ');
        tz_bytes_add_number(d->arena, &d->data, (uint64_t)(numbers[i] < 0 ? -(int64_t)numbers[i] : numbers[i]));
    }
}

static void move_pen(drawing *d, int32_t x, int32_t y) {
    d->x = x;
    d->y = y;
}

static void pen_move(void *context, int32_t x, int32_t y) {
    drawing *d = context;
    if (!d->begun) {
        d->of->x = x;
        d->of->y = y;
    } else {
        put_numbers(d, 'm', (int32_t[]){x - d->x, y - d->y}, 2);
    }
    d->begun = true;
    d->command = 0;
    move_pen(d, d->start_x = x, d->start_y = y);
}

static void pen_line(void *context, int32_t x, int32_t y) {
    drawing *d = context;
    const int32_t by[] = {x - d->x, y - d->y};
    if (!by[1])
        put_numbers(d, 'h', by, 1);
    else if (!by[0])
        put_numbers(d, 'v', by + 1, 1);
    else
        put_numbers(d, 'l', by, 2);
    move_pen(d, x, y);
}

static void pen_quadratic(void *context, int32_t x1, int32_t y1, int32_t x, int32_t y) {
    drawing *d = context;
    put_numbers(d, 'q', (int32_t[]){x1 - d->x, y1 - d->y, x - d->x, y - d->y}, 4);
    move_pen(d, x, y);
}

static void pen_cubic(void *context, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t x, int32_t y) {
    drawing *d = context;
    put_numbers(d, 'c', (int32_t[]){x1 - d->x, y1 - d->y, x2 - d->x, y2 - d->y, x - d->x, y - d->y}, 6);
    move_pen(d, x, y);
}

static void pen_close(void *context) {
    drawing *d = context;
    put_char(d, 'z');
    d->command = 0;
    move_pen(d, d->start_x, d->start_y);
}

static const outline *draw(const tz_svg_outlines *o, uint16_t face, uint16_t glyph) {
    outline *made = TZ_NEW(o->arena, outline);
    drawing d = {.arena = o->arena, .of = made};
    tz_pen pen = {pen_move, pen_line, pen_cubic, pen_close, &d, pen_quadratic};
    tz_fonts_draw_outline(o->fonts, face, glyph, &pen);
    made->data = d.data.at;
    made->size = d.data.n;
    return made;
}

static const outline *find(tz_svg_outlines *o, uint16_t face, uint16_t glyph) {
    if (!o->faces[face])
        o->faces[face] = TZ_ARRAY(o->arena, const outline *, GLYPHS);
    const outline **found = &o->faces[face][glyph];
    if (!*found)
        *found = draw(o, face, glyph);
    return *found;
}

void tz_svg_put_outline(const tz_svg *svg, uint16_t face, uint16_t glyph, int64_t x, int64_t y) {
    const outline *of = find(svg->outlines, face, glyph);
    if (!of->size)
        return;
    tz_svg_put(svg, "M");
    tz_svg_put_number(svg, x + of->x);
    tz_svg_put(svg, " ");
    tz_svg_put_number(svg, y + of->y);
    tz_bytes_add(svg->arena, svg->out, of->data, of->size);
}
