// Values of the names that templates may use: {title}, {names}, {page} …
#include "card/card.h"

#include "base/calendar.h"
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
        return number(n->arena, tz_edition_errata_count(edition));
    if (!strcmp(name, "chars"))
        return number(n->arena, (size_t)n->chars);
    return NULL;
}

static const tz_text *region_name(const tz_name_values *n, const tz_region *region) {
    return n->brief && region->short_name.size ? &region->short_name : &region->name;
}

static const char *names_of(const tz_name_values *n) {
    bool brief = n->brief && n->names && n->card && n->card->municipalities_n > 1;
    return brief ? tz_card_brief_names(n->arena, n->job->layout, n->card) : n->names;
}

static const char *shared_of(const tz_name_values *n) {
    return n->brief && n->job->brief_shared ? n->job->brief_shared : n->job->shared;
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
        {"region", region ? region_name(n, region) : NULL},
        {"label", n->section ? &n->section->label
                  : n->field ? &n->field->label
                             : NULL},
        {"short", n->field ? &n->field->short_label : NULL},
    };
    const struct {
        const char *name, *value;
    } strings[] = {
        {"names", names_of(n)},   {"page", n->page},        {"pages", n->pages}, {"head", n->head},
        {"all", n->all},          {"shared", shared_of(n)}, {"fonts", n->fonts}, {"version", TSUZURI_VERSION},
        {"since", n->job->since}, {"themes", n->themes},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!strcmp(name, texts[i].name))
            return texts[i].text ? tz_text_to_string_or_null(n->arena, texts[i].text) : NULL;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        if (!strcmp(name, strings[i].name))
            return strings[i].value;
    return computed(n, name);
}

// ---- short forms ----

typedef struct brief {
    const char *first, *count, *kinds;
} brief;

static const char *look_up_brief(const void *context, const char *name) {
    const brief *of = context;
    return !strcmp(name, "first") ? of->first : !strcmp(name, "count") ? of->count : of->kinds;
}

const char *tz_card_brief_names(tz_arena *arena, const tz_layout *layout, const tz_card *card) {
    brief of = {tz_text_to_string(arena, &card->municipalities[0].name), number(arena, card->municipalities_n - 1),
                tz_units_of(card->municipalities + 1, card->municipalities_n - 1)};
    tz_text text = tz_template_fill(arena, &layout->brief_names, look_up_brief, &of);
    return tz_arena_copy(arena, text.bytes, text.size);
}
