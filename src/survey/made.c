// Workbooks that tsuzuri has made for the form: a hidden worksheet says in which cell each answer stands.
//
// Each label is compared with the form's all the same: where rows were moved, the labels say where the answers are.
#include "base/intl.h"
#include "survey/form_sheet.h"
#include "survey/reading.h"

#include <string.h>

enum { MOST_ROWS = 5000 };

static tz_text text_at(const tz_worksheet *sheet, uint32_t row, uint32_t column) {
    tz_worksheet_cell cell = tz_worksheet_at(sheet, row, column);
    return (tz_text){.bytes = cell.size ? cell.bytes : "", .size = cell.size};
}

static const tz_worksheet *find_made(const tz_workbook *workbook) {
    const tz_text name = tz_text_from_string(TZ_FORM_SHEET_HIDDEN);
    const tz_worksheet *sheet = tz_workbook_find_sheet(workbook, &name);
    tz_text mark = sheet ? text_at(sheet, 0, 0) : name;
    return sheet && sheet->visibility != TZ_VISIBLE && tz_text_is(&mark, TZ_FORM_ROW_FORM) ? sheet : NULL;
}

// A cell that the worksheet names in three of its columns: worksheet, label, cell. False: it is not there any more.
typedef struct named_cell {
    const tz_worksheet *sheet;
    tz_worksheet_cell label, cell;
} named_cell;
static bool read_cell(const tz_survey_reading *r, const tz_worksheet *made, uint32_t row, uint32_t column,
                      named_cell *to) {
    tz_text name = text_at(made, row, column), label = text_at(made, row, column + 1),
            cell = text_at(made, row, column + 2);
    uint32_t at[4];
    to->sheet = tz_workbook_find_sheet(r->workbook, &name);
    if (!to->sheet || !tz_worksheet_cell_parse(label.bytes, label.size, &at[0], &at[1]) ||
        !tz_worksheet_cell_parse(cell.bytes, cell.size, &at[2], &at[3]))
        return false;
    to->label = tz_worksheet_at(to->sheet, at[0], at[1]);
    to->cell = tz_worksheet_at(to->sheet, at[2], at[3]);
    return true;
}

static bool is_labelled(const tz_survey_reading *r, const named_cell *at, size_t field) {
    const tz_text *label = &r->survey->fields[field].label;
    tz_label_key wanted = tz_label_key_of(r->scratch, label->bytes, label->size),
                 found = tz_label_key_of(r->scratch, at->label.bytes, at->label.size);
    return !strcmp(wanted.full, found.full);
}

// ---- whose it is ----

// The codes that the workbook was made for; where somebody has written another name, both are told.
static void add_code(tz_survey_reading *r, tz_reply_draft *draft, const tz_text *code) {
    tz_named_list coded = {.all = {.n = 0}};
    tz_names_find(r->scratch, r->names, code->bytes, code->size, &coded);
    for (size_t i = 0; i < coded.all.n; i++) {
        for (size_t k = 0; k < draft->named.all.n; k++)
            if (draft->named.all.at[k].which == coded.all.at[i].which)
                return;
        tz_found_answer in = draft->named_in.n ? draft->named_in.at[0] : (tz_found_answer){0};
        *TZ_ADD(r->scratch, &draft->named.all) = coded.all.at[i];
        *TZ_ADD(r->scratch, &draft->named_in) = in;
    }
}

static void read_names(tz_survey_reading *r, const tz_worksheet *made, tz_reply_draft *draft) {
    for (uint32_t row = 0; row < made->rows && row < MOST_ROWS; row++) {
        tz_text word = text_at(made, row, 0);
        named_cell at;
        if ((tz_text_is(&word, TZ_FORM_ROW_NAMES) || tz_text_is(&word, TZ_FORM_ROW_JOINT)) &&
            read_cell(r, made, row, 1, &at))
            tz_reply_draft_name(r, draft, at.sheet, &at.cell);
    }
    for (uint32_t row = 0; row < made->rows && row < MOST_ROWS; row++) {
        tz_text word = text_at(made, row, 0), code = text_at(made, row, 1);
        if (tz_text_is(&word, TZ_FORM_ROW_CODE))
            add_code(r, draft, &code);
    }
}

// ---- what it was made for ----

static tz_text value_of(const tz_worksheet *made, const char *key) {
    for (uint32_t row = 0; row < made->rows && row < MOST_ROWS; row++) {
        tz_text word = text_at(made, row, 0);
        if (tz_text_is(&word, key))
            return text_at(made, row, 1);
    }
    return tz_text_from_string("");
}

static bool check_edition(tz_survey_reading *r, const tz_worksheet *made) {
    tz_text edition = value_of(made, TZ_FORM_ROW_EDITION), print = value_of(made, TZ_FORM_ROW_FINGERPRINT);
    if (!tz_text_is(&edition, r->survey->edition)) {
        r->ok = false;
        tz_error(r->diag, tz_survey_place(r), _("this workbook was made for the edition %s, not for %s"),
                 tz_text_excerpt(r->scratch, &edition), r->survey->edition);
        return false;
    }
    if (!tz_text_is(&print, r->survey->fingerprint))
        tz_notice(r->diag, tz_survey_place(r), "%s",
                  _("the form has changed since this workbook was made: its answers are found by their labels"));
    return tz_text_is(&print, r->survey->fingerprint);
}

bool tz_survey_read_made(tz_survey_reading *r, tz_reply_draft *draft) {
    const tz_worksheet *made = find_made(r->workbook);
    if (!made || !check_edition(r, made))
        return false;
    tz_reply_draft found = tz_reply_draft_new(r);
    size_t n = 0;
    for (uint32_t row = 0; row < made->rows && row < MOST_ROWS; row++) {
        tz_text word = text_at(made, row, 0), path = text_at(made, row, 1);
        named_cell at;
        size_t field = tz_text_is(&word, TZ_FORM_ROW_FIELD) ? tz_survey_find_field(r->survey, &path) : SIZE_MAX;
        if (field == SIZE_MAX)
            continue;
        if (!read_cell(r, made, row, 2, &at) || !is_labelled(r, &at, field))
            return false;
        n += !found.answers[field].sheet;
        found.answers[field] = (tz_found_answer){at.sheet, at.cell};
    }
    if (n < r->survey->fields_n)
        return false;
    read_names(r, made, &found);
    *draft = found;
    return true;
}
