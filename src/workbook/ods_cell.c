// What an OpenDocument cell shows: its paragraphs, or its value where the file has none, or why there is neither.
//
// LibreOffice and Excel write what is shown as paragraphs (ODF 1.3 part 3, 19.385: values are beside them). Other
// programs may leave that to the reader: then a number is shown as by the format General, a percentage as 85.3%, a date
// as 2026-03-31, a time as 9:05:00.
#include "workbook/ods.h"
#include "workbook/xlsx.h"

#include <string.h>

static bool is(const char *word, const char *wanted) {
    return word && strcmp(word, wanted) == 0;
}

// ---- values without paragraphs ----

// A duration of XML Schema, PT09H05M00.5S, as hours, minutes and whole seconds.
static const char *time_text(tz_arena *arena, const char *value) {
    static const char units[] = "HMS.";
    uint32_t parts[4] = {0}, number = 0;
    if (strncmp(value, "PT", 2) != 0)
        return value;
    for (const char *at = value + 2; *at; at++) {
        const char *unit = strchr(units, *at);
        if (unit)
            parts[unit - units] = number;
        bool digit = *at >= '0' && *at <= '9';
        number = digit && number < 100000 ? number * 10 + (uint32_t)(*at - '0') : 0;
    }
    bool fraction = strchr(value, '.') != NULL; // whose digits come before the S
    return tz_arena_format(arena, "%u:%02u:%02u", parts[0], parts[1], parts[fraction ? 3 : 2]);
}

// A decimal number times a hundred: the point moves by two digits.
static const char *percentage_text(tz_arena *arena, const char *value) {
    static const char digits[] = "0123456789";
    const char *sign = *value == '-' ? "-" : "";
    const char *whole = value + strlen(sign), *rest = whole + strspn(whole, digits);
    size_t whole_n = (size_t)(rest - whole), decimals_n = *rest == '.' ? strspn(rest + 1, digits) : 0;
    if (whole_n == 0 || rest[decimals_n > 0 ? decimals_n + 1 : 0] != '\0')
        return value;
    tz_bytes moved = {0};
    tz_bytes_add(arena, &moved, whole, whole_n);
    tz_bytes_add(arena, &moved, rest + (decimals_n > 0), decimals_n);
    tz_bytes_add(arena, &moved, "00", decimals_n < 2 ? 2 - decimals_n : 0);
    size_t first = strspn(moved.at, "0"), point = whole_n + 2;
    first = first < point ? first : point - 1;
    while (moved.n > point && moved.at[moved.n - 1] == '0')
        moved.n--;
    return tz_arena_format(arena, "%s%.*s%s%.*s%%", sign, (int)(point - first), moved.at + first,
                           moved.n > point ? "." : "", (int)(moved.n - point), moved.at + point);
}

// 2026-03-31T09:05:00 with a blank for the T; at midnight it is a date alone.
static const char *date_text(tz_arena *arena, const char *value) {
    const char *time = strchr(value, 'T');
    if (!time)
        return value;
    int date_n = (int)(time - value);
    if (strncmp(time, "T00:00:00", 9) == 0)
        return tz_arena_format(arena, "%.*s", date_n, value);
    return tz_arena_format(arena, "%.*s %s", date_n, value, time + 1);
}

// Ends of lines as LF.
static const char *string_text(tz_arena *arena, const char *value) {
    char *made = tz_arena_copy(arena, value, strlen(value)), *to = made;
    for (const char *at = made; *at; at++)
        if (at[0] != '\r' || at[1] != '\n')
            *to++ = (char)(*at == '\r' ? '\n' : *at);
    *to = '\0';
    return made;
}

static const char *number_text(tz_arena *arena, const char *value) {
    tz_xlsx_string shown;
    tz_number_format_show(arena, "General", value, strlen(value), false, &shown);
    return tz_arena_copy(arena, shown.bytes, shown.size);
}

static const char *value_text(tz_arena *arena, const tz_ods_value *value) {
    if (!value->value)
        return "";
    if (is(value->type, "percentage"))
        return percentage_text(arena, value->value);
    if (is(value->type, "date"))
        return date_text(arena, value->value);
    if (is(value->type, "time"))
        return time_text(arena, value->value);
    if (is(value->type, "boolean"))
        return is(value->value, "true") ? "TRUE" : "FALSE";
    if (is(value->type, "string"))
        return string_text(arena, value->value);
    return number_text(arena, value->value);
}

// ---- faults ----

static bool is_error(const tz_ods_value *value, const tz_worksheet_cell *cell) {
    static const char *const errors[] = {"#REF!", "#N/A",   "#VALUE!", "#DIV/0!", "#NAME?",
                                         "#NUM!", "#NULL!", "Err:",    NULL};
    if (is(value->calcext_type, "error"))
        return true;
    for (size_t i = 0; value->has_formula && errors[i]; i++)
        if (cell->size >= strlen(errors[i]) && memcmp(cell->bytes, errors[i], strlen(errors[i])) == 0)
            return true;
    return false;
}

void tz_ods_cell_show(tz_arena *arena, const tz_ods_value *value, const tz_ods_text *text, tz_worksheet_cell *cell) {
    const char *shown = text->paragraphs == 0 ? value_text(arena, value) : text->text.at;
    cell->size = text->paragraphs == 0 ? strlen(shown) : text->text.n;
    cell->bytes = cell->size ? tz_arena_copy(arena, shown, cell->size) : "";
    cell->calculated = value->has_formula;
    if (is_error(value, cell))
        cell->fault = TZ_CELL_ERROR;
    else if (value->has_formula && !value->type && text->paragraphs == 0)
        cell->fault = TZ_CELL_NO_VALUE;
}
