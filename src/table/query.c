// One question to a solver: lengths, and the two directions of every search.
//
// Both are longest paths over boundaries. Widths from heights: the boundary at a column's end lies at least a cell's
// need beyond the boundary where the cell begins, for every cell, whatever it spans; the least positions that satisfy
// all of these are the longest paths from the left edge, so the last one is the least total width. No other widths are
// narrower, since a path's needs add up in any table. Heights from widths are the same with rows.
#include "solver.h"

int64_t tz_outer_width(const tz_query *ask, tz_em measure) {
    return ask->frame_x + (measure * ask->size + TZ_EM - 1) / TZ_EM; // up, so that tz_inner_width gives it back
}

tz_em tz_inner_width(const tz_query *ask, int64_t width) {
    int64_t inner = width - ask->frame_x;
    if (inner <= 0)
        return 0;
    return tz_len_to_em(inner > INT32_MAX ? INT32_MAX : (tz_len)inner, (tz_len)ask->size);
}

// Rounded like tz_em_to_len, without its limit.
int64_t tz_outer_height(const tz_query *ask, int64_t height) {
    return ask->frame_y + height / TZ_EM * ask->size + (height % TZ_EM * ask->size + TZ_EM / 2) / TZ_EM;
}

int64_t tz_inner_height(const tz_query *ask, int64_t height) {
    int64_t inner = height - ask->frame_y;
    if (inner < 0)
        return -1;
    // round(h × size / EM) <= inner  <=>  h × size < (inner + 1/2) × EM; whole sizes first, against overflow.
    int64_t whole = inner / ask->size, rest = inner % ask->size;
    return whole * TZ_EM + (rest * TZ_EM + TZ_EM / 2 - 1) / ask->size;
}

int64_t tz_cell_height_above(const tz_query *ask, tz_solver_cell *slot, int64_t height) {
    if (slot == ask->without)
        return TZ_INFEASIBLE;
    int64_t above = tz_steps_above(&slot->text, ask->s->arena, tz_inner_height(ask, height), slot->floor);
    return above < 0 ? TZ_INFEASIBLE : tz_outer_height(ask, above);
}

// ---- from heights to widths ----

int64_t tz_narrowest(const tz_query *ask, bool low, int64_t *x) {
    const tz_solver *s = ask->s;
    size_t next = 0;
    x[0] = 0;
    for (uint32_t column = 0; column < s->grid->columns; column++) {
        x[column + 1] = x[column] + s->column_floor[column];
        for (; next < s->slots_n && s->by_column[next]->column_end == column + 1; next++) {
            const tz_solver_cell *slot = s->by_column[next];
            int64_t end = x[slot->column] + tz_outer_width(ask, low ? slot->low : slot->need);
            x[column + 1] = end > x[column + 1] ? end : x[column + 1];
        }
    }
    return x[s->grid->columns];
}

static void look_up(tz_solver_cell *slot) {
    tz_range range = tz_steps_range(&slot->text, slot->budget);
    slot->low = range.low > slot->floor ? range.low : slot->floor;
    slot->need = range.high > slot->floor ? range.high : slot->floor;
    slot->height = range.height;
}

bool tz_limit_cell(const tz_query *ask, tz_solver_cell *slot, const int64_t *y, uint32_t first, uint32_t end) {
    slot->low = slot->need = slot->floor;
    slot->height = 0;
    if (slot == ask->without || slot->row < first || slot->row_end > end)
        return true;
    slot->budget = tz_inner_height(ask, y[slot->row_end] - y[slot->row]);
    if (slot->budget < 0)
        return false;
    look_up(slot);
    if (slot->need <= slot->most)
        return true;
    if (slot->low > slot->most || tz_steps_height(&slot->text, ask->s->arena, slot->most) > slot->budget)
        return false;
    look_up(slot);
    return true;
}

// The slot whose range leaves most in doubt: among the cells of one column only what is beyond the least that the
// column needs in any case.
static tz_solver_cell *most_doubtful(const tz_query *ask) {
    tz_solver *s = ask->s;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        s->column_low[column] = 0;
    for (size_t i = 0; i < s->slots_n; i++) {
        const tz_solver_cell *slot = &s->slots[i];
        if (slot->column_end == slot->column + 1 && slot->low > s->column_low[slot->column])
            s->column_low[slot->column] = slot->low;
    }
    tz_solver_cell *found = NULL;
    tz_em most = 0;
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        bool single = slot->column_end == slot->column + 1;
        tz_em doubt = slot->need - (single ? s->column_low[slot->column] : slot->low);
        if (doubt <= most)
            continue;
        most = doubt;
        found = slot;
    }
    return found;
}

