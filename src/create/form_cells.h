// What the files share that find a form on a worksheet: its texts, and what each may be.
#ifndef CREATE_FORM_CELLS_H
#define CREATE_FORM_CELLS_H

#include "create/create.h"

typedef enum tz_found_kind { TZ_FOUND_NOTHING, TZ_FOUND_TITLE, TZ_FOUND_SECTION, TZ_FOUND_FIELD } tz_found_kind;

// The number or mark that a label begins with: labels of one list have one kind.
typedef enum tz_numbering {
    TZ_NUMBERING_NONE,
    TZ_NUMBERING_CIRCLED,   // ①
    TZ_NUMBERING_BRACKETED, // (1), 1)
    TZ_NUMBERING_PLAIN,     // 1, 1., 1-2
    TZ_NUMBERING_ROMAN,     // Ⅰ
    TZ_NUMBERING_KANA,      // ア, (ア)
    TZ_NUMBERING_QUESTION,  // 問1, 設問1, Q1
    TZ_NUMBERING_CHAPTER,   // 第1, 第1章
    TZ_NUMBERING_BRACKETS,  // 【…】, ＜…＞
    TZ_NUMBERING_MARK,      // ■, ●, ◆ …: this and all further ones, by the mark
    TZ_NUMBERINGS = TZ_NUMBERING_MARK + 16,
} tz_numbering;
// numbering.c
tz_numbering tz_numbering_of(const char *bytes, size_t size);

// A text that may be a label.
typedef struct tz_candidate {
    tz_worksheet_cell cell;
    tz_numbering numbering;
    tz_found_kind kind;
    size_t head; // of a field: the candidate that is its section's head, where that does not simply stand before it;
                 // SIZE_MAX: none
    bool is_certain; // nothing else was possible
} tz_candidate;
typedef struct tz_form_cells {
    tz_arena *arena;
    const tz_worksheet *sheet;
    TZ_LIST(tz_candidate) all;            // by row, then by column
    size_t answered_n;                    // labels that have a text beside them, and no box
    uint32_t answers_row, answers_column; // of a head such as 回答; UINT32_MAX: there is none
} tz_form_cells;

// form_cells.c: finds the texts that may be labels.
void tz_form_cells_find(tz_arena *arena, const tz_worksheet *sheet, tz_form_cells *to);
// The cell right of another one, and that below.
tz_worksheet_cell tz_cell_right(const tz_form_cells *c, const tz_worksheet_cell *of);
tz_worksheet_cell tz_cell_below(const tz_form_cells *c, const tz_worksheet_cell *of);
// The first candidate of the next row that has any; all.n: there is none.
size_t tz_form_cells_next_row(const tz_form_cells *c, size_t i);
// Whether a cell has been merged of several and is empty: a box for an answer.
static inline bool tz_cell_is_box(const tz_worksheet_cell *cell) {
    return !tz_worksheet_cell_is_filled(cell) && (cell->rows > 1 || cell->columns > 1);
}

// form_kinds.c: decides what each is.
void tz_form_kinds_find(tz_form_cells *c);

#endif
