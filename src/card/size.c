// The sizes cards are set at: the largest that fits each, and what the edition makes of that.
#include "booklet/maker.h"
#include "tsuzuri/parallel.h"

typedef bool fitting(tz_maker *m, const tz_galley *sheet, tz_len size);

// Whether no page is higher than the paper when only the layout's own breaks part the card.
static bool fits_apart(tz_maker *m, const tz_galley *sheet, tz_len size) {
    tz_box area = tz_type_area(m->layout);
    return tz_galley_height(sheet, area.width, size) <= area.height;
}

// Whether the card takes no more pages than it is meant to have. One page is a question of heights; for more the card
// has to be placed.
static bool fits(tz_maker *m, const tz_galley *sheet, tz_len size) {
    if (m->layout->body.pages == 1 || fits_apart(m, sheet, size))
        return fits_apart(m, sheet, size);
    tz_arena *scratch = tz_arena_new(m->arena);
    tz_maker asking = *m; // that a size does not do is an answer, not an error
    asking.diag = tz_diag_in_arena(scratch);
    const tz_placement *where = tz_galley_place(&asking, scratch, sheet, size);
    bool within = where && where->pages <= (uint32_t)m->layout->body.pages;
    tz_arena_free(scratch);
    return within;
}

static tz_len largest(tz_maker *m, const tz_galley *sheet, tz_size_range sizes, fitting *does) {
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

tz_len tz_card_largest_size(tz_maker *m, const tz_galley *sheet, tz_size_range sizes) {
    const tz_body_spec *body = &m->layout->body;
    tz_len apart = body->pages > 1 && body->break_from ? largest(m, sheet, sizes, fits_apart) : 0;
    return apart && apart >= body->break_from ? apart : largest(m, sheet, sizes, fits);
}

// ---- cards ----

bool tz_cards_prepare(tz_maker *m) {
    bool opened = tz_layout_open_fonts(m->layout, m->fonts, m->threads, m->diag);
    return tz_card_compose_heads(m) && opened; // in any case: whatever is wrong is told
}

bool tz_cards_share_size(const tz_maker *m) {
    return m->layout->body.uniform == TZ_UNIFORM_EDITION && m->edition->cards_n > 1;
}

bool tz_card_size(tz_maker *m, tz_arena *arena, const tz_card *card, tz_len ceiling, tz_sized_card *out) {
    const tz_body_spec *body = &m->layout->body;
    if (!out->sheet) {
        tz_card_headings words = tz_card_headings_of(m, card);
        out->sheet = tz_card_compose(m, arena, card, &words);
    }
    if (!out->sheet)
        return false;
    tz_len found = tz_card_largest_size(m, out->sheet, (tz_size_range){body->min, ceiling, body->step});
    out->fits = found > 0;
    out->size = out->fits ? found : body->min;
    return out->fits || tz_card_report_overflow(m, out->sheet);
}

// ---- pilots ----

// Where all cards are to have one size, none is sought above that of the pilots: the cards with most text, which are
// sized first. Nearly all others then only have to fit at that size.
typedef struct piloting {
    const tz_maker *m;
    tz_pilots *pilots;
    tz_len found[TZ_PILOTS];
} piloting;

static size_t count_answers(const tz_edition *edition, const tz_card *card) {
    size_t bytes = 0;
    for (size_t i = 0; i < edition->form->fields_n; i++)
        bytes += card->answers[i].size;
    return bytes;
}

static void choose_pilots(const tz_edition *edition, tz_pilots *to) {
    size_t most[TZ_PILOTS] = {0};
    for (size_t i = 0; i < edition->cards_n; i++) {
        size_t bytes = count_answers(edition, &edition->cards[i]), at = to->n;
        if (at == TZ_PILOTS && bytes <= most[at - 1])
            continue;
        at = at == TZ_PILOTS ? at - 1 : at;
        for (; at > 0 && bytes > most[at - 1]; at--) {
            most[at] = most[at - 1];
            to->at[at].card = to->at[at - 1].card;
        }
        most[at] = bytes;
        to->at[at].card = i;
        to->n += to->n < TZ_PILOTS;
    }
}

static bool size_pilot(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    piloting *of = context;
    tz_maker own = *of->m;
    own.arena = arena;
    own.diag = diag;
    tz_pilot *pilot = &of->pilots->at[index];
    tz_sized_card sized = {0};
    pilot->arena = tz_arena_new(NULL);
    if (tz_card_size(&own, pilot->arena, &own.edition->cards[pilot->card], own.layout->body.max, &sized))
        of->found[index] = sized.size;
    pilot->sheet = sized.sheet;
    return true; // what is wrong is told when all cards are made
}

static void free_pilots(void *object) {
    tz_pilots *of = object;
    for (size_t i = 0; i < of->n; i++)
        tz_arena_free(of->at[i].arena);
}

tz_len tz_size_ceiling(const tz_maker *m, tz_pilots **out) {
    tz_len ceiling = m->layout->body.max;
    tz_pilots *pilots = *out = TZ_NEW(m->arena, tz_pilots);
    tz_arena_defer(m->arena, free_pilots, pilots);
    if (!tz_cards_share_size(m))
        return ceiling;
    choose_pilots(m->edition, pilots);
    tz_arena *scratch = tz_arena_new(m->arena);
    tz_diag *ignored = tz_diag_in_arena(scratch);
    piloting of = {.m = m, .pilots = pilots};
    tz_parallel_run(m->arena, ignored, m->threads, pilots->n, size_pilot, &of);
    if (tz_diag_is_out_of_memory(ignored))
        tz_out_of_memory();
    for (size_t i = 0; i < pilots->n; i++)
        ceiling = of.found[i] && of.found[i] < ceiling ? of.found[i] : ceiling;
    tz_arena_free(scratch);
    return ceiling;
}

tz_pilot tz_take_pilot(tz_pilots *pilots, size_t card) {
    for (size_t i = 0; i < pilots->n; i++) {
        tz_pilot *at = &pilots->at[i];
        if (at->card != card || !at->sheet) // only the card of others is looked at
            continue;
        tz_pilot taken = *at;
        at->arena = NULL;
        at->sheet = NULL;
        return taken;
    }
    return (tz_pilot){.card = card, .arena = tz_arena_new(NULL)};
}

// ---- all cards, for reports ----

typedef struct sizing {
    const tz_maker *m;
    tz_sized_card *cards;
    tz_len ceiling;
} sizing;

static bool size_one(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    const sizing *of = context;
    tz_maker own = *of->m;
    own.arena = arena;
    own.diag = diag;
    return tz_card_size(&own, arena, &own.edition->cards[index], of->ceiling, &of->cards[index]);
}

tz_sized_card *tz_cards_size(tz_maker *m) {
    size_t n = m->edition->cards_n;
    tz_sized_card *cards = TZ_ARRAY(m->arena, tz_sized_card, n);
    bool whole = tz_cards_prepare(m);
    tz_pilots *pilots;
    sizing of = {m, cards, tz_size_ceiling(m, &pilots)};
    whole = tz_parallel_run(m->arena, m->diag, m->threads, n, size_one, &of) && whole;
    if (!whole)
        return NULL;
    for (size_t i = 0; i < n; i++)
        of.ceiling = cards[i].size < of.ceiling ? cards[i].size : of.ceiling;
    for (size_t i = 0; i < n && tz_cards_share_size(m); i++)
        cards[i].size = of.ceiling;
    return cards;
}
