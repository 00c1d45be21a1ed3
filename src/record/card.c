// Cards: a municipality's answers, in the form's order.
#include "base/intl.h"
#include "record/read.h"

#include <string.h>

// Besides the form's sections.
static const tz_bind card_rows[TZ_CARD_KEYS] = {
    {.key = "municipalities",
     .type = TZ_BIND_NODE,
     .required = true,
     .below = &tz_card_municipalities_table,
     .help = N_("whose card it is: the first one is printed first, and the file is named after it")},
    {.key = "language",
     .type = TZ_BIND_TEXT,
     .help = N_("of the answers, as BCP 47 writes it; otherwise the edition's"),
     .expects = N_("tag of a language"),
     .example = "ja"},
};
const tz_bind_table tz_card_table = {.rows = card_rows, .n = TZ_CARD_KEYS};

// ---- what is not in the form ----

// A field at the wrong level is a frequent slip: an indentation that was lost.
static void note_section_of(tz_record_reader *r, const tz_text *key) {
    const tz_form *form = r->edition->form;
    for (size_t i = 0; i < form->fields_n; i++)
        if (tz_text_equal(key, &form->fields[i].id)) {
            tz_note(r->diag, (tz_place){0}, _("it belongs in the section %s: please check the indentation"),
                    tz_text_to_string(r->scratch, &form->sections[form->fields[i].section].id));
            return;
        }
}

static tz_keys section_keys(tz_record_reader *r, const tz_yaml *root) {
    const tz_form *form = r->edition->form;
    const char **known = TZ_ARRAY(r->scratch, const char *, form->sections_n + TZ_CARD_KEYS);
    for (size_t i = 0; i < form->sections_n; i++)
        known[i] = tz_text_to_string(r->scratch, &form->sections[i].id);
    memcpy(known + form->sections_n, tz_card_keys, sizeof tz_card_keys);
    return (tz_keys){.arena = r->scratch, .in = root, .known = known, .n = form->sections_n + TZ_CARD_KEYS};
}

static tz_keys field_keys(tz_record_reader *r, const tz_section *section, const tz_yaml *node) {
    const char **known = TZ_ARRAY(r->scratch, const char *, section->n);
    for (size_t i = 0; i < section->n; i++)
        known[i] = tz_text_to_string(r->scratch, &r->edition->form->fields[section->first + i].id);
    return (tz_keys){.arena = r->scratch, .in = node, .known = known, .n = section->n};
}

static void report_unknown_section(tz_record_reader *r, tz_keys *keys, size_t i) {
    const tz_text *key = &keys->in->pairs[i].key;
    const char *nearest = tz_keys_suggestion(keys, i), *excerpt = tz_text_excerpt(r->scratch, key);
    if (nearest)
        tz_error(r->diag, tz_text_place(key, 0), _("no such section: %s (did you mean %s?)"), excerpt, nearest);
    else
        tz_error(r->diag, tz_text_place(key, 0), _("no such section: %s"), excerpt);
    if (!nearest)
        note_section_of(r, key);
}

static void report_unknown_field(tz_record_reader *r, tz_keys *keys, size_t i) {
    const tz_text *key = &keys->in->pairs[i].key;
    const char *nearest = tz_keys_suggestion(keys, i), *excerpt = tz_text_excerpt(r->scratch, key);
    if (nearest)
        tz_error(r->diag, tz_text_place(key, 0), _("no such field: %s (did you mean %s?)"), excerpt, nearest);
    else
        tz_error(r->diag, tz_text_place(key, 0), _("no such field: %s"), excerpt);
}

// ---- answers ----

static size_t find_field(const tz_form *form, const tz_section *section, const tz_text *key) {
    for (size_t i = section->first; i < section->first + section->n; i++)
        if (tz_text_equal(&form->fields[i].id, key))
            return i;
    return form->fields_n;
}

static void read_answer(tz_record_reader *r, const tz_yaml *value, tz_text *answer) {
    if (value->unreadable)
        return;
    if (value->kind != TZ_SCALAR) {
        tz_error(r->diag, value->place, "%s",
                 value->kind == TZ_SEQUENCE
                     ? _("an answer is a text, not a list: write | behind its key, and the text on the next lines")
                     : _("an answer is a text, not keys with values: write | behind its key, and the text on the next "
                         "lines"));
        return;
    }
    *answer = tz_text_trimmed(&value->text);
    tz_record_warn_suspicious_answer(r, answer, false);
}

// Whether a line of a text, from byte `at` on, is the key with its colon.
static bool is_key_line(const tz_text *text, size_t at, const char *id, size_t *key) {
    size_t n = strlen(id);
    while (at < text->size && text->bytes[at] == ' ')
        at++;
    *key = at;
    return text->size - at > n && memcmp(text->bytes + at, id, n) == 0 && text->bytes[at + n] == ':';
}

// A missing key may stand within the text before it, when it is indented so far that it belongs to that.
static void note_key_in_text(tz_record_reader *r, const tz_section *section, const tz_text *answers, const char *id) {
    for (size_t i = section->first; i < section->first + section->n; i++)
        for (size_t at = 0, key; at < answers[i].size;) {
            if (is_key_line(&answers[i], at, id, &key)) {
                tz_note(r->diag, tz_text_place(&answers[i], key),
                        _("%s: stands here within a text: is it indented too far?"), id);
                return;
            }
            const char *end = memchr(answers[i].bytes + at, '\n', answers[i].size - at);
            at = end ? (size_t)(end - answers[i].bytes) + 1 : answers[i].size;
        }
}

