// Flows: blocks composed, measured at any width, and set. Where pages break them is src/galley's.
#include "flow_block.h"
#include "hang.h"
#include "para.h"

// ---- making ----

typedef struct making {
    tz_arena *arena;
    tz_fonts *fonts;
    const tz_flow_style *style;
    const tz_style *label_style;
    tz_diag *diag;
    bool failed;
    size_t chars;
} making;

static const tz_para *make_para(making *m, const tz_text *text, const tz_style *style) {
    const tz_para *para = tz_para_new(m->arena, m->fonts, *text, style, m->diag);
    if (para)
        m->chars += para->n;
    else
        m->failed = true;
    return para;
}

// Labels stand at the left of their box, however the body is aligned.
static const tz_style *make_label_style(tz_arena *arena, const tz_style *body) {
    tz_style *style = TZ_NEW(arena, tz_style);
    *style = *body;
    style->align = TZ_ALIGN_START;
    style->indent = 0;
    return style;
}

static tz_em space_between(const making *m, const tz_flow_block_text *above, const tz_flow_block_text *block,
                           const tz_style *style_above, const tz_style *style) {
    if (!above)
        return 0;
    bool items = (above->kind == TZ_FLOW_BLOCK_ITEM || block->kind == TZ_FLOW_BLOCK_ITEM) && !block->continued;
    tz_em gap = items ? m->style->item_gap : 0;
    if (block->after_blank && m->style->para_gap > gap)
        gap = m->style->para_gap;
    if (block->after_blank || above->kind != block->kind)
        gap += style_above->after + style->before;
    return gap;
}

static void make_block(making *m, const tz_flow_block_text *read, tz_flow_block *block) {
    const tz_style *style = read->kind == TZ_FLOW_BLOCK_SUBHEAD ? m->style->subhead : m->style->body;
    *block = (tz_flow_block){
        .kind = read->kind, .nest = read->nest, .numbered = read->number > 0, .continued = read->continued};
    if (read->label.size)
        block->label = make_para(m, &read->label, m->label_style);
    block->body = make_para(m, &read->body, style);
}

tz_flow_style tz_flow_style_uniform(const tz_style *style) {
    return (tz_flow_style){.body = style, .subhead = style};
}

const tz_flow *tz_flow_new(tz_arena *arena, tz_fonts *fonts, const tz_flow_style *style, tz_text text, tz_diag *diag) {
    tz_flow_block_texts read = tz_flow_blocks_read(arena, &text, style->labels);
    making m = {arena, fonts, style, make_label_style(arena, style->body), diag, false, 0};
    tz_flow_block *blocks = TZ_ARRAY(arena, tz_flow_block, read.blocks.n);
    tz_em body_em_top = read.blocks.n ? tz_fonts_em_top(fonts, style->body->font, diag) : 0;
    tz_em subhead_em_top = read.blocks.n ? tz_fonts_em_top(fonts, style->subhead->font, diag) : 0;
    const tz_style *above = NULL;
    for (size_t i = 0; i < read.blocks.n; i++) {
        const tz_flow_block_text *block = &read.blocks.at[i];
        bool subhead = block->kind == TZ_FLOW_BLOCK_SUBHEAD;
        const tz_style *own = subhead ? style->subhead : style->body;
        make_block(&m, block, &blocks[i]);
        blocks[i].before = space_between(&m, i ? block - 1 : NULL, block, above, own);
        blocks[i].size = own->size.em;
        blocks[i].pitch = (tz_em)((int64_t)own->size.em * own->leading / 1000000);
        blocks[i].em_top = subhead ? subhead_em_top : body_em_top;
        blocks[i].label_em_top = body_em_top;
        above = own;
    }
    tz_hang_items(arena, &read, style->label_min_width, blocks);
    tz_flow *made = TZ_NEW(arena, tz_flow);
    *made = (tz_flow){blocks, read.blocks.n, m.chars};
    return m.failed ? NULL : made;
}

// ---- measuring ----

// Body em in em of a block's own size, and back, rounded up.
static tz_em own_em(const tz_flow_block *block, tz_em measure) {
    int64_t own = (int64_t)measure * TZ_EM / block->size;
    return own < 1 ? 1 : own > INT32_MAX ? INT32_MAX : (tz_em)own;
}

