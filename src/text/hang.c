// Hanging: how much a measure leaves of an item's indents. What a body has never falls when the measure grows.
#include "hang.h"

#define LEAST (4 * TZ_EM)   // that a body keeps at the cost of its indents
#define BESIDE (2 * TZ_EM)  // that a body must have beside its label
#define DEEPEST (8 * TZ_EM) // indents beyond this do not make columns wider

static tz_em clamp(tz_em value, tz_em least, tz_em most) {
    return value < least ? least : value > most ? most : value;
}

static tz_em box_of(const tz_flow_block *block) {
    return block->indent - block->label_x;
}

tz_em tz_hang_stacked_below(const tz_flow_block *block) {
    return block->label_width ? block->label_width + BESIDE : 0;
}

tz_hang tz_hang_at(const tz_flow_block *block, tz_em measure) {
    if (measure < tz_hang_stacked_below(block))
        return (tz_hang){.body = measure < BESIDE ? measure : BESIDE, .stacked = true};
    tz_em box = clamp(measure - LEAST, block->label_width, box_of(block));
    tz_em label_x = clamp(measure - LEAST - box, 0, block->label_x);
    return (tz_hang){label_x, label_x + box, measure - label_x - box, false};
}

int64_t tz_hang_measure(const tz_flow_block *block, int64_t body) {
    if (body > LEAST)
        return body + block->indent;
    if (body > BESIDE)
        return body + block->label_width;
    return body;
}

int64_t tz_hang_need(const tz_flow_block *block, int64_t body) {
    tz_em most = block->label_width + DEEPEST;
    return body + (block->indent < most ? block->indent : most);
}
