// What the files share that read a worksheet with one reply: where the answer to each label stands.
#ifndef SURVEY_SPOT_H
#define SURVEY_SPOT_H

#include "survey/reading.h"

typedef enum tz_side { TZ_SIDE_UNKNOWN, TZ_SIDE_RIGHT, TZ_SIDE_BELOW } tz_side;

// Where the answer to one label may stand.
typedef struct tz_spot {
    const tz_labelled *label;
    uint32_t column; // of the answer at the right
    tz_side side;
    tz_worksheet_cell answer;
} tz_spot;

typedef struct tz_form_sheet {
    tz_survey_reading *r;
    const tz_located *located;
    const tz_worksheet *sheet;
    TZ_LIST(tz_spot) spots;
    TZ_LIST(const tz_labelled *) heads; // of columns with answers, this year's and old ones
    size_t unknown_n;                   // labels that have been reported to be no question
    bool help_below;                    // below most labels stands first how to answer them
    bool *taken;                        // one a cell of the worksheet: it has been read, or is known for what it is
} tz_form_sheet;

static inline uint32_t tz_spot_end(const tz_worksheet_cell *cell) {
    return cell->column + cell->columns;
}

static inline bool tz_spot_is_question(const tz_labelled *it) {
    return it->label.kind == TZ_LABEL_FIELD;
}

// An answer may be worded like a label of the office's; questions and their heads it is not taken for.
static inline bool tz_spot_is_label(const tz_form_sheet *s, const tz_worksheet_cell *cell) {
    const tz_labelled *it = tz_located_at(s->located, cell);
    return it && it->label.kind != TZ_LABEL_OTHER && it->label.kind != TZ_LABEL_OFFICE;
}

// ---- columns.c: the column of the answers ----

void tz_columns_find_heads(tz_form_sheet *s);
// The column that a head above a label says to have the answers; UINT32_MAX: none does.
uint32_t tz_columns_headed(const tz_form_sheet *s, const tz_labelled *label);
// Whether the cells below a head have old answers, or explanations.
bool tz_columns_is_other(const tz_form_sheet *s, uint32_t row, uint32_t column);
// The first column right of a label in which its row has something; UINT32_MAX: none has.
uint32_t tz_columns_first_right(const tz_form_sheet *s, const tz_labelled *label);
// The column of the answers to a question, by its head, or else by what stands right of it and of the questions in the
// same column. Reports another column that looks as much like it.
uint32_t tz_columns_find(tz_form_sheet *s, const tz_labelled *label);
// 12, 1,234, 残り388字: as the counts of characters that forms have beside an answer; or a unit alone.
bool tz_columns_is_number(const tz_worksheet_cell *cell);
// Whether a text says how to answer: ※400字以内で記入してください.
bool tz_columns_is_help(const tz_worksheet_cell *cell);

// ---- unread.c: what is not read ----

void tz_unread_take(tz_form_sheet *s, const tz_worksheet_cell *cell);
// Reports what stands beside the answers, labels that are no question of the form, and several texts for one answer.
void tz_unread_report(tz_form_sheet *s);

#endif
