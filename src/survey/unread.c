// What stands on a worksheet with one reply and is not read: whatever may be a part of an answer is told.
#include "base/intl.h"
#include "survey/spot.h"

#include <string.h>

// ---- what is known ----

// Its index among the worksheet's cells; SIZE_MAX: it is an empty one.
static size_t index_of(const tz_worksheet *sheet, const tz_worksheet_cell *cell) {
    size_t from = 0, to = sheet->cells_n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const tz_worksheet_cell *at = &sheet->cells[middle];
        if (at->row < cell->row || (at->row == cell->row && at->column < cell->column))
            from = middle + 1;
        else
            to = middle;
    }
    bool found =
        from < sheet->cells_n && sheet->cells[from].row == cell->row && sheet->cells[from].column == cell->column;
    return found ? from : SIZE_MAX;
}

void tz_unread_take(tz_form_sheet *s, const tz_worksheet_cell *cell) {
    size_t index = index_of(s->sheet, cell);
    if (index != SIZE_MAX)
        s->taken[index] = true;
}

static bool is_head(const tz_labelled *it) {
    return it && (it->label.kind == TZ_LABEL_ANSWERS || it->label.kind == TZ_LABEL_NO_ANSWERS);
}

// Labels are known, and so is what has been read. A head of a column may as well be a question that nobody has asked.
static bool is_known(const tz_form_sheet *s, const tz_worksheet_cell *cell) {
    size_t index = index_of(s->sheet, cell);
    const tz_labelled *it = tz_located_at(s->located, cell);
    return !tz_worksheet_cell_is_filled(cell) || (index != SIZE_MAX && s->taken[index]) || (it && !is_head(it));
}

// ---- labels that are no question ----

// The question whose label stands in line with the cell, so that the cell looks like another one of them.
static const tz_spot *in_line(const tz_form_sheet *s, const tz_worksheet_cell *cell) {
    bool below_first = false; // above the first question stands what the survey says of itself
    for (size_t i = 0; i < s->spots.n; i++) {
        const tz_spot *at = &s->spots.at[i];
        const tz_worksheet_cell *label = &at->label->cell;
        if (!tz_spot_is_question(at->label))
            continue;
        below_first = below_first || cell->row >= label->row;
        bool in_column = at->side == TZ_SIDE_RIGHT && label->column == cell->column && below_first;
        bool in_row = at->side == TZ_SIDE_BELOW && label->row == cell->row;
        if (in_column || in_row)
            return at;
    }
    return NULL;
}

// A label in line with the others that is none of theirs, with an answer that would be lost.
static bool report_unknown_label(tz_form_sheet *s, const tz_worksheet_cell *cell) {
    enum { MOST = 40 };
    const tz_spot *like = in_line(s, cell);
    if (!like)
        return false;
    bool right = like->side == TZ_SIDE_RIGHT;
    tz_worksheet_cell answer = right ? tz_worksheet_at(s->sheet, cell->row, like->column)
                                     : tz_worksheet_at(s->sheet, cell->row + cell->rows, cell->column);
    if (is_known(s, &answer) || index_of(s->sheet, &answer) == index_of(s->sheet, cell))
        return false;
    tz_survey_reading *r = s->r;
    r->ok = false;
    tz_unread_take(s, &answer);
    if (s->unknown_n++ == MOST) // it is another worksheet altogether
        tz_error(r->diag, tz_worksheet_place(r->arena, s->sheet, cell), "%s",
                 _("more such labels follow: is this the survey's worksheet?"));
    if (s->unknown_n > MOST)
        return true;
    tz_survey_report_lost(r, s->sheet, cell, &answer);
    return true;
}

// ---- several texts for one answer ----

static bool is_text(const tz_form_sheet *s, const tz_worksheet_cell *cell) {
    return !is_known(s, cell) && !is_head(tz_located_at(s->located, cell)) && !tz_columns_is_number(cell) &&
           !tz_columns_is_help(cell);
}

