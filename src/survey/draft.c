// A reply that is being put together: its answers from wherever they stand, and what names its municipality.
#include "base/intl.h"
#include "survey/reading.h"

#include <string.h>

tz_reply_draft tz_reply_draft_new(const tz_survey_reading *r) {
    return (tz_reply_draft){.answers = TZ_ARRAY(r->scratch, tz_found_answer, r->survey->fields_n)};
}

static bool is_empty(const tz_worksheet_cell *cell) {
    return cell->size == 0 && cell->fault == TZ_CELL_FINE;
}

static const char *label_of(const tz_survey_reading *r, size_t field) {
    return tz_text_excerpt(r->scratch, &r->survey->fields[field].label);
}

void tz_reply_draft_answer(tz_survey_reading *r, tz_reply_draft *draft, size_t field, const tz_worksheet *sheet,
                           const tz_worksheet_cell *cell) {
    tz_found_answer *to = &draft->answers[field];
    if (to->sheet && is_empty(cell))
        return;
    if (!to->sheet || is_empty(&to->cell)) {
        *to = (tz_found_answer){sheet, *cell};
        return;
    }
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, sheet, cell), _("a second answer to %s: please leave only one"),
             label_of(r, field));
    tz_note(r->diag, tz_worksheet_place(r->arena, to->sheet, &to->cell), "%s", _("the first one is here"));
}

void tz_reply_draft_name(tz_survey_reading *r, tz_reply_draft *draft, const tz_worksheet *sheet,
                         const tz_worksheet_cell *cell) {
    size_t before = draft->named.all.n;
    if (cell->fault == TZ_CELL_FINE)
        tz_names_find(r->scratch, r->names, cell->bytes, cell->size, &draft->named);
    for (size_t i = before; i < draft->named.all.n; i++)
        *TZ_ADD(r->scratch, &draft->named_in) = (tz_found_answer){sheet, *cell};
}

void tz_reply_draft_report_missing(tz_survey_reading *r, const tz_reply_draft *draft) {
    tz_bytes labels = {0};
    size_t n = 0;
    for (size_t i = 0; i < r->survey->fields_n; i++)
        if (!draft->answers[i].sheet)
            tz_bytes_format(r->scratch, &labels, "%s%s (%s)", n++ ? "、" : "", label_of(r, i),
                            r->survey->fields[i].path);
    if (!n)
        return;
    r->ok = false;
    tz_error(r->diag, tz_survey_place(r), _("no label is found for these questions of the form: %.*s"), (int)labels.n,
             labels.at);
    tz_note(r->diag, (tz_place){0}, "%s",
            _("write the labels as the form has them, or write into survey.yaml in which cells the answers stand"));
}

static const tz_text *read_answers(tz_survey_reading *r, const tz_reply_draft *draft) {
    tz_text *made = TZ_ARRAY(r->arena, tz_text, r->survey->fields_n);
    size_t before = tz_diag_count(r->diag, TZ_ERROR);
    for (size_t i = 0; i < r->survey->fields_n; i++)
        if (draft->answers[i].sheet)
            made[i] = tz_worksheet_text(r->arena, draft->answers[i].sheet, &draft->answers[i].cell, r->diag);
    r->ok = r->ok && tz_diag_count(r->diag, TZ_ERROR) == before;
    return made;
}

void tz_reply_draft_finish(tz_survey_reading *r, tz_reply_draft *draft, bool fields_are_told) {
    tz_reply made = {.municipalities_n = 0};
    made.municipalities = tz_reply_municipalities(r, draft, &made.municipalities_n, &made.place);
    if (!fields_are_told)
        tz_reply_draft_report_missing(r, draft);
    made.answers = read_answers(r, draft);
    if (made.municipalities_n)
        *TZ_ADD(r->arena, &r->to->all) = made;
}
