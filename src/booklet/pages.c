// The pages of the booklet, added part by part. They are numbered when all are there (book/assemble.c); until then
// whatever refers to a page points at it.
#include "booklet/booklet.h"

tz_canvas tz_booklet_canvas(const tz_booklet *b, tz_page *page) {
    return (tz_canvas){b->tools.arena, b->tools.fonts, b->book, page, b->marks, b->proof};
}

tz_canvas tz_booklet_add_page(tz_booklet *b, const tz_card *card) {
    tz_page *page = tz_page_new(b->tools.arena);
    *TZ_ADD(b->tools.arena, &b->part->pages) = (tz_booklet_page){.page = page, .card = card};
    return tz_booklet_canvas(b, page);
}

void tz_booklet_add_blank(tz_booklet *b) {
    tz_booklet_add_page(b, NULL);
    b->part->pages.at[b->part->pages.n - 1].blank = true;
}

const tz_page *tz_booklet_card_page(const tz_booklet *b, const tz_card *card) {
    return b->card_page[card - b->job->edition->cards];
}

void tz_booklet_add_bookmark(tz_booklet *b, tz_bookmark bookmark) {
    *TZ_ADD(b->tools.arena, &b->part->bookmarks) = bookmark;
}

tz_element *tz_booklet_element(const tz_booklet *b, tz_element *parent, tz_role role) {
    return tz_element_new(b->tools.arena, b->book, parent, role);
}
