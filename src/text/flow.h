// A flow: the text of a cell as blocks (paragraphs, 【…】 subheads, and items with hanging labels), its height at any
// width, and its lines.
//
// How text is read into blocks is a house rule: officials write it so (src/text/flow_block.h).
// Everything is in em units of the *body* size, so one flow serves every type size. Flows are const once made.
#ifndef TEXT_FLOW_H
#define TEXT_FLOW_H

#include "text/text.h"

typedef enum tz_flow_block_kind { TZ_FLOW_BLOCK_PARA, TZ_FLOW_BLOCK_SUBHEAD, TZ_FLOW_BLOCK_ITEM } tz_flow_block_kind;

typedef struct tz_flow_block {
    tz_flow_block_kind kind;
    uint32_t nest;        // 0: outermost
    bool numbered;        // its label counts
    bool continued;       // a further line of the item before it, behind a line end
    const tz_para *label; // of an item, or NULL
    const tz_para *body;  // never NULL; empty only where an item is a label and nothing more
    tz_em indent;         // of the body from the flow's left edge: the sum of label boxes, where the measure has room
    tz_em label_x;        // of the label box
    tz_em label_width;    // of the label itself, in half ems; of a continued item: of that item's
    tz_em before;         // space above
    tz_em size, pitch;    // type size and distance of lines
    tz_em em_top;         // of the body's em box above the baseline, in em of `size`
    tz_em label_em_top;   // the same of the label
} tz_flow_block;

typedef struct tz_flow {
    const tz_flow_block *blocks;
    size_t blocks_n;
    size_t chars; // clusters, for reports
} tz_flow;

// One style for paragraphs and subheads, and no labels: so there are no items.
tz_flow_style tz_flow_style_uniform(const tz_style *style);

// Reads text into blocks and shapes them. NULL after reporting. Empty text gives a flow without blocks. The text's
// bytes and the styles of `style`, but not `style` itself, are borrowed.
const tz_flow *tz_flow_new(tz_arena *arena, tz_fonts *fonts, const tz_flow_style *style, tz_text text, tz_diag *diag);

// Height at a measure: line pitches and spaces. Thread-safe, allocates nothing.
int64_t tz_flow_height(const tz_flow *flow, tz_em measure);
// The least measure at which the height is at most `height`, but not so narrow that a token of up to 8 em has to be
// broken; 0 where no measure suffices.
tz_em tz_flow_min_measure(const tz_flow *flow, int64_t height);
// The least measure at which no token of up to 8 em is broken, nor a phrase of up to 10 em in a style that keeps
// phrases (tz_keeps_phrases). At least tz_flow_min_measure(flow, INT64_MAX); 0 where that is.
tz_em tz_flow_phrase_measure(const tz_flow *flow);

// One line as set.
typedef struct tz_flow_line {
    const tz_flow_block *block;
    const tz_para *para; // block->body or block->label
    tz_line line;
    bool first, last;       // of its paragraph
    bool keep_with_next;    // no page or column ends after it: subheads, and what would leave a widow or an orphan
    tz_em size;             // type size in em of the body size
    tz_em measure;          // that it was set at
    tz_em x;                // of the line's left edge
    int64_t top;            // of the line box, from the flow's top (a long cell is higher than the largest tz_em)
    tz_em baseline, pitch;  // from the line box's top; the line box's height
    const tz_em *at, *draw; // as from tz_para_set_line, in em of `size`, one a cluster
} tz_flow_line;
typedef struct tz_flow_lines {
    const tz_flow_line *at;
    size_t n;
    int64_t height; // equals tz_flow_height(flow, measure)
} tz_flow_lines;
tz_flow_lines tz_flow_set_lines(const tz_flow *flow, tz_arena *arena, tz_em measure);
// The height on paper of lines [from, to) at a body size, line pitches and the spaces between them stretched by
// `growth` (millionths: 1000000 leaves them as they are). INT32_MAX / 4: as much or more, than which no page has more.
tz_len tz_flow_lines_height(const tz_flow_lines *lines, size_t from, size_t to, tz_len size, int32_t growth);

#endif
