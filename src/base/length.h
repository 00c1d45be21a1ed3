// Lengths: one exact integer type for paper, one for proportions of the type size.
//
// Paper lengths are EMU (English Metric Units): 1 pt = 12,700, 1 mm = 36,000, 1 Q = 9,000, all exact in an
// int32 (up to 59 m). The origin is the top left corner of the page, x to the right, y down.
// Type lengths are fractions of an em: TZ_EM units make 1 em. 256,000 is the least common multiple of the two
// usual design grids (1,000 and 2,048 units an em), so advances of both are exact, and so are 1/2, 1/4 and 1/8 em.
#ifndef BASE_LENGTH_H
#define BASE_LENGTH_H

#include <stdint.h>

typedef int32_t tz_len; // EMU
typedef int32_t tz_em;  // 1/256,000 em; sums over long texts are int64_t

#define TZ_PT 12700
#define TZ_MM 36000
#define TZ_Q 9000
#define TZ_EM 256000

// A length that may grow with the type: fixed + em × type size. "2mm", "0.5em" in a layout.
typedef struct tz_length_spec {
    tz_len fixed; // EMU
    tz_em em;     // part that scales with the size of the type
} tz_length_spec;

// Results beyond an int32 become the nearest one that fits.

// The paper length of `em` at type size `size`, rounded to the nearest EMU (halves away from zero).
tz_len tz_em_to_len(int64_t em, tz_len size);

// The paper length that a spec means at type size `size`.
tz_len tz_length_resolve(tz_length_spec spec, tz_len size);

// How many em units fit into `length` at type size `size` (> 0), rounded down.
tz_em tz_len_to_em(tz_len length, tz_len size);

#endif
