// Surveys: what municipalities have answered in workbooks, found by the labels of the form.
//
// A workbook is one reply, or a table with one reply a row. Nothing is guessed in silence: whatever is not certain is
// reported, and all of it in one run.
#ifndef SURVEY_SURVEY_H
#define SURVEY_SURVEY_H

#include "workbook/workbook.h"
#include "yaml/yaml.h"

typedef struct tz_survey_field {
    const char *path; // "status.situation"
    tz_text label;    // "①在宅医療および在宅医療・介護連携の状況"
    size_t section;   // index of its section
} tz_survey_field;

typedef struct tz_survey_municipality {
    tz_text code, name; // six digits; its official name
} tz_survey_municipality;

// Where the edition's survey.yaml says that an answer stands: "様式!C12".
typedef struct tz_survey_cell {
    tz_text written;      // for messages; size 0: it does not say
    const char *sheet;    // NUL-terminated
    uint32_t row, column; // from 0
} tz_survey_cell;

// What is asked, and of whom. All borrowed.
typedef struct tz_survey {
    const char *edition;     // its id
    const char *fingerprint; // of its form, as workbooks made for it have it
    const tz_text *sections; // their labels
    size_t sections_n;
    const tz_survey_field *fields;
    size_t fields_n;
    const tz_survey_municipality *municipalities; // the official list
    size_t municipalities_n;                      // 0: the edition has none
    const tz_survey_cell *cells;                  // of survey.yaml, one a field; NULL: it says nothing about answers
    tz_survey_cell code, name;                    // of survey.yaml: where the municipality is named
    tz_texts ignored;                             // labels of survey.yaml that are no questions of the form
} tz_survey;

// The field of a path, such as "status.situation"; SIZE_MAX: there is none.
size_t tz_survey_find_field(const tz_survey *survey, const tz_text *path);

// One municipality's answers, or those of several that answered jointly.
typedef struct tz_reply {
    const tz_survey_municipality *municipalities; // spelt officially, placed at the cells that name them
    size_t municipalities_n;
    const tz_text *answers; // one a field; size 0: left empty
    tz_place place;         // of what names the municipality
} tz_reply;
// A text box beside the answers, whose text is no cell's. What several workbooks have is the survey's own.
typedef struct tz_reply_shape {
    const char *sheet, *text; // the text on one line
    tz_place place;
} tz_reply_shape;
typedef struct tz_replies {
    TZ_LIST(tz_reply) all;
    TZ_LIST(tz_reply_shape) shapes; // of worksheets with answers
} tz_replies;

// Reads the replies of a workbook and adds them. False after reporting; a reply whose municipality is known is added
// also when something else in it is wrong, so that it does not seem to be missing.
bool tz_survey_read(tz_arena *arena, const tz_survey *survey, const tz_workbook *workbook, tz_replies *to,
                    tz_diag *diag);

// ---- survey.yaml: what an edition says about its workbooks ----

// Its keys, for the manual.
extern const tz_bind_table tz_survey_table;
// Reads it into a survey whose fields are known. False after reporting.
bool tz_survey_read_cells(tz_arena *arena, const tz_yaml *root, tz_survey *survey, tz_diag *diag);

#endif
