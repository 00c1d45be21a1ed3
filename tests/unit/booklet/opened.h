// For tests of booklets: one in the making, with a part "cards" and a part "index" without pages, and its cards.
#ifndef TEST_BOOKLET_OPENED_H
#define TEST_BOOKLET_OPENED_H

#include "booklet/booklet.h"
#include "card/cards.h"

typedef struct opened {
    cards cards;
    tz_booklet b;
    tz_book book;
    tz_part_kind kinds[2];
    tz_part parts[2];
} opened;

static inline opened *open_booklet(const char *lines) {
    static const char *const answers[] = {"会議", "なし", "研修", "", NULL};
    cards all = open_cards(lines, answers);
    opened *it = TZ_NEW(all.arena, opened);
    it->cards = all;
    it->kinds[0].name = "cards";
    it->kinds[1].name = "index";
    it->book = (tz_book){.width = all.layout->width, .height = all.layout->height, .fonts = all.fonts->fonts};
    it->book.document = tz_element_new(all.arena, &it->book, NULL, TZ_ROLE_DOCUMENT);
    it->b =
        (tz_booklet){.tools = all.tools, .job = &it->cards.job, .book = &it->book, .parts = it->parts, .parts_n = 2};
    it->b.card_page = TZ_ARRAY(all.arena, const tz_page *, all.edition->cards_n);
    for (size_t i = 0; i < 2; i++) {
        it->parts[i].kind = &it->kinds[i];
        it->parts[i].spec = i ? &all.layout->index.part : &all.layout->cards;
        it->parts[i].title = i ? "索引" : "カード";
        it->parts[i].element = tz_booklet_element(&it->b, it->book.document, TZ_ROLE_PART);
    }
    it->b.part = &it->parts[0];
    return it;
}

// Numbers the pages as they are, in the order of the parts.
static inline void number_pages(opened *it) {
    size_t n = 0;
    tz_page **pages = TZ_ARRAY(it->cards.arena, tz_page *, 16);
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < it->parts[i].pages.n; k++) {
            pages[n] = it->parts[i].pages.at[k].page;
            pages[n]->index = (uint32_t)n;
            pages[n]->label = tz_arena_format(it->cards.arena, "%zu", n + 1);
            n++;
        }
    it->book.pages = pages;
    it->book.pages_n = n;
}

static inline void close_booklet(opened *it) {
    cards all = it->cards; // which live in the arena that goes
    close_cards(&all);
}

// The texts of a page's runs, with a bar after each.
static inline const char *texts_of(opened *it, const tz_page *page) {
    tz_bytes out = {0};
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.at[i].kind == TZ_ITEM_RUN)
            tz_bytes_format(it->cards.arena, &out, "%.*s|", (int)page->items.at[i].run.text_size,
                            page->items.at[i].run.text);
    return tz_arena_copy(it->cards.arena, out.at ? out.at : "", out.n);
}

static inline const tz_run *first_run(const tz_page *page) {
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.at[i].kind == TZ_ITEM_RUN)
            return &page->items.at[i].run;
    return NULL;
}

#endif
