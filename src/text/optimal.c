// The best lines of a paragraph: exactly as many as first-fit needs, and of all such lines those whose costs
// (line_cost.c) add up to the least. Any line may be shrunk as far as it can be (追い込み), not only by marks that
// stick out.
//
// In any solution each line ends between where filled lines from the end of the text and filled lines from its start
// put it. So there is a window of ends for each line, mostly a narrow one, and the best path through the windows is
// found line by line (dynamic programming). Windows have at most WINDOW ends: so the time is linear in the text at any
// measure.
#include "para.h"

enum { WINDOW = 192 };

// Where a line may end, and the best path to there.
typedef struct node {
    uint32_t at;
    uint32_t before; // index in the window of the line above
    bool reached;
    int64_t cost;
} node;
typedef struct window {
    node *nodes;
    uint32_t n;
} window;

typedef struct optimizing {
    const tz_para *para;
    tz_arena *scratch;
    tz_em measure;
} optimizing;

// Whether a line can be shrunk to the measure. Holds for every part of a line for which it holds.
static bool can_fit(const optimizing *o, uint32_t from, uint32_t to) {
    return tz_line_reduced_width(o->para, from, to) <= o->measure;
}

// ---- windows ----

// Text between two places where a line ends in any case, without a token that has to be broken: breaks[0] is its start,
// then come all its break opportunities, the last of which is its end; and the end of the core before each.
typedef struct passage {
    uint32_t *breaks, *core_ends;
    uint32_t n; // breaks; the last is the end
} passage;

// Whether a line between two breaks of a passage is possible, by index.
typedef bool fits(const optimizing *o, const passage *s, uint32_t from, uint32_t to);

static bool fits_filled(const optimizing *o, const passage *s, uint32_t from, uint32_t to) {
    return tz_line_fits(o->para, s->breaks[from], s->core_ends[to], s->breaks[to], o->measure);
}

static bool fits_shrunk(const optimizing *o, const passage *s, uint32_t from, uint32_t to) {
    return can_fit(o, s->breaks[from], s->breaks[to]);
}

// The last index at which a line from `from` may end: lines fit up to it and not beyond.
static uint32_t farthest_end(const optimizing *o, const passage *s, fits *fit, uint32_t from) {
    uint32_t low = from + 1, high = s->n - 1;
    while (low < high) {
        uint32_t middle = low + (high - low + 1) / 2;
        if (fit(o, s, from, middle))
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

// The first index from which a line to `to` fits.
static uint32_t earliest_start(const optimizing *o, const passage *s, uint32_t to) {
    uint32_t low = 0, high = to - 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (fits_shrunk(o, s, middle, to))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static uint32_t count_lines(const optimizing *o, const passage *s) {
    uint32_t lines = 0;
    for (uint32_t at = 0; at + 1 < s->n; lines++)
        at = farthest_end(o, s, fits_filled, at);
    return lines;
}

static uint32_t lesser(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static window make_window(const optimizing *o, const passage *s, uint32_t first, uint32_t last) {
    if (last - first >= WINDOW)
        first = last - WINDOW + 1;
    window made = {TZ_ARRAY(o->scratch, node, last - first + 1), last - first + 1};
    for (uint32_t i = 0; i < made.n; i++)
        made.nodes[i] = (node){.at = s->breaks[first + i]};
    return made;
}

static window *make_windows(const optimizing *o, const passage *s, uint32_t lines) {
    uint32_t *latest = TZ_ARRAY(o->scratch, uint32_t, lines);
    for (uint32_t line = 0, at = 0; line < lines; line++) // each line below needs an end of its own
        latest[line] = at = lesser(farthest_end(o, s, fits_shrunk, at), s->n - lines + line);
    window *windows = TZ_ARRAY(o->scratch, window, lines);
    for (uint32_t line = lines, earliest = s->n - 1; line-- > 0;) {
        windows[line] = make_window(o, s, lesser(earliest, latest[line]), latest[line]);
        earliest = earliest_start(o, s, earliest);
        earliest = earliest < line ? line : earliest; // so does each above
    }
    return windows;
}

// ---- the best path ----

// Tries the line from `start`; false when it does not fit.
static bool reach(const optimizing *o, node *to, const node *from, uint32_t index, uint32_t start) {
    if (!can_fit(o, start, to->at))
        return false;
    int64_t sum = (from ? from->cost : 0) + tz_line_cost(o->para, start, to->at, o->measure);
    if (!to->reached || sum < to->cost) {
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
    uint32_t lines = count_lines(o, s);
    window *windows = make_windows(o, s, lines);
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
    optimizing o = {para, tz_arena_new(arena), measure};
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
