// What templates ask for: {title}, {names}, {page} …
#include "maker.h"

#include <string.h>

static const char *string(const tz_maker *m, const tz_text *text) {
    return text->size ? tz_arena_copy(m->arena, text->bytes, text->size) : NULL;
}

const char *tz_name_lookup(const void *context, const char *name) {
    const tz_naming *n = context;
    const tz_edition *edition = n->m->edition;
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
        {"region", n->card ? &edition->regions[n->card->region].name : NULL},
        {"label", n->section ? &n->section->label : NULL},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!strcmp(name, texts[i].name))
            return texts[i].text ? string(n->m, texts[i].text) : NULL;
    if (!strcmp(name, "names"))
        return n->names;
    if (!strcmp(name, "page"))
        return n->page;
    if (!strcmp(name, "pages"))
        return n->pages;
    return NULL;
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
