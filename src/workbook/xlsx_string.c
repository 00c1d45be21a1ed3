// Texts of Office Open XML workbooks: runs are joined, phonetic guides left out, escapes resolved.
#include "base/intl.h"
#include "base/utf8.h"
#include "workbook/xlsx.h"

#include <string.h>

// ---- texts in the making ----

void tz_xlsx_text_start(tz_xlsx_text *text, const tz_xml_element *element) {
    if (text->in_guide || tz_xlsx_is(element, "rPh"))
        text->in_guide++;
    else if (tz_xlsx_is(element, "t"))
        text->in_text = true;
}

void tz_xlsx_text_end(tz_xlsx_text *text, const tz_xml_element *element) {
    if (text->in_guide)
        text->in_guide--;
    else if (tz_xlsx_is(element, "t"))
        text->in_text = false;
}

void tz_xlsx_text_add(tz_arena *arena, tz_xlsx_text *text, const char *bytes, size_t size) {
    if (text->in_text && text->all.n <= TZ_XLSX_TEXT_READ)
        tz_bytes_add(arena, &text->all, bytes, size);
}

// ---- escapes ----

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int32_t tz_workbook_escape(const char *bytes, size_t size) {
    int32_t unit = 0;
    if (size < TZ_WORKBOOK_ESCAPE || bytes[0] != '_' || bytes[1] != 'x' || bytes[TZ_WORKBOOK_ESCAPE - 1] != '_')
        return -1;
    for (size_t i = 2; i < TZ_WORKBOOK_ESCAPE - 1; i++) {
        int digit = hex_digit(bytes[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

// The character of the escape at byte `at`, and how many bytes it takes; 0: none is there, or a half of a character.
static size_t escape_at(const char *bytes, size_t size, size_t at, int32_t *c) {
    int32_t unit = tz_workbook_escape(bytes + at, size - at);
    if (unit < 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
        return 0;
    *c = unit;
    if (unit < 0xD800 || unit > 0xDBFF)
        return TZ_WORKBOOK_ESCAPE;
    at += TZ_WORKBOOK_ESCAPE;
    int32_t low = tz_workbook_escape(bytes + at, size - at);
    if (low < 0xDC00 || low > 0xDFFF)
        return 0;
    *c = 0x10000 + ((unit - 0xD800) << 10 | (low - 0xDC00));
    return 2 * TZ_WORKBOOK_ESCAPE;
}

// A carriage return is the end of a line, alone or with the line feed behind it, and so is a vertical tab.
static void add_character(tz_arena *arena, tz_bytes *to, int32_t c, bool *returned) {
    char bytes[4];
    bool follows = c == '\n' && *returned;
    *returned = c == '\r';
    if (follows)
        return;
    if (c == '\r' || c == 0x0B)
        c = '\n';
    tz_bytes_add(arena, to, bytes, (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)bytes));
}

tz_xlsx_string tz_xlsx_string_of(tz_arena *arena, const char *bytes, size_t size) {
    bool plain = !size || (!memchr(bytes, '\r', size) && !memchr(bytes, 0x0B, size) && !memmem(bytes, size, "_x", 2));
    if (plain)
        return (tz_xlsx_string){tz_arena_copy(arena, size ? bytes : "", size), size};
    tz_bytes made = {0};
    bool returned = false;
    for (size_t at = 0, n; at < size; at += n) {
        int32_t c;
        n = escape_at(bytes, size, at, &c);
        if (!n)
            n = tz_utf8_decode(bytes + at, size - at, &c);
        if (c >= 0)
            add_character(arena, &made, c, &returned);
    }
    return (tz_xlsx_string){made.at ? made.at : "", made.n};
}

const char *tz_xlsx_attribute_of(tz_arena *arena, const char *value) {
    tz_xlsx_string made = value ? tz_xlsx_string_of(arena, value, strlen(value)) : (tz_xlsx_string){"", 0};
    return tz_arena_copy(arena, made.bytes, made.size);
}

// ---- shared strings ----

typedef struct strings_part {
    tz_xlsx *x;
    tz_arena *scratch; // of the text in the making
    tz_xlsx_text text;
    bool in_string;
} strings_part;

static bool start_in_strings(void *context, const tz_xml_element *element) {
    strings_part *s = context;
    if (s->in_string) {
        tz_xlsx_text_start(&s->text, element);
    } else if (tz_xlsx_is(element, "si")) {
        s->in_string = true;
        s->text.all.n = 0;
    }
    return true;
}

static bool end_in_strings(void *context, const tz_xml_element *element) {
    strings_part *s = context;
    tz_xlsx *x = s->x;
    if (!s->in_string || !tz_xlsx_is(element, "si")) {
        tz_xlsx_text_end(&s->text, element);
        return true;
    }
    s->in_string = false;
    if (x->strings.n == TZ_WORKBOOK_STRINGS) {
        tz_error(x->diag, tz_workbook_place(x->arena, x->file), _("a workbook has at most %d different texts"),
                 TZ_WORKBOOK_STRINGS);
        return false;
    }
    *TZ_ADD(x->arena, &x->strings) = tz_xlsx_string_of(x->arena, s->text.all.at, s->text.all.n);
    return true;
}

static bool text_in_strings(void *context, const char *bytes, size_t size) {
    strings_part *s = context;
    if (s->in_string)
        tz_xlsx_text_add(s->scratch, &s->text, bytes, size);
    return true;
}

bool tz_xlsx_strings_read(tz_xlsx *x, const char *path) {
    strings_part s = {.x = x, .scratch = tz_arena_new(x->arena)};
    const tz_xml_handler handler = {start_in_strings, end_in_strings, text_in_strings, &s};
    bool ok = tz_xlsx_read_part(x, path, "sst", &handler);
    tz_arena_free(s.scratch);
    return ok;
}
