// Step tables: heights that are known are looked up; others are computed from the content, once.
#include "steps.h"

#include <string.h>

tz_steps tz_steps_new(const tz_content *content, const tz_flow *flow) {
    tz_em narrowest = content->least(flow, INT64_MAX);
    return (tz_steps){.content = content, .flow = flow, .narrowest = narrowest > 0 ? narrowest : 1, .unattainable = -1};
}

// ---- looking up ----

// Index past the last step that begins at `measure` or before.
static size_t past_measure(const tz_steps *table, tz_em measure) {
    size_t from = 0, to = table->steps.n;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (table->steps.at[middle].first <= measure)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

// Index of the first step that is at most `budget` high.
static size_t first_within(const tz_steps *table, int64_t budget) {
    size_t from = 0, to = table->steps.n;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (table->steps.at[middle].height <= budget)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

tz_range tz_steps_range(const tz_steps *table, int64_t budget) {
    size_t at = first_within(table, budget);
    tz_range range = {table->narrowest, INT32_MAX, 0};
    if (at > 0 && table->steps.at[at - 1].last >= range.low)
        range.low = table->steps.at[at - 1].last + 1;
    if (at < table->steps.n) {
        const tz_step *step = &table->steps.at[at];
        range.high = step->first > range.low ? step->first : range.low;
        range.height = step->height;
    }
    return range;
}

// ---- computing ----

static void insert(tz_steps *table, tz_arena *arena, size_t at, tz_step step) {
    TZ_ADD(arena, &table->steps);
    tz_step *place = &table->steps.at[at];
    memmove(place + 1, place, (table->steps.n - 1 - at) * sizeof *place);
    *place = step;
}

int64_t tz_steps_height(tz_steps *table, tz_arena *arena, tz_em measure) {
    size_t past = past_measure(table, measure);
    tz_step *step = past > 0 ? &table->steps.at[past - 1] : NULL;
    tz_step *next = past < table->steps.n ? &table->steps.at[past] : NULL;
    if (step && measure <= step->last)
        return step->height;
    int64_t height = table->content->height(table->flow, measure);
    if (step && height == step->height)
        step->last = measure;
    else if (next && height == next->height)
        next->first = measure;
    else
        insert(table, arena, past, (tz_step){height, measure, measure});
    return height;
}

bool tz_steps_least(tz_steps *table, tz_arena *arena, int64_t budget, tz_range *out) {
    *out = tz_steps_range(table, budget);
    if (out->low == out->high)
        return true;
    tz_em least = budget > table->unattainable ? table->content->least(table->flow, budget) : 0;
    if (least <= 0) {
        table->unattainable = budget > table->unattainable ? budget : table->unattainable;
        return false;
    }
    if (least > table->narrowest)
        tz_steps_height(table, arena, least - 1); // so that the range is closed from below as well
    *out = (tz_range){least, least, tz_steps_height(table, arena, least)};
    return true;
}

int64_t tz_steps_above(tz_steps *table, tz_arena *arena, int64_t budget, tz_em floor) {
    tz_range least;
    if (!tz_steps_least(table, arena, budget, &least) || least.low <= floor)
        return -1;
    // One unit less than the least measure for a budget gives the next height above it.
    return tz_steps_height(table, arena, least.low - 1);
}
