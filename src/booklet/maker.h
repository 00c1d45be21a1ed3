// Inside the page stage: one book in the making, and what its files share.
#ifndef PAGE_MAKER_H
#define PAGE_MAKER_H

#include "tsuzuri/book.h"
#include "tsuzuri/intl.h"
#include "tsuzuri/table.h"

// Pages are numbered in the order of their making, which is not the booklet's: contents are made when all else is
// there. tz_assemble() puts them in order and renumbers whatever speaks of pages.

typedef struct tz_maker tz_maker;
typedef struct tz_change_marks tz_change_marks;

// A kind of part a booklet may have.
typedef struct tz_part_kind {
    const char *name;
    int rank; // parts of lower rank are made first
    bool (*make)(tz_maker *m);
    bool (*finish)(tz_maker *m); // after assembly, when page labels are known; or NULL
    size_t look;                 // offset of its tz_part_spec in tz_layout
    bool bare;                   // can be made by a layout that says nothing of it
} tz_part_kind;

typedef struct tz_part {
    const tz_part_kind *kind;
    const tz_part_spec *look;
    const char *title;   // for contents, outline and running heads
    tz_element *element; // Part: child of the document
    TZ_LIST(uint32_t) pages;
    TZ_LIST(tz_bookmark) bookmarks;
    void *own; // what the kind keeps between making and finishing
} tz_part;

// What running lines and links need to know of a page.
typedef struct tz_page_info {
    const tz_card *card; // or NULL
    const tz_part *part;
    const char *head; // {head} of running lines; NULL: the part's
    bool blank;       // inserted so that the next part begins on the right side
} tz_page_info;

// From where in the records on an answer stands on a page: a card may take several.
typedef struct tz_answer_start {
    const tz_card *card;
    uint32_t field, page;
    tz_place place;
} tz_answer_start;

// Room beside a heading of a card, for links to the themes of its section.
typedef struct tz_link_slot {
    const tz_card *card;
    tz_element *element; // made where the links are to be read
    uint32_t page;
    int section; // of the form
    tz_len left, right, baseline;
} tz_link_slot;

#define TZ_NO_PAGE UINT32_MAX

struct tz_maker {
    tz_arena *arena; // of the book
    const tz_edition *edition;
    const tz_layout *layout;
    tz_fonts *fonts;
    tz_diag *diag;
    tz_book *book;
    TZ_LIST(tz_page *) pages;
    TZ_LIST(tz_page_info) facts; // one a page
    tz_part *parts;              // in the booklet's order
    size_t parts_n;
    tz_part *part;               // the one being made
    uint32_t *card_page;         // first page of each card of the edition, or TZ_NO_PAGE
    const tz_flow *const *heads; // of the form's fields: the same on every card, so composed once
    const tz_progress *progress; // or NULL
    uint32_t threads;            // for work on cards independent of each other
    const tz_card *only;         // a sheet's, or NULL
    const char *shared;          // {shared}
    tz_change_marks *marks;      // or NULL: nothing is marked
    const char *since;           // {since}: what change bars mean; NULL: there are none
    const tz_text *old_year;     // {old_year}, or NULL
    const tz_comparison *comparison;
    const tz_history *history;
    TZ_LIST(tz_answer_start) starts;
    TZ_LIST(tz_link_slot) link_slots; // where cards have room for links
    TZ_LIST(uint32_t *) kept;         // numbers of pages, renumbered by tz_assemble
    tz_len ceiling;                   // of the size of cards that are to be alike; 0: not known
    tz_len smaller;                   // not 0: the book is to be made again with this ceiling
};

// Puts the pages in the booklet's order, numbers and labels them.
void tz_assemble(tz_maker *m);

// The part of the page inside the margins.
typedef struct tz_box {
    tz_len x, y, width, height;
} tz_box;
tz_box tz_type_area(const tz_layout *layout);

// ---- draw.c: composed text to runs ----

// Where content goes: a page of the book under its index.
typedef struct tz_canvas {
    tz_arena *arena;
    tz_page *page;
    uint32_t index;
    tz_book *book;
} tz_canvas;
// Opens a new page at the end of the book.
tz_canvas tz_canvas_new(tz_maker *m);
// One that nothing stands on.
void tz_blank_page(tz_maker *m);
// Clusters [line->first, line->end) as set; origin is the line's left edge on the baseline, in vertical styles the head
// of its middle. The caller has opened a span.
void tz_draw_line(const tz_canvas *c, const tz_para *para, const tz_line *line, const tz_em *draw, tz_len size,
                  tz_len x, tz_len baseline);
// Sets a whole paragraph line by line from `top`; gives its height. element NULL: an artifact of pagination.
tz_len tz_draw_para(tz_maker *m, const tz_canvas *c, const tz_para *para, tz_element *element, tz_len x, tz_len top,
                    tz_len width, tz_len body);

// ---- flow.c: a flow's structure and its lines on the page ----

