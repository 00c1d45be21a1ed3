// The sizes of type that cards are set at: the largest that fits each, and what the edition makes of that.
#include "card/card.h"
#include "tsuzuri/parallel.h"

#include <stdatomic.h>

const tz_placement *tz_card_place(const tz_tools *tools, const tz_layout *layout, const tz_card_galley *card,
                                  tz_len size) {
    tz_placing how = {.area = tz_type_area(layout), .size = size, .body = &layout->body, .layout = layout->source};
    return tz_galley_place(tools, &card->galley, &how);
}

// ---- one card ----

// A search for the largest size.
typedef struct search {
    const tz_tools *tools;
    const tz_layout *layout;
    const tz_card_galley *card;
} search;
typedef bool fitting(const search *s, tz_len size);

// Whether no page is higher than the paper when only the layout's own breaks part the card.
static bool fits_apart(const search *s, tz_len size) {
    tz_box area = tz_type_area(s->layout);
    return tz_galley_height(&s->card->galley, area.width, size) <= area.height;
}

// Whether the card takes no more pages than it is meant to have. One page is a question of heights; for more the card
// has to be placed.
static bool fits(const search *s, tz_len size) {
    if (s->layout->body.pages == 1 || fits_apart(s, size))
        return fits_apart(s, size);
    tz_arena *scratch = tz_arena_new(s->tools->arena);
    tz_tools tools = *s->tools;
    tools.arena = scratch;
    tools.diag = tz_diag_in_arena(scratch); // that a size does not do is an answer, not an error
    const tz_placement *where = tz_card_place(&tools, s->layout, s->card, size);
    bool within = where && where->pages <= (uint32_t)s->layout->body.pages;
    tz_arena_free(scratch);
    return within;
}

static tz_len largest(const search *s, tz_size_range sizes, fitting *does) {
    int32_t least = 0, most = (sizes.most - sizes.least) / sizes.step; // steps
    sizes.most = sizes.least + most * sizes.step;
    if (does(s, sizes.most))
        return sizes.most;
    if (least == most || !does(s, sizes.least))
        return 0;
    most--;
    while (least < most) {
        int32_t middle = least + (most - least + 1) / 2;
        if (does(s, sizes.least + middle * sizes.step))
            least = middle;
        else
            most = middle - 1;
    }
    return sizes.least + least * sizes.step;
}

tz_len tz_card_largest_size(const tz_tools *tools, const tz_layout *layout, const tz_card_galley *card,
                            tz_size_range sizes) {
    const tz_body_spec *body = &layout->body;
    search s = {tools, layout, card};
    tz_len apart = body->pages > 1 && body->break_from ? largest(&s, sizes, fits_apart) : 0;
    return apart && apart >= body->break_from ? apart : largest(&s, sizes, fits);
}

bool tz_card_size(const tz_tools *tools, const tz_job *job, const tz_card_galley *card, tz_len ceiling,
                  tz_card_fit *out) {
    const tz_body_spec *body = &job->layout->body;
    tz_len found = tz_card_largest_size(tools, job->layout, card, (tz_size_range){body->min, ceiling, body->step});
    *out = (tz_card_fit){.size = found ? found : body->min, .fits = found > 0};
    return out->fits || tz_card_report_overflow(tools, job, card);
}

// ---- all cards ----

bool tz_cards_share_size(const tz_job *job) {
    return job->layout->body.uniform == TZ_UNIFORM_EDITION && job->edition->cards_n > 1;
}

// The smallest size found so far bounds the search for the others where all share one: what a card could have above
// that does not matter. The smallest of all is the same whatever the order.
typedef struct sizing {
    const tz_tools *tools;
    const tz_card_set *set;
    tz_sized_card *cards;
    size_t held;
    _Atomic tz_len ceiling;
} sizing;

static void lower(_Atomic tz_len *ceiling, tz_len size) {
    tz_len before = atomic_load(ceiling);
    while (size < before && !atomic_compare_exchange_weak(ceiling, &before, size)) {
    }
}

static bool size_one(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    sizing *of = context;
    tz_sized_card *to = &of->cards[index];
    const tz_job *job = of->set->job;
    bool held = index < of->held;
    to->arena = tz_arena_new(held ? NULL : arena); // what is held may be dropped by another thread
    tz_tools tools = *of->tools;
    tools.arena = to->arena;
    tools.diag = diag;
    tz_card_headings headings = tz_card_headings_of(held ? arena : to->arena, job, &job->edition->cards[index]);
    to->galley = tz_card_compose(&tools, of->set, &job->edition->cards[index], &headings);
    bool ok = to->galley && tz_card_size(&tools, job, to->galley, atomic_load(&of->ceiling), &to->fit);
    if (ok && tz_cards_share_size(job))
        lower(&of->ceiling, to->fit.size);
    if (!held)
        tz_sized_card_drop(to);
    return ok;
}

static bool report_progress(void *context, size_t index, tz_diag *diag) {
    const sizing *of = context;
    (void)diag;
    tz_progress_report(of->tools->progress, TZ_STAGE_COMPOSING, index, of->set->job->edition->cards_n);
    return true;
}

static void drop_all(void *object) {
    sizing *of = object;
    for (size_t i = 0; i < of->held; i++)
        tz_sized_card_drop(&of->cards[i]);
}

void tz_sized_card_drop(tz_sized_card *card) {
    tz_arena_free(card->arena);
    card->arena = NULL;
    card->galley = NULL;
}

tz_sized_card *tz_cards_size(const tz_tools *tools, const tz_card_set *set, size_t held) {
    size_t n = set->job->edition->cards_n;
    sizing *of = TZ_NEW(tools->arena, sizing);
    *of = (sizing){.tools = tools, .set = set, .cards = TZ_ARRAY(tools->arena, tz_sized_card, n)};
    of->held = held < n ? held : n;
    of->ceiling = set->job->layout->body.max;
    tz_arena_defer(tools->arena, drop_all, of);
    if (!tz_parallel_run_ordered(tools->arena, tools->diag, tools->threads, n, size_one, report_progress, of))
        return NULL;
    for (size_t i = 0; i < n && tz_cards_share_size(set->job); i++)
        of->cards[i].fit.size = of->ceiling;
    return of->cards;
}
