// OpenDocument spreadsheets: the tables of content.xml as worksheets (ODF 1.3 part 3, 9).
//
// What stands in a cell beside its paragraphs — comments, drawings, tables of its own — and in a paragraph beside its
// text — notes, readings of ruby — is skipped with all that is in it.
#include "workbook/ods.h"

#include "base/intl.h"
#include "workbook/package.h"

#include <string.h>

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define OFFICE ODF "office:1.0"
#define STYLES ODF "style:1.0"
#define TABLES ODF "table:1.0"
#define TEXTS ODF "text:1.0"
#define CALCEXT "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

enum { DEEPEST = 512, MANY = 1 << 30 }; // xml.c goes less deep; MANY is beyond all limits

// In which element the reader is.
typedef enum context {
    IN_SKIPPED,
    IN_FILE,
    IN_CONTENT,
    IN_STYLES,
    IN_STYLE,
    IN_TABLE_PROPERTIES,
    IN_BODY,
    IN_SPREADSHEET,
    IN_SHEET,
    IN_ROWS, // a group of rows
    IN_ROW,
    IN_CELL,
    IN_COVERED_CELL,
    IN_PARAGRAPH,
    IN_SPAN, // whatever has a part of a paragraph's text
    IN_BLANKS,
    IN_TAB,
    IN_LINE_BREAK,
} context;

// A cell, or several equal ones side by side.
typedef struct cells {
    uint32_t n;
    tz_worksheet_cell cell; // its rows and columns are those that it spans
} cells;

typedef struct reader {
    tz_workbook_draft draft;
    uint8_t contexts[DEEPEST];
    size_t depth, skipped; // of elements that are read, and below them of those that are not
    bool found;            // whether there is a spreadsheet
    // Styles of tables that are not displayed.
    tz_bytes style;
    TZ_LIST(const char *) hidden;
    // The row, which may stand for several equal ones below each other.
    uint32_t row, rows, column;
    TZ_LIST(cells) cells;
    // The cell.
    tz_ods_value value;
    tz_bytes value_bytes;
    tz_ods_text text;
    size_t made; // bytes of all texts: a few elements can stand for many blanks
} reader;

// ---- attributes ----

// By the full name, as expat gives it: the namespace, a blank, the local name.
static const char *attribute(const tz_xml_element *element, const char *name) {
    for (size_t i = 0; element->attributes[i]; i += 2)
        if (strcmp(element->attributes[i], name) == 0)
            return element->attributes[i + 1];
    return NULL;
}

// A number of at least 1; 1 where there is none.
static uint32_t number(const tz_xml_element *element, const char *name) {
    const char *at = attribute(element, name);
    uint32_t n = 0;
    for (; at && *at >= '0' && *at <= '9'; at++)
        n = n < MANY / 10 ? n * 10 + (uint32_t)(*at - '0') : MANY;
    return n > 1 ? n : 1;
}

static uint32_t sum(uint32_t a, uint32_t b) {
    return a < MANY - b ? a + b : MANY;
}

static void keep(tz_arena *arena, tz_bytes *bytes, const char *value) {
    bytes->n = 0;
    tz_bytes_add(arena, bytes, value, strlen(value));
}

// ---- styles ----

static void begin_style(reader *r, const tz_xml_element *element) {
    const char *family = attribute(element, STYLES " family"), *name = attribute(element, STYLES " name");
    keep(r->draft.arena, &r->style, family && name && strcmp(family, "table") == 0 ? name : "");
}

static void read_table_properties(reader *r, const tz_xml_element *element) {
    const char *display = attribute(element, TABLES " display");
    if (display && strcmp(display, "false") == 0 && r->style.n > 0 && r->hidden.n < TZ_WORKBOOK_SHEETS)
        *TZ_ADD(r->draft.arena, &r->hidden) = tz_arena_copy(r->draft.arena, r->style.at, r->style.n);
}

static tz_visibility visibility_of(const reader *r, const char *style) {
    for (size_t i = 0; style && i < r->hidden.n; i++)
        if (strcmp(r->hidden.at[i], style) == 0)
            return TZ_HIDDEN;
    return TZ_VISIBLE;
}

// ---- sheets and rows ----

// LibreOffice keeps what formulas use of other files in tables that it never shows: 'file:///C:/a.ods'#Sheet1.
static bool is_of_another_file(const tz_xml_element *element) {
    const char *name = attribute(element, TABLES " name");
    return name && *name == '\'' && strstr(name, "'#");
}

