// JSON Schema (draft 2020-12, json-schema.org) of a kind of file, for editors that read it through
// yaml-language-server.
//
// A schema speaks of values as YAML 1.2 resolves plain scalars (10.3, the core schema): 1.3 is a number there, 297mm a
// string. tsuzuri takes any scalar as the text that it is written as; so texts may also be numbers, booleans and null.
#include "base/intl.h"
#include "reference/inside.h"
#include "reference/json.h"

#include <string.h>

static const char *const any_scalar[] = {"string", "number", "boolean", "null", NULL};
static const char *const filled_scalar[] = {"string", "number", "boolean", NULL};
static const char *const text_or_number[] = {"string", "number", NULL};

// ---- scalars ----

#define NUMBER "[0-9]+([.][0-9]*)?"
#define TERM(unit) " *(" NUMBER unit "|0+([.]0*)?) *"
#define LENGTH(unit) "^-?" TERM(unit) "([+-]" TERM(unit) ")*$"

// Nothing needs no unit.
static void put_length(tz_json *to, const char *pattern) {
    tz_json_strings(to, "type", text_or_number);
    tz_json_string(to, "pattern", pattern);
    tz_json_raw(to, "minimum", "0");
    tz_json_raw(to, "maximum", "0");
}

static void put_range(tz_json *to, const tz_bind *row) {
    tz_json_raw(to, "minimum", tz_bind_number(to->arena, row->type, row->least));
    tz_json_raw(to, "maximum", tz_bind_number(to->arena, row->type, row->most));
}

static void put_integer(tz_json *to, const tz_bind *row) {
    tz_json_string(to, "type", "integer");
    put_range(to, &(const tz_bind){.type = TZ_BIND_INT, .least = row->least, .most = row->most});
}

static void put_text(tz_json *to, const tz_bind *row) {
    if (row->pattern) {
        tz_json_strings(to, "type",
                        row->required ? (const char *const[]){"string", NULL}
                                      : (const char *const[]){"string", "null", NULL});
        tz_json_string(to, "pattern", row->pattern);
        return;
    }
    tz_json_strings(to, "type", row->filled ? filled_scalar : any_scalar);
    if (row->filled)
        tz_json_string(to, "pattern", "\\S");
}

// Each { has a name that can be filled in, and its }.
static const char *template_pattern(tz_arena *arena, const char *const *names) {
    tz_bytes out = {0};
    for (size_t i = 0; names[i]; i++)
        tz_bytes_format(arena, &out, "%s%s", i ? "|" : "^([^{]|\\{(", names[i]);
    tz_bytes_format(arena, &out, ")\\})*$");
    return tz_arena_copy(arena, out.at, out.n);
}

static void put_scalar(tz_json *to, const tz_bind *row) {
    static const char color[] = "^(K *(100|[0-9]{1,2})|CMYK( +(100|[0-9]{1,2})){4}) *$";
    switch (tz_reference_scalar_of(row)) {
    case TZ_READS_COLOR:
        tz_json_strings(to, "type", row->required ? filled_scalar : any_scalar);
        tz_json_string(to, "pattern", color);
        return;
    case TZ_READS_TEMPLATE:
        tz_json_strings(to, "type", any_scalar);
        tz_json_string(to, "pattern", template_pattern(to->arena, tz_reference_template_names(to->arena, row)));
        return;
    default:
        put_text(to, row);
    }
}

static void put_items(tz_json *to, const tz_bind *row) {
    tz_json_string(to, "type", "array");
    tz_json_open(to, "items", '{');
    if (row->most > row->least)
        put_integer(to, row);
    else
        put_text(to, &(const tz_bind){.filled = true, .required = true, .pattern = row->pattern});
    tz_json_close(to, '}');
}

