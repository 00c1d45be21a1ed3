// The labels of a worksheet, and which field each of them means.
#include "base/intl.h"
#include "survey/reading.h"

#include <stdlib.h>
#include <string.h>

// ---- finding ----

// How many labels of questions stand in one line with a cell: in its column, or in its row where there are more.
static size_t in_line(const tz_located *located, const tz_worksheet_cell *cell) {
    size_t column_n = 0, row_n = 0;
    for (size_t i = 0; i < located->all.n; i++) {
        const tz_labelled *it = &located->all.at[i];
        column_n += it->label.kind == TZ_LABEL_FIELD && it->cell.column == cell->column;
        row_n += it->label.kind == TZ_LABEL_FIELD && it->cell.row == cell->row;
    }
    return column_n > row_n ? column_n : row_n;
}

// A text that is worded like a label, as one of as many as there are questions of these words, or more.
typedef struct candidate {
    size_t index; // among the labels
    size_t alike, sure, line_n;
} candidate;

static int surest_first(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    if (a->alike != b->alike)
        return a->alike < b->alike ? -1 : 1;
    if (a->line_n != b->line_n)
        return a->line_n > b->line_n ? -1 : 1;
    if (a->sure != b->sure)
        return a->sure > b->sure ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static bool is_as_sure(const candidate *a, const candidate *b) {
    return a->sure == b->sure && a->line_n == b->line_n;
}

// Of the `n` texts of the same words those that are less sure than as many as there are questions: answers repeat
// labels.
static void drop_some(const candidate *list, size_t n, size_t questions, bool *dropped) {
    bool clear = n > questions && !is_as_sure(&list[questions - 1], &list[questions]);
    for (size_t i = questions; clear && i < n; i++)
        dropped[list[i].index] = true;
}

static void drop_unsure(const tz_survey_reading *r, tz_located *located) {
    bool *dropped = TZ_ARRAY(r->scratch, bool, located->all.n);
    candidate *list = TZ_ARRAY(r->scratch, candidate, located->fields_n);
    size_t n = 0, kept = 0;
    for (size_t i = 0; i < located->all.n; i++) {
        const tz_labelled *it = &located->all.at[i];
        if (it->label.kind == TZ_LABEL_FIELD)
            list[n++] = (candidate){i, it->label.alike, (size_t)it->label.sure, in_line(located, &it->cell)};
    }
    if (n)
        qsort(list, n, sizeof *list, surest_first);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && list[to].alike == list[from].alike;)
            to++;
        drop_some(list + from, to - from, located->all.at[list[from].index].label.alike_n, dropped);
    }
    for (size_t i = 0; i < located->all.n; i++) {
        located->fields_n -= dropped[i];
        if (!dropped[i])
            located->all.at[kept++] = located->all.at[i];
    }
    located->all.n = kept;
}

bool tz_located_find(const tz_survey_reading *r, const tz_worksheet *sheet, tz_located *to) {
    const size_t most = 1000 + 10 * r->survey->fields_n; // each is compared with the others
    to->sheet = sheet;
    for (size_t i = 0; i < sheet->cells_n; i++) {
        const tz_worksheet_cell *cell = &sheet->cells[i];
        if (!cell->size)
            continue;
        tz_arena *scratch = tz_arena_new(r->scratch);
        tz_label label = tz_labels_find(scratch, r->labels, cell->bytes, cell->size);
        tz_arena_free(scratch);
        if (label.kind == TZ_LABEL_OTHER && !label.ignored)
            continue;
        if ((label.kind == TZ_LABEL_FIELD && to->fields_n > most) || to->all.n > 10 * most) {
            tz_error(r->diag, tz_worksheet_place(r->arena, sheet, cell), "%s",
                     _("more labels stand on this worksheet than any form has"));
            return false;
        }
        size_t field = label.kind == TZ_LABEL_FIELD && label.fields_n == 1 ? label.fields[0] : SIZE_MAX;
        *TZ_ADD(r->scratch, &to->all) = (tz_labelled){*cell, label, field};
        to->fields_n += label.kind == TZ_LABEL_FIELD;
    }
    drop_unsure(r, to);
    return true;
}

static int by_place(const void *left, const void *right) {
    const tz_labelled *a = left, *b = right;
    int order = (a->cell.row > b->cell.row) - (a->cell.row < b->cell.row);
    return order ? order : (a->cell.column > b->cell.column) - (a->cell.column < b->cell.column);
}

const tz_labelled *tz_located_at(const tz_located *located, const tz_worksheet_cell *cell) {
    const tz_labelled wanted = {.cell = *cell};
    return located->all.n ? bsearch(&wanted, located->all.at, located->all.n, sizeof wanted, by_place) : NULL;
}

// ---- the section that a label stands in ----

static bool is_left_of(const tz_worksheet_cell *section, const tz_worksheet_cell *cell) {
    return section->column + section->columns <= cell->column && cell->row >= section->row &&
           cell->row - section->row < section->rows;
}

// Of the heads in one row the last one that begins no further right than the label: a head above a table stands over
// its columns up to the next head.
static bool is_nearer(const tz_labelled *head, const tz_labelled *best, const tz_worksheet_cell *cell) {
    if (!best)
        return true;
    if (head->cell.row != best->cell.row)
        return head->cell.row > best->cell.row;
    return head->cell.column <= cell->column;
}

