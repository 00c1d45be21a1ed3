// The sizes of type that cards are set at: the largest that fits each, and what the edition makes of that.
#include "base/intl.h"
#include "base/parallel.h"
#include "card/card.h"

#include <stdatomic.h>
#include <stdlib.h>

const tz_placement *tz_card_place(const tz_tools *tools, const tz_layout *layout, const tz_card_galley *card,
                                  tz_len size) {
    tz_placing placing = {
        .area = tz_type_area(layout), .size = size, .body = &layout->body, .layout = {layout->source, 0}};
    return tz_galley_place(tools, &card->galley, &placing);
}

// ---- one card ----

// A search for the largest size.
typedef struct search {
    const tz_tools *tools;
    const tz_layout *layout;
    const tz_card_galley *card;
    uint32_t pages; // that it may take
} search;
typedef bool fitting(const search *s, tz_len size);

// Whether no page is higher than the type area when pages end at the layout's own breaks only.
static bool fits_at_layout_breaks(const search *s, tz_len size) {
    tz_box area = tz_type_area(s->layout);
    return tz_galley_height(&s->card->galley, area.width, size) <= area.height;
}

// How many pages the card takes; UINT32_MAX: it cannot be placed.
static uint32_t pages_at(const search *s, tz_len size) {
    tz_arena *scratch = tz_arena_new(s->tools->arena);
    tz_tools tools = *s->tools;
    tools.arena = scratch;
    tools.diag = tz_diag_in_arena(scratch); // a size that is too large is no error here
    const tz_placement *placement = tz_card_place(&tools, s->layout, s->card, size);
    uint32_t pages = placement ? placement->pages : UINT32_MAX;
    tz_arena_free(scratch);
    return pages;
}

// Whether the card takes no more pages than it is meant to have. One page is a question of heights; for more the card
// has to be placed.
static bool fits(const search *s, tz_len size) {
    if (s->pages == 1 || fits_at_layout_breaks(s, size))
        return fits_at_layout_breaks(s, size);
    return pages_at(s, size) <= s->pages;
}

static tz_len largest(const search *s, tz_size_range sizes, fitting *fits_at) {
    int32_t least = 0, most = (sizes.most - sizes.least) / sizes.step; // steps
    sizes.most = sizes.least + most * sizes.step;
    if (fits_at(s, sizes.most))
        return sizes.most;
    if (least == most || !fits_at(s, sizes.least))
        return 0;
    most--;
    while (least < most) {
        int32_t middle = least + (most - least + 1) / 2;
        if (fits_at(s, sizes.least + middle * sizes.step))
            least = middle;
        else
            most = middle - 1;
    }
    return sizes.least + least * sizes.step;
}

tz_len tz_card_largest_size(const tz_tools *tools, const tz_layout *layout, const tz_card_galley *card,
                            tz_size_range sizes) {
    const tz_body_spec *body = &layout->body;
    search s = {tools, layout, card, (uint32_t)body->pages};
    tz_len at_breaks = body->pages > 1 && body->break_from ? largest(&s, sizes, fits_at_layout_breaks) : 0;
    return at_breaks && at_breaks >= body->break_from ? at_breaks : largest(&s, sizes, fits);
}

// Whether every column of every table has room for the letters that the layout wants it to have.
static bool columns_hold(const search *s, tz_len size) {
    tz_len width = tz_type_area(s->layout).width;
    for (size_t i = 0; i < s->card->galley.blocks_n; i++) {
        const tz_grid *grid = &s->card->galley.blocks[i].grid;
        if (s->card->galley.blocks[i].spec->kind == TZ_BLOCK_TABLE &&
            tz_grid_measure(grid, width / (tz_len)grid->columns, size) < s->layout->least_column)
            return false;
    }
    return true;
}

