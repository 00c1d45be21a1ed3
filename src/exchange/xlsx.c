// The writer of workbooks with libxlsxwriter. Uses nothing else of the program, so that it can also be a module of its
// own.
#include "exchange/new_workbook.h"

#include <xlsxwriter.h>

// ---- looks ----

// Colours are 0xRRGGBB; 0 is none, the default.
typedef struct look {
    double size;
    bool bold, wrap, unlocked, is_text;
    uint32_t color, fill, border_color;
    uint8_t border, horizontal, vertical, indent;
} look;

static const char family[] = "BIZ UDPゴシック"; // of every Windows since 2018; others take their own in its place

// Quiet colours that stay apart when they are printed in gray; a heavy frame only where something is to be filled in.
enum { INK = 0x1F2933, GRAY = 0x595959, RULE = 0xA6A6A6, FRAME = 0x44546A };
static const look looks[TZ_LOOKS] = {
    [TZ_LOOK_PLAIN] = {.size = 11, .is_text = true},
    [TZ_LOOK_TITLE] = {.size = 16, .bold = true, .color = INK, .vertical = LXW_ALIGN_VERTICAL_CENTER},
    [TZ_LOOK_HEAD] = {.size = 11,
                      .bold = true,
                      .wrap = true,
                      .color = INK,
                      .fill = 0xD6DFE9,
                      .border = LXW_BORDER_THIN,
                      .border_color = RULE,
                      .horizontal = LXW_ALIGN_CENTER,
                      .vertical = LXW_ALIGN_VERTICAL_CENTER},
    [TZ_LOOK_SECTION] = {.indent = 1,
                         .horizontal = LXW_ALIGN_LEFT,
                         .size = 12,
                         .bold = true,
                         .color = INK,
                         .fill = 0xEBEFF4,
                         .vertical = LXW_ALIGN_VERTICAL_CENTER},
    [TZ_LOOK_NAME] = {.size = 11,
                      .indent = 1,
                      .horizontal = LXW_ALIGN_LEFT,
                      .bold = true,
                      .color = INK,
                      .border = LXW_BORDER_THIN,
                      .border_color = RULE,
                      .vertical = LXW_ALIGN_VERTICAL_CENTER},
    [TZ_LOOK_LABEL] = {.indent = 1,
                       .horizontal = LXW_ALIGN_LEFT,
                       .size = 11,
                       .bold = true,
                       .wrap = true,
                       .color = INK,
                       .border = LXW_BORDER_THIN,
                       .border_color = RULE,
                       .vertical = LXW_ALIGN_VERTICAL_TOP},
    [TZ_LOOK_TEXT] = {.indent = 1,
                      .horizontal = LXW_ALIGN_LEFT,
                      .size = 10.5,
                      .wrap = true,
                      .color = INK,
                      .border = LXW_BORDER_THIN,
                      .border_color = RULE,
                      .vertical = LXW_ALIGN_VERTICAL_TOP},
    [TZ_LOOK_NUMBER] = {.size = 11,
                        .color = INK,
                        .border = LXW_BORDER_THIN,
                        .border_color = RULE,
                        .horizontal = LXW_ALIGN_CENTER,
                        .vertical = LXW_ALIGN_VERTICAL_TOP},
    [TZ_LOOK_VALUE] = {.indent = 1,
                       .horizontal = LXW_ALIGN_LEFT,
                       .size = 11,
                       .is_text = true,
                       .color = INK,
                       .border = LXW_BORDER_THIN,
                       .border_color = RULE,
                       .vertical = LXW_ALIGN_VERTICAL_CENTER},
    [TZ_LOOK_OLD] = {.indent = 1,
                     .horizontal = LXW_ALIGN_LEFT,
                     .size = 10.5,
                     .wrap = true,
                     .is_text = true,
                     .color = GRAY,
                     .fill = 0xEDEDED,
                     .border = LXW_BORDER_THIN,
                     .border_color = RULE,
                     .vertical = LXW_ALIGN_VERTICAL_TOP},
    [TZ_LOOK_ANSWER] = {.indent = 1,
                        .horizontal = LXW_ALIGN_LEFT,
                        .size = 11,
                        .wrap = true,
                        .unlocked = true,
                        .is_text = true,
                        .fill = 0xFFFBEB,
                        .border = LXW_BORDER_MEDIUM,
                        .border_color = FRAME,
                        .vertical = LXW_ALIGN_VERTICAL_TOP},
    [TZ_LOOK_GIVEN] = {.indent = 1,
                       .horizontal = LXW_ALIGN_LEFT,
                       .size = 11,
                       .wrap = true,
                       .is_text = true,
                       .color = INK,
                       .border = LXW_BORDER_THIN,
                       .border_color = FRAME,
                       .vertical = LXW_ALIGN_VERTICAL_TOP},
};

