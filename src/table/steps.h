// What is known of how a cell's height falls as its measure grows: a step table in em units, so it serves every size.
//
// Height is a step function of the measure. Each entry is a height and the measures it is known to have; between one
// entry's last and the next one's first measure lie measures whose height has not been computed yet. So a budget has a
// range: more than the last measure known to be too high, at most the first known to be low enough. Ranges are narrowed
// only as far as a decision needs it; where last and first are neighbours the step is exact.
#ifndef TABLE_STEPS_H
#define TABLE_STEPS_H

#include "table/table.h"

typedef struct tz_step {
    int64_t height;
    tz_em first, last;
} tz_step;
typedef struct tz_steps {
    const tz_content *content;
    const tz_flow *flow;
    tz_em narrowest;        // what the content needs to look right
    TZ_LIST(tz_step) steps; // heights falling, measures rising
    int64_t unattainable;   // no measure makes the text this low or lower; -1 at first
} tz_steps;
tz_steps tz_steps_new(const tz_content *content, const tz_flow *flow);

// Height at a measure (> 0).
int64_t tz_steps_height(tz_steps *table, tz_arena *arena, tz_em measure);

// What is known of the least measure for a height of at most `budget`: it is at least `low`, and at most `high`
// (INT32_MAX: nothing known), where the text is `height` high. Computes nothing.
typedef struct tz_range {
    tz_em low, high;
    int64_t height;
} tz_range;
tz_range tz_steps_range(const tz_steps *table, int64_t budget);

// The same exactly: low and high are the least measure. False: there is none.
bool tz_steps_least(tz_steps *table, tz_arena *arena, int64_t budget, tz_range *out);
// The least height above `budget` that a measure of at least `floor` gives, or -1.
int64_t tz_steps_above(tz_steps *table, tz_arena *arena, int64_t budget, tz_em floor);

#endif
