// The booklet in the making: what its parts share, and what they are made with. Each part is made by
// a file of its own (in parts and changes); which kinds of parts there are stands in a table in book/make.c.
#ifndef BOOKLET_BOOKLET_H
#define BOOKLET_BOOKLET_H

#include "base/intl.h"
#include "card/card.h"

typedef struct tz_booklet tz_booklet;

// A kind of part a booklet may have.
typedef struct tz_part_kind {
    const char *name;
    int rank; // parts of lower rank are made first
    bool (*make)(tz_booklet *b);
    bool (*finish)(tz_booklet *b); // after assembly, when pages have numbers; or NULL
    size_t spec;                   // offset of its tz_part_spec in tz_layout
    bool optional_spec;            // is made even when the layout has no section for it
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
    void *own; // what the kind remembers between making and finishing
} tz_part;

// Room beside a heading of a card, for links to the themes of its section, or of its field.
typedef struct tz_link_slot {
    const tz_card *card;
    tz_element *element; // made where the links are to be read
    tz_page *page;
    int section;           // of the form
    const tz_field *field; // or NULL
    tz_len left, right, baseline;
    tz_len size; // of the heading's type: larger links would not stay beside it
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
    size_t first_number;       // of the first card's page
    tz_part *part;             // the one being made or finished
    const tz_page **card_page; // first page of each card of the edition; NULL: the booklet has no page of it
    tz_change_marks *marks;    // or NULL: nothing is marked
    tz_proof *proof;           // or NULL: none is wanted
    TZ_LIST(tz_emptied_answer) emptied;
    TZ_LIST(tz_link_slot) link_slots;
    struct tz_tabs *tabs; // NULL: there are none, or they are not made yet
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
tz_text tz_booklet_fill_template(const tz_booklet *b, const tz_template *template, const tz_name_values *values);
// The same for a line of its own, which is empty where it would tell of no corrections: "0 か所".
tz_text tz_booklet_fill_line(const tz_booklet *b, const tz_template *template);
// What a screen reader says of a link from a text to a page: "桑名市、1ページ".
const char *tz_booklet_link_words(const tz_booklet *b, const char *text, const tz_page *page);

// The style that a page's label is set in, where others have `style`: roman numerals may have a family of their own.
const tz_style *tz_booklet_label_style(const tz_booklet *b, const tz_style *style, const char *label);

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
    tz_len title_top;    // of the title's first line
    tz_len top;          // where content begins
    tz_len title_end;    // the right edge of the title's last line
} tz_section_start;
// Opens the first page of a part or of a section of it with a title: H1, a bookmark, and the part's space below it.
// False after reporting.
bool tz_open_section(tz_booklet *b, const tz_section_title *title, tz_section_start *out);
// Where a heading at the top of a page of the part begins: its letters are no closer to the line of the running head
// than they are high.
tz_len tz_heading_top(const tz_booklet *b, const tz_style *style);

// ---- columns.c: lists in columns ----

typedef struct tz_column_item {
    tz_len before, height; // space above is left out at a column's head
    bool keep_with_next;   // both stand in one column
} tz_column_item;
typedef struct tz_column_list {
    const tz_part_spec *spec;
    const tz_column_item *items;
    size_t n;
    void (*draw)(void *context, const tz_canvas *c, size_t item, tz_box box); // an item in its box
    // Repeats above an item that a column begins with what it belongs to, and gives the height of that, 0 for nothing;
    // c NULL: only gives it. NULL: nothing is repeated.
    tz_len (*repeat)(void *context, const tz_canvas *c, size_t item, tz_box box);
    void *context;
} tz_column_list;
// Sets items in the spec's columns from `top` on on page `c`, and on as many further pages as it takes, the columns of
// the last page evenly filled. Few items are not left alone there: they find room before, or take others along.
size_t tz_column_list_pages(const tz_booklet *b, const tz_column_list *list, tz_len top); // that these take
void tz_column_list_set(tz_booklet *b, const tz_column_list *list, tz_canvas c, tz_len top);

// ---- block_list.c: headings, paragraphs and tables, one below the other in the columns of pages ----

// What a block of a list needs in addition to its galley block.
typedef struct tz_listed_block {
    const char *bookmark;        // of a heading that opens a section of the structure, or NULL
    const tz_flow_tree *trees;   // of a table, once begun
    const tz_page *first, *last; // that it stands on, once set
} tz_listed_block;
typedef struct tz_block_list {
    tz_booklet *b;
    const tz_tools *tools;       // what blocks are composed with; their arena must live until the list is set
    const tz_style *title_style; // of what stands above further pages; NULL: nothing
    tz_role subhead;             // of subheads in cells
    TZ_LIST(tz_galley_block) blocks;
    TZ_LIST(tz_listed_block) details; // one a block
} tz_block_list;
tz_block_list tz_block_list_new(tz_booklet *b, const tz_tools *tools, const tz_style *title_style, tz_role subhead);
typedef struct tz_list_heading {
    const tz_style *style;
    int32_t level;         // 0: a paragraph
    const char *bookmark;  // NULL: opens no section
    tz_length_spec before; // space above, unless it stands at a column's head
} tz_list_heading;
// Both are false after reporting.
bool tz_block_list_add_heading(tz_block_list *list, tz_text text, const tz_list_heading *heading);
bool tz_block_list_add_para(tz_block_list *list, tz_text text, const tz_style *style, tz_length_spec before);
void tz_block_list_add_table(tz_block_list *list, const tz_grid *grid, tz_length_spec before);
// What comes next begins on a page of its own.
void tz_block_list_add_break(tz_block_list *list);
// The galley of all blocks, when none is added any more. `name` is what messages call it, and what stands above further
// pages, as continued.
const tz_galley *tz_block_list_galley(tz_block_list *list, const char *name);
// Sets it in the part's columns from the section's top on, and on as many further pages as it takes; or in one box of
// the section's page. False after reporting.
bool tz_block_list_set(tz_block_list *list, const tz_galley *galley, const tz_section_start *at, tz_len size);
bool tz_block_list_set_in_box(tz_block_list *list, const tz_galley *galley, const tz_section_start *at, tz_box box);

// ---- binding.c ----

// How far from its place on right-hand pages all content of a page stands.
tz_point tz_binding_offset(const tz_layout *layout, const tz_page *page);
// The type area of a page that has its place in the book.
tz_box tz_page_type_area(const tz_layout *layout, const tz_page *page);
// Moves what stands on left-hand pages; before running lines and tabs are drawn.
void tz_bind_pages(tz_booklet *b);

// ---- running.c, tabs.c, ledger.c: when all pages are there ----

// Whether a part's pages have a running line.
bool tz_has_running_line(const tz_running_line *running, const tz_part *part);
// Draws heads, feet and tabs. False after reporting.
bool tz_draw_running_lines(tz_booklet *b);
// Makes the tabs of all regions that have pages. False after reporting those that have no room for their names.
bool tz_make_tabs(tz_booklet *b);
// Draws the tab of a region on a page of one of its cards.
void tz_draw_tab(const tz_booklet *b, const tz_canvas *c, size_t region);
// Counts every character of every answer on the finished pages. False after reporting those that stand nowhere.
bool tz_ledger_check(const tz_booklet *b);
// Checks that all ink of the finished pages stands where it belongs. False after reporting what does not.
bool tz_places_check(const tz_booklet *b);

#endif
