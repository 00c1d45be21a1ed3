// The cells of a worksheet (part 1, 18.3.1), each with what it shows.
#include "base/intl.h"
#include "workbook/xlsx.h"

#include <stdlib.h>
#include <string.h>

typedef struct cell_part {
    char type[16]; // s, str, inlineStr, n, b, e, d; "": n
    uint32_t format;
    bool has_formula, has_value;
    tz_bytes value;    // of <v>
    tz_xlsx_text text; // of <is>
} cell_part;

typedef struct sheet_part {
    tz_xlsx *x;
    tz_workbook_draft *draft;
    tz_arena *scratch;
    uint32_t row, column; // of the cell that comes next where none is written
    bool in_cell, in_value, in_string;
    uint32_t at_row, at_column; // of the cell that is being read
    cell_part cell;
} sheet_part;

static bool damaged(const sheet_part *s, const char *what) {
    return tz_workbook_damaged(s->x->arena, s->x->file, s->x->diag, what);
}

static uint32_t number_of(const char *digits) {
    uint32_t number = 0;
    for (; digits && *digits >= '0' && *digits <= '9' && number < 100000000; digits++)
        number = number * 10 + (uint32_t)(*digits - '0');
    return number;
}

// ---- places ----

static bool start_row(sheet_part *s, const tz_xml_element *element) {
    const char *number = tz_xml_attribute(element, "r");
    s->row = number ? number_of(number) - 1 : s->row;
    s->column = 0;
    return s->row < TZ_WORKBOOK_ROWS || damaged(s, _("it has a row beyond the last one"));
}

static bool start_cell(sheet_part *s, const tz_xml_element *element) {
    const char *name = tz_xml_attribute(element, "r"), *type = tz_xml_attribute(element, "t");
    s->at_row = s->row;
    s->at_column = s->column;
    if (name && !tz_worksheet_cell_parse(name, strlen(name), &s->at_row, &s->at_column))
        return damaged(s, tz_arena_format(s->x->arena, _("it has a cell called %s"), name));
    if (s->at_column >= TZ_WORKBOOK_COLUMNS)
        return damaged(s, _("it has a column beyond the last one"));
    s->column = s->at_column + 1;
    tz_bytes value = s->cell.value, text = s->cell.text.all; // their room is used again
    value.n = text.n = 0;
    s->cell = (cell_part){.format = number_of(tz_xml_attribute(element, "s")), .value = value, .text = {.all = text}};
    if (type && strlen(type) < sizeof s->cell.type)
        strcpy(s->cell.type, type);
    s->in_cell = true;
    return true;
}

static bool add_area(sheet_part *s, const tz_xml_element *element) {
    const char *area = tz_xml_attribute(element, "ref"), *colon = area ? strchr(area, ':') : NULL;
    uint32_t at[4];
    if (!colon)
        return true; // one cell alone
    if (!tz_worksheet_cell_parse(area, (size_t)(colon - area), &at[0], &at[1]) ||
        !tz_worksheet_cell_parse(colon + 1, strlen(colon + 1), &at[2], &at[3]) || at[2] < at[0] || at[3] < at[1])
        return damaged(s, tz_arena_format(s->x->arena, _("it has a merged area called %s"), area));
    return tz_worksheet_merge(s->draft, at[0], at[1], at[2] - at[0] + 1, at[3] - at[1] + 1);
}

// ---- what a cell shows ----

static bool is_type(const cell_part *cell, const char *type) {
    return !strcmp(cell->type, type);
}

static bool show_shared(sheet_part *s, tz_worksheet_cell *to) {
    if (!s->cell.value.n)
        return true;
    tz_bytes_add(s->scratch, &s->cell.value, "", 1); // its end
    uint32_t index = number_of(s->cell.value.at);
    if (index >= s->x->strings.n)
        return damaged(s, _("a text of it is missing"));
    to->bytes = s->x->strings.at[index].bytes;
    to->size = s->x->strings.at[index].size;
    return true;
}

static void show_text(const sheet_part *s, const tz_bytes *text, tz_worksheet_cell *to) {
    tz_xlsx_string shown = tz_xlsx_string_of(s->x->arena, text->at, text->n);
    to->bytes = shown.bytes;
    to->size = shown.size;
}

