// The best lines of a paragraph: as few as first-fit needs; then no widow; then no loose lines; then the fewest breaks
// inside phrases, and those at the best places; then the least shrinking and spare room.
//
// In any solution with the fewest lines, each line ends between where first-fit from the end of the text and first-fit
// from its start put it. So there is a window of ends for each line, mostly a narrow one, and the best path through the
// windows is found line by line (dynamic programming). Windows have at most WINDOW ends: so the time is linear in the
// text at any measure.
#include "para.h"

enum { WINDOW = 192 };

// In falling order of weight.
typedef struct cost {
    uint32_t widow, loose;
    uint32_t inside, weak; // breaks inside phrases, and at weak ends of them
    int64_t strain;        // sum of squares of spare room
} cost;

// Where a line may end, and the best path to there.
typedef struct node {
    uint32_t at, core;
    uint32_t before; // index in the window of the line above
    bool reached;
    cost cost;
} node;
typedef struct window {
    node *nodes;
    uint32_t n;
} window;

typedef struct optimizing {
    const tz_para *para;
    tz_arena *scratch;
    tz_em measure;
    bool justified, phrases;
} optimizing;

// ---- costs ----

static int compare_costs(const cost *a, const cost *b) {
    if (a->widow != b->widow)
        return a->widow < b->widow ? -1 : 1;
    if (a->loose != b->loose)
        return a->loose < b->loose ? -1 : 1;
    if (a->inside != b->inside)
        return a->inside < b->inside ? -1 : 1;
    if (a->weak != b->weak)
        return a->weak < b->weak ? -1 : 1;
    return a->strain < b->strain ? -1 : a->strain > b->strain;
}

// A line is loose when justifying would stretch it by more than an em, or when it is ragged and shorter than two
// thirds; twice as loose when it is by twice that.
static int64_t spare_limit(const optimizing *o) {
    int64_t third = o->measure / 3;
    return o->justified || third < TZ_EM ? TZ_EM : third;
}

static uint32_t looseness(const optimizing *o, int64_t spare) {
    int64_t limit = spare_limit(o);
    return spare > limit && o->para->style->align != TZ_ALIGN_CENTER ? (uint32_t)(spare / limit) : 0;
}

static cost add_line(const optimizing *o, cost sum, uint32_t from, const node *to) {
    const tz_para *para = o->para;
    bool forced = tz_is_forced_break(para, to->at);
    int64_t spare = o->measure - tz_line_of(para, from, to->at, o->measure).width;
    if (forced)
        sum.widow += from > 0 && tz_is_widow(para, from, to->at);
    else
        sum.loose += looseness(o, spare);
    if (o->phrases && !forced) {
        sum.inside += para->phrases[to->at] == TZ_PHRASE_INSIDE;
        sum.weak += para->phrases[to->at] == TZ_PHRASE_WEAK;
    }
    int64_t strain = spare / 256; // in thousandths of an em
    if (spare < 0 || !forced ||
        para->style->align == TZ_ALIGN_CENTER) // of centred text all lines should be of like length, the last too
        sum.strain += strain * strain;
    return sum;
}

// ---- windows ----

// The first index in [0, high] of `breaks` from which the line to `to` fits.
static uint32_t earliest_start(const optimizing *o, const uint32_t *breaks, uint32_t high, uint32_t core, uint32_t to) {
    uint32_t low = 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tz_line_fits(o->para, breaks[middle], core, to, o->measure))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

// Text between two places where a line ends in any case, without a token that has to be broken: breaks[0] is its start,
// then come all its break opportunities, the last of which is its end; and the end of the core before each.
typedef struct passage {
    uint32_t *breaks, *core_ends;
    uint32_t n; // breaks; the last is the end
} passage;

static window *make_windows(const optimizing *o, const passage *s, uint32_t *lines) {
    struct {
        TZ_LIST(uint32_t) latest; // first-fit: index into breaks of each line's end
    } list = {0};
    for (uint32_t at = 0; at + 1 < s->n;) {
        uint32_t next = at + 1, high = s->n - 1;
        while (next < high) { // the farthest end: lines fit up to it and not beyond
            uint32_t middle = next + (high - next + 1) / 2;
            if (tz_line_fits(o->para, s->breaks[at], s->core_ends[middle], s->breaks[middle], o->measure))
                next = middle;
            else
                high = middle - 1;
        }
        *TZ_ADD(o->scratch, &list.latest) = at = next;
    }
    *lines = (uint32_t)list.latest.n;
    window *windows = TZ_ARRAY(o->scratch, window, *lines + 1);
    uint32_t earliest = s->n - 1;
    for (uint32_t line = *lines; line-- > 0;) {
        uint32_t last = list.latest.at[line];
        uint32_t first = line + 1 == *lines || earliest > last ? last : earliest;
        if (last - first >= WINDOW)
            first = last - WINDOW + 1;
        windows[line].n = last - first + 1;
        windows[line].nodes = TZ_ARRAY(o->scratch, node, windows[line].n);
        for (uint32_t i = 0; i < windows[line].n; i++)
            windows[line].nodes[i] = (node){.at = s->breaks[first + i], .core = s->core_ends[first + i]};
        earliest = earliest_start(o, s->breaks, first, s->core_ends[first], s->breaks[first]);
    }
    return windows;
}

