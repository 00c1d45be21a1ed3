// Pages made in any order become the booklet's pages, with numbers and labels.
#include "booklet/booklet.h"

#include <string.h>

// Kids and links speak of pages by the order of making.
static void renumber_element(tz_element *element, const uint32_t *position) {
    for (size_t i = 0; i < element->kids.n; i++) {
        tz_kid *kid = &element->kids.at[i];
        if (kid->kind == TZ_KID_ELEMENT)
            renumber_element(kid->element, position);
        else
            kid->page = position[kid->page];
    }
}

static void renumber(tz_maker *m, const uint32_t *position) {
    renumber_element(m->book->document, position);
    for (size_t i = 0; i < m->pages.n; i++)
        for (size_t k = 0; k < m->pages.at[i]->links.n; k++) {
            tz_link *link = &m->pages.at[i]->links.at[k];
            link->page = position[link->page];
        }
    for (size_t i = 0; i < m->edition->cards_n; i++)
        if (m->card_page[i] != TZ_NO_PAGE)
            m->card_page[i] = position[m->card_page[i]];
    for (size_t i = 0; i < m->link_slots.n; i++)
        m->link_slots.at[i].page = position[m->link_slots.at[i].page];
    for (size_t i = 0; i < m->kept.n; i++)
        *m->kept.at[i] = position[*m->kept.at[i]];
}

// Where each page goes; parts' page lists follow.
static uint32_t *order_pages(tz_maker *m) {
    uint32_t *position = TZ_ARRAY(m->arena, uint32_t, m->pages.n), next = 0;
    for (size_t i = 0; i < m->parts_n; i++)
        for (size_t k = 0; k < m->parts[i].pages.n; k++) {
            position[m->parts[i].pages.at[k]] = next;
            m->parts[i].pages.at[k] = next++;
        }
    return position;
}

static void move_pages(tz_maker *m, const uint32_t *position) {
    tz_page **pages = TZ_ARRAY(m->arena, tz_page *, m->pages.n);
    tz_page_info *facts = TZ_ARRAY(m->arena, tz_page_info, m->pages.n);
    for (size_t i = 0; i < m->pages.n; i++) {
        pages[position[i]] = m->pages.at[i];
        facts[position[i]] = m->facts.at[i];
    }
    m->pages.at = pages;
    m->facts.at = facts;
    m->book->pages = pages;
    m->book->pages_n = m->pages.n;
}

static void collect_bookmarks(tz_maker *m, const uint32_t *position) {
    TZ_LIST(tz_bookmark) all = {0};
    for (size_t i = 0; i < m->parts_n; i++)
        for (size_t k = 0; k < m->parts[i].bookmarks.n; k++) {
            tz_bookmark mark = m->parts[i].bookmarks.at[k];
            mark.page = position[mark.page];
            *TZ_ADD(m->arena, &all) = mark;
        }
    m->book->bookmarks = all.at;
    m->book->bookmarks_n = all.n;
}

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

// Pages before the cards are front matter with roman numbers; from the cards on they count from 1.
const char *tz_card_page_label(const tz_maker *m, uint32_t page) {
    size_t first = 0;
    while (m->card_page[first] == TZ_NO_PAGE)
        first++;
    return tz_arena_format(m->arena, "%u", page - m->card_page[first] + 1);
}

static void label_pages(tz_maker *m) {
    size_t front = 0;
    for (size_t i = 0; i < m->edition->cards_n; i++)
        if (m->card_page[i] != TZ_NO_PAGE) {
            front = m->card_page[i];
            break;
        }
    for (size_t i = 0; i < m->pages.n; i++)
        m->pages.at[i]->label = i < front ? roman(m->arena, i + 1) : tz_arena_format(m->arena, "%zu", i + 1 - front);
}

// A part that wants to begin on one side gets a blank page before it when it would begin on the other.
static void insert_blanks(tz_maker *m) {
    size_t pages = 0;
    for (size_t i = 0; i < m->parts_n; i++) {
        int start = m->parts[i].look->start;
        bool left = pages % 2; // the first page of all lies on the right
        if (m->parts[i].pages.n && pages &&
            ((start == TZ_PART_START_RIGHT && left) || (start == TZ_PART_START_LEFT && !left))) {
            m->part = &m->parts[i - 1];
            tz_blank_page(m);
            pages++;
        }
        pages += m->parts[i].pages.n;
    }
}

void tz_assemble(tz_maker *m) {
    insert_blanks(m);
    const uint32_t *position = order_pages(m);
    renumber(m, position);
    move_pages(m, position);
    collect_bookmarks(m, position);
    label_pages(m);
}
