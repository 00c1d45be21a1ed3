// Dividing a width among columns in proportion to their weights. A column whose lower bound is more than its part gets
// its bound, and the others share the rest, until no bound is more than the part.
#include "solver.h"

int64_t tz_sum(const int64_t *values, size_t n) {
    int64_t total = 0;
    for (size_t i = 0; i < n; i++)
        total += values[i];
    return total;
}

void tz_share_width(int64_t total, const int64_t *weights, const int64_t *lower, size_t n, int64_t *out,
                    bool *settled) {
    int64_t rest = total, weight = tz_sum(weights, n);
    for (size_t i = 0; i < n; i++)
        settled[i] = false;
    for (bool changed = true; changed;) { // columns with a bound above their part get that
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
