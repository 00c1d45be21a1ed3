// A worksheet that is a table: a head of one or two rows, and below it one reply a row.
#include "base/intl.h"
#include "survey/reading.h"

#include <string.h>

typedef enum column_kind { NOTHING, ANSWER, MUNICIPALITY, KNOWN } column_kind;

typedef struct table_column {
    column_kind kind;
    size_t field;
    tz_worksheet_cell head; // the lowest of its heads
} table_column;

typedef struct table {
    tz_survey_reading *r;
    tz_located *located;
    const tz_worksheet *sheet;
    uint32_t head;         // the row of the fields' labels
    uint32_t first;        // the first row of replies
    table_column *columns; // one a column of the worksheet
} table;

static bool is_filled(const tz_worksheet_cell *cell) {
    return cell->size > 0 || cell->fault != TZ_CELL_FINE;
}

// ---- the head ----

static bool covers_row(const tz_worksheet_cell *cell, uint32_t row) {
    return row >= cell->row && row - cell->row < cell->rows;
}

static bool names_municipality(const tz_labelled *it) {
    return it->label.kind == TZ_LABEL_CODE || it->label.kind == TZ_LABEL_NAME;
}

// The row with the most labels of fields, and how many they are.
static uint32_t fullest_row(const tz_located *located, size_t *most) {
    uint32_t row = 0, best = 0;
    size_t n = 0;
    *most = 0;
    for (size_t i = 0; i < located->all.n; i++) {
        const tz_labelled *it = &located->all.at[i];
        if (it->label.kind != TZ_LABEL_FIELD)
            continue;
        n = n && it->cell.row == row ? n + 1 : 1;
        row = it->cell.row;
        if (n > *most) {
            *most = n;
            best = row;
        }
    }
    return best;
}

// A municipality's column is headed in the row of the labels, or in the one above it where a merged head became two
// cells, the lower one empty.
static bool heads_column(const table *t, const tz_labelled *it) {
    if (!names_municipality(it))
        return false;
    if (covers_row(&it->cell, t->head))
        return true;
    tz_worksheet_cell under = tz_worksheet_at(t->sheet, t->head, it->cell.column);
    return it->cell.row + it->cell.rows == t->head && !is_filled(&under);
}

static bool names_known(const table *t, const tz_worksheet_cell *cell) {
    tz_arena *scratch = tz_arena_new(t->r->scratch);
    tz_named_list named = {.all = {.n = 0}};
    tz_names_find(scratch, t->r->names, cell->bytes, cell->size, &named);
    bool known = named.all.n > 0 && (named.all.at[0].which != SIZE_MAX || !t->r->survey->municipalities_n);
    tz_arena_free(scratch);
    return known;
}

// Whether the column below the head names municipalities; one is enough.
static bool lists_municipalities(const table *t, uint32_t column) {
    enum { LOOKED_AT = 100 };
    for (uint32_t row = t->first; row < t->sheet->rows && row - t->first < LOOKED_AT; row++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        if (cell.size && names_known(t, &cell))
            return true;
    }
    return false;
}

static table_column column_of(const table *t, const tz_labelled *it) {
    if (it->label.kind == TZ_LABEL_FIELD)
        return (table_column){it->label.ignored ? KNOWN : ANSWER, it->field, it->cell};
    bool municipality = heads_column(t, it) && lists_municipalities(t, it->cell.column);
    return (table_column){municipality ? MUNICIPALITY : KNOWN, SIZE_MAX, it->cell};
}

// Finds the head; false: the worksheet is no table.
static bool find_head(table *t) {
    size_t labels;
    t->head = fullest_row(t->located, &labels);
    t->first = t->head + 1;
    t->columns = TZ_ARRAY(t->r->scratch, table_column, t->sheet->columns + 1);
    bool found = false;
    for (size_t i = 0; i < t->located->all.n && !found; i++) {
        const tz_labelled *it = &t->located->all.at[i];
        found = heads_column(t, it) && lists_municipalities(t, it->cell.column);
    }
    if (!found || !labels)
        return false;
    tz_located_resolve(t->r, t->located, t->head);
    for (size_t i = 0; i < t->located->all.n; i++) {
        const tz_labelled *it = &t->located->all.at[i];
        bool in_head = covers_row(&it->cell, t->head) || heads_column(t, it);
        if (!in_head || it->label.kind == TZ_LABEL_SECTION)
            continue;
        t->columns[it->cell.column] = column_of(t, it);
        if (it->label.kind == TZ_LABEL_FIELD && it->cell.row + it->cell.rows > t->first)
            t->first = it->cell.row + it->cell.rows;
    }
    return true;
}

