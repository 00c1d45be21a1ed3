// The exact least height of a table of two columns, whatever its rows and spans.
//
// Only the boundary between the columns can move. As it moves to the right, cells of the first column become lower at
// certain places, where the boundary reaches the least measure of a lower height, and keep their heights between them;
// cells of the second column only become higher. So no place is better than the nearest such place on its left (or the
// leftmost one allowed), and these are all tried. Mirrored, the same holds for the second column: the column with less
// text has fewer places.
#include "solver.h"

#include <string.h>

typedef struct walk {
    const tz_query *ask;
    uint32_t column; // whose least measures are walked
    int64_t widths[2];
} walk;

static bool walks(const walk *w, const tz_solver_cell *slot) {
    return slot->column == w->column && slot->column_end == w->column + 1;
}

static uint32_t column_with_less(const tz_solver *s) {
    size_t chars[2] = {0, 0};
    for (size_t i = 0; i < s->slots_n; i++)
        chars[s->slots[i].column] += s->slots[i].text.flow->chars;
    return chars[1] < chars[0];
}

// The next width at which a cell of the column becomes lower, or TZ_INFEASIBLE.
static int64_t next_place(const walk *w) {
    tz_solver *s = w->ask->s;
    int64_t next = TZ_INFEASIBLE;
    for (size_t i = 0; i < s->slots_n; i++) {
        tz_solver_cell *slot = &s->slots[i];
        if (!walks(w, slot) || slot == w->ask->without)
            continue;
        tz_range least;
        if (tz_steps_least(&slot->text, s->arena, slot->height - 1, &least) &&
            tz_outer_width(w->ask, least.high) < next)
            next = tz_outer_width(w->ask, least.high);
    }
    return next;
}

// The narrowest the walked column may be.
static int64_t first_place(const walk *w) {
    const tz_solver *s = w->ask->s;
    int64_t first = s->column_floor[w->column];
    for (size_t i = 0; i < s->slots_n; i++) {
        int64_t width = tz_outer_width(w->ask, s->slots[i].floor);
        if (walks(w, &s->slots[i]) && width > first)
            first = width;
    }
    return first;
}

int64_t tz_solve_pair(const tz_query *ask) {
    tz_solver *s = ask->s;
    walk w = {.ask = ask, .column = column_with_less(s)};
    int64_t best = TZ_INFEASIBLE;
    for (int64_t place = first_place(&w); place != TZ_INFEASIBLE; place = next_place(&w)) {
        w.widths[w.column] = place;
        w.widths[!w.column] = ask->width - place;
        int64_t height = tz_lowest_for(ask, w.widths, s->y);
        if (height == TZ_INFEASIBLE)
            break; // the other column's floor
        if (height < best) {
            best = height;
            memcpy(s->least_y, s->y, (s->grid->rows + 1) * sizeof *s->y);
        }
    }
    return best;
}
