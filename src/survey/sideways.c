// A worksheet that is a table on its side: questions in the rows, and one municipality a column.
#include "base/intl.h"
#include "survey/reading.h"

typedef struct sideways {
    tz_survey_reading *r;
    tz_located *located;
    const tz_worksheet *sheet;
    uint32_t first; // the row of the first question
    uint32_t head;  // the row that names the municipalities
    uint32_t from;  // the first of their columns
} sideways;

static bool is_question(const tz_labelled *it) {
    return it->label.kind == TZ_LABEL_FIELD;
}

// ---- whether it is one ----

static bool find_questions(sideways *s) {
    s->first = UINT32_MAX;
    s->from = 0;
    size_t rows = 0;
    uint32_t last = UINT32_MAX;
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (!is_question(it))
            continue;
        uint32_t end = it->cell.column + it->cell.columns;
        s->first = it->cell.row < s->first ? it->cell.row : s->first;
        s->from = end > s->from ? end : s->from;
        rows += it->cell.row != last;
        last = it->cell.row;
    }
    return rows >= 2;
}

// The only municipality that a cell names, by name or code; SIZE_MAX: none, or several.
static size_t named_by(const sideways *s, const tz_worksheet_cell *cell) {
    enum { LONGEST = 120 }; // bytes: what is longer is a sentence
    if (!cell->size || cell->size > LONGEST)
        return SIZE_MAX;
    tz_arena *scratch = tz_arena_new(s->r->scratch);
    tz_named_list named = {.all = {.n = 0}};
    tz_names_find(scratch, s->r->names, cell->bytes, cell->size, &named);
    size_t which = named.all.n == 1 ? named.all.at[0].which : SIZE_MAX;
    tz_arena_free(scratch);
    return which;
}

// How many different municipalities a row names right of the questions.
static size_t count_names(const sideways *s, uint32_t row) {
    size_t n = 0, last = SIZE_MAX;
    for (uint32_t column = s->from; column < s->sheet->columns; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(s->sheet, row, column);
        size_t which = cell.column == column ? named_by(s, &cell) : SIZE_MAX;
        n += which != SIZE_MAX && which != last;
        last = which != SIZE_MAX ? which : last;
    }
    return n;
}

static bool find_head(sideways *s) {
    enum { LOOKED_AT = 20 };
    if (!s->located->fields_n || !s->r->survey->municipalities_n || !find_questions(s))
        return false;
    for (uint32_t row = s->first; row-- > 0 && s->first - row <= LOOKED_AT;)
        if (count_names(s, row) >= 2) {
            s->head = row;
            return true;
        }
    return false;
}

bool tz_survey_is_sideways(tz_survey_reading *r, tz_located *located) {
    sideways s = {.r = r, .located = located, .sheet = located->sheet};
    return find_head(&s);
}

// ---- reading ----

// Its code may stand in another row above the questions.
static void take_names(const sideways *s, uint32_t column, tz_reply_draft *draft) {
    for (uint32_t row = 0; row < s->first; row++) {
        tz_worksheet_cell cell = tz_worksheet_at(s->sheet, row, column);
        if (cell.row == row && cell.columns == 1 && (row == s->head || named_by(s, &cell) != SIZE_MAX))
            tz_reply_draft_name(s->r, draft, s->sheet, &cell);
    }
}

static void read_column(const sideways *s, uint32_t column) {
    tz_survey_reading *r = s->r;
    tz_reply_draft draft = tz_reply_draft_new(r);
    take_names(s, column, &draft);
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (!is_question(it) || it->field == SIZE_MAX || it->label.ignored)
            continue;
        tz_worksheet_cell cell = tz_worksheet_at(s->sheet, it->cell.row, column);
        if ((cell.row != it->cell.row || cell.column != column) && tz_worksheet_cell_is_filled(&cell))
            tz_reply_draft_report_shared(r, s->sheet, &cell);
        tz_reply_draft_answer(r, &draft, it->field, s->sheet, &cell);
    }
    tz_reply_draft_finish(r, &draft, true);
}

