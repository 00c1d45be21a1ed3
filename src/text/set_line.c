// Setting a line: line adjustment to the measure in the stages of JLREQ 3.8.2 to 3.8.4 (Tables 3, reduction, and 6,
// expansion), and the position of every cluster. Where lines end is decided before.
//
// All amounts are em units, distributed by running totals, so that a justified line ends exactly at its measure.
#include "para.h"

// A line being set.
typedef struct fitting {
    const tz_para *para;
    uint32_t first, end; // its clusters without trailing white space
    tz_em measure;
    tz_em *delta; // added behind each cluster, from `first` on
    tz_em tail;   // trimmed off the last cluster
} fitting;

static const tz_spacing *spacing(const fitting *f, uint32_t i) {
    return &f->para->spacings[i];
}

// How much the spacing behind cluster i can give in a stage. Stage 1 is of word spaces, 2 and 3 of Table 3 of line
// ends.
static tz_em shrinkable(const fitting *f, uint32_t i, int stage) {
    if (stage == 1) {
        tz_em space = f->para->chars[i].class == TZ_CL_WORD_SPACE ? f->para->advances[i] - TZ_EM / 4 : 0;
        return space > 0 ? space : 0;
    }
    return spacing(f, i)->shrink_stage == stage ? spacing(f, i)->shrink : 0;
}

enum { STRETCH_FIRST, STRETCH_ALL };

static tz_em stretchable(const fitting *f, uint32_t i, int stage) {
    tz_growth growth = tz_growth_between(f->para, i, i + 1);
    return (tz_em)(stage == STRETCH_FIRST ? growth.first : growth.all);
}

typedef tz_em capacity(const fitting *f, uint32_t i, int stage);

// Distributes `amount` over all spacings in proportion to their capacity in a stage, at most that unless `evenly`;
// gives what was distributed.
static int64_t distribute(fitting *f, capacity *capacity_of, int stage, int64_t amount, bool evenly, int sign) {
    int64_t all = 0, run = 0, given = 0;
    for (uint32_t i = f->first; i + 1 < f->end; i++)
        all += capacity_of(f, i, stage);
    if (all == 0 || amount <= 0)
        return 0;
    if (!evenly && amount > all)
        amount = all;
    for (uint32_t i = f->first; i + 1 < f->end; i++) {
        run += capacity_of(f, i, stage);
        int64_t upto = amount * run / all;
        f->delta[i - f->first] += (tz_em)(sign * (upto - given));
        given = upto;
    }
    return amount;
}

// ---- fitting ----

static void shrink(fitting *f, int64_t over) {
    over -= distribute(f, shrinkable, 1, over, false, -1);
    const tz_char *last = &f->para->chars[f->end - 1];
    if (over > 0 && last->class == TZ_CL_MIDDLE_DOT && f->para->style->spacing_trim == TZ_TRIM_JLREQ) {
        tz_em own = f->para->trimmable[f->end - 1].right;
        f->tail = over < own ? (tz_em)over : own;
        over -= f->tail;
    }
    for (int stage = 4; stage <= 6 && over > 0; stage++)
        over -= distribute(f, shrinkable, stage, over, false, -1);
}

// A line that would need more than gaps may grow by stays as it is.
static void stretch(fitting *f, int64_t spare) {
    tz_growth most = tz_growth_between(f->para, f->first, f->end - 1);
    if (spare > most.first + most.all)
        return;
    spare -= distribute(f, stretchable, STRETCH_FIRST, spare, false, 1);
    distribute(f, stretchable, STRETCH_ALL, spare, false, 1);
}

// Even spacing (均等割り): between all characters but inside Western words.
static tz_em separable(const fitting *f, uint32_t i, int stage) {
    (void)stage;
    const tz_char *a = &f->para->chars[i], *b = &f->para->chars[i + 1];
    return (a->flags & TZ_CHAR_LATIN) && (b->flags & TZ_CHAR_LATIN) ? 0 : 1;
}

// The decimal point stands in the middle of the measure; a number without one ends there.
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

// What is trimmed off the right of one cluster and the left of the next, and what is added between them.
typedef struct gap {
    tz_em right, left, between;
} gap;

static tz_em lesser(tz_em a, tz_em b) {
    return a < b ? a : b;
}

