// Setting a line: fitting it to its measure in JLREQ's stages, and giving every cluster its place.
//
// Sources: JLREQ 3.8.2-3.8.4, Tables 3 (reduction) and 6 (expansion). All amounts are whole em units, shared out by
// running totals, so that a justified line ends exactly at its measure.
#include "para.h"

// A line being set.
typedef struct fitting {
    const tz_para *para;
    uint32_t first, end; // what shows
    tz_em measure;
    tz_em *delta; // what is added behind each cluster, from `first` on
    tz_em tail;   // trimmed off the last cluster
} fitting;

static const tz_spacing *joint(const fitting *f, uint32_t i) {
    return &f->para->joints[i];
}

// What a place behind cluster i gives in a stage. Stage 1 is of word spaces; 2 and 3 of Table 3 are line ends.
static tz_em shrinkable(const fitting *f, uint32_t i, int stage) {
    if (stage == 1) {
        tz_em space = f->para->chars[i].class == TZ_CL_WORD_SPACE ? f->para->advances[i] - TZ_EM / 4 : 0;
        return space > 0 ? space : 0;
    }
    return joint(f, i)->shrink_stage == stage ? joint(f, i)->shrink : 0;
}

static tz_em stretchable(const fitting *f, uint32_t i, int stage) {
    if (stage == 1) {
        tz_em space = f->para->chars[i].class == TZ_CL_WORD_SPACE ? TZ_EM / 2 - f->para->advances[i] : 0;
        return space > 0 ? space : 0;
    }
    if (stage == 4)
        return joint(f, i)->stretch_stage ? 1 : 0; // evenly
    return joint(f, i)->stretch_stage == stage ? joint(f, i)->stretch : 0;
}

typedef tz_em room(const fitting *f, uint32_t i, int stage);

// Shares `amount` (of one stage, at most its room unless `evenly`) over the places in proportion to their room.
static int64_t share(fitting *f, room *of, int stage, int64_t amount, bool evenly, int sign) {
    int64_t all = 0, run = 0, given = 0;
    for (uint32_t i = f->first; i + 1 < f->end; i++)
        all += of(f, i, stage);
    if (all == 0 || amount <= 0)
        return 0;
    if (!evenly && amount > all)
        amount = all;
    for (uint32_t i = f->first; i + 1 < f->end; i++) {
        run += of(f, i, stage);
        int64_t upto = amount * run / all;
        f->delta[i - f->first] += (tz_em)(sign * (upto - given));
        given = upto;
    }
    return amount;
}

// ---- fitting ----

static void shrink(fitting *f, int64_t over) {
    over -= share(f, shrinkable, 1, over, false, -1);
    const tz_char *last = &f->para->chars[f->end - 1];
    if (over > 0 && last->class == TZ_CL_MIDDLE_DOT && f->para->style->trim == TZ_TRIM_JLREQ) {
        tz_em own = f->para->owned[f->end - 1].right;
        f->tail = over < own ? (tz_em)over : own;
        over -= f->tail;
    }
    for (int stage = 4; stage <= 6 && over > 0; stage++)
        over -= share(f, shrinkable, stage, over, false, -1);
}

static void stretch(fitting *f, int64_t spare) {
    for (int stage = 1; stage <= 3 && spare > 0; stage++)
        spare -= share(f, stretchable, stage, spare, false, 1);
    if (spare > 0)
        share(f, stretchable, 4, spare, true, 1);
}

// 均等割り: between all characters but inside Western words.
static tz_em separable(const fitting *f, uint32_t i, int stage) {
    (void)stage;
    const tz_char *a = &f->para->chars[i], *b = &f->para->chars[i + 1];
    return (a->flags & TZ_CHAR_LATIN) && (b->flags & TZ_CHAR_LATIN) ? 0 : 1;
}

// The point of a number stands in the middle of the measure; digits without one end there.
static int64_t decimal_offset(const fitting *f, int64_t width) {
    const tz_para *para = f->para;
    int64_t point = width;
    for (uint32_t i = f->first; i < f->end; i++)
        if (para->chars[i].code == '.' || para->chars[i].code == 0xFF0E) {
            point = para->at[i] - para->at[f->first];
            break;
        }
    int64_t offset = f->measure / 2 - point, most = f->measure - width;
    return offset < 0 || most < 0 ? 0 : offset > most ? most : offset;
}

static int64_t offset_of(const fitting *f, tz_align align, int64_t width) {
    int64_t spare = f->measure - width;
    if (spare <= 0)
        return 0;
    switch (align) {
    case TZ_ALIGN_CENTER:
        return spare / 2;
    case TZ_ALIGN_END:
        return spare;
    case TZ_ALIGN_DECIMAL:
        return decimal_offset(f, width);
    default:
        return 0;
    }
}

