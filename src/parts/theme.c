// Themes: one field's answers of all municipalities in a table, and the links between these tables and the cards.
#include "booklet/booklet.h"

#include <string.h>

// A theme in the making.
typedef struct theme {
    tz_maker *m;
    tz_arena *scratch; // what is composed; runs point at records and names, which stay
    const tz_themes_spec *look;
    const tz_field *field;
    uint32_t index;        // of the field
    const tz_card **cards; // one a body row
    tz_element *section;
    const tz_galley *sheet;
    const tz_flow_tree *trees; // of the table's cells, once begun
    const tz_para *again;      // the heading on further pages
    const char *heading;
    tz_len size;
} theme;

enum { NAMES, ANSWER, PAGE, COLUMNS };

// ---- the table ----

static const tz_flow *set_cell(const theme *t, const tz_style *style, tz_text text) {
    tz_flow_style uniform = tz_flow_style_uniform(style);
    return tz_flow_new(t->scratch, t->m->fonts, &uniform, text, t->m->diag);
}

static uint32_t page_of(const tz_maker *m, const tz_card *card) {
    return m->card_page[card - m->edition->cards];
}

static bool fill_head(const theme *t, tz_cell *cells) {
    tz_name_values names = {.m = t->m, .field = t->field};
    tz_text answer = tz_fill_names(t->m, &t->look->label_answer, &names);
    const tz_text labels[COLUMNS] = {t->look->label_names, answer, t->look->label_page};
    bool whole = true;
    for (size_t i = 0; i < COLUMNS; i++) {
        cells[i] = (tz_cell){.flow = set_cell(t, t->look->head, labels[i]), .rows = 1, .columns = 1, .head = true};
        whole = whole && cells[i].flow;
    }
    cells[ANSWER].language = t->field->language;
    return whole;
}

static bool fill_row(const theme *t, const tz_card *card, tz_cell *cells) {
    tz_maker *m = t->m;
    uint32_t at = page_of(m, card);
    const char *page = at == TZ_NO_PAGE ? "" : tz_card_page_label(m, at);
    const tz_flow *flows[COLUMNS] = {
        set_cell(t, t->look->name, tz_text_from_string(tz_card_names(m->arena, card))),
        tz_flow_new(t->scratch, m->fonts, &t->look->flow, card->answers[t->index], m->diag),
        set_cell(t, t->look->number, tz_text_from_string(page)),
    };
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = (tz_cell){.flow = flows[i], .rows = 1, .columns = 1, .head = i == NAMES};
    cells[ANSWER].language = tz_answer_language(card, t->field);
    return flows[NAMES] && flows[ANSWER] && flows[PAGE];
}

// A row for each card that answered; the names of the others are joined.
static bool make_grid(theme *t, tz_grid *grid, const char **others) {
    tz_maker *m = t->m;
    size_t n = m->edition->cards_n;
    tz_cell *cells = TZ_ARRAY(t->scratch, tz_cell, (n + 1) * COLUMNS);
    tz_bytes none = {0};
    bool whole = fill_head(t, cells);
    grid->rows = grid->head_rows = 1;
    t->cards = TZ_ARRAY(t->scratch, const tz_card *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const tz_card *card = &m->edition->cards[i];
        if (tz_answer_is_none(m, &card->answers[t->index])) {
            tz_bytes_format(t->scratch, &none, "%s%s", none.n ? "、" : "", tz_card_names(m->arena, card));
            continue;
        }
        t->cards[grid->rows] = card;
        whole = fill_row(t, card, &cells[grid->rows++ * COLUMNS]) && whole;
    }
    grid->columns = COLUMNS;
    grid->head_columns = 1;
    grid->cells = cells;
    grid->pad_x = t->look->pad_x;
    grid->pad_y = t->look->pad_y;
    grid->rule = m->layout->ruling.inner;
    *others = none.n ? tz_arena_copy(m->arena, none.at, none.n) : NULL;
    return whole;
}