static void read_section(tz_record_reader *r, const tz_section *section, const tz_yaml *node, tz_text *answers) {
    const tz_form *form = r->edition->form;
    if (!tz_record_check_kind(r, node, TZ_MAPPING))
        return;
    tz_keys keys = field_keys(r, section, node);
    for (size_t i = 0; i < node->n; i++) {
        size_t field = find_field(form, section, &node->pairs[i].key);
        if (field < form->fields_n)
            read_answer(r, node->pairs[i].value, &answers[field]);
        else
            report_unknown_field(r, &keys, i);
    }
    for (size_t i = 0; i < section->n; i++) {
        const char *id = keys.known[i];
        if (!tz_keys_is_missing(&keys, id))
            continue;
        tz_error(r->diag, node->place, _("the field %s (%s) is missing: write %s: \"\" if there is no answer"), id,
                 tz_text_excerpt(r->scratch, &form->fields[section->first + i].label), id);
        note_key_in_text(r, section, answers, id);
    }
}

static void read_sections(tz_record_reader *r, const tz_yaml *root, tz_text *answers) {
    const tz_form *form = r->edition->form;
    tz_keys keys = section_keys(r, root);
    for (size_t i = 0; i < root->n; i++) {
        const tz_text *key = &root->pairs[i].key;
        int section = tz_form_find_section(form, key);
        if (section >= 0)
            read_section(r, &form->sections[section], root->pairs[i].value, answers);
        else if (!tz_card_has_key(key))
            report_unknown_section(r, &keys, i);
    }
    for (size_t i = 0; i < form->sections_n; i++)
        if (tz_keys_is_missing(&keys, keys.known[i]))
            tz_error(r->diag, root->place, _("the section %s (%s) is missing"), keys.known[i],
                     tz_text_excerpt(r->scratch, &form->sections[i].label));
}

// ---- the card ----

// A name of its own in the folder cards/, in whatever script.
bool tz_card_check_slug(tz_record_reader *r, const tz_text *slug) {
    for (size_t i = 0; i < slug->size; i++) {
        unsigned char c = (unsigned char)slug->bytes[i];
        if (c >= ' ' && !strchr("/\\:*?\"<>|", c) && (i > 0 || c != '.'))
            continue;
        tz_error(r->diag, tz_text_place(slug, i), "%s",
                 _("a card is named by its file without .yaml, or by its municipality: a name is expected here, not a "
                   "path"));
        return false;
    }
    return slug->size > 0;
}

// The file of a shared card is named after its first municipality; another code there is a copied file.
static void check_file_name(tz_record_reader *r, const tz_text *slug, const tz_card *card) {
    tz_text code = tz_text_slice(slug, 0, slug->size < 6 ? slug->size : 6);
    if (card->municipalities_n == 0 || !tz_code_is_well_formed(&code))
        return;
    const tz_text *first = &card->municipalities[0].code;
    if (tz_code_is_well_formed(first) && first->bytes[5] == tz_code_check_digit(first->bytes) &&
        memcmp(first->bytes, code.bytes, 6) != 0)
        tz_warning(r->diag, tz_text_place(first, 0), _("the file is named after the code %.6s, but the card is %.6s's"),
                   code.bytes, first->bytes);
}

static void report_no_municipalities(tz_record_reader *r, const tz_yaml *root) {
    r->incomplete = true;
    tz_error(r->diag, root->place, _("the key municipalities is missing: whose card is this?"));
}

static void read_language(tz_record_reader *r, const tz_yaml *node, tz_card *card) {
    if (!node || !tz_record_check_kind(r, node, TZ_SCALAR))
        return;
    card->language = tz_language_read(r, &node->text);
}

void tz_card_read(tz_record_reader *r, const tz_text *slug, const tz_yaml *root, tz_card *card) {
    card->slug = tz_text_to_string(r->arena, slug);
    if (r->edition->form)
        card->answers = TZ_ARRAY(r->arena, tz_text, r->edition->form->fields_n);
    if (!root || !tz_record_check_kind(r, root, TZ_MAPPING)) {
        r->incomplete = true;
        return;
    }
    card->source = root->place.source;
    const tz_yaml *municipalities = tz_yaml_find(root, "municipalities");
    if (municipalities)
        tz_card_municipalities(r, municipalities, card);
    else
        report_no_municipalities(r, root);
    check_file_name(r, slug, card);
    read_language(r, tz_yaml_find(root, "language"), card);
    if (r->edition->form)
        read_sections(r, root, (tz_text *)card->answers);
}

void tz_card_read_reply(tz_record_reader *r, const tz_text *slug, const tz_reply *reply, tz_card *card) {
    card->slug = tz_text_to_string(r->arena, slug);
    card->source = reply->place.source;
    card->answers = reply->answers;
    tz_card_municipalities_of_reply(r, reply, card);
    for (size_t i = 0; i < r->edition->form->fields_n; i++)
        tz_record_warn_suspicious_answer(r, &reply->answers[i], true);
}