static lxw_format *make_format(lxw_workbook *workbook, const look *it) {
    lxw_format *made = workbook_add_format(workbook);
    format_set_font_name(made, family);
    format_set_font_size(made, it->size);
    format_set_align(made, it->horizontal);
    format_set_align(made, it->vertical);
    if (it->indent)
        format_set_indent(made, it->indent);
    if (it->bold)
        format_set_bold(made);
    if (it->wrap)
        format_set_text_wrap(made);
    if (it->unlocked)
        format_set_unlocked(made);
    if (it->is_text)
        format_set_num_format(made, "@");
    if (it->color)
        format_set_font_color(made, it->color);
    if (it->fill) {
        format_set_pattern(made, LXW_PATTERN_SOLID);
        format_set_fg_color(made, it->fill);
    }
    if (it->border) {
        format_set_border(made, it->border);
        format_set_border_color(made, it->border_color);
    }
    return made;
}

// ---- worksheets ----

typedef struct writing {
    lxw_workbook *workbook;
    lxw_format *formats[TZ_LOOKS], *exceeding;
    lxw_error error;
} writing;

// The first error is the one that is told.
static void note(writing *w, lxw_error error) {
    if (error && !w->error)
        w->error = error;
}

static void write_cell(writing *w, lxw_worksheet *sheet, const tz_new_cell *cell) {
    lxw_format *format = w->formats[cell->look];
    lxw_col_t column = (lxw_col_t)cell->column;
    if (cell->formula)
        note(w, worksheet_write_formula_num(sheet, cell->row, column, cell->formula, format, cell->number));
    else if (cell->text)
        note(w, worksheet_write_string(sheet, cell->row, column, cell->text, format));
    else
        note(w, worksheet_write_number(sheet, cell->row, column, cell->number, format));
}

// The library copies what is given, although it takes it as variable.
static void add_aid(writing *w, lxw_worksheet *sheet, const tz_new_aid *aid) {
    lxw_data_validation made = {.validate = LXW_VALIDATION_TYPE_ANY,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .show_input = LXW_VALIDATION_ON,
                                .input_title = (char *)aid->title,
                                .input_message = (char *)aid->prompt};
    if (aid->choices) {
        made.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        made.value_formula = (char *)aid->choices;
        made.dropdown = LXW_VALIDATION_ON;
        made.show_error = LXW_VALIDATION_ON;
        made.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
        made.error_message = (char *)aid->other;
    }
    note(w, worksheet_data_validation_cell(sheet, aid->row, (lxw_col_t)aid->column, &made));
}

static void add_limit(writing *w, lxw_worksheet *sheet, const tz_new_limit *limit) {
    char most[LXW_MAX_CELL_NAME_LENGTH + 1] = "=";
    lxw_rowcol_to_cell(most + 1, limit->row, (lxw_col_t)limit->most_column);
    lxw_conditional_format made = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN,
                                   .value_string = most,
                                   .format = w->exceeding};
    note(w, worksheet_conditional_format_cell(sheet, limit->row, (lxw_col_t)limit->column, &made));
}

// The library's list ends with 0.
static void set_breaks(writing *w, lxw_worksheet *to, const tz_new_sheet *sheet) {
    lxw_row_t rows[LXW_BREAKS_MAX] = {0};
    for (size_t i = 0; i < sheet->breaks.n && i < LXW_BREAKS_MAX - 1; i++)
        rows[i] = sheet->breaks.at[i];
    if (sheet->breaks.n)
        note(w, worksheet_set_h_pagebreaks(to, rows));
}

