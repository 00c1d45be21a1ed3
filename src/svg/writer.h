// What the files of src/svg share: the writer of one page and the pieces of XML.
#ifndef SVG_WRITER_H
#define SVG_WRITER_H

#include "svg/svg.h"

typedef struct tz_svg_outlines tz_svg_outlines;

typedef struct tz_svg {
    tz_arena *arena; // of the bytes that are written
    tz_arena *scratch;
    const tz_book *book;
    const tz_page *page;
    const tz_edition *edition;
    tz_svg_outlines *outlines;
    tz_bytes *out;
} tz_svg;

// ---- pieces of XML ----
void tz_svg_put(const tz_svg *svg, const char *text); // as it is
void tz_svg_put_number(const tz_svg *svg, int64_t number);
void tz_svg_put_points(const tz_svg *svg, int64_t length);
// Text of an element or of an attribute in double quotes. Characters that XML does not know become U+FFFD.
void tz_svg_put_text(const tz_svg *svg, const char *text, size_t size);
void tz_svg_put_attribute(const tz_svg *svg, const char *name, const char *value);
// x, y, width and height.
void tz_svg_put_box(const tz_svg *svg, tz_box box);

// ---- the layers ----
void tz_svg_put_picture(const tz_svg *svg);
// The boxes that lead somewhere, for the pointer alone: links are read in the text.
void tz_svg_put_links(const tz_svg *svg);
void tz_svg_put_texts(const tz_svg *svg);

// The start tag of a link, without its ">".
void tz_svg_open_link(const tz_svg *svg, const tz_link *link);

// ---- outlines of glyphs ----
tz_svg_outlines *tz_svg_outlines_new(tz_arena *arena, const tz_fonts *fonts);
// Adds the outline of a glyph as path data in font units, y up, its origin at (x, y).
void tz_svg_put_outline(const tz_svg *svg, uint16_t face, uint16_t glyph, int64_t x, int64_t y);

#endif
