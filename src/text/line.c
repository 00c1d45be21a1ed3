// How wide lines are, where first-fit ends them, and how many there are at a measure. Which lines are best is
// optimal.c's.
//
// All from prefix sums over the paragraph: a line costs O(log of its length), and nothing is allocated.
#include "para.h"

// ---- widths ----

static bool may_hang(const tz_para *para, uint32_t last) {
    uint8_t class = para->chars[last].class;
    return para->style->hanging && (class == TZ_CL_FULL_STOP || class == TZ_CL_COMMA);
}

bool tz_line_hangs(const tz_para *para, uint32_t from, uint32_t to) {
    uint32_t end = para->ink_end[to];
    return end >= from + 2 && may_hang(para, end - 1);
}

// An opening bracket at a line's head stands flush.
tz_em tz_head_trim(const tz_para *para, uint32_t from) {
    bool flush = para->style->spacing_trim == TZ_TRIM_JLREQ && para->chars[from].class == TZ_CL_OPENING;
    return flush ? para->trimmable[from].left : 0;
}

tz_em tz_tail_trim(const tz_para *para, uint32_t last) {
    bool solid = para->style->spacing_trim != TZ_TRIM_NONE && tz_is_closing(para->chars[last].class);
    return solid ? para->trimmable[last].right : 0;
}

int64_t tz_line_find_end_edge(const tz_para *para, uint32_t to) {
    uint32_t end = para->ink_end[to];
    if (end == 0)
        return 0;
    return para->at[end - 1] + (may_hang(para, end - 1) ? 0 : para->advances[end - 1] - tz_tail_trim(para, end - 1));
}

int64_t tz_line_find_start_edge(const tz_para *para, uint32_t from) {
    tz_em trim = from < para->n ? tz_head_trim(para, from) : 0;
    return para->at[from] + trim - (from == 0 ? para->style->indent : 0);
}

int64_t tz_line_single_width(const tz_para *para, uint32_t from) {
    return para->at[from] + para->advances[from] - tz_tail_trim(para, from) - tz_line_start_edge(para, from);
}

int64_t tz_line_reduced_width(const tz_para *para, uint32_t from, uint32_t to) {
    uint32_t end = para->ink_end[to];
    if (end <= from)
        return 0;
    int64_t width = tz_line_width(para, from, to) - (para->shrinkable[end - 1] - para->shrinkable[from]);
    bool dot = para->style->spacing_trim == TZ_TRIM_JLREQ && para->chars[end - 1].class == TZ_CL_MIDDLE_DOT;
    return width - (dot ? para->trimmable[end - 1].right : 0);
}

bool tz_line_fits(const tz_para *para, uint32_t from, uint32_t core, uint32_t to, tz_em measure) {
    if (tz_line_width(para, from, to) <= measure)
        return true;
    return tz_line_width(para, from, core) <= measure && tz_line_reduced_width(para, from, to) <= measure;
}

// The least measure at which [from, to) fits.
static int64_t fitting_measure(const tz_para *para, uint32_t from, uint32_t core, uint32_t to) {
    int64_t width = tz_line_width(para, from, to);
    int64_t first = tz_line_width(para, from, core), least = tz_line_reduced_width(para, from, to);
    int64_t shrunk = first > least ? first : least;
    return shrunk < width ? shrunk : width;
}

// ---- line ends ----

bool tz_is_forced_break(const tz_para *para, uint32_t at) {
    return at == para->n || (para->chars[at - 1].flags & TZ_CHAR_FORCED);
}

uint32_t tz_count_letters(const tz_para *para, uint32_t from, uint32_t to, uint32_t most) {
    uint32_t letters = 0;
    for (uint32_t i = from; i < para->ink_end[to] && letters < most; i++)
        letters += !tz_is_mark(&para->chars[i]) && !(para->chars[i].flags & TZ_CHAR_HIDDEN);
    return letters;
}

bool tz_is_widow(const tz_para *para, uint32_t from, uint32_t to) {
    return tz_count_letters(para, from, to, 2) < 2;
}