static int64_t body_em(const tz_flow_block *block, int64_t own) {
    return (own * block->size + TZ_EM - 1) / TZ_EM;
}

int64_t tz_flow_height(const tz_flow *flow, tz_em measure) {
    int64_t height = 0;
    for (size_t i = 0; i < flow->blocks_n; i++) {
        const tz_flow_block *block = &flow->blocks[i];
        tz_hang hang = tz_hang_at(block, measure);
        int64_t lines = tz_para_line_count(block->body, own_em(block, hang.body));
        if (hang.stacked && block->label)
            lines += tz_para_line_count(block->label, own_em(block, measure));
        height += block->before + block->pitch * lines;
    }
    return height;
}

static void narrow(tz_measure_range *range, int64_t low, int64_t high) {
    range->low = low > range->low ? low : range->low;
    range->high = high < range->high ? high : range->high;
}

// The lines of a block, and between which measures they are the same.
static int64_t probe_block(const tz_flow_block *block, tz_em measure, tz_measure_range *same) {
    tz_hang hang = tz_hang_at(block, measure);
    tz_em stacked_below = tz_hang_stacked_below(block);
    tz_measure_range own;
    int64_t lines = tz_para_probe_measure(block->body, own_em(block, hang.body), &own);
    narrow(same, tz_hang_measure(block, body_em(block, own.low)),
           own.high == INT64_MAX ? INT64_MAX : tz_hang_measure(block, body_em(block, own.high)));
    if (hang.stacked)
        narrow(same, 0, stacked_below);
    else
        narrow(same, stacked_below, INT64_MAX);
    if (hang.stacked && block->label) {
        lines += tz_para_probe_measure(block->label, own_em(block, measure), &own);
        narrow(same, body_em(block, own.low), own.high == INT64_MAX ? INT64_MAX : body_em(block, own.high));
    }
    return lines;
}

// The height, and between which measures all lines are the same.
static int64_t probe(const tz_flow *flow, tz_em measure, tz_measure_range *same) {
    int64_t height = 0;
    *same = (tz_measure_range){1, INT64_MAX};
    for (size_t i = 0; i < flow->blocks_n; i++) {
        const tz_flow_block *block = &flow->blocks[i];
        height += block->before + block->pitch * probe_block(block, measure, same);
    }
    return height;
}

// The next measure to try: that at which the text's area would have the wanted height; at every other step the middle.
static int64_t next_measure(int64_t low, int64_t high, int64_t area, int64_t height, unsigned step) {
    int64_t guess = step % 2 || height <= 0 ? low + (high - low) / 2 : area / height;
    return guess < low ? low : guess >= high ? high - 1 : guess;
}

tz_em tz_flow_min_measure(const tz_flow *flow, int64_t height) {
    int64_t low = 1, high = 1;
    for (size_t i = 0; i < flow->blocks_n; i++) {
        const tz_flow_block *block = &flow->blocks[i];
        const tz_para *body = block->body;
        int64_t floor = tz_hang_need(block, body_em(block, body->floor));
        int64_t widest = tz_hang_measure(block, body_em(block, body->at[body->n] + body->style->indent));
        low = floor > low ? floor : low;
        high = widest > high ? widest : high;
        high = tz_hang_stacked_below(block) > high ? tz_hang_stacked_below(block) : high;
    }
    if (low > INT32_MAX)
        return 0;
    int64_t found = height == INT64_MAX ? 0 : tz_flow_height(flow, (tz_em)low), area = found / 1024 * low;
    if (found <= height)
        return (tz_em)low;                      // the height that solvers look up first for every cell
    high = high > INT32_MAX ? INT32_MAX : high; // a paragraph may be longer than the largest tz_em
    if (low >= high || tz_flow_height(flow, (tz_em)high) > height)
        return 0;
    for (unsigned step = 0; low < high; step++) {
        int64_t middle = next_measure(low, high, area, height / 1024, step);
        tz_measure_range same;
        found = probe(flow, (tz_em)middle, &same);
        area = found / 1024 * middle;
        if (found <= height)
            high = same.low > low ? same.low : low;
        else
            low = same.high < high ? same.high : high;
    }
    return (tz_em)low;
}