// Names and pages as wide as the layout says, the rest for answers.
static const tz_column_spec *column_specs(const theme *t) {
    tz_column_spec *specs = TZ_ARRAY(t->scratch, tz_column_spec, COLUMNS);
    tz_em rest = tz_len_to_em(tz_column_width(t->m, &t->look->part), t->size) - t->look->names - t->look->page;
    specs[NAMES].share = t->look->names;
    specs[ANSWER].share = rest > t->look->names ? rest : t->look->names;
    specs[PAGE].share = t->look->page;
    return specs;
}

// ---- drawing ----

// What a cell holds becomes the text of a link.
static void make_links(const theme *t, const tz_flow_tree *tree, const tz_flow *flow) {
    for (size_t i = 0; i < flow->blocks_n; i++)
        tree->body[i] = tz_link_element_new(t->m, tree->body[i]);
}

static void begin_table(theme *t) {
    const tz_grid *grid = &t->sheet->pieces[0].grid;
    t->trees = tz_table_elements(t->m, t->section, grid, TZ_ROLE_H2);
    for (size_t row = grid->head_rows; row < grid->rows; row++) {
        size_t at = row * COLUMNS;
        if (page_of(t->m, t->cards[row]) == TZ_NO_PAGE)
            continue;
        make_links(t, &t->trees[at + NAMES], grid->cells[at + NAMES].flow);
        make_links(t, &t->trees[at + PAGE], grid->cells[at + PAGE].flow);
    }
}

// Links over the names and numbers of the rows that begin here.
static void link_rows(const theme *t, const tz_canvas *c, const tz_placed_block *placed, tz_len x) {
    const tz_len *widths = placed->table->fit.widths;
    for (size_t i = 0; i < placed->rows.n; i++) {
        const tz_placed_row *row = &placed->rows.at[i];
        if (row->row < t->sheet->pieces[0].grid.head_rows || row->from[NAMES])
            continue;
        const tz_card *card = t->cards[row->row];
        const tz_flow_tree *trees = &t->trees[row->row * COLUMNS];
        uint32_t page = page_of(t->m, card);
        if (page == TZ_NO_PAGE)
            continue;
        const char *names = tz_card_names(t->m->arena, card);
        tz_link_add(c, trees[NAMES].body[0], x, row->y, widths[NAMES], row->height, page, names);
        tz_link_add(c, trees[PAGE].body[0], x + widths[NAMES] + widths[ANSWER], row->y, widths[PAGE], row->height, page,
                    names);
    }
}

static void draw(void *context, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *where) {
    theme *t = context;
    const tz_galley_block *piece = &t->sheet->pieces[placed->piece];
    if (piece->look->kind != TZ_BLOCK_TABLE) {
        tz_element *element = tz_element_new(t->m->arena, t->m->book, t->section, TZ_ROLE_P);
        tz_draw_para(t->m, c, piece->para, element, where->area.x, placed->y, where->area.width, where->size);
        return;
    }
    if (!t->trees)
        begin_table(t);
    tz_draw_table(t->m, c, t->sheet, placed, where, t->trees);
    link_rows(t, c, placed, where->area.x);
}

static void again(void *context, const tz_canvas *c) {
    theme *t = context;
    tz_box area = tz_type_area(t->m->layout);
    tz_draw_para(t->m, c, t->again, NULL, area.x, area.y, area.width, t->size);
}

// ---- a theme ----

static bool open_theme(theme *t, tz_canvas *c, tz_len *top) {
    tz_maker *m = t->m;
    tz_name_values names = {.m = m, .field = t->field};
    tz_text heading = tz_fill_names(m, &t->look->heading, &names);
    tz_text entry = tz_fill_names(m, &t->look->entry, &names);
    const char *mark = tz_arena_copy(m->arena, entry.bytes, entry.size);
    t->heading = tz_arena_copy(m->arena, heading.bytes, heading.size);
    const char *further = tz_arena_format(m->arena, "%s%s", t->heading, m->layout->continued);
    t->again = tz_para_new(t->scratch, m->fonts, tz_text_from_string(further), t->look->heading_style, m->diag);
    if (!t->again || !tz_open_section(m, &heading, mark, t->look->heading_style, 1, c, &t->section, top))
        return false;
    m->facts.at[c->index].head = t->heading;
    return true;
}

