// Step tables: what is known of a cell's heights answers what it can; the content is asked for the rest, once.
#include "steps.h"

#include <string.h>

static tz_step *insert(tz_steps *table, tz_arena *arena, size_t at, tz_step step) {
    TZ_ADD(arena, &table->steps);
    tz_step *place = &table->steps.at[at];
    memmove(place + 1, place, (table->steps.n - 1 - at) * sizeof *place);
    *place = step;
    return place;
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

static tz_step *least_step(tz_steps *table, tz_arena *arena, int64_t budget) {
    if (budget <= table->never)
        return NULL;
    size_t at = first_within(table, budget);
    tz_step *step = at < table->steps.n ? &table->steps.at[at] : NULL;
    if (step && budget <= step->cover)
        return step;
    tz_em least = table->content->least(table->flow, budget);
    if (least <= 0) {
        table->never = budget;
        return NULL;
    }
    if (step && least == step->least) { // no height lies between
        step->cover = budget;
        return step;
    }
    int64_t height = table->content->height(table->flow, least);
    return insert(table, arena, at, (tz_step){height, budget, least, least});
}

const tz_step *tz_steps_least(tz_steps *table, tz_arena *arena, int64_t budget) {
    return least_step(table, arena, budget);
}

// Index past the last step whose measure is at most `measure`.
static size_t past_measure(const tz_steps *table, tz_em measure) {
    size_t from = 0, to = table->steps.n;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (table->steps.at[middle].least <= measure)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

int64_t tz_steps_height(tz_steps *table, tz_arena *arena, tz_em measure) {
    size_t past = past_measure(table, measure);
    tz_step *step = past > 0 ? &table->steps.at[past - 1] : NULL;
    const tz_step *next = past < table->steps.n ? &table->steps.at[past] : NULL;
    if (step && (measure <= step->reach || (next && next->cover >= step->height - 1)))
        return step->height;
    int64_t height = table->content->height(table->flow, measure);
    if (!step || height != step->height)
        step = least_step(table, arena, height);
    if (step && step->reach < measure)
        step->reach = measure;
    return height;
}

int64_t tz_steps_above(tz_steps *table, tz_arena *arena, int64_t budget, tz_em floor) {
    const tz_step *step = tz_steps_least(table, arena, budget);
    // One unit less than the least measure for a budget gives the next height above it.
    if (!step || step->least <= floor)
        return -1;
    return tz_steps_height(table, arena, step->least - 1);
}