tz_em tz_flow_phrase_measure(const tz_flow *flow) {
    int64_t least = tz_flow_min_measure(flow, INT64_MAX);
    for (size_t i = 0; least > 0 && i < flow->blocks_n; i++) {
        const tz_flow_block *block = &flow->blocks[i];
        int64_t floor = tz_hang_need(block, body_em(block, block->body->phrase_floor));
        least = floor > least ? floor : least;
    }
    return least > INT32_MAX ? 0 : (tz_em)least;
}

// ---- setting ----

typedef struct setting {
    tz_arena *arena;
    const tz_flow *flow;
    TZ_LIST(tz_flow_line) lines;
    int64_t top;
} setting;

static tz_flow_line *set_line(setting *s, const tz_flow_block *block, const tz_para *para, const tz_line *line,
                              tz_em measure, bool last) {
    size_t n = line->end - line->first;
    tz_em *at = TZ_ARRAY(s->arena, tz_em, n), *draw = TZ_ARRAY(s->arena, tz_em, n);
    tz_flow_line *set = TZ_ADD(s->arena, &s->lines);
    *set = (tz_flow_line){
        .block = block, .para = para, .line = *line, .last = last, .measure = measure, .at = at, .draw = draw};
    tz_para_set_line(para, line, measure, last, at, draw);
    return set;
}

static void put(const setting *s, tz_flow_line *line, tz_em x, tz_em em_top) {
    const tz_flow_block *block = line->block;
    line->size = block->size;
    line->x = x;
    line->top = s->top;
    line->pitch = block->pitch;
    line->baseline = (tz_em)((block->pitch - block->size) / 2 + (int64_t)em_top * block->size / TZ_EM);
}

static void put_label_line(setting *s, const tz_flow_block *block, const tz_line *own, tz_em measure, tz_em x) {
    tz_flow_line *line = set_line(s, block, block->label, own, measure, true);
    line->first = own->first == 0;
    line->keep_with_next = true; // with its body
    put(s, line, x, block->label_em_top);
}

static void set_label(setting *s, const tz_flow_block *block, const tz_hang *hang) {
    tz_line all = {0, block->label->n, (tz_em)tz_line_width(block->label, 0, block->label->n), 0};
    put_label_line(s, block, &all, hang->indent - hang->label_x, hang->label_x);
}

// Above the body, where there is no room beside it.
static void stack_label(setting *s, const tz_flow_block *block, tz_em flow_measure) {
    tz_em measure = own_em(block, flow_measure);
    tz_lines lines = tz_para_break_lines(block->label, s->arena, measure);
    for (size_t i = 0; i < lines.n; i++) {
        put_label_line(s, block, &lines.at[i], measure, 0);
        s->top += block->pitch;
    }
}

static void set_block(setting *s, size_t i, tz_em flow_measure) {
    const tz_flow_block *block = &s->flow->blocks[i];
    tz_hang hang = tz_hang_at(block, flow_measure);
    tz_em measure = own_em(block, hang.body);
    s->top += block->before;
    if (block->label && hang.stacked)
        stack_label(s, block, flow_measure);
    else if (block->label)
        set_label(s, block, &hang);
    tz_lines lines = tz_para_break_lines(block->body, s->arena, measure);
    for (size_t k = 0; k < lines.n; k++) {
        bool last = k + 1 == lines.n;
        tz_flow_line *line = set_line(s, block, block->body, &lines.at[k], measure, last);
        line->first = k == 0;
        // A subhead stays with what it heads; no paragraph leaves a single line at the foot or the head of a page.
        line->keep_with_next = last ? block->body->style->keep_with_next || block->kind == TZ_FLOW_BLOCK_SUBHEAD
                                    : k == 0 || k + 2 == lines.n || block->kind == TZ_FLOW_BLOCK_SUBHEAD;
        put(s, line, hang.indent, block->em_top);
        s->top += block->pitch;
    }
}

tz_flow_lines tz_flow_set_lines(const tz_flow *flow, tz_arena *arena, tz_em measure) {
    setting s = {.arena = arena, .flow = flow};
    for (size_t i = 0; i < flow->blocks_n; i++)
        set_block(&s, i, measure);
    return (tz_flow_lines){s.lines.at, s.lines.n, s.top};
}
