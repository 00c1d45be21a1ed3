// The texts of a worksheet that may be labels of questions or heads of sections.
#include "create/form_cells.h"
#include "survey/label.h"
#include "survey/spot.h"

#include <string.h>

enum {
    LONGEST = 600, // bytes: 200 kanji; what is longer explains something
    MOST = 5000,   // texts of one worksheet, several times as many as a form may have fields
};

// ※御協力ありがとうございました, 記入要領 and such.
static bool is_remark(const tz_worksheet_cell *cell) {
    static const char *const starts[] = {"※",    "＊",     "*",        "（注", "(注",  "注）", "注)",  "注意",
                                         "備考", "【記入", "記入要領", "【注", "（例", "(例",  "例）", "例)"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (cell->size >= strlen(starts[i]) && !memcmp(cell->bytes, starts[i], strlen(starts[i])))
            return true;
    return cell->size > LONGEST;
}

// 回答 is a head where 項目 stands left of it; alone, 自由記載 is a question.
static bool stands_behind(const tz_worksheet *sheet, size_t i) {
    return i > 0 && sheet->cells[i - 1].row == sheet->cells[i].row && sheet->cells[i - 1].size;
}

static tz_label_kind wording_of(const tz_form_cells *c, const tz_worksheet_cell *cell) {
    tz_label_key key = tz_label_key_of(c->arena, cell->size ? cell->bytes : "", cell->size);
    return *key.full ? tz_label_wording(&key).kind : TZ_LABEL_OTHER;
}

static bool is_about_office(const tz_form_cells *c, const tz_worksheet_cell *cell) {
    tz_label_kind kind = wording_of(c, cell);
    return kind == TZ_LABEL_NAME || kind == TZ_LABEL_CODE || kind == TZ_LABEL_OFFICE || kind == TZ_LABEL_JOINT ||
           kind == TZ_LABEL_PREFECTURE;
}

// 津市 behind 市町村名; but 状況 behind 市町村名 and before 取組 is the head of a table.
static bool is_of_office(const tz_form_cells *c, size_t i) {
    const tz_worksheet_cell *cells = c->sheet->cells;
    if (!stands_behind(c->sheet, i) || !is_about_office(c, &cells[i - 1]))
        return false;
    bool last = i + 1 == c->sheet->cells_n || cells[i + 1].row != cells[i].row || !cells[i + 1].size;
    return last || is_about_office(c, &cells[i + 1]);
}

static bool may_be_label(const tz_form_cells *c, size_t i, tz_label_kind *kind) {
    const tz_worksheet_cell *cell = &c->sheet->cells[i];
    if (!cell->size || cell->fault != TZ_CELL_FINE || is_remark(cell) || tz_columns_is_number(cell))
        return false;
    tz_label_key key = tz_label_key_of(c->arena, cell->bytes, cell->size);
    *kind = tz_label_wording(&key).kind;
    if (*kind == TZ_LABEL_ANSWERS && !stands_behind(c->sheet, i))
        *kind = TZ_LABEL_OTHER;
    return *key.full && *kind == TZ_LABEL_OTHER && !is_of_office(c, i);
}

void tz_form_cells_find(tz_arena *arena, const tz_worksheet *sheet, tz_form_cells *to) {
    *to = (tz_form_cells){.arena = arena, .sheet = sheet, .answers_row = UINT32_MAX, .answers_column = UINT32_MAX};
    for (size_t i = 0; i < sheet->cells_n && to->all.n < MOST; i++) {
        const tz_worksheet_cell *cell = &sheet->cells[i];
        tz_label_kind kind = TZ_LABEL_OTHER;
        if (may_be_label(to, i, &kind))
            *TZ_ADD(arena, &to->all) =
                (tz_candidate){.cell = *cell, .numbering = tz_numbering_of(cell->bytes, cell->size), .head = SIZE_MAX};
        else if (kind == TZ_LABEL_ANSWERS && to->answers_row == UINT32_MAX) {
            to->answers_row = cell->row;
            to->answers_column = cell->column;
        }
    }
}

tz_worksheet_cell tz_cell_right(const tz_form_cells *c, const tz_worksheet_cell *of) {
    return tz_worksheet_at(c->sheet, of->row, of->column + of->columns);
}

tz_worksheet_cell tz_cell_below(const tz_form_cells *c, const tz_worksheet_cell *of) {
    return tz_worksheet_at(c->sheet, of->row + of->rows, of->column);
}

size_t tz_form_cells_next_row(const tz_form_cells *c, size_t i) {
    uint32_t row = c->all.at[i].cell.row;
    while (i < c->all.n && c->all.at[i].cell.row == row)
        i++;
    return i;
}