bool tz_feasible(const tz_query *ask, int64_t *total) {
    for (;;) {
        *total = tz_narrowest(ask, false, ask->s->x);
        if (*total <= ask->width)
            return true;
        *total = tz_narrowest(ask, true, ask->s->x);
        if (*total > ask->width)
            return false;
        tz_solver_cell *slot = most_doubtful(ask); // there is one, or both totals would be the same
        tz_steps_height(&slot->text, ask->s->arena, slot->low + (slot->need - slot->low) / 2);
        look_up(slot);
    }
}

bool tz_feasible_for(const tz_query *ask, const int64_t *y, uint32_t first, uint32_t end, int64_t *total) {
    *total = TZ_INFEASIBLE;
    for (size_t i = 0; i < ask->s->slots_n; i++)
        if (!tz_limit_cell(ask, &ask->s->slots[i], y, first, end))
            return false;
    return tz_feasible(ask, total);
}

void tz_exact_needs(const tz_query *ask, const int64_t *y) {
    for (size_t i = 0; i < ask->s->slots_n; i++) {
        tz_solver_cell *slot = &ask->s->slots[i];
        tz_range least;
        if (!tz_limit_cell(ask, slot, y, 0, ask->s->grid->rows) || slot->low == slot->need)
            continue;
        if (tz_steps_least(&slot->text, ask->s->arena, slot->budget, &least))
            look_up(slot);
    }
}

// ---- from widths to heights ----

int64_t tz_lowest(const tz_query *ask, int64_t *y) {
    const tz_solver *s = ask->s;
    size_t next = 0;
    y[0] = 0;
    for (uint32_t row = 0; row < s->grid->rows; row++) {
        y[row + 1] = y[row] + ask->frame_y;
        for (; next < s->slots_n && s->by_row[next]->row_end == row + 1; next++) {
            const tz_solver_cell *slot = s->by_row[next];
            int64_t end = y[slot->row] + tz_outer_height(ask, slot->height);
            y[row + 1] = end > y[row + 1] ? end : y[row + 1];
        }
    }
    return y[s->grid->rows];
}

tz_em tz_cell_measure(const tz_query *ask, const tz_solver_cell *slot, const int64_t *widths) {
    int64_t width = 0;
    for (uint32_t column = slot->column; column < slot->column_end; column++)
        width += widths[column];
    return tz_inner_width(ask, width);
}

bool tz_heights_at(const tz_query *ask, const int64_t *widths) {
    tz_solver *s = ask->s;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        if (widths[column] < s->column_floor[column])
            return false;
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        tz_em measure = tz_cell_measure(ask, slot, widths);
        if (measure < slot->floor)
            return false;
        slot->height = slot == ask->without ? 0 : tz_steps_height(&slot->text, s->arena, measure);
    }
    return true;
}

int64_t tz_lowest_for(const tz_query *ask, const int64_t *widths, int64_t *y) {
    return tz_heights_at(ask, widths) ? tz_lowest(ask, y) : TZ_INFEASIBLE;
}

// ---- asking ----

// The least measures: what grid and content ask for, or, `bare`, 1 em. True when the width holds them.
static bool set_floors(const tz_query *ask, bool bare) {
    tz_solver *s = ask->s;
    const tz_em *least = bare ? NULL : s->grid->least;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        s->column_floor[column] = tz_outer_width(ask, least && least[column] > TZ_EM ? least[column] : TZ_EM);
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        bool free = bare || slot == ask->without || slot->text.narrowest < TZ_EM;
        slot->floor = free ? TZ_EM : slot->text.narrowest;
        if (least && slot->column_end == slot->column + 1 && slot->floor < least[slot->column])
            slot->floor = least[slot->column];
        slot->low = slot->need = slot->floor;
    }
    return tz_narrowest(ask, false, s->x) <= ask->width;
}

// What a slot has when all other columns have their least width: more than it ever gets.
static void set_most(const tz_query *ask) {
    tz_solver *s = ask->s;
    int64_t floors = 0;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        floors += s->column_floor[column];
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        int64_t width = ask->width - floors;
        for (uint32_t column = slot->column; column < slot->column_end; column++)
            width += s->column_floor[column];
        slot->most = tz_inner_width(ask, width);
    }
}

bool tz_query_new(tz_solver *s, tz_len width, tz_len size, const tz_solver_cell *without, tz_query *out) {
    *out = (tz_query){.s = s, .width = width, .size = size, .without = without};
    out->frame_x = 2 * (int64_t)tz_length_resolve(s->grid->pad_x, size) + s->grid->rule;
    out->frame_y = 2 * (int64_t)tz_length_resolve(s->grid->pad_y, size) + s->grid->rule;
    out->bare = !set_floors(out, false);
    if (out->bare) {
        for (uint32_t i = 0; i < s->grid->columns; i++)
            s->demand[i] = (s->x[i + 1] - s->x[i]) / 1024 + 1;
        if (!set_floors(out, true))
            return false;
    }
    set_most(out);
    return true;
}
