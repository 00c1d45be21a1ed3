// The pieces a card is built of: headings, tables bound to the form, breaks.
#include "read.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char *const heads[] = {"top", "left", "none", NULL};
static const char *const breaks[] = {"when_full", "always", NULL};
// What a card's headings may ask for.
static const char *const heading_names[] = {"title",  "names", "fiscal_year", "prefecture", "publisher",
                                            "region", "label", "meeting",     "date",       NULL};

typedef struct piece_words {
    tz_text heading, of, style, table, caption;
    const tz_yaml *fields, *widths;
    int32_t level;
    int heads, page_break;
    tz_length_spec before;
} piece_words;

static const tz_bind piece_binds[] = {
    {"heading", TZ_BIND_TEXT, offsetof(piece_words, heading), false, 0, 0, NULL},
    {"of", TZ_BIND_TEXT, offsetof(piece_words, of), false, 0, 0, NULL},
    {"style", TZ_BIND_TEXT, offsetof(piece_words, style), false, 0, 0, NULL},
    {"level", TZ_BIND_INT, offsetof(piece_words, level), false, 1, 4, NULL},
    {"table", TZ_BIND_TEXT, offsetof(piece_words, table), false, 0, 0, NULL},
    {"fields", TZ_BIND_NODE, offsetof(piece_words, fields), false, 0, 0, NULL},
    {"heads", TZ_BIND_CHOICE, offsetof(piece_words, heads), false, 0, 0, heads},
    {"widths", TZ_BIND_NODE, offsetof(piece_words, widths), false, 0, 0, NULL},
    {"caption", TZ_BIND_TEXT, offsetof(piece_words, caption), false, 0, 0, NULL},
    {"break", TZ_BIND_CHOICE, offsetof(piece_words, page_break), false, 0, 0, breaks},
    {"before", TZ_BIND_LENGTH, offsetof(piece_words, before), false, 0, 0, NULL},
};

static bool fail(tz_reading *r) {
    r->failed = true;
    return false;
}

tz_template tz_read_template(tz_reading *r, const tz_text *text, const char *const *names) {
    size_t known = 0;
    while (names[known])
        known++;
    for (size_t at = 0; at < text->size; at++) {
        if (text->bytes[at] != '{')
            continue;
        const char *end = memchr(text->bytes + at, '}', text->size - at);
        if (!end) {
            tz_error(r->diag, tz_text_place(text, at), _("this { has no }"));
            fail(r);
            break;
        }
        tz_text name = tz_text_slice(text, at + 1, (size_t)(end - text->bytes));
        size_t i = 0;
        while (i < known && !tz_text_is(&name, names[i]))
            i++;
        if (i == known) {
            tz_error(r->diag, tz_text_place(text, at), _("nothing is called {%.*s} here"), (int)name.size, name.bytes);
            const char *nearest = tz_nearest_word(&name, names, known);
            if (nearest)
                tz_note(r->diag, (tz_place){0}, _("did you mean {%s}?"), nearest);
            fail(r);
        }
    }
    return (tz_template){*text};
}

int tz_section_named(tz_reading *r, const tz_text *id) {
    int section = tz_form_section(r->form, id);
    if (section >= 0)
        return section;
    const char **names = TZ_ARRAY(r->arena, const char *, r->form->sections_n + 1);
    for (size_t i = 0; i < r->form->sections_n; i++)
        names[i] = tz_arena_copy(r->arena, r->form->sections[i].id.bytes, r->form->sections[i].id.size);
    tz_error(r->diag, tz_text_place(id, 0), _("the form has no section %.*s"), (int)id->size, id->bytes);
    const char *nearest = tz_nearest_word(id, names, r->form->sections_n);
    if (nearest)
        tz_note(r->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    fail(r);
    return -1;
}

static bool read_heading(tz_reading *r, const piece_words *words, tz_block_spec *piece, tz_place place) {
    piece->kind = TZ_BLOCK_HEADING;
    piece->text = tz_read_template(r, &words->heading, heading_names);
    piece->level = words->level;
    piece->section = words->of.size ? tz_section_named(r, &words->of) : -1;
    if (words->of.size == 0 && tz_template_uses(&piece->text, "label")) {
        tz_error(r->diag, place, _("{label} needs the section it is the label of: add of: SECTION"));
        return fail(r);
    }
    piece->style = tz_style_named(r, &words->style);
    if (!words->style.size) {
        tz_error(r->diag, place, _("a heading needs a style"));
        return fail(r);
    }
    return piece->style != NULL;
}

static bool read_fields(tz_reading *r, const tz_yaml *node, tz_block_spec *piece) {
    if (node->kind != TZ_SEQUENCE || !node->n) {
        tz_error(r->diag, node->place, _("fields must be a list of section.field"));
        return fail(r);
    }
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, node->n);
    for (size_t i = 0; i < node->n; i++) {
        int field = node->items[i]->kind == TZ_SCALAR ? tz_form_field(r->form, &node->items[i]->text) : -1;
        if (field < 0) {
            tz_error(r->diag, node->items[i]->place, _("the form has no such field: %.*s"),
                     (int)node->items[i]->text.size, node->items[i]->text.bytes ? node->items[i]->text.bytes : "");
            return fail(r);
        }
        fields[i] = (uint32_t)field;
    }
    piece->fields = fields;
    piece->fields_n = node->n;
    return true;
}