static bool begin_sheet(reader *r, const tz_xml_element *element) {
    const char *name = attribute(element, TABLES " name");
    name = name ? tz_arena_copy(r->draft.arena, name, strlen(name)) : "";
    r->row = 0;
    return tz_worksheet_begin(&r->draft, name, visibility_of(r, attribute(element, TABLES " style-name")));
}

static void begin_row(reader *r, const tz_xml_element *element) {
    r->rows = number(element, TABLES " number-rows-repeated");
    r->column = 0;
    r->cells.n = 0;
}

static bool add_cells(reader *r, const cells *same, uint32_t row) {
    for (uint32_t i = 0; i < same->n; i++) {
        tz_worksheet_cell cell = same->cell;
        cell.row = row;
        cell.column += i;
        if (!tz_worksheet_add(&r->draft, &cell) ||
            !tz_worksheet_merge(&r->draft, row, cell.column, cell.rows, cell.columns))
            return false;
    }
    return true;
}

// Rows without anything, a million at the end of most sheets, cost nothing.
static bool end_row(reader *r) {
    for (uint32_t i = 0; i < r->rows && r->cells.n > 0; i++)
        for (size_t k = 0; k < r->cells.n; k++)
            if (!add_cells(r, &r->cells.at[k], sum(r->row, i)))
                return false;
    r->row = sum(r->row, r->rows);
    return true;
}

// ---- cells ----

// As a constant, so that it need not be kept.
static const char *type_of(const tz_xml_element *element, const char *name) {
    static const char *const types[] = {"float",   "percentage", "currency", "date",  "time",
                                        "boolean", "string",     "error",    "other", NULL};
    const char *written = attribute(element, name);
    int index = written ? tz_word_index(types, written) : -1;
    return index >= 0 ? types[index] : written ? "other" : NULL;
}

static const char *written_value(const tz_xml_element *element) {
    static const char *const names[] = {OFFICE " value", OFFICE " date-value", OFFICE " time-value",
                                        OFFICE " boolean-value", OFFICE " string-value"};
    const char *value = NULL;
    for (size_t i = 0; !value && i < sizeof names / sizeof *names; i++)
        value = attribute(element, names[i]);
    return value;
}

static void begin_cell(reader *r, const tz_xml_element *element) {
    const char *value = written_value(element);
    keep(r->draft.arena, &r->value_bytes, value ? value : "");
    r->value = (tz_ods_value){.type = type_of(element, OFFICE " value-type"),
                              .calcext_type = type_of(element, CALCEXT " value-type"),
                              .value = value ? r->value_bytes.at : NULL,
                              .has_formula = attribute(element, TABLES " formula") != NULL};
    tz_ods_text_begin(&r->text);
    *TZ_ADD(r->draft.arena, &r->cells) = (cells){number(element, TABLES " number-columns-repeated"),
                                                 {.column = r->column,
                                                  .rows = number(element, TABLES " number-rows-spanned"),
                                                  .columns = number(element, TABLES " number-columns-spanned")}};
}

static bool end_cell(reader *r) {
    cells *last = &r->cells.at[r->cells.n - 1];
    tz_worksheet_cell *cell = &last->cell;
    tz_ods_cell_show(r->draft.arena, &r->value, &r->text, cell);
    r->column = sum(r->column, last->n);
    r->made += cell->size;
    if (cell->size == 0 && cell->fault == TZ_CELL_FINE && cell->rows == 1 && cell->columns == 1)
        r->cells.n--; // nothing to show
    if (r->made <= TZ_WORKBOOK_ALL)
        return true;
    tz_error(r->draft.diag, tz_workbook_place(r->draft.arena, r->draft.file), "%s",
             _("this workbook has more than 128 MB of text: is this the right file?"));
    return false;
}

// ---- elements ----

