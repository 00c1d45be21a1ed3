// Spare width: when every column has what it needs, what is left is shared as specified.
//
// In optimal tables text then gets whole ems, so that lines of full-width characters are solid; what that leaves over
// goes in equal parts to all columns, as padding.
#include "solver.h"

// ---- as specified ----

// Raises the needs in s->lower to the specified widths. False when that is more than there is, or no column is left to
// take the rest: then the columns are in proportion to their specified widths (s->weights).
static bool reserve_widths(const tz_query *query) {
    tz_solver *s = query->s;
    size_t n = s->grid->columns;
    const tz_column_spec *specs = s->grid->column_specs;
    for (size_t i = 0; specs && i < n; i++) {
        s->weights[i] = specs[i].width / 1024 + 1;
        s->tried[i] = s->lower[i] > specs[i].width ? s->lower[i] : specs[i].width;
    }
    if (specs && (tz_sum(s->tried, n) > query->width || !tz_sum(s->shares, n)))
        return false;
    for (size_t i = 0; specs && i < n; i++)
        s->lower[i] = s->tried[i];
    return true;
}

void tz_specified_widths(const tz_query *query) {
    tz_solver *s = query->s;
    tz_column_needs(query, false, s->lower);
    bool reserved = !query->relaxed && reserve_widths(query);
    tz_share_width(query->width, reserved ? s->shares : s->weights, s->lower, s->grid->columns, s->widths, s->settled);
    for (uint32_t i = 0; i < s->grid->columns; i++)
        s->fit_measures[i] = tz_inner_width(query, s->widths[i]);
}

// ---- whole ems ----

static tz_em rounded_up(tz_em measure, tz_em grain) {
    int64_t up = ((int64_t)measure + grain - 1) / grain * grain;
    return up > INT32_MAX ? measure : (tz_em)up;
}

// Raises lower bounds to multiples of `grain` while spare width lasts, the cheapest first: the most columns get one.
static void raise_bounds(const tz_query *query, tz_em grain) {
    tz_solver *s = query->s;
    size_t n = s->grid->columns;
    int64_t spare = query->width - tz_sum(s->lower, n);
    for (;;) {
        size_t cheapest = n;
        int64_t least = spare + 1;
        for (size_t i = 0; i < n; i++) {
            tz_em measure = tz_inner_width(query, s->lower[i]);
            int64_t cost = tz_outer_width(query, rounded_up(measure, grain)) - s->lower[i];
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
static tz_em solid_measure(const tz_query *query, int64_t width, int64_t lower) {
    tz_em measure = tz_inner_width(query, width);
    for (tz_em grain = TZ_EM; grain >= TZ_EM / 2; grain /= 2)
        if (tz_outer_width(query, measure - measure % grain) >= lower)
            return measure - measure % grain;
    return measure;
}

// Widths from the measures, what is left over in equal parts.
static void pad_evenly(const tz_query *query) {
    const tz_solver *s = query->s;
    int64_t n = s->grid->columns, left = query->width;
    for (int64_t i = 0; i < n; i++)
        left -= tz_outer_width(query, s->fit_measures[i]);
    for (int64_t i = 0; i < n; i++)
        s->widths[i] = tz_outer_width(query, s->fit_measures[i]) + (left * (i + 1) / n - left * i / n);
}

void tz_even_widths(const tz_query *query) {
    tz_solver *s = query->s;
    size_t n = s->grid->columns;
    tz_column_needs(query, false, s->lower);
    raise_bounds(query, TZ_EM / 2);
    raise_bounds(query, TZ_EM);
    tz_share_width(query->width, s->shares, s->lower, n, s->widths, s->settled);
    for (size_t i = 0; i < n; i++)
        s->fit_measures[i] = solid_measure(query, s->widths[i], s->lower[i]);
    pad_evenly(query);
}