// All fields of a section.
static bool take_section(tz_reading *r, const tz_text *id, tz_block_spec *piece) {
    piece->section = tz_section_named(r, id);
    if (piece->section < 0)
        return false;
    const tz_section *section = &r->form->sections[piece->section];
    uint32_t *fields = TZ_ARRAY(r->arena, uint32_t, section->n);
    for (size_t i = 0; i < section->n; i++)
        fields[i] = (uint32_t)(section->first + i);
    piece->fields = fields;
    piece->fields_n = section->n;
    return true;
}

// Preferred widths: numbers, one a column.
static bool read_widths(tz_reading *r, const tz_yaml *node, tz_block_spec *piece) {
    size_t columns = piece->heads == TZ_HEADS_LEFT ? 2 : piece->fields_n;
    if (node->kind != TZ_SEQUENCE || node->n != columns) {
        tz_error(r->diag, node->place, _("widths must be a list of %zu numbers, one for each column"), columns);
        return fail(r);
    }
    tz_em *widths = TZ_ARRAY(r->arena, tz_em, columns);
    for (size_t i = 0; i < columns; i++) {
        char *end = NULL;
        const tz_yaml *item = node->items[i];
        const char *word = item->kind == TZ_SCALAR ? tz_arena_copy(r->arena, item->text.bytes, item->text.size) : "";
        long value = strtol(word, &end, 10);
        if (end == word || *end || value < 1 || value > 1000) {
            tz_error(r->diag, item->place, _("a width is a whole number from 1 to 1000"));
            return fail(r);
        }
        widths[i] = (tz_em)value;
    }
    piece->preferred = widths;
    return true;
}

static bool read_table(tz_reading *r, const piece_words *words, tz_block_spec *piece) {
    piece->kind = TZ_BLOCK_TABLE;
    piece->heads = words->heads;
    piece->caption = tz_read_template(r, &words->caption, heading_names);
    piece->section = -1;
    bool ok = words->fields ? read_fields(r, words->fields, piece) : take_section(r, &words->table, piece);
    return ok && (!words->widths || read_widths(r, words->widths, piece));
}

static bool read_piece(tz_reading *r, const tz_yaml *node, tz_block_spec *piece) {
    piece_words words = {.page_break = -1, .level = 2};
    if (!TZ_BIND(r->arena, node, piece_binds, &words, r->diag))
        return fail(r);
    piece->before = words.before;
    int kinds = (words.heading.size > 0) + (words.table.size > 0 || words.fields) + (words.page_break >= 0);
    if (kinds != 1) {
        tz_error(r->diag, node->place, _("a piece of a card is one of heading, table (or fields) and break"));
        return fail(r);
    }
    if (words.heading.size)
        return read_heading(r, &words, piece, node->place);
    if (words.page_break < 0)
        return read_table(r, &words, piece);
    piece->kind = TZ_BLOCK_BREAK;
    piece->always = words.page_break == 1;
    return true;
}

// Every field of the form must stand somewhere on the card: nothing is left out in silence.
static void check_all_shown(tz_reading *r, const tz_layout *layout, tz_place place) {
    bool *shown = TZ_ARRAY(r->arena, bool, r->form->fields_n);
    for (size_t i = 0; i < layout->card_n; i++)
        for (size_t k = 0; k < layout->card[i].fields_n; k++)
            shown[layout->card[i].fields[k]] = true;
    for (size_t i = 0; i < r->form->fields_n; i++)
        if (!shown[i]) {
            tz_error(r->diag, place, _("no table of the card shows the field %s"), r->form->fields[i].path);
            fail(r);
        }
}

void tz_read_card(tz_reading *r, const tz_yaml *node) {
    if (node->kind != TZ_SEQUENCE || !node->n) {
        tz_error(r->diag, node->place, _("card must be a list of headings and tables"));
        fail(r);
        return;
    }
    tz_block_spec *pieces = TZ_ARRAY(r->arena, tz_block_spec, node->n);
    bool whole = true;
    for (size_t i = 0; i < node->n; i++)
        whole = read_piece(r, node->items[i], &pieces[i]) && whole;
    r->layout->card = pieces;
    r->layout->card_n = node->n;
    if (whole)
        check_all_shown(r, r->layout, node->place);
}