static void put_value(tz_json *to, const tz_bind *row) {
    switch (row->type) {
    case TZ_BIND_INT:
        put_integer(to, row);
        return;
    case TZ_BIND_RATIO:
        tz_json_strings(to, "type", text_or_number);
        tz_json_string(to, "pattern", "^" NUMBER "%?$");
        put_range(to, row);
        return;
    case TZ_BIND_BOOL:
        tz_json_string(to, "type", "boolean");
        return;
    case TZ_BIND_LENGTH:
        put_length(to, LENGTH("(mm|pt|Q|em)"));
        return;
    case TZ_BIND_PAPER_LENGTH:
        put_length(to, LENGTH("(mm|pt|Q)"));
        return;
    case TZ_BIND_EM:
        put_length(to, LENGTH("em"));
        return;
    case TZ_BIND_CHOICE:
    case TZ_BIND_EITHER:
        tz_json_strings(to, "enum", row->choices);
        return;
    case TZ_BIND_TEXTS:
        put_items(to, row);
        return;
    case TZ_BIND_SCALAR:
        put_scalar(to, row);
        return;
    default:
        (row->list ? put_items : put_text)(to, row);
    }
}

// ---- defaults and examples ----

static bool is_bare(const tz_bind *row) {
    return row->type == TZ_BIND_INT || row->type == TZ_BIND_RATIO || row->type == TZ_BIND_BOOL;
}

static void put_json_value(tz_json *to, const tz_bind *row, const char *key, const char *text) {
    (is_bare(row) ? tz_json_raw : tz_json_string)(to, key, text);
}

static void put_example_items(tz_json *to, const tz_bind *row, const tz_yaml *list) {
    tz_json_open(to, NULL, '[');
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i]->kind == TZ_SCALAR)
            (row->most > row->least ? tz_json_raw
                                    : tz_json_string)(to, NULL, tz_text_to_string(to->arena, &list->items[i]->text));
    tz_json_close(to, ']');
}

// The example is YAML as it stands in a file.
static void put_example(tz_json *to, const tz_reference_entry *of) {
    if (!of->example || of->inner)
        return;
    const tz_source *source = tz_source_new(to->arena, "example", of->example, strlen(of->example));
    const tz_yaml *value = tz_yaml_read(to->arena, source, tz_diag_in_arena(to->arena));
    if (!value || value->kind == TZ_MAPPING)
        return;
    tz_json_open(to, "examples", '[');
    if (value->kind == TZ_SEQUENCE)
        put_example_items(to, of->row, value);
    else
        put_json_value(to, of->row, NULL, tz_text_to_string(to->arena, &value->text));
    tz_json_close(to, ']');
}

// ---- mappings ----

// What a schema of a whole file is made of.
typedef struct schema {
    tz_json to;
    const tz_reference_file *file;
    const tz_reference *all;
    const tz_form *form; // NULL: any
} schema;

static void put_property(schema *of, const char *key, const tz_reference_entry *entry);

static void put_required(schema *of, const tz_reference_entry *entries, size_t n) {
    struct {
        TZ_LIST(const char *) keys;
    } list = {0};
    for (size_t i = 0; i < n; i += 1 + entries[i].inner)
        if (entries[i].required)
            *TZ_ADD(of->to.arena, &list.keys) = entries[i].key;
    if (!list.keys.n)
        return;
    *TZ_ADD(of->to.arena, &list.keys) = NULL;
    tz_json_strings(&of->to, "required", list.keys.at);
}

// Keys and nothing else. What a layout lacks may be in another one; but lists are taken from there as a whole or not.
static void put_mapping(schema *of, const tz_reference_entry *entries, size_t n, bool complete) {
    tz_json_string(&of->to, "type", "object");
    tz_json_open(&of->to, "properties", '{');
    for (size_t i = 0; i < n; i += 1 + entries[i].inner)
        put_property(of, entries[i].key, &entries[i]);
    tz_json_close(&of->to, '}');
    if (complete)
        put_required(of, entries, n);
    tz_json_raw(&of->to, "additionalProperties", "false");
}

// The entries that say what stands below an entry: those of an earlier section, where it has the same.
static const tz_reference_entry *holder_of(const schema *of, const tz_reference_entry *entry) {
    const tz_reference_entry *entries = of->all->entries.at;
    if (!entry->same_as)
        return entry;
    size_t at = (size_t)(entry - entries), depth = entry->depth;
    while (at-- > 0 && entries[at].depth >= depth)
        if (entries[at].depth == depth && !strcmp(entries[at].key, entry->same_as))
            return &entries[at];
    return entry;
}

