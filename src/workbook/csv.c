// CSV: records and fields as RFC 4180 has them, and as Excel writes and reads them.
//
// Beyond the RFC: tabs or semicolons between fields, any end of a line, a first line "sep=;", fields written ="0123" to
// keep their zeros, records of unequal length, quotation marks within a field that does not begin with one.
#include "workbook/csv.h"

#include "base/intl.h"
#include "workbook/worksheet.h"

#include <string.h>

typedef struct reader {
    tz_workbook_draft draft;
    const tz_source *text; // in UTF-8
    size_t at;
    char separator;
    uint32_t row, column; // of the field that is read
} reader;

// ---- what separates the fields ----

static bool ends_record(char c) {
    return c == '\n' || c == '\r';
}

// Behind a line's end, which is LF, CR LF or CR.
static size_t behind_end(const tz_source *text, size_t at) {
    bool two = text->bytes[at] == '\r' && at + 1 < text->size && text->bytes[at + 1] == '\n';
    return at + 1 + two;
}

// The first line of some files tells Excel: sep=;
static bool read_sep_line(reader *r) {
    const char *bytes = r->text->bytes;
    if (r->text->size < 5 || strncmp(bytes, "sep=", 4) != 0 || ends_record(bytes[4]))
        return false;
    if (r->text->size > 5 && !ends_record(bytes[5]))
        return false;
    r->separator = bytes[4];
    r->at = r->text->size > 5 ? behind_end(r->text, 5) : 5;
    return true;
}

// How often each separator stands outside of quotation marks, in the first record that has any.
static void count_separators(const tz_source *text, const char *separators, size_t *counts) {
    bool quoted = false, found = false;
    for (size_t at = 0; at < text->size && (quoted || !found || !ends_record(text->bytes[at])); at++) {
        for (size_t i = 0; separators[i] && !quoted; i++)
            if (text->bytes[at] == separators[i]) {
                counts[i]++;
                found = true;
            }
        quoted ^= text->bytes[at] == '"';
    }
}

// By what the first records have; a comma when that says nothing.
static char find_separator(const tz_source *text) {
    static const char separators[] = ",\t;";
    size_t counts[sizeof separators - 1] = {0}, most = 0;
    count_separators(text, separators, counts);
    for (size_t i = 1; i < sizeof counts / sizeof *counts; i++)
        most = counts[i] > counts[most] ? i : most;
    return separators[most];
}

// ---- fields ----

static bool is_at_end(const reader *r) {
    return r->at == r->text->size || r->text->bytes[r->at] == r->separator || ends_record(r->text->bytes[r->at]);
}

static bool report(reader *r, size_t at, const char *format) {
    const char *cell = tz_worksheet_cell_name(r->draft.arena, r->row, r->column);
    tz_error(r->draft.diag, (tz_place){r->text, (uint32_t)at}, format, cell);
    return false;
}

// The bytes between quotation marks, where "" means one and each line's end is LF.
static void unquote(reader *r, size_t from, size_t to, tz_worksheet_cell *cell) {
    const char *bytes = r->text->bytes;
    bool plain = !memchr(bytes + from, '"', to - from) && !memchr(bytes + from, '\r', to - from);
    char *made = plain ? NULL : tz_arena_alloc(r->draft.arena, to - from);
    cell->bytes = made ? made : bytes + from;
    cell->size = made ? 0 : to - from;
    while (made && from < to) {
        made[cell->size++] = (char)(bytes[from] == '\r' ? '\n' : bytes[from]);
        from = ends_record(bytes[from]) ? behind_end(r->text, from) : from + 1 + (bytes[from] == '"');
    }
}

static bool read_quoted(reader *r, tz_worksheet_cell *cell) {
    const tz_source *text = r->text;
    size_t opened = r->at, from = opened + 1, to = from;
    for (;;) {
        const char *mark = memchr(text->bytes + to, '"', text->size - to);
        if (!mark)
            return report(r, opened, _("this quotation mark opens the text of cell %s and is never closed"));
        to = (size_t)(mark - text->bytes);
        if (to + 1 == text->size || text->bytes[to + 1] != '"')
            break;
        to += 2;
    }
    r->at = to + 1;
    unquote(r, from, to, cell);
    return is_at_end(r) ||
           report(
               r, r->at,
               _("the text of cell %s goes on behind its closing quotation mark: within a text, \" is written \"\""));
}

static void read_plain(reader *r, tz_worksheet_cell *cell) {
    size_t from = r->at;
    while (!is_at_end(r))
        r->at++;
    cell->bytes = r->text->bytes + from;
    cell->size = r->at - from;
}

// ="0123" is a formula whose value is the text between the marks.
static void take_formula(tz_worksheet_cell *cell) {
    if (cell->size < 3 || memcmp(cell->bytes, "=\"", 2) != 0 || cell->bytes[cell->size - 1] != '"' ||
        memchr(cell->bytes + 2, '"', cell->size - 3))
        return;
    cell->bytes += 2;
    cell->size -= 3;
}

static bool read_field(reader *r) {
    tz_worksheet_cell cell = {.row = r->row, .column = r->column};
    if (r->at == r->text->size || r->text->bytes[r->at] != '"')
        read_plain(r, &cell);
    else if (!read_quoted(r, &cell))
        return false;
    take_formula(&cell);
    return tz_worksheet_add(&r->draft, &cell);
}

// ---- records ----

static bool read_records(reader *r) {
    while (r->at < r->text->size) {
        if (!read_field(r))
            return false;
        if (r->at == r->text->size)
            break;
        bool ended = ends_record(r->text->bytes[r->at]);
        r->at = ended ? behind_end(r->text, r->at) : r->at + 1;
        r->column = ended ? 0 : r->column + 1;
        r->row += ended;
    }
    return true;
}

static bool ends_with(const char *name, const char *end) {
    size_t n = strlen(name), m = strlen(end);
    return n >= m && strcasecmp(name + n - m, end) == 0;
}

const tz_workbook *tz_csv_read(tz_arena *arena, const tz_source *file, tz_diag *diag) {
    reader r = {.draft = {.arena = arena, .file = file, .diag = diag}, .text = tz_csv_decode(arena, file, diag)};
    if (!r.text)
        return NULL;
    if (!read_sep_line(&r))
        r.separator = (char)(ends_with(file->name, ".tsv") ? '\t' : find_separator(r.text));
    bool read = tz_worksheet_begin(&r.draft, "", TZ_VISIBLE) && read_records(&r) && tz_worksheet_end(&r.draft);
    return read ? tz_workbook_end(&r.draft) : NULL;
}
