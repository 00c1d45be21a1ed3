// An edition's records as a table of comma-separated values (RFC 4180).
#include "exchange/exchange.h"

#include <string.h>

typedef struct writing {
    tz_arena *arena;
    tz_bytes *out;
    bool begun; // the row has a value
} writing;

static void put_value(writing *w, const char *bytes, size_t size) {
    bool quoted = size && (memchr(bytes, ',', size) || memchr(bytes, '"', size) || memchr(bytes, '\n', size));
    if (w->begun)
        tz_bytes_add(w->arena, w->out, ",", 1);
    w->begun = true;
    if (!quoted) {
        tz_bytes_add(w->arena, w->out, bytes, size);
        return;
    }
    tz_bytes_add(w->arena, w->out, "\"", 1);
    for (size_t i = 0; i < size; i++)
        tz_bytes_add(w->arena, w->out, bytes[i] == '"' ? "\"\"" : &bytes[i], bytes[i] == '"' ? 2 : 1);
    tz_bytes_add(w->arena, w->out, "\"", 1);
}

static void put_string(writing *w, const char *text) {
    put_value(w, text, strlen(text));
}

static void end_row(writing *w) {
    tz_bytes_add(w->arena, w->out, "\r\n", 2);
    w->begun = false;
}

static void put_heads(writing *w, const tz_form *form) {
    put_string(w, "code");
    put_string(w, "name");
    for (size_t i = 0; i < form->fields_n; i++)
        put_string(w, form->fields[i].path);
    end_row(w);
    put_string(w, TZ_EXCHANGE_CODE_LABEL);
    put_string(w, TZ_EXCHANGE_NAME_LABEL);
    for (size_t i = 0; i < form->fields_n; i++)
        put_value(w, form->fields[i].label.bytes, form->fields[i].label.size);
    end_row(w);
}

static void put_card(writing *w, const tz_form *form, const tz_card *card) {
    put_string(w, tz_exchange_codes(w->arena, card));
    put_string(w, tz_card_names(w->arena, card));
    for (size_t i = 0; i < form->fields_n; i++) {
        tz_text answer = tz_exchange_answer(w->arena, &card->answers[i]);
        put_value(w, answer.bytes, answer.size);
    }
    end_row(w);
}

void tz_exchange_csv(tz_arena *arena, const tz_edition *edition, tz_bytes *out) {
    writing w = {.arena = arena, .out = out};
    tz_bytes_add(arena, out, "\xEF\xBB\xBF", 3);
    put_heads(&w, edition->form);
    for (size_t i = 0; i < edition->cards_n; i++)
        put_card(&w, edition->form, &edition->cards[i]);
}
