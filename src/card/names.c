// Values of the names that templates may use: {title}, {names}, {page} …
#include "card/card.h"

#include "tsuzuri/calendar.h"
#include "tsuzuri/version.h"

#include <string.h>

static const char *number(tz_arena *arena, size_t value) {
    return tz_arena_format(arena, "%zu", value);
}

// What must be made first.
static const char *computed(const tz_name_values *n, const char *name) {
    const tz_edition *edition = n->job->edition;
    if (!strcmp(name, "era_date"))
        return edition->date.size ? tz_date_in_era(n->arena, tz_text_to_string_or_null(n->arena, &edition->date))
                                  : NULL;
    if (!strcmp(name, "cards"))
        return number(n->arena, edition->cards_n);
    if (!strcmp(name, "municipalities"))
        return number(n->arena, tz_edition_municipality_count(edition));
    if (!strcmp(name, "errata"))
        return number(n->arena, edition->errata_n);
    if (!strcmp(name, "chars"))
        return number(n->arena, (size_t)n->chars);
    return NULL;
}

const char *tz_name_lookup(const void *context, const char *name) {
    const tz_name_values *n = context;
    const tz_edition *edition = n->job->edition;
    const tz_region *region = n->card && !n->region ? &edition->regions[n->card->region] : n->region;
    const struct {
        const char *name;
        const tz_text *text;
    } texts[] = {
        {"title", &edition->title},
        {"fiscal_year", &edition->fiscal_year},
        {"publisher", &edition->publisher},
        {"prefecture", &edition->prefecture_name},
        {"meeting", &edition->meeting},
        {"date", &edition->date},
        {"form", &edition->form->title},
        {"old_year", n->job->old_year},
        {"region", region ? &region->name : NULL},
        {"label", n->section ? &n->section->label
                  : n->field ? &n->field->label
                             : NULL},
        {"short", n->field ? &n->field->short_label : NULL},
    };
    const struct {
        const char *name, *value;
    } strings[] = {
        {"names", n->names}, {"page", n->page},       {"pages", n->pages},
        {"head", n->head},   {"all", n->all},         {"shared", n->job->shared},
        {"fonts", n->fonts}, {"version", TZ_VERSION}, {"since", n->job->since},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!strcmp(name, texts[i].name))
            return texts[i].text ? tz_text_to_string_or_null(n->arena, texts[i].text) : NULL;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        if (!strcmp(name, strings[i].name))
            return strings[i].value;
    return computed(n, name);
}
