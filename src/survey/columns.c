// Which column right of the labels has their answers: by its head, or by what stands in it.
#include "base/intl.h"
#include "survey/spot.h"
#include "survey/word.h"

#include <string.h>

enum {
    WIDEST_GAP = 8,   // columns between a label and its answer
    MOST_HEADS = 200, // each is compared with each label
    FIRST_UNIT = 4,   // of the words that stand beside numbers
    SHORT = 12,       // bytes of a unit or a mark: 件, か所, ○
};

// ---- heads ----

void tz_columns_find_heads(tz_form_sheet *s) {
    for (size_t i = 0; i < s->located->all.n && s->heads.n < MOST_HEADS; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (it->label.kind == TZ_LABEL_ANSWERS || it->label.kind == TZ_LABEL_NO_ANSWERS)
            *TZ_ADD(s->r->scratch, &s->heads) = it;
    }
}

// 回答 before any year; of years the last one.
static bool is_better(const tz_labelled *head, const tz_labelled *best) {
    return !best || (best->label.year && (!head->label.year || head->label.year > best->label.year));
}

// The row nearest above a label that has heads right of it; UINT32_MAX: none.
static uint32_t row_of_heads(const tz_form_sheet *s, const tz_labelled *label) {
    uint32_t row = UINT32_MAX;
    for (size_t i = 0; i < s->heads.n; i++) {
        const tz_worksheet_cell *head = &s->heads.at[i]->cell;
        if (head->row < label->cell.row && head->column >= tz_spot_end(&label->cell) &&
            (row == UINT32_MAX || head->row > row))
            row = head->row;
    }
    return row;
}

// A year alone may be that of the survey; beside another head it is one.
uint32_t tz_columns_headed(const tz_form_sheet *s, const tz_labelled *label) {
    const tz_labelled *best = NULL;
    uint32_t row = row_of_heads(s, label);
    size_t n = 0;
    for (size_t i = 0; i < s->heads.n; i++) {
        const tz_labelled *head = s->heads.at[i];
        if (head->cell.row != row || head->cell.column < tz_spot_end(&label->cell))
            continue;
        n++;
        if (head->label.kind == TZ_LABEL_ANSWERS && is_better(head, best))
            best = head;
    }
    return best && (n > 1 || !best->label.year) ? best->cell.column : UINT32_MAX;
}

static bool covers(const tz_worksheet_cell *cell, uint32_t column) {
    return column >= cell->column && column - cell->column < cell->columns;
}

static bool has_better(const tz_form_sheet *s, const tz_labelled *head) {
    for (size_t i = 0; i < s->heads.n; i++) {
        const tz_labelled *other = s->heads.at[i];
        if (other->label.kind == TZ_LABEL_ANSWERS && other->cell.row == head->cell.row && is_better(other, head))
            return true;
    }
    return false;
}

bool tz_columns_is_other(const tz_form_sheet *s, uint32_t row, uint32_t column) {
    const tz_labelled *nearest = NULL;
    for (size_t i = 0; i < s->heads.n; i++) {
        const tz_labelled *head = s->heads.at[i];
        if (head->cell.row < row && covers(&head->cell, column) && (!nearest || head->cell.row > nearest->cell.row))
            nearest = head;
    }
    return nearest && (nearest->label.kind == TZ_LABEL_NO_ANSWERS || has_better(s, nearest));
}

// ---- what stands in the columns ----

bool tz_columns_is_number(const tz_worksheet_cell *cell) {
    static const char *const words[] = {"字", "文字", "残り", "あと", "件", "人", "回",
                                        "円", "千円", "か所", "箇所", "％", "／"};
    bool unit = false, digits = false;
    for (size_t i = 0; i < cell->size;) {
        size_t n = memchr("0123456789.,/%- ", cell->bytes[i], 16) ? 1 : 0;
        digits = digits || (n && cell->bytes[i] >= '0' && cell->bytes[i] <= '9');
        for (size_t k = 0; !n && k < sizeof words / sizeof words[0]; k++)
            if (cell->size - i >= strlen(words[k]) && !memcmp(cell->bytes + i, words[k], strlen(words[k]))) {
                n = strlen(words[k]);
                unit = unit || k >= FIRST_UNIT;
            }
        if (!n)
            return false;
        i += n;
    }
    return !(digits && unit); // 3件 may be an answer
}

static bool begins_with(const tz_worksheet_cell *cell, const char *word) {
    return cell->size >= strlen(word) && !memcmp(cell->bytes, word, strlen(word));
}

static size_t inked_size(const tz_worksheet_cell *cell) {
    size_t n = cell->size;
    while (n && (unsigned char)cell->bytes[n - 1] <= ' ')
        n--;
    return n;
}

static bool ends_with(const tz_worksheet_cell *cell, const char *word) {
    size_t n = inked_size(cell);
    return n && tz_word_ends_in(cell->bytes, n, word);
}

bool tz_columns_is_help(const tz_worksheet_cell *cell) {
    static const char *const ends[] = {"ください", "ください。", "下さい", "下さい。", "字以内", "字以内。", "字程度"};
    bool around =
        (begins_with(cell, "（") && ends_with(cell, "）")) || (begins_with(cell, "(") && ends_with(cell, ")"));
    size_t mark = begins_with(cell, "※") ? strlen("※") : 0;
    if ((around || mark) && tz_label_is_remark(cell->bytes + mark, cell->size - mark))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (ends_with(cell, ends[i]))
            return true;
    return false;
}

