// Inside the page stage: what the parts beside the cards share. One file a part makes it.
#ifndef PAGE_BOOKLET_H
#define PAGE_BOOKLET_H

#include "booklet/maker.h"

// ---- the parts ----

bool tz_make_cover(tz_maker *m);
bool tz_make_contents(tz_maker *m);
bool tz_finish_contents(tz_maker *m);
bool tz_make_digest(tz_maker *m);
bool tz_make_outline(tz_maker *m);
bool tz_make_overview(tz_maker *m);
bool tz_make_themes(tz_maker *m);
bool tz_finish_themes(tz_maker *m);
bool tz_make_index(tz_maker *m);
bool tz_make_colophon(tz_maker *m);
// Not parts of a booklet but of their own: comparison.c, history.c.
bool tz_make_comparison(tz_maker *m);
bool tz_make_history(tz_maker *m);

// tabs.c: the tab of a card's region on its page.
bool tz_draw_tab(tz_maker *m, const tz_canvas *c, size_t region);

// ---- answers.c ----

// True when an answer says nothing: empty, or one of the layout's `none`, whatever the width of its characters.
bool tz_answer_is_none(const tz_maker *m, const tz_text *answer);
// Characters of an answer, white space aside.
size_t tz_answer_chars(const tz_text *answer);

// Text under compatibility composition (NFKC), which makes widths and presentation forms equal, and where each of its
// bytes comes from.
typedef struct tz_folded {
    char *bytes; // NUL-terminated
    size_t size;
    uint32_t *from; // [size + 1] byte of the text
} tz_folded;
tz_folded tz_fold(tz_arena *arena, const tz_text *text);
// The first place at or after `at` where `term` (folded as well) stands, or SIZE_MAX. Letters of a Latin term are whole
// words: ICT is not found in STRICT.
size_t tz_find_term(const tz_folded *text, const tz_folded *term, size_t at);

// ---- labels ----

// The number of a card's page, known before all pages are.
const char *tz_card_page_label(const tz_maker *m, uint32_t page);

// ---- text_line.c: one line of text, ready to be put somewhere ----

typedef struct tz_text_line {
    const tz_para *para; // NULL: empty
    tz_line line;
    const tz_em *at, *draw; // of its clusters
    tz_len size, width;
} tz_text_line;
// False after reporting. Empty text is a strip of no width.
bool tz_text_line_new(tz_maker *m, const tz_text *text, const tz_style *style, tz_len body, tz_text_line *out);
// The caller has opened a span. Vertical styles: x is the middle of the line, y its head.
void tz_draw_text_line(const tz_canvas *c, const tz_text_line *strip, tz_len x, tz_len baseline);
// The baseline at which its em box stands in the middle of [top, top + height).
tz_len tz_text_line_centre(const tz_maker *m, const tz_text_line *strip, tz_len top, tz_len height);

// ---- link.c ----

// A link from what `element` holds there to a place in the book; `contents` is what a screen reader says.
void tz_link_add(const tz_canvas *c, tz_element *element, tz_len x, tz_len y, tz_len width, tz_len height,
                 uint32_t page, const char *contents);
// Reference > Link below a parent: what holds a link's text.
tz_element *tz_link_element_new(tz_maker *m, tz_element *parent);

// A stretch of a paragraph that leads to a page.
typedef struct tz_link_range {
    size_t from, to; // bytes of its text
    uint32_t page;
    tz_element *element; // its Link, made when the stretch first stands on a line
} tz_link_range;
// Draws a line of a paragraph, stretches as links; others belong to `element`.
void tz_draw_linked_line(tz_maker *m, const tz_canvas *c, const tz_para *para, const tz_line *line, tz_len measure,
                         bool last, tz_element *element, tz_link_range *stretches, size_t n, tz_len x, tz_len top,
                         tz_len body);
// Keeps a number of a page across assembly: from then on it is the final one.
void tz_keep_page(tz_maker *m, uint32_t *page);

// ---- heading.c ----

tz_text tz_fill_names(tz_maker *m, const tz_template *template, const tz_name_values *names);
// Opens a part's (or a section of a part's) first page with a title: H1, a bookmark, and the part's space below it.
// *top becomes where content begins. `mark` is the bookmark's title where it is not the title itself; style NULL:
// the title is not set. False after reporting.
bool tz_open_section(tz_maker *m, const tz_text *title, const char *mark, const tz_style *style, uint32_t level,
                     tz_canvas *c, tz_element **section, tz_len *top);
// A further page of it, without a title.
tz_canvas tz_next_page(tz_maker *m, const char *head);

// ---- columns.c: lists in columns ----

typedef struct tz_column_item {
    tz_len before, height; // space above is left out at a column's head
    bool keep;             // stays with the next
} tz_column_item;
typedef struct tz_column_list {
    const tz_part_spec *look;
    const tz_column_item *items;
    size_t n;
    void (*draw)(void *context, const tz_canvas *c, size_t item, tz_len x, tz_len y, tz_len width);
    void *context;
} tz_column_list;
tz_len tz_column_width(const tz_maker *m, const tz_part_spec *look);
// Sets items in the look's columns below `top` of page `c` and on as many further pages as it takes, the columns of the
// last page evenly filled.
void tz_column_list_set(tz_maker *m, const tz_column_list *list, tz_canvas c, tz_len top);

// ---- column_table.c: tables of parts other than cards ----

typedef struct tz_column_table {
    const tz_part_spec *look;
    const tz_galley *sheet;
    // Draws a piece that was placed on that page; where->area is the column.
    void (*draw)(void *context, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *where);
    // A further page begins: what stands above its tables.
    void (*again)(void *context, const tz_canvas *c);
    void *context;
} tz_column_table;
// A sheet of one table, and a paragraph below it when `below` is not NULL.
const tz_galley *tz_galley_of_table(tz_arena *arena, const char *name, const tz_grid *grid, const tz_para *below,
                                    tz_length_spec gap);
// Places the table in the look's columns below `top`, on page `c` and further ones, and draws it. False after
// reporting.
bool tz_column_table_set(tz_maker *m, const tz_column_table *rows, tz_canvas c, tz_len top, tz_len size);

#endif
