// Values of the names that templates may ask for: {title}, {names}, {page} …
#include "card/card.h"

#include "tsuzuri/version.h"

#include <stdlib.h>
#include <string.h>

static const char *string(tz_arena *arena, const tz_text *text) {
    return text->size ? tz_arena_copy(arena, text->bytes, text->size) : NULL;
}

// "2026-03-31" in the Japanese era: 令和8年3月31日. As it is when it is no such date.
static const char *era_date(tz_arena *arena, const char *date) {
    static const struct {
        const char *name;
        int first;         // its first year
        const char *since; // first day, as a date
    } eras[] = {{"令和", 2019, "2019-05-01"}, {"平成", 1989, "1989-01-08"}, {"昭和", 1926, "1926-12-25"}};
    if (!date || strlen(date) != strlen("2026-03-31"))
        return date;
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
        if (strcmp(date, eras[i].since) < 0)
            continue;
        int year = atoi(date) - eras[i].first + 1, month = atoi(date + 5), day = atoi(date + 8);
        const char *count = year == 1 ? "元" : tz_arena_format(arena, "%d", year);
        return tz_arena_format(arena, "%s%s年%d月%d日", eras[i].name, count, month, day);
    }
    return date;
}

static const char *number(tz_arena *arena, size_t value) {
    return tz_arena_format(arena, "%zu", value);
}

// What must be made first.
static const char *computed(const tz_name_values *n, const char *name) {
    const tz_edition *edition = n->job->edition;
    if (!strcmp(name, "era_date"))
        return era_date(n->arena, string(n->arena, &edition->date));
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
            return texts[i].text ? string(n->arena, texts[i].text) : NULL;
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        if (!strcmp(name, strings[i].name))
            return strings[i].value;
    return computed(n, name);
}

const char *tz_card_names(tz_arena *arena, const tz_card *card) {
    tz_bytes out = {0};
    for (size_t i = 0; i < card->municipalities_n; i++) {
        const tz_text *name = &card->municipalities[i].name;
        if (i)
            tz_bytes_add(arena, &out, "、", strlen("、"));
        tz_bytes_add(arena, &out, name->bytes, name->size);
    }
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}