uint32_t tz_break_after(const tz_break_list *list, uint32_t after) {
    uint32_t low = 0, high = list->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->at[middle] <= after)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t core_of(const tz_para *para, const tz_break_list *list, uint32_t index) {
    return list == &para->lists[0] ? para->core_ends[index] : list->at[index];
}

// About how many opportunities a line of that measure has when characters are one em wide; seldom many more.
static uint32_t expected_breaks(const tz_para *para, const tz_break_list *list, tz_em measure) {
    uint64_t breaks = (uint64_t)measure / TZ_EM * para->density[list - para->lists] >> 16;
    return breaks < 1 ? 1 : (uint32_t)breaks;
}

// The index of the farthest opportunity from `first` on at which the line still fits, or first - 1 when it does not fit
// even there. Galloping search, as fitting holds up to some opportunity and not beyond: a first step as long as a line
// is likely to be, then doubled steps, then halves.
static uint32_t farthest(const tz_para *para, const tz_break_list *list, uint32_t from, uint32_t first, uint32_t end,
                         tz_em measure) {
    const uint32_t *core_ends = list == &para->lists[0] ? para->core_ends : list->at;
    int64_t start = tz_line_start_edge(para, from);
    uint32_t low = first, next = 1,
             step = expected_breaks(para, list, measure); // the cores of all before low fit unshrunk
    step = step > end - low ? end - low : step;
    while (low < end && tz_line_width_from(para, start, from, core_ends[low + step - 1]) <= measure) {
        low += step;
        step = next > end - low ? end - low : next;
        next *= 2;
    }
    uint32_t high = low < end ? low + step - 1 : end; // the core of high does not fit
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tz_line_width_from(para, start, from, core_ends[middle]) <= measure)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > first && !tz_line_fits(para, from, core_ends[low - 1], list->at[low - 1], measure))
        low--;
    return low - 1;
}

// The end of the opportunities up to the next forced break.
static uint32_t forced_end(const tz_para *para, const tz_break_list *list, uint32_t from) {
    if (para->forced_n == 1)
        return list->n;
    tz_break_list forced = {para->forced, para->forced_n};
    return tz_break_after(list, para->forced[tz_break_after(&forced, from)]);
}

// The line at a measure, and which opportunity of which list ends it: one of the weakest strength that has any. Only a
// single cluster, or a base with its reading, that is wider than the measure sticks out.
typedef struct ending {
    size_t strength;
    uint32_t index, end; // in its list; no line goes beyond `end`
    uint32_t to;         // where the line ends
    bool sticks_out;
} ending;

// `first`: the first opportunity of lists[0] beyond `from`.
static ending find_ending(const tz_para *para, uint32_t from, uint32_t first, tz_em measure) {
    enum { last = TZ_BREAK_STRENGTHS - 1 };
    for (size_t strength = 0; strength < TZ_BREAK_STRENGTHS; strength++) {
        const tz_break_list *list = &para->lists[strength];
        first = strength ? tz_break_after(list, from) : first;
        uint32_t end = forced_end(para, list, from);
        uint32_t found = farthest(para, list, from, first, end, measure);
        if (found + 1 > first)
            return (ending){strength, found, end, list->at[found], false};
    }
    return (ending){last, first, first + 1, para->lists[last].at[first], true};
}

uint32_t tz_line_find_end(const tz_para *para, uint32_t from, tz_em measure) {
    return find_ending(para, from, tz_break_after(&para->lists[0], from), measure).to;
}

// Where the next line begins, and the first opportunity of lists[0] beyond it.
typedef struct head {
    uint32_t at, first;
} head;

static head after(const tz_para *para, const ending *line) {
    bool allowed = line->strength == TZ_BREAK_ALLOWED;
    return (head){line->to, allowed ? line->index + 1 : tz_break_after(&para->lists[0], line->to)};
}

// ---- counts ----

uint32_t tz_para_line_count(const tz_para *para, tz_em measure) {
    uint32_t lines = 0;
    head next = {0, 0};
    do {
        if (para->n) {
            ending line = find_ending(para, next.at, next.first, measure);
            next = after(para, &line);
        }
        lines++;
    } while (next.at < para->n);
    return lines;
}

