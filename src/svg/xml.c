// Pieces of XML: numbers, texts and attributes, the same in every locale.
#include "base/utf8.h"
#include "svg/writer.h"

#include <string.h>

void tz_svg_put(const tz_svg *svg, const char *text) {
    tz_bytes_add(svg->arena, svg->out, text, strlen(text));
}

void tz_svg_put_number(const tz_svg *svg, int64_t number) {
    if (number < 0)
        tz_svg_put(svg, "-");
    tz_bytes_add_number(svg->arena, svg->out, number < 0 ? -(uint64_t)number : (uint64_t)number);
}

void tz_svg_put_points(const tz_svg *svg, int64_t length) {
    char digits[TZ_POINTS_ROOM];
    tz_bytes_add(svg->arena, svg->out, digits, tz_points(digits, length));
}

// What a character is written as; NULL: as it is. XML 1.0, 2.2: of the controls it knows but tab and line ends.
static const char *escape_of(int32_t c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
    case '\n':
    case '\r':
        return " "; // as it is set
    default:
        return c < ' ' || c == 0xfffe || c == 0xffff ? "\xef\xbf\xbd" : NULL;
    }
}

void tz_svg_put_text(const tz_svg *svg, const char *text, size_t size) {
    size_t done = 0;
    for (size_t at = 0; at < size;) {
        int32_t c;
        size_t n = tz_utf8_decode(text + at, size - at, &c);
        const char *escape = escape_of(c);
        if (escape) {
            tz_bytes_add(svg->arena, svg->out, text + done, at - done);
            tz_svg_put(svg, escape);
            done = at + n;
        }
        at += n;
    }
    tz_bytes_add(svg->arena, svg->out, text + done, size - done);
}

void tz_svg_put_attribute(const tz_svg *svg, const char *name, const char *value) {
    if (!value)
        return;
    tz_svg_put(svg, " ");
    tz_svg_put(svg, name);
    tz_svg_put(svg, "=\"");
    tz_svg_put_text(svg, value, strlen(value));
    tz_svg_put(svg, "\"");
}

void tz_svg_put_box(const tz_svg *svg, tz_box box) {
    static const char *const names[] = {" x=\"", "\" y=\"", "\" width=\"", "\" height=\""};
    const tz_len sides[] = {box.x, box.y, box.width, box.height};
    for (int i = 0; i < 4; i++) {
        tz_svg_put(svg, names[i]);
        tz_svg_put_points(svg, sides[i]);
    }
    tz_svg_put(svg, "\"");
}