// ---- places ----

// How much white space goes off the first and off the second of two clusters, and what stands between them.
typedef struct parting {
    tz_em right, left, between;
} parting;

static tz_em lesser(tz_em a, tz_em b) {
    return a < b ? a : b;
}

static parting part(const fitting *f, uint32_t i) {
    tz_em add = joint(f, i)->add, delta = f->delta[i - f->first];
    tz_em off = delta < 0 ? -(add + delta) : -add;
    parting p = {0, 0, delta < 0 ? 0 : delta};
    if (off > 0) {
        tz_em right = f->para->owned[i].right, left = f->para->owned[i + 1].left;
        if (f->para->chars[i + 1].class == TZ_CL_OPENING) { // the space belongs to the bracket it stands before
            p.left = lesser(off, left);
            p.right = lesser(off - p.left, right);
        } else {
            p.right = lesser(off, right);
            p.left = lesser(off - p.right, left);
        }
    }
    p.between -= off - p.left - p.right; // a quarter em is added; a word space shrinks itself
    return p;
}

static int64_t place(const fitting *f, int64_t pen, tz_em head, tz_em *x, tz_em *draw) {
    tz_em left = head;
    for (uint32_t i = f->first; i < f->end; i++) {
        parting next = i + 1 < f->end ? part(f, i) : (parting){f->tail, 0, 0};
        x[i - f->first] = (tz_em)pen;
        draw[i - f->first] = (tz_em)(pen - left); // f->delta may be draw: it has been read
        pen += f->para->advances[i] - left - next.right + next.between;
        left = next.left;
    }
    return pen;
}

static bool is_justified(const tz_para *para, tz_em measure, bool last) {
    return para->style->align == TZ_ALIGN_JUSTIFY && !last && measure >= para->style->ragged_below;
}

// A reading shorter than its base: as much space between its letters as at both ends together (JLREQ 3.3.6).
static int64_t spread_reading(fitting *f, int64_t spare) {
    int64_t each = spare / (f->end - f->first);
    share(f, separable, 0, spare - each, true, 1);
    return each / 2;
}

// A single character cannot be spread: it stands in the middle.
static tz_align align_of(const fitting *f) {
    tz_align align = f->para->style->align;
    return align == TZ_ALIGN_EVEN && f->end == f->first + 1 ? TZ_ALIGN_CENTER : align;
}

// At a paragraph's end ideographic spaces, which are seldom there by mistake, keep their place if there is room.
static uint32_t shown_end(const tz_para *para, const tz_line *line, tz_em measure) {
    uint32_t end = para->ink[line->end];
    if (line->end < para->n || para->style->align > TZ_ALIGN_JUSTIFY)
        return end;
    while (end < line->end && end > line->first && para->chars[end].class == TZ_CL_IDEOGRAPHIC_SPACE &&
           para->at[end] - para->at[line->first] + para->advances[end] <= measure)
        end++;
    return end;
}

tz_em tz_para_set_line(const tz_para *para, const tz_line *line, tz_em measure, bool last, tz_em *x, tz_em *draw) {
    uint32_t end = shown_end(para, line, measure);
    for (uint32_t i = 0; i < line->end - line->first; i++)
        x[i] = draw[i] = 0;
    if (end <= line->first)
        return 0;
    fitting f = {para, line->first, end, measure, draw, 0};
    tz_em indent = line->first == 0 ? para->style->indent : 0;
    tz_em head = tz_head_trim(para, f.first), tail = tz_tail_trim(para, end - 1);
    int64_t whole = para->at[end - 1] - para->at[f.first] + para->advances[end - 1] - head + indent;
    int64_t width = whole;
    // Second stage: the half em at the line's end goes, all or nothing. Away from the left edge it always goes, as it
    // does at a line's head: else （…） would stand off its centre.
    bool aside = para->style->align > TZ_ALIGN_JUSTIFY && para->style->trim == TZ_TRIM_JLREQ;
    if (width > measure || aside) {
        f.tail = tail;
        width -= tail + line->hang;
    }
    if (width > measure)
        shrink(&f, width - measure);
    else if (is_justified(para, measure, last))
        stretch(&f, measure - width);
    else if (para->style->align == TZ_ALIGN_EVEN)
        share(&f, separable, 0, measure - width, true, 1);
    int64_t offset = indent + offset_of(&f, align_of(&f), width);
    if (para->is_reading && width < measure)
        offset += spread_reading(&f, measure - width);
    int64_t right = place(&f, offset, head, x, draw);
    for (uint32_t i = end; i < line->end; i++)
        x[i - f.first] = draw[i - f.first] = (tz_em)right;
    return (tz_em)(right - (offset - indent) - line->hang);
}
