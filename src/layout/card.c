// The blocks a card is built of: headings, tables bound to the form, breaks.
#include "layout/read.h"

#include <stdlib.h>

static const char *const heads[] = {"top", "left", "none", NULL};
static const char *const breaks[] = {"when_full", "always", NULL};
// Names that may stand in a card's headings.
static const char *const heading_names[] = {"title",  "names", "fiscal_year", "prefecture", "publisher",
                                            "region", "label", "meeting",     "date",       NULL};

int tz_layout_find_section(const tz_layout_reader *r, const tz_text *id) {
    int section = tz_form_find_section(r->form, id);
    if (section >= 0)
        return section;
    const char **names = TZ_ARRAY(r->arena, const char *, r->form->sections_n);
    for (size_t i = 0; i < r->form->sections_n; i++)
        names[i] = tz_text_to_string(r->arena, &r->form->sections[i].id);
    tz_error(r->diag, tz_text_place(id, 0), _("the form has no section %.*s"), (int)id->size, id->bytes);
    tz_layout_suggest(r, id, names, r->form->sections_n);
    return -1;
}

// The section whose label stands for {label} in a heading.
static bool read_section(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    int *section = member;
    *section = value->text.size ? tz_layout_find_section(reader, &value->text) : -1;
    return *section >= 0 || !value->text.size;
}

// A table of all fields of a section.
static bool read_table(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    const tz_layout_reader *r = reader;
    tz_block_spec *block = member;
    if (!value->text.size)
        return true; // no table
    if (!read_section(reader, bind, value, &block->section))
        return false;
    const tz_section *section = &r->form->sections[block->section];
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, section->n);
    for (size_t i = 0; i < section->n; i++)
        fields[i] = (uint32_t)(section->first + i);
    block->fields = fields;
    block->fields_n = section->n;
    return true;
}

// A table of single fields, of any sections.
static bool read_fields(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    tz_block_spec *block = member;
    if (value->kind != TZ_SEQUENCE || !value->n)
        return tz_layout_refuse(r, value->place, _("fields must be a list of section.field"));
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, value->n);
    for (size_t i = 0; i < value->n; i++) {
        const tz_yaml *item = value->items[i];
        int field = item->kind == TZ_SCALAR ? tz_form_find_field(r->form, &item->text) : -1;
        if (field < 0) {
            tz_error(r->diag, item->place, _("the form has no such field: %.*s"), (int)item->text.size,
                     item->text.bytes ? item->text.bytes : "");
            return false;
        }
        fields[i] = (uint32_t)field;
    }
    block->section = -1;
    block->fields = fields;
    block->fields_n = value->n;
    return true;
}

// Preferred widths of a table's columns, once these are known: numbers, one a column.
static bool read_widths(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    tz_block_spec *block = member;
    size_t columns = block->heads == TZ_HEADS_LEFT ? 2 : block->fields_n;
    if (value->kind != TZ_SEQUENCE || value->n != columns) {
        tz_error(r->diag, value->place, _("widths must be a list of %zu numbers, one for each column"), columns);
        return false;
    }
    tz_em *widths = TZ_ARRAY(r->arena, tz_em, columns);
    for (size_t i = 0; i < columns; i++) {
        char *end = NULL;
        const tz_yaml *item = value->items[i];
        const char *word = item->kind == TZ_SCALAR ? tz_text_to_string(r->arena, &item->text) : "";
        long width = strtol(word, &end, 10);
        if (end == word || *end || width < 1 || width > 1000)
            return tz_layout_refuse(r, item->place, _("a width is a whole number from 1 to 1000"));
        widths[i] = (tz_em)width;
    }
    block->preferred = widths;
    return true;
}

static const tz_bind block_rows[] = {
    {OPTIONAL(TEMPLATE, tz_block_spec, text, "heading"), NAMES(heading_names), .help = N_("words of a heading")},
    {OPTIONAL(SCALAR, tz_block_spec, section, "of"), .read = read_section,
     .help = N_("section whose label stands for {label}")},
    {OPTIONAL(STYLE, tz_block_spec, style, "style"), OPTIONAL_TEXT_ON(PAPER), .help = N_("style of the heading")},
    {OPTIONAL(INT, tz_block_spec, level, "level"), .least = 1, .most = 4,
     .help = N_("level of the heading, for bookmarks and screen readers")},
    {WHOLE_STRUCT(SCALAR, "table"), .read = read_table,
     .help = N_("section of the form (its id in form.yaml) that the table shows")},
    {WHOLE_STRUCT(VALUE, "fields"), .read = read_fields,
     .help = N_("fields (section.field) of the table, in place of table")},
    {OPTIONAL(CHOICE, tz_block_spec, heads, "heads"), .choices = heads, .help = N_("where the heads stand")},
    {WHOLE_STRUCT(VALUE, "widths"), .read = read_widths,
     .help = N_("proportions of the columns, 1 to 1000 each; otherwise equal")},
    {OPTIONAL(TEMPLATE, tz_block_spec, caption, "caption"), NAMES(heading_names),
     .help = N_("name of the table, for screen readers")},
    {OPTIONAL(EITHER, tz_block_spec, always, "break"), .choices = breaks,
     .help = N_("a break of the page: only when the card is full, or always")},
    {OPTIONAL(LENGTH, tz_block_spec, before, "before"), ON_PAPER, .most_em = TZ_WIDEST, .help = N_("space above")},
};

