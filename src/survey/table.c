// A worksheet that is a table: a head of one or two rows, and below it one reply a row.
#include "base/intl.h"
#include "survey/reading.h"
#include "survey/word.h"

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

// A column is headed in the row of the labels, or in the one above it where a merged head became two cells, the lower
// one empty.
static bool stands_over_column(const table *t, const tz_labelled *it) {
    if (covers_row(&it->cell, t->head))
        return true;
    tz_worksheet_cell under = tz_worksheet_at(t->sheet, t->head, it->cell.column);
    return it->cell.row + it->cell.rows == t->head && !tz_worksheet_cell_is_filled(&under);
}

static bool heads_column(const table *t, const tz_labelled *it) {
    return names_municipality(it) && stands_over_column(t, it);
}

// Whether the column below the head names municipalities; one is enough.
static bool lists_municipalities(const table *t, uint32_t column) {
    enum { LOOKED_AT = 100 };
    for (uint32_t row = t->first; row < t->sheet->rows && row - t->first < LOOKED_AT; row++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        if (tz_survey_names_known(t->r, &cell))
            return true;
    }
    return false;
}

// A column whose head says something else, and whose texts are all names of municipalities, at least two of them.
static bool is_all_names(const table *t, uint32_t column) {
    enum { LOOKED_AT = 100 };
    size_t n = 0;
    for (uint32_t row = t->first; row < t->sheet->rows && row - t->first < LOOKED_AT; row++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        if (cell.size && !tz_survey_names_known(t->r, &cell))
            return false;
        n += cell.size > 0;
    }
    return n >= 2;
}

// False: no column names municipalities.
static bool find_names(table *t, size_t labels) {
    for (size_t i = 0; i < t->located->all.n; i++) {
        const tz_labelled *it = &t->located->all.at[i];
        if (heads_column(t, it) && lists_municipalities(t, it->cell.column))
            return true;
    }
    for (uint32_t column = 0; labels >= 2 && column < t->sheet->columns; column++) {
        tz_worksheet_cell head = tz_worksheet_at(t->sheet, t->head, column);
        if (!tz_located_at(t->located, &head) && is_all_names(t, column)) {
            t->columns[column] = (table_column){MUNICIPALITY, SIZE_MAX, head};
            return true;
        }
    }
    return false;
}

static table_column column_of(const table *t, const tz_labelled *it) {
    if (it->label.kind == TZ_LABEL_FIELD)
        return (table_column){it->label.ignored ? KNOWN : ANSWER, it->field, it->cell};
    if (it->label.kind == TZ_LABEL_ANSWERS && !it->label.ignored)
        return (table_column){NOTHING, SIZE_MAX, it->cell};
    bool municipality = heads_column(t, it) && lists_municipalities(t, it->cell.column);
    return (table_column){municipality ? MUNICIPALITY : KNOWN, SIZE_MAX, it->cell};
}

// Finds the head; false: the worksheet is no table.
static bool find_head(table *t) {
    size_t labels;
    t->head = fullest_row(t->located, &labels);
    t->first = t->head + 1;
    t->columns = TZ_ARRAY(t->r->scratch, table_column, t->sheet->columns + 1);
    return labels && find_names(t, labels);
}

static void read_head(table *t) {
    tz_located_resolve(t->r, t->located, t->head);
    for (size_t i = 0; i < t->located->all.n; i++) {
        const tz_labelled *it = &t->located->all.at[i];
        if (!stands_over_column(t, it) || it->label.kind == TZ_LABEL_SECTION)
            continue;
        t->columns[it->cell.column] = column_of(t, it);
        if (it->label.kind == TZ_LABEL_FIELD && it->cell.row + it->cell.rows > t->first)
            t->first = it->cell.row + it->cell.rows;
    }
}

// ---- heads that are no question ----

static bool has_text_below(const table *t, uint32_t column, tz_worksheet_cell *which) {
    for (uint32_t row = t->first; row < t->sheet->rows; row++) {
        *which = tz_worksheet_at(t->sheet, row, column);
        if (tz_worksheet_cell_is_filled(which) && which->row >= t->first)
            return true;
    }
    return false;
}

static void report_unknown(table *t, uint32_t column, const tz_worksheet_cell *text) {
    tz_survey_reading *r = t->r;
    tz_worksheet_cell head = tz_worksheet_at(t->sheet, t->head, column);
    if (head.size) {
        tz_survey_report_lost(r, t->sheet, &head, text);
        return;
    }
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, t->sheet, text), "%s",
             _("this column has no head, and what stands in it would be lost"));
}

static bool is_short_number(const tz_worksheet_cell *cell) {
    enum { MOST = 4 }; // digits
    for (size_t i = 0; i < cell->size; i++)
        if (cell->bytes[i] < '0' || cell->bytes[i] > '9')
            return false;
    return cell->size <= MOST && cell->fault == TZ_CELL_FINE;
}

// 1, 2, 3 before the names, where nobody has written No. above them.
static bool is_numbering(const table *t, uint32_t column) {
    bool before = false;
    for (uint32_t later = column; later < t->sheet->columns; later++)
        before = before || t->columns[later].kind == MUNICIPALITY;
    for (uint32_t row = t->first; row < t->sheet->rows && before; row++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        before = is_short_number(&cell);
    }
    return before;
}

static void check_heads(table *t) {
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        tz_worksheet_cell text, head = tz_worksheet_at(t->sheet, t->head, column);
        bool begins = head.column == column; // the further columns of a merged head belong to its first
        if (t->columns[column].kind == NOTHING && begins && has_text_below(t, column, &text) &&
            (head.size || !is_numbering(t, column)))
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
        n += tz_worksheet_cell_is_filled(&cell);
    }
    return n;
}

