// Terms of the index: each with its reading, which sorts it.
#include "base/intl.h"
#include "base/utf8.h"
#include "record/read.h"

typedef struct term_node {
    tz_text term, reading;
    tz_texts also;
} term_node;
static const tz_bind term_rows[] = {
    {.key = "term",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(term_node, term),
     .required = true,
     .filled = true,
     .help = N_("the word, which is looked for in all answers"),
     .example = "BCP"},
    {.key = "reading",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(term_node, reading),
     .required = true,
     .filled = true,
     .help = N_("its reading in hiragana, which sorts it"),
     .expects = N_("text in hiragana"),
     .example = "びーしーぴー"},
    {.key = "also",
     .type = TZ_BIND_TEXTS,
     .offset = offsetof(term_node, also),
     .help = N_("other words that lead to the same entry"),
     .example = "[事業継続計画, 業務継続計画]"},
};
const tz_bind_table tz_terms_table = {term_rows, 3, TZ_HELD_IN_LIST, NULL};

// Hiragana and the long-vowel mark: what can be sorted in the order of the fifty sounds.
static void check_reading(tz_record_reader *r, const tz_text *reading) {
    for (size_t at = 0; at < reading->size;) {
        int32_t c;
        at += tz_utf8_decode(reading->bytes + at, reading->size - at, &c);
        if ((c >= 0x3041 && c <= 0x3096) || c == 0x30FC)
            continue;
        tz_error(r->diag, tz_text_place(reading, 0), "%s", _("a reading in hiragana is expected here"));
        return;
    }
}

// Every word is looked for in every answer.
enum { MOST_WORDS = 5000 };

void tz_terms_read(tz_record_reader *r, const tz_yaml *list) {
    if (!tz_record_check_kind(r, list, TZ_SEQUENCE))
        return;
    tz_term *terms = TZ_ARRAY(r->arena, tz_term, list->n);
    r->edition->terms = terms;
    for (size_t i = 0, words = 0; i < list->n; i++) {
        term_node from = {.also = {0}};
        if (!TZ_BIND(r->arena, list->items[i], term_rows, &from, r->diag))
            continue;
        words += 1 + from.also.n;
        if (words > MOST_WORDS) {
            tz_error(r->diag, list->items[i]->place, _("an index has at most %d terms, with their other words (also)"),
                     MOST_WORDS);
            return;
        }
        check_reading(r, &from.reading);
        tz_record_warn_suspicious(r, &from.term);
        terms[r->edition->terms_n++] = (tz_term){from.term, from.reading, from.also.at, from.also.n};
    }
}