static void put_holder(schema *of, const tz_reference_entry *entry) {
    const tz_reference_entry *from = holder_of(of, entry);
    bool in_list = entry->held == TZ_HELD_IN_LIST, by_name = entry->held == TZ_HELD_BY_NAME;
    if (in_list || by_name) {
        tz_json_string(&of->to, "type", in_list ? "array" : "object");
        tz_json_open(&of->to, in_list ? "items" : "additionalProperties", '{');
    }
    put_mapping(of, from + 1, from->inner, in_list || !of->file->inherits);
    if (in_list || by_name)
        tz_json_close(&of->to, '}');
}

// A face of fonts.yaml may be one word in place of its keys.
static void put_either(schema *of, const tz_reference_entry *entry) {
    tz_json_open(&of->to, "anyOf", '[');
    tz_json_open(&of->to, NULL, '{');
    tz_json_strings(&of->to, "enum", entry->row->choices);
    tz_json_close(&of->to, '}');
    tz_json_open(&of->to, NULL, '{');
    put_holder(of, entry);
    tz_json_close(&of->to, '}');
    tz_json_close(&of->to, ']');
}

static void put_description(tz_json *to, const tz_reference_entry *entry) {
    const char *words = entry->inner || entry->same_as
                            ? entry->words
                            : tz_arena_format(to->arena, _("%s [%s]"), entry->words, entry->type);
    tz_json_string(to, "description", words);
}

static void put_property(schema *of, const char *key, const tz_reference_entry *entry) {
    tz_json *to = &of->to;
    bool holds = entry->inner || entry->same_as;
    tz_json_open(to, key, '{');
    put_description(to, entry);
    if (holds && entry->row->choices)
        put_either(of, entry);
    else if (holds)
        put_holder(of, entry);
    else
        put_value(to, entry->row);
    if (entry->otherwise)
        put_json_value(to, entry->row, "default", entry->otherwise);
    put_example(to, entry);
    tz_json_close(to, '}');
}

// ---- keys that the form names ----

static const char *const *ids_of(tz_arena *arena, const tz_form *form, const tz_section *section) {
    const char **ids = TZ_ARRAY(arena, const char *, section->n + 1);
    for (size_t i = 0; i < section->n; i++)
        ids[i] = tz_text_to_string(arena, &form->fields[section->first + i].id);
    return ids;
}

static void put_form_section(schema *of, const tz_section *section) {
    tz_json *to = &of->to;
    const char *const *ids = ids_of(to->arena, of->form, section);
    tz_json_open(to, tz_text_to_string(to->arena, &section->id), '{');
    tz_json_string(to, "description", tz_text_to_string(to->arena, &section->label));
    tz_json_string(to, "type", "object");
    tz_json_open(to, "properties", '{');
    for (size_t i = 0; i < section->n; i++) {
        tz_json_open(to, ids[i], '{');
        tz_json_string(to, "description", tz_text_to_string(to->arena, &of->form->fields[section->first + i].label));
        tz_json_strings(to, "type", any_scalar);
        tz_json_close(to, '}');
    }
    tz_json_close(to, '}');
    tz_json_strings(to, "required", ids);
    tz_json_raw(to, "additionalProperties", "false");
    tz_json_close(to, '}');
}

// A card's own keys and its form's sections.
static void put_card_of_form(schema *of, const tz_reference_entry *own, size_t n) {
    tz_json *to = &of->to;
    size_t sections_n = of->form->sections_n;
    const char **required = TZ_ARRAY(to->arena, const char *, sections_n + 2);
    tz_json_open(to, "properties", '{');
    for (size_t i = 0; i < n; i += 1 + own[i].inner)
        put_property(of, own[i].key, &own[i]);
    required[0] = own[0].key;
    for (size_t i = 0; i < sections_n; i++) {
        put_form_section(of, &of->form->sections[i]);
        required[i + 1] = tz_text_to_string(to->arena, &of->form->sections[i].id);
    }
    tz_json_close(to, '}');
    tz_json_strings(to, "required", required);
    tz_json_raw(to, "additionalProperties", "false");
}

static void put_survey_of_form(schema *of, const tz_reference_entry *own, size_t n, const tz_reference_entry *cell) {
    tz_json_open(&of->to, "properties", '{');
    for (size_t i = 0; i < n; i++)
        put_property(of, own[i].key, &own[i]);
    for (size_t i = 0; i < of->form->fields_n; i++)
        put_property(of, of->form->fields[i].path, cell);
    tz_json_close(&of->to, '}');
    tz_json_raw(&of->to, "additionalProperties", "false");
}

