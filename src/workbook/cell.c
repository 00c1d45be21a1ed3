// Cells: their names, what covers a place of a worksheet, and a cell's text with its own places.
#include "base/intl.h"
#include "character/character.h"
#include "workbook/worksheet.h"

#include <string.h>

// ---- names ----

const char *tz_worksheet_cell_name(tz_arena *arena, uint32_t row, uint32_t column) {
    char letters[8];
    size_t at = sizeof letters - 1;
    letters[at] = '\0';
    for (uint32_t n = column + 1; n > 0; n = (n - 1) / 26)
        letters[--at] = (char)('A' + (n - 1) % 26);
    return tz_arena_format(arena, "%s%u", letters + at, row + 1);
}

bool tz_worksheet_cell_parse(const char *name, size_t size, uint32_t *row, uint32_t *column) {
    uint32_t letters = 0, digits = 0;
    size_t at = size > 0 && name[0] == '$', from = at;
    for (; at < size && (name[at] | 0x20) >= 'a' && (name[at] | 0x20) <= 'z' && letters <= TZ_WORKBOOK_COLUMNS; at++)
        letters = letters * 26 + (uint32_t)((name[at] | 0x20) - 'a' + 1);
    if (at == from)
        return false;
    at += at < size && name[at] == '$';
    for (; at < size && name[at] >= '0' && name[at] <= '9' && digits <= TZ_WORKBOOK_ROWS; at++)
        digits = digits * 10 + (uint32_t)(name[at] - '0');
    if (at != size || digits == 0 || digits > TZ_WORKBOOK_ROWS || letters > TZ_WORKBOOK_COLUMNS)
        return false;
    *row = digits - 1;
    *column = letters - 1;
    return true;
}

// ---- what covers a place ----

// The last cell that begins at or before a place, as they are in order; NULL: none.
static const tz_worksheet_cell *last_until(const tz_worksheet *sheet, uint32_t row, uint32_t column) {
    size_t from = 0, to = sheet->cells_n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const tz_worksheet_cell *at = &sheet->cells[middle];
        if (at->row < row || (at->row == row && at->column <= column))
            from = middle + 1;
        else
            to = middle;
    }
    return from > 0 ? &sheet->cells[from - 1] : NULL;
}

tz_worksheet_cell tz_worksheet_at(const tz_worksheet *sheet, uint32_t row, uint32_t column) {
    const tz_worksheet_cell *area = sheet->areas ? tz_areas_find(sheet->areas, row, column) : NULL;
    const tz_worksheet_cell *cell = area ? area : last_until(sheet, row, column);
    if (area || (cell && cell->row == row && cell->column == column))
        return *cell;
    return (tz_worksheet_cell){.row = row, .column = column, .rows = 1, .columns = 1};
}

const tz_worksheet *tz_workbook_find_sheet(const tz_workbook *workbook, const tz_text *name) {
    for (size_t i = 0; i < workbook->sheets_n; i++)
        if (tz_text_is(name, workbook->sheets[i].name))
            return &workbook->sheets[i];
    return NULL;
}

// ---- texts ----

static const tz_source *source_of(tz_arena *arena, const tz_worksheet *sheet, const tz_worksheet_cell *cell) {
    const char *name = tz_worksheet_cell_name(arena, cell->row, cell->column);
    const char *shown = *sheet->name ? tz_arena_format(arena, "%s %s!%s", sheet->workbook, sheet->name, name)
                                     : tz_arena_format(arena, "%s %s", sheet->workbook, name);
    return tz_source_new(arena, shown, tz_arena_copy(arena, cell->size ? cell->bytes : "", cell->size), cell->size);
}

tz_place tz_worksheet_place(tz_arena *arena, const tz_worksheet *sheet, const tz_worksheet_cell *cell) {
    return (tz_place){source_of(arena, sheet, cell), 0};
}

static size_t line_end(const tz_bytes *text, size_t from) {
    const char *end = from < text->n ? memchr(text->at + from, '\n', text->n - from) : NULL;
    return end ? (size_t)(end - text->at) : text->n;
}

// The lines from the first to the last that have ink, each without the white space at its end. What typists leave there
// is not seen in a cell.
static void add_lines(tz_draft *draft, const tz_bytes *text) {
    size_t pending = 0; // where the line ends stand that come before the next line with ink
    bool begun = false;
    for (size_t from = 0; from <= text->n;) {
        size_t to = line_end(text, from), end = tz_line_ink_end(text->at, from, to);
        if (end > from) {
            for (size_t at = pending; begun && at < from; at++)
                if (text->at[at] == '\n')
                    tz_draft_add(draft, "\n", 1, at);
            tz_draft_add(draft, text->at + from, end - from, from);
            pending = to;
            begun = true;
        }
        from = to + 1;
    }
}

static void report_fault(const tz_source *source, tz_worksheet_fault fault, tz_diag *diag) {
    tz_place place = {source, 0};
    if (fault == TZ_CELL_NO_VALUE)
        tz_error(diag, place, "%s",
                 _("the file does not have this formula's result: please open it in Excel, save it and try again, or "
                   "write the answer itself"));
    else if (fault == TZ_CELL_ERROR && source->size && source->bytes[0] == '#' && source->bytes[1] == '#')
        tz_error(diag, place, "%s",
                 _("this number is no date, and a spreadsheet program shows nothing but ####: please write the date"));
    else if (fault == TZ_CELL_ERROR)
        tz_error(diag, place, "%s",
                 _("a formula of this cell has no result: please write the answer itself, or correct the formula"));
}

tz_text tz_worksheet_text(tz_arena *arena, const tz_worksheet *sheet, const tz_worksheet_cell *cell, tz_diag *diag) {
    const tz_source *source = source_of(arena, sheet, cell);
    const tz_text empty = {.bytes = "", .source = source};
    report_fault(source, cell->fault, diag);
    if (cell->fault != TZ_CELL_FINE || cell->size == 0)
        return empty;
    tz_draft draft = {.arena = arena, .source = source, .bytes = tz_characters_check(arena, source, diag)};
    if (!draft.bytes)
        return empty;
    const tz_bytes checked = {.at = (char *)draft.bytes, .n = source->size};
    add_lines(&draft, &checked);
    tz_draft_put_back(&draft, diag);
    return draft.text.n ? tz_text_compose(&draft) : empty;
}