static const tz_block_spec block_defaults = {.level = 2, .section = -1};
const tz_bind_table tz_blocks_table = {block_rows, sizeof block_rows / sizeof *block_rows, TZ_HELD_IN_LIST,
                                       &block_defaults};

static bool check_heading(const tz_layout_reader *r, const tz_block_spec *block, const tz_yaml *node) {
    if (block->section < 0 && tz_template_uses(&block->text, "label"))
        return tz_layout_refuse_together(r, node, "of heading",
                                         _("{label} needs the section it is the label of: add of: SECTION"));
    return block->style || tz_layout_refuse_together(r, node, "style heading", _("a heading needs a style"));
}

static bool read_block(tz_layout_reader *r, const tz_yaml *node, tz_block_spec *block) {
    *block = block_defaults;
    block->place = node->place;
    if (!TZ_LAYOUT_BIND(r, node, block_rows, block))
        return false;
    bool heading = block->text.text.size, table = block->fields_n, page_break = tz_yaml_find(node, "break") != NULL;
    if (heading + table + page_break != 1)
        return tz_layout_refuse(r, node->place, _("a block of a card is one of heading, table (or fields) and break"));
    block->kind = heading ? TZ_BLOCK_HEADING : table ? TZ_BLOCK_TABLE : TZ_BLOCK_BREAK;
    return !heading || check_heading(r, block, node);
}

// ---- a card taken from another file ----

// The first section that a block names and the form has not; NULL: it has them all. Blocks are checked later.
static const tz_text *unknown_section(const tz_layout_reader *r, const tz_yaml *block) {
    static const char *const keys[] = {"table", "of"};
    for (size_t i = 0; i < 2; i++) {
        const tz_yaml *value = block->kind == TZ_MAPPING ? tz_yaml_find(block, keys[i]) : NULL;
        if (value && value->kind == TZ_SCALAR && value->text.size && tz_form_find_section(r->form, &value->text) < 0)
            return &value->text;
    }
    return NULL;
}

// A card of another form is one mistake, however many of its tables show that: the layout has no card of its own.
static bool is_own_form(const tz_layout_reader *r, const tz_yaml *value) {
    const tz_text *unknown = NULL;
    for (size_t i = 0; i < value->n && !unknown; i++)
        unknown = unknown_section(r, value->items[i]);
    if (!unknown || !tz_layout_rank(r, value->place) || !r->form->sections_n)
        return true;
    const tz_text *own = &r->form->sections[0].id;
    tz_error(r->diag, tz_layout_taken_at(r, value->place),
             _("the card that is taken from %s is for another form: this one has no section %.*s"),
             value->place.source->name, (int)unknown->size, unknown->bytes);
    tz_note(r->diag, (tz_place){0},
            _("add card: with a table for each section of this form, the first one - {table: %.*s, heads: top}"),
            (int)own->size, own->bytes);
    return false;
}

// Every field of the form must stand somewhere on the card: nothing is left out in silence.
static bool check_all_shown(const tz_layout_reader *r, const tz_layout *layout, tz_place place) {
    bool *shown = TZ_ARRAY(r->arena, bool, r->form->fields_n), ok = true;
    for (size_t i = 0; i < layout->card_n; i++)
        for (size_t k = 0; k < layout->card[i].fields_n; k++)
            shown[layout->card[i].fields[k]] = true;
    for (size_t i = 0; i < r->form->fields_n; i++)
        if (!shown[i]) {
            tz_error(r->diag, place, _("no table of the card shows the field %s"), r->form->fields[i].path);
            ok = false;
        }
    return ok;
}

bool tz_layout_read_card(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    tz_layout_reader *r = reader;
    tz_layout *layout = member;
    if (value->kind != TZ_SEQUENCE || !value->n)
        return tz_layout_refuse(r, value->place, _("card must be a list of headings and tables"));
    tz_block_spec *blocks = TZ_ARRAY(r->arena, tz_block_spec, value->n);
    bool ok = true;
    if (!is_own_form(r, value))
        return false;
    for (size_t i = 0; i < value->n; i++)
        ok = read_block(r, value->items[i], &blocks[i]) && ok;
    layout->card = blocks;
    layout->card_n = value->n;
    return ok && check_all_shown(r, layout, tz_layout_taken_at(r, value->place));
}
