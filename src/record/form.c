// The survey's form: its sections and fields are data.
#include "base/intl.h"
#include "base/sha256.h"
#include "record/read.h"

#include <string.h>

typedef struct field_node {
    tz_field own;
    tz_text language;
} field_node;
static const tz_bind field_rows[] = {
    {.key = "id",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(field_node, own.id),
     .required = true,
     .help = N_("key of the answers on the cards: small letters, digits and _"),
     .expects = N_("small letters, digits and _"),
     .example = "name",
     .pattern = "^[a-z0-9_]+$"},
    {.key = "label",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(field_node, own.label),
     .required = true,
     .filled = true,
     .help = N_("head in the tables, as the form words it"),
     .example = "●担当課"},
    {.key = "short",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(field_node, own.short_label),
     .help = N_("short name for lists; otherwise the label"),
     .example = "担当"},
    {.key = "was",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(field_node, own.was),
     .help = N_("section.field of the same question in an earlier edition, where its id was another"),
     .expects = N_("section.field"),
     .example = "stock.generator",
     .pattern = "^[a-z0-9_]+[.][a-z0-9_]+$"},
    {.key = "language",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(field_node, language),
     .help = N_("of the answers, as BCP 47 writes it; otherwise the edition's"),
     .expects = N_("tag of a language"),
     .example = "ja"},
    {.key = "help",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(field_node, own.help),
     .help = N_("what to answer, for those who fill in a workbook; not in the booklet"),
     .example = "課と係の名前"},
    {.key = "example",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(field_node, own.example),
     .help = N_("an answer as an example, in workbooks"),
     .example = "防災課 防災係"},
    {.key = "choices",
     .type = TZ_BIND_TEXTS,
     .offset = offsetof(field_node, own.choices),
     .help = N_("answers that workbooks offer in a list; others can still be written"),
     .example = "[発電機がある, 蓄電池がある, どちらもない]"},
};
static const tz_bind_table fields_table = {field_rows, sizeof field_rows / sizeof *field_rows, TZ_HELD_IN_LIST, NULL};

typedef struct section_node {
    tz_text id, label;
    const tz_yaml *fields;
} section_node;
static const tz_bind section_rows[] = {
    {.key = "id",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(section_node, id),
     .required = true,
     .help = N_("key of the section on the cards: small letters, digits and _"),
     .expects = N_("small letters, digits and _"),
     .example = "office",
     .pattern = "^[a-z0-9_]+$"},
    {.key = "label",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(section_node, label),
     .required = true,
     .filled = true,
     .help = N_("heading of the section"),
     .example = "(1)備蓄について"},
    {.key = "fields",
     .type = TZ_BIND_NODE,
     .offset = offsetof(section_node, fields),
     .required = true,
     .below = &fields_table,
     .help = N_("its questions, in printing order")},
};
static const tz_bind_table sections_table = {section_rows, 3, TZ_HELD_IN_LIST, NULL};

typedef struct form_node {
    tz_text title, note;
    const tz_yaml *sections;
} form_node;
static const tz_bind form_rows[] = {
    {.key = "title",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(form_node, title),
     .required = true,
     .filled = true,
     .help = N_("of the survey"),
     .example = "災害時の備えに関する調査票"},
    {.key = "note",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(form_node, note),
     .help = N_("what those who fill in a workbook are told of the survey; not in the booklet"),
     .example = "10月1日現在の状況をお答えください。"},
    {.key = "sections",
     .type = TZ_BIND_NODE,
     .offset = offsetof(form_node, sections),
     .required = true,
     .below = &sections_table,
     .help = N_("its sections, in printing order")},
};
const tz_bind_table tz_form_table = {.rows = form_rows, .n = sizeof form_rows / sizeof *form_rows};

// Far beyond what people answer; what is looked up among them would take seconds with thousands.
enum { MOST_SECTIONS = 1000, MOST_FIELDS = 1000, MOST_CHOICES = 1000 };

typedef struct form_lists {
    TZ_LIST(tz_section) sections;
    TZ_LIST(tz_field) fields;
    bool incomplete; // one could not be read
} form_lists;

