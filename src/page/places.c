// The ledger of places: what is checked on one page, and how exactly.
//
// Ink may reach beyond its frame, and over other ink, by what good type does by itself, in parts of the type size:
// - a quarter below and above its frame: letters hang up to 0.24 em below the baseline and rise 0.95 em above it with
// an
//   accent, while the em box of kanji ends 0.12 em below and 0.88 em above it, and that is all a leading of 1.0 gives;
// - an eighth to the sides: negative side bearings and slanted letters (f, j, V), and marks that fill the em (…, ―);
//   on tabs a twentieth all around, for light letters are lost where their ground ends;
// - half an em more at the right of headings and entries by marks that hang beyond the measure (JLREQ 2.5.1); cells
// have
//   their padding for that;
// - over neighbours on one line by a quarter: pairs such as AV are kerned into each other's boxes;
// - over other lines by a fifth in height, as g above Å does where lines are one em apart, or a twentieth in width;
// - thin strokes, wherever they are, by half of what they are thick (src/page/ink.c).
// A reading stands a sixteenth of an em above its base, and marks of changes are rules: neither needs an exception.
// Rules and paths may reach out by a tenth of a millimetre, less than paper moves when it is cut.
#include "page/places.h"

#include <string.h>

enum { ROUNDING = TZ_MM / 10 };

// The ink of a run, or a rule.
typedef struct mark {
    tz_box ink;
    uint32_t item, frame, step; // step: that it begins at
} mark;

typedef struct checking {
    tz_inks *inks;
    tz_arena *arena; // for this page
    tz_arena *lasting;
    const tz_book *book;
    const tz_page *page;
    const tz_places_limits *limits;
    tz_misplaced_list *out;
    bool *reported;  // of each frame, and of what has none: something of it was found
    uint32_t *first; // of each frame: its first item; UINT32_MAX: it has none
    TZ_LIST(mark) marks;
} checking;

// Steps down the page, by which marks are put in order: fine enough that a run meets only those of its own line.
enum { STEP = TZ_MM / 4 };
static uint32_t step_at(const checking *c, int64_t y) {
    int64_t step = y / STEP, last = c->book->height / STEP;
    return step < 0 ? 0 : step < last ? (uint32_t)step : (uint32_t)last;
}

// ---- inside ----

// How far a box reaches out of another: the edge by which most; false when by no more than is allowed.
typedef struct excess {
    tz_edge edge;
    int64_t by;
} excess;

static bool reaches_out(tz_box box, tz_box frame, tz_len across, tz_len down, excess *out) {
    const int64_t over[] = {
        [TZ_EDGE_LEFT] = (int64_t)frame.x - box.x,
        [TZ_EDGE_RIGHT] = (int64_t)box.x + box.width - frame.x - frame.width,
        [TZ_EDGE_TOP] = (int64_t)frame.y - box.y,
        [TZ_EDGE_BOTTOM] = (int64_t)box.y + box.height - frame.y - frame.height,
    };
    *out = (excess){TZ_EDGE_LEFT, 0};
    for (tz_edge edge = TZ_EDGE_LEFT; edge <= TZ_EDGE_BOTTOM; edge++)
        if (over[edge] > (edge <= TZ_EDGE_RIGHT ? across : down) && over[edge] > out->by)
            *out = (excess){edge, over[edge]};
    return out->by > 0;
}

// The box of a frame; what has none stands in the type area.
static tz_box box_of(const checking *c, uint32_t frame) {
    return frame ? c->page->frames.at[frame - 1].box : c->limits->area;
}

static bool stands_in_margins(const tz_frame *frame) {
    return frame->kind >= TZ_FRAME_RUNNING_LINE;
}

// The box that a frame must stay in.
static tz_box box_around(const checking *c, const tz_frame *frame) {
    if (frame->parent || !stands_in_margins(frame))
        return box_of(c, frame->parent);
    tz_len bleed = frame->kind == TZ_FRAME_TAB ? c->limits->bleed : 0;
    return (tz_box){-bleed, -bleed, c->book->width + 2 * bleed, c->book->height + 2 * bleed};
}

static void add_outside(const checking *c, uint32_t item, uint32_t frame, bool is_frame, excess by) {
    if (c->reported[frame])
        return;
    c->reported[frame] = true;
    *TZ_ADD(c->lasting, &c->out->all) = (tz_misplaced){
        .page = c->page,
        .item = item,
        .frame = frame,
        .is_frame = is_frame,
        .edge = by.edge,
        .by = by.by > INT32_MAX ? INT32_MAX : (tz_len)by.by,
    };
}