static int64_t segment_floor(const tz_para *para, uint32_t from, uint32_t to, size_t strength, int64_t longest) {
    const tz_break_list *list = &para->lists[strength];
    int64_t floor = 0;
    for (uint32_t i = tz_break_after(list, from), start = from; start < to; start = list->at[i], i++) {
        if (tz_line_width(para, start, list->at[i]) <= floor) // nor does it need more after shrinking
            continue;
        int64_t width = fitting_measure(para, start, core_of(para, list, i), list->at[i]);
        if (width > longest && strength + 1 < TZ_BREAK_STRENGTHS)
            width = segment_floor(para, start, list->at[i], strength + 1, longest);
        floor = width > floor ? width : floor;
    }
    return floor;
}

// Lowers `high` to the least measure at which the line from `from` may end at an opportunity, if that is less. Its core
// must fit in any case: mostly that is enough to know.
static void lower_high(const tz_para *para, size_t strength, uint32_t from, uint32_t index, int64_t *high) {
    const tz_break_list *list = &para->lists[strength];
    uint32_t core = core_of(para, list, index);
    if (tz_line_width(para, from, core) >= *high)
        return;
    int64_t measure = fitting_measure(para, from, core, list->at[index]);
    *high = measure < *high ? measure : *high;
}

static void raise_low(const tz_para *para, uint32_t from, const ending *at, int64_t *low) {
    const tz_break_list *list = &para->lists[at->strength];
    if (tz_line_width(para, from, list->at[at->index]) <= *low)
        return;
    int64_t measure = fitting_measure(para, from, core_of(para, list, at->index), list->at[at->index]);
    *low = measure > *low ? measure : *low;
}

// Narrows the range of measures at which lines are the same to that at which this one is. It changes when it no longer
// fits, when the next segment fits as well, or when a weaker break becomes unnecessary.
static void narrow(const tz_para *para, uint32_t from, const ending *at, tz_measure_range *same) {
    if (!at->sticks_out)
        raise_low(para, from, at, &same->low);
    if (at->sticks_out || at->index + 1 < at->end)
        lower_high(para, at->strength, from, at->index + !at->sticks_out, &same->high);
    for (size_t strength = 0; strength < at->strength; strength++)
        lower_high(para, strength, from, tz_break_after(&para->lists[strength], from), &same->high);
}

uint32_t tz_para_probe_measure(const tz_para *para, tz_em measure, tz_measure_range *same) {
    uint32_t lines = 0;
    head next = {0, 0};
    *same = (tz_measure_range){0, INT64_MAX};
    do {
        if (para->n) {
            ending line = find_ending(para, next.at, next.first, measure);
            narrow(para, next.at, &line, same);
            next = after(para, &line);
        }
        lines++;
    } while (next.at < para->n);
    // A line that its trimmed end makes narrower than a part of it fits at a measure at which that part does not.
    same->low = same->low > measure ? measure : same->low;
    same->high = same->high > measure ? same->high : (int64_t)measure + 1;
    return lines;
}

int64_t tz_para_min_useful_measure(const tz_para *para, int64_t longest) {
    return segment_floor(para, 0, para->n, 0, longest);
}

// ---- a line as a result ----

tz_line tz_line_of(const tz_para *para, uint32_t from, uint32_t to, tz_em measure) {
    tz_line line = {from, to, 0, 0};
    uint32_t end = para->ink_end[to];
    if (end <= from)
        return line;
    int64_t width = tz_line_width(para, from, to);
    if (tz_line_hangs(para, from, to)) {
        int64_t mark = para->advances[end - 1] - tz_tail_trim(para, end - 1);
        int64_t over = width + mark > measure ? width + mark - measure : 0;
        line.hang = (tz_em)(over < mark ? over : mark); // the mark and no more: what is left over is shrunk
        width += mark - line.hang;
    } else if (width + tz_tail_trim(para, end - 1) <= measure) {
        width += tz_tail_trim(para, end - 1); // the half em after 。 stays when there is room
    }
    line.width = (tz_em)width;
    return line;
}
