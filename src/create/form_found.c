// The form of an empty workbook: the questions and sections of all its worksheets, in their order.
#include "base/intl.h"
#include "create/form_cells.h"

#include <string.h>

typedef struct finding {
    tz_arena *arena;
    const tz_workbook *workbook;
    tz_found_form *to;
    tz_diag *diag;
    size_t fields_n, answered_n;
} finding;

// A cell's text on one line: lines are parted in narrow cells, where no blank stands between words of Japanese.
static tz_text text_of(const finding *f, const tz_worksheet *sheet, const tz_worksheet_cell *cell) {
    tz_text text = tz_worksheet_text(f->arena, sheet, cell, tz_diag_in_arena(f->arena));
    tz_bytes out = {0};
    for (size_t i = 0; i < text.size; i++) {
        bool latin = i > 0 && i + 1 < text.size && (unsigned char)text.bytes[i - 1] < 0x80 &&
                     (unsigned char)text.bytes[i + 1] < 0x80;
        if (text.bytes[i] != '\n')
            tz_bytes_add(f->arena, &out, text.bytes + i, 1);
        else if (latin)
            tz_bytes_add(f->arena, &out, " ", 1);
    }
    return tz_text_from_string(tz_arena_copy(f->arena, out.n ? out.at : "", out.n));
}

static const char *name_of(const finding *f, const tz_worksheet *sheet, const tz_worksheet_cell *cell) {
    const char *name = tz_worksheet_cell_name(f->arena, cell->row, cell->column);
    return *sheet->name ? tz_arena_format(f->arena, "%s!%s", sheet->name, name) : name;
}

// The name of the file, where no title is found.
static tz_text stem_of(const finding *f) {
    const char *name = strrchr(f->workbook->name, '/'), *start = name ? name + 1 : f->workbook->name,
               *dot = strrchr(start, '.');
    return tz_text_from_string(tz_arena_copy(f->arena, start, dot ? (size_t)(dot - start) : strlen(start)));
}

// ---- the form ----

static tz_found_section *add_section(finding *f, const tz_text *label, const char *cell) {
    size_t n = f->to->sections.n;
    tz_found_section *made = TZ_ADD(f->arena, &f->to->sections);
    *made = (tz_found_section){.id = tz_arena_format(f->arena, "s%zu", n + 1), .label = *label, .cell = cell};
    return made;
}

// Questions that stand below no head are in a section that is called like all of it.
static void begin_without_head(finding *f) {
    if (!f->to->title.size)
        f->to->title = stem_of(f);
    add_section(f, &f->to->title, NULL);
}

static void note_doubt(const finding *f, const tz_worksheet *sheet, const tz_candidate *it) {
    if (it->is_certain)
        return;
    tz_notice(f->diag, tz_worksheet_place(f->arena, sheet, &it->cell), "%s",
              it->kind == TZ_FOUND_SECTION
                  ? _("this is taken for the head of a section, which is not certain: please compare form.yaml")
                  : _("this is taken for a question, which is not certain: please compare form.yaml"));
}

static void add_field(finding *f, const tz_worksheet *sheet, const tz_candidate *it) {
    if (!f->to->sections.n)
        begin_without_head(f);
    tz_found_section *section = &f->to->sections.at[f->to->sections.n - 1];
    *TZ_ADD(f->arena, &section->fields) = (tz_found_field){.id = tz_arena_format(f->arena, "q%zu", ++f->fields_n),
                                                           .label = text_of(f, sheet, &it->cell),
                                                           .cell = name_of(f, sheet, &it->cell)};
    f->to->fields_n++;
    note_doubt(f, sheet, it);
}

// A head that no question follows is dropped when the next one comes.
static void begin_section(finding *f, const tz_worksheet *sheet, const tz_candidate *it) {
    size_t n = f->to->sections.n;
    if (n && !f->to->sections.at[n - 1].fields.n)
        f->to->sections.n--;
    tz_text label = text_of(f, sheet, &it->cell);
    add_section(f, &label, name_of(f, sheet, &it->cell));
    note_doubt(f, sheet, it);
}

static void take(finding *f, const tz_form_cells *c) {
    size_t head = SIZE_MAX; // of the columns of a table
    for (size_t i = 0; i < c->all.n; i++) {
        const tz_candidate *it = &c->all.at[i];
        if (it->kind == TZ_FOUND_TITLE && !f->to->title.size)
            f->to->title = text_of(f, c->sheet, &it->cell);
        else if (it->kind == TZ_FOUND_SECTION)
            begin_section(f, c->sheet, it);
        if (it->kind == TZ_FOUND_FIELD && it->head != SIZE_MAX && it->head != head)
            begin_section(f, c->sheet, &c->all.at[head = it->head]);
        if (it->kind == TZ_FOUND_FIELD)
            add_field(f, c->sheet, it);
    }
    size_t n = f->to->sections.n;
    if (n && !f->to->sections.at[n - 1].fields.n)
        f->to->sections.n--;
}

// ---- worksheets ----

// Examples, instructions and lists for choices.
static bool is_aside(const tz_worksheet *sheet) {
    static const char *const words[] = {"例", "見本", "リスト", "要領", "記入方法", "マスタ", "説明"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(sheet->name, words[i]))
            return true;
    return sheet->visibility != TZ_VISIBLE;
}

static tz_place workbook_place(const finding *f) {
    tz_source *source = TZ_NEW(f->arena, tz_source);
    *source = (tz_source){.name = f->workbook->name, .bytes = ""};
    return (tz_place){source, 0};
}

bool tz_form_found_read(tz_arena *arena, const tz_workbook *workbook, tz_found_form *to, tz_diag *diag) {
    finding f = {.arena = arena, .workbook = workbook, .to = to, .diag = tz_diag_in_arena(arena)};
    *to = (tz_found_form){.fields_n = 0};
    for (size_t i = 0; i < workbook->sheets_n; i++) {
        tz_form_cells cells;
        if (is_aside(&workbook->sheets[i]))
            continue;
        tz_form_cells_find(arena, &workbook->sheets[i], &cells);
        tz_form_kinds_find(&cells);
        f.answered_n += cells.answered_n;
        take(&f, &cells);
    }
    if (!to->title.size)
        to->title = stem_of(&f);
    if (f.answered_n >= to->fields_n) {
        tz_error(diag, workbook_place(&f), "%s",
                 f.answered_n
                     ? _("most labels here have a text beside them: this workbook seems to have been filled in")
                     : _("there is no label here with an empty cell beside or below it"));
        tz_note(diag, (tz_place){0}, "%s", _("please give a workbook that nobody has filled in, or write form.yaml"));
        return false;
    }
    tz_notice(diag, workbook_place(&f),
              _("sections found: %zu, questions: %zu; form.yaml names the cell of each: please compare them"),
              to->sections.n, to->fields_n);
    tz_diag_append(diag, f.diag);
    return true;
}
