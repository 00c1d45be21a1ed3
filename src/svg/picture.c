// The picture of a page: every item of the display list, filled; what follows each other in one colour is one path.
#include "svg/writer.h"

typedef struct picture {
    const tz_svg *svg;
    bool is_open; // a path, to which rectangles of its colour may be added
    tz_color color;
} picture;

static void put_color(const tz_svg *svg, tz_color color) {
    static const char digits[] = "0123456789abcdef";
    char hex[] = " fill=\"#rrggbb\"";
    int32_t light[3];
    tz_color_rgb(color, light);
    for (int i = 0; i < 3; i++) {
        int32_t value = (light[i] * 255 + 500) / 1000;
        hex[8 + 2 * i] = digits[value >> 4];
        hex[9 + 2 * i] = digits[value & 15];
    }
    tz_svg_put(svg, hex);
}

static void close_path(picture *p) {
    if (p->is_open)
        tz_svg_put(p->svg, "\"/>");
    p->is_open = false;
}

// Closes the path that is open, and begins another, all but its data.
static void open_path(picture *p, tz_color color) {
    close_path(p);
    tz_svg_put(p->svg, "<path");
    put_color(p->svg, color);
    p->color = color;
}

static bool same_color(tz_color a, tz_color b) {
    return a.c == b.c && a.m == b.m && a.y == b.y && a.k == b.k;
}

// ---- runs: a path each, in font units ----

// Points of a font unit, to the nearest 1/1,000,000,000.
static void put_scale(const tz_svg *svg, tz_len size, int32_t upem) {
    enum { PLACES = 9 };
    uint64_t grid = 1000000000, unit = ((uint64_t)size * grid / TZ_PT + (uint64_t)upem / 2) / (uint64_t)upem;
    char digits[PLACES + 1] = "";
    uint64_t rest = unit % grid;
    for (int i = PLACES - 1; i >= 0; i--, rest /= 10)
        digits[i] = (char)('0' + rest % 10);
    for (int i = PLACES - 1; i >= 0 && digits[i] == '0'; i--)
        digits[i] = 0;
    if (unit >= grid || !digits[0])
        tz_svg_put_number(svg, (int64_t)(unit / grid));
    tz_svg_put(svg, digits[0] ? "." : "");
    tz_svg_put(svg, digits);
}

// To font units, y up; rounded to the nearest.
static int64_t in_units(int64_t length, tz_len size, int32_t upem) {
    int64_t product = length * upem;
    return (product < 0 ? product - size / 2 : product + size / 2) / size;
}

static void put_transform(const tz_svg *svg, const tz_run *run, int32_t upem) {
    // sideways text: the font's right is down, its up is right
    static const char *const upright[] = {" transform=\"matrix(", " 0 0 -", " "};
    static const char *const turned[] = {" transform=\"matrix(0 ", " ", " 0 "};
    const char *const *parts = run->rotated ? turned : upright;
    tz_svg_put(svg, parts[0]);
    put_scale(svg, run->size, upem);
    tz_svg_put(svg, parts[1]);
    put_scale(svg, run->size, upem);
    tz_svg_put(svg, parts[2]);
    tz_svg_put_points(svg, run->glyphs[0].x);
    tz_svg_put(svg, " ");
    tz_svg_put_points(svg, run->glyphs[0].y);
    tz_svg_put(svg, ")\"");
}

static void put_run(picture *p, const tz_run *run) {
    if (!run->glyphs_n || run->size <= 0)
        return;
    int32_t upem = tz_fonts_face(p->svg->book->fonts, run->face)->upem;
    open_path(p, run->color);
    put_transform(p->svg, run, upem);
    tz_svg_put(p->svg, " d=\"");
    for (uint32_t i = 0; i < run->glyphs_n; i++) {
        const tz_run_glyph *glyph = &run->glyphs[i];
        int64_t right = in_units((int64_t)glyph->x - run->glyphs[0].x, run->size, upem);
        int64_t down = in_units((int64_t)glyph->y - run->glyphs[0].y, run->size, upem);
        tz_svg_put_outline(p->svg, run->face, glyph->id, run->rotated ? down : right, run->rotated ? right : -down);
    }
    p->is_open = true;
    close_path(p);
}

// ---- shapes: those of one colour that follow each other, in points ----

static void put_pair(const tz_svg *svg, const char *command, int64_t x, int64_t y) {
    tz_svg_put(svg, command);
    tz_svg_put_points(svg, x);
    tz_svg_put(svg, " ");
    tz_svg_put_points(svg, y);
}

static void put_rect(picture *p, const tz_filled_rect *rect) {
    if (!p->is_open || !same_color(p->color, rect->color)) {
        open_path(p, rect->color);
        tz_svg_put(p->svg, " d=\"");
    }
    p->is_open = true;
    put_pair(p->svg, "M", rect->x, rect->y);
    tz_svg_put(p->svg, "h");
    tz_svg_put_points(p->svg, rect->width);
    tz_svg_put(p->svg, "v");
    tz_svg_put_points(p->svg, rect->height);
    tz_svg_put(p->svg, "h");
    tz_svg_put_points(p->svg, -(int64_t)rect->width);
    tz_svg_put(p->svg, "z");
}

static void put_polygon(picture *p, const tz_filled_path *path) {
    open_path(p, path->color);
    for (uint32_t i = 0; i < path->n; i++)
        put_pair(p->svg, i ? "L" : " d=\"M", path->points[2 * i], path->points[2 * i + 1]);
    tz_svg_put(p->svg, path->n ? "z" : " d=\"");
    p->is_open = true;
    close_path(p);
}

void tz_svg_put_picture(const tz_svg *svg) {
    picture p = {.svg = svg};
    for (size_t i = 0; i < svg->page->items.n; i++) {
        const tz_item *item = &svg->page->items.at[i];
        if (item->kind == TZ_ITEM_RUN)
            put_run(&p, &item->run);
        else if (item->kind == TZ_ITEM_PATH)
            put_polygon(&p, &item->path);
        else
            put_rect(&p, &item->rect);
    }
    close_path(&p);
}
