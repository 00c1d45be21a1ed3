// A reply that is being put together: its answers from wherever they stand, and what names its municipality.
#include "base/intl.h"
#include "survey/reading.h"

#include <stdlib.h>
#include <string.h>

tz_reply_draft tz_reply_draft_new(const tz_survey_reading *r) {
    return (tz_reply_draft){.answers = TZ_ARRAY(r->scratch, tz_found_answer, r->survey->fields_n)};
}

static const char *label_of(const tz_survey_reading *r, size_t field) {
    return tz_text_excerpt(r->scratch, &r->survey->fields[field].label);
}

// ---- several cells for one answer ----

static bool is_blank(char c) {
    return (unsigned char)c <= ' ';
}

// Whatever the blanks: a formula may leave them out.
static bool is_same_text(const tz_worksheet_cell *a, const tz_worksheet_cell *b) {
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a->size && is_blank(a->bytes[i]))
            i++;
        while (k < b->size && is_blank(b->bytes[k]))
            k++;
        if (i == a->size || k == b->size)
            return i == a->size && k == b->size;
        if (a->bytes[i] != b->bytes[k])
            return false;
    }
}

// What a formula shows that refers to an empty cell.
static bool repeats_empty(const tz_worksheet_cell *cell) {
    return cell->calculated && (cell->size == 0 || (cell->size == 1 && cell->bytes[0] == '0'));
}

// A worksheet for printing or for counting repeats the answers by formulas; what has been typed is the answer.
static bool is_repeated(const tz_found_answer *typed, const tz_found_answer *formula) {
    if (typed->cell.calculated || !formula->cell.calculated)
        return false;
    return !tz_worksheet_cell_is_filled(&typed->cell) ? repeats_empty(&formula->cell)
                                                      : formula->cell.fault != TZ_CELL_FINE;
}

static bool is_cell(const tz_found_answer *a, const tz_found_answer *b) {
    return a->sheet == b->sheet && a->cell.row == b->cell.row && a->cell.column == b->cell.column;
}

static void report_second(tz_survey_reading *r, size_t field, const tz_found_answer *first,
                          const tz_found_answer *second) {
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, second->sheet, &second->cell),
             _("a second answer to %s: please leave only one"), label_of(r, field));
    tz_note(r->diag, tz_worksheet_place(r->arena, first->sheet, &first->cell), "%s", _("the first one is here"));
}

void tz_reply_draft_answer(tz_survey_reading *r, tz_reply_draft *draft, size_t field, const tz_worksheet *sheet,
                           const tz_worksheet_cell *cell) {
    tz_found_answer *to = &draft->answers[field];
    const tz_found_answer found = {sheet, *cell};
    if (!to->sheet || is_repeated(&found, to)) {
        *to = found;
        return;
    }
    if (is_cell(to, &found) || !tz_worksheet_cell_is_filled(cell) || is_repeated(to, &found))
        return;
    if (!tz_worksheet_cell_is_filled(&to->cell)) {
        *to = found;
        return;
    }
    if (!is_same_text(&to->cell, cell) || cell->fault != to->cell.fault)
        report_second(r, field, to, &found);
    else if (to->cell.calculated && !cell->calculated)
        *to = found;
}

void tz_reply_draft_report_shared(tz_survey_reading *r, const tz_worksheet *sheet, const tz_worksheet_cell *cell) {
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, sheet, cell), "%s",
             _("this merged cell stands beside the labels of two questions: which of them does it answer?"));
    tz_note(r->diag, (tz_place){0}, "%s",
            _("take the merging back, and write the answer into the cell of its question"));
}

void tz_survey_report_lost(tz_survey_reading *r, const tz_worksheet *sheet, const tz_worksheet_cell *label,
                           const tz_worksheet_cell *answer) {
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, sheet, label),
             _("%s is no question of the form, and what is answered to it would be lost"), tz_survey_excerpt(r, label));
    tz_note(r->diag, tz_worksheet_place(r->arena, sheet, answer), "%s",
            _("this is the answer; correct the label, or write the label into survey.yaml: ignored: [LABEL]"));
}

