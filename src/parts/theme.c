// Themes: one field's answers of all municipalities in a table, one theme below the other.
#include "parts/parts.h"

// A theme in the making.
typedef struct theme {
    tz_booklet *b;
    tz_tools tools; // of the part
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
    const tz_text labels[COLUMNS] = {t->spec->label_names.text, answer, t->spec->label_page};
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
    grid->heads_at_top = true;
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

// ---- the part ----

// The themes of the part in one list of blocks, and which of these are each one's.
typedef struct themes {
    tz_booklet *b;
    const tz_themes_spec *spec;
    tz_tools tools; // their arena lives until all is drawn; what runs borrow is the records' or the booklet's
    tz_block_list list;
    size_t *headings, *ends; // of each theme: its heading, and behind its last block
} themes;

static const tz_field *field_at(const themes *t, size_t which) {
    const tz_edition *edition = t->b->job->edition;
    int field = tz_form_find_field(edition->form, &edition->themes[which]);
    return field < 0 ? NULL : &edition->form->fields[field];
}

// Heading, table, and the names of those who did not answer. False after reporting.
static bool add_theme(themes *t, size_t which) {
    tz_booklet *b = t->b;
    const tz_edition *edition = b->job->edition;
    theme of = {.b = b, .tools = t->tools, .spec = t->spec, .field = field_at(t, which)};
    if (!of.field) {
        const tz_text *path = &edition->themes[which];
        tz_error(b->tools.diag, tz_text_place(path, 0), _("the form has no such field: %.*s"), (int)path->size,
                 path->bytes);
        return false;
    }
    of.index = (uint32_t)(of.field - edition->form->fields);
    tz_name_values names = {.field = of.field};
    tz_text entry = tz_booklet_fill_template(b, &t->spec->entry, &names);
    tz_list_heading heading = {.style = t->spec->heading_style, .level = 2, .before = {.em = 3 * TZ_EM / 2}};
    heading.bookmark = tz_text_to_string(b->tools.arena, &entry);
    if (which && !t->spec->run_on)
        tz_block_list_add_break(&t->list);
    t->headings[which] = t->list.blocks.n;
    if (!tz_block_list_add_heading(&t->list, tz_booklet_fill_template(b, &t->spec->heading, &names), &heading) ||
        !make_grid(&of))
        return false;
    if (of.grid.rows > of.grid.head_rows) // as far below its heading as it is where that is repeated
        tz_block_list_add_table(&t->list, &of.grid, (tz_length_spec){.em = TZ_EM / 2});
    names.names = of.others;
    if (of.others && !tz_block_list_add_para(&t->list, tz_booklet_fill_template(b, &t->spec->none, &names),
                                             t->spec->none_style, (tz_length_spec){.em = TZ_EM / 2}))
        return false;
    t->ends[which] = t->list.blocks.n;
    return true;
}

static const char *short_label(const themes *t, size_t which) {
    return tz_text_to_string(t->b->tools.arena, &field_at(t, which)->short_label);
}

// {head} of the pages: the first and the last theme that stand there. They are in order, as the pages are.
static void set_heads(const themes *t) {
    tz_booklet *b = t->b;
    size_t n = b->job->edition->themes_n, first = 0, last = 0;
    for (size_t i = 0; i < b->part->pages.n; i++) {
        tz_booklet_page *page = &b->part->pages.at[i];
        bool turned = i > 0 && t->list.details.at[t->ends[last] - 1].last == page[-1].page;
        first = turned && last + 1 < n ? last + 1 : last;
        for (last = first; last + 1 < n && t->list.details.at[t->headings[last + 1]].first == page->page;)
            last++;
        tz_name_values names = {.themes = short_label(t, first)};
        if (last > first)
            names.themes = tz_arena_format(b->tools.arena, "%s～%s", names.themes, short_label(t, last));
        tz_text head = tz_booklet_fill_template(b, &t->spec->part.head, &names);
        page->head = tz_text_to_string(b->tools.arena, &head);
    }
}

// False after reporting.
static bool set_themes(themes *t) {
    tz_booklet *b = t->b;
    size_t n = b->job->edition->themes_n;
    const tz_page **pages = TZ_ARRAY(b->tools.arena, const tz_page *, n);
    tz_section_title title = {.text = tz_text_from_string(b->part->title), .style = t->spec->part.title_style};
    tz_section_start at;
    if (!tz_open_section(b, &title, &at))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!add_theme(t, i))
            return false;
    if (!tz_block_list_set(&t->list, tz_block_list_galley(&t->list, b->part->title), &at, t->spec->part.size))
        return false;
    for (size_t i = 0; i < n; i++)
        pages[i] = t->list.details.at[t->headings[i]].first;
    b->part->own = pages;
    set_heads(t);
    return true;
}

bool tz_make_themes(tz_booklet *b) {
    size_t n = b->job->edition->themes_n;
    if (!n)
        return true;
    themes t = {.b = b, .spec = &b->job->layout->themes, .tools = b->tools};
    t.tools.arena = tz_arena_new(b->tools.arena);
    t.list = tz_block_list_new(b, &t.tools, NULL, TZ_ROLE_H3);
    t.headings = TZ_ARRAY(t.tools.arena, size_t, n);
    t.ends = TZ_ARRAY(t.tools.arena, size_t, n);
    bool ok = set_themes(&t);
    tz_arena_free(t.tools.arena);
    return ok;
}
