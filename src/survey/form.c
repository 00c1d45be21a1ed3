// A worksheet with one reply: labels in a column with the answers right of them, or labels with the answers below.
//
// Columns between the labels and the answers may be empty. Where neither side is certain for a label, the others of the
// worksheet decide.
#include "base/intl.h"
#include "base/occurrences.h"
#include "survey/reading.h"

#include <string.h>

enum { WIDEST_GAP = 8 }; // columns between a label and its answer

typedef enum side { UNKNOWN, RIGHT, BELOW } side;

// Where the answer to one label may stand.
typedef struct spot {
    const tz_labelled *label;
    uint32_t column; // of the answer at the right
    side side;
} spot;

typedef struct form_sheet {
    tz_survey_reading *r;
    const tz_located *located;
    const tz_worksheet *sheet;
    TZ_LIST(spot) spots;
    // Cells that have been read, or that are known for what they are: labels, answers, names.
    TZ_LIST(tz_worksheet_cell) taken;
} form_sheet;

static bool is_filled(const tz_worksheet_cell *cell) {
    return cell->size > 0 || cell->fault != TZ_CELL_FINE;
}

static uint32_t end_of(const tz_worksheet_cell *cell) {
    return cell->column + cell->columns;
}

// An answer may be worded like a label of the office's; questions and their heads it is not taken for.
static bool is_label(const form_sheet *s, const tz_worksheet_cell *cell) {
    const tz_labelled *it = tz_located_at(s->located, cell);
    return it && it->label.kind != TZ_LABEL_OTHER && it->label.kind != TZ_LABEL_OFFICE;
}

// ---- the column of the answers ----

// The first column right of a label in which its row has something; UINT32_MAX: none has.
static uint32_t first_right(const form_sheet *s, const tz_labelled *label) {
    uint32_t from = end_of(&label->cell);
    for (uint32_t column = from; column < s->sheet->columns && column - from <= WIDEST_GAP; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(s->sheet, label->cell.row, column);
        if (is_filled(&cell) || cell.columns > 1)
            return column;
    }
    return UINT32_MAX;
}

static bool is_question(const tz_labelled *it) {
    return it->label.kind == TZ_LABEL_FIELD;
}

// A head 回答 above the labels, right of them.
static uint32_t headed_column(const form_sheet *s, const tz_labelled *label) {
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *head = &s->located->all.at[i];
        if (head->label.kind == TZ_LABEL_ANSWERS && head->cell.row < label->cell.row &&
            head->cell.column >= end_of(&label->cell))
            return head->cell.column;
    }
    return UINT32_MAX;
}

// The leftmost column that a fifth of the labels in one column, and at least two of them, have something in; else the
// leftmost that one of them has something in.
static uint32_t common_column(const form_sheet *s, const tz_labelled *label) {
    uint32_t counts[WIDEST_GAP + 1] = {0}, end = end_of(&label->cell), labels = 0;
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (!is_question(it) || end_of(&it->cell) != end)
            continue;
        labels++;
        uint32_t first = first_right(s, it);
        if (first != UINT32_MAX)
            counts[first - end]++;
    }
    for (uint32_t gap = 0; gap <= WIDEST_GAP; gap++)
        if (counts[gap] >= 2 && counts[gap] * 5 >= labels)
            return end + gap;
    for (uint32_t gap = 0; gap <= WIDEST_GAP; gap++)
        if (counts[gap])
            return end + gap;
    return end;
}

static uint32_t answer_column(const form_sheet *s, const tz_labelled *label) {
    for (size_t i = 0; i < s->spots.n; i++) // the labels of one column share it
        if (is_question(label) && is_question(s->spots.at[i].label) &&
            end_of(&s->spots.at[i].label->cell) == end_of(&label->cell))
            return s->spots.at[i].column;
    uint32_t headed = is_question(label) ? headed_column(s, label) : UINT32_MAX;
    if (headed != UINT32_MAX)
        return headed;
    if (is_question(label))
        return common_column(s, label);
    uint32_t first = first_right(s, label); // what names a municipality stands above the table, in columns of its own
    return first == UINT32_MAX ? end_of(&label->cell) : first;
}

// ---- right or below ----

