// Pages made part by part, in any order, become the book's pages: they get their places and labels.
#include "book/assemble.h"

#include <string.h>

// Lower-case roman numerals, as front matter is numbered.
static const char *roman(tz_arena *arena, size_t number) {
    static const struct {
        size_t value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    tz_bytes out = {0};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            tz_bytes_add(arena, &out, steps[i].digits, strlen(steps[i].digits));
    return tz_arena_copy(arena, out.at, out.n);
}

// Pages are front matter with roman numbers up to the one that counts 1: the first card's, or that before it.
static void label_pages(const tz_booklet *b) {
    const tz_page *first = NULL;
    for (size_t i = 0; i < b->job->edition->cards_n && !first; i++)
        first = b->card_page[i];
    size_t at = first ? first->index : 0, number = first ? b->first_number : 1;
    for (size_t i = 0; i < b->book->pages_n; i++)
        b->book->pages[i]->label =
            i + number <= at ? roman(b->tools.arena, i + 1) : tz_arena_format(b->tools.arena, "%zu", i + number - at);
}

// A part that wants to begin on one side gets a blank page before it when it would begin on the other.
static void insert_blanks(tz_booklet *b) {
    size_t pages = 0;
    for (size_t i = 0; i < b->parts_n; i++) {
        tz_part_start start = b->parts[i].spec->start;
        bool left = pages % 2; // the first page of all lies on the right
        if (b->parts[i].pages.n && pages &&
            ((start == TZ_PART_START_RIGHT && left) || (start == TZ_PART_START_LEFT && !left))) {
            b->part = &b->parts[i - 1];
            tz_booklet_add_blank(b);
            pages++;
        }
        pages += b->parts[i].pages.n;
    }
    b->book->pages_n = pages;
}

static void place_pages(const tz_booklet *b) {
    tz_book *book = b->book;
    uint32_t next = 0;
    book->pages = TZ_ARRAY(b->tools.arena, tz_page *, book->pages_n);
    for (size_t i = 0; i < b->parts_n; i++)
        for (size_t k = 0; k < b->parts[i].pages.n; k++) {
            tz_page *page = b->parts[i].pages.at[k].page;
            page->index = next;
            book->pages[next++] = page;
        }
}

static void collect_bookmarks(const tz_booklet *b) {
    TZ_LIST(tz_bookmark) all = {0};
    for (size_t i = 0; i < b->parts_n; i++)
        for (size_t k = 0; k < b->parts[i].bookmarks.n; k++)
            *TZ_ADD(b->tools.arena, &all) = b->parts[i].bookmarks.at[k];
    b->book->bookmarks = all.at;
    b->book->bookmarks_n = all.n;
}

void tz_assemble(tz_booklet *b) {
    insert_blanks(b);
    place_pages(b);
    label_pages(b);
    collect_bookmarks(b);
}