// The structure elements of a flow's blocks.
typedef struct tz_flow_tree {
    tz_element **label, **body; // one a block; label NULL where there is none
} tz_flow_tree;
tz_flow_tree tz_flow_elements(tz_maker *m, tz_element *parent, const tz_flow *flow, tz_role subhead);
// Lines [from, to) of a set flow; the slot of line `from` starts at y. Heights are stretched by `growth` (millionths).
void tz_draw_flow(tz_maker *m, const tz_canvas *c, const tz_flow_tree *tree, const tz_flow *flow,
                  const tz_flow_lines *lines, size_t from, size_t to, tz_len x, tz_len y, tz_len size, int32_t growth);

// ---- sheet.c: a card composed ----

typedef struct tz_galley_block {
    const tz_block_spec *look;
    const tz_para *para;    // heading
    tz_grid grid;           // table
    tz_solver *solver;      // its column widths; of the grid above, so made when that stands where it stays
    const uint32_t *fields; // of each cell of the grid, UINT32_MAX for heads
} tz_galley_block;
typedef struct tz_galley {
    const tz_card *card; // NULL: a table of another part; its pages are filled one after another, without balancing
    const char *names;   // its municipalities, joined; what messages call it
    bool keep_rows;      // a row goes to the next page as a whole when it fits there
    uint32_t first_limited_page; // from this page on
    tz_len low;                  // pages are filled only so far; 0: all of them wholly
    const tz_galley_block *pieces;
    size_t pieces_n;
    const tz_para *continued; // heading of its further pages, or NULL
} tz_galley;
// Composes the heads of all columns: before any card. False after reporting.
bool tz_card_compose_heads(tz_maker *m);
// What stands on a card beside its record's own text, made in m->arena: pages speak of it when the sheet is gone.
typedef struct tz_card_headings {
    const char *names;       // of its municipalities
    const tz_text *headings; // one a piece of the layout's card; empty for tables
    tz_text continued;       // heading of its further pages, or empty
} tz_card_headings;
tz_card_headings tz_card_headings_of(tz_maker *m, const tz_card *card);
// Composes a card, all of it in `arena`. NULL after reporting (all of its cells are tried).
const tz_galley *tz_card_compose(tz_maker *m, tz_arena *arena, const tz_card *card, const tz_card_headings *words);
// What a further page begins with: the repeated title's height and the space below it.
tz_len tz_galley_continuation_height(const tz_galley *sheet, tz_len width, tz_len size);
// Height of the card's fullest page when only the layout's own breaks part it.
tz_len tz_galley_height(const tz_galley *sheet, tz_len width, tz_len size);

// ---- size.c: the sizes cards are set at ----

// Sizes from `least` to `most` in steps.
typedef struct tz_size_range {
    tz_len least, most, step;
} tz_size_range;
// The largest of them at which the card takes no more pages than the layout means it to have (heights only grow with
// the size), or 0 when none does.
tz_len tz_card_largest_size(tz_maker *m, const tz_galley *sheet, tz_size_range sizes);
// What all cards need before any is composed: fonts opened, heads composed. False after reporting.
bool tz_cards_prepare(tz_maker *m);
// Whether all cards are to have the same size.
bool tz_cards_share_size(const tz_maker *m);
// The size above which none is sought: the layout's greatest, or, where cards are alike, that of those with most text.
// What was composed to find it is kept until somebody takes it, or the maker's arena goes.
enum { TZ_PILOTS = 2 };
typedef struct tz_pilot {
    size_t card;            // of the edition
    tz_arena *arena;        // of the sheet
    const tz_galley *sheet; // NULL: to be composed
} tz_pilot;
typedef struct tz_pilots {
    tz_pilot at[TZ_PILOTS];
    size_t n;
} tz_pilots;
tz_len tz_size_ceiling(const tz_maker *m, tz_pilots **pilots);
// A card's arena, now the caller's, and its sheet if there is one. Threads may take different cards.
tz_pilot tz_take_pilot(tz_pilots *pilots, size_t card);
// A card composed, with its own largest size.
typedef struct tz_sized_card {
    const tz_galley *sheet; // NULL before: to be composed
    tz_len size;            // up to the ceiling; the layout's least when it does not fit on its page even at that
    bool fits;
} tz_sized_card;
// Composes a card in `arena` (what its headings say is made in the maker's: it outlives the sheet) and sizes it; tells
// when it does not fit. False after reporting that something is wrong.
bool tz_card_size(tz_maker *m, tz_arena *arena, const tz_card *card, tz_len ceiling, tz_sized_card *out);
// All cards at the sizes the layout asks for. NULL after reporting.
tz_sized_card *tz_cards_size(tz_maker *m);

// ---- limit.c ----

// An answer that costs a card its size.
typedef struct tz_card_limit {
    uint32_t field; // UINT32_MAX: none
    size_t over;    // about so many of its characters are too many
    bool enough;    // false: leaving it out would not do; `over` then counts in its whole table
} tz_card_limit;
// The answer that keeps the card from being set at `size`, in the highest table.
tz_card_limit tz_card_limit_find(const tz_maker *m, const tz_galley *sheet, tz_len size);
// Says that a card does not fit at the least size, and which of its answers costs most; false when that is an error.
bool tz_card_report_overflow(tz_maker *m, const tz_galley *sheet);

// ---- ledger.c ----

