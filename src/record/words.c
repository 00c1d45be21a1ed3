// The words that are keys in the files of an edition, by which slips in their lines are recognised.
#include "record/read.h"

#include <string.h>

// Of edition.yaml, form.yaml, municipalities.yaml and errata.yaml.
static const char *const words[] = {
    "id",     "title",          "fiscal_year",  "prefecture", "publisher", "meeting",   "date",    "language",
    "layout", "form",           "parts",        "themes",     "terms",     "regions",   "digest",  "outline",
    "errata", "municipalities", "code",         "name",       "cards",     "groups",    "heading", "text",
    "term",   "reading",        "also",         "sections",   "label",     "fields",    "short",   "was",
    "source", "roman",          "municipality", "field",      "found",     "corrected", "reason",  "count",
    "note",   "help",           "example",      "choices",
};
const tz_yaml_rules tz_record_rules = {.keys = words, .keys_n = sizeof words / sizeof words[0]};

// Of a card, besides its sections and fields.
static const char *const item_words[] = {"code", "name", "was"};
enum { ITEM_WORDS = sizeof item_words / sizeof item_words[0] };

tz_yaml_rules tz_record_card_rules(tz_arena *arena, const tz_form *form) {
    if (!form)
        return (tz_yaml_rules){.answers = true};
    size_t n = form->sections_n + form->fields_n;
    const char **keys = TZ_ARRAY(arena, const char *, TZ_CARD_KEYS + ITEM_WORDS + n), **next = keys + TZ_CARD_KEYS;
    memcpy(keys, tz_card_keys, sizeof tz_card_keys);
    for (size_t i = 0; i < form->sections_n; i++)
        *next++ = tz_text_to_string(arena, &form->sections[i].id);
    size_t top_n = (size_t)(next - keys);
    memcpy(next, item_words, sizeof item_words);
    next += ITEM_WORDS;
    for (size_t i = 0; i < form->fields_n; i++)
        *next++ = tz_text_to_string(arena, &form->fields[i].id);
    return (tz_yaml_rules){.answers = true, .keys = keys, .keys_n = TZ_CARD_KEYS + ITEM_WORDS + n, .top_n = top_n};
}
