// Which texts of a worksheet are questions and which are heads of sections, by where boxes for answers are.
//
// What is certain comes first: a merged empty cell beside or below a text is the box of its answer; texts side by side
// above nothing are the heads of an empty table; a text over several rows is the head of what stands right of it. What
// is left is judged by what is certain, or else by columns and by numbers: labels of one list begin alike, and
// (1) before ① is a head.
#include "create/form_cells.h"

static bool is_filled(tz_worksheet_cell cell) {
    return tz_worksheet_cell_is_filled(&cell);
}

static uint32_t end_of(const tz_worksheet_cell *cell) {
    return cell->column + cell->columns;
}

static void set_kind(tz_candidate *it, tz_found_kind kind, bool certain) {
    it->kind = kind;
    it->is_certain = certain;
}

// ---- heads of tables ----

// Whether the next candidate begins where this one ends, in the same row.
static bool is_beside(const tz_form_cells *c, size_t i) {
    const tz_worksheet_cell *a = &c->all.at[i].cell;
    return i + 1 < c->all.n && c->all.at[i + 1].cell.row == a->row && c->all.at[i + 1].cell.column == end_of(a);
}

// The head of several columns in the row above: SIZE_MAX: there is none.
static size_t head_above(const tz_form_cells *c, const tz_worksheet_cell *cell) {
    for (size_t i = 0; i < c->all.n && c->all.at[i].cell.row < cell->row; i++) {
        const tz_worksheet_cell *above = &c->all.at[i].cell;
        if (above->row + above->rows == cell->row && above->column <= cell->column && end_of(above) > cell->column &&
            above->columns > 1)
            return i;
    }
    return SIZE_MAX;
}

// Texts side by side with nothing below: two of them only where the row above has none there, since the last pair of a
// column of labels looks the same.
static void find_table_heads(tz_form_cells *c) {
    enum { A_TABLE = 4 }; // texts side by side; fewer may be a label and what explains it
    for (size_t i = 0, n; i < c->all.n; i += n) {
        bool empty = !is_filled(tz_cell_below(c, &c->all.at[i].cell));
        for (n = 1; is_beside(c, i + n - 1); n++)
            empty = empty && !is_filled(tz_cell_below(c, &c->all.at[i + n].cell));
        if (n >= A_TABLE && !empty)
            c->answered_n += n;
        const tz_worksheet_cell *first = &c->all.at[i].cell;
        bool follows = n == 2 && first->row > 0 && is_filled(tz_worksheet_at(c->sheet, first->row - 1, end_of(first)));
        if (n < 2 || !empty || follows || first->rows > 1)
            continue;
        for (size_t k = i; k < i + n; k++) {
            set_kind(&c->all.at[k], TZ_FOUND_FIELD, n > 2);
            c->all.at[k].head = head_above(c, &c->all.at[k].cell);
            if (c->all.at[k].head != SIZE_MAX)
                set_kind(&c->all.at[c->all.at[k].head], TZ_FOUND_SECTION, true);
        }
    }
}

// ---- heads at the left ----

static bool is_left_head(const tz_form_cells *c, size_t i, uint32_t column) {
    const tz_worksheet_cell *cell = &c->all.at[i].cell;
    return c->all.at[i].kind == TZ_FOUND_NOTHING && is_beside(c, i) &&
           (cell->rows > c->all.at[i + 1].cell.rows || cell->column == column);
}

// What spans several rows of labels, and what stands in the same column with a label beside it.
static void find_left_heads(tz_form_cells *c) {
    uint32_t column = UINT32_MAX;
    for (size_t i = 0; i < c->all.n && column == UINT32_MAX; i++)
        if (is_left_head(c, i, UINT32_MAX))
            column = c->all.at[i].cell.column;
    for (size_t i = 0; column != UINT32_MAX && i < c->all.n; i++)
        if (is_left_head(c, i, column))
            set_kind(&c->all.at[i], TZ_FOUND_SECTION, true);
}

// ---- boxes ----

