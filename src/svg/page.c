// A page as SVG: its ground, the layers one above the other.
#include "svg/writer.h"

static void open_page(const tz_svg *svg, tz_svg_content content) {
    tz_box all = {0, 0, svg->book->width, svg->book->height};
    tz_svg_put(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    tz_svg_put_points(svg, all.width);
    tz_svg_put(svg, " ");
    tz_svg_put_points(svg, all.height);
    tz_svg_put(svg, "\"");
    if (content != TZ_SVG_PICTURE) {
        tz_svg_put(svg, " id=\"page-");
        tz_svg_put_number(svg, (int64_t)svg->page->index + 1);
        tz_svg_put(svg, "\" role=\"group\"");
        tz_svg_put_attribute(svg, "aria-label", svg->page->label);
        tz_svg_put_attribute(svg, "lang", svg->book->language);
    }
    tz_svg_put(svg, ">");
}

static void put_picture(const tz_svg *svg) {
    tz_svg_put(svg, "<g aria-hidden=\"true\"><rect fill=\"#fff\"");
    tz_svg_put_box(svg, (tz_box){0, 0, svg->book->width, svg->book->height});
    tz_svg_put(svg, "/>");
    tz_svg_put_picture(svg);
    tz_svg_put(svg, "</g>");
}

void tz_svg_write_page(tz_arena *arena, const tz_book *book, size_t page, const tz_svg_options *options,
                       tz_bytes *out) {
    tz_arena *scratch = tz_arena_new(arena);
    const tz_svg svg = {.arena = arena,
                        .scratch = scratch,
                        .book = book,
                        .page = book->pages[page],
                        .edition = options->edition,
                        .outlines = tz_svg_outlines_new(scratch, book->fonts),
                        .out = out};
    open_page(&svg, options->content);
    if (options->content != TZ_SVG_TEXT)
        put_picture(&svg);
    if (options->content != TZ_SVG_PICTURE) {
        tz_svg_put_links(&svg);
        tz_svg_put_texts(&svg);
    }
    tz_svg_put(&svg, "</svg>\n");
    tz_arena_free(scratch);
}
