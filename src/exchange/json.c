// An edition's records as JSON.
#include "exchange/exchange.h"

#include <string.h>

typedef struct writing {
    tz_arena *arena;
    tz_bytes *out;
} writing;

static void put(const writing *w, const char *text) {
    tz_bytes_add(w->arena, w->out, text, strlen(text));
}

static void put_text(const writing *w, const tz_text *text) {
    tz_bytes_add_json_string(w->arena, w->out, text->bytes, text->size);
}

static void put_member(const writing *w, const char *before, const char *name, const tz_text *value) {
    tz_bytes_format(w->arena, w->out, "%s\"%s\": ", before, name);
    put_text(w, value);
}

static void put_form(const writing *w, const tz_form *form) {
    put_member(w, "  \"form\": {\n    ", "title", &form->title);
    put(w, ",\n    \"sections\": [\n");
    for (size_t i = 0; i < form->sections_n; i++) {
        const tz_section *section = &form->sections[i];
        put_member(w, i ? ",\n      {" : "      {", "id", &section->id);
        put_member(w, ", ", "label", &section->label);
        put(w, ", \"fields\": [\n");
        for (size_t k = section->first; k < section->first + section->n; k++) {
            put_member(w, k > section->first ? ",\n        {" : "        {", "id", &form->fields[k].id);
            put_member(w, ", ", "label", &form->fields[k].label);
            put(w, "}");
        }
        put(w, "\n      ]}");
    }
    put(w, "\n    ]\n  },\n");
}

static void put_municipalities(const writing *w, const tz_card *card) {
    put(w, "    {\n      \"municipalities\": [");
    for (size_t i = 0; i < card->municipalities_n; i++) {
        put_member(w, i ? ", {" : "{", "code", &card->municipalities[i].code);
        put_member(w, ", ", "name", &card->municipalities[i].name);
        put(w, "}");
    }
    put(w, "]");
}

static void put_card(const writing *w, const tz_form *form, const tz_card *card) {
    put_municipalities(w, card);
    if (card->language)
        tz_bytes_format(w->arena, w->out, ",\n      \"language\": \"%s\"", card->language);
    for (size_t i = 0; i < form->sections_n; i++) {
        const tz_section *section = &form->sections[i];
        tz_bytes_format(w->arena, w->out, ",\n      \"%.*s\": {\n", (int)section->id.size, section->id.bytes);
        for (size_t k = section->first; k < section->first + section->n; k++) {
            tz_text answer = tz_exchange_answer(w->arena, &card->answers[k]);
            tz_bytes_format(w->arena, w->out, "%s        \"%.*s\": ", k > section->first ? ",\n" : "",
                            (int)form->fields[k].id.size, form->fields[k].id.bytes);
            put_text(w, &answer);
        }
        put(w, "\n      }");
    }
    put(w, "\n    }");
}

void tz_exchange_json(tz_arena *arena, const tz_edition *edition, tz_bytes *out) {
    const writing w = {arena, out};
    put_member(&w, "{\n  ", "edition", &edition->id);
    put_member(&w, ",\n  ", "title", &edition->title);
    put_member(&w, ",\n  ", "fiscal_year", &edition->fiscal_year);
    put(&w, ",\n");
    put_form(&w, edition->form);
    put(&w, "  \"cards\": [\n");
    for (size_t i = 0; i < edition->cards_n; i++) {
        put(&w, i ? ",\n" : "");
        put_card(&w, edition->form, &edition->cards[i]);
    }
    put(&w, "\n  ]\n}\n");
}