// What stands right of a label: explanations, units, remarks, and answers that somebody has written.
static bool is_aside(tz_form_cells *c, size_t i) {
    const tz_worksheet_cell *cell = &c->all.at[i].cell;
    bool in_row = i > 0 && c->all.at[i - 1].cell.row == cell->row && c->all.at[i - 1].kind != TZ_FOUND_SECTION;
    if (in_row && is_beside(c, i - 1))
        return true;
    // Further right, in a merged area as answers have it, behind a label without one.
    if (in_row && cell->columns > 1 && c->all.at[i - 1].kind == TZ_FOUND_NOTHING) {
        c->answered_n++;
        return true;
    }
    bool below_head = c->answers_column != UINT32_MAX && cell->row > c->answers_row;
    return below_head && (in_row || cell->column >= c->answers_column);
}

static bool has_answers_column(const tz_form_cells *c, const tz_candidate *it) {
    return c->answers_column != UINT32_MAX && it->cell.row > c->answers_row && end_of(&it->cell) <= c->answers_column &&
           !is_filled(tz_worksheet_at(c->sheet, it->cell.row, c->answers_column));
}

// The cell behind a label and what explains it.
static tz_worksheet_cell answer_right(const tz_form_cells *c, size_t i) {
    while (is_beside(c, i))
        i++;
    return tz_cell_right(c, &c->all.at[i].cell);
}

// A label whose answer has its place: true also where there is none because something else stands there.
static bool find_box(tz_form_cells *c, size_t i) {
    tz_candidate *it = &c->all.at[i];
    tz_worksheet_cell right = answer_right(c, i), below = tz_cell_below(c, &it->cell);
    if (tz_cell_is_box(&right) || tz_cell_is_box(&below)) {
        set_kind(it, TZ_FOUND_FIELD, true);
        return true;
    }
    if (!is_filled(tz_cell_right(c, &it->cell)))
        return false;
    if (has_answers_column(c, it))
        set_kind(it, TZ_FOUND_FIELD, true);
    else
        c->answered_n++;
    return true;
}

// ---- what is left: alone in its row, with nothing beside it ----

typedef struct pending {
    TZ_LIST(size_t) all; // indices of candidates
    size_t boxed;        // so many others have boxes
    size_t accompanied;  // so many of them have a number or an explanation further right
} pending;

static bool is_accompanied(const tz_form_cells *c, const tz_candidate *it) {
    for (uint32_t column = end_of(&it->cell) + 1; column < c->sheet->columns && column < end_of(&it->cell) + 8;
         column++)
        if (is_filled(tz_worksheet_at(c->sheet, it->cell.row, column)))
            return true;
    return false;
}

static bool follows(const tz_form_cells *c, size_t i, tz_found_kind kind) {
    size_t next = tz_form_cells_next_row(c, i);
    for (size_t k = next; k < c->all.n && c->all.at[k].cell.row == c->all.at[next].cell.row; k++)
        if (c->all.at[k].kind == kind)
            return true;
    return false;
}

// Beside questions that have boxes, a text without one is the head of those below it, or no part of the form.
static void judge_by_boxes(tz_form_cells *c, const pending *p) {
    for (size_t i = p->all.n; i-- > 0;)
        if (follows(c, p->all.at[i], TZ_FOUND_FIELD))
            set_kind(&c->all.at[p->all.at[i]], TZ_FOUND_SECTION, true);
}

static void judge_by_company(tz_form_cells *c, const pending *p) {
    for (size_t i = 0; i < p->all.n; i++) {
        tz_candidate *it = &c->all.at[p->all.at[i]];
        set_kind(it, is_accompanied(c, it) ? TZ_FOUND_FIELD : TZ_FOUND_SECTION, true);
    }
}

