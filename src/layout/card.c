// The blocks a card is built of: headings, tables bound to the form, breaks.
#include "layout/read.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WIDTHS = 1000 }; // no form has more fields in a table that could be read

static const char *const heads[] = {"top", "left", "none", "auto", NULL};
static const char *const breaks[] = {"when_full", "always", "even", NULL};
static const char each_section[] = "each section", each_field[] = "each field"; // ids have no blanks
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

static tz_each each_of(const tz_text *text) {
    return tz_text_is(text, each_section) ? TZ_EACH_SECTION
           : tz_text_is(text, each_field) ? TZ_EACH_FIELD
                                          : TZ_EACH_NONE;
}

static bool is_path(const tz_text *text) {
    return text->size && memchr(text->bytes, '.', text->size);
}

// The index of a field; -1 after reporting.
static int find_field(const tz_layout_reader *r, const tz_yaml *value) {
    int field = value->kind == TZ_SCALAR ? tz_form_find_field(r->form, &value->text) : -1;
    if (field < 0)
        tz_error(r->diag, value->place, _("the form has no such field: %.*s"), (int)value->text.size,
                 value->text.bytes ? value->text.bytes : "");
    return field;
}

// The section or field whose label stands for {label} in a heading.
static bool read_of(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    tz_block_draft *draft = member;
    draft->each = each_of(&value->text);
    if (draft->each || !value->text.size)
        return true;
    if (!is_path(&value->text)) {
        draft->spec.section = tz_layout_find_section(r, &value->text);
        return draft->spec.section >= 0;
    }
    int field = find_field(r, value);
    draft->spec.field = field < 0 ? NULL : &r->form->fields[field];
    draft->spec.section = field < 0 ? -1 : (int)r->form->fields[field].section;
    return field >= 0;
}

static void show_fields(const tz_layout_reader *r, tz_block_spec *block, size_t first, size_t n) {
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        fields[i] = (uint32_t)(first + i);
    block->fields = fields;
    block->fields_n = n;
}

// All fields of a section, or of each.
static bool read_table(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    tz_block_draft *draft = member;
    draft->spec.kind = TZ_BLOCK_TABLE;
    draft->each = each_of(&value->text);
    if (draft->each == TZ_EACH_FIELD)
        return tz_layout_refuse(r, value->place, _("a table shows a section, or each section"));
    if (draft->each || !value->text.size)
        return true; // or no table
    int section = draft->spec.section = tz_layout_find_section(r, &value->text);
    if (section >= 0)
        show_fields(r, &draft->spec, r->form->sections[section].first, r->form->sections[section].n);
    return section >= 0;
}

// Answers without a table: of a section, of a field, or of each field.
static bool read_text(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    const tz_layout_reader *r = reader;
    tz_block_draft *draft = member;
    draft->spec.flowing = value->text.size;
    draft->each = each_of(&value->text);
    if (draft->each == TZ_EACH_SECTION)
        return tz_layout_refuse(r, value->place, _("a text shows a field, a section, or each field"));
    if (!is_path(&value->text))
        return draft->each || read_table(reader, bind, value, member);
    int field = find_field(r, value);
    if (field >= 0)
        show_fields(r, &draft->spec, (size_t)field, 1);
    return field >= 0;
}

// A table of single fields, of any sections.
static bool read_fields(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    tz_block_draft *draft = member;
    if (value->kind != TZ_SEQUENCE || !value->n)
        return tz_layout_refuse(r, value->place, _("fields must be a list of section.field"));
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, value->n);
    for (size_t i = 0; i < value->n; i++) {
        int field = find_field(r, value->items[i]);
        if (field < 0)
            return false;
        fields[i] = (uint32_t)field;
    }
    draft->spec.section = -1;
    draft->spec.fields = fields;
    draft->spec.fields_n = value->n;
    return true;
}

// Preferred widths of a table's columns; whether they are as many as these is known later.
static bool read_widths(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    tz_block_draft *draft = member;
    draft->widths = value->place;
    draft->widths_n = value->kind == TZ_SEQUENCE ? value->n : 0;
    if (!draft->widths_n || draft->widths_n > MOST_WIDTHS)
        return tz_layout_refuse(r, value->place, _("widths must be a list of numbers, one for each column"));
    tz_em *widths = TZ_ARRAY(r->arena, tz_em, value->n);
    for (size_t i = 0; i < value->n; i++) {
        char *end = NULL;
        const tz_yaml *item = value->items[i];
        const char *word = item->kind == TZ_SCALAR ? tz_text_to_string(r->arena, &item->text) : "";
        long width = strtol(word, &end, 10);
        if (end == word || *end || width < 1 || width > 1000)
            return tz_layout_refuse(r, item->place, _("a width is a whole number from 1 to 1000"));
        widths[i] = (tz_em)width;
    }
    draft->spec.preferred = widths;
    return true;
}

