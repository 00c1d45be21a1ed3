// The booklet in the making: what its parts share, and what they are made with. One file a part makes it (parts,
// changes); the table of the parts there are stands above both (book).
#ifndef BOOKLET_BOOKLET_H
#define BOOKLET_BOOKLET_H

#include "card/card.h"
#include "tsuzuri/intl.h"

typedef struct tz_booklet tz_booklet;

// A kind of part a booklet may have.
typedef struct tz_part_kind {
    const char *name;
    int rank; // parts of lower rank are made first
    bool (*make)(tz_booklet *b);
    bool (*finish)(tz_booklet *b); // after assembly, when pages have numbers; or NULL
    size_t spec;                   // offset of its tz_part_spec in tz_layout
    bool optional_spec;            // can be made by a layout that says nothing of it
} tz_part_kind;

// A page, and what running lines need to know of it.
typedef struct tz_booklet_page {
    tz_page *page;
    const tz_card *card; // or NULL
    const char *head;    // {head} of running lines; NULL: the part's
    bool blank;          // inserted so that the next part begins on the right side
} tz_booklet_page;

typedef struct tz_part {
    const tz_part_kind *kind;
    const tz_part_spec *spec;
    const char *title;   // for contents, outline and running heads
    tz_element *element; // Part: child of the document
    TZ_LIST(tz_booklet_page) pages;
    TZ_LIST(tz_bookmark) bookmarks;
    const char *head; // {head} of the pages that are added next; NULL: the part's
    void *own;        // what the kind remembers between making and finishing
} tz_part;

// Room beside a heading of a card, for links to the themes of its section.
typedef struct tz_link_slot {
    const tz_card *card;
    tz_element *element; // made where the links are to be read
    tz_page *page;
    int section; // of the form
    tz_len left, right, baseline;
} tz_link_slot;

// An answer all of whose statements were deleted since an older edition.
typedef struct tz_emptied_answer {
    const tz_card *card;
    uint32_t field;
} tz_emptied_answer;

struct tz_booklet {
    tz_tools tools; // its arena is the book's
    const tz_job *job;
    tz_book *book;
    tz_part *parts; // in the booklet's order
    size_t parts_n;
    tz_part *part;             // the one being made or finished
    const tz_page **card_page; // first page of each card of the edition; NULL: no card was asked for
    tz_change_marks *marks;    // or NULL: nothing is marked
    TZ_LIST(tz_emptied_answer) emptied;
    TZ_LIST(tz_link_slot) link_slots;
};

// ---- pages.c ----

// Adds a page to the part being made; card: the one it belongs to, or NULL.
tz_canvas tz_booklet_add_page(tz_booklet *b, const tz_card *card);
// One that nothing stands on.
void tz_booklet_add_blank(tz_booklet *b);
// To go on drawing on a page.
tz_canvas tz_booklet_canvas(const tz_booklet *b, tz_page *page);
// The first page of a card, or NULL.
const tz_page *tz_booklet_card_page(const tz_booklet *b, const tz_card *card);
void tz_booklet_add_bookmark(tz_booklet *b, tz_bookmark bookmark);
tz_element *tz_booklet_element(const tz_booklet *b, tz_element *parent, tz_role role);

// ---- fill.c ----

// Fills a template in with what the job knows and, but for its arena and job, `values` (NULL: nothing more).
tz_text tz_fill_names(const tz_booklet *b, const tz_template *template, const tz_name_values *values);

// ---- heading.c: where a part or a section of it begins ----

typedef struct tz_section_title {
    tz_text text;          // empty: no title
    const char *bookmark;  // NULL: the title itself
    const tz_style *style; // NULL: the title is not set
    uint32_t level;        // of the bookmark
} tz_section_title;
typedef struct tz_section_start {
    tz_canvas canvas;
    tz_element *element; // Sect
    tz_len top;          // where content begins
} tz_section_start;
// Opens the first page of a part or of a section of it with a title: H1, a bookmark, and the part's space below it.
// False after reporting.
bool tz_open_section(tz_booklet *b, const tz_section_title *title, tz_section_start *out);

// ---- columns.c: lists in columns ----

typedef struct tz_column_item {
    tz_len before, height; // space above is left out at a column's head
    bool keep;             // stays with the next
} tz_column_item;
typedef struct tz_column_list {
    const tz_part_spec *spec;
    const tz_column_item *items;
    size_t n;
    void (*draw)(void *context, const tz_canvas *c, size_t item, tz_box box); // an item in its box
    void *context;
} tz_column_list;
// Sets items in the spec's columns from `top` on on page `c`, and on as many further pages as it takes, the columns of
// the last page evenly filled.
void tz_column_list_set(tz_booklet *b, const tz_column_list *list, tz_canvas c, tz_len top);

// ---- column_table.c: tables in columns ----

typedef struct tz_column_table {
    const tz_part_spec *spec;
    const tz_galley *galley;
    // Draws a block that was placed on that page; where->area is its column.
    void (*draw)(void *context, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *where);
    // A further page begins: draws what stands above its tables.
    void (*begin_page)(void *context, const tz_canvas *c);
    void *context;
} tz_column_table;
// Places a galley in the spec's columns from `top` on on page `c` and further ones, and draws it. False after
// reporting.
bool tz_column_table_set(tz_booklet *b, const tz_column_table *table, tz_canvas c, tz_len top, tz_len size);

// ---- running.c, tabs.c, ledger.c: when all pages are there ----

// Draws heads, feet and tabs. False after reporting.
bool tz_draw_running(tz_booklet *b);
// Draws the tab of a region on a page of one of its cards. False after reporting.
bool tz_draw_tab(tz_booklet *b, const tz_canvas *c, size_t region);
// Counts every character of every answer on the finished pages. False after reporting those that stand nowhere.
bool tz_ledger_check(const tz_booklet *b);

#endif
