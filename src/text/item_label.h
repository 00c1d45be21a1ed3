// Labels of items, at the head of a line: bullets, and numbers that count.
#ifndef TEXT_ITEM_LABEL_H
#define TEXT_ITEM_LABEL_H

#include "base/source.h"

typedef struct tz_item_label {
    size_t size;     // bytes; 0: the line begins with no label
    uint32_t number; // 3 for ③, (3), 3., ウ, c) and iii); 0: a bullet
    uint8_t form;    // equal for numbers that are written alike; 0: one sign, that stands for itself
} tz_item_label;

// The numbers that a text has last had at each indent, in each form.
typedef struct tz_label_memory {
    struct {
        uint32_t indent, number;
        uint8_t form;
    } last[16];
    uint32_t n; // ever remembered
} tz_label_memory;

// The label that a line begins with. In the list of labels, "・" means itself, "①-⑳" a range of characters; and one of
// 1, 1., 1), (1), 第1 means all numbers that are written like it, in full-width characters or others. In the place of 1
// there may be ア (アイウ), a, A or i (roman).
//
// Ordinary text must not become an item by accident. So a number without brackets needs white space behind it, one with
// a dot or a bracket must not be part of a longer number or word, and all that is not in brackets before white space
// must be 1 or continue what the memory has at this indent. NULL: any number will do. Of a bullet twice (○○市) neither
// is a label, nor is a dash before a digit (-5℃).
tz_item_label tz_item_label_read(const char *line, size_t size, const char *const *labels,
                                 const tz_label_memory *memory, uint32_t indent);
void tz_label_remember(tz_label_memory *memory, const tz_item_label *label, uint32_t indent);

// Whether white space must stand between a label and its body, where they are written as text again.
bool tz_label_needs_space(const tz_text *label);

#endif