// ---- the best path ----

// Tries the line from `start`; false when it does not fit.
static bool reach(const optimizing *o, node *to, const node *from, uint32_t index, uint32_t start) {
    if (!tz_line_fits(o->para, start, to->core, to->at, o->measure))
        return false;
    cost sum = add_line(o, from ? from->cost : (cost){0}, start, to);
    if (!to->reached || compare_costs(&sum, &to->cost) < 0) {
        to->reached = true;
        to->cost = sum;
        to->before = index;
    }
    return true;
}

// The best line that ends at `to`, from all ends of the line above, nearest first: from farther ones it is only wider.
static void reach_from(const optimizing *o, node *to, const window *above) {
    for (uint32_t k = above->n; k-- > 0;) {
        const node *from = &above->nodes[k];
        if (from->reached && from->at < to->at && !reach(o, to, from, k, from->at))
            return;
    }
}

static void find_path(const optimizing *o, window *windows, uint32_t lines, uint32_t start) {
    for (uint32_t i = 0; i < windows[0].n; i++)
        reach(o, &windows[0].nodes[i], NULL, 0, start);
    for (uint32_t line = 1; line < lines; line++)
        for (uint32_t i = 0; i < windows[line].n; i++)
            reach_from(o, &windows[line].nodes[i], &windows[line - 1]);
}

typedef struct line_list {
    TZ_LIST(tz_line) lines;
} line_list;

static void add_passage(const optimizing *o, tz_arena *arena, const passage *s, line_list *out) {
    uint32_t lines;
    window *windows = make_windows(o, s, &lines);
    find_path(o, windows, lines, s->breaks[0]);
    uint32_t *ends = TZ_ARRAY(o->scratch, uint32_t, lines);
    uint32_t index = windows[lines - 1].n - 1;
    for (uint32_t line = lines; line-- > 0;) {
        ends[line] = windows[line].nodes[index].at;
        index = windows[line].nodes[index].before;
    }
    uint32_t start = s->breaks[0];
    for (uint32_t line = 0; line < lines; line++) {
        *TZ_ADD(arena, &out->lines) = tz_line_of(o->para, start, ends[line], o->measure);
        start = ends[line];
    }
}

// ---- passages ----

// From `from` to the next forced break, or to the start of the next token that is wider than the measure.
static passage next_passage(const optimizing *o, uint32_t from) {
    const tz_break_list *list = &o->para->lists[0];
    uint32_t first = tz_break_after(list, from), end = first;
    while (end < list->n) {
        uint32_t start = end == first ? from : list->at[end - 1];
        if (!tz_line_fits(o->para, start, o->para->core_ends[end], list->at[end], o->measure))
            break;
        if (tz_is_forced_break(o->para, list->at[end++]))
            break;
    }
    passage s = {TZ_ARRAY(o->scratch, uint32_t, end - first + 1), TZ_ARRAY(o->scratch, uint32_t, end - first + 1),
                 end - first + 1};
    s.breaks[0] = s.core_ends[0] = from;
    for (uint32_t i = first; i < end; i++) {
        s.breaks[i - first + 1] = list->at[i];
        s.core_ends[i - first + 1] = o->para->core_ends[i];
    }
    return s;
}

tz_lines tz_break_optimal(const tz_para *para, tz_arena *arena, tz_em measure) {
    bool justified = para->style->align == TZ_ALIGN_JUSTIFY && measure >= para->style->ragged_below;
    optimizing o = {para, tz_arena_new(arena), measure, justified,
                    para->phrases && (para->style->phrases || !justified)};
    line_list out = {0};
    for (uint32_t at = 0; at < para->n;) {
        passage s = next_passage(&o, at);
        if (s.n > 1) {
            add_passage(&o, arena, &s, &out);
            at = s.breaks[s.n - 1];
        } else { // a token wider than the measure: filled line by line
            uint32_t end = tz_line_find_end(para, at, measure);
            *TZ_ADD(arena, &out.lines) = tz_line_of(para, at, end, measure);
            at = end;
        }
    }
    tz_arena_free(o.scratch);
    return (tz_lines){out.lines.at, out.lines.n};
}
