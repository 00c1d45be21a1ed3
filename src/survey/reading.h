// What the files of this folder share while one workbook is read.
#ifndef SURVEY_READING_H
#define SURVEY_READING_H

#include "survey/label.h"
#include "survey/names.h"

typedef struct tz_survey_reading {
    tz_arena *arena, *scratch; // of the replies, and of what is needed while the workbook is read
    const tz_survey *survey;
    const tz_labels *labels;
    const tz_names_index *names;
    const tz_workbook *workbook;
    tz_diag *diag;
    tz_replies *to;
    size_t before;           // so many of the replies are of other workbooks
    const bool *survey_says; // one a field: survey.yaml says in which cell its answer stands
    bool ok;
} tz_survey_reading;

// The place of a message about the workbook as a whole: a source of its name without any line.
static inline tz_place tz_survey_place(const tz_survey_reading *r) {
    tz_source *source = TZ_NEW(r->arena, tz_source);
    *source = (tz_source){.name = r->workbook->name, .bytes = ""};
    return (tz_place){source, 0};
}

// A cell's text in a message, on one line.
static inline const char *tz_survey_excerpt(const tz_survey_reading *r, const tz_worksheet_cell *cell) {
    char *line = tz_arena_copy(r->scratch, cell->size ? cell->bytes : "", cell->size);
    for (size_t i = 0; i < cell->size; i++)
        if (line[i] == '\n' || line[i] == '\t')
            line[i] = ' ';
    const tz_text text = {.bytes = line, .size = cell->size};
    return tz_text_excerpt(r->scratch, &text);
}

// ---- locate.c: the labels of a worksheet ----

// A cell that is a label.
typedef struct tz_labelled {
    tz_worksheet_cell cell;
    tz_label label;
    size_t field; // the one field that it names, once that is known; SIZE_MAX: not known, or another kind of label
} tz_labelled;
typedef struct tz_located {
    const tz_worksheet *sheet;
    TZ_LIST(tz_labelled) all; // in the order of the cells
    size_t fields_n;          // so many of them are of the kind TZ_LABEL_FIELD
} tz_located;
// False after reporting: there are more than any form has.
bool tz_located_find(const tz_survey_reading *r, const tz_worksheet *sheet, tz_located *to);
// The label that begins in a cell; NULL: it is none.
const tz_labelled *tz_located_at(const tz_located *located, const tz_worksheet_cell *cell);
// Gives labels that several fields have the one that is meant: by the section above or left of it, else by their order.
// Reports those that stay in doubt. Of the labels of one row, or of TZ_ANY_ROW.
#define TZ_ANY_ROW UINT32_MAX
void tz_located_resolve(tz_survey_reading *r, tz_located *located, uint32_t row);

// ---- draft.c: a reply that is being put together ----

typedef struct tz_found_answer {
    const tz_worksheet *sheet; // NULL: not found
    tz_worksheet_cell cell;
} tz_found_answer;
typedef struct tz_reply_draft {
    tz_found_answer *answers; // one a field
    // What names the municipality, with the worksheets and cells of the names.
    tz_named_list named;
    TZ_LIST(tz_found_answer) named_in; // one for each of `named`
    // What titles name, which counts where neither a cell of its own nor the file's name says it.
    tz_named_list titled;
    TZ_LIST(tz_found_answer) titled_in;
} tz_reply_draft;
tz_reply_draft tz_reply_draft_new(const tz_survey_reading *r);
// Reports a second answer to the same field.
void tz_reply_draft_answer(tz_survey_reading *r, tz_reply_draft *draft, size_t field, const tz_worksheet *sheet,
                           const tz_worksheet_cell *cell);
// Reports a merged cell that stands beside the labels of two questions.
void tz_reply_draft_report_shared(tz_survey_reading *r, const tz_worksheet *sheet, const tz_worksheet_cell *cell);
// Reports what is answered to a label that is no question of the form.
void tz_survey_report_lost(tz_survey_reading *r, const tz_worksheet *sheet, const tz_worksheet_cell *label,
                           const tz_worksheet_cell *answer);
void tz_reply_draft_name(tz_survey_reading *r, tz_reply_draft *draft, const tz_worksheet *sheet,
                         const tz_worksheet_cell *cell);
// Adds all that another worksheet has of the same reply.
void tz_reply_draft_add(tz_survey_reading *r, tz_reply_draft *draft, const tz_reply_draft *part);
// Finds out whose reply it is, reports which fields have no answer, reads the texts and adds it to the replies.
// `fields_are_told`: those that are not found have been reported.
void tz_reply_draft_finish(tz_survey_reading *r, tz_reply_draft *draft, bool fields_are_told);
// Reports the fields that nothing has been found for.
void tz_reply_draft_report_missing(tz_survey_reading *r, const tz_reply_draft *draft);

// ---- identity.c: whose reply it is ----

// Whether a cell begins with the name or the code of one of the list; where there is no list, with any.
bool tz_survey_names_known(const tz_survey_reading *r, const tz_worksheet_cell *cell);
// The municipalities that a draft, or else the file's name, names; n = 0 after reporting. *place: of what names the
// first.
const tz_survey_municipality *tz_reply_municipalities(tz_survey_reading *r, const tz_reply_draft *draft, size_t *n,
                                                      tz_place *place);

// Warns where the file is named like another municipality than the reply's.
void tz_reply_check_file_name(tz_survey_reading *r, const tz_reply_draft *draft);

// ---- title.c: names in titles ----

void tz_survey_read_titles(tz_survey_reading *r, const tz_located *located, tz_reply_draft *draft);

// ---- form.c, table.c, sideways.c, made.c: the kinds of worksheets ----

// Reads a worksheet with one reply into a draft.
void tz_survey_read_form(tz_survey_reading *r, tz_located *located, tz_reply_draft *draft);
// Whether a worksheet is a table with one reply a row.
bool tz_survey_is_table(tz_survey_reading *r, tz_located *located);
// Reads it; false: the worksheet is none.
bool tz_survey_read_table(tz_survey_reading *r, tz_located *located);
// 合計, 県平均: the head of a row or a column that sums up the others.
bool tz_survey_is_total(const tz_worksheet_cell *cell);
// Whether it is a table with one reply a column, the municipalities side by side above.
bool tz_survey_is_sideways(tz_survey_reading *r, tz_located *located);
// Reads it; false: the worksheet is none.
bool tz_survey_read_sideways(tz_survey_reading *r, tz_located *located);
// Reads a workbook that tsuzuri has made for this form; false: it is none, or its labels are not where they were.
bool tz_survey_read_made(tz_survey_reading *r, tz_reply_draft *draft);

#endif
