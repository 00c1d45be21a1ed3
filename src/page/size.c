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
    sizes.most = sizes.least + most * sizes.step;
    if (does(m, sheet, sizes.most))
        return sizes.most;
    if (least == most || !does(m, sheet, sizes.least))
        return 0;
    most--;
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

// Where all cards are to have one size, none is sought above that of the pilots: the cards with most text, which are
// sized first. Nearly all others then only have to fit at that size.
enum { PILOTS = 2 };

// Composing and sizing one card: independent of all others.
typedef struct sizing {
    const tz_maker *m;
    tz_sized *cards;
    size_t from;    // card of piece 0
    size_t kept;    // sheets of cards from here on are not
    tz_sizes sizes; // within which sizes are sought
    size_t pilots[PILOTS];
    size_t pilots_n;
} sizing;

static bool size_one(const sizing *of, size_t at, tz_arena *arena, tz_diag *diag) {
    tz_maker own = *of->m;
    own.arena = arena;
    own.diag = diag;
    tz_sized *card = &of->cards[at];
    card->words = tz_sheet_words_of(&own, &own.edition->cards[at]);
    card->arena = tz_arena_new(arena);
    card->sheet = tz_sheet_new(&own, card->arena, &own.edition->cards[at], &card->words);
    if (!card->sheet)
        return false;
    card->largest = tz_sheet_largest(&own, card->sheet, of->sizes);
    bool good = card->largest || tz_tell_overflow(&own, card->sheet);
    if (at >= of->kept) {
        tz_arena_free(card->arena);
        card->arena = NULL;
        card->sheet = NULL;
    }
    return good;
}

static bool size_pilot(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    const sizing *of = context;
    return size_one(of, of->pilots[index], arena, diag);
}

static bool size_card(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    const sizing *of = context;
    for (size_t i = 0; i < of->pilots_n; i++)
        if (of->pilots[i] == of->from + index)
            return true;
    return size_one(of, of->from + index, arena, diag);
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

static void choose_pilots(sizing *of) {
    const tz_edition *edition = of->m->edition;
    size_t most[PILOTS] = {0};
    for (size_t i = 0; i < edition->cards_n; i++) {
        size_t bytes = count_answers(edition, &edition->cards[i]), at = of->pilots_n;
        if (at == PILOTS && bytes <= most[at - 1])
            continue;
        at = at == PILOTS ? at - 1 : at;
        for (; at > 0 && bytes > most[at - 1]; at--) {
            most[at] = most[at - 1];
            of->pilots[at] = of->pilots[at - 1];
        }
        most[at] = bytes;
        of->pilots[at] = i;
        of->pilots_n += of->pilots_n < PILOTS;
    }
}

// Sizes the pilots and lowers the ceiling to theirs.
static bool size_pilots(sizing *of) {
    const tz_maker *m = of->m;
    if (m->layout->body.uniform != TZ_UNIFORM_EDITION)
        return true;
    choose_pilots(of);
    bool whole = tz_parallel(m->arena, m->diag, m->threads, of->pilots_n, size_pilot, of);
    for (size_t i = 0; i < of->pilots_n; i++) {
        tz_len found = of->cards[of->pilots[i]].largest;
        if (found && found < of->sizes.most)
            of->sizes.most = found;
    }
    return whole;
}

tz_sized *tz_size_cards(tz_maker *m, size_t kept) {
    const tz_body *body = &m->layout->body;
    size_t n = m->edition->cards_n;
    tz_sized *cards = TZ_ARRAY(m->arena, tz_sized, n);
    enum { BATCH = 256 }; // after which progress is told
    const tz_font fonts[] = {m->layout->head->font, m->layout->cell.body->font};
    bool whole = tz_fonts_open(m->fonts, fonts, 2, m->threads, m->diag);
    whole = tz_compose_heads(m) && whole; // in any case: whatever is wrong is told
    sizing of = {.m = m, .cards = cards, .kept = count_cards(m->edition, kept)};
    of.sizes = (tz_sizes){body->min, body->max, body->step};
    tz_tell(m->progress, TZ_STAGE_COMPOSING, 0, n);
    whole = size_pilots(&of) && whole;
    for (; of.from < n; of.from += BATCH) {
        tz_tell(m->progress, TZ_STAGE_COMPOSING, of.from, n);
        size_t left = n - of.from;
        whole = tz_parallel(m->arena, m->diag, m->threads, left < BATCH ? left : BATCH, size_card, &of) && whole;
    }
    choose_sizes(body, cards, n);
    return whole ? cards : NULL;
}