uint32_t tz_columns_first_right(const tz_form_sheet *s, const tz_labelled *label) {
    uint32_t from = tz_spot_end(&label->cell);
    for (uint32_t column = from; column < s->sheet->columns && column - from <= WIDEST_GAP; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(s->sheet, label->cell.row, column);
        if ((tz_worksheet_cell_is_filled(&cell) || cell.columns > 1) &&
            !tz_columns_is_other(s, label->cell.row, column))
            return column;
    }
    return UINT32_MAX;
}

// What one column has beside the questions of one column.
typedef struct column_count {
    uint32_t there, filled, help, numbers; // cells that are merged or filled; of the filled ones
    size_t longest;                        // bytes
    tz_worksheet_cell first;               // the first filled one
} column_count;

static void count_cell(column_count *to, const tz_worksheet_cell *cell) {
    to->there++;
    if (!tz_worksheet_cell_is_filled(cell))
        return;
    if (!to->filled++)
        to->first = *cell;
    to->help += tz_columns_is_help(cell);
    to->numbers += tz_columns_is_number(cell);
    to->longest = cell->size > to->longest ? cell->size : to->longest;
}

static void count_row(const tz_form_sheet *s, const tz_labelled *label, column_count *counts) {
    uint32_t end = tz_spot_end(&label->cell);
    for (uint32_t gap = 0; gap <= WIDEST_GAP && end + gap < s->sheet->columns; gap++) {
        tz_worksheet_cell cell = tz_worksheet_at(s->sheet, label->cell.row, end + gap);
        if (tz_spot_is_label(s, &cell))
            return; // a further pair of label and answer
        if (cell.column == end + gap && (tz_worksheet_cell_is_filled(&cell) || cell.columns > 1) &&
            !tz_columns_is_other(s, cell.row, cell.column))
            count_cell(&counts[gap], &cell);
    }
}

static bool is_help_only(const column_count *it) {
    return it->filled && it->help == it->filled;
}

static bool is_text(const column_count *it) {
    return it->filled > it->numbers && !is_help_only(it) && it->longest > SHORT;
}

// The leftmost column that a fifth of the labels, and at least two of them, have something in; else the leftmost that
// one of them has something in; else the one behind what says how to answer. Counts of characters stand right of texts.
static uint32_t choose(const column_count *counts, uint32_t labels) {
    uint32_t behind_help = 0;
    for (uint32_t gap = 0; gap <= WIDEST_GAP; gap++) {
        if (is_help_only(&counts[gap]))
            behind_help = gap + 1;
        else if (counts[gap].there >= 2 && counts[gap].there * 5 >= labels) {
            for (uint32_t left = 0; left < gap && counts[gap].numbers == counts[gap].filled; left++)
                if (counts[left].filled && !is_help_only(&counts[left]))
                    return left;
            return gap;
        }
    }
    for (uint32_t gap = 0; gap <= WIDEST_GAP; gap++)
        if (counts[gap].there && !is_help_only(&counts[gap]))
            return gap;
    return behind_help;
}

// A column of texts that may as well be the answers: any at the left, one that is half as full at the right.
static const column_count *rival(const column_count *counts, uint32_t chosen) {
    if (is_help_only(&counts[chosen]) || !counts[chosen].filled)
        return NULL;
    for (uint32_t gap = 0; gap <= WIDEST_GAP; gap++) {
        const column_count *it = &counts[gap];
        uint32_t texts = it->filled - it->numbers;
        bool full = gap < chosen || (texts >= 2 && texts * 2 >= counts[chosen].filled);
        if (gap != chosen && is_text(it) && full)
            return it;
    }
    return NULL;
}

static void report_rival(tz_form_sheet *s, const tz_worksheet_cell *one, const tz_worksheet_cell *other) {
    tz_survey_reading *r = s->r;
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, s->sheet, one),
             _("two columns beside the labels have texts, at %s and at %s: which of them has the answers?"),
             tz_worksheet_cell_name(r->scratch, one->row, one->column),
             tz_worksheet_cell_name(r->scratch, other->row, other->column));
    tz_note(r->diag, tz_worksheet_place(r->arena, s->sheet, other), "%s",
            _("write 回答 above the answers and 昨年度の回答 above old ones, or write into survey.yaml in which cells "
              "the answers stand, such as status.situation: 調査票!C12"));
}

// survey.yaml need not tell which column it is where it names each cell.
static bool is_open(const tz_form_sheet *s, const tz_labelled *it) {
    return it->field == SIZE_MAX || !s->r->survey_says[it->field];
}

uint32_t tz_columns_find(tz_form_sheet *s, const tz_labelled *label) {
    column_count counts[WIDEST_GAP + 2] = {{.there = 0}}; // the last one stays empty
    uint32_t end = tz_spot_end(&label->cell), labels = 0, headed = tz_columns_headed(s, label);
    bool open = false;
    size_t in_headed = 0;
    for (size_t i = 0; i < s->located->all.n; i++) {
        const tz_labelled *it = &s->located->all.at[i];
        if (!tz_spot_is_question(it) || tz_spot_end(&it->cell) != end)
            continue;
        labels++;
        open = open || is_open(s, it);
        tz_worksheet_cell answer = tz_worksheet_at(s->sheet, it->cell.row, headed);
        in_headed += headed != UINT32_MAX && tz_worksheet_cell_is_filled(&answer);
        count_row(s, it, counts);
    }
    uint32_t chosen = choose(counts, labels);
    if (headed != UINT32_MAX && (in_headed || !counts[chosen].filled)) // else it is no head, but a word of the title
        return headed;
    const column_count *other = open ? rival(counts, chosen) : NULL;
    if (other)
        report_rival(s, &counts[chosen].first, &other->first);
    return end + chosen;
}