static tz_worksheet_cell right_of(const form_sheet *s, const spot *at) {
    return tz_worksheet_at(s->sheet, at->label->cell.row, at->column);
}

static tz_worksheet_cell below(const form_sheet *s, const spot *at) {
    const tz_worksheet_cell *label = &at->label->cell;
    return tz_worksheet_at(s->sheet, label->row + label->rows, label->column);
}

static side certain_side(const form_sheet *s, const spot *at) {
    const tz_worksheet_cell *label = &at->label->cell;
    tz_worksheet_cell right = right_of(s, at), under = below(s, at);
    bool right_is_free = at->column < s->sheet->columns && !is_label(s, &right);
    bool below_is_free = label->row + label->rows < s->sheet->rows && !is_label(s, &under);
    if (right_is_free != below_is_free)
        return right_is_free ? RIGHT : BELOW;
    if (!right_is_free)
        return RIGHT; // an empty cell beside the last column
    bool same_width = label->columns > 1 && under.column == label->column && under.columns == label->columns;
    return same_width && !is_filled(&right) ? BELOW : UNKNOWN;
}

static bool names_municipality(const tz_labelled *label) {
    tz_label_kind kind = label->label.kind;
    return kind == TZ_LABEL_CODE || kind == TZ_LABEL_NAME || kind == TZ_LABEL_JOINT;
}

static bool names_known(const form_sheet *s, tz_worksheet_cell cell) {
    tz_arena *scratch = tz_arena_new(s->r->scratch);
    tz_named_list named = {.all = {.n = 0}};
    tz_names_find(scratch, s->r->names, cell.bytes, cell.size, &named);
    bool known = named.all.n > 0 && named.all.at[0].which != SIZE_MAX;
    tz_arena_free(scratch);
    return known;
}

// Beside what names a municipality stands one of the list; else it is at the right, as nearly always.
static side side_of_name(const form_sheet *s, const spot *at) {
    tz_worksheet_cell right = right_of(s, at), under = below(s, at);
    bool is_below = !names_known(s, right) && !is_label(s, &under) && names_known(s, under);
    return is_below ? BELOW : RIGHT;
}

static void choose_sides(form_sheet *s) {
    size_t counts[3] = {0};
    for (size_t i = 0; i < s->spots.n; i++) {
        spot *at = &s->spots.at[i];
        at->side = names_municipality(at->label) ? side_of_name(s, at) : certain_side(s, at);
        counts[at->side] += is_question(at->label);
    }
    side usual = counts[BELOW] > counts[RIGHT] ? BELOW : RIGHT;
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].side == UNKNOWN)
            s->spots.at[i].side = usual;
}

static tz_worksheet_cell answer_at(const form_sheet *s, const spot *at) {
    return at->side == RIGHT ? right_of(s, at) : below(s, at);
}

// ---- what is not read ----

static bool is_same(const tz_worksheet_cell *a, const tz_worksheet_cell *b) {
    return a->row == b->row && a->column == b->column;
}

static bool is_taken(const form_sheet *s, const tz_worksheet_cell *cell) {
    for (size_t i = 0; i < s->taken.n; i++)
        if (is_same(&s->taken.at[i], cell))
            return true;
    return tz_located_at(s->located, cell) != NULL;
}

// A number alone is the count of characters that forms have beside an answer.
static bool is_number(const tz_worksheet_cell *cell) {
    for (size_t i = 0; i < cell->size; i++)
        if (!memchr("0123456789.,/%- ", cell->bytes[i], 16))
            return false;
    return true;
}

// The question whose label stands in line with the cell, so that the cell looks like another one of them.
static const spot *in_line(const form_sheet *s, const tz_worksheet_cell *cell) {
    bool below_first = false; // above the first question stands what the survey says of itself
    for (size_t i = 0; i < s->spots.n; i++) {
        const spot *at = &s->spots.at[i];
        const tz_worksheet_cell *label = &at->label->cell;
        if (!is_question(at->label))
            continue;
        below_first = below_first || cell->row >= label->row;
        bool in_column = at->side == RIGHT && label->column == cell->column && below_first;
        bool in_row = at->side == BELOW && label->row == cell->row;
        if (in_column || in_row)
            return at;
    }
    return NULL;
}

