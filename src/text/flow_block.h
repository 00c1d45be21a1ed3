// Plain text read as blocks, before anything is shaped. Comparing editions reads answers the same way.
#ifndef TEXT_FLOW_BLOCK_H
#define TEXT_FLOW_BLOCK_H

#include "text/flow.h"

enum { TZ_FLOW_DEEPEST = 31 }; // items within more others than that are set no deeper

typedef struct tz_flow_block_text {
    tz_flow_block_kind kind;
    uint32_t nest;    // at most TZ_FLOW_DEEPEST
    uint32_t number;  // of a label that counts, or 0
    uint8_t form;     // how that number is written: equal for those that are written alike
    bool continued;   // a further line of the item before it
    bool after_blank; // a blank line comes before it
    tz_text label;    // size 0: none
    tz_text body;
} tz_flow_block_text;
typedef struct tz_flow_block_texts {
    TZ_LIST(tz_flow_block_text) blocks;
} tz_flow_block_texts;

// Reads lines. A line of 【…】 is a subhead; one that begins with a label is an item, nested when it is indented deeper
// than the item before it; one without a label that is indented deeper than an item's label continues that item; each
// other line is a paragraph. Only blank lines and white space at line starts, line ends and behind labels are left out.
tz_flow_block_texts tz_flow_blocks_read(tz_arena *arena, const tz_text *text, const char *const *labels);

#endif