static void show_number(const sheet_part *s, tz_worksheet_cell *to) {
    const tz_bytes *value = &s->cell.value;
    const char *format = s->cell.format < s->x->formats.n ? s->x->formats.at[s->cell.format] : "General";
    tz_xlsx_string shown = {"", 0};
    if (!value->n)
        return;
    if (!tz_number_format_show(s->x->arena, format, value->at, value->n, s->x->since_1904, &shown))
        to->fault = TZ_CELL_ERROR;
    to->bytes = shown.bytes;
    to->size = shown.size;
}

static bool show(sheet_part *s, tz_worksheet_cell *to) {
    const cell_part *cell = &s->cell;
    bool is_true = cell->value.n > 0 && cell->value.at[0] == '1';
    if (cell->has_formula && !cell->has_value)
        to->fault = TZ_CELL_NO_VALUE;
    else if (is_type(cell, "s"))
        return show_shared(s, to);
    else if (is_type(cell, "inlineStr"))
        show_text(s, &cell->text.all, to);
    else if (is_type(cell, "str") || is_type(cell, "e") || is_type(cell, "d"))
        show_text(s, &cell->value, to);
    else if (is_type(cell, "b") && cell->value.n)
        *to = (tz_worksheet_cell){.bytes = is_true ? "TRUE" : "FALSE", .size = is_true ? 4 : 5};
    else
        show_number(s, to);
    if (is_type(cell, "e"))
        to->fault = TZ_CELL_ERROR;
    return true;
}

static bool end_cell(sheet_part *s) {
    tz_worksheet_cell cell = {.size = 0};
    s->in_cell = false;
    if (!show(s, &cell))
        return false;
    cell.row = s->at_row;
    cell.column = s->at_column;
    cell.rows = cell.columns = 1;
    return (!cell.size && cell.fault == TZ_CELL_FINE) || tz_worksheet_add(s->draft, &cell);
}

// ---- elements ----

static bool start_in_cell(sheet_part *s, const tz_xml_element *element) {
    if (s->in_string)
        tz_xlsx_text_start(&s->cell.text, element);
    else if (tz_xlsx_is(element, "v"))
        s->in_value = s->cell.has_value = true;
    else if (tz_xlsx_is(element, "f"))
        s->cell.has_formula = true;
    else if (tz_xlsx_is(element, "is"))
        s->in_string = true;
    return true;
}

static bool start_in_sheet(void *context, const tz_xml_element *element) {
    sheet_part *s = context;
    if (s->in_cell)
        return start_in_cell(s, element);
    if (tz_xlsx_is(element, "c"))
        return start_cell(s, element);
    if (tz_xlsx_is(element, "row"))
        return start_row(s, element);
    return !tz_xlsx_is(element, "mergeCell") || add_area(s, element);
}

static bool end_in_sheet(void *context, const tz_xml_element *element) {
    sheet_part *s = context;
    if (tz_xlsx_is(element, "row") && !s->in_cell)
        s->row++;
    if (!s->in_cell)
        return true;
    if (tz_xlsx_is(element, "is"))
        s->in_string = false;
    else if (s->in_string)
        tz_xlsx_text_end(&s->cell.text, element);
    else if (tz_xlsx_is(element, "v"))
        s->in_value = false;
    else if (tz_xlsx_is(element, "c"))
        return end_cell(s);
    return true;
}

static bool text_in_sheet(void *context, const char *bytes, size_t size) {
    enum { MOST = 7 * TZ_WORKBOOK_TEXT };
    sheet_part *s = context;
    if (s->in_value && s->cell.value.n <= MOST)
        tz_bytes_add(s->scratch, &s->cell.value, bytes, size);
    else if (s->in_string)
        tz_xlsx_text_add(s->scratch, &s->cell.text, bytes, size);
    return true;
}

bool tz_xlsx_sheet_read(tz_xlsx *x, const char *path, tz_workbook_draft *draft) {
    sheet_part s = {.x = x, .draft = draft, .scratch = tz_arena_new(x->arena)};
    const tz_xml_handler handler = {start_in_sheet, end_in_sheet, text_in_sheet, &s};
    bool ok = tz_xlsx_read_part(x, path, &handler);
    tz_arena_free(s.scratch);
    return ok;
}