bool tz_card_size(const tz_tools *tools, const tz_job *job, const tz_card_galley *card, tz_len ceiling,
                  tz_card_fit *out) {
    const tz_body_spec *body = &job->layout->body;
    tz_size_range sizes = {body->min, ceiling, body->step};
    search s = {tools, job->layout, card, (uint32_t)body->pages};
    tz_len holding = largest(&s, sizes, columns_hold);
    if (holding) // where no size gives columns enough, they are as narrow as they are
        sizes.most = holding;
    tz_len found = tz_card_largest_size(tools, job->layout, card, sizes);
    if (!found && body->overflow == TZ_OVERFLOW_PAGES) {
        s.pages = pages_at(&s, body->min);
        found = largest(&s, sizes, fits);
    }
    *out = (tz_card_fit){.size = found ? found : body->min, .fits = found > 0};
    return out->fits || tz_card_report_overflow(tools, job, card);
}

// ---- all cards ----

bool tz_cards_share_size(const tz_job *job) {
    return job->layout->body.uniform == TZ_UNIFORM_EDITION && job->edition->cards_n > 1;
}

// How many of the densest cards need not fit on their pages. One card at least does.
static size_t outliers_of(const tz_job *job) {
    size_t wanted = (size_t)job->layout->body.outliers, most = job->edition->cards_n;
    return wanted < most ? wanted : most ? most - 1 : 0;
}

bool tz_cards_depend_on_others(const tz_job *job) {
    bool by_region = job->layout->body.uniform == TZ_UNIFORM_REGION && job->edition->cards_n > 1;
    return tz_cards_share_size(job) || by_region || outliers_of(job) > 0;
}

// A card in the order of density: those first that do not fit at all, then by size, those of one size as in the
// booklet.
typedef struct ranked {
    tz_card_fit fit;
    size_t index;
} ranked;

static int compare_ranked(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->fit.fits != y->fit.fits)
        return x->fit.fits ? 1 : -1;
    if (x->fit.size != y->fit.size)
        return x->fit.size < y->fit.size ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

const size_t *tz_cards_by_density(tz_arena *arena, const tz_card_fit *fits, size_t n) {
    ranked *all = TZ_ARRAY(arena, ranked, n);
    size_t *order = TZ_ARRAY(arena, size_t, n);
    for (size_t i = 0; i < n; i++)
        all[i] = (ranked){fits[i], i};
    if (n)
        qsort(all, n, sizeof *all, compare_ranked);
    for (size_t i = 0; i < n; i++)
        order[i] = all[i].index;
    return order;
}

// The smallest size found so far bounds the search for the others where all share one: what a card could have above
// that does not matter. The smallest of all is the same whatever the order.
typedef struct sizing {
    const tz_tools *tools;
    const tz_card_set *set;
    tz_sized_card *cards;
    size_t retained;
    size_t outliers;
    tz_diag **told; // of each card, when there may be outliers: what is said of those that are none
    _Atomic tz_len ceiling;
} sizing;

static void lower(_Atomic tz_len *ceiling, tz_len size) {
    tz_len before = atomic_load(ceiling);
    while (size < before && !atomic_compare_exchange_weak(ceiling, &before, size)) {
    }
}

static bool size_one(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    sizing *s = context;
    tz_sized_card *to = &s->cards[index];
    const tz_job *job = s->set->job;
    bool retained = index < s->retained;
    to->arena = tz_arena_new(retained ? NULL : arena); // what is retained may be freed by another thread
    tz_tools tools = *s->tools;
    tools.arena = to->arena;
    tools.diag = diag;
    tz_card_headings headings = tz_card_headings_of(retained ? arena : to->arena, job, &job->edition->cards[index]);
    to->galley = tz_card_compose(&tools, s->set, &job->edition->cards[index], &headings);
    if (s->outliers)
        tools.diag = s->told[index] = tz_diag_in_arena(arena);
    bool ok = to->galley && (tz_card_size(&tools, job, to->galley, atomic_load(&s->ceiling), &to->fit) || s->outliers);
    if (ok && tz_cards_share_size(job) && !s->outliers)
        lower(&s->ceiling, to->fit.size);
    if (!retained)
        tz_sized_card_free(to);
    return ok;
}