static bool set_theme(theme *t, uint32_t *page) {
    tz_maker *m = t->m;
    tz_grid grid = {0};
    tz_canvas c;
    tz_len top;
    const char *others;
    const tz_para *below = NULL;
    if (!open_theme(t, &c, &top) || !make_grid(t, &grid, &others))
        return false;
    *page = c.index;
    grid.column_specs = column_specs(t);
    if (others) {
        tz_name_values names = {.m = m, .field = t->field, .names = others};
        below =
            tz_para_new(t->scratch, m->fonts, tz_fill_names(m, &t->look->none, &names), t->look->none_style, m->diag);
        if (!below)
            return false;
    }
    t->sheet = tz_galley_of_table(t->scratch, t->heading, &grid, below, (tz_length_spec){0, TZ_EM / 2});
    tz_column_table rows = {&t->look->part, t->sheet, draw, again, t};
    return tz_column_table_set(m, &rows, c, top, t->size);
}

static bool make_theme(tz_maker *m, uint32_t field, uint32_t *page) {
    theme t = {.m = m, .look = &m->layout->themes, .field = &m->edition->form->fields[field], .index = field};
    t.size = t.look->part.size;
    t.scratch = tz_arena_new(m->arena);
    bool made = set_theme(&t, page);
    tz_arena_free(t.scratch);
    return made;
}

// ---- the part ----

// The field a theme names; -1 after reporting.
static int field_of(tz_maker *m, const tz_text *path) {
    int field = tz_form_field(m->edition->form, path);
    if (field < 0)
        tz_error(m->diag, tz_text_place(path, 0), _("the form has no such field: %.*s"), (int)path->size, path->bytes);
    return field;
}

bool tz_make_themes(tz_maker *m) {
    uint32_t *pages = TZ_ARRAY(m->arena, uint32_t, m->edition->themes_n);
    m->part->own = pages;
    for (size_t i = 0; i < m->edition->themes_n; i++) {
        if (!i && *m->part->title)
            *TZ_ADD(m->arena, &m->part->bookmarks) =
                (tz_bookmark){.title = m->part->title, .page = (uint32_t)m->pages.n};
        int field = field_of(m, &m->edition->themes[i]);
        if (field < 0 || !make_theme(m, (uint32_t)field, &pages[i]))
            return false;
        tz_keep_page(m, &pages[i]);
    }
    return true;
}

// ---- from the cards to the themes ----

static bool is_made(const tz_maker *m) {
    for (size_t i = 0; i < m->parts_n; i++)
        if (m->parts[i].kind->make == tz_make_themes)
            return true;
    return false;
}

static bool belongs(const tz_maker *m, size_t which, int section) {
    int field = tz_form_field(m->edition->form, &m->edition->themes[which]);
    return field >= 0 && m->edition->form->fields[field].section == (uint32_t)section;
}

void tz_note_link_slot(tz_maker *m, const tz_canvas *c, const tz_card *card, int section, const tz_para *heading,
                       tz_element *parent, tz_len x, tz_len top, tz_len width, tz_len body) {
    bool wanted = false;
    for (size_t i = 0; i < m->edition->themes_n && section >= 0; i++)
        wanted = wanted || belongs(m, i, section);
    if (!wanted || !m->layout->themes.back_style || !is_made(m))
        return;
    const tz_style *style = tz_para_style(heading);
    tz_len size = tz_length_resolve(style->size, body), pitch = tz_style_line_pitch(style, size);
    tz_lines lines = tz_para_break_lines(heading, m->arena, tz_len_to_em(width, size));
    if (!lines.n)
        return;
    tz_len last = top + (tz_len)(lines.n - 1) * pitch;
    *TZ_ADD(m->arena, &m->link_slots) = (tz_link_slot){
        .card = card,
        .element = tz_element_new(m->arena, m->book, parent, TZ_ROLE_P),
        .page = c->index,
        .section = section,
        .left = x + tz_em_to_len(lines.at[lines.n - 1].width, size) + size,
        .right = x + width,
        .baseline = tz_line_baseline(m->fonts, heading, last, pitch, size),
    };
}