static tz_box path_box(const tz_filled_path *path) {
    tz_len left = INT32_MAX, top = INT32_MAX, right = INT32_MIN, bottom = INT32_MIN;
    for (uint32_t i = 0; i < path->n; i++) {
        tz_len x = path->points[2 * (size_t)i], y = path->points[2 * (size_t)i + 1];
        left = x < left ? x : left;
        right = x > right ? x : right;
        top = y < top ? y : top;
        bottom = y > bottom ? y : bottom;
    }
    return path->n ? (tz_box){left, top, right - left, bottom - top} : (tz_box){0};
}

// Rules and grounds of tables stand between and behind their own runs, which stay in their cells.
static bool is_of_table(const checking *c, uint32_t frame) {
    tz_frame_kind kind = frame ? c->page->frames.at[frame - 1].kind : TZ_FRAME_TYPE_AREA;
    return kind == TZ_FRAME_TABLE || kind == TZ_FRAME_CELL;
}

// Whether a run ends with a mark that may hang, where nothing but the frame's edge stands beside it.
static bool may_hang(const checking *c, uint32_t frame, const tz_run *run) {
    static const char *const marks[] = {"、", "。", "，", "．"};
    tz_frame_kind kind = frame ? c->page->frames.at[frame - 1].kind : TZ_FRAME_TYPE_AREA;
    bool beside = kind == TZ_FRAME_HEADING || kind == TZ_FRAME_ENTRY || kind == TZ_FRAME_COVER_LINE;
    for (size_t i = 0; beside && run->text_size >= 3 && i < sizeof marks / sizeof *marks; i++)
        if (!memcmp(run->text + run->text_size - 3, marks[i], 3))
            return true;
    return false;
}

static void check_item(checking *c, uint32_t index, uint32_t frame) {
    const tz_item *item = &c->page->items.at[index];
    tz_len across = ROUNDING, down = ROUNDING;
    tz_box box, around = box_of(c, frame);
    excess by;
    if (item->kind == TZ_ITEM_RUN) {
        if (!tz_run_ink(c->inks, &item->run, &box))
            return;
        bool on_tab = frame && c->page->frames.at[frame - 1].kind == TZ_FRAME_TAB;
        across = item->run.size / (on_tab ? 20 : 8);
        down = item->run.size / (on_tab ? 20 : 4);
        around.width += may_hang(c, frame, &item->run) ? item->run.size / 2 : 0;
    } else if (item->kind == TZ_ITEM_RECT) {
        box = (tz_box){item->rect.x, item->rect.y, item->rect.width, item->rect.height};
    } else {
        box = path_box(&item->path);
    }
    if (item->kind == TZ_ITEM_RUN || !is_of_table(c, frame))
        c->marks.at[c->marks.n++] = (mark){box, index, frame, step_at(c, box.y)};
    if (reaches_out(box, around, across, down, &by))
        add_outside(c, index, frame, false, by);
}

// Each frame in the one around it, told by the first item in it.
static void check_frame(const checking *c, uint32_t frame, uint32_t item) {
    excess by;
    for (; frame; frame = c->page->frames.at[frame - 1].parent) {
        const tz_frame *at = &c->page->frames.at[frame - 1];
        if (!c->reported[frame] && reaches_out(at->box, box_around(c, at), ROUNDING, ROUNDING, &by))
            add_outside(c, item, frame, true, by);
    }
}

static void check_items(checking *c) {
    const tz_page *page = c->page;
    for (size_t i = 0; i <= page->framed.n; i++) {
        uint32_t from = i ? page->framed.at[i - 1].first : 0, frame = i ? page->framed.at[i - 1].frame : 0;
        uint32_t end = i < page->framed.n ? page->framed.at[i].first : (uint32_t)page->items.n;
        if (end > from)
            check_frame(c, frame, from);
        for (uint32_t at = frame; end > from && at && c->first[at] == UINT32_MAX; at = page->frames.at[at - 1].parent)
            c->first[at] = from;
        for (uint32_t at = from; at < end; at++)
            check_item(c, at, frame);
    }
}

// ---- over each other ----

static const tz_item *item_of(const checking *c, const mark *of) {
    return &c->page->items.at[of->item];
}

