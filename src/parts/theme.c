// Themes: one field's answers of all municipalities in a table, and the links between these tables and the cards.
#include "parts/parts.h"

#include <string.h>

// A theme in the making.
typedef struct theme {
    tz_booklet *b;
    tz_arena *scratch; // what is composed; runs point at records and names, which stay
    const tz_themes_spec *look;
    const tz_field *field;
    uint32_t index;        // of the field
    const tz_card **cards; // one a body row
    tz_element *section;
    const tz_galley *galley;
    const tz_flow_tree *trees; // of the table's cells, once begun
    const tz_para *continued;  // the heading on further pages
    const char *heading;
    tz_len size;
} theme;

enum { NAMES, ANSWER, PAGE, COLUMNS };

// ---- the table ----

static const tz_flow *set_cell(const theme *t, const tz_style *style, tz_text text) {
    tz_flow_style uniform = tz_flow_style_uniform(style);
    return tz_flow_new(t->scratch, t->b->tools.fonts, &uniform, text, t->b->tools.diag);
}

static bool fill_head(const theme *t, tz_cell *cells) {
    tz_name_values names = {.field = t->field};
    tz_text answer = tz_fill_names(t->b, &t->look->label_answer, &names);
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
    tz_booklet *b = t->b;
    const tz_page *at = tz_booklet_card_page(b, card);
    const char *page = at ? at->label : "";
    const tz_flow *flows[COLUMNS] = {
        set_cell(t, t->look->name, tz_text_from_string(tz_card_names(b->tools.arena, card))),
        tz_flow_new(t->scratch, b->tools.fonts, &t->look->flow, card->answers[t->index], b->tools.diag),
        set_cell(t, t->look->number, tz_text_from_string(page)),
    };
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = (tz_cell){.flow = flows[i], .rows = 1, .columns = 1, .head = i == NAMES};
    cells[ANSWER].language = tz_answer_language(card, t->field);
    return flows[NAMES] && flows[ANSWER] && flows[PAGE];
}