// The first answer in a column, or in a row, of the municipalities; false: there is none.
static bool has_answer(const sideways *s, uint32_t column, tz_worksheet_cell *which) {
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (!is_question(it))
            continue;
        *which = tz_worksheet_at(s->sheet, it->cell.row, column);
        if (tz_worksheet_cell_is_filled(which))
            return true;
    }
    return false;
}

static void report_nameless(const sideways *s, uint32_t column) {
    tz_survey_reading *r = s->r;
    tz_worksheet_cell head = tz_worksheet_at(s->sheet, s->head, column), answer;
    if (!has_answer(s, column, &answer) || tz_located_at(s->located, &head) || tz_survey_is_total(&head))
        return;
    r->ok = false;
    if (head.size)
        tz_error(r->diag, tz_worksheet_place(r->arena, s->sheet, &head), _("no municipality of the list is called %s"),
                 tz_survey_excerpt(r, &head));
    else
        tz_error(r->diag, tz_worksheet_place(r->arena, s->sheet, &answer), "%s",
                 _("this column has no head, and what stands in it would be lost"));
}

// ---- rows that are no question ----

static bool is_labelled(const sideways *s, uint32_t row) {
    for (uint32_t column = 0; column < s->from; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(s->sheet, row, column);
        const tz_labelled *it = tz_located_at(s->located, &cell);
        if (it && it->cell.row == row && it->label.kind != TZ_LABEL_SECTION)
            return true;
    }
    return false;
}

static bool find_text(const sideways *s, uint32_t row, tz_worksheet_cell *text) {
    for (uint32_t column = s->from; column < s->sheet->columns; column++) {
        *text = tz_worksheet_at(s->sheet, row, column);
        if (text->row == row && tz_worksheet_cell_is_filled(text) && tz_located_at(s->located, text) == NULL)
            return true;
    }
    return false;
}

static void report_row(const sideways *s, uint32_t row, const tz_worksheet_cell *text) {
    tz_survey_reading *r = s->r;
    for (uint32_t column = s->from; column-- > 0;) {
        tz_worksheet_cell label = tz_worksheet_at(s->sheet, row, column);
        if (label.size) {
            tz_survey_report_lost(r, s->sheet, &label, text);
            return;
        }
    }
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, s->sheet, text), "%s",
             _("this row has no label, and what stands in it would be lost"));
}

static void check_rows(const sideways *s) {
    for (uint32_t row = s->first; row < s->sheet->rows; row++) {
        tz_worksheet_cell text;
        if (!is_labelled(s, row) && find_text(s, row, &text))
            report_row(s, row, &text);
    }
}

static void check_fields(const sideways *s) {
    tz_reply_draft all = tz_reply_draft_new(s->r);
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (is_question(it) && it->field != SIZE_MAX)
            all.answers[it->field] = (tz_found_answer){s->sheet, it->cell};
    }
    tz_reply_draft_report_missing(s->r, &all);
}

bool tz_survey_read_sideways(tz_survey_reading *r, tz_located *located) {
    sideways s = {.r = r, .located = located, .sheet = located->sheet};
    if (!find_head(&s))
        return false;
    tz_located_resolve(r, located, TZ_ANY_ROW);
    check_fields(&s);
    check_rows(&s);
    bool begun = false; // before the first municipality stands what explains the questions
    for (uint32_t column = s.from; column < s.sheet->columns; column++) {
        tz_worksheet_cell head = tz_worksheet_at(s.sheet, s.head, column);
        if (head.column != column)
            continue;
        bool named = named_by(&s, &head) != SIZE_MAX;
        begun = begun || named;
        if (named)
            read_column(&s, column);
        else if (begun)
            report_nameless(&s, column);
    }
    return true;
}
