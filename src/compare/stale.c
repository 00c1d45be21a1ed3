// Cards that say what they said the year before: a copied edition whose answers were not written anew.
#include "base/diag.h"
#include "base/intl.h"
#include "compare/compare.h"

// Whether every answer is the old one. A card without any says nothing, in both years.
static bool is_stale(const tz_comparison *comparison, const tz_card_change *card) {
    bool answered = false;
    if (!card->current || !card->old_n)
        return false;
    for (size_t i = 0; i < comparison->current->form->fields_n; i++)
        answered = answered || card->current->answers[i].size;
    for (size_t i = 0; answered && i < comparison->fields_n; i++)
        answered = !card->fields[i].changed;
    return answered;
}

void tz_comparison_warn_stale(tz_arena *arena, const tz_comparison *comparison, tz_diag *diag) {
    const tz_edition *old = comparison->old, *current = comparison->current;
    size_t compared = 0, stale = 0;
    if (old->year >= current->year)
        return; // another printing of the same year
    for (size_t i = 0; i < comparison->cards_n; i++) {
        compared += comparison->cards[i].current && comparison->cards[i].old_n;
        stale += is_stale(comparison, &comparison->cards[i]);
    }
    const char *year = tz_text_to_string(arena, &old->fiscal_year);
    if (stale > 1 && stale == compared) {
        tz_warning(diag, tz_text_place(&current->fiscal_year, 0),
                   _("all answers of all %zu cards are those of %s: are they copied and still to be written anew?"),
                   stale, year);
        return;
    }
    for (size_t i = 0; i < comparison->cards_n; i++) {
        const tz_card *card = comparison->cards[i].current;
        if (is_stale(comparison, &comparison->cards[i]))
            tz_warning(diag, tz_text_place(&card->municipalities[0].code, 0),
                       _("%s: all answers are those of %s: are they copied and still to be written anew?"),
                       tz_card_names(arena, card), year);
    }
}
