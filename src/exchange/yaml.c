// Cards as YAML, written so that every character of an answer is read again as it stands.
#include "exchange/exchange.h"

#include <string.h>

typedef struct writing {
    tz_arena *arena;
    tz_bytes *out;
    const char *indent; // before every line: cards in a list stand further right
} writing;

static void put(const writing *w, const char *text) {
    tz_bytes_add(w->arena, w->out, text, strlen(text));
}

// A quoted scalar on one line; JSON's strings are YAML's as well.
static void put_quoted(const writing *w, const tz_text *text) {
    tz_bytes_add_json_string(w->arena, w->out, text->bytes, text->size);
}

static bool is_plain_character(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

// Names of municipalities and the like stand without quotation marks, where nothing in them means anything in YAML.
static void put_name(const writing *w, const tz_text *text) {
    bool plain = text->size > 0 && (unsigned char)text->bytes[0] >= 0x80;
    for (size_t i = 0; i < text->size; i++)
        plain = plain && is_plain_character((unsigned char)text->bytes[i]);
    if (plain)
        tz_bytes_add(w->arena, w->out, text->bytes, text->size);
    else
        put_quoted(w, text);
}

static void put_comment(const writing *w, const char *indent, const char *text) {
    put(w, w->indent);
    put(w, indent);
    put(w, "# ");
    for (; *text; text++) // of one line
        tz_bytes_add(w->arena, w->out, *text == '\n' || *text == '\r' ? " " : text, 1);
    put(w, "\n");
}

static void put_lines(const writing *w, const tz_text *text, const char *indent) {
    for (size_t from = 0; from <= text->size;) {
        const char *mark = from < text->size ? memchr(text->bytes + from, '\n', text->size - from) : NULL;
        size_t to = mark ? (size_t)(mark - text->bytes) : text->size;
        if (to > from) {
            put(w, w->indent);
            put(w, indent);
        }
        tz_bytes_add(w->arena, w->out, text->bytes + from, to - from);
        put(w, "\n");
        from = to + 1;
    }
}

// A block whose first line begins with a blank has to say how far it is indented.
static void put_answer(const writing *w, const tz_text *answer) {
    tz_text text = tz_exchange_answer(w->arena, answer);
    if (!text.size) {
        put(w, " \"\"\n");
        return;
    }
    put(w, text.bytes[0] == ' ' || text.bytes[0] == '\t' ? " |2\n" : " |\n");
    put_lines(w, &text, "    ");
}

static void put_municipalities(const writing *w, const tz_card *card) {
    put(w, w->indent);
    put(w, "municipalities:\n");
    for (size_t i = 0; i < card->municipalities_n; i++) {
        put(w, w->indent);
        put(w, "  - {code: ");
        put_quoted(w, &card->municipalities[i].code);
        put(w, ", name: ");
        put_name(w, &card->municipalities[i].name);
        put(w, "}\n");
    }
}

static void put_section(const writing *w, const tz_form *form, const tz_section *section, const tz_card *card,
                        const char *const *remarks) {
    tz_bytes_format(w->arena, w->out, "%s%.*s:\n", w->indent, (int)section->id.size, section->id.bytes);
    for (size_t i = section->first; i < section->first + section->n; i++) {
        if (remarks && remarks[i])
            put_comment(w, "  ", remarks[i]);
        tz_bytes_format(w->arena, w->out, "%s  %.*s:", w->indent, (int)form->fields[i].id.size,
                        form->fields[i].id.bytes);
        put_answer(w, &card->answers[i]);
    }
}

static void put_card(const writing *w, const tz_form *form, const tz_card *card, const char *const *remarks) {
    put_municipalities(w, card);
    if (card->language)
        tz_bytes_format(w->arena, w->out, "%slanguage: %s\n", w->indent, card->language);
    for (size_t i = 0; i < form->sections_n; i++)
        put_section(w, form, &form->sections[i], card, remarks);
}

void tz_exchange_card_yaml(tz_arena *arena, const tz_form *form, const tz_card *card, const char *title,
                           const char *const *remarks, tz_bytes *out) {
    const writing w = {arena, out, ""};
    put_comment(&w, "", title);
    put_card(&w, form, card, remarks);
}

void tz_exchange_yaml(tz_arena *arena, const tz_edition *edition, tz_bytes *out) {
    const writing w = {arena, out, "    "};
    put(&w, "edition: ");
    put_quoted(&w, &edition->id);
    put(&w, "\ntitle: ");
    put_quoted(&w, &edition->title);
    put(&w, "\nfiscal_year: ");
    put_quoted(&w, &edition->fiscal_year);
    put(&w, "\ncards:\n");
    for (size_t i = 0; i < edition->cards_n; i++) {
        size_t at = out->n;
        put_card(&w, edition->form, &edition->cards[i], NULL);
        out->at[at + 2] = '-'; // of the list
    }
}