// Labels further right than others: the ones at the left are their heads.
static bool judge_by_columns(tz_form_cells *c, const pending *p) {
    uint32_t least = UINT32_MAX, most = 0;
    for (size_t i = 0; i < p->all.n; i++) {
        uint32_t column = c->all.at[p->all.at[i]].cell.column;
        least = column < least ? column : least;
        most = column > most ? column : most;
    }
    if (p->all.n == 0 || least == most)
        return false;
    for (size_t i = 0; i < p->all.n; i++) {
        tz_candidate *it = &c->all.at[p->all.at[i]];
        bool deeper = i + 1 < p->all.n && c->all.at[p->all.at[i + 1]].cell.column > it->cell.column;
        set_kind(it, deeper ? TZ_FOUND_SECTION : TZ_FOUND_FIELD, deeper || it->cell.column > least);
    }
    return true;
}

typedef struct numberings {
    size_t first[TZ_NUMBERINGS];  // the first label that begins so; SIZE_MAX: none
    bool is_below[TZ_NUMBERINGS]; // such labels stand below heads
    bool is_head[TZ_NUMBERINGS];  // one of them is a head
} numberings;

static void find_firsts(const tz_form_cells *c, const pending *p, numberings *n) {
    for (size_t i = 0; i < TZ_NUMBERINGS; i++)
        n->first[i] = SIZE_MAX;
    for (size_t i = p->all.n; i-- > 0;)
        n->first[c->all.at[p->all.at[i]].numbering] = i;
}

// A label is a head when the next one begins in a way that appears for the first time later than its own, unless labels
// that begin like it stand below heads themselves. A question that begins like a head is in doubt, as heads are.
static void judge_by_numbers(tz_form_cells *c, const pending *p) {
    numberings n = {.first = {0}};
    find_firsts(c, p, &n);
    for (size_t i = 0; i < p->all.n; i++) {
        tz_candidate *it = &c->all.at[p->all.at[i]];
        const tz_candidate *next = i + 1 < p->all.n ? &c->all.at[p->all.at[i + 1]] : NULL;
        bool head = next && !n.is_below[it->numbering] && n.first[next->numbering] > n.first[it->numbering];
        if (head)
            n.is_below[next->numbering] = n.is_head[it->numbering] = true;
        set_kind(it, head ? TZ_FOUND_SECTION : TZ_FOUND_FIELD, false);
    }
    for (size_t i = 0; i < p->all.n; i++) {
        tz_candidate *it = &c->all.at[p->all.at[i]];
        it->is_certain = it->kind == TZ_FOUND_FIELD && !n.is_head[it->numbering];
    }
}

static void judge(tz_form_cells *c, pending *p) {
    if (p->boxed)
        judge_by_boxes(c, p);
    else if (p->accompanied > 1 && p->accompanied < p->all.n)
        judge_by_company(c, p);
    else if (!judge_by_columns(c, p))
        judge_by_numbers(c, p);
}

// ---- all ----

// The first text of a worksheet, alone in its row, unless it begins like a label or has a box.
static void find_title(tz_form_cells *c) {
    tz_candidate *it = c->all.n ? &c->all.at[0] : NULL;
    if (!it || it->kind != TZ_FOUND_NOTHING || tz_form_cells_next_row(c, 0) != 1 || it->numbering != TZ_NUMBERING_NONE)
        return;
    tz_worksheet_cell right = tz_cell_right(c, &it->cell);
    if (!tz_cell_is_box(&right) && !is_filled(right) && c->all.n > 1)
        set_kind(it, TZ_FOUND_TITLE, true);
}

void tz_form_kinds_find(tz_form_cells *c) {
    pending p = {.boxed = 0};
    find_table_heads(c);
    find_left_heads(c);
    find_title(c);
    for (size_t i = 0; i < c->all.n; i++) {
        tz_candidate *it = &c->all.at[i];
        if (it->kind == TZ_FOUND_NOTHING && !is_aside(c, i) && !find_box(c, i)) {
            *TZ_ADD(c->arena, &p.all) = i;
            p.accompanied += is_accompanied(c, it);
        }
        p.boxed += it->kind == TZ_FOUND_FIELD;
    }
    judge(c, &p);
}
