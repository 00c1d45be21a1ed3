// Themes: one field's answers of all municipalities in a table.
#include "parts/parts.h"

// A theme in the making.
typedef struct theme {
    tz_booklet *b;
    tz_tools tools; // their arena lives until the theme is drawn; what runs borrow is the records' or the booklet's
    const tz_themes_spec *spec;
    const tz_field *field;
    uint32_t index; // of the field
    tz_grid grid;
    const char *others; // names of those who did not answer, joined; or NULL
} theme;

enum { NAMES, ANSWER, PAGE, COLUMNS };

// ---- the table ----

static tz_cell plain_cell(const theme *t, tz_text text, const tz_style *style, bool head) {
    return tz_cell_compose(&t->tools, text, style, t->spec->part.size, head);
}

static bool fill_head(const theme *t, tz_cell *cells) {
    tz_text answer = tz_booklet_fill_template(t->b, &t->spec->label_answer, &(tz_name_values){.field = t->field});
    const tz_text labels[COLUMNS] = {t->spec->label_names, answer, t->spec->label_page};
    bool ok = true;
    for (size_t i = 0; i < COLUMNS; i++) {
        cells[i] = plain_cell(t, labels[i], t->spec->head, true);
        ok = ok && cells[i].flow;
    }
    cells[ANSWER].language = t->field->language;
    return ok;
}

// Name and page number lead to the card.
static bool fill_row(const theme *t, const tz_card *card, tz_cell *cells) {
    const tz_page *page = tz_booklet_card_page(t->b, card);
    const char *names = tz_card_names(t->b->tools.arena, card);
    tz_text answer = card->answers[t->index];
    cells[NAMES] = plain_cell(t, tz_text_from_string(names), t->spec->name, true);
    cells[ANSWER] =
        tz_cell_text(tz_flow_new(t->tools.arena, t->tools.fonts, &t->spec->flow, answer, t->tools.diag), false);
    cells[ANSWER].language = tz_answer_language(card, t->field);
    cells[PAGE] = plain_cell(t, tz_text_from_string(page ? page->label : ""), t->spec->number, false);
    if (page) {
        tz_cell_link *link = TZ_NEW(t->tools.arena, tz_cell_link);
        *link = (tz_cell_link){page, tz_booklet_link_words(t->b, names, page)};
        cells[NAMES].link = cells[PAGE].link = link;
    }
    return cells[NAMES].flow && cells[ANSWER].flow && cells[PAGE].flow;
}

// Names and pages as wide as the layout specifies, the rest for answers.
static const tz_column_spec *column_specs(const theme *t) {
    tz_len size = t->spec->part.size;
    tz_column_spec *specs = TZ_ARRAY(t->tools.arena, tz_column_spec, COLUMNS);
    specs[NAMES].width = specs[ANSWER].width = tz_em_to_len(t->spec->names, size);
    specs[ANSWER].share = 1;
    specs[PAGE].width = tz_em_to_len(t->spec->page, size);
    return specs;
}

// A row for each card that answered.
static bool make_grid(theme *t) {
    tz_booklet *b = t->b;
    const tz_edition *edition = b->job->edition;
    tz_cell *cells = TZ_ARRAY(t->tools.arena, tz_cell, (edition->cards_n + 1) * COLUMNS);
    tz_grid *grid = &t->grid;
    tz_bytes none = {0};
    *grid = (tz_grid){.columns = COLUMNS, .rows = 1, .head_rows = 1, .head_columns = 1, .cells = cells};
    grid->column_specs = column_specs(t);
    grid->pad_x = t->spec->pad_x;
    grid->pad_y = t->spec->pad_y;
    grid->rule = b->job->layout->ruling.inner;
    bool ok = fill_head(t, cells);
    for (size_t i = 0; i < edition->cards_n; i++) {
        const tz_card *card = &edition->cards[i];
        if (tz_answer_is_blank(b->tools.arena, b->job->layout, &card->answers[t->index]))
            tz_bytes_format(t->tools.arena, &none, "%s%s", none.n ? "、" : "", tz_card_names(t->tools.arena, card));
        else
            ok = fill_row(t, card, &cells[grid->rows++ * COLUMNS]) && ok;
    }
    t->others = none.n ? tz_arena_copy(b->tools.arena, none.at, none.n) : NULL;
    return ok;
}

// ---- a theme ----

static bool open_theme(theme *t, tz_section_start *out) {
    tz_booklet *b = t->b;
    tz_name_values names = {.field = t->field};
    tz_text heading = tz_booklet_fill_template(b, &t->spec->heading, &names),
            entry = tz_booklet_fill_template(b, &t->spec->entry, &names);
    const char *bookmark = tz_text_to_string(b->tools.arena, &entry);
    b->part->head = tz_text_to_string(b->tools.arena, &heading);
    tz_section_title title = {heading, bookmark, t->spec->heading_style, 1};
    return tz_open_section(b, &title, out);
}

static bool set_theme(theme *t, const tz_page **page) {
    tz_booklet *b = t->b;
    tz_block_list list = tz_block_list_new(b, &t->tools, t->spec->heading_style, TZ_ROLE_H2);
    tz_section_start at;
    if (!open_theme(t, &at) || !make_grid(t))
        return false;
    *page = at.canvas.page;
    if (t->grid.rows > t->grid.head_rows)
        tz_block_list_add_table(&list, &t->grid, (tz_length_spec){0});
    if (t->others) {
        tz_text none =
            tz_booklet_fill_template(b, &t->spec->none, &(tz_name_values){.field = t->field, .names = t->others});
        if (!tz_block_list_add_para(&list, none, t->spec->none_style, (tz_length_spec){.em = TZ_EM / 2}))
            return false;
    }
    return tz_block_list_set(&list, tz_block_list_galley(&list, b->part->head), &at, t->spec->part.size);
}

static bool make_theme(tz_booklet *b, uint32_t field, const tz_page **page) {
    theme t = {.b = b, .tools = b->tools, .spec = &b->job->layout->themes, .index = field};
    t.field = &b->job->edition->form->fields[field];
    t.tools.arena = tz_arena_new(b->tools.arena);
    bool ok = set_theme(&t, page);
    tz_arena_free(t.tools.arena);
    return ok;
}

// ---- the part ----

// The field a theme names; -1 after reporting.
static int field_of(tz_booklet *b, const tz_text *path) {
    int field = tz_form_find_field(b->job->edition->form, path);
    if (field < 0)
        tz_error(b->tools.diag, tz_text_place(path, 0), _("the form has no such field: %.*s"), (int)path->size,
                 path->bytes);
    return field;
}

bool tz_make_themes(tz_booklet *b) {
    const tz_page **pages = TZ_ARRAY(b->tools.arena, const tz_page *, b->job->edition->themes_n);
    b->part->own = pages;
    for (size_t i = 0; i < b->job->edition->themes_n; i++) {
        bool titled = !i && *b->part->title;
        if (titled) // its page comes with the first theme
            tz_booklet_add_bookmark(b, (tz_bookmark){.title = b->part->title});
        int field = field_of(b, &b->job->edition->themes[i]);
        if (field < 0 || !make_theme(b, (uint32_t)field, &pages[i]))
            return false;
        if (titled)
            b->part->bookmarks.at[0].page = pages[0];
    }
    return true;
}
