// The cells of a worksheet and their places (part 1, 18.3.1).
#include "base/intl.h"
#include "workbook/xlsx.h"

#include <stdlib.h>
#include <string.h>

typedef struct sheet_part {
    tz_xlsx *x;
    tz_workbook_draft *draft;
    tz_arena *scratch;
    uint32_t row, column; // of the cell that comes next where none is written
    bool in_cell, in_value, in_string;
    uint32_t at_row, at_column; // of the cell that is being read
    tz_xlsx_cell cell;
} sheet_part;

static bool damaged(const sheet_part *s, const char *what) {
    return tz_workbook_damaged(s->x->arena, s->x->file, s->x->diag, what);
}

// A few bytes of a cell can stand for a long text: one that is shared, or what a format adds.
static bool report_text(const sheet_part *s) {
    tz_error(s->x->diag, tz_workbook_place(s->x->arena, s->x->file), "%s",
             _("this workbook has more than 128 MB of text: is this the right file?"));
    return false;
}

// ---- places ----

static bool start_row(sheet_part *s, const tz_xml_element *element) {
    const char *number = tz_xml_attribute(element, "r");
    s->row = number ? tz_xlsx_number(number) - 1 : s->row;
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
    s->cell =
        (tz_xlsx_cell){.format = tz_xlsx_number(tz_xml_attribute(element, "s")), .value = value, .text = {.all = text}};
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

static bool end_cell(sheet_part *s) {
    tz_worksheet_cell cell;
    s->in_cell = false;
    if (!tz_xlsx_cell_show(s->x, &s->cell, &cell))
        return false;
    s->x->shown += cell.size;
    if (s->x->shown > TZ_WORKBOOK_ALL)
        return report_text(s);
    cell.row = s->at_row;
    cell.column = s->at_column;
    return tz_worksheet_add(s->draft, &cell);
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
    sheet_part *s = context;
    if (s->in_value && s->cell.value.n <= TZ_XLSX_TEXT_READ)
        tz_bytes_add(s->scratch, &s->cell.value, bytes, size);
    else if (s->in_string)
        tz_xlsx_text_add(s->scratch, &s->cell.text, bytes, size);
    return true;
}

bool tz_xlsx_sheet_read(tz_xlsx *x, const char *path, tz_workbook_draft *draft) {
    sheet_part s = {.x = x, .draft = draft, .scratch = tz_arena_new(x->arena)};
    const tz_xml_handler handler = {start_in_sheet, end_in_sheet, text_in_sheet, &s};
    bool ok = tz_xlsx_read_part(x, path, "worksheet", &handler);
    tz_arena_free(s.scratch);
    return ok;
}
