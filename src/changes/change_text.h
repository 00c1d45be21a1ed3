// Inside the changes: the text of a cell that shows changes, and the layout's wordings for it.
#ifndef CHANGES_CHANGE_TEXT_H
#define CHANGES_CHANGE_TEXT_H

#include "changes/changes.h"
#include "text/item_label.h"

// ---- wording.c ----

// The names that wordings may use; what is absent is NULL.
typedef struct tz_change_names {
    const char *names, *old_names; // of municipalities
    const tz_text *label, *old_label, *text;
    size_t count;
} tz_change_names;
// One of the layout's wordings, filled in; where the layout need not have it and has not, another. names NULL: it uses
// none of them.
tz_text tz_change_wording(const tz_booklet *b, tz_wording wording, const tz_change_names *names);
// The name of a kind of change, as it stands before the change: in `frame`, a template of {text}, or alone (NULL).
tz_text tz_change_kind_name(const tz_booklet *b, tz_change_kind kind, const tz_template *frame);

// ---- change_text.c ----

// Makes the booklet's change marks, none yet, in the thickness and colour that the layout specifies.
void tz_change_marks_begin(tz_booklet *b);

// Bytes of a change text that are marked as words or have a bar.
typedef struct tz_change_span {
    size_t from, to;
    bool deleted;
} tz_change_span;
// The text of a cell in the making: changed words are marked in it, changed items have bars.
typedef struct tz_change_text {
    tz_booklet *b;
    const tz_comparison *comparison;
    const tz_card_change *card;    // whose changes they are: where several cards have become one, each old item is
                                   // followed by whose it was; NULL: none is
    const tz_template *kind_frame; // see tz_change_kind_name
    tz_bytes bytes;
    TZ_LIST(tz_change_span) words, bars;
    const tz_source *source; // the record that its first statement stands in: what messages refer to
} tz_change_text;
// A line that has not changed.
void tz_change_text_add_line(tz_change_text *t, const tz_text *line);
// An answer in full, its lines and their indentation as they are.
void tz_change_text_add_answer(tz_change_text *t, const tz_text *answer);
// The changes of a field, in order. Items that have not changed are written out, or only counted.
void tz_change_text_add_changes(tz_change_text *t, const tz_form_change *form, const tz_field_change *field,
                                bool unchanged_in_full);
// What a change is in one of two columns: all that is of this year is marked. Nothing where there is no such statement.
typedef enum tz_change_side { TZ_SIDE_CURRENT, TZ_SIDE_OLD } tz_change_side;
void tz_change_text_add_side(tz_change_text *t, const tz_form_change *form, const tz_change *change,
                             tz_change_side side);
// Composes the text as a cell, and adds its marks to the booklet's. The names of kinds of changes are labels of items;
// `with_cell_labels`: so are those of the layout's cells. The cell's flow is NULL after reporting.
tz_cell tz_change_text_cell(tz_change_text *t, bool with_cell_labels);

// ---- side_by_side.c ----

// The width of the fields' column, in which each label has room: one for all tables. `ok` becomes false after
// reporting.
tz_len tz_side_by_side_label_width(tz_booklet *b, bool *ok);
// The fields of a card that changed as a table of both years (新旧対照表): the new year at the left. `ok` becomes false
// after reporting.
tz_grid tz_side_by_side_grid(tz_booklet *b, const tz_card_change *card, tz_len label_width, bool *ok);

// ---- document.c ----

// Sets blocks below a title, which is also that of the document. False after reporting.
bool tz_change_document_set(tz_block_list *list, tz_text title);

#endif