bool tz_survey_is_total(const tz_worksheet_cell *cell) {
    static const char *const words[] = {"全体", "県全体", "全県", "最大", "最小", "最大値", "最小値", "中央値"};
    static const char *const ends[] = {"計", "平均", "平均値"};
    const tz_text text = {.bytes = cell->bytes, .size = cell->size};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (tz_text_is(&text, words[i]))
            return true;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (cell->size && tz_word_ends_in(cell->bytes, cell->size, ends[i]))
            return true;
    return false;
}

static void notice_row(const table *t, const tz_worksheet_cell *first, const char *message) {
    tz_notice(t->r->diag, tz_worksheet_place(t->r->arena, t->sheet, first), "%s", message);
}

// An answer that is merged over the columns of two questions.
static bool check_width(table *t, const tz_worksheet_cell *cell, uint32_t column) {
    if (cell->column == column || !tz_worksheet_cell_is_filled(cell))
        return true;
    tz_reply_draft_report_shared(t->r, t->sheet, cell);
    return false;
}

static void take_cells(table *t, uint32_t row, tz_reply_draft *draft) {
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        const table_column *it = &t->columns[column];
        if (it->kind == MUNICIPALITY && cell.size)
            tz_reply_draft_name(t->r, draft, t->sheet, &cell);
        else if (it->kind == ANSWER && it->field != SIZE_MAX && check_width(t, &cell, column))
            draft->answers[it->field] = (tz_found_answer){t->sheet, cell};
    }
}

// The first filled cell of a row, and the first that names its municipality.
static void find_first(const table *t, uint32_t row, tz_worksheet_cell *first, tz_worksheet_cell *name) {
    *first = *name = (tz_worksheet_cell){.size = 0};
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        if (tz_worksheet_cell_is_filled(&cell) && !tz_worksheet_cell_is_filled(first))
            *first = cell;
        if (cell.size && t->columns[column].kind == MUNICIPALITY && (!name->size || tz_survey_is_total(&cell)))
            *name = cell;
    }
}

static void read_row(table *t, uint32_t row) {
    tz_survey_reading *r = t->r;
    tz_reply_draft draft = tz_reply_draft_new(r);
    size_t filled = count_filled(t, row);
    tz_worksheet_cell first, name;
    if (filled == 0)
        return;
    find_first(t, row, &first, &name);
    take_cells(t, row, &draft);
    bool known = draft.named.all.n > 0 && draft.named.all.at[0].which != SIZE_MAX;
    if (!known && (tz_survey_is_total(&name) || tz_survey_is_total(&first))) {
        notice_row(t, &first, _("this row sums up others and is not read"));
    } else if (filled == 1 && (!name.size || !known)) {
        notice_row(t, &first, _("nothing else stands in this row of the table: it is taken for a remark and not read"));
    } else if (draft.named.all.n == 0) {
        r->ok = false;
        tz_error(r->diag, tz_worksheet_place(r->arena, t->sheet, &first),
                 _("whose answers are these? This row names no municipality"));
    } else {
        tz_reply_draft_finish(r, &draft, true);
    }
}

// ---- heads that stand in the table once more ----

// A row that has nothing but labels, at least two of them.
static bool is_head_row(const table *t, uint32_t row) {
    size_t labels = 0;
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        const tz_labelled *it = tz_worksheet_cell_is_filled(&cell) ? tz_located_at(t->located, &cell) : NULL;
        if (t->columns[column].kind == MUNICIPALITY && it && names_municipality(it))
            return true;
        bool is_label = it && (it->label.kind == TZ_LABEL_FIELD || it->label.kind == TZ_LABEL_SECTION);
        if (tz_worksheet_cell_is_filled(&cell) && !it)
            return false;
        labels += is_label;
    }
    return labels >= 2;
}

// Whether each question stands over the same column as in the first head; heads of sections are not compared.
static bool is_same_head(const table *t, uint32_t row) {
    for (uint32_t column = 0; column < t->sheet->columns; column++) {
        tz_worksheet_cell cell = tz_worksheet_at(t->sheet, row, column);
        const tz_labelled *it = tz_located_at(t->located, &cell),
                          *head = tz_located_at(t->located, &t->columns[column].head);
        bool question = it && it->label.kind == TZ_LABEL_FIELD;
        bool expected = t->columns[column].kind == ANSWER;
        if (question && (!expected || !head || it->label.fields[0] != head->label.fields[0]))
            return false;
        if (expected && tz_worksheet_cell_is_filled(&cell) && !it)
            return false;
    }
    return true;
}

static bool report_other_head(table *t, uint32_t row) {
    tz_worksheet_cell first, name;
    find_first(t, row, &first, &name);
    t->r->ok = false;
    tz_error(t->r->diag, tz_worksheet_place(t->r->arena, t->sheet, &first), "%s",
             _("a second table with other heads begins here: please put it on a worksheet of its own, or beside the "
               "first one"));
    return false;
}

// False: what follows is another table.
static bool read_rows(table *t) {
    for (uint32_t row = t->first; row < t->sheet->rows; row++) {
        if (!is_head_row(t, row))
            read_row(t, row);
        else if (!is_same_head(t, row))
            return report_other_head(t, row);
    }
    return true;
}

bool tz_survey_is_table(tz_survey_reading *r, tz_located *located) {
    table t = {.r = r, .located = located, .sheet = located->sheet};
    return find_head(&t);
}

bool tz_survey_read_table(tz_survey_reading *r, tz_located *located) {
    table t = {.r = r, .located = located, .sheet = located->sheet};
    if (!find_head(&t))
        return false;
    read_head(&t);
    check_heads(&t);
    check_fields(&t);
    read_rows(&t);
    return true;
}