static const tz_bind block_rows[] = {
    {OPTIONAL(TEMPLATE, tz_block_draft, spec.text, "heading"), NAMES(heading_names), .example = "\"{title}({names})\"",
     .help = N_("words of a heading")},
    {WHOLE_STRUCT(SCALAR, "of"), .read = read_of,
     .expects = N_("id of a section, section.field, each section or each field"), .example = "stock",
     .help = N_("section or field (section.field) whose label stands for {label} in the heading. each section: the "
                "heading is repeated, together with the blocks beside it that say each section or each field, for "
                "every section that no other block of the card names; where the labels of all fields of a section "
                "contain the section's own, it has no heading. each field: it is repeated for every field of such a "
                "section. Of a break: each section, and it stands between the sections")},
    {OPTIONAL(STYLE, tz_block_draft, spec.style, "style"), OPTIONAL_TEXT_ON(PAPER),
     .help = N_("style of the heading, or of a text: in em, and that of answers unless it is given")},
    {OPTIONAL(INT, tz_block_draft, spec.level, "level"), .least = 1, .most = 4,
     .help = N_("level of the heading, for bookmarks and screen readers")},
    {WHOLE_STRUCT(SCALAR, "table"), .read = read_table, .expects = N_("id of a section, or each section"),
     .example = "each section",
     .help = N_("section (its id in form.yaml) whose fields the table shows. each section: a table for every section "
                "that no other block of the card names, in the form's order")},
    {WHOLE_STRUCT(VALUE, "fields"), .read = read_fields, .expects = N_("list of fields: section.field"),
     .example = "[office.name]", .pattern = "^[a-z0-9_]+[.][a-z0-9_]+$", .list = true,
     .help = N_("fields (section.field) of the table, in place of table")},
    {WHOLE_STRUCT(SCALAR, "text"), .read = read_text, .expects = N_("id of a section, section.field, or each field"),
     .example = "stock",
     .help = N_("section, field (section.field) or each field whose answers are set without a table, as paragraphs "
                "and items over the whole width that go on over pages")},
    {OPTIONAL(TEXT, tz_block_draft, spec.empty, "empty"), .example = "（記入なし）",
     .help = N_("what a text shows in the place of an answer that is empty")},
    {OPTIONAL(CHOICE, tz_block_draft, spec.heads, "heads"), .choices = heads,
     .help = N_("where the heads stand. auto: at the top, or at the left for a section of a single field")},
    {OPTIONAL(INT, tz_block_draft, columns, "columns"), .least = 1, .most = MOST_WIDTHS,
     .help = N_("most columns of a table with its heads at the top; more fields are divided evenly into tables below "
                "each other: with columns: 6, eight fields are 4 + 4")},
    {WHOLE_STRUCT(VALUE, "widths"), .read = read_widths, .expects = N_("list of whole numbers from 1 to 1000"),
     .example = "[1, 6]", .list = true, .least = 1, .most = 1000,
     .help = N_("proportions of the columns, 1 to 1000 each; otherwise they are equal. With each section: two, of "
                "heads at the left and their answers")},
    {OPTIONAL(TEMPLATE, tz_block_draft, spec.caption, "caption"), NAMES(heading_names), .example = "\"{label}\"",
     .help = N_("name of the table, for screen readers")},
    {OPTIONAL(CHOICE, tz_block_draft, kind, "break"), .choices = breaks, .alternative = true,
     .help =
         N_("break of the page: only when the card is full, always, or even: with of: each section, between those "
            "sections where a card of several pages (pages of body) is divided most evenly by the number of fields")},
    {OPTIONAL(LENGTH, tz_block_draft, spec.before, "before"), ON_PAPER, .most_em = TZ_WIDEST,
     .help = N_("space above")},
};

static const tz_block_draft block_defaults = {.spec = {.level = 2, .section = -1}};
const tz_bind_table tz_blocks_table = {block_rows, sizeof block_rows / sizeof *block_rows, TZ_HELD_IN_LIST,
                                       &block_defaults};

