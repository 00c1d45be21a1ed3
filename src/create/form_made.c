// The form of a workbook that tsuzuri has made, from its hidden worksheet (form_sheet.h).
#include "create/create.h"
#include "survey/form_sheet.h"

#include <string.h>

enum { MOST_ROWS = 5000 };

// A cell as it is; the worksheet may be freed before it.
static tz_text text_at(tz_arena *arena, const tz_worksheet *sheet, uint32_t row, uint32_t column) {
    tz_worksheet_cell cell = tz_worksheet_at(sheet, row, column);
    return tz_text_from_string(tz_arena_copy(arena, cell.size ? cell.bytes : "", cell.size));
}

static bool row_is(const tz_worksheet *sheet, uint32_t row, const char *word) {
    tz_worksheet_cell cell = tz_worksheet_at(sheet, row, 0);
    return cell.size == strlen(word) && !memcmp(cell.bytes, word, cell.size);
}

static void add_section(tz_arena *arena, const tz_worksheet *sheet, uint32_t row, tz_found_form *to) {
    tz_found_section *section = TZ_ADD(arena, &to->sections);
    *section = (tz_found_section){.label = text_at(arena, sheet, row, 2)};
    section->id = text_at(arena, sheet, row, 1).bytes;
}

// "section.field"; NULL: no section of that name stands above.
static tz_found_section *section_of(const tz_found_form *form, const tz_text *path, const char **id) {
    const char *dot = strchr(path->bytes, '.');
    *id = dot ? dot + 1 : "";
    for (size_t i = 0; dot && i < form->sections.n; i++) {
        const char *name = form->sections.at[i].id;
        if (strlen(name) == (size_t)(dot - path->bytes) && !memcmp(name, path->bytes, strlen(name)))
            return &form->sections.at[i];
    }
    return NULL;
}

static tz_found_field *field_of(const tz_found_form *form, const tz_text *path) {
    const char *id;
    tz_found_section *section = section_of(form, path, &id);
    for (size_t i = 0; section && i < section->fields.n; i++)
        if (!strcmp(section->fields.at[i].id, id))
            return &section->fields.at[i];
    return NULL;
}

static void add_field(tz_arena *arena, const tz_worksheet *sheet, uint32_t row, tz_found_form *to) {
    tz_text path = text_at(arena, sheet, row, 1);
    const char *id;
    tz_found_section *section = section_of(to, &path, &id);
    if (!section)
        return;
    *TZ_ADD(arena, &section->fields) = (tz_found_field){.id = id};
    to->fields_n++;
}

static void add_text(tz_arena *arena, const tz_worksheet *sheet, uint32_t row, const tz_found_form *to) {
    tz_text path = text_at(arena, sheet, row, 1), key = text_at(arena, sheet, row, 2);
    tz_found_field *field = field_of(to, &path);
    if (!field)
        return;
    const struct {
        const char *key;
        tz_text *to;
    } keys[] = {{"label", &field->label},       {"short", &field->short_label}, {"was", &field->was},
                {"language", &field->language}, {"help", &field->help},         {"example", &field->example}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (tz_text_is(&key, keys[i].key))
            *keys[i].to = text_at(arena, sheet, row, 3);
}

static void add_choices(tz_arena *arena, const tz_worksheet *sheet, uint32_t row, const tz_found_form *to) {
    enum { FIRST = 2 };
    tz_text path = text_at(arena, sheet, row, 1);
    tz_found_field *field = field_of(to, &path);
    struct {
        TZ_LIST(tz_text) all;
    } found = {.all = {.n = 0}};
    for (uint32_t column = FIRST; field && column < sheet->columns; column++) {
        tz_text choice = text_at(arena, sheet, row, column);
        if (!choice.size)
            break;
        *TZ_ADD(arena, &found.all) = choice;
    }
    if (field)
        field->choices = (tz_texts){found.all.at, found.all.n};
}

static void read_rows(tz_arena *arena, const tz_worksheet *sheet, const char *word, tz_found_form *to) {
    for (uint32_t row = 0; row < sheet->rows && row < MOST_ROWS; row++) {
        if (!row_is(sheet, row, word))
            continue;
        if (!strcmp(word, TZ_FORM_ROW_SECTION))
            add_section(arena, sheet, row, to);
        else if (!strcmp(word, TZ_FORM_ROW_FIELD))
            add_field(arena, sheet, row, to);
        else if (!strcmp(word, TZ_FORM_ROW_TEXT))
            add_text(arena, sheet, row, to);
        else if (!strcmp(word, TZ_FORM_ROW_CHOICES))
            add_choices(arena, sheet, row, to);
        else if (!strcmp(word, TZ_FORM_ROW_TITLE))
            to->title = text_at(arena, sheet, row, 1);
        else
            to->note = text_at(arena, sheet, row, 1);
    }
}

bool tz_form_made_read(tz_arena *arena, const tz_workbook *workbook, tz_found_form *to) {
    static const char *const words[] = {TZ_FORM_ROW_TITLE, TZ_FORM_ROW_NOTE, TZ_FORM_ROW_SECTION,
                                        TZ_FORM_ROW_FIELD, TZ_FORM_ROW_TEXT, TZ_FORM_ROW_CHOICES};
    const tz_text name = tz_text_from_string(TZ_FORM_SHEET_HIDDEN);
    const tz_worksheet *sheet = tz_workbook_find_sheet(workbook, &name);
    if (!sheet || sheet->visibility == TZ_VISIBLE || !row_is(sheet, 0, TZ_FORM_ROW_FORM))
        return false;
    *to = (tz_found_form){.fields_n = 0};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        read_rows(arena, sheet, words[i], to);
    return to->title.size && to->fields_n;
}
