// What a cell shows: by its type, its value and its number format (ECMA-376, part 1, 18.3.1.4 and 18.18.11).
#include "base/intl.h"
#include "workbook/xlsx.h"

#include <string.h>

static bool is_type(const tz_xlsx_cell *cell, const char *type) {
    return !strcmp(cell->type, type);
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Without the white space around it, which is none of the value: XML may be written with indents.
static tz_xlsx_string trimmed(const tz_bytes *value) {
    tz_xlsx_string made = {value->n ? value->at : "", value->n};
    for (; made.size && is_space(*made.bytes); made.size--)
        made.bytes++;
    while (made.size && is_space(made.bytes[made.size - 1]))
        made.size--;
    return made;
}

static const char *format_of(const tz_xlsx *x, const tz_xlsx_cell *cell) {
    return cell->format < x->formats.n ? x->formats.at[cell->format] : "General";
}

static void take(tz_worksheet_cell *to, tz_xlsx_string shown) {
    to->bytes = shown.bytes;
    to->size = shown.size;
}

// ---- texts ----

static bool find_shared(const tz_xlsx *x, const tz_xlsx_cell *cell, tz_xlsx_string *to) {
    tz_xlsx_string digits = trimmed(&cell->value);
    size_t index = 0;
    if (!digits.size)
        return true; // a cell that was emptied
    for (size_t i = 0; i < digits.size && index < x->strings.n; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9')
            index = x->strings.n;
        else
            index = index * 10 + (size_t)(digits.bytes[i] - '0');
    }
    if (index >= x->strings.n)
        return tz_workbook_damaged(x->arena, x->file, x->diag, _("a text of it is missing"));
    *to = x->strings.at[index];
    return true;
}

static bool show_text(const tz_xlsx *x, const tz_xlsx_cell *cell, tz_worksheet_cell *to) {
    tz_xlsx_string text = {"", 0};
    const tz_bytes *own = is_type(cell, "inlineStr") ? &cell->text.all : &cell->value;
    if (!is_type(cell, "s"))
        text = tz_xlsx_string_of(x->arena, own->at, own->n);
    else if (!find_shared(x, cell, &text))
        return false;
    take(to, tz_number_format_show_text(x->arena, format_of(x, cell), text));
    return true;
}

// ---- other types ----

static void show_number(const tz_xlsx *x, const tz_xlsx_cell *cell, tz_xlsx_string value, tz_worksheet_cell *to) {
    tz_xlsx_string shown = {"", 0};
    if (value.size &&
        !tz_number_format_show(x->arena, format_of(x, cell), value.bytes, value.size, x->since_1904, &shown))
        to->fault = TZ_CELL_ERROR;
    take(to, shown);
}

// A date in ISO 8601; as it stands where the format is none of dates.
static void show_date(const tz_xlsx *x, const tz_xlsx_cell *cell, tz_worksheet_cell *to) {
    tz_xlsx_string value = trimmed(&cell->value), number;
    if (tz_number_format_is_date(format_of(x, cell)) &&
        tz_iso_date_to_number(x->arena, value.bytes, value.size, x->since_1904, &number))
        show_number(x, cell, number, to);
    else
        take(to, tz_xlsx_string_of(x->arena, value.bytes, value.size));
}

static void show_truth(const tz_xlsx_cell *cell, tz_worksheet_cell *to) {
    tz_xlsx_string value = trimmed(&cell->value);
    if (value.size)
        take(to,
             *value.bytes == '1' || *value.bytes == 't' ? (tz_xlsx_string){"TRUE", 4} : (tz_xlsx_string){"FALSE", 5});
}

// A result that is the empty text is one; that of a number, which is not there, is not.
static bool lacks_value(const tz_xlsx_cell *cell) {
    return cell->has_formula && (!cell->has_value || (!is_type(cell, "str") && !trimmed(&cell->value).size));
}

bool tz_xlsx_cell_show(const tz_xlsx *x, const tz_xlsx_cell *cell, tz_worksheet_cell *to) {
    *to = (tz_worksheet_cell){.bytes = "", .calculated = cell->has_formula};
    if (lacks_value(cell))
        to->fault = TZ_CELL_NO_VALUE;
    else if (is_type(cell, "s") || is_type(cell, "inlineStr") || is_type(cell, "str"))
        return show_text(x, cell, to);
    else if (is_type(cell, "b"))
        show_truth(cell, to);
    else if (is_type(cell, "d"))
        show_date(x, cell, to);
    else if (is_type(cell, "e")) {
        take(to, tz_xlsx_string_of(x->arena, cell->value.at, cell->value.n));
        to->fault = TZ_CELL_ERROR;
    } else
        show_number(x, cell, trimmed(&cell->value), to);
    return true;
}