// A label in line with the others that is none of theirs, with an answer that would be lost.
static bool report_unknown_label(form_sheet *s, const tz_worksheet_cell *cell) {
    const spot *like = in_line(s, cell);
    if (!like)
        return false;
    const tz_labelled label = {.cell = *cell};
    const spot at = {&label, like->column, like->side};
    tz_worksheet_cell answer = answer_at(s, &at);
    if (!is_filled(&answer) || is_same(&answer, cell) || is_taken(s, &answer))
        return false;
    tz_survey_reading *r = s->r;
    const tz_text text = {.bytes = cell->bytes, .size = cell->size};
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, s->sheet, cell),
             _("%s is no question of the form, and what is answered to it would be lost"),
             tz_text_excerpt(r->scratch, &text));
    tz_note(r->diag, tz_worksheet_place(r->arena, s->sheet, &answer), "%s",
            _("this is the answer; correct the label, or write the label into survey.yaml: ignored: [LABEL]"));
    *TZ_ADD(r->scratch, &s->taken) = answer;
    return true;
}

// Whether a cell stands beside or between the answers.
static bool is_among_answers(const form_sheet *s, const tz_worksheet_cell *cell) {
    uint32_t first = UINT32_MAX, last = 0, column = UINT32_MAX;
    for (size_t i = 0; i < s->spots.n; i++) {
        const tz_worksheet_cell *label = &s->spots.at[i].label->cell;
        if (!is_question(s->spots.at[i].label))
            continue;
        first = label->row < first ? label->row : first;
        last = label->row + label->rows > last ? label->row + label->rows : last;
        // What stands before a headed column explains the questions.
        uint32_t from = headed_column(s, s->spots.at[i].label) == UINT32_MAX ? end_of(label) : s->spots.at[i].column;
        column = from < column ? from : column;
    }
    bool right = s->spots.at[s->spots.n - 1].side == RIGHT;
    return cell->row >= first && cell->row < last + !right && cell->column >= (right ? column : 0);
}

static void report_not_read(form_sheet *s) {
    tz_survey_reading *r = s->r;
    tz_bytes names = {0};
    tz_place first = {0};
    size_t n = 0;
    enum { MOST = 10 };
    for (size_t i = 0; i < s->sheet->cells_n; i++) {
        const tz_worksheet_cell *cell = &s->sheet->cells[i];
        if (!is_filled(cell) || is_taken(s, cell) || is_number(cell) || report_unknown_label(s, cell) ||
            !is_among_answers(s, cell))
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

// ---- reading ----

static void find_spots(form_sheet *s) {
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (!it->label.ignored && (is_question(it) || names_municipality(it))) {
            uint32_t column = answer_column(s, it);
            *TZ_ADD(s->r->scratch, &s->spots) = (spot){it, column, UNKNOWN};
        }
    }
    choose_sides(s);
}

// What stands beside ignored labels and those about the office is known for what it is.
static void take_others(form_sheet *s) {
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        bool other = it->label.ignored || it->label.kind == TZ_LABEL_OFFICE || it->label.kind == TZ_LABEL_PREFECTURE;
        uint32_t column = other ? first_right(s, it) : UINT32_MAX;
        if (column != UINT32_MAX)
            *TZ_ADD(s->r->scratch, &s->taken) = tz_worksheet_at(s->sheet, it->cell.row, column);
    }
}

void tz_survey_read_form(tz_survey_reading *r, tz_located *located, tz_reply_draft *draft) {
    form_sheet s = {.r = r, .located = located, .sheet = located->sheet};
    find_spots(&s);
    for (size_t i = 0; i < s.spots.n; i++) {
        const spot *at = &s.spots.at[i];
        tz_worksheet_cell answer = answer_at(&s, at);
        *TZ_ADD(r->scratch, &s.taken) = answer;
        if (names_municipality(at->label))
            tz_reply_draft_name(r, draft, located->sheet, &answer);
        else if (at->label->field != SIZE_MAX && !r->survey_says[at->label->field])
            tz_reply_draft_answer(r, draft, at->label->field, located->sheet, &answer);
    }
    take_others(&s);
    if (s.spots.n)
        report_not_read(&s);
}
