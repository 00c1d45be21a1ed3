// Links to other pages: for the pointer by their boxes, and in the text by what they are called.
#include "svg/writer.h"

void tz_svg_open_link(const tz_svg *svg, const tz_link *link) {
    tz_svg_put(svg, "<a href=\"#page-");
    tz_svg_put_number(svg, (int64_t)link->page->index + 1);
    tz_svg_put(svg, "\"");
}

void tz_svg_put_links(const tz_svg *svg) {
    for (size_t i = 0; i < svg->page->links.n; i++) {
        const tz_link *link = &svg->page->links.at[i];
        tz_svg_open_link(svg, link);
        tz_svg_put(svg, " tabindex=\"-1\" aria-hidden=\"true\"><rect fill-opacity=\"0\"");
        tz_svg_put_box(svg, (tz_box){link->x, link->y, link->width, link->height});
        tz_svg_put(svg, "/></a>");
    }
}
