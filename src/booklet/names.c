// What templates ask for: {title}, {names}, {page} …
#include "booklet/maker.h"

#include "tsuzuri/version.h"

#include <stdlib.h>
#include <string.h>

static const char *string(const tz_maker *m, const tz_text *text) {
    return text->size ? tz_arena_copy(m->arena, text->bytes, text->size) : NULL;
}

// "2026-03-31" in the Japanese era: 令和8年3月31日. As it is when it is no such date.
static const char *era_date(const tz_maker *m, const char *date) {
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
        const char *count = year == 1 ? "元" : tz_arena_format(m->arena, "%d", year);
        return tz_arena_format(m->arena, "%s%s年%d月%d日", eras[i].name, count, month, day);
    }
    return date;
}

// The faces of all runs so far, each once, in the order of fonts.yaml.
static size_t faces_used(const tz_maker *m, uint16_t **out) {
    TZ_LIST(uint16_t) used = {0};
    for (size_t i = 0; i < m->pages.n; i++)
        for (size_t k = 0; k < m->pages.at[i]->items.n; k++) {
            const tz_item *item = &m->pages.at[i]->items.at[k];
            size_t at = 0;
            while (item->kind == TZ_ITEM_RUN && at < used.n && used.at[at] < item->run.face)
                at++;
            if (item->kind != TZ_ITEM_RUN || (at < used.n && used.at[at] == item->run.face))
                continue;
            TZ_ADD(m->arena, &used);
            memmove(&used.at[at + 1], &used.at[at], (used.n - 1 - at) * sizeof *used.at);
            used.at[at] = item->run.face;
        }
    *out = used.at;
    return used.n;
}

// The names of the font families that the book is set in.
static const char *font_names(const tz_maker *m) {
    tz_bytes out = {0};
    const char *last = "";
    uint16_t *faces;
    size_t n = faces_used(m, &faces);
    for (size_t i = 0; i < n; i++) {
        const tz_face_info *face = tz_fonts_face(m->fonts, faces[i]);
        if (!strcmp(face->family, last))
            continue;
        tz_bytes_format(m->arena, &out, "%s%s", out.n ? "、" : "", face->family);
        last = face->family;
    }
    return tz_arena_copy(m->arena, out.at ? out.at : "", out.n);
}

static const char *number(const tz_maker *m, size_t value) {
    return tz_arena_format(m->arena, "%zu", value);
}

// What must be made first.
static const char *computed(const tz_name_values *n, const char *name) {
    const tz_maker *m = n->m;
    if (!strcmp(name, "era_date"))
        return era_date(m, string(m, &m->edition->date));
    if (!strcmp(name, "fonts"))
        return font_names(m);
    if (!strcmp(name, "cards"))
        return number(m, m->edition->cards_n);
    if (!strcmp(name, "municipalities"))
        return number(m, tz_edition_municipality_count(m->edition));
    if (!strcmp(name, "errata"))
        return number(m, m->edition->errata_n);
    if (!strcmp(name, "chars"))
        return number(m, (size_t)n->chars);
    return NULL;
}

const char *tz_name_lookup(const void *context, const char *name) {
    const tz_name_values *n = context;
    const tz_edition *edition = n->m->edition;
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
        {"old_year", n->m->old_year},
        {"region", region ? &region->name : NULL},
        {"label", n->section ? &n->section->label
                  : n->field ? &n->field->label
                             : NULL},
        {"short", n->field ? &n->field->short_label : NULL},
    };
    const struct {
        const char *name, *value;
    } strings[] = {
        {"names", n->names}, {"page", n->page},        {"pages", n->pages},     {"head", n->head},
        {"all", n->all},     {"shared", n->m->shared}, {"version", TZ_VERSION}, {"since", n->m->since},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!strcmp(name, texts[i].name))
            return texts[i].text ? string(n->m, texts[i].text) : NULL;
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
