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

// ---- cards ----

bool tz_begin_cards(tz_maker *m) {
    const tz_font fonts[] = {m->layout->head->font, m->layout->cell.body->font};
    bool opened = tz_fonts_open(m->fonts, fonts, 2, m->threads, m->diag);
    return tz_compose_heads(m) && opened; // in any case: whatever is wrong is told
}

bool tz_cards_alike(const tz_maker *m) {
    return m->layout->body.uniform == TZ_UNIFORM_EDITION && m->edition->cards_n > 1;
}

bool tz_size_card(tz_maker *m, tz_arena *arena, const tz_card *card, tz_len ceiling, tz_sized *out) {
    const tz_body *body = &m->layout->body;
    tz_sheet_words words = tz_sheet_words_of(m, card);
    out->sheet = tz_sheet_new(m, arena, card, &words);
    if (!out->sheet)
        return false;
    tz_len found = tz_sheet_largest(m, out->sheet, (tz_sizes){body->min, ceiling, body->step});
    out->fits = found > 0;
    out->size = out->fits ? found : body->min;
    return out->fits || tz_tell_overflow(m, out->sheet);
}

// ---- pilots ----

// Where all cards are to have one size, none is sought above that of the pilots: the cards with most text, which are
// sized first. Nearly all others then only have to fit at that size.
enum { PILOTS = 2 };

typedef struct piloting {
    const tz_maker *m;
    size_t pilots[PILOTS];
    size_t n;
    tz_len found[PILOTS];
} piloting;

static size_t count_answers(const tz_edition *edition, const tz_card *card) {
    size_t bytes = 0;
    for (size_t i = 0; i < edition->form->fields_n; i++)
        bytes += card->answers[i].size;
    return bytes;
}

static void choose_pilots(piloting *of) {
    const tz_edition *edition = of->m->edition;
    size_t most[PILOTS] = {0};
    for (size_t i = 0; i < edition->cards_n; i++) {
        size_t bytes = count_answers(edition, &edition->cards[i]), at = of->n;
        if (at == PILOTS && bytes <= most[at - 1])
            continue;
        at = at == PILOTS ? at - 1 : at;
        for (; at > 0 && bytes > most[at - 1]; at--) {
            most[at] = most[at - 1];
            of->pilots[at] = of->pilots[at - 1];
        }
        most[at] = bytes;
        of->pilots[at] = i;
        of->n += of->n < PILOTS;
    }
}

static bool size_pilot(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    piloting *of = context;
    tz_maker own = *of->m;
    own.arena = arena;
    own.diag = diag;
    tz_sized sized;
    if (tz_size_card(&own, arena, &own.edition->cards[of->pilots[index]], own.layout->body.max, &sized))
        of->found[index] = sized.size;
    return true; // what is wrong is told when all cards are made
}

tz_len tz_size_ceiling(const tz_maker *m) {
    tz_len ceiling = m->layout->body.max;
    piloting of = {.m = m};
    if (!tz_cards_alike(m))
        return ceiling;
    choose_pilots(&of);
    tz_arena *scratch = tz_arena_new(m->arena);
    tz_diag *ignored = tz_diag_new();
    tz_arena_defer(scratch, free_diag, ignored);
    tz_parallel(scratch, ignored, m->threads, of.n, size_pilot, &of);
    if (tz_diag_ran_out(ignored))
        tz_out_of_memory();
    for (size_t i = 0; i < of.n; i++)
        ceiling = of.found[i] && of.found[i] < ceiling ? of.found[i] : ceiling;
    tz_arena_free(scratch);
    return ceiling;
}

// ---- all cards, for reports ----

typedef struct sizing {
    const tz_maker *m;
    tz_sized *cards;
    tz_len ceiling;
} sizing;

static bool size_one(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    const sizing *of = context;
    tz_maker own = *of->m;
    own.arena = arena;
    own.diag = diag;
    return tz_size_card(&own, arena, &own.edition->cards[index], of->ceiling, &of->cards[index]);
}

tz_sized *tz_size_cards(tz_maker *m) {
    size_t n = m->edition->cards_n;
    tz_sized *cards = TZ_ARRAY(m->arena, tz_sized, n);
    bool whole = tz_begin_cards(m);
    sizing of = {m, cards, tz_size_ceiling(m)};
    whole = tz_parallel(m->arena, m->diag, m->threads, n, size_one, &of) && whole;
    if (!whole)
        return NULL;
    for (size_t i = 0; i < n; i++)
        of.ceiling = cards[i].size < of.ceiling ? cards[i].size : of.ceiling;
    for (size_t i = 0; i < n && tz_cards_alike(m); i++)
        cards[i].size = of.ceiling;
    return cards;
}