static bool report_progress(void *context, size_t index, tz_diag *diag) {
    const sizing *s = context;
    (void)diag;
    tz_progress_report(s->tools->progress, TZ_STAGE_COMPOSING, index, s->set->job->edition->cards_n);
    return true;
}

static void free_all(void *object) {
    sizing *s = object;
    for (size_t i = 0; i < s->retained; i++)
        tz_sized_card_free(&s->cards[i]);
}

void tz_sized_card_free(tz_sized_card *card) {
    tz_arena_free(card->arena);
    card->arena = NULL;
    card->galley = NULL;
}

static void report_outlier(const sizing *s, size_t index, tz_len size) {
    const tz_card *card = &s->set->job->edition->cards[index];
    char points[TZ_POINTS_ROOM];
    tz_points(points, size);
    tz_notice(s->tools->diag, (tz_place){card->source, 0},
              _("%s is too long for its page at %s pt and goes on on a further one, as body: outliers: %d lets it"),
              tz_card_names(s->tools->arena, card), points, s->set->job->layout->body.outliers);
}

// Cards of one group have one size, or no outlier a smaller one: those of a region, or all.
static size_t group_of(const sizing *s, size_t card) {
    const tz_job *job = s->set->job;
    return job->layout->body.uniform == TZ_UNIFORM_REGION ? job->edition->cards[card].region : 0;
}

// The size of each group: that of its densest card that is no outlier, or where all are, of its least dense one.
static const tz_len *sizes_of_groups(const sizing *s, const tz_card_fit *fits, const size_t *order, size_t n) {
    size_t regions = s->set->job->edition->regions_n;
    tz_len *sizes = TZ_ARRAY(s->tools->arena, tz_len, regions ? regions : 1);
    for (size_t i = n; i--;)
        if (i >= s->outliers || !sizes[group_of(s, order[i])])
            sizes[group_of(s, order[i])] = fits[order[i]].size;
    return sizes;
}

// Gives all cards their final sizes: the densest ones that of the first of their group that is no outlier. False when
// one that is none does not fit and that is an error.
static bool finalise(const sizing *s, size_t n) {
    tz_arena *arena = s->tools->arena;
    tz_card_fit *fits = TZ_ARRAY(arena, tz_card_fit, n);
    for (size_t i = 0; i < n; i++)
        fits[i] = s->cards[i].fit;
    const size_t *order = tz_cards_by_density(arena, fits, n);
    const tz_len *sizes = sizes_of_groups(s, fits, order, n);
    bool ok = true, share = s->set->job->layout->body.uniform != TZ_UNIFORM_CARD;
    for (size_t i = 0; i < n; i++) {
        size_t index = order[i];
        tz_len least = sizes[group_of(s, index)];
        bool outlier = i < s->outliers && (!fits[index].fits || fits[index].size < least);
        if (outlier)
            report_outlier(s, index, least);
        else if (s->outliers)
            tz_diag_append(s->tools->diag, s->told[index]);
        ok = ok && (outlier || !s->outliers || !tz_diag_count(s->told[index], TZ_ERROR));
        if (share || s->cards[index].fit.size < least)
            s->cards[index].fit.size = least;
    }
    return ok;
}

tz_sized_card *tz_cards_size(const tz_tools *tools, const tz_card_set *set, size_t retained) {
    size_t n = set->job->edition->cards_n;
    sizing *s = TZ_NEW(tools->arena, sizing);
    *s = (sizing){.tools = tools, .set = set, .cards = TZ_ARRAY(tools->arena, tz_sized_card, n)};
    s->retained = retained < n ? retained : n;
    s->outliers = outliers_of(set->job);
    s->told = TZ_ARRAY(tools->arena, tz_diag *, n);
    s->ceiling = set->job->layout->body.max;
    tz_arena_defer(tools->arena, free_all, s);
    if (!tz_parallel_run_ordered(tools->arena, tools->diag, tools->threads, n, size_one, report_progress, s))
        return NULL;
    return !tz_cards_depend_on_others(set->job) || finalise(s, n) ? s->cards : NULL;
}
