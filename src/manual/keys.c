// The keys of a file, from the tables that read it: what each means, of what type it is, whether it must be there.
#include "base/intl.h"
#include "layout/read.h"
#include "manual/manual.h"

#include <string.h>

// Where a table's keys stand, and what is known of them there.
typedef struct place {
    const char *section;  // the key of the file, or ""
    const char *path;     // keys below it, each with a dot behind; or ""
    const char *defaults; // the struct that the rows fill; NULL: not known
    const tz_yaml *example;
} place;

static const tz_bind_table *table_below(const tz_bind *row, tz_bind_table *made) {
    if (row->read != tz_layout_read_mapping)
        return row->below;
    const tz_mapping_spec *spec = row->argument;
    *made = (tz_bind_table){.rows = spec->rows, .n = spec->n};
    return made;
}

// ---- types ----

static const char *joined(tz_arena *arena, const char *const *words, const char *before, const char *after) {
    tz_bytes out = {0};
    for (size_t i = 0; words[i]; i++)
        tz_bytes_format(arena, &out, "%s%s%s%s", i ? ", " : "", before, words[i], after);
    return tz_arena_copy(arena, out.n ? out.at : "", out.n);
}

static const char *range_text(tz_arena *arena, const tz_bind *row) {
    const char *least = tz_bind_number(arena, row->type, row->least),
               *most = tz_bind_number(arena, row->type, row->most);
    switch (row->type) {
    case TZ_BIND_INT:
        return tz_arena_format(arena, _("whole number from %s to %s"), least, most);
    case TZ_BIND_RATIO:
        return tz_arena_format(arena, _("number from %s to %s, or per cent"), least, most);
    case TZ_BIND_LENGTH:
        return tz_arena_format(arena, _("length from %s to %s, or up to %s"), least, most,
                               tz_bind_number(arena, TZ_BIND_EM, row->most_em));
    default:
        return tz_arena_format(arena, _("length from %s to %s"), least, most);
    }
}

static const char *scalar_text(tz_arena *arena, const tz_bind *row) {
    if (row->read == tz_layout_read_color)
        return _("colour");
    if (row->read == tz_layout_read_style)
        return _("name of a style");
    if (row->read == tz_layout_read_template)
        return tz_arena_format(arena, _("text in which these are filled in: %s"),
                               joined(arena, row->argument, "{", "}"));
    return _("text");
}

static const char *holder_text(const tz_bind *row, const tz_bind_table *below) {
    if (!below) // a reader of its own, which its words describe
        return row->read ? _("value as described") : _("list");
    return below->held == TZ_HELD_IN_LIST   ? _("list, of which each item has the keys")
           : below->held == TZ_HELD_BY_NAME ? _("names, of which each has the keys")
                                            : _("the keys");
}

static const char *type_text(tz_arena *arena, const tz_bind *row) {
    tz_bind_table made;
    switch (row->type) {
    case TZ_BIND_TEXT:
        return _("text");
    case TZ_BIND_BOOL:
        return _("true or false");
    case TZ_BIND_CHOICE:
    case TZ_BIND_EITHER:
        return tz_arena_format(arena, _("one of: %s"), joined(arena, row->choices, "", ""));
    case TZ_BIND_TEXTS:
        return _("list of texts");
    case TZ_BIND_SCALAR:
        return scalar_text(arena, row);
    case TZ_BIND_NODE:
    case TZ_BIND_VALUE:
        return holder_text(row, table_below(row, &made));
    default:
        return range_text(arena, row);
    }
}

// ---- defaults ----

static const char *number_default(tz_arena *arena, const tz_bind *row, int32_t value) {
    return value >= row->least && value <= row->most ? tz_bind_number(arena, row->type, value) : NULL;
}

static const char *text_default(tz_arena *arena, const tz_text *text) {
    return text->size ? tz_text_to_string(arena, text) : NULL;
}

static const char *color_default(tz_arena *arena, const tz_color *color) {
    return color->k ? tz_arena_format(arena, "K%d", color->k / 10) : NULL;
}

