// One workbook: which of its worksheets are read, and as what.
#include "survey/survey.h"
#include "base/intl.h"
#include "survey/reading.h"

#include <string.h>

// ---- which worksheets ----

// 記入例, 記載例, 見本: what they show is nobody's answer.
static bool is_example(const tz_worksheet *sheet) {
    return strstr(sheet->name, "記入例") || strstr(sheet->name, "記載例") || strstr(sheet->name, "見本") ||
           strstr(sheet->name, "記入見本");
}

static bool is_read(const tz_worksheet *sheet) {
    return sheet->visibility == TZ_VISIBLE && !is_example(sheet) && sheet->cells_n > 0;
}

// ---- what survey.yaml says ----

static const tz_worksheet *find_sheet(const tz_workbook *workbook, const char *name) {
    for (size_t i = 0; i < workbook->sheets_n; i++)
        if (!strcmp(workbook->sheets[i].name, name))
            return &workbook->sheets[i];
    return NULL;
}

static const tz_worksheet *find_said(tz_survey_reading *r, const tz_survey_cell *said) {
    const tz_worksheet *sheet = find_sheet(r->workbook, said->sheet);
    if (sheet)
        return sheet;
    r->ok = false;
    tz_error(r->diag, tz_survey_place(r), _("there is no worksheet %s, which survey.yaml names"), said->sheet);
    tz_note(r->diag, tz_text_place(&said->written, 0), "%s", _("here"));
    return NULL;
}

static void take_said_name(tz_survey_reading *r, const tz_survey_cell *said, tz_reply_draft *draft) {
    const tz_worksheet *sheet = said->written.size ? find_said(r, said) : NULL;
    if (!sheet)
        return;
    tz_worksheet_cell cell = tz_worksheet_at(sheet, said->row, said->column);
    tz_reply_draft_name(r, draft, sheet, &cell);
}

static void take_said(tz_survey_reading *r, tz_reply_draft *draft) {
    for (size_t i = 0; i < r->survey->fields_n; i++) {
        if (!r->survey_says[i])
            continue;
        const tz_survey_cell *said = &r->survey->cells[i];
        const tz_worksheet *sheet = find_said(r, said);
        tz_worksheet_cell cell = sheet ? tz_worksheet_at(sheet, said->row, said->column) : (tz_worksheet_cell){0};
        if (sheet)
            tz_reply_draft_answer(r, draft, i, sheet, &cell);
    }
    take_said_name(r, &r->survey->code, draft);
    take_said_name(r, &r->survey->name, draft);
}

static const bool *find_said_fields(tz_arena *arena, const tz_survey *survey) {
    bool *says = TZ_ARRAY(arena, bool, survey->fields_n);
    for (size_t i = 0; survey->cells && i < survey->fields_n; i++)
        says[i] = survey->cells[i].written.size > 0;
    return says;
}

// ---- reading ----

// Several of the worksheets may hold parts of one reply.
static void read_sheets(tz_survey_reading *r) {
    tz_reply_draft draft = tz_reply_draft_new(r);
    size_t tables = 0, labels = 0;
    take_said(r, &draft);
    for (size_t i = 0; i < r->workbook->sheets_n; i++) {
        tz_located located = {.sheet = NULL};
        if (!is_read(&r->workbook->sheets[i]))
            continue;
        if (!tz_located_find(r, &r->workbook->sheets[i], &located)) {
            r->ok = false;
            return;
        }
        if (tz_survey_read_table(r, &located)) {
            tables++;
            continue;
        }
        tz_located_resolve(r, &located, TZ_ANY_ROW);
        tz_survey_read_form(r, &located, &draft);
        labels += located.fields_n;
    }
    if (labels || (!tables && r->survey->cells)) {
        tz_reply_draft_finish(r, &draft, false);
    } else if (!tables) {
        r->ok = false;
        tz_error(r->diag, tz_survey_place(r), "%s",
                 _("no label of the form is found on the visible worksheets of this file"));
    }
}

bool tz_survey_read(tz_arena *arena, const tz_survey *survey, const tz_workbook *workbook, tz_replies *to,
                    tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    tz_survey_reading r = {.arena = arena,
                           .scratch = scratch,
                           .survey = survey,
                           .labels = tz_labels_new(scratch, survey),
                           .names = tz_names_index_new(scratch, survey),
                           .workbook = workbook,
                           .diag = diag,
                           .to = to,
                           .survey_says = find_said_fields(scratch, survey),
                           .ok = true};
    tz_reply_draft draft = tz_reply_draft_new(&r);
    if (tz_survey_read_made(&r, &draft))
        tz_reply_draft_finish(&r, &draft, false);
    else if (r.ok)
        read_sheets(&r);
    tz_arena_free(scratch);
    return r.ok;
}
