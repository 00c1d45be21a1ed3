// The sizes cards are set at: the largest that fits each, and what the edition makes of that.
#include "maker.h"
#include "tsuzuri/parallel.h"

static void free_diag(void *diag) {
    tz_diag_free(diag);
}

typedef bool fitting(tz_maker *m, const tz_sheet *sheet, tz_len size);

// Whether no page is higher than the paper when only the layout's own breaks part the card.
static bool fits_apart(tz_maker *m, const tz_sheet *sheet, tz_len size) {
    tz_area area = tz_layout_area(m->layout);
    return tz_sheet_height(sheet, area.width, size) <= area.height;
}

// Whether the card takes no more pages than it is meant to have. One page is a question of heights; for more the card
// has to be placed.
static bool fits(tz_maker *m, const tz_sheet *sheet, tz_len size) {
    if (m->layout->body.pages == 1 || fits_apart(m, sheet, size))
        return fits_apart(m, sheet, size);
    tz_arena *scratch = tz_arena_new(m->arena);
    tz_maker asking = *m; // that a size does not do is an answer, not an error
    asking.diag = tz_diag_new();
    tz_arena_defer(scratch, free_diag, asking.diag);
    const tz_placement *where = tz_sheet_place(&asking, scratch, sheet, size);
    bool within = where && where->pages <= (uint32_t)m->layout->body.pages;
    tz_arena_free(scratch);
    return within;
}

static tz_len largest(tz_maker *m, const tz_sheet *sheet, tz_sizes sizes, fitting *does) {
    int32_t least = 0, most = (sizes.most - sizes.least) / sizes.step; // steps
    if (!does(m, sheet, sizes.least))
        return 0;
    while (least < most) {
        int32_t middle = least + (most - least + 1) / 2;
        if (does(m, sheet, sizes.least + middle * sizes.step))
            least = middle;
        else
            most = middle - 1;
    }
    return sizes.least + least * sizes.step;
}

tz_len tz_sheet_largest(tz_maker *m, const tz_sheet *sheet, tz_sizes sizes) {
    const tz_body *body = &m->layout->body;
    tz_len apart = body->pages > 1 && body->apart_from ? largest(m, sheet, sizes, fits_apart) : 0;
    return apart && apart >= body->apart_from ? apart : largest(m, sheet, sizes, fits);
}

// A card that does not fit is set at the least size, and so is an edition of one size that has such a card.
static void choose_sizes(const tz_body *body, tz_sized *cards, size_t n) {
    tz_len uniform = body->max;
    for (size_t i = 0; i < n; i++) {
        cards[i].size = cards[i].largest ? cards[i].largest : body->min;
        uniform = cards[i].size < uniform ? cards[i].size : uniform;
    }
    for (size_t i = 0; i < n && body->uniform == TZ_UNIFORM_EDITION; i++)
        cards[i].size = uniform;
}

// Composing and sizing one card: independent of all others.
typedef struct sizing {
    const tz_maker *m;
    tz_sized *cards;
    size_t from; // card of piece 0
    size_t kept; // sheets of cards from here on are not
} sizing;

static bool size_card(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    const sizing *of = context;
    const tz_body *body = &of->m->layout->body;
    tz_maker own = *of->m;
    own.arena = arena;
    own.diag = diag;
    size_t at = of->from + index;
    tz_sized *card = &of->cards[at];
    card->words = tz_sheet_words_of(&own, &own.edition->cards[at]);
    card->arena = tz_arena_new(arena);
    card->sheet = tz_sheet_new(&own, card->arena, &own.edition->cards[at], &card->words);
    if (!card->sheet)
        return false;
    card->largest = tz_sheet_largest(&own, card->sheet, (tz_sizes){body->min, body->max, body->step});
    bool good = card->largest || tz_tell_overflow(&own, card->sheet);
    if (at >= of->kept) {
        tz_arena_free(card->arena);
        card->arena = NULL;
        card->sheet = NULL;
    }
    return good;
}

static size_t count_answers(const tz_edition *edition, const tz_card *card) {
    size_t bytes = 0;
    for (size_t i = 0; i < edition->form->fields_n; i++)
        bytes += card->answers[i].size;
    return bytes;
}

// How many cards from the first on have so many bytes of answers.
static size_t count_cards(const tz_edition *edition, size_t bytes) {
    size_t n = 0;
    for (size_t sum = 0; n < edition->cards_n && sum <= bytes; n++)
        sum += count_answers(edition, &edition->cards[n]);
    return n;
}

tz_sized *tz_size_cards(tz_maker *m, size_t kept) {
    size_t n = m->edition->cards_n;
    tz_sized *cards = TZ_ARRAY(m->arena, tz_sized, n);
    enum { BATCH = 256 }; // after which progress is told
    const tz_font fonts[] = {m->layout->head->font, m->layout->cell.body->font};
    bool whole = tz_fonts_open(m->fonts, fonts, 2, m->threads, m->diag) && tz_compose_heads(m);
    for (sizing of = {m, cards, 0, count_cards(m->edition, kept)}; of.from < n; of.from += BATCH) {
        tz_tell(m->progress, TZ_STAGE_COMPOSING, of.from, n);
        size_t left = n - of.from;
        whole = tz_parallel(m->arena, m->diag, m->threads, left < BATCH ? left : BATCH, size_card, &of) && whole;
    }
    choose_sizes(&m->layout->body, cards, n);
    return whole ? cards : NULL;
}
