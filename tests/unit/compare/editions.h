// Two made-up editions with little in them, for tests that compare them.
#ifndef EDITIONS_H
#define EDITIONS_H

#include "compare/compare.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const edition_labels[] = {"・", NULL};

// Fields ("PATH LABEL" or "PATH<WAS LABEL"), and cards: each a code, its names, and one answer a field.
typedef struct made_card {
    const char *codes; // "1 2": several municipalities
    const char *names; // "津市 桑名市"
    const char *answers[4];
} made_card;

static inline tz_text word_at(tz_arena *arena, const char *words, size_t index) {
    for (const char *space; index && (space = strchr(words, ' ')); index--)
        words = space + 1;
    return tz_text_from_string(tz_arena_copy(arena, words, strcspn(words, " ")));
}

static inline size_t count_words(const char *words) {
    size_t n = *words != 0;
    for (; *words; words++)
        n += *words == ' ';
    return n;
}

static inline tz_form *made_form(tz_arena *arena, const char *const *fields) {
    tz_form *form = TZ_NEW(arena, tz_form);
    size_t n = 0;
    while (fields[n])
        n++;
    tz_field *made = TZ_ARRAY(arena, tz_field, n);
    for (size_t i = 0; i < n; i++) {
        size_t path = strcspn(fields[i], "< ");
        made[i].path = tz_arena_copy(arena, fields[i], path);
        if (fields[i][path] == '<')
            made[i].was = word_at(arena, fields[i] + path + 1, 0);
        made[i].label = made[i].short_label = tz_text_from_string(strchr(fields[i], ' ') + 1);
    }
    form->fields = made;
    form->fields_n = n;
    return form;
}

// The first card's municipality was made of those with these codes.
static inline void made_of(tz_arena *arena, tz_edition *edition, const char *codes) {
    tz_municipality *who = (tz_municipality *)edition->cards[0].municipalities;
    size_t n = count_words(codes);
    tz_text *was = TZ_ARRAY(arena, tz_text, n);
    for (size_t i = 0; i < n; i++)
        was[i] = word_at(arena, codes, i);
    who->was = (tz_texts){was, n};
}

static inline tz_edition *made_edition(tz_arena *arena, const char *year, const char *const *fields,
                                       const made_card *cards, size_t n) {
    tz_edition *edition = TZ_NEW(arena, tz_edition);
    edition->id = tz_text_from_string(tz_arena_format(arena, "id-%s", year));
    edition->fiscal_year = tz_text_from_string(year);
    edition->form = made_form(arena, fields);
    tz_card *made = TZ_ARRAY(arena, tz_card, n);
    for (size_t i = 0; i < n; i++) {
        size_t municipalities = count_words(cards[i].codes);
        tz_municipality *who = TZ_ARRAY(arena, tz_municipality, municipalities);
        for (size_t k = 0; k < municipalities; k++) {
            who[k].code = word_at(arena, cards[i].codes, k);
            who[k].name = word_at(arena, cards[i].names, k);
        }
        tz_text *answers = TZ_ARRAY(arena, tz_text, edition->form->fields_n);
        for (size_t k = 0; k < edition->form->fields_n; k++)
            answers[k] = tz_text_from_string(cards[i].answers[k] ? cards[i].answers[k] : "");
        made[i].municipalities = who;
        made[i].municipalities_n = municipalities;
        made[i].answers = answers;
    }
    edition->cards = made;
    edition->cards_n = n;
    return edition;
}

#endif
