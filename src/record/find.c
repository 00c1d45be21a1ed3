// What is found in an edition: cards by the names of municipalities, answers by their ids; and the names on a card.
#include "base/intl.h"
#include "record/record.h"
#include "yaml/yaml.h"

#include <string.h>

const tz_card *tz_edition_find_card(const tz_edition *edition, const char *word, size_t *which) {
    for (size_t i = 0; i < edition->cards_n; i++)
        for (size_t j = 0; j < edition->cards[i].municipalities_n; j++) {
            const tz_municipality *one = &edition->cards[i].municipalities[j];
            bool roman = one->roman.size && tz_text_is(&one->roman, word);
            if (!roman && !tz_text_is(&one->name, word) && !tz_text_is(&one->code, word))
                continue;
            *which = j;
            return &edition->cards[i];
        }
    return NULL;
}

static bool begins_with(const tz_text *word, const tz_text *code) {
    return code->size > 0 && word->size >= code->size && !memcmp(word->bytes, code->bytes, code->size) &&
           (word->size == code->size || word->bytes[code->size] == '-');
}

bool tz_municipality_is_named(const tz_municipality *municipality, const tz_text *word) {
    const tz_text *roman = &municipality->roman;
    return begins_with(word, &municipality->code) || tz_text_equal(&municipality->name, word) ||
           (roman->size && tz_text_equal(roman, word));
}

size_t tz_edition_suggest_names(const tz_edition *edition, const char *word, const char **names, size_t most) {
    size_t n = 0;
    tz_text wanted = tz_text_from_string(word);
    const char *nearest = NULL;
    for (size_t i = 0; i < edition->cards_n; i++)
        for (size_t j = 0; j < edition->cards[i].municipalities_n; j++) {
            const char *name = edition->cards[i].municipalities[j].name.bytes;
            const char *const either[] = {nearest ? nearest : name, name};
            if (n < most && wanted.size && (strstr(name, word) || strstr(word, name)))
                names[n++] = name;
            else
                nearest = tz_nearest_word(&wanted, either, 2);
        }
    if (n == 0 && nearest && most > 0)
        names[n++] = nearest;
    return n;
}

size_t tz_edition_errata_count(const tz_edition *edition) {
    size_t n = 0;
    for (size_t i = 0; i < edition->errata_n; i++)
        n += edition->errata[i].matches;
    return n;
}

// The ids of answers follow one another (regions.c).
size_t tz_edition_answer_index(const tz_edition *edition, uint32_t text_id) {
    size_t n = edition->cards_n * edition->form->fields_n;
    if (!n || text_id < edition->cards[0].answers[0].id)
        return SIZE_MAX;
    size_t index = text_id - edition->cards[0].answers[0].id;
    return index < n ? index : SIZE_MAX;
}

bool tz_edition_is_answered(const tz_edition *edition) {
    for (size_t i = 0; i < edition->cards_n; i++)
        for (size_t k = 0; k < edition->form->fields_n; k++)
            if (edition->cards[i].answers[k].size)
                return true;
    return false;
}

size_t tz_edition_municipality_count(const tz_edition *edition) {
    size_t n = 0;
    for (size_t i = 0; i < edition->cards_n; i++)
        n += edition->cards[i].municipalities_n;
    return n;
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

void tz_edition_report_unknown(tz_arena *arena, const tz_edition *edition, const char *word, tz_diag *diag) {
    enum { MOST = 5 };
    const char *names[MOST];
    size_t n = tz_edition_suggest_names(edition, word, names, MOST);
    tz_bytes list = {0};
    tz_error(diag, (tz_place){0}, _("no municipality of this edition is called %s"), word);
    for (size_t i = 0; i < n; i++)
        tz_bytes_format(arena, &list, "%s%s", i ? "、" : "", names[i]);
    if (n)
        tz_note(diag, (tz_place){0}, _("did you mean %.*s?"), (int)list.n, list.at);
    else
        tz_note(diag, (tz_place){0}, _("give its name (桑名市) or its code (242055)"));
}