// The only section whose label is the worksheet's name, or begins with it: names have no room for more.
static size_t section_of_sheet(const tz_survey_reading *r, const tz_worksheet *sheet) {
    enum { LEAST = 6 }; // bytes: two kanji
    tz_arena *scratch = tz_arena_new(r->scratch);
    tz_label_key name = tz_label_key_of(scratch, sheet->name, strlen(sheet->name));
    size_t found = SIZE_MAX, n = 0;
    for (size_t i = 0; i < r->survey->sections_n && strlen(name.bare) >= LEAST; i++) {
        const tz_text *label = &r->survey->sections[i];
        tz_label_key key = tz_label_key_of(scratch, label->bytes, label->size);
        if (!strncmp(key.full, name.full, strlen(name.full)) || !strncmp(key.bare, name.bare, strlen(name.bare))) {
            found = i;
            n++;
        }
    }
    tz_arena_free(scratch);
    return n == 1 ? found : SIZE_MAX;
}

// Among the `n` first labels, which stand before it. SIZE_MAX: no section is above it or left of it.
static size_t section_of(const tz_located *located, size_t n) {
    const tz_worksheet_cell *cell = &located->all.at[n].cell;
    const tz_labelled *best = NULL;
    for (size_t i = n; i > 0; i--) {
        const tz_labelled *head = &located->all.at[i - 1];
        if (head->label.kind != TZ_LABEL_SECTION)
            continue;
        if (is_left_of(&head->cell, cell))
            return head->label.section;
        if (best && head->cell.row + head->cell.rows <= best->cell.row && best->cell.column <= cell->column)
            break; // nothing further up is nearer
        if (head->cell.row < cell->row && is_nearer(head, best, cell))
            best = best && best->cell.row == head->cell.row && best->cell.column <= cell->column ? best : head;
    }
    return best ? best->label.section : SIZE_MAX;
}

static void resolve_by_section(const tz_survey_reading *r, const tz_located *located, size_t i) {
    tz_labelled *it = &located->all.at[i];
    size_t section = section_of(located, i), in_section = 0, found = SIZE_MAX;
    if (section == SIZE_MAX)
        section = section_of_sheet(r, located->sheet);
    for (size_t k = 0; k < it->label.fields_n; k++)
        if (r->survey->fields[it->label.fields[k]].section == section) {
            found = it->label.fields[k];
            in_section++;
        }
    if (in_section == 1)
        it->field = found;
}

static bool is_office_like(const tz_labelled *it) {
    return it->label.kind == TZ_LABEL_FIELD && it->label.wording != TZ_LABEL_OTHER;
}

// 担当課 above all questions is that of whoever answers, also where a question below is worded the same.
static void drop_office_labels(const tz_survey_reading *r, tz_located *located) {
    size_t n = located->all.n;
    bool *in_section = TZ_ARRAY(r->scratch, bool, n);
    for (size_t i = 0; i < n; i++)
        in_section[i] = is_office_like(&located->all.at[i]) && section_of(located, i) != SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        tz_labelled *it = &located->all.at[i];
        bool repeated = false;
        for (size_t k = i + 1; is_office_like(it) && !in_section[i] && k < n && !repeated; k++)
            repeated = in_section[k] && located->all.at[k].label.fields == it->label.fields;
        if (!repeated)
            continue;
        it->label = (tz_label){.kind = it->label.wording};
        it->field = SIZE_MAX;
        located->fields_n--;
    }
}

// ---- by order ----

static bool is_taken(const tz_located *located, size_t field) {
    for (size_t i = 0; i < located->all.n; i++)
        if (located->all.at[i].field == field)
            return true;
    return false;
}

static bool is_open(const tz_labelled *it, const tz_label *label, uint32_t row) {
    return it->label.kind == TZ_LABEL_FIELD && it->field == SIZE_MAX && it->label.fields == label->fields &&
           (row == TZ_ANY_ROW || it->cell.row == row);
}

// The labels of one wording that are still open, in their order, for the fields of that wording that are still free:
// when there are as many of both.
static void resolve_by_order(const tz_located *located, const tz_label *label, uint32_t row) {
    size_t open = 0, free = 0;
    for (size_t i = 0; i < located->all.n; i++)
        open += is_open(&located->all.at[i], label, row);
    for (size_t k = 0; k < label->fields_n; k++)
        free += !is_taken(located, label->fields[k]);
    if (open != free)
        return;
    for (size_t i = 0, k = 0; i < located->all.n; i++) {
        if (!is_open(&located->all.at[i], label, row))
            continue;
        while (is_taken(located, label->fields[k]))
            k++;
        located->all.at[i].field = label->fields[k];
    }
}

static void report_doubt(tz_survey_reading *r, const tz_located *located, const tz_labelled *it) {
    const tz_survey *survey = r->survey;
    tz_bytes paths = {0};
    for (size_t k = 0; k < it->label.fields_n; k++)
        tz_bytes_format(r->scratch, &paths, "%s%s", k ? ", " : "", survey->fields[it->label.fields[k]].path);
    r->ok = false;
    tz_error(r->diag, tz_worksheet_place(r->arena, located->sheet, &it->cell),
             _("this label is that of several questions, and no section's head tells which one is meant: %.*s"),
             (int)paths.n, paths.at);
    tz_note(r->diag, (tz_place){0}, "%s",
            _("write into survey.yaml in which cell the answer stands, such as status.situation: 調査票!C12"));
}

void tz_located_resolve(tz_survey_reading *r, tz_located *located, uint32_t row) {
    drop_office_labels(r, located);
    for (size_t i = 0; i < located->all.n; i++)
        if (located->all.at[i].label.fields_n > 1 && (row == TZ_ANY_ROW || located->all.at[i].cell.row == row))
            resolve_by_section(r, located, i);
    for (size_t i = 0; i < located->all.n; i++) {
        tz_labelled *it = &located->all.at[i];
        if (it->label.kind != TZ_LABEL_FIELD || it->field != SIZE_MAX || (row != TZ_ANY_ROW && it->cell.row != row))
            continue;
        resolve_by_order(located, &it->label, row);
        if (it->field == SIZE_MAX)
            report_doubt(r, located, it);
    }
}