static bool boxes_meet(const tz_box *a, const tz_box *b) {
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void add_over(const checking *c, const mark *a, const mark *b) {
    c->reported[a->frame] = c->reported[b->frame] = true;
    *TZ_ADD(c->lasting, &c->out->all) = (tz_misplaced){
        .page = c->page,
        .item = a->item,
        .frame = a->frame,
        .is_over = true,
        .other = b->item,
        .other_frame = b->frame,
    };
}

static bool is_one_line(const tz_run *a, const tz_run *b) {
    return a->glyphs[0].y == b->glyphs[0].y || a->glyphs[0].x == b->glyphs[0].x;
}

static bool runs_meet(const checking *c, const mark *a, const mark *b) {
    const tz_run *of = &item_of(c, a)->run, *other = &item_of(c, b)->run;
    tz_len size = of->size < other->size ? of->size : other->size;
    tz_len across = a->frame == b->frame && is_one_line(of, other) ? size / 4 : size / 20;
    return tz_runs_meet(c->inks, of, other, across, size / 5);
}

// Whether a frame is another or stands around it. The type area around all others is none.
static bool holds(const checking *c, uint32_t outer, uint32_t frame) {
    for (; frame && frame != outer; frame = c->page->frames.at[frame - 1].parent)
        if (!outer)
            return false;
    return frame == outer;
}

static bool meets_rule(const checking *c, const mark *of, const mark *rule) {
    const tz_run *run = &item_of(c, of)->run;
    return !holds(c, rule->frame, of->frame) && !holds(c, of->frame, rule->frame) &&
           tz_run_meets_box(c->inks, run, &rule->ink, run->size / 20, run->size / 5);
}

static void check_pair(const checking *c, const mark *a, const mark *b) {
    bool is_run = item_of(c, a)->kind == TZ_ITEM_RUN, is_other_run = item_of(c, b)->kind == TZ_ITEM_RUN;
    if ((c->reported[a->frame] && c->reported[b->frame]) || !boxes_meet(&a->ink, &b->ink))
        return;
    if (is_run && is_other_run ? runs_meet(c, a, b) : is_run && meets_rule(c, a, b))
        add_over(c, a, b);
    else if (!is_run && is_other_run && meets_rule(c, b, a))
        add_over(c, b, a);
}

// All marks by the steps they begin at.
static const mark *sorted(const checking *c) {
    uint32_t *next = TZ_ARRAY(c->arena, uint32_t, step_at(c, INT32_MAX) + 2);
    for (size_t i = 0; i < c->marks.n; i++)
        next[c->marks.at[i].step + 1]++;
    for (uint32_t step = 0; step < step_at(c, INT32_MAX); step++)
        next[step + 1] += next[step];
    mark *all = TZ_ARRAY(c->arena, mark, c->marks.n);
    for (size_t i = 0; i < c->marks.n; i++)
        all[next[c->marks.at[i].step]++] = c->marks.at[i];
    return all;
}

static void check_overlaps(const checking *c) {
    const mark *all = sorted(c);
    for (size_t i = 0; i < c->marks.n; i++) {
        uint32_t end = step_at(c, (int64_t)all[i].ink.y + all[i].ink.height);
        for (size_t k = i + 1; k < c->marks.n && all[k].step <= end; k++)
            check_pair(c, &all[i], &all[k]);
    }
}

// A tab covers what it stands on, so it must stand on nothing: neither text nor the rules of tables.
static void check_tabs(const checking *c) {
    const tz_frame *frames = c->page->frames.at;
    for (uint32_t tab = 1; tab <= c->page->frames.n; tab++) {
        if (frames[tab - 1].kind != TZ_FRAME_TAB || frames[tab - 1].parent || c->first[tab] == UINT32_MAX)
            continue;
        tz_box box = frames[tab - 1].box;
        box = (tz_box){box.x + ROUNDING, box.y + ROUNDING, box.width - 2 * ROUNDING, box.height - 2 * ROUNDING};
        for (uint32_t i = 1; i <= c->page->frames.n; i++)
            if (frames[i - 1].kind != TZ_FRAME_TAB && !frames[i - 1].parent && c->first[i] != UINT32_MAX &&
                !c->reported[tab] && boxes_meet(&box, &frames[i - 1].box))
                add_over(c, &(mark){.item = c->first[tab], .frame = tab}, &(mark){.item = c->first[i], .frame = i});
    }
}

void tz_page_check_places(tz_inks *inks, tz_arena *arena, const tz_book *book, const tz_page *page,
                          const tz_places_limits *limits, tz_misplaced_list *out) {
    tz_arena *scratch = tz_arena_new(arena);
    checking c = {
        .inks = inks, .arena = scratch, .lasting = arena, .book = book, .page = page, .limits = limits, .out = out};
    c.reported = TZ_ARRAY(scratch, bool, page->frames.n + 1);
    c.first = TZ_ARRAY(scratch, uint32_t, page->frames.n + 1);
    memset(c.first, 0xFF, (page->frames.n + 1) * sizeof *c.first);
    c.marks.at = TZ_ARRAY(scratch, mark, page->items.n);
    check_items(&c);
    check_overlaps(&c);
    check_tabs(&c);
    tz_arena_free(scratch);
}