// A4, the heads on each page.
static void set_up_print(writing *w, lxw_worksheet *to, const tz_new_sheet *sheet) {
    worksheet_set_paper(to, 9); // A4 (ECMA-376 part 1, 18.3.1.63)
    worksheet_set_landscape(to);
    worksheet_set_margins(to, 0.4, 0.4, 0.65, 0.6); // inches
    if (sheet->pages_wide)
        worksheet_fit_to_pages(to, (uint16_t)sheet->pages_wide, 0);
    worksheet_center_horizontally(to);
    note(w, worksheet_print_area(to, 0, 0, sheet->rows - 1, (lxw_col_t)(sheet->columns - 1)));
    note(w, worksheet_repeat_rows(to, sheet->heads - 1, sheet->heads - 1));
    note(w, worksheet_repeat_columns(to, 0, (lxw_col_t)(sheet->left - 1)));
    set_breaks(w, to, sheet);
    lxw_header_footer_options place = {.margin = 0.3};
    if (sheet->header)
        note(w, worksheet_set_header_opt(to, sheet->header, &place));
    if (sheet->footer)
        note(w, worksheet_set_footer_opt(to, sheet->footer, &place));
}

static void set_up_view(lxw_worksheet *to, const tz_new_sheet *sheet) {
    worksheet_gridlines(to, LXW_HIDE_ALL_GRIDLINES);
    worksheet_freeze_panes(to, sheet->heads, (lxw_col_t)sheet->left);
    worksheet_set_selection(to, sheet->first_row, (lxw_col_t)sheet->first_column, sheet->first_row,
                            (lxw_col_t)sheet->first_column);
}

static void write_sheet(writing *w, const tz_new_sheet *sheet) {
    lxw_worksheet *to = workbook_add_worksheet(w->workbook, sheet->name);
    if (!to) {
        note(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    for (uint32_t i = 0; i < sheet->columns; i++)
        note(w, worksheet_set_column(to, (lxw_col_t)i, (lxw_col_t)i, sheet->widths[i], NULL));
    for (uint32_t i = 0; i < sheet->rows; i++)
        if (sheet->heights[i] > 0)
            note(w, worksheet_set_row(to, i, sheet->heights[i], NULL));
    for (size_t i = 0; i < sheet->cells.n; i++)
        write_cell(w, to, &sheet->cells.at[i]);
    for (size_t i = 0; i < sheet->aids.n; i++)
        add_aid(w, to, &sheet->aids.at[i]);
    for (size_t i = 0; i < sheet->limits.n; i++)
        add_limit(w, to, &sheet->limits.at[i]);
    if (sheet->heads) {
        set_up_view(to, sheet);
        set_up_print(w, to, sheet);
    }
    lxw_protection what = {.format_cells = LXW_TRUE, .format_columns = LXW_TRUE, .format_rows = LXW_TRUE};
    if (sheet->is_protected)
        worksheet_protect(to, NULL, &what);
    if (sheet->hidden)
        worksheet_hide(to);
}

// ---- the workbook ----

static const char *write_workbook(const tz_new_workbook *workbook, const char *path) {
    writing w = {.workbook = workbook_new(path)};
    if (!w.workbook)
        return lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED);
    // The default type, in which widths of columns are counted, is the first of the workbook's formats.
    format_set_font_name(STAILQ_FIRST(w.workbook->formats), family);
    for (size_t i = 0; i < TZ_LOOKS; i++)
        w.formats[i] = make_format(w.workbook, &looks[i]);
    w.exceeding = workbook_add_format(w.workbook);
    format_set_bold(w.exceeding);
    format_set_font_color(w.exceeding, 0x8A4B00);
    format_set_bg_color(w.exceeding, 0xFCE8C8);
    // Without a date the library would ask the clock; this is the one that it gives the package's members.
    lxw_doc_properties properties = {.title = (char *)workbook->title, .created = 315532800};
    note(&w, workbook_set_properties(w.workbook, &properties));
    for (size_t i = 0; i < workbook->sheets_n; i++)
        write_sheet(&w, &workbook->sheets[i]);
    note(&w, workbook_close(w.workbook)); // frees it, whatever it returns
    return w.error ? lxw_strerror(w.error) : NULL;
}

const tz_workbook_writer tz_xlsx_writer = {.write = write_workbook};
