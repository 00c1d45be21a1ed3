// Inside the changes: changes as text in cells, with their marks.
#ifndef CHANGES_CHANGE_TEXT_H
#define CHANGES_CHANGE_TEXT_H

#include "changes/changes.h"

// What the words of a comparison speak of; absent ones are NULL.
typedef struct tz_change_names {
    const char *names, *old_names;
    const tz_text *label, *old_label, *text;
    size_t count;
} tz_change_names;
// One of the layout's words, filled in.
tz_text tz_change_wording(tz_booklet *b, tz_wording word, const tz_change_names *of);

typedef struct tz_change_text_word {
    size_t from, to;
    bool deleted;
} tz_change_text_word;
typedef struct tz_change_text_bar {
    size_t from, to;
} tz_change_text_bar;
// A cell's text in the making.
typedef struct tz_change_text {
    tz_booklet *b;
    const tz_comparison *of;
    const tz_template *kind; // how the kind of a change is written before it; NULL: its word alone
    tz_bytes bytes;
    TZ_LIST(tz_change_text_word) words;
    TZ_LIST(tz_change_text_bar) bars;
} tz_change_text;
// A line of its own.
void tz_change_text_add_line(tz_change_text *s, const tz_text *line);
// The changes of a field, in order; what did not change is said in full or only counted.
void tz_change_text_add_changes(tz_change_text *s, const tz_form_change *form, const tz_field_change *field,
                                bool in_full);
// Composes what was said; kinds of changes are the labels of items, and so are the layout's own labels when
// `own_labels`. The marks go to the booklet's. NULL after reporting.
const tz_flow *tz_change_text_flow(tz_change_text *s, const tz_style *style, bool own_labels);

// Makes the booklet's marks, as the layout says of comparisons.
void tz_change_marks_begin(tz_booklet *b);

// ---- block_list.c: blocks set one after another ----

typedef struct tz_block_list {
    tz_booklet *b;
    tz_len size;
    tz_length_spec gap; // above headings
    TZ_LIST(tz_galley_block) blocks;
    TZ_LIST(const char *) bookmarks; // one a block, or NULL
    TZ_LIST(const tz_para *) agains; // one a block, or NULL: what stands above a page that begins within its table
    const tz_flow_tree **trees;      // one a block, once begun
    tz_element *part, *section;
    const tz_para *again; // what stands above other further pages
    bool fresh;           // a further page has just begun
} tz_block_list;
// A paragraph; level 0: P, else a heading. A heading with a bookmark opens a section of the structure.
bool tz_block_list_para(tz_block_list *chain, tz_text text, const tz_style *style, int32_t level, const char *bookmark);
// A table: cells row by row; specs: of its columns.
void tz_block_list_table(tz_block_list *chain, const tz_cell *cells, uint32_t rows, uint32_t columns,
                         uint32_t head_rows, const tz_column_spec *specs);
// A cell of plain text. Its flow is NULL after reporting.
tz_cell tz_block_list_cell(tz_block_list *chain, tz_text text, const tz_style *style, bool head);
// Sets the chain below a title. False after reporting.
bool tz_block_list_set(tz_block_list *chain, const tz_part_spec *look, tz_text title);

#endif