static bool is_id(const tz_text *text) {
    for (size_t i = 0; i < text->size; i++) {
        char c = text->bytes[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
            return false;
    }
    return text->size > 0;
}

static void check_id(tz_record_reader *r, const tz_text *id) {
    if (!is_id(id))
        tz_error(r->diag, tz_text_place(id, 0), _("%s is no id: small letters a-z, digits and _ are expected"),
                 tz_text_excerpt(r->arena, id));
}

static void report_second_time(tz_record_reader *r, const tz_text *id, const tz_text *first) {
    tz_error(r->diag, tz_text_place(id, 0), _("the id %s is used a second time"), tz_text_excerpt(r->arena, id));
    tz_note(r->diag, tz_text_place(first, 0), "%s", _("the first one is here"));
}

// "section.field"
static void check_was(tz_record_reader *r, const tz_text *was) {
    if (was->size == 0)
        return;
    const char *dot = memchr(was->bytes, '.', was->size);
    size_t at = dot ? (size_t)(dot - was->bytes) : 0;
    tz_text section = tz_text_slice(was, 0, at), field = tz_text_slice(was, dot ? at + 1 : 0, was->size);
    if (!is_id(&section) || !is_id(&field))
        tz_error(r->diag, tz_text_place(was, 0), _("section.field is expected here, such as status.situation"));
}

// What workbooks show: none of it is printed, but officials read it.
static void check_texts(tz_record_reader *r, tz_field *field) {
    field->help = tz_text_trimmed(&field->help);
    field->example = tz_text_trimmed(&field->example);
    tz_record_warn_suspicious(r, &field->help);
    tz_record_warn_suspicious(r, &field->example);
    if (field->choices.n > MOST_CHOICES)
        tz_error(r->diag, tz_text_place(&field->choices.at[MOST_CHOICES], 0), _("a field has at most %d choices"),
                 MOST_CHOICES);
    for (size_t i = 0; i < field->choices.n; i++)
        tz_record_warn_suspicious(r, &field->choices.at[i]);
}

static void read_field(tz_record_reader *r, form_lists *to, const tz_yaml *node) {
    tz_section *section = &to->sections.at[to->sections.n - 1];
    field_node from = {.own = {.section = (uint32_t)(to->sections.n - 1)}};
    if (!TZ_BIND(r->arena, node, field_rows, &from, r->diag)) {
        to->incomplete = true;
        return;
    }
    tz_field field = from.own;
    field.language = tz_language_read(r, &from.language);
    check_id(r, &field.id);
    check_was(r, &field.was);
    tz_record_warn_suspicious(r, &field.label);
    tz_record_warn_suspicious(r, &field.short_label);
    check_texts(r, &field);
    if (field.short_label.size == 0)
        field.short_label = field.label;
    for (size_t i = section->first; i < to->fields.n; i++)
        if (tz_text_equal(&to->fields.at[i].id, &field.id))
            report_second_time(r, &field.id, &to->fields.at[i].id);
    field.path = tz_arena_format(r->arena, "%.*s.%.*s", (int)section->id.size, section->id.bytes, (int)field.id.size,
                                 field.id.bytes);
    *TZ_ADD(r->arena, &to->fields) = field;
    section->n++;
}

static void check_section(tz_record_reader *r, const form_lists *to, const section_node *node) {
    check_id(r, &node->id);
    if (tz_card_has_key(&node->id))
        tz_error(r->diag, tz_text_place(&node->id, 0), _("%s is a key of every card: please choose another id"),
                 tz_text_excerpt(r->arena, &node->id));
    for (size_t i = 0; i < to->sections.n; i++)
        if (tz_text_equal(&to->sections.at[i].id, &node->id))
            report_second_time(r, &node->id, &to->sections.at[i].id);
}

static void read_section(tz_record_reader *r, form_lists *to, const tz_yaml *node) {
    section_node from = {.fields = NULL};
    if (!TZ_BIND(r->arena, node, section_rows, &from, r->diag) || !tz_record_check_kind(r, from.fields, TZ_SEQUENCE)) {
        to->incomplete = true;
        return;
    }
    check_section(r, to, &from);
    tz_record_warn_suspicious(r, &from.label);
    *TZ_ADD(r->arena, &to->sections) = (tz_section){.id = from.id, .label = from.label, .first = to->fields.n};
    if (from.fields->n == 0)
        tz_error(r->diag, from.fields->place, "%s", _("a section needs at least one field"));
    for (size_t i = 0; i < from.fields->n; i++) {
        if (to->fields.n == MOST_FIELDS) {
            tz_error(r->diag, from.fields->items[i]->place, _("a form has at most %d fields"), MOST_FIELDS);
            return;
        }
        read_field(r, to, from.fields->items[i]);
    }
}

const tz_form *tz_form_read(tz_record_reader *r, const tz_yaml *root) {
    form_node from = {.sections = NULL};
    tz_form *form = TZ_NEW(r->arena, tz_form);
    bool bound = TZ_BIND(r->arena, root, form_rows, &from, r->diag);
    if (!from.sections || !tz_record_check_kind(r, from.sections, TZ_SEQUENCE))
        return NULL;
    form_lists lists = {.sections = {.n = 0}};
    size_t before = tz_diag_count(r->diag, TZ_ERROR);
    if (from.sections->n > MOST_SECTIONS)
        tz_error(r->diag, from.sections->items[MOST_SECTIONS]->place, _("a form has at most %d sections"),
                 MOST_SECTIONS);
    for (size_t i = 0; i < from.sections->n && lists.fields.n < MOST_FIELDS && i < MOST_SECTIONS; i++)
        read_section(r, &lists, from.sections->items[i]);
    if (from.sections->n == 0)
        tz_error(r->diag, from.sections->place, "%s", _("a form needs at least one section"));
    tz_record_warn_suspicious(r, &from.note);
    *form = (tz_form){.title = from.title,
                      .note = tz_text_trimmed(&from.note),
                      .sections = lists.sections.at,
                      .sections_n = lists.sections.n,
                      .fields = lists.fields.at,
                      .fields_n = lists.fields.n};
    // With a field lost here, every card would seem to have one too many.
    return bound && !lists.incomplete && tz_diag_count(r->diag, TZ_ERROR) == before ? form : NULL;
}

int tz_form_find_section(const tz_form *form, const tz_text *id) {
    for (size_t i = 0; i < form->sections_n; i++)
        if (tz_text_equal(&form->sections[i].id, id))
            return (int)i;
    return -1;
}

int tz_form_find_field(const tz_form *form, const tz_text *path) {
    for (size_t i = 0; i < form->fields_n; i++)
        if (tz_text_is(path, form->fields[i].path))
            return (int)i;
    return -1;
}

void tz_form_fingerprint(const tz_form *form, char out[TZ_FINGERPRINT_ROOM]) {
    tz_arena *scratch = tz_arena_new(NULL);
    tz_bytes all = {0};
    char hash[TZ_SHA256_ROOM];
    for (size_t i = 0; i < form->fields_n; i++) {
        const tz_text *label = &form->fields[i].label;
        tz_bytes_format(scratch, &all, "%s\n", form->fields[i].path);
        tz_bytes_add(scratch, &all, label->bytes, label->size);
        tz_bytes_add(scratch, &all, "", 1); // a NUL
    }
    tz_sha256_hex(all.at, all.n, hash);
    tz_arena_free(scratch);
    memcpy(out, hash, TZ_FINGERPRINT_ROOM - 1);
    out[TZ_FINGERPRINT_ROOM - 1] = 0;
}

int tz_form_require_field(tz_record_reader *r, const tz_text *path) {
    const tz_form *form = r->edition->form;
    int found = tz_form_find_field(form, path);
    if (found >= 0)
        return found;
    const char **paths = TZ_ARRAY(r->arena, const char *, form->fields_n);
    for (size_t i = 0; i < form->fields_n; i++)
        paths[i] = form->fields[i].path;
    const char *nearest = tz_nearest_word(path, paths, form->fields_n), *excerpt = tz_text_excerpt(r->arena, path);
    if (nearest)
        tz_error(r->diag, tz_text_place(path, 0), _("the form has no field %s (did you mean %s?)"), excerpt, nearest);
    else
        tz_error(r->diag, tz_text_place(path, 0), _("the form has no field %s"), excerpt);
    return -1;
}
