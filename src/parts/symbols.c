// The overview's symbols: a full disc, a half one, a dash. They differ in shape, so that they read in black and white.
#include "parts/symbols.h"

int tz_symbol_of(const tz_booklet *b, const tz_text *answer) {
    if (tz_answer_is_blank(b->tools.arena, b->job->layout, answer))
        return TZ_MARK_NONE;
    size_t least = (size_t)b->job->layout->overview.short_below;
    return tz_answer_chars(answer) < least ? TZ_MARK_SHORT : TZ_MARK_FILLED;
}

// The unit circle in steps of 11¼°, in 1/10,000: enough for a disc of a few millimetres.
enum { STEPS = 32, UNIT = 10000 };
static tz_len circle(int step, tz_len radius) {
    static const int32_t quarter[STEPS / 4 + 1] = {0, 1951, 3827, 5556, 7071, 8315, 9239, 9808, 10000};
    step = (step % STEPS + STEPS) % STEPS;
    int within = step % (STEPS / 2);
    int32_t value = quarter[within <= STEPS / 4 ? within : STEPS / 2 - within];
    return (tz_len)((int64_t)radius * (step < STEPS / 2 ? value : -value) / UNIT);
}

// Points from step `from` to step `to` of a circle, clockwise from the top when `to` is greater.
static uint32_t add_arc(tz_len *points, uint32_t n, int from, int to, tz_point at, tz_len radius) {
    int by = to < from ? -1 : 1;
    for (int step = from;; step += by) {
        points[2 * n] = at.x + circle(step, radius);
        points[2 * n + 1] = at.y - circle(step + STEPS / 4, radius);
        n++;
        if (step == to)
            return n;
    }
}

static void add_path(const tz_canvas *c, const tz_len *points, uint32_t n, tz_color color) {
    tz_item *item = tz_page_item(c->arena, c->page, TZ_ITEM_PATH);
    item->path.points = points;
    item->path.n = n;
    item->path.color = color;
}

void tz_symbol_draw(const tz_figure *symbol, const tz_canvas *c, tz_len x, tz_len y) {
    const tz_symbol *of = (const tz_symbol *)symbol;
    tz_len diameter = of->spec->mark, radius = diameter / 2, line = diameter / 8;
    tz_point at = {x, y};
    if (of->mark == TZ_MARK_NONE) {
        tz_draw_rect(c, (tz_box){x - radius, y - line / 2, diameter, line}, of->spec->color);
        return;
    }
    tz_len *points = TZ_ARRAY(c->arena, tz_len, 4 * (STEPS + 2));
    uint32_t n = 0;
    if (of->mark == TZ_MARK_FILLED) {
        n = add_arc(points, n, 0, STEPS - 1, at, radius);
    } else { // the left half and the rim of the right one: once around, then back up inside the rim
        n = add_arc(points, n, STEPS / 2, 3 * STEPS / 2, at, radius);
        n = add_arc(points, n, 3 * STEPS / 2, STEPS, at, radius - line);
    }
    add_path(c, points, n, of->spec->color);
}

tz_symbol tz_symbol_new(const tz_overview_spec *spec, int mark, const char *alt) {
    const tz_color *ground = mark == TZ_MARK_NONE ? &spec->shade : NULL;
    return (tz_symbol){.figure = {alt, ground, tz_symbol_draw}, .spec = spec, .mark = mark};
}
