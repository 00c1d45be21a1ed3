// What Excel leaves in texts: its codes for characters, the errors of its formulas, its quotation marks around cells,
// and its numbers for dates.
#include "base/utf8.h"
#include "record/read.h"

#include <stdlib.h>
#include <string.h>

// ---- signs of one place ----

// The ASCII character at byte `at`, full-width ones too; 0: another one, or the end. *size becomes its bytes.
static char ascii_at(const tz_text *text, size_t at, size_t *size) {
    int32_t c = 0;
    *size = at < text->size ? tz_utf8_decode(text->bytes + at, text->size - at, &c) : 0;
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFF01 - '!';
    return c > 0 && c < 0x7F ? (char)c : '\0';
}

size_t tz_excel_code(const tz_text *text, size_t at, int32_t *c) {
    *c = tz_workbook_escape(text->bytes + at, text->size - at);
    return *c < 0 ? 0 : TZ_WORKBOOK_ESCAPE;
}

// The values that Excel shows when a formula has no result.
size_t tz_excel_error(const tz_text *text, size_t at) {
    static const char *const errors[] = {"#REF!",  "#N/A",     "#DIV/0!",    "#VALUE!",   "#NAME?",       "#NULL!",
                                         "#NUM!",  "#SPILL!",  "#CALC!",     "#FIELD!",   "#BLOCKED!",    "#CONNECT!",
                                         "#BUSY!", "#PYTHON!", "#EXTERNAL!", "#UNKNOWN!", "#GETTING_DATA"};
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        size_t end = at, size, k = 0;
        while (errors[i][k] && ascii_at(text, end, &size) == errors[i][k]) {
            end += size;
            k++;
        }
        if (!errors[i][k])
            return end - at;
    }
    return 0;
}

// #### fills a cell that is too narrow for its value. Fewer may be meant, unless nothing else stands on the line.
size_t tz_excel_hashes(const tz_text *text, size_t at) {
    enum { LEAST = 4, LEAST_ALONE = 2 };
    size_t end = at, size, n = 0;
    for (; ascii_at(text, end, &size) == '#'; n++)
        end += size;
    bool alone = (at == 0 || text->bytes[at - 1] == '\n') && (end == text->size || text->bytes[end] == '\n');
    return n >= LEAST || (alone && n >= LEAST_ALONE) ? end - at : 0;
}

// ---- signs of whole answers ----

static tz_text without_white_space(const tz_text *text) {
    size_t from = 0, to = text->size;
    while (from < to && strchr(" \n\t", text->bytes[from]))
        from++;
    while (to > from && strchr(" \n\t", text->bytes[to - 1]))
        to--;
    return tz_text_slice(text, from, to);
}

// A cell goes into quotation marks, and those in it are doubled, when it has some, or a line end, a tab or a comma.
bool tz_excel_quoted(const tz_text *text) {
    tz_text cell = without_white_space(text);
    bool needed = false;
    if (cell.size < 3 || cell.bytes[0] != '"' || cell.bytes[cell.size - 1] != '"')
        return false;
    for (size_t i = 1; i + 1 < cell.size; i++) {
        needed = needed || strchr("\"\n\t,", cell.bytes[i]);
        if (cell.bytes[i] == '"' && (++i + 1 >= cell.size || cell.bytes[i] != '"'))
            return false; // a single one: these are the text's own
    }
    return needed;
}

// A number of five digits that is a day from 1970 to 2099, with a time of day behind a point at most.
bool tz_excel_date(const tz_text *text, int32_t *day) {
    enum { FIRST = 25569, LAST = 73050, DIGITS = 5 };
    tz_text number = without_white_space(text);
    size_t at = 0, size, digits = 0;
    int32_t days = 0;
    for (char c; (c = ascii_at(&number, at, &size)) >= '0' && c <= '9' && digits <= DIGITS; digits++, at += size)
        days = days * 10 + (c - '0');
    if (digits != DIGITS || days < FIRST || days > LAST)
        return false;
    bool point = ascii_at(&number, at, &size) == '.';
    at += point ? size : 0;
    digits = 0;
    for (char c; point && (c = ascii_at(&number, at, &size)) >= '0' && c <= '9'; digits++)
        at += size;
    if (at < number.size || (point && !digits))
        return false;
    *day = days - FIRST;
    return true;
}