// Counts every character of every answer on the finished pages. False after reporting those that stand nowhere.
bool tz_ledger_check(const tz_maker *m);

// ---- place.c: where everything of a card stands ----

typedef struct tz_placed_row {
    uint32_t row;
    tz_len y, height;
    int32_t growth;      // of the line pitch, in millionths
    uint32_t *from, *to; // lines of each cell that stand here; NULL for repeated heads
    bool repeated;       // head row on a further page
} tz_placed_row;
typedef struct tz_placed_table {
    tz_table_fit fit;
    tz_flow_lines *cells; // rows × columns as set
} tz_placed_table;
typedef struct tz_placed_block {
    uint32_t page; // of the card, from 0
    size_t piece;
    tz_len y, height;
    TZ_LIST(tz_placed_row) rows; // table
    const tz_placed_table *table;
    bool begins, continued; // the table's first part; the repeated title
} tz_placed_block;
typedef struct tz_placement {
    tz_box area; // of each page
    tz_len size;
    uint32_t pages;
    TZ_LIST(tz_placed_block) pieces;
} tz_placement;
// Places a card at a size on as many pages as it takes, spare height shared out as the layout says. NULL after
// reporting.
const tz_placement *tz_galley_place(tz_maker *m, tz_arena *arena, const tz_galley *sheet, tz_len size);
// The same in an area of one's own, a column of a page for instance.
const tz_placement *tz_galley_place_in(tz_maker *m, tz_arena *arena, const tz_galley *sheet, tz_box area, tz_len size);

// ---- table.c: a placed table on its pages ----

// The elements of a whole table: one tree a cell.
const tz_flow_tree *tz_table_elements(tz_maker *m, tz_element *parent, const tz_grid *grid, tz_role subhead);
void tz_draw_table(tz_maker *m, const tz_canvas *c, const tz_galley *sheet, const tz_placed_block *placed,
                   const tz_placement *where, const tz_flow_tree *trees);

// ---- what other parts ask of cards (theme.c, index.c) ----

// Remembers the room beside a section's heading on a card, if there are themes of that section to lead to.
void tz_note_link_slot(tz_maker *m, const tz_canvas *c, const tz_card *card, int section, const tz_para *heading,
                       tz_element *parent, tz_len x, tz_len top, tz_len width, tz_len body);
// Remembers from where in the records on the answers of a placed table stand on its page.
void tz_note_answer_starts(tz_maker *m, const tz_canvas *c, const tz_galley *sheet, const tz_placed_block *placed);

// ---- change_mark.c: what is marked in texts, found by where their bytes are ----

// Words that are gone or new.
typedef struct tz_change_mark {
    const char *from, *to;
    bool deleted;
    const char *alt;     // what a screen reader says
    tz_element *element; // its Del or Ins, made when it first stands on a line
} tz_change_mark;
// A statement beside which a bar stands, or before or behind which others are gone.
typedef struct tz_change_bar {
    const char *from, *to;
    bool changed, above, below;
} tz_change_bar;
// An answer whose statements are all gone.
typedef struct tz_emptied_answer {
    const tz_card *card;
    uint32_t field;
} tz_emptied_answer;
struct tz_change_marks {
    TZ_LIST(tz_change_mark) words;
    TZ_LIST(tz_change_bar) bars;
    TZ_LIST(tz_emptied_answer) emptied;
    tz_len bar, stroke;
    tz_color color;
};
// Makes the marks of the maker ready to be found; to be called when all are there.
void tz_change_marks_sort(tz_change_marks *marks);
// Draws a line of a flow, marked words as elements of their own below `element` (NULL: an artifact).
void tz_draw_marked_line(tz_maker *m, const tz_canvas *c, const tz_flow_line *line, tz_element *element, tz_len size,
                         tz_len x, tz_len baseline);
// The bars beside lines [from, to) of a flow whose first slot is at y.
void tz_draw_change_bars(tz_maker *m, const tz_canvas *c, const tz_flow_lines *lines, size_t from, size_t to, tz_len x,
                         tz_len y, tz_len size, int32_t growth);

// since.c: the bars of a booklet; and those of cells that are empty now.
void tz_note_changes_since(tz_maker *m, const tz_comparison *since);
void tz_draw_emptied_answers(tz_maker *m, const tz_canvas *c, const tz_galley *sheet, const tz_placed_block *placed,
                             const tz_placement *where);

// ---- card.c, running.c ----

bool tz_make_cards(tz_maker *m);
// Heads and feet, when all pages are there.
bool tz_draw_running(tz_maker *m);

// ---- names.c: what templates ask for ----

typedef struct tz_name_values {
    const tz_maker *m;
    const tz_card *card;       // or NULL
    const char *names;         // of its municipalities
    const tz_section *section; // or NULL
    const char *page, *pages;  // or NULL
    const tz_region *region;   // or NULL: the card's
    const tz_field *field;     // or NULL
    const char *head, *all;    // or NULL
    int32_t chars;
} tz_name_values;
const char *tz_name_lookup(const void *context, const char *name);
const char *tz_card_names(tz_arena *arena, const tz_card *card);

#endif
