// Lengths: conversions between paper and type, exact and saturating.
#include "base/length.h"

static int32_t saturated(int64_t value) {
    if (value > INT32_MAX)
        return INT32_MAX;
    return value < INT32_MIN ? INT32_MIN : (int32_t)value;
}

tz_len tz_em_to_len(int64_t em, tz_len size) {
    // Whole ems first: the product of the rest and the size fits an int64 whatever the sum of advances is.
    int64_t whole = em / TZ_EM, rest = em % TZ_EM;
    if (whole > INT32_MAX || whole < -INT32_MAX)
        return (whole < 0) == (size < 0) ? INT32_MAX : -INT32_MAX;
    int64_t product = rest * size;
    int64_t half = product < 0 ? -TZ_EM / 2 : TZ_EM / 2;
    return saturated(whole * size + (product + half) / TZ_EM);
}

tz_len tz_length_resolve(tz_length_spec spec, tz_len size) {
    return saturated((int64_t)spec.fixed + tz_em_to_len(spec.em, size));
}

tz_em tz_len_to_em(tz_len length, tz_len size) {
    int64_t product = (int64_t)length * TZ_EM;
    int64_t quotient = product / size;
    if (product % size != 0 && (product < 0) != (size < 0))
        quotient--; // C rounds towards zero, the contract is down
    return saturated(quotient);
}