static bool check_heading(const tz_layout_reader *r, const tz_block_draft *draft, const tz_yaml *node) {
    if (draft->spec.section < 0 && !draft->each && tz_template_uses(&draft->spec.text, "label"))
        return tz_layout_refuse_together(r, node, "of heading",
                                         _("{label} needs the section it is the label of: add of: SECTION"));
    return draft->spec.style || tz_layout_refuse_together(r, node, "style heading", _("a heading needs a style"));
}

static bool check_table(const tz_layout_reader *r, const tz_block_draft *draft) {
    bool left = draft->spec.heads == TZ_HEADS_LEFT || draft->spec.heads == TZ_HEADS_AUTO;
    if (draft->each && draft->widths_n && !(left && draft->widths_n == 2))
        return tz_layout_refuse(r, draft->widths, _("widths with each section are two numbers, for heads at the left"));
    return true;
}

// Flows know sizes in em only.
static bool check_text(const tz_layout_reader *r, tz_block_draft *draft, const tz_yaml *node) {
    if (!draft->spec.style)
        draft->spec.style = r->layout->cell.body;
    return !draft->spec.style || !draft->spec.style->size.fixed ||
           tz_layout_refuse_together(r, node, "style text",
                                     _("the size of the style of a text must be given in em, to follow the body"));
}

static bool check_break(const tz_layout_reader *r, const tz_block_draft *draft, const tz_yaml *node) {
    bool of_sections = draft->each == TZ_EACH_SECTION;
    if (draft->each == TZ_EACH_FIELD || draft->spec.section >= 0)
        return tz_layout_refuse_together(r, node, "of break",
                                         _("a break may be of: each section, and of nothing else"));
    return of_sections || draft->kind != TZ_BREAK_EVEN ||
           tz_layout_refuse_together(r, node, "break", _("break: even needs of: each section"));
}

static bool read_block(tz_layout_reader *r, const tz_yaml *node, tz_block_draft *draft) {
    *draft = block_defaults;
    tz_block_spec *block = &draft->spec;
    block->place = node->place;
    if (!TZ_LAYOUT_BIND(r, node, block_rows, draft))
        return false;
    bool heading = block->text.text.size, page_break = tz_yaml_find(node, "break") != NULL;
    bool each_table = draft->each && block->kind == TZ_BLOCK_TABLE && !block->flowing, text = block->flowing;
    bool table = each_table || (block->fields_n && !text);
    if (heading + table + text + page_break != 1)
        return tz_layout_refuse(r, node->place,
                                _("a block of a card is one of heading, table (or fields), text and break"));
    block->kind = heading ? TZ_BLOCK_HEADING : page_break ? TZ_BLOCK_BREAK : TZ_BLOCK_TABLE;
    return heading      ? check_heading(r, draft, node)
           : page_break ? check_break(r, draft, node)
           : text       ? check_text(r, draft, node)
                        : check_table(r, draft);
}

// ---- a card taken from another file ----

// The first section that a block names and the form has not; NULL: it has them all. Blocks are checked later.
static const tz_text *unknown_section(const tz_layout_reader *r, const tz_yaml *block) {
    static const char *const keys[] = {"table", "of"};
    for (size_t i = 0; i < 2; i++) {
        const tz_yaml *value = block->kind == TZ_MAPPING ? tz_yaml_find(block, keys[i]) : NULL;
        bool named = value && value->kind == TZ_SCALAR && value->text.size && !each_of(&value->text);
        if (named && !is_path(&value->text) && tz_form_find_section(r->form, &value->text) < 0)
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
    tz_error(r->diag, tz_layout_taken_at(r, value->place),
             _("the card that is taken from %s is for another form: this one has no section %.*s"),
             value->place.source->name, (int)unknown->size, unknown->bytes);
    tz_note(r->diag, (tz_place){0},
            _("add card: with blocks of your own: - {table: each section, heads: auto} shows any form"));
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
    tz_block_draft *drafts = TZ_ARRAY(r->arena, tz_block_draft, value->n);
    bool ok = true;
    if (!is_own_form(r, value))
        return false;
    for (size_t i = 0; i < value->n; i++)
        ok = read_block(r, value->items[i], &drafts[i]) && ok;
    return ok && tz_layout_make_blocks(r, drafts, value->n, layout) &&
           check_all_shown(r, layout, tz_layout_taken_at(r, value->place));
}
