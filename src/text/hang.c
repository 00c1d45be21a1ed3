// Hanging: how much a measure leaves of an item's indents. What a body has never falls when the measure grows.
#include "hang.h"
#include "para.h"

#define LEAST (4 * TZ_EM)  // that a body keeps at the cost of its indents
#define BESIDE (2 * TZ_EM) // that a body must have beside its label
#define BEHIND_NUMBER (TZ_EM / 4)
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

// ---- boxes of labels ----

static tz_em half_ems(int64_t width) {
    int64_t half = TZ_EM / 2;
    return (tz_em)((width + half - 1) / half * half);
}

static int64_t width_of(const tz_para *label) {
    return label ? tz_line_width(label, 0, label->n) : 0;
}

// A list that is open: the first of its last items whose numbers are written alike, and the box that all these need.
typedef struct open_list {
    size_t first;
    uint8_t form;
    bool open;
} open_list;

// The box of each block's own label; of those that share one, at the index of the first, and in `first` for each block
// where that is.
static tz_em *find_boxes(tz_arena *arena, const tz_flow_block_texts *read, tz_em least, const tz_flow_block *blocks,
                         size_t *first) {
    tz_em *boxes = TZ_ARRAY(arena, tz_em, read->blocks.n);
    open_list lists[TZ_FLOW_DEEPEST + 1] = {0};
    for (size_t i = 0; i < read->blocks.n; i++) {
        const tz_flow_block_text *block = &read->blocks.at[i];
        bool item = block->kind == TZ_FLOW_BLOCK_ITEM;
        first[i] = i;
        for (uint32_t deeper = item ? block->nest + 1 : 0; deeper <= TZ_FLOW_DEEPEST; deeper++)
            lists[deeper].open = false;
        if (!block->label.size)
            continue;
        open_list *list = &lists[block->nest];
        if (!list->open || !block->form || list->form != block->form)
            *list = (open_list){i, block->form, true};
        first[i] = list->first;
        tz_em box = half_ems(width_of(blocks[i].label) + (block->form ? BEHIND_NUMBER : 0));
        box = box > least ? box : least;
        boxes[first[i]] = box > boxes[first[i]] ? box : boxes[first[i]];
    }
    return boxes;
}

void tz_hang_items(tz_arena *arena, const tz_flow_block_texts *read, tz_em least, tz_flow_block *blocks) {
    size_t *first = TZ_ARRAY(arena, size_t, read->blocks.n);
    const tz_em *boxes = find_boxes(arena, read, least, blocks, first);
    struct {
        tz_em box, label_width;
    } open[TZ_FLOW_DEEPEST + 1] = {0};
    for (size_t i = 0; i < read->blocks.n; i++) {
        const tz_flow_block_text *block = &read->blocks.at[i];
        if (block->kind != TZ_FLOW_BLOCK_ITEM)
            continue;
        if (block->label.size) {
            open[block->nest].box = boxes[first[i]];
            open[block->nest].label_width = half_ems(width_of(blocks[i].label));
        }
        for (uint32_t outer = 0; outer < block->nest; outer++)
            blocks[i].label_x += open[outer].box;
        blocks[i].indent = blocks[i].label_x + open[block->nest].box;
        blocks[i].label_width = open[block->nest].label_width;
    }
}