// Keys whose names are not known, in a file that has n keys of its own beside them. Those of cards hold keys of that
// sort in their turn.
static void put_named(schema *of, const tz_reference_entry *own, size_t n, const tz_reference_entry *named) {
    tz_arena *arena = of->to.arena;
    const char *names = tz_arena_format(arena, "^%s$", of->file->other_keys);
    tz_bytes others = {0};
    for (size_t i = 0; i < n; i += 1 + own[i].inner)
        tz_bytes_format(arena, &others, "%s%s", i ? "|" : "", own[i].key);
    const char *pattern = tz_arena_format(arena, "^(?!(%.*s)$)%s$", (int)others.n, others.at, of->file->other_keys);
    tz_json_open(&of->to, "patternProperties", '{');
    if (!named->inner) {
        put_property(of, pattern, named);
    } else {
        tz_json_open(&of->to, pattern, '{');
        put_description(&of->to, named);
        tz_json_string(&of->to, "type", "object");
        tz_json_open(&of->to, "patternProperties", '{');
        put_property(of, names, named + 1);
        tz_json_close(&of->to, '}');
        tz_json_raw(&of->to, "additionalProperties", "false");
        tz_json_close(&of->to, '}');
    }
    tz_json_close(&of->to, '}');
}

static void put_with_named_keys(schema *of, const tz_reference_entry *entries, size_t n) {
    size_t own = 0;
    while (own < n && entries[own].row != of->file->others)
        own += 1 + entries[own].inner;
    tz_json_string(&of->to, "type", "object");
    if (of->form && entries[own].inner) {
        put_card_of_form(of, entries, own);
    } else if (of->form) {
        put_survey_of_form(of, entries, own, &entries[own]);
    } else {
        tz_json_open(&of->to, "properties", '{');
        for (size_t i = 0; i < own; i += 1 + entries[i].inner)
            put_property(of, entries[i].key, &entries[i]);
        tz_json_close(&of->to, '}');
        put_named(of, entries, own, &entries[own]);
        put_required(of, entries, own);
        tz_json_raw(&of->to, "additionalProperties", "false");
    }
}

// ---- files ----

// What must be there in a layout that is like no other one.
static void put_needs(schema *of, const tz_reference_entry *entries, size_t n) {
    put_required(of, entries, n);
    tz_json_open(&of->to, "properties", '{');
    for (size_t i = 0; i < n; i += 1 + entries[i].inner) {
        const tz_reference_entry *from = holder_of(of, &entries[i]);
        if (!from->inner || from->held != TZ_HELD_ALONE)
            continue;
        tz_json_open(&of->to, entries[i].key, '{');
        put_needs(of, from + 1, from->inner);
        tz_json_close(&of->to, '}');
    }
    tz_json_close(&of->to, '}');
}

static void put_file(schema *of) {
    const tz_reference_entry *entries = of->all->entries.at;
    size_t n = of->all->entries.n;
    bool in_list = of->file->table->held == TZ_HELD_IN_LIST;
    if (in_list) {
        tz_json_string(&of->to, "type", "array");
        tz_json_open(&of->to, "items", '{');
    }
    if (of->file->other_keys)
        put_with_named_keys(of, entries, n);
    else
        put_mapping(of, entries, n, !of->file->inherits);
    if (in_list)
        tz_json_close(&of->to, '}');
    if (!of->file->inherits)
        return;
    tz_json_raw(&of->to, "if", "{\"required\": [\"like\"]}");
    tz_json_raw(&of->to, "then", "true");
    tz_json_open(&of->to, "else", '{');
    put_needs(of, entries, n);
    tz_json_close(&of->to, '}');
}

tz_bytes tz_reference_schema(tz_arena *arena, tz_reference_kind kind, const tz_form *form) {
    const tz_reference all = tz_reference_read(arena, kind);
    schema of = {.to = {.arena = arena}, .file = &tz_reference_files[kind], .all = &all, .form = form};
    tz_json_open(&of.to, NULL, '{');
    tz_json_string(&of.to, "$schema", "https://json-schema.org/draft/2020-12/schema");
    tz_json_string(&of.to, "title", of.file->file);
    tz_json_string(&of.to, "description", _(of.file->about));
    put_file(&of);
    tz_json_close(&of.to, '}');
    return of.to.out;
}