static bool is_said(const tz_form_sheet *s, const tz_spot *at) {
    return at->label->field != SIZE_MAX && s->r->survey_says[at->label->field];
}

// A further text beside a label that covers several rows.
static bool find_beside(const tz_form_sheet *s, const tz_spot *at, tz_worksheet_cell *second) {
    enum { LOOKED_AT = 30 };
    const tz_worksheet_cell *label = &at->label->cell;
    uint32_t first = at->answer.row + at->answer.rows, end = label->row + label->rows;
    for (uint32_t row = first; row < end && row - first < LOOKED_AT; row++) {
        *second = tz_worksheet_at(s->sheet, row, at->answer.column);
        if (is_text(s, second))
            return true;
    }
    return false;
}

// A text between an answer below its label and the next label in the same column.
static bool find_second(const tz_form_sheet *s, const tz_spot *at, tz_worksheet_cell *second) {
    enum { LOOKED_AT = 30 };
    bool found = false;
    uint32_t first = at->answer.row + at->answer.rows;
    for (uint32_t row = first; row < s->sheet->rows && row - first < LOOKED_AT; row++) {
        tz_worksheet_cell cell = tz_worksheet_at(s->sheet, row, at->answer.column);
        if (tz_spot_is_label(s, &cell) && cell.row >= first)
            return found;
        if (!found && is_text(s, &cell)) {
            *second = cell;
            found = true;
        }
    }
    return false; // behind the last answer stands what the survey says at its end
}

static void report_second(tz_form_sheet *s, const tz_spot *at, const tz_worksheet_cell *second) {
    tz_survey_reading *r = s->r;
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, s->sheet, second),
             _("two texts stand at the label %s, this one and that of %s: an answer has one cell"),
             tz_survey_excerpt(r, &at->label->cell),
             tz_worksheet_cell_name(r->scratch, at->answer.row, at->answer.column));
    tz_note(r->diag, tz_worksheet_place(r->arena, s->sheet, &at->answer), "%s",
            _("put them into one cell, or write into survey.yaml in which cell the answer stands, such as "
              "status.situation: 調査票!C12"));
    tz_unread_take(s, second);
}

// Side by side below their labels: the answers of several municipalities, of which no column gives the names.
static bool report_rows(tz_form_sheet *s, const tz_spot *at, size_t *n) {
    tz_worksheet_cell second = tz_worksheet_at(s->sheet, at->answer.row + at->answer.rows, at->answer.column);
    if (!is_text(s, &second) || ++*n != 2)
        return false;
    tz_survey_reading *r = s->r;
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, s->sheet, &second),
             _("this is a second row of answers below the labels, and no column with the head 市町村名 says whose they "
               "are"));
    return true;
}

static void check_single(tz_form_sheet *s) {
    size_t rows = 0;
    bool reported = false;
    for (size_t i = 0; i < s->spots.n && !reported; i++) {
        const tz_spot *at = &s->spots.at[i];
        tz_worksheet_cell second;
        if (!tz_spot_is_question(at->label) || is_said(s, at))
            continue;
        bool below = at->side == TZ_SIDE_BELOW;
        if (below ? find_second(s, at, &second) : find_beside(s, at, &second))
            report_second(s, at, &second);
        else if (below)
            reported = report_rows(s, at, &rows);
    }
}

// ---- what stands beside the answers ----

// Where the answers stand: rows [first, last), and the columns from the first one on.
typedef struct region {
    uint32_t first, last, column;
    bool right;
} region;