// What holds when the key is missing; NULL: nothing that has a name.
static const char *default_text(tz_arena *arena, const tz_bind *row, const char *defaults) {
    const void *member = defaults + row->offset;
    const tz_length_spec *length = member;
    switch (row->type) {
    case TZ_BIND_INT:
    case TZ_BIND_RATIO:
    case TZ_BIND_PAPER_LENGTH:
    case TZ_BIND_EM:
        return number_default(arena, row, *(const int32_t *)member);
    case TZ_BIND_LENGTH:
        return length->em ? tz_bind_number(arena, TZ_BIND_EM, length->em) : number_default(arena, row, length->fixed);
    case TZ_BIND_BOOL:
        return *(const bool *)member ? "true" : "false";
    case TZ_BIND_CHOICE:
        return row->choices[*(const int *)member];
    case TZ_BIND_EITHER:
        return row->choices[*(const bool *)member];
    case TZ_BIND_SCALAR:
        return row->read == tz_layout_read_template ? text_default(arena, &((const tz_template *)member)->text)
               : row->read == tz_layout_read_color  ? color_default(arena, member)
                                                    : NULL;
    default:
        return NULL;
    }
}

// ---- examples ----

// The mapping below a key of an example: of a list or of names the first one that has the key which is looked for.
static const tz_yaml *example_with(const tz_yaml *in, const char *key) {
    if (!in || in->kind == TZ_SCALAR)
        return NULL;
    if (in->kind == TZ_MAPPING && tz_yaml_find(in, key))
        return tz_yaml_find(in, key);
    for (size_t i = 0; i < in->n; i++) {
        const tz_yaml *item = in->kind == TZ_MAPPING ? in->pairs[i].value : in->items[i];
        const tz_yaml *found = item->kind == TZ_MAPPING ? tz_yaml_find(item, key) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

static const char *example_text(tz_arena *arena, const tz_yaml *value) {
    enum { MOST = 60 };
    if (!value || value->kind != TZ_SCALAR || !value->text.size || value->text.size > MOST)
        return NULL;
    const char *text = tz_text_to_string(arena, &value->text);
    return strchr(text, '\n') ? NULL : text;
}

// ---- one key ----

static const char *words_of(const tz_key_list *list, const place *in, const tz_bind *row) {
    if (!row->help)
        tz_warning(list->diag, (tz_place){0}, "nothing explains %s: %s%s", in->section, in->path, row->key);
    return row->help ? _(row->help) : "";
}

// What English words say already is not said again.
static bool tells_default(const tz_bind *row) {
    return row->help && strstr(row->help, "otherwise");
}

// Type, whether it must be there or what holds otherwise, an example.
static const char *facts_of(const tz_key_list *list, const place *in, const tz_bind *row) {
    tz_arena *arena = list->page->arena;
    const char *text = type_text(arena, row);
    const char *otherwise =
        in->defaults && !row->required && !tells_default(row) ? default_text(arena, row, in->defaults) : NULL;
    const char *example = row->type == TZ_BIND_CHOICE || row->type == TZ_BIND_EITHER || row->type == TZ_BIND_BOOL
                              ? NULL
                              : example_text(arena, example_with(in->example, row->key));
    if (row->required)
        text = tz_arena_format(arena, _("%s; required"), text);
    if (otherwise)
        text = tz_arena_format(arena, _("%s; otherwise %s"), text, otherwise);
    return example ? tz_arena_format(arena, _("%s; example: %s"), text, example) : text;
}

// ---- tables ----

// Whether all parts have the row, with the same words.
static bool is_general(const tz_bind *row) {
    for (size_t i = 0; i < tz_part_table.n; i++)
        if (!strcmp(tz_part_table.rows[i].key, row->key) && row->help)
            return !strcmp(tz_part_table.rows[i].help, row->help);
    return false;
}

static void write_table(const tz_key_list *list, const place *in, const tz_bind_table *table);

// What a value holds.
static void write_below(const tz_key_list *list, const place *in, const tz_bind *row) {
    tz_arena *arena = list->page->arena;
    tz_bind_table made;
    const tz_bind_table *below = table_below(row, &made);
    if (!below)
        return;
    bool alone = below->held == TZ_HELD_ALONE;
    const place inner = {
        .section = in->section,
        .path = alone && *in->section ? tz_arena_format(arena, "%s%s.", in->path, row->key) : in->path,
        .defaults = below->defaults         ? below->defaults
                    : alone && in->defaults ? in->defaults + row->offset
                                            : NULL,
        .example = example_with(in->example, row->key),
    };
    tz_roff_begin_inner(list->page);
    write_table(list, &inner, below);
    tz_roff_end_inner(list->page);
}

// Rows that follow each other and are said the same of are one item.
static size_t same_rows(const tz_key_list *list, const tz_bind_table *table, size_t from) {
    const char *first = table->rows[from].help;
    tz_bind_table made;
    size_t to = from + 1;
    while (first && to < table->n && table->rows[to].help && !strcmp(table->rows[to].help, first) &&
           table->rows[to].required == table->rows[from].required && !table_below(&table->rows[to], &made) &&
           !strcmp(type_text(list->page->arena, &table->rows[to]), type_text(list->page->arena, &table->rows[from])))
        to++;
    return to;
}

static void write_table(const tz_key_list *list, const place *in, const tz_bind_table *table) {
    tz_arena *arena = list->page->arena;
    tz_bytes general = {0};
    for (size_t i = 0, to; i < table->n; i = to) {
        const tz_bind *row = &table->rows[i];
        to = i + 1;
        if (is_general(row)) {
            tz_bytes_format(arena, &general, "%s%s", general.n ? ", " : "", row->key);
            continue;
        }
        to = same_rows(list, table, i);
        tz_bytes tag = {0};
        for (size_t k = i; k < to; k++)
            tz_bytes_format(arena, &tag, "%s%s", k > i ? ", " : "", tz_roff_bold(arena, table->rows[k].key));
        tz_roff_item(list->page, tz_arena_copy(arena, tag.at, tag.n), words_of(list, in, row));
        tz_roff_line(list->page, facts_of(list, in, row));
        write_below(list, in, row);
    }
    if (general.n)
        tz_roff_paragraph(list->page, tz_arena_format(arena, _("As in all parts: %.*s."), (int)general.n, general.at));
}

void tz_keys_write(const tz_key_list *list, const tz_bind_table *table) {
    const place top = {.section = "", .path = "", .defaults = table->defaults, .example = list->example};
    write_table(list, &top, table);
}

// ---- sections ----

// The keys that several sections have, once: as the first of these has them.
static void write_general(const tz_key_list *list, const tz_bind_table *table) {
    tz_roff_subsection(list->page, _("keys of all parts"));
    struct {
        TZ_LIST(const tz_bind *) rows;
    } told = {0};
    for (size_t i = 0; i < table->n; i++) {
        tz_bind_table made;
        const tz_bind_table *below = table_below(&table->rows[i], &made);
        const place in = {.section = table->rows[i].key,
                          .path = "",
                          .defaults = (const char *)table->defaults + table->rows[i].offset,
                          .example = example_with(list->example, table->rows[i].key)};
        for (size_t k = 0; below && below->held == TZ_HELD_ALONE && k < below->n; k++) {
            const tz_bind *row = &below->rows[k];
            bool known = !is_general(row);
            for (size_t m = 0; m < told.rows.n; m++)
                known = known || !strcmp(told.rows.at[m]->key, row->key);
            if (known)
                continue;
            *TZ_ADD(list->page->arena, &told.rows) = row;
            tz_roff_item(list->page, tz_roff_bold(list->page->arena, row->key), words_of(list, &in, row));
            tz_roff_line(list->page, facts_of(list, &in, row));
        }
    }
}

// The section whose keys have been told already, because the same table reads both; NULL: none.
static const char *told_before(const tz_bind_table *table, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (table->rows[i].read == tz_layout_read_mapping && table->rows[k].argument == table->rows[i].argument)
            return table->rows[k].key;
    return NULL;
}

static void write_section(const tz_key_list *list, const tz_bind_table *table, size_t i) {
    tz_arena *arena = list->page->arena;
    const tz_bind *row = &table->rows[i];
    const place in = {.section = row->key,
                      .path = "",
                      .defaults = (const char *)table->defaults + row->offset,
                      .example = example_with(list->example, row->key)};
    const place top = {.section = "", .path = "", .defaults = table->defaults, .example = list->example};
    const char *before = told_before(table, i);
    tz_bind_table made;
    const tz_bind_table *below = table_below(row, &made);
    tz_roff_subsection(list->page, row->key);
    tz_roff_paragraph(list->page, words_of(list, &top, row));
    if (before)
        tz_roff_paragraph(list->page, tz_arena_format(arena, _("As %s."), before));
    else if (!below || below->held != TZ_HELD_ALONE)
        tz_roff_paragraph(list->page, facts_of(list, &top, row));
    else if (row->required)
        tz_roff_paragraph(list->page, _("Required."));
    if (below && !before) {
        const place inner = {in.section, in.path, below->defaults ? below->defaults : in.defaults, in.example};
        write_table(list, &inner, below);
    }
}

void tz_key_sections_write(const tz_key_list *list, const tz_bind_table *table) {
    bool general = false;
    for (size_t i = 0; i < table->n; i++) {
        if (!general && !strcmp(table->rows[i].key, "cover")) {
            write_general(list, table);
            general = true;
        }
        write_section(list, table, i);
    }
}
