// A cell's step table: how its height falls as its measure grows.
//
// Height is a step function of the measure. Each entry is one step: the text is `height` high at all measures from
// `least` to at least `reach`, and `least` is the least measure for every budget from `height` to at least `cover`.
// Entries are made when a question first falls on them; all are in em units, so they serve every type size.
#ifndef TABLE_STEPS_H
#define TABLE_STEPS_H

#include "tsuzuri/table.h"

typedef struct tz_step {
    int64_t height, cover;
    tz_em least, reach;
} tz_step;
typedef struct tz_steps {
    const tz_content *content;
    const tz_flow *flow;
    TZ_LIST(tz_step) steps; // heights falling, measures rising
    int64_t never;          // no measure makes the text this low or lower; -1 at first
} tz_steps;

// Height at a measure.
int64_t tz_steps_height(tz_steps *table, tz_arena *arena, tz_em measure);
// The step that needs the least measure for a height of at most `budget`; NULL: there is none. Valid until the next
// question.
const tz_step *tz_steps_least(tz_steps *table, tz_arena *arena, int64_t budget);
// The least height above `budget` that a measure of at least `floor` gives, or -1.
int64_t tz_steps_above(tz_steps *table, tz_arena *arena, int64_t budget, tz_em floor);

#endif