static region find_region(const tz_form_sheet *s) {
    region it = {UINT32_MAX, 0, UINT32_MAX, s->spots.at[s->spots.n - 1].side == TZ_SIDE_RIGHT};
    for (size_t i = 0; i < s->spots.n; i++) {
        const tz_worksheet_cell *label = &s->spots.at[i].label->cell;
        if (!tz_spot_is_question(s->spots.at[i].label))
            continue;
        it.first = label->row < it.first ? label->row : it.first;
        it.last = label->row + label->rows > it.last ? label->row + label->rows : it.last;
        // What stands before a headed column explains the questions.
        bool headed = tz_columns_headed(s, s->spots.at[i].label) != UINT32_MAX;
        uint32_t from = headed ? s->spots.at[i].column : tz_spot_end(label);
        it.column = from < it.column ? from : it.column;
    }
    return it;
}

// What a survey says at its end: ※ご協力ありがとうございました。
static bool is_closing(const tz_worksheet_cell *cell) {
    static const char *const words[] = {"ありがとう", "有難う", "ご協力", "御協力", "以上", "問い合わせ",
                                        "問合せ",     "提出先", "返送",   "期限",   "締切"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (cell->size && memmem(cell->bytes, cell->size, words[i], strlen(words[i])))
            return true;
    return false;
}

// Directly below the last answer, in its column, an answer may go on.
static bool follows_answer(const tz_form_sheet *s, const tz_worksheet_cell *cell) {
    if (!cell->row || tz_columns_is_help(cell) || is_closing(cell))
        return false;
    tz_worksheet_cell above = tz_worksheet_at(s->sheet, cell->row - 1, cell->column);
    for (size_t i = 0; i < s->spots.n; i++) {
        const tz_spot *at = &s->spots.at[i];
        if (tz_spot_is_question(at->label) && at->answer.row == above.row && at->answer.column == above.column)
            return tz_worksheet_cell_is_filled(&above);
    }
    return false;
}

static bool is_among_answers(const tz_form_sheet *s, const region *where, const tz_worksheet_cell *cell) {
    if (cell->row >= where->last)
        return cell->row - where->last < 2 && follows_answer(s, cell);
    return cell->row >= where->first && cell->column >= (where->right ? where->column : 0) &&
           !(cell->row + 1 >= where->last && is_closing(cell)) && !is_head(tz_located_at(s->located, cell)) &&
           !tz_columns_is_other(s, cell->row, cell->column);
}

// How often each column says how to answer: where it does so twice, that is what the column is for.
static const uint32_t *count_help(const tz_form_sheet *s) {
    uint32_t *counts = TZ_ARRAY(s->r->scratch, uint32_t, s->sheet->columns + 1);
    for (size_t i = 0; i < s->sheet->cells_n; i++) {
        const tz_worksheet_cell *cell = &s->sheet->cells[i];
        counts[cell->column] += !is_known(s, cell) && tz_columns_is_help(cell);
    }
    return counts;
}

static void report_not_read(tz_form_sheet *s) {
    enum { MOST = 10 };
    tz_survey_reading *r = s->r;
    region where = find_region(s);
    const uint32_t *help = count_help(s);
    tz_bytes names = {0};
    tz_place first = {0};
    size_t n = 0;
    for (size_t i = 0; i < s->sheet->cells_n; i++) {
        const tz_worksheet_cell *cell = &s->sheet->cells[i];
        if (is_known(s, cell) || tz_columns_is_number(cell) || report_unknown_label(s, cell) ||
            !is_among_answers(s, &where, cell) || (help[cell->column] >= 2 && tz_columns_is_help(cell)))
            continue;
        if (!n)
            first = tz_worksheet_place(r->arena, s->sheet, cell);
        if (n < MOST)
            tz_bytes_format(r->scratch, &names, "%s%s", n ? ", " : "",
                            tz_worksheet_cell_name(r->scratch, cell->row, cell->column));
        n++;
    }
    if (n)
        tz_warning(r->diag, first, _("this stands beside the answers and is not read: %.*s%s"), (int)names.n, names.at,
                   n > MOST ? ", ..." : "");
}

void tz_unread_report(tz_form_sheet *s) {
    check_single(s);
    report_not_read(s);
}