// "テーマ別一覧: 入退院支援 29　ACP 31": each entry a stretch that leads to its theme.
static tz_text join_themes(tz_maker *m, int section, const tz_template *entry, const uint32_t *pages,
                           tz_link_range *stretches, size_t *n) {
    const tz_themes_spec *look = &m->layout->themes;
    tz_bytes out = {0};
    tz_bytes_add(m->arena, &out, look->back.bytes, look->back.size);
    *n = 0;
    for (size_t i = 0; i < m->edition->themes_n; i++) {
        if (!belongs(m, i, section))
            continue;
        int field = tz_form_field(m->edition->form, &m->edition->themes[i]);
        tz_name_values names = {.m = m, .field = &m->edition->form->fields[field]};
        names.page = m->pages.at[pages[i]]->label;
        tz_text text = tz_fill_names(m, entry, &names);
        if (*n)
            tz_bytes_add(m->arena, &out, "　", strlen("　"));
        stretches[(*n)++] = (tz_link_range){.from = out.n, .to = out.n + text.size, .page = pages[i]};
        tz_bytes_add(m->arena, &out, text.bytes, text.size);
    }
    return tz_text_from_string(tz_arena_copy(m->arena, out.at, out.n));
}

// The line in the room beside a heading. False after reporting; *fits tells whether there was room.
static bool draw_beside(tz_maker *m, const tz_link_slot *beside, const tz_template *entry, const uint32_t *pages,
                        bool *fits) {
    const tz_style *style = m->layout->themes.back_style;
    tz_link_range *stretches = TZ_ARRAY(m->arena, tz_link_range, m->edition->themes_n);
    size_t n;
    tz_text text = join_themes(m, beside->section, entry, pages, stretches, &n);
    const tz_para *para = tz_para_new(m->arena, m->fonts, text, style, m->diag);
    if (!para)
        return false;
    tz_len body = m->layout->themes.part.size, size = tz_length_resolve(style->size, body);
    tz_lines lines = tz_para_break_lines(para, m->arena, INT32_MAX / 2);
    tz_len width = tz_em_to_len(lines.at[0].width, size), pitch = tz_style_line_pitch(style, size);
    *fits = width <= beside->right - beside->left;
    if (!*fits)
        return true;
    tz_canvas c = {m->arena, m->pages.at[beside->page], beside->page, m->book};
    tz_len top = beside->baseline - tz_line_baseline(m->fonts, para, 0, pitch, size);
    tz_draw_linked_line(m, &c, para, &lines.at[0], width + size, true, beside->element, stretches, n,
                        beside->right - width, top, body);
    return true;
}

bool tz_finish_themes(tz_maker *m) {
    const tz_themes_spec *look = &m->layout->themes;
    const uint32_t *pages = m->part->own;
    bool all = true;
    for (size_t i = 0; i < m->link_slots.n; i++) {
        bool fits;
        if (!draw_beside(m, &m->link_slots.at[i], &look->back_entry, pages, &fits) ||
            (!fits && look->back_brief.text.size &&
             !draw_beside(m, &m->link_slots.at[i], &look->back_brief, pages, &fits)))
            return false;
        all = all && fits;
    }
    if (!all)
        tz_warning(m->diag, tz_text_place(&look->back, 0),
                   _("there is no room for the links to the themes beside a heading of the cards"));
    return true;
}
