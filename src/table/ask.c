// One question to a solver: lengths, and the two directions of every search.
//
// Both are longest paths over boundaries. Widths from heights: the boundary at a column's end lies at least a cell's
// need beyond the boundary where the cell begins, for every cell, whatever it spans; the least positions that satisfy
// all of these are the longest paths from the left edge, so the last one is the least total width. No other widths are
// narrower, since a path's needs add up in any table. Heights from widths are the same with rows.
#include "solver.h"

int64_t tz_outer_width(const tz_ask *ask, tz_em measure) {
    return ask->frame_x + (measure * ask->size + TZ_EM - 1) / TZ_EM; // up, so that tz_inner_width gives it back
}

tz_em tz_inner_width(const tz_ask *ask, int64_t width) {
    int64_t inner = width - ask->frame_x;
    if (inner <= 0)
        return 0;
    return tz_len_in_em(inner > INT32_MAX ? INT32_MAX : (tz_len)inner, (tz_len)ask->size);
}

// Rounded like tz_em_at, without its limit.
int64_t tz_outer_height(const tz_ask *ask, int64_t height) {
    return ask->frame_y + height / TZ_EM * ask->size + (height % TZ_EM * ask->size + TZ_EM / 2) / TZ_EM;
}

int64_t tz_inner_height(const tz_ask *ask, int64_t height) {
    int64_t inner = height - ask->frame_y;
    if (inner < 0)
        return -1;
    // round(h × size / EM) <= inner  <=>  h × size < (inner + 1/2) × EM; whole sizes first, against overflow.
    int64_t whole = inner / ask->size, rest = inner % ask->size;
    return whole * TZ_EM + (rest * TZ_EM + TZ_EM / 2 - 1) / ask->size;
}

int64_t tz_slot_above(const tz_ask *ask, tz_slot *slot, int64_t height) {
    if (slot == ask->without)
        return TZ_NOWHERE;
    int64_t above = tz_steps_above(&slot->text, ask->s->arena, tz_inner_height(ask, height), slot->floor);
    return above < 0 ? TZ_NOWHERE : tz_outer_height(ask, above);
}

// ---- from heights to widths ----

int64_t tz_narrowest(const tz_ask *ask, int64_t *x) {
    const tz_solver *s = ask->s;
    size_t next = 0;
    x[0] = 0;
    for (uint32_t column = 0; column < s->grid->columns; column++) {
        x[column + 1] = x[column] + s->column_floor[column];
        for (; next < s->slots_n && s->by_column[next]->column_end == column + 1; next++) {
            const tz_slot *slot = s->by_column[next];
            int64_t end = x[slot->column] + tz_outer_width(ask, slot->need);
            x[column + 1] = end > x[column + 1] ? end : x[column + 1];
        }
    }
    return x[s->grid->columns];
}

bool tz_need(const tz_ask *ask, tz_slot *slot, const int64_t *y, uint32_t first, uint32_t end) {
    slot->need = slot->floor;
    slot->height = 0;
    if (slot == ask->without || slot->row < first || slot->row_end > end)
        return true;
    int64_t budget = tz_inner_height(ask, y[slot->row_end] - y[slot->row]);
    const tz_step *step = tz_steps_least(&slot->text, ask->s->arena, budget);
    if (!step)
        return false;
    slot->height = step->height;
    if (slot->need < step->least)
        slot->need = step->least;
    return true;
}

int64_t tz_narrowest_for(const tz_ask *ask, const int64_t *y, uint32_t first, uint32_t end, int64_t *x) {
    for (size_t i = 0; i < ask->s->slots_n; i++)
        if (!tz_need(ask, &ask->s->slots[i], y, first, end))
            return TZ_NOWHERE;
    return tz_narrowest(ask, x);
}

// ---- from widths to heights ----

int64_t tz_lowest(const tz_ask *ask, int64_t *y) {
    const tz_solver *s = ask->s;
    size_t next = 0;
    y[0] = 0;
    for (uint32_t row = 0; row < s->grid->rows; row++) {
        y[row + 1] = y[row] + ask->frame_y;
        for (; next < s->slots_n && s->by_row[next]->row_end == row + 1; next++) {
            const tz_slot *slot = s->by_row[next];
            int64_t end = y[slot->row] + tz_outer_height(ask, slot->height);
            y[row + 1] = end > y[row + 1] ? end : y[row + 1];
        }
    }
    return y[s->grid->rows];
}

static tz_em slot_measure(const tz_ask *ask, const tz_slot *slot, const int64_t *widths) {
    int64_t width = 0;
    for (uint32_t column = slot->column; column < slot->column_end; column++)
        width += widths[column];
    return tz_inner_width(ask, width);
}

bool tz_heights_at(const tz_ask *ask, const int64_t *widths) {
    tz_solver *s = ask->s;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        if (widths[column] < s->column_floor[column])
            return false;
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_slot *slot = &s->slots[i];
        tz_em measure = slot_measure(ask, slot, widths);
        if (measure < slot->floor)
            return false;
        slot->height = slot == ask->without ? 0 : tz_steps_height(&slot->text, s->arena, measure);
    }
    return true;
}

int64_t tz_lowest_for(const tz_ask *ask, const int64_t *widths, int64_t *y) {
    return tz_heights_at(ask, widths) ? tz_lowest(ask, y) : TZ_NOWHERE;
}

// ---- asking ----

// The least measures: what grid and content ask for, or, `bare`, 1 em. True when the width holds them.
static bool set_floors(const tz_ask *ask, bool bare) {
    tz_solver *s = ask->s;
    const tz_em *least = bare ? NULL : s->grid->least;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        s->column_floor[column] = tz_outer_width(ask, least && least[column] > TZ_EM ? least[column] : TZ_EM);
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_slot *slot = &s->slots[i];
        slot->floor = bare || slot->narrowest < TZ_EM ? TZ_EM : slot->narrowest;
        if (least && slot->column_end == slot->column + 1 && slot->floor < least[slot->column])
            slot->floor = least[slot->column];
        slot->need = slot->floor;
    }
    return tz_narrowest(ask, s->x) <= ask->width;
}

bool tz_ask_new(tz_solver *s, tz_len width, tz_len size, const tz_slot *without, tz_ask *out) {
    *out = (tz_ask){.s = s, .width = width, .size = size, .without = without};
    out->frame_x = 2 * (int64_t)tz_measure_at(s->grid->pad_x, size) + s->grid->rule;
    out->frame_y = 2 * (int64_t)tz_measure_at(s->grid->pad_y, size) + s->grid->rule;
    if (set_floors(out, false))
        return true;
    for (uint32_t i = 0; i < s->grid->columns; i++)
        s->demand[i] = (s->x[i + 1] - s->x[i]) / 1024 + 1;
    out->bare = true;
    return set_floors(out, true);
}
