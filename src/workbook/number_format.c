// What a number looks like in its cell: number formats of Office Open XML (ECMA-376, part 1, 18.8.30 and 18.8.31).
//
// Numbers are decimal digits throughout, so that nothing depends on how a processor rounds. As in Excel, fifteen
// significant digits count.
#include "workbook/number_format.h"
#include "workbook/xlsx.h"

#include <string.h>
#include <strings.h>

// ---- built-in formats ----

static const struct {
    uint32_t id;
    const char *code;
} built_in[] = {
    {0, "General"},
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {5, "\"¥\"#,##0;\"¥\"\\-#,##0"},
    {6, "\"¥\"#,##0;\"¥\"\\-#,##0"},
    {7, "\"¥\"#,##0.00;\"¥\"\\-#,##0.00"},
    {8, "\"¥\"#,##0.00;\"¥\"\\-#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {12, "# ?/?"},
    {13, "# ?"
         "?/?"
         "?"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "d-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "[$-411]ge.m.d"},
    {28, "[$-411]ggge\"年\"m\"月\"d\"日\""},
    {29, "[$-411]ggge\"年\"m\"月\"d\"日\""},
    {30, "m/d/yy"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {32, "h\"時\"mm\"分\""},
    {33, "h\"時\"mm\"分\"ss\"秒\""},
    {34, "yyyy\"年\"m\"月\""},
    {35, "m\"月\"d\"日\""},
    {36, "[$-411]ge.m.d"},
    {37, "#,##0;\\-#,##0"},
    {38, "#,##0;\\-#,##0"},
    {39, "#,##0.00;\\-#,##0.00"},
    {40, "#,##0.00;\\-#,##0.00"},
    {41, "#,##0;\\-#,##0;\"-\""},
    {42, "\"¥\"#,##0;\"¥\"\\-#,##0;\"¥\"\"-\""},
    {43, "#,##0.00;\\-#,##0.00;\"-\"?"
         "?"},
    {44, "\"¥\"#,##0.00;\"¥\"\\-#,##0.00;\"¥\"\"-\"?"
         "?"},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss.0"},
    {48, "##0.0E+0"},
    {49, "@"},
    {50, "[$-411]ge.m.d"},
    {51, "[$-411]ggge\"年\"m\"月\"d\"日\""},
    {52, "yyyy\"年\"m\"月\""},
    {53, "m\"月\"d\"日\""},
    {54, "[$-411]ggge\"年\"m\"月\"d\"日\""},
    {55, "yyyy\"年\"m\"月\""},
    {56, "m\"月\"d\"日\""},
    {57, "[$-411]ge.m.d"},
    {58, "[$-411]ggge\"年\"m\"月\"d\"日\""},
};

const char *tz_number_format_built_in(uint32_t id) {
    for (size_t i = 0; i < sizeof built_in / sizeof built_in[0]; i++)
        if (built_in[i].id == id)
            return built_in[i].code;
    return NULL;
}

// ---- sections ----

enum { MOST_SECTIONS = 4 };

typedef struct sections {
    tz_format_section at[MOST_SECTIONS];
    size_t n; // of those for numbers
    const tz_format_section *text;
} sections;

// Where a section ends: at a semicolon that is in no quotation marks, brackets or escape.
static const char *section_end(const char *at) {
    for (; *at && *at != ';'; at++) {
        bool opens = *at == '"' || *at == '[', escapes = *at == '\\' || *at == '_' || *at == '*' || *at == '!';
        const char *end = opens ? strchr(at + 1, *at == '"' ? '"' : ']') : at + (escapes && at[1]);
        if (!end)
            return at + strlen(at);
        at = end;
    }
    return at;
}

static bool is_for_text(const tz_format_section *s) {
    for (const char *at = s->from;;) {
        tz_format_token token = tz_format_next(s, &at);
        if (token.kind == TZ_FORMAT_END || token.kind == TZ_FORMAT_TEXT)
            return token.kind == TZ_FORMAT_TEXT;
    }
}

// "[>=100]" at the beginning of a section, behind colours.
static void read_condition(tz_format_section *s) {
    static const char *const operators[] = {"<=", ">=", "<>", "<", ">", "="};
    for (const char *at = s->from; at < s->to && *at == '['; at = strchr(at, ']') + 1) {
        const char *close = memchr(at, ']', (size_t)(s->to - at));
        if (!close)
            return;
        for (size_t i = 0; i < sizeof operators / sizeof operators[0] && !s->condition; i++) {
            size_t size = strlen(operators[i]);
            if (!strncmp(at + 1, operators[i], size) &&
                tz_decimal_parse(at + 1 + size, (size_t)(close - at) - 1 - size, &s->limit))
                s->condition = operators[i];
        }
    }
}

// The fourth section is for texts, and so is the last one if it has the sign for them ("yyyy/m/d;@"); where it is the
// only one, numbers are shown as by General.
static void split(const char *format, sections *to) {
    *to = (sections){.n = 0};
    for (const char *at = format; to->n < MOST_SECTIONS; at++) {
        tz_format_section *s = &to->at[to->n++];
        *s = (tz_format_section){.from = at, .to = section_end(at)};
        read_condition(s);
        at = s->to;
        if (!*at)
            break;
    }
    if (to->n == MOST_SECTIONS || is_for_text(&to->at[to->n - 1]))
        to->text = &to->at[to->n - 1];
    to->n -= to->text && to->n > 1;
}

static bool holds(const tz_format_section *s, const tz_decimal *number) {
    int order = tz_decimal_compare(number, &s->limit);
    const char *op = s->condition;
    return !strcmp(op, "<=")   ? order <= 0
           : !strcmp(op, ">=") ? order >= 0
           : !strcmp(op, "<>") ? order != 0
           : !strcmp(op, "<")  ? order < 0
           : !strcmp(op, ">")  ? order > 0
                               : order == 0;
}

// Without conditions: positive; negative; zero.
static bool is_usual(const sections *all, size_t i, const tz_decimal *number) {
    bool zero = number->n == 0, negative = number->negative && !zero;
    if (i == 0)
        return all->n == 1 || (all->n == 2 ? !negative : !negative && !zero) || (all->n == 2 && all->at[1].condition);
    return i == 1 ? all->n == 2 || negative : true;
}

// The section that shows a number. It loses its sign where the section is for negative numbers alone.
static const tz_format_section *choose(const sections *all, tz_decimal *number) {
    for (size_t i = 0; i < all->n; i++) {
        const tz_format_section *s = &all->at[i];
        if (!(s->condition ? holds(s, number) : is_usual(all, i, number)))
            continue;
        const tz_decimal zero = {.n = 0};
        bool negative_alone =
            s->condition ? s->condition[0] == '<' && tz_decimal_compare(&s->limit, &zero) <= 0 : i == 1 && all->n > 1;
        if (negative_alone)
            number->negative = false;
        return s;
    }
    return &all->at[all->n - 1];
}

// ---- showing ----

bool tz_number_format_show(tz_arena *arena, const char *format, const char *value, size_t size, bool since_1904,
                           tz_xlsx_string *shown) {
    tz_decimal number;
    sections all;
    tz_bytes out = {0};
    *shown = (tz_xlsx_string){tz_arena_copy(arena, value, size), size};
    if (!tz_decimal_parse(value, size, &number))
        return true;
    tz_decimal_round(&number, TZ_DECIMAL_DIGITS);
    split(format, &all);
    const tz_format_section *section = choose(&all, &number);
    bool ok = true;
    if (section == all.text || (section->from == section->to && all.n == 1))
        tz_decimal_show_general(arena, &number, &out);
    else if (tz_format_is_date(section))
        ok = tz_format_show_date(arena, section, &number, since_1904, &out);
    else
        tz_format_show_number(arena, section, &number, &out);
    if (!ok)
        tz_bytes_format(arena, &out, "####");
    *shown = (tz_xlsx_string){out.at ? out.at : "", out.n};
    return ok;
}

// A section without the sign for texts would hide what was typed, so that the text stays as it is.
tz_xlsx_string tz_number_format_show_text(tz_arena *arena, const char *format, tz_xlsx_string text) {
    sections all;
    tz_bytes out = {0};
    bool plain = !strcmp(format, "General") || !strcmp(format, "@");
    if (plain || !text.size)
        return text;
    split(format, &all);
    if (!all.text || !is_for_text(all.text))
        return text;
    for (const char *at = all.text->from;;) {
        tz_format_token token = tz_format_next(all.text, &at);
        if (token.kind == TZ_FORMAT_END)
            return (tz_xlsx_string){out.at, out.n};
        if (token.kind == TZ_FORMAT_TEXT)
            tz_bytes_add(arena, &out, text.bytes, text.size);
        else if (token.kind != TZ_FORMAT_PADDING)
            tz_bytes_add(arena, &out, token.from, (size_t)(token.to - token.from));
    }
}

bool tz_number_format_is_date(const char *format) {
    sections all;
    split(format, &all);
    return tz_format_is_date(&all.at[0]);
}
