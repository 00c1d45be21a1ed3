// Municipalities by name: the card that a name, a code or a romanised name finds, and the names on a card.
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