static gap gap_behind(const fitting *f, uint32_t i) {
    tz_em add = spacing(f, i)->add, delta = f->delta[i - f->first];
    tz_em off = delta < 0 ? -(add + delta) : -add;
    gap p = {0, 0, delta < 0 ? 0 : delta};
    if (off > 0) {
        tz_em right = f->para->trimmable[i].right, left = f->para->trimmable[i + 1].left;
        if (f->para->chars[i + 1].class == TZ_CL_OPENING) { // the space before an opening bracket is its own
            p.left = lesser(off, left);
            p.right = lesser(off - p.left, right);
        } else {
            p.right = lesser(off, right);
            p.left = lesser(off - p.right, left);
        }
    }
    p.between -= off - p.left - p.right; // what cannot be trimmed: a quarter em to add, a word space to shrink
    return p;
}

static int64_t place(const fitting *f, int64_t pen, tz_em head, tz_em *x, tz_em *draw) {
    tz_em left = head;
    for (uint32_t i = f->first; i < f->end; i++) {
        gap next = i + 1 < f->end ? gap_behind(f, i) : (gap){f->tail, 0, 0};
        x[i - f->first] = (tz_em)pen;
        draw[i - f->first] = (tz_em)(pen - left); // f->delta may be `draw`: it has been read
        pen += f->para->advances[i] - left - next.right + next.between;
        left = next.left;
    }
    return pen;
}

// A reading shorter than its base has as much space between its letters as at both its ends together (JLREQ 3.3.6).
static int64_t spread_reading(fitting *f, int64_t spare) {
    int64_t each = spare / (f->end - f->first);
    distribute(f, separable, 0, spare - each, true, 1);
    return each / 2;
}

// A single character cannot be spread: it stands in the middle.
static tz_align align_of(const fitting *f) {
    tz_align align = f->para->style->align;
    return align == TZ_ALIGN_EVEN && f->end == f->first + 1 ? TZ_ALIGN_CENTER : align;
}

// Ideographic spaces at a paragraph's end are seldom there by mistake: they take room if there is room.
static uint32_t visible_end(const tz_para *para, const tz_line *line, tz_em measure) {
    uint32_t end = para->ink_end[line->end];
    if (line->end < para->n || para->style->align > TZ_ALIGN_JUSTIFY)
        return end;
    while (end < line->end && end > line->first && para->chars[end].class == TZ_CL_IDEOGRAPHIC_SPACE &&
           para->at[end] - para->at[line->first] + para->advances[end] <= measure)
        end++;
    return end;
}

tz_em tz_para_set_line(const tz_para *para, const tz_line *line, tz_em measure, bool last, tz_em *x, tz_em *draw) {
    uint32_t end = visible_end(para, line, measure);
    for (uint32_t i = 0; i < line->end - line->first; i++)
        x[i] = draw[i] = 0;
    if (end <= line->first)
        return 0;
    fitting f = {para, line->first, end, measure, draw, 0};
    tz_em indent = line->first == 0 ? para->style->indent : 0;
    tz_em head = tz_head_trim(para, f.first), tail = tz_tail_trim(para, end - 1);
    int64_t natural = para->at[end - 1] - para->at[f.first] + para->advances[end - 1] - head + indent;
    int64_t width = natural;
    // Second stage: the half em at the line's end is trimmed, all or nothing. Lines that do not start at the left edge
    // are always trimmed there, as they are at their head: else （…） would not be centred.
    bool trims_end = para->style->align > TZ_ALIGN_JUSTIFY && para->style->spacing_trim == TZ_TRIM_JLREQ;
    if (width > measure || trims_end) {
        f.tail = tail;
        width -= tail + line->hang;
    }
    if (width > measure)
        shrink(&f, width - measure);
    else if (!last && tz_is_justified(para, measure))
        stretch(&f, measure - width);
    else if (para->style->align == TZ_ALIGN_EVEN)
        distribute(&f, separable, 0, measure - width, true, 1);
    int64_t offset = indent + offset_of(&f, align_of(&f), width);
    if (para->is_reading && width < measure)
        offset += spread_reading(&f, measure - width);
    int64_t right = place(&f, offset, head, x, draw);
    for (uint32_t i = end; i < line->end; i++)
        x[i - f.first] = draw[i - f.first] = (tz_em)right;
    return (tz_em)(right - (offset - indent) - line->hang);
}
