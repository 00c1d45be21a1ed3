// Where an item's label and its body stand at a measure.
#ifndef TEXT_HANG_H
#define TEXT_HANG_H

#include "flow_block.h"

// As much as the measure allows of a block's indents. A body keeps 4 em as long as the measure has them: first an item
// stands further left than its nesting asks for, then the room between its label and its body goes. In a measure too
// narrow for a label and 2 em of text beside it, the label has lines of its own.
typedef struct tz_hang {
    tz_em label_x; // of the label, from the flow's left edge
    tz_em indent;  // of the body
    tz_em body;    // the body's measure
    bool stacked;  // the label stands above the body
} tz_hang;
tz_hang tz_hang_at(const tz_flow_block *block, tz_em measure);
// The least measure at which tz_hang_at() gives the body at least so much.
int64_t tz_hang_measure(const tz_flow_block *block, int64_t body);
// The measures at which the block is stacked are those below this.
tz_em tz_hang_stacked_below(const tz_flow_block *block);
// The measure that the block should have for a body of that measure, its indents whole unless they are unusually deep.
int64_t tz_hang_need(const tz_flow_block *block, int64_t body);

// Fills in the indents and widths of labels of blocks whose labels are made, from the text that they were read from. A
// label's box is as wide as the label, in half ems, at least `least`; behind a number some room is left, and numbers of
// one list that are written alike have boxes of one width, so that bodies beside 9. and 10. are aligned.
void tz_hang_items(tz_arena *arena, const tz_flow_block_texts *read, tz_em least, tz_flow_block *blocks);

#endif
