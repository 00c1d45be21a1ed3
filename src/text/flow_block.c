// Plain text as it is written in records, read as blocks: no markup but what typists use anyway.
#include "flow_block.h"
#include "item_label.h"
#include "rules.h"

#include <string.h>

// ---- white space ----

// The white space that text[at …] begins with; its width in half ems (U+3000 is two) is added to *width.
static size_t skip_space(const char *text, size_t size, size_t at, uint32_t *width) {
    for (size_t length; at < size; at += length) {
        uint32_t code = tz_code_at(text, size, at, &length);
        if (code != ' ' && code != '\t' && code != 0x3000)
            break;
        *width += code == 0x3000 ? 2 : 1;
    }
    return at;
}

static size_t trim_end(const char *text, size_t from, size_t to) {
    for (;;) {
        if (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t'))
            to--;
        else if (to >= from + 3 && memcmp(text + to - 3, "\xE3\x80\x80", 3) == 0) // U+3000
            to -= 3;
        else
            return to;
    }
}

// ---- lines ----

static bool is_subhead(const char *text, size_t size) {
    static const char open[] = "\xE3\x80\x90", close[] = "\xE3\x80\x91"; // 【】
    return size >= 6 && memcmp(text, open, 3) == 0 && memcmp(text + size - 3, close, 3) == 0;
}

typedef struct reading {
    tz_arena *arena;
    const tz_text *text;
    const char *const *labels;
    tz_flow_block_texts *out;
    TZ_LIST(uint32_t) items; // indents of the open items, outermost first
    tz_label_memory numbers;
    bool after_blank;
} reading;

static void add_block(reading *r, tz_flow_block_text block) {
    block.after_blank = r->after_blank && r->out->blocks.n;
    r->after_blank = false;
    *TZ_ADD(r->arena, &r->out->blocks) = block;
}

// How deep an item is that has so many around it.
static uint32_t nest_within(size_t items) {
    return items < TZ_FLOW_DEEPEST ? (uint32_t)items : TZ_FLOW_DEEPEST;
}

// Leaves the items whose labels are not left of `indent`.
static void close_items(reading *r, uint32_t indent) {
    while (r->items.n && r->items.at[r->items.n - 1] >= indent)
        r->items.n--;
}

static void read_item(reading *r, size_t from, size_t to, const tz_item_label *label, uint32_t indent) {
    uint32_t ignored = 0;
    size_t body = skip_space(r->text->bytes, to, from + label->size, &ignored);
    tz_label_remember(&r->numbers, label, indent);
    close_items(r, indent);
    add_block(r, (tz_flow_block_text){.kind = TZ_FLOW_BLOCK_ITEM,
                                      .nest = nest_within(r->items.n),
                                      .number = label->number,
                                      .form = label->form,
                                      .label = tz_text_slice(r->text, from, from + label->size),
                                      .body = tz_text_slice(r->text, body, to)});
    *TZ_ADD(r->arena, &r->items) = indent;
}

static void read_line(reading *r, size_t from, size_t to) {
    const char *bytes = r->text->bytes;
    uint32_t indent = 0;
    from = skip_space(bytes, to, from, &indent);
    to = trim_end(bytes, from, to);
    if (from >= to) {
        r->after_blank = true;
        return;
    }
    tz_item_label label = tz_item_label_read(bytes + from, to - from, r->labels, &r->numbers, indent);
    if (label.size) {
        read_item(r, from, to, &label, indent);
        return;
    }
    bool subhead = is_subhead(bytes + from, to - from);
    close_items(r, subhead ? 0 : indent);
    bool continued = r->items.n > 0;
    add_block(r, (tz_flow_block_text){.kind = subhead     ? TZ_FLOW_BLOCK_SUBHEAD
                                              : continued ? TZ_FLOW_BLOCK_ITEM
                                                          : TZ_FLOW_BLOCK_PARA,
                                      .nest = continued ? nest_within(r->items.n - 1) : 0,
                                      .continued = continued,
                                      .body = tz_text_slice(r->text, from, to)});
}

// The end of the line that starts at `at`; *next becomes the start of the line after it.
static size_t line_end(const tz_text *text, size_t at, size_t *next) {
    size_t end = at;
    while (end < text->size && text->bytes[end] != '\n' && text->bytes[end] != '\r' &&
           !(end + 3 <= text->size && memcmp(text->bytes + end, "\xE2\x80\xA8", 3) == 0)) // U+2028
        end++;
    *next = end;
    if (end < text->size)
        *next += text->bytes[end] == '\r' && end + 1 < text->size && text->bytes[end + 1] == '\n' ? 2
                 : (unsigned char)text->bytes[end] == 0xE2                                        ? 3
                                                                                                  : 1;
    return end;
}

tz_flow_block_texts tz_flow_blocks_read(tz_arena *arena, const tz_text *text, const char *const *labels) {
    tz_flow_block_texts out = {0};
    reading r = {.arena = arena, .text = text, .labels = labels, .out = &out};
    for (size_t at = 0, next; at < text->size; at = next)
        read_line(&r, at, line_end(text, at, &next));
    return out;
}
