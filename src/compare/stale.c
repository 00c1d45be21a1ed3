// Answers that say what they said the year before: a copied edition that was not, or not all, written anew.
#include "base/diag.h"
#include "base/intl.h"
#include "compare/compare.h"

static const tz_text *answer_of(const tz_comparison *comparison, const tz_card_change *card, size_t field) {
    int index = comparison->fields[field].current;
    const tz_text *answer = card->current && index >= 0 ? &card->current->answers[index] : NULL;
    return answer && answer->size ? answer : NULL;
}

// Whether there is an answer, and it is the old one; before a merger, one of the old ones.
static bool is_copied(const tz_comparison *comparison, const tz_card_change *card, size_t field) {
    const tz_text *answer = answer_of(comparison, card, field);
    int old = comparison->fields[field].old;
    bool copied = answer && card->old_n && !card->fields[field].changed;
    for (size_t i = 0; answer && old >= 0 && !copied && i < card->old_n; i++)
        copied = tz_text_equal(answer, &card->old[i]->answers[old]);
    return copied;
}

// Whether every answer is the old one. A card without any says nothing, in both years. An answer that was taken out is
// a change; but neither is what a merger leaves out of one of the old cards, nor what the form asks no longer.
static bool is_stale(const tz_comparison *comparison, const tz_card_change *card) {
    bool answered = false;
    for (size_t i = 0; i < comparison->fields_n; i++) {
        bool copied = is_copied(comparison, card, i), empty = !answer_of(comparison, card, i);
        bool dropped = comparison->fields[i].current < 0 || card->old_n > 1;
        if (!copied && (!empty || (card->fields[i].changed && !dropped)))
            return false;
        answered = answered || copied;
    }
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

// ---- single answers ----

// The labels of copied answers, at most so many; *n: of all of them.
static const char *list_copied(tz_arena *arena, const tz_comparison *comparison, const tz_card_change *card,
                               size_t *n) {
    enum { SHORT = 10, MOST = 4 }; // characters: a name, a number or 特になし may well be the same again
    tz_bytes out = {0};
    *n = 0;
    for (size_t i = 0; i < comparison->fields_n; i++) {
        if (!is_copied(comparison, card, i) || tz_text_character_count(answer_of(comparison, card, i)) < SHORT)
            continue;
        const tz_text *label = &tz_comparison_field(comparison, &comparison->fields[i])->short_label;
        if (*n < MOST)
            tz_bytes_format(arena, &out, "%s%.*s", *n ? "、" : "", (int)label->size, label->bytes);
        ++*n;
    }
    tz_bytes_format(arena, &out, *n > MOST ? "…" : "");
    return tz_arena_copy(arena, out.n ? out.at : "", out.n);
}

void tz_comparison_note_copied(tz_arena *arena, const tz_comparison *comparison, tz_diag *diag) {
    const tz_edition *old = comparison->old;
    const char *year = tz_text_to_string(arena, &old->fiscal_year);
    for (size_t i = 0; old->year < comparison->current->year && i < comparison->cards_n; i++) {
        const tz_card_change *card = &comparison->cards[i];
        size_t n;
        const char *labels = list_copied(arena, comparison, card, &n);
        if (n && !is_stale(comparison, card))
            tz_notice(diag, tz_text_place(&card->current->municipalities[0].code, 0),
                      _("%s: answers that are word for word those of %s: %zu (%s)"),
                      tz_card_names(arena, card->current), year, n, labels);
    }
}
