// Pages as SVG (SVG 2; each file is XML and may as well stand in HTML), drawn from the same display list as the PDF:
// for a page in a browser, where people look at the booklet, copy from it, and come from a word to its answer.
//
// A page is an <svg id="page-12"> with a viewBox in points, and in it, from the ground up:
//   the picture   outlines of glyphs, rules and shapes in the colours of tz_color_rgb() (style.h), which screen
//                 readers do not see;
//   the links     <a href="#page-7"> over the boxes of links, for the pointer;
//   the text      transparent <text> at the places of the glyphs, in reading order, to be selected, copied, found and
//                 read aloud. Paragraphs are one <text> each, so that words are found over the ends of lines; readings
//                 (ruby) follow the paragraph that they stand in. Links in it are <a> with what they are called;
//                 figures are boxes with their alternative text; running lines are hidden from screen readers.
// There are no styles and no ids but those of pages.
//
// Of an answer, each piece of text in one line is a <tspan data-answer="17" data-at="240">: the answer's index
// (tz_edition_answer_index) and the offset of the piece in it, in bytes of UTF-8.
//
// Nothing here fails but for want of memory. The same book gives the same bytes.
#ifndef SVG_SVG_H
#define SVG_SVG_H

#include "page/page.h"
#include "record/record.h"

typedef enum tz_svg_content {
    TZ_SVG_PAGE,
    TZ_SVG_TEXT, // links and text alone: to lie over the picture, which then need be there only while it is looked at
    TZ_SVG_PICTURE, // nothing but the picture, without an id: for an <img>, which shows no more, as large as that is
} tz_svg_content;

typedef struct tz_svg_options {
    const tz_edition *edition; // whose answers the book shows; NULL: they are not marked
    tz_svg_content content;
} tz_svg_options;

// Adds the page with index `page` of book->pages, made in `arena`. Several threads may do so with one book at once.
void tz_svg_write_page(tz_arena *arena, const tz_book *book, size_t page, const tz_svg_options *options, tz_bytes *out);

#endif