static context context_of(context in, const tz_xml_element *element) {
    static const struct {
        context in;
        const char *space, *name;
        context made;
    } rules[] = {
        {IN_PARAGRAPH, TEXTS, "s", IN_BLANKS},
        {IN_PARAGRAPH, TEXTS, "tab", IN_TAB},
        {IN_PARAGRAPH, TEXTS, "line-break", IN_LINE_BREAK},
        {IN_PARAGRAPH, TEXTS, "note", IN_SKIPPED},
        {IN_PARAGRAPH, TEXTS, "ruby-text", IN_SKIPPED},
        {IN_PARAGRAPH, TEXTS, "script", IN_SKIPPED},
        {IN_PARAGRAPH, TEXTS, NULL, IN_SPAN}, // spans, links, fields, the base of ruby
        {IN_CELL, TEXTS, "p", IN_PARAGRAPH},
        {IN_CELL, TEXTS, "h", IN_PARAGRAPH},
        {IN_ROW, TABLES, "table-cell", IN_CELL},
        {IN_ROW, TABLES, "covered-table-cell", IN_COVERED_CELL},
        {IN_ROWS, TABLES, "table-row", IN_ROW},
        {IN_ROWS, TABLES, "table-rows", IN_ROWS},
        {IN_ROWS, TABLES, "table-header-rows", IN_ROWS},
        {IN_ROWS, TABLES, "table-row-group", IN_ROWS},
        {IN_SPREADSHEET, TABLES, "table", IN_SHEET},
        {IN_BODY, OFFICE, "spreadsheet", IN_SPREADSHEET},
        {IN_CONTENT, OFFICE, "body", IN_BODY},
        {IN_CONTENT, OFFICE, "automatic-styles", IN_STYLES},
        {IN_STYLES, STYLES, "style", IN_STYLE},
        {IN_STYLE, STYLES, "table-properties", IN_TABLE_PROPERTIES},
        {IN_FILE, OFFICE, "document-content", IN_CONTENT},
    };
    in = in == IN_SPAN ? IN_PARAGRAPH : in == IN_SHEET ? IN_ROWS : in;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].in == in && strcmp(rules[i].space, element->space) == 0 &&
            (!rules[i].name || strcmp(rules[i].name, element->name) == 0))
            return rules[i].made;
    return IN_SKIPPED;
}

static bool enter(reader *r, context in, const tz_xml_element *element) {
    switch (in) {
    case IN_STYLE:
        begin_style(r, element);
        break;
    case IN_TABLE_PROPERTIES:
        read_table_properties(r, element);
        break;
    case IN_SPREADSHEET:
        r->found = true;
        break;
    case IN_SHEET:
        return begin_sheet(r, element);
    case IN_ROW:
        begin_row(r, element);
        break;
    case IN_CELL:
        begin_cell(r, element);
        break;
    case IN_COVERED_CELL:
        r->column = sum(r->column, number(element, TABLES " number-columns-repeated"));
        break;
    case IN_PARAGRAPH:
        tz_ods_text_begin_paragraph(&r->text);
        break;
    case IN_BLANKS:
        tz_ods_text_put(&r->text, ' ', number(element, TEXTS " c"));
        break;
    case IN_TAB:
        tz_ods_text_put(&r->text, '\t', 1);
        break;
    case IN_LINE_BREAK:
        tz_ods_text_put(&r->text, '\n', 1);
        break;
    default:
        break;
    }
    return true;
}

static bool leave(reader *r, context in) {
    if (in == IN_PARAGRAPH)
        tz_ods_text_end_paragraph(&r->text);
    else if (in == IN_CELL)
        return end_cell(r);
    else if (in == IN_ROW)
        return end_row(r);
    else if (in == IN_SHEET)
        return tz_worksheet_end(&r->draft);
    return true;
}

static bool on_start(void *context_, const tz_xml_element *element) {
    reader *r = context_;
    context in = r->skipped ? IN_SKIPPED : context_of((context)r->contexts[r->depth], element);
    if (in == IN_SHEET && is_of_another_file(element))
        in = IN_SKIPPED;
    if (in == IN_SKIPPED || r->depth + 1 == DEEPEST) {
        r->skipped++;
        return true;
    }
    r->contexts[++r->depth] = (uint8_t)in;
    return enter(r, in, element);
}

static bool on_end(void *context_, const tz_xml_element *element) {
    reader *r = context_;
    (void)element;
    if (r->skipped) {
        r->skipped--;
        return true;
    }
    return leave(r, (context)r->contexts[r->depth--]);
}

static bool on_text(void *context_, const char *bytes, size_t size) {
    reader *r = context_;
    context in = (context)r->contexts[r->depth];
    if (!r->skipped && (in == IN_PARAGRAPH || in == IN_SPAN))
        tz_ods_text_add(&r->text, bytes, size);
    return true;
}

const tz_workbook *tz_ods_read(tz_arena *arena, const tz_source *file, const tz_bytes *content, tz_diag *diag) {
    reader *r = TZ_NEW(arena, reader);
    r->draft.arena = r->text.arena = arena;
    r->draft.file = file;
    r->draft.diag = diag;
    r->contexts[0] = IN_FILE;
    const tz_xml_handler handler = {on_start, on_end, on_text, r};
    if (!tz_xml_read(arena, file, "content.xml", content, &handler, diag))
        return NULL;
    if (r->found)
        return tz_workbook_end(&r->draft);
    tz_error(diag, tz_workbook_place(arena, file), "%s",
             _("this file of LibreOffice is no spreadsheet: please send the workbook that was filled in"));
    return NULL;
}