// A row for each card that answered; the names of the others are joined.
static bool make_grid(theme *t, tz_grid *grid, const char **others) {
    tz_booklet *b = t->b;
    size_t n = b->job->edition->cards_n;
    tz_cell *cells = TZ_ARRAY(t->scratch, tz_cell, (n + 1) * COLUMNS);
    tz_bytes none = {0};
    bool whole = fill_head(t, cells);
    grid->rows = grid->head_rows = 1;
    t->cards = TZ_ARRAY(t->scratch, const tz_card *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const tz_card *card = &b->job->edition->cards[i];
        if (tz_answer_is_none(b->tools.arena, b->job->layout, &card->answers[t->index])) {
            tz_bytes_format(t->scratch, &none, "%s%s", none.n ? "、" : "", tz_card_names(b->tools.arena, card));
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
    grid->rule = b->job->layout->ruling.inner;
    *others = none.n ? tz_arena_copy(b->tools.arena, none.at, none.n) : NULL;
    return whole;
}

// Names and pages as wide as the layout says, the rest for answers.
static const tz_column_spec *column_specs(const theme *t) {
    tz_column_spec *specs = TZ_ARRAY(t->scratch, tz_column_spec, COLUMNS);
    tz_em rest =
        tz_len_to_em(tz_column_width(t->b->job->layout, &t->look->part), t->size) - t->look->names - t->look->page;
    specs[NAMES].share = t->look->names;
    specs[ANSWER].share = rest > t->look->names ? rest : t->look->names;
    specs[PAGE].share = t->look->page;
    return specs;
}

// ---- drawing ----

// What a cell holds becomes the text of a link.
static void make_links(const theme *t, const tz_flow_tree *tree, const tz_flow *flow) {
    for (size_t i = 0; i < flow->blocks_n; i++)
        tree->body[i] = tz_link_element_new(t->b->tools.arena, t->b->book, tree->body[i]);
}

static void begin_table(theme *t, const tz_canvas *c) {
    const tz_grid *grid = &t->galley->blocks[0].grid;
    t->trees = tz_table_elements(c, t->section, grid, TZ_ROLE_H2);
    for (size_t row = grid->head_rows; row < grid->rows; row++) {
        size_t at = row * COLUMNS;
        if (!tz_booklet_card_page(t->b, t->cards[row]))
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
        if (row->row < t->galley->blocks[0].grid.head_rows || row->from[NAMES])
            continue;
        const tz_card *card = t->cards[row->row];
        const tz_flow_tree *trees = &t->trees[row->row * COLUMNS];
        const tz_page *page = tz_booklet_card_page(t->b, card);
        if (!page)
            continue;
        const char *names = tz_card_names(t->b->tools.arena, card);
        tz_box name = {x, row->y, widths[NAMES], row->height}, number = name;
        number.x += widths[NAMES] + widths[ANSWER];
        number.width = widths[PAGE];
        tz_link_add(c, trees[NAMES].body[0], name, page, names);
        tz_link_add(c, trees[PAGE].body[0], number, page, names);
    }
}

static void draw(void *context, const tz_canvas *c, const tz_placed_block *placed, const tz_placement *where) {
    theme *t = context;
    const tz_galley_block *block = &t->galley->blocks[placed->block];
    if (block->spec->kind != TZ_BLOCK_TABLE) {
        tz_element *element = tz_booklet_element(t->b, t->section, TZ_ROLE_P);
        tz_draw_para(c, block->para, element, (tz_point){where->area.x, placed->y}, where->area.width, where->size);
        return;
    }
    if (!t->trees)
        begin_table(t, c);
    tz_draw_table(c, block, placed, where, t->trees, &t->b->job->layout->ruling);
    link_rows(t, c, placed, where->area.x);
}

static void begin_page(void *context, const tz_canvas *c) {
    theme *t = context;
    tz_box area = tz_type_area(t->b->job->layout);
    tz_draw_para(c, t->continued, NULL, (tz_point){area.x, area.y}, area.width, t->size);
}

// ---- a theme ----

static bool open_theme(theme *t, tz_section_start *out) {
    tz_booklet *b = t->b;
    tz_name_values names = {.field = t->field};
    tz_text heading = tz_fill_names(b, &t->look->heading, &names);
    tz_text entry = tz_fill_names(b, &t->look->entry, &names);
    const char *mark = tz_arena_copy(b->tools.arena, entry.bytes, entry.size);
    t->heading = tz_arena_copy(b->tools.arena, heading.bytes, heading.size);
    const char *further = tz_arena_format(b->tools.arena, "%s%s", t->heading, b->job->layout->continued);
    t->continued =
        tz_para_new(t->scratch, b->tools.fonts, tz_text_from_string(further), t->look->heading_style, b->tools.diag);
    b->part->head = t->heading;
    tz_section_title title = {heading, mark, t->look->heading_style, 1};
    if (!t->continued || !tz_open_section(b, &title, out))
        return false;
    t->section = out->element;
    return true;
}

static bool set_theme(theme *t, const tz_page **page) {
    tz_booklet *b = t->b;
    tz_grid grid = {0};
    tz_section_start at;
    const char *others;
    const tz_para *below = NULL;
    if (!open_theme(t, &at) || !make_grid(t, &grid, &others))
        return false;
    *page = at.canvas.page;
    grid.column_specs = column_specs(t);
    if (others) {
        tz_name_values names = {.field = t->field, .names = others};
        below = tz_para_new(t->scratch, b->tools.fonts, tz_fill_names(b, &t->look->none, &names), t->look->none_style,
                            b->tools.diag);
        if (!below)
            return false;
    }
    t->galley = tz_galley_of_table(t->scratch, t->heading, &grid, below, (tz_length_spec){0, TZ_EM / 2});
    tz_column_table rows = {&t->look->part, t->galley, draw, begin_page, t};
    return tz_column_table_set(b, &rows, at.canvas, at.top, t->size);
}

static bool make_theme(tz_booklet *b, uint32_t field, const tz_page **page) {
    theme t = {.b = b, .look = &b->job->layout->themes, .field = &b->job->edition->form->fields[field], .index = field};
    t.size = t.look->part.size;
    t.scratch = tz_arena_new(b->tools.arena);
    bool made = set_theme(&t, page);
    tz_arena_free(t.scratch);
    return made;
}

// ---- the part ----

// The field a theme names; -1 after reporting.
static int field_of(tz_booklet *b, const tz_text *path) {
    int field = tz_form_field(b->job->edition->form, path);
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

// ---- from the cards to the themes ----

static bool is_made(const tz_booklet *b) {
    for (size_t i = 0; i < b->parts_n; i++)
        if (b->parts[i].kind->make == tz_make_themes)
            return true;
    return false;
}

static bool belongs(const tz_booklet *b, size_t which, int section) {
    int field = tz_form_field(b->job->edition->form, &b->job->edition->themes[which]);
    return field >= 0 && b->job->edition->form->fields[field].section == (uint32_t)section;
}

void tz_note_link_slot(tz_booklet *b, const tz_canvas *c, const tz_card_heading *heading) {
    bool wanted = false;
    for (size_t i = 0; i < b->job->edition->themes_n && heading->section >= 0; i++)
        wanted = wanted || belongs(b, i, heading->section);
    if (!wanted || !b->job->layout->themes.back_style || !is_made(b))
        return;
    const tz_style *style = tz_para_style(heading->para);
    tz_len size = tz_length_resolve(style->size, heading->body), pitch = tz_style_line_pitch(style, size);
    tz_lines lines = tz_para_break_lines(heading->para, b->tools.arena, tz_len_to_em(heading->width, size));
    if (!lines.n)
        return;
    tz_len last = heading->at.y + (tz_len)(lines.n - 1) * pitch;
    *TZ_ADD(b->tools.arena, &b->link_slots) = (tz_link_slot){
        .card = heading->card,
        .element = tz_booklet_element(b, heading->parent, TZ_ROLE_P),
        .page = c->page,
        .section = heading->section,
        .left = heading->at.x + tz_em_to_len(lines.at[lines.n - 1].width, size) + size,
        .right = heading->at.x + heading->width,
        .baseline = tz_line_baseline(c->fonts, heading->para, last, pitch, size),
    };
}

// "テーマ別一覧: 入退院支援 29　ACP 31": each entry is a range that leads to its theme.
static tz_text join_themes(tz_booklet *b, int section, const tz_template *entry, tz_link_range *ranges, size_t *n) {
    const tz_themes_spec *look = &b->job->layout->themes;
    const tz_page *const *pages = b->part->own;
    const tz_edition *edition = b->job->edition;
    tz_bytes out = {0};
    tz_bytes_add(b->tools.arena, &out, look->back.bytes, look->back.size);
    *n = 0;
    for (size_t i = 0; i < edition->themes_n; i++) {
        if (!belongs(b, i, section))
            continue;
        int field = tz_form_field(edition->form, &edition->themes[i]);
        tz_name_values names = {.field = &edition->form->fields[field], .page = pages[i]->label};
        tz_text text = tz_fill_names(b, entry, &names);
        if (*n)
            tz_bytes_add(b->tools.arena, &out, "　", strlen("　"));
        ranges[(*n)++] = (tz_link_range){.from = out.n, .to = out.n + text.size, .page = pages[i]};
        tz_bytes_add(b->tools.arena, &out, text.bytes, text.size);
    }
    return tz_text_from_string(tz_arena_copy(b->tools.arena, out.at, out.n));
}

// The line of links in a slot. False after reporting; *fits tells whether there was room.
static bool draw_slot(tz_booklet *b, const tz_link_slot *slot, const tz_template *entry, bool *fits) {
    const tz_themes_spec *look = &b->job->layout->themes;
    tz_link_range *ranges = TZ_ARRAY(b->tools.arena, tz_link_range, b->job->edition->themes_n);
    size_t n;
    tz_text text = join_themes(b, slot->section, entry, ranges, &n);
    tz_text_line line;
    if (!tz_text_line_new(&b->tools, text, look->back_style, look->part.size, &line))
        return false;
    tz_len width = tz_em_to_len(line.line.width, line.size);
    *fits = width <= slot->right - slot->left;
    if (!*fits || !line.para)
        return true;
    tz_canvas c = tz_booklet_canvas(b, slot->page);
    tz_len pitch = tz_style_line_pitch(look->back_style, line.size);
    tz_len top = slot->baseline - tz_line_baseline(c.fonts, line.para, 0, pitch, line.size);
    tz_em measure = tz_len_to_em(width + line.size, line.size);
    line = tz_text_line_set(c.arena, line.para, &line.line, measure, true, line.size);
    tz_draw_linked_line(&c, &line, slot->element, ranges, n, (tz_point){slot->right - width, top});
    return true;
}

bool tz_finish_themes(tz_booklet *b) {
    const tz_themes_spec *look = &b->job->layout->themes;
    bool all = true;
    for (size_t i = 0; i < b->link_slots.n; i++) {
        bool fits;
        if (!draw_slot(b, &b->link_slots.at[i], &look->back_entry, &fits) ||
            (!fits && look->back_brief.text.size && !draw_slot(b, &b->link_slots.at[i], &look->back_brief, &fits)))
            return false;
        all = all && fits;
    }
    if (!all)
        tz_warning(b->tools.diag, tz_text_place(&look->back, 0),
                   _("there is no room for the links to the themes beside a heading of the cards"));
    return true;
}