static int by_cell(const void *left, const void *right) {
    const tz_found_answer *a = *(const tz_found_answer *const *)left, *b = *(const tz_found_answer *const *)right;
    if (a->sheet != b->sheet)
        return (a->sheet > b->sheet) - (a->sheet < b->sheet);
    int order = (a->cell.row > b->cell.row) - (a->cell.row < b->cell.row);
    return order ? order : (a->cell.column > b->cell.column) - (a->cell.column < b->cell.column);
}

// One cell for two questions. survey.yaml may say so.
static void check_shared(tz_survey_reading *r, const tz_reply_draft *draft) {
    const tz_found_answer **found = TZ_ARRAY(r->scratch, const tz_found_answer *, r->survey->fields_n);
    size_t n = 0;
    for (size_t i = 0; i < r->survey->fields_n; i++)
        if (draft->answers[i].sheet && tz_worksheet_cell_is_filled(&draft->answers[i].cell) && !r->survey_says[i])
            found[n++] = &draft->answers[i];
    if (n)
        qsort(found, n, sizeof *found, by_cell);
    for (size_t i = 1; i < n; i++)
        if (!by_cell(&found[i - 1], &found[i]))
            tz_reply_draft_report_shared(r, found[i]->sheet, &found[i]->cell);
}

// ---- names ----

void tz_reply_draft_name(tz_survey_reading *r, tz_reply_draft *draft, const tz_worksheet *sheet,
                         const tz_worksheet_cell *cell) {
    size_t before = draft->named.all.n;
    if (cell->fault == TZ_CELL_FINE)
        tz_names_find(r->scratch, r->names, cell->bytes, cell->size, &draft->named);
    for (size_t i = before; i < draft->named.all.n; i++)
        *TZ_ADD(r->scratch, &draft->named_in) = (tz_found_answer){sheet, *cell};
}

void tz_reply_draft_add(tz_survey_reading *r, tz_reply_draft *draft, const tz_reply_draft *part) {
    for (size_t i = 0; i < r->survey->fields_n; i++)
        if (part->answers[i].sheet)
            tz_reply_draft_answer(r, draft, i, part->answers[i].sheet, &part->answers[i].cell);
    for (size_t i = 0; i < part->named.all.n; i++) {
        *TZ_ADD(r->scratch, &draft->named.all) = part->named.all.at[i];
        *TZ_ADD(r->scratch, &draft->named_in) = part->named_in.at[i];
    }
    for (size_t i = 0; i < part->titled.all.n; i++) {
        *TZ_ADD(r->scratch, &draft->titled.all) = part->titled.all.at[i];
        *TZ_ADD(r->scratch, &draft->titled_in) = part->titled_in.at[i];
    }
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

// A worksheet of the same workbook may repeat a reply by formulas, in a row for whoever puts all replies together.
static bool repeats_reply(const tz_survey_reading *r, const tz_reply_draft *draft, const tz_reply *made) {
    const tz_reply *first = NULL;
    for (size_t i = r->before; i < r->to->all.n && !first; i++)
        if (tz_text_equal(&r->to->all.at[i].municipalities[0].code, &made->municipalities[0].code))
            first = &r->to->all.at[i];
    for (size_t i = 0; first && i < r->survey->fields_n; i++) {
        const tz_text *answer = &first->answers[i];
        const tz_worksheet_cell typed = {.bytes = answer->bytes, .size = answer->size}, *cell = &draft->answers[i].cell;
        if (!is_same_text(&typed, cell) && !(answer->size == 0 && repeats_empty(cell)))
            return false;
    }
    return first;
}

void tz_reply_draft_finish(tz_survey_reading *r, tz_reply_draft *draft, bool fields_are_told) {
    tz_reply made = {.municipalities_n = 0};
    made.municipalities = tz_reply_municipalities(r, draft, &made.municipalities_n, &made.place);
    if (!fields_are_told) {
        tz_reply_draft_report_missing(r, draft);
        check_shared(r, draft);
    }
    made.answers = read_answers(r, draft);
    if (made.municipalities_n && !repeats_reply(r, draft, &made))
        *TZ_ADD(r->arena, &r->to->all) = made;
}
