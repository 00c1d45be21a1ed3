// Composition: the input's first bytes choose style and measure, the rest is text. What holds of any text at any
// measure is asserted.
#include "fuzz.h"
#include "text/flow.h"

#include <string.h>
#include <utf8proc.h>

enum { CHOICES = 8, MOST_TEXT = 3000 };

static const char *const labels[] = {"・", "※", "-", "①-⑳", "(1)", "1.", "1", "第1", "ア", "a)", "(i)", NULL};

static tz_style style_of(const uint8_t *choice) {
    static const char *const families[] = {"gothic", "pgothic", "mincho", "noto-gothic"};
    return (tz_style){
        .name = "any",
        .font = {.family = tz_fonts_family(fuzz_fonts(), families[choice[0] & 3]),
                 .weight = choice[0] & 4 ? TZ_BOLD : TZ_REGULAR,
                 .vertical = (choice[0] & 24) == 24},
        .size = {0, choice[1] & 128 ? TZ_EM * 3 / 2 : TZ_EM},
        .leading = 1000000 + (choice[0] >> 5) * 100000,
        .strictness = (tz_strictness)((choice[1] & 7) % (TZ_CSS_LOOSE + 1)),
        .spacing_trim = (tz_spacing_trim)((choice[1] >> 3 & 3) % (TZ_TRIM_NONE + 1)),
        .breaking = choice[1] & 32 ? TZ_LINE_BREAKING_OPTIMAL : TZ_LINE_BREAKING_FIRST_FIT,
        .phrases = choice[1] & 64,
        .align = (tz_align)((choice[2] & 7) % (TZ_ALIGN_DECIMAL + 1)),
        .hanging = choice[2] & 8,
        .ruby = choice[2] & 16,
        .ragged_below = choice[2] & 32 ? 8 * TZ_EM : 0,
        .indent = choice[2] & 64 ? TZ_EM : 0,
        .before = choice[2] & 128 ? TZ_EM / 4 : 0,
    };
}

// What records let through: valid UTF-8 without control and private-use characters.
static tz_text text_of(tz_arena *arena, const uint8_t *data, size_t size) {
    tz_bytes cleaned = {0};
    for (size_t at = 0; at < size;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t n = utf8proc_iterate(data + at, (utf8proc_ssize_t)(size - at), &c);
        utf8proc_category_t category = n > 0 ? utf8proc_category(c) : UTF8PROC_CATEGORY_CN;
        bool wanted = c == '\n' || (category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CO &&
                                    category != UTF8PROC_CATEGORY_CN && category != UTF8PROC_CATEGORY_CS);
        if (n > 0 && wanted)
            tz_bytes_add(arena, &cleaned, data + at, (size_t)n);
        at += n > 0 ? (size_t)n : 1;
    }
    return (tz_text){.bytes = tz_arena_copy(arena, cleaned.at, cleaned.n), .size = cleaned.n};
}

static void claim_lines(const tz_flow *flow, tz_arena *arena, tz_em measure) {
    tz_flow_lines lines = tz_flow_set_lines(flow, arena, measure);
    fuzz_claim(lines.height == tz_flow_height(flow, measure), "lines are as high as the flow says");
    const tz_para *para = NULL;
    uint32_t next = 0;
    for (size_t i = 0; i < lines.n; i++) {
        const tz_flow_line *at = &lines.at[i];
        if (at->para != para || at->first) {
            fuzz_claim(!para || next == tz_para_shaped(para)->clusters_n, "a paragraph's lines are all of it");
            next = 0;
        }
        para = at->para;
        fuzz_claim(at->line.first == next && at->line.end >= next, "a line begins where the one before ends");
        next = at->line.end;
        fuzz_claim(at->top >= 0 && at->top + at->pitch <= lines.height, "lines stand within the flow");
    }
    fuzz_claim(!para || next == tz_para_shaped(para)->clusters_n, "the last line ends its paragraph");
}

// Clusters cover a paragraph's text, and blocks what is neither white space nor a line's end.
static void claim_clusters(const tz_para *para) {
    const tz_shaped *shaped = tz_para_shaped(para);
    uint32_t at = 0;
    for (size_t i = 0; i < shaped->clusters_n; i++) {
        fuzz_claim(shaped->clusters[i].start == at && shaped->clusters[i].end > at, "clusters have no gaps");
        at = shaped->clusters[i].end;
    }
    fuzz_claim(at == tz_para_text(para)->size, "clusters cover the text");
}

static void claim_flow(const tz_flow *flow, tz_arena *arena, tz_em measure) {
    for (size_t i = 0; i < flow->blocks_n; i++) {
        if (flow->blocks[i].label)
            claim_clusters(flow->blocks[i].label);
        claim_clusters(flow->blocks[i].body);
    }
    int64_t height = tz_flow_height(flow, measure);
    fuzz_claim(tz_flow_height(flow, measure + TZ_EM / 3) <= height, "more room never makes a flow higher");
    fuzz_claim(tz_flow_height(flow, measure * 4) <= height, "much more room neither");
    tz_em least = tz_flow_min_measure(flow, height);
    fuzz_claim(least == 0 || tz_flow_height(flow, least) <= height, "the least measure gives that height");
    claim_lines(flow, arena, measure);
    if (least)
        claim_lines(flow, arena, least);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < CHOICES || size > MOST_TEXT)
        return -1;
    fuzz_try it = fuzz_begin();
    tz_style body = style_of(data), subhead = style_of(data + 3);
    subhead.font.vertical = body.font.vertical; // columns and lines do not mix
    tz_flow_style style = {&body, &subhead, labels, TZ_EM / 8, TZ_EM / 2, data[6] & 1 ? TZ_EM : 0};
    tz_text text = text_of(it.arena, data + CHOICES, size - CHOICES);
    const tz_flow *flow = tz_flow_new(it.arena, fuzz_fonts(), &style, text, it.diag);
    fuzz_claim(!flow == (tz_diag_count(it.diag, TZ_ERROR) > 0), "there is a flow or an error");
    tz_em measure = (data[6] >> 1) * (TZ_EM / 4) + data[7] * (TZ_EM / 250) + 1;
    if (flow)
        claim_flow(flow, it.arena, measure);
    fuzz_end(&it);
    return 0;
}