// ---- heads that are no question ----

static bool has_text_below(const table *t, uint32_t column, tz_worksheet_cell *which) {
    for (uint32_t row = t->first; row < t->sheet->rows; row++) {
        *which = tz_worksheet_at(t->sheet, row, column);
        if (is_filled(which) && which->row >= t->first)
            return true;
    }
    return false;
}

static void report_unknown(table *t, uint32_t column, const tz_worksheet_cell *text) {
    tz_survey_reading *r = t->r;
    tz_worksheet_cell head = tz_worksheet_at(t->sheet, t->head, column);
    const tz_text label = {.bytes = head.bytes, .size = head.size};
    r->ok = false;
    if (head.size)
        tz_error(r->diag, tz_worksheet_place(r->arena, t->sheet, &head),
                 _("%s is no question of the form, and what is answered to it would be lost"),
                 tz_text_excerpt(r->scratch, &label));
    else
        tz_error(r->diag, tz_worksheet_place(r->arena, t->sheet, text), "%s",
                 _("this column has no head, and what stands in it would be lost"));
    if (head.size)
        tz_note(r->diag, tz_worksheet_place(r->arena, t->sheet, text), "%s",
                _("this is the answer; correct the label, or write the label into survey.yaml: ignored: [LABEL]"));
}

static void check_heads(table *t) {
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        tz_worksheet_cell text, head = tz_worksheet_at(t->sheet, t->head, column);
        bool begins = head.column == column; // the further columns of a merged head belong to its first
        if (t->columns[column].kind == NOTHING && begins && has_text_below(t, column, &text))
            report_unknown(t, column, &text);
    }
}

static void check_fields(table *t) {
    tz_reply_draft all = tz_reply_draft_new(t->r);
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        const table_column *it = &t->columns[column];
        if (it->kind == ANSWER && it->field != SIZE_MAX)
            tz_reply_draft_answer(t->r, &all, it->field, t->sheet, &it->head);
    }
    tz_reply_draft_report_missing(t->r, &all);
}

// ---- rows ----

// How many of its cells are filled that belong to the table.
static size_t count_filled(const table *t, uint32_t row) {
    size_t n = 0;
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        n += is_filled(&cell);
    }
    return n;
}

static void read_row(table *t, uint32_t row) {
    tz_survey_reading *r = t->r;
    tz_reply_draft draft = tz_reply_draft_new(r);
    size_t filled = count_filled(t, row), names = 0;
    tz_worksheet_cell first = {0};
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        const table_column *it = &t->columns[column];
        if (is_filled(&cell) && !is_filled(&first))
            first = cell;
        if (it->kind == MUNICIPALITY && cell.size) {
            tz_reply_draft_name(r, &draft, t->sheet, &cell);
            names++;
        } else if (it->kind == ANSWER && it->field != SIZE_MAX) {
            draft.answers[it->field] = (tz_found_answer){t->sheet, cell};
        }
    }
    bool is_remark = filled == 1 && (!names || draft.named.all.n == 0 || draft.named.all.at[0].which == SIZE_MAX);
    if (filled == 0)
        return;
    if (is_remark) {
        tz_notice(r->diag, tz_worksheet_place(r->arena, t->sheet, &first), "%s",
                  _("nothing else stands in this row of the table: it is taken for a remark and not read"));
        return;
    }
    if (draft.named.all.n == 0) {
        r->ok = false;
        tz_error(r->diag, tz_worksheet_place(r->arena, t->sheet, &first), "%s",
                 _("whose answers are these? This row names no municipality"));
        return;
    }
    tz_reply_draft_finish(r, &draft, true);
}

bool tz_survey_read_table(tz_survey_reading *r, tz_located *located) {
    table t = {.r = r, .located = located, .sheet = located->sheet};
    if (!located->fields_n || !find_head(&t))
        return false;
    check_heads(&t);
    check_fields(&t);
    for (uint32_t row = t.first; row < t.sheet->rows; row++)
        read_row(&t, row);
    return true;
}
