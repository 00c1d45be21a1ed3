// Spare width: when every column has what it needs, what is left makes columns look even.
//
// Columns are raised to a shared level (in the preferred proportions) that those above it do not need, like water in a
// vessel with steps. Text then gets whole ems, so that lines of full-width characters are solid; what that leaves over
// goes in equal parts to all columns, where it stands beside the text as padding.
#include "solver.h"

static int64_t sum(const int64_t *values, size_t n) {
    int64_t total = 0;
    for (size_t i = 0; i < n; i++)
        total += values[i];
    return total;
}

void tz_share_width(int64_t total, const int64_t *weights, const int64_t *lower, size_t n, int64_t *out,
                    bool *settled) {
    int64_t rest = total, weight = sum(weights, n);
    for (size_t i = 0; i < n; i++)
        settled[i] = false;
    for (bool changed = true; changed;) { // who has more than the shared level takes no part in it
        changed = false;
        for (size_t i = 0; i < n; i++) {
            if (settled[i] || lower[i] * weight <= rest * weights[i])
                continue;
            out[i] = lower[i];
            rest -= lower[i];
            weight -= weights[i];
            settled[i] = changed = true;
        }
    }
    for (size_t i = 0; i < n; i++) { // of what remains each takes its part, so that no EMU is lost
        if (settled[i])
            continue;
        out[i] = rest * weights[i] / weight;
        rest -= out[i];
        weight -= weights[i];
    }
}

void tz_lower_bounds(const tz_query *ask) {
    tz_solver *s = ask->s;
    size_t n = s->grid->columns;
    for (size_t i = 0; i < n; i++)
        s->lower[i] = s->column_floor[i];
    for (uint32_t span = 1; span <= n; span++) { // narrow cells first: wide ones need only what is still lacking
        for (size_t i = 0; i < s->slots_n; i++) {
            const tz_solver_cell *slot = &s->slots[i];
            int64_t width = tz_outer_width(ask, slot->need), *lower = &s->lower[slot->column];
            if (slot->column_end - slot->column != span || sum(lower, span) >= width)
                continue;
            tz_share_width(width, &s->preferred[slot->column], lower, span, s->part, s->settled);
            for (uint32_t k = 0; k < span; k++)
                lower[k] = s->part[k];
        }
    }
    if (sum(s->lower, n) <= ask->width)
        return;
    tz_narrowest(ask, false, s->x); // spans that overlap each other: the positions that prove the least width
    for (size_t i = 0; i < n; i++)
        s->lower[i] = s->x[i + 1] - s->x[i];
}

void tz_spread_width(const tz_query *ask, int64_t *widths) {
    tz_solver *s = ask->s;
    const int64_t *weights = ask->bare ? s->demand : s->preferred;
    tz_share_width(ask->width, weights, s->lower, s->grid->columns, widths, s->settled);
}

// ---- whole ems ----

static tz_em rounded_up(tz_em measure, tz_em grain) {
    int64_t up = ((int64_t)measure + grain - 1) / grain * grain;
    return up > INT32_MAX ? measure : (tz_em)up;
}

// Raises lower bounds to multiples of `grain` while spare width lasts, the cheapest first: the most columns get one.
static void raise_bounds(const tz_query *ask, tz_em grain) {
    tz_solver *s = ask->s;
    size_t n = s->grid->columns;
    int64_t spare = ask->width - sum(s->lower, n);
    for (;;) {
        size_t cheapest = n;
        int64_t least = spare + 1;
        for (size_t i = 0; i < n; i++) {
            tz_em measure = tz_inner_width(ask, s->lower[i]);
            int64_t cost = tz_outer_width(ask, rounded_up(measure, grain)) - s->lower[i];
            if (measure % grain == 0 || cost >= least)
                continue;
            cheapest = i;
            least = cost;
        }
        if (cheapest == n)
            return;
        s->lower[cheapest] += least;
        spare -= least;
    }
}

// What a column's text is set at in `width`: whole or half ems where that still holds `lower`.
static tz_em solid_measure(const tz_query *ask, int64_t width, int64_t lower) {
    tz_em measure = tz_inner_width(ask, width);
    for (tz_em grain = TZ_EM; grain >= TZ_EM / 2; grain /= 2)
        if (tz_outer_width(ask, measure - measure % grain) >= lower)
            return measure - measure % grain;
    return measure;
}

// Widths from the measures, what is left over in equal parts.
static void pad_evenly(const tz_query *ask) {
    const tz_solver *s = ask->s;
    int64_t n = s->grid->columns, left = ask->width;
    for (int64_t i = 0; i < n; i++)
        left -= tz_outer_width(ask, s->fit_measures[i]);
    for (int64_t i = 0; i < n; i++)
        s->tried[i] = tz_outer_width(ask, s->fit_measures[i]) + (left * (i + 1) / n - left * i / n);
}

static bool spans_hold(const tz_query *ask, const int64_t *widths) {
    for (size_t i = 0; i < ask->s->slots_n; i++) {
        const tz_solver_cell *slot = &ask->s->slots[i];
        uint32_t span = slot->column_end - slot->column;
        if (span > 1 && sum(&widths[slot->column], span) < tz_outer_width(ask, slot->need))
            return false;
    }
    return true;
}

void tz_finalise_widths(const tz_query *ask) {
    tz_solver *s = ask->s;
    size_t n = s->grid->columns;
    tz_lower_bounds(ask);
    raise_bounds(ask, TZ_EM / 2);
    raise_bounds(ask, TZ_EM);
    tz_spread_width(ask, s->widths);
    for (size_t i = 0; i < n; i++)
        s->fit_measures[i] = solid_measure(ask, s->widths[i], s->lower[i]);
    pad_evenly(ask);
    if (spans_hold(ask, s->tried))
        for (size_t i = 0; i < n; i++)
            s->widths[i] = s->tried[i];
}
