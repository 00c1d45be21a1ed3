// A small book for tests: made by hand with real fonts, without the stages between records and pages.
#ifndef SAMPLE_H
#define SAMPLE_H

#include "page/page.h"

typedef struct sample {
    tz_arena *arena;
    tz_diag *diag;
    tz_fonts *fonts;
    tz_book *book;
    TZ_LIST(tz_page *) pages;
} sample;

// An empty book, A4 landscape, with the fonts of fonts/fonts.yaml. Tests run at the top of the source tree.
sample *sample_new(void);
void sample_free(sample *s);
// A new page at the end of the book.
tz_page *sample_page(sample *s, const char *label);
// Text in one line from (x, y) on its baseline, points; family an id of fonts.yaml. element NULL: pagination.
void sample_text(sample *s, tz_element *element, const char *family, int size, int x, int y, const char *text);
// The whole of what the writer has to deal with: headings, table, list, note, link, figure, bookmarks, two pages.
sample *sample_full(void);

#endif
