// A worksheet with one reply: labels in a column with the answers right of them, or labels with the answers below.
//
// Columns between the labels and the answers may be empty. Where neither side is certain for a label, the others of the
// worksheet decide.
#include "survey/spot.h"

#include <string.h>

static uint32_t answer_column(tz_form_sheet *s, const tz_labelled *label) {
    for (size_t i = 0; i < s->spots.n; i++) // the labels of one column share it
        if (tz_spot_is_question(label) && tz_spot_is_question(s->spots.at[i].label) &&
            tz_spot_end(&s->spots.at[i].label->cell) == tz_spot_end(&label->cell))
            return s->spots.at[i].column;
    if (tz_spot_is_question(label))
        return tz_columns_find(s, label);
    uint32_t first = tz_columns_first_right(s, label); // what names a municipality has columns of its own
    return first == UINT32_MAX ? tz_spot_end(&label->cell) : first;
}

// ---- right or below ----

static tz_worksheet_cell right_of(const tz_form_sheet *s, const tz_spot *at) {
    return tz_worksheet_at(s->sheet, at->label->cell.row, at->column);
}

static tz_worksheet_cell under(const tz_form_sheet *s, const tz_worksheet_cell *cell) {
    return tz_worksheet_at(s->sheet, cell->row + cell->rows, cell->column);
}

// Below a label may stand first how to answer it.
static bool has_help(const tz_form_sheet *s, const tz_worksheet_cell *first, tz_worksheet_cell *second) {
    *second = under(s, first);
    return tz_columns_is_help(first) && !tz_spot_is_label(s, second);
}

static tz_worksheet_cell below(const tz_form_sheet *s, const tz_spot *at) {
    tz_worksheet_cell first = under(s, &at->label->cell), second;
    return has_help(s, &first, &second) && (s->help_below || tz_worksheet_cell_is_filled(&second)) ? second : first;
}

static void find_help(tz_form_sheet *s) {
    size_t helped = 0, questions = 0;
    for (size_t i = 0; i < s->spots.n; i++) {
        tz_worksheet_cell first = under(s, &s->spots.at[i].label->cell), second;
        questions += tz_spot_is_question(s->spots.at[i].label);
        helped += tz_spot_is_question(s->spots.at[i].label) && has_help(s, &first, &second);
    }
    s->help_below = helped >= 2 && helped * 2 >= questions;
}

static tz_side certain_side(const tz_form_sheet *s, const tz_spot *at) {
    const tz_worksheet_cell *label = &at->label->cell;
    tz_worksheet_cell right = right_of(s, at), first = under(s, label);
    bool right_is_free = at->column < s->sheet->columns && !tz_spot_is_label(s, &right);
    bool below_is_free = label->row + label->rows < s->sheet->rows && !tz_spot_is_label(s, &first);
    if (right_is_free != below_is_free)
        return right_is_free ? TZ_SIDE_RIGHT : TZ_SIDE_BELOW;
    if (!right_is_free)
        return TZ_SIDE_RIGHT; // an empty cell beside the last column
    bool same_width = label->columns > 1 && first.column == label->column && first.columns == label->columns;
    return same_width && !tz_worksheet_cell_is_filled(&right) ? TZ_SIDE_BELOW : TZ_SIDE_UNKNOWN;
}

static bool names_municipality(const tz_labelled *label) {
    tz_label_kind kind = label->label.kind;
    return kind == TZ_LABEL_CODE || kind == TZ_LABEL_NAME || kind == TZ_LABEL_JOINT;
}

// Beside what names a municipality stands one of the list; else it is at the right, as nearly always.
static tz_side side_of_name(const tz_form_sheet *s, const tz_spot *at) {
    tz_worksheet_cell right = right_of(s, at), first = under(s, &at->label->cell);
    bool is_below =
        !tz_survey_names_known(s->r, &right) && !tz_spot_is_label(s, &first) && tz_survey_names_known(s->r, &first);
    return is_below ? TZ_SIDE_BELOW : TZ_SIDE_RIGHT;
}

// Where few labels are certain, the texts tell: all of them stand below the labels, and none right of them.
static bool all_below(const tz_form_sheet *s) {
    size_t right_n = 0, below_n = 0;
    for (size_t i = 0; i < s->spots.n; i++) {
        const tz_spot *at = &s->spots.at[i];
        tz_worksheet_cell right = right_of(s, at), first = below(s, at);
        if (at->side == TZ_SIDE_UNKNOWN) {
            right_n += tz_worksheet_cell_is_filled(&right);
            below_n += tz_worksheet_cell_is_filled(&first) && !tz_columns_is_help(&first);
        }
    }
    return !right_n && below_n;
}

static void choose_sides(tz_form_sheet *s) {
    size_t counts[3] = {0};
    find_help(s);
    for (size_t i = 0; i < s->spots.n; i++) {
        tz_spot *at = &s->spots.at[i];
        at->side = names_municipality(at->label) ? side_of_name(s, at) : certain_side(s, at);
        counts[at->side] += tz_spot_is_question(at->label);
    }
    bool below = counts[TZ_SIDE_BELOW] > counts[TZ_SIDE_RIGHT] ||
                 (counts[TZ_SIDE_RIGHT] * 2 < counts[TZ_SIDE_UNKNOWN] && all_below(s));
    tz_side usual = below ? TZ_SIDE_BELOW : TZ_SIDE_RIGHT;
    for (size_t i = 0; i < s->spots.n; i++)
        if (s->spots.at[i].side == TZ_SIDE_UNKNOWN)
            s->spots.at[i].side = usual;
}

// ---- reading ----

static void find_spots(tz_form_sheet *s) {
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (!it->label.ignored && (tz_spot_is_question(it) || names_municipality(it))) {
            uint32_t column = answer_column(s, it);
            *TZ_ADD(s->r->scratch, &s->spots) = (tz_spot){.label = it, .column = column};
        }
    }
    choose_sides(s);
    for (size_t i = 0; i < s->spots.n; i++) {
        tz_spot *at = &s->spots.at[i];
        at->answer = at->side == TZ_SIDE_RIGHT ? right_of(s, at) : below(s, at);
    }
}

// What stands beside ignored labels and those about the office is known for what it is.
static void take_others(tz_form_sheet *s) {
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        bool other = it->label.ignored || it->label.kind == TZ_LABEL_OFFICE || it->label.kind == TZ_LABEL_PREFECTURE;
        uint32_t column = other ? tz_columns_first_right(s, it) : UINT32_MAX;
        if (column != UINT32_MAX) {
            tz_worksheet_cell cell = tz_worksheet_at(s->sheet, it->cell.row, column);
            tz_unread_take(s, &cell);
        }
    }
}

void tz_survey_read_form(tz_survey_reading *r, tz_located *located, tz_reply_draft *draft) {
    tz_form_sheet s = {.r = r, .located = located, .sheet = located->sheet};
    s.taken = TZ_ARRAY(r->scratch, bool, s.sheet->cells_n);
    tz_columns_find_heads(&s);
    find_spots(&s);
    for (size_t i = 0; i < s.spots.n; i++) {
        const tz_spot *at = &s.spots.at[i];
        tz_unread_take(&s, &at->answer);
        if (names_municipality(at->label))
            tz_reply_draft_name(r, draft, located->sheet, &at->answer);
        else if (at->label->field != SIZE_MAX && !r->survey_says[at->label->field])
            tz_reply_draft_answer(r, draft, at->label->field, located->sheet, &at->answer);
    }
    take_others(&s);
    if (s.spots.n)
        tz_unread_report(&s);
}
