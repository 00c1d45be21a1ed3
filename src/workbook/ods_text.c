// The text of an OpenDocument cell: paragraphs joined, white space as it was meant.
//
// By ODF 1.3 part 3, 6.1.2 any white space between characters is one blank, and several blanks are written as elements.
// LibreOffice writes several blanks of a cell with many lines as they stand, and reads them so; they are an answer's.
// So blanks alone stay. White space with an end of a line or a tab in it is the file's own layout: one blank, or
// nothing at either end of a line.
#include "workbook/ods.h"

#include <string.h>

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void append(tz_ods_text *t, const char *bytes, size_t size) {
    if (t->text.n <= TZ_WORKBOOK_TEXT) // the first beyond the limit is kept, so that the cell is told of
        tz_bytes_add(t->arena, &t->text, bytes, size);
}

static void append_times(tz_ods_text *t, char c, size_t times) {
    for (; times > 0 && t->text.n <= TZ_WORKBOOK_TEXT; times--)
        tz_bytes_add(t->arena, &t->text, &c, 1);
}

static void flush_blanks(tz_ods_text *t) {
    append_times(t, ' ', !t->broken ? t->blanks : t->at_start ? 0 : 1);
    t->blanks = 0;
    t->broken = t->at_start = false;
}

void tz_ods_text_begin(tz_ods_text *t) {
    t->text.n = t->paragraphs = t->blanks = 0;
    t->broken = false;
}

void tz_ods_text_begin_paragraph(tz_ods_text *t) {
    if (t->paragraphs++ > 0)
        append(t, "\n", 1);
    t->at_start = true;
}

void tz_ods_text_end_paragraph(tz_ods_text *t) {
    if (!t->broken)
        flush_blanks(t);
    t->blanks = 0;
    t->broken = false;
}

void tz_ods_text_add(tz_ods_text *t, const char *bytes, size_t size) {
    for (size_t at = 0, from; at < size;) {
        for (; at < size && is_white(bytes[at]); at++) {
            t->blanks += bytes[at] == ' ';
            t->broken |= bytes[at] != ' ';
        }
        for (from = at; at < size && !is_white(bytes[at]);)
            at++;
        if (at == from)
            break;
        flush_blanks(t);
        append(t, bytes + from, at - from);
    }
}

void tz_ods_text_put(tz_ods_text *t, char c, size_t times) {
    if (c == '\n')
        tz_ods_text_end_paragraph(t);
    else
        flush_blanks(t);
    append_times(t, c, times);
    t->at_start = c == '\n';
}
