// The exact least height of a table of two columns, whatever its rows.
//
// Only the boundary between the columns can move. As it moves to the right, cells of the first column become lower at
// certain places, where the boundary reaches the least measure of a lower height, and keep their heights between them;
// cells of the second column only become higher. So no place is better than the nearest such place on its left (or the
// leftmost one allowed), and these are all tried. Mirrored, the same holds for the second column: the column with less
// text has fewer places.
#include "solver.h"

#include <string.h>

typedef struct walk {
    const tz_query *query;
    uint32_t column; // whose least measures are walked
    int64_t widths[2];
} walk;

static uint32_t column_with_less(const tz_solver *s) {
    size_t chars[2] = {0, 0};
    for (size_t i = 0; i < s->cells_n; i++)
        chars[s->cells[i].column] += s->cells[i].text.flow->chars;
    return chars[1] < chars[0];
}

// The next width at which a cell of the column becomes lower, or TZ_INFEASIBLE.
static int64_t next_place(const walk *w) {
    tz_solver *s = w->query->s;
    int64_t next = TZ_INFEASIBLE;
    for (size_t i = 0; i < s->cells_n; i++) {
        tz_solver_cell *cell = &s->cells[i];
        if (cell->column != w->column || cell == w->query->without)
            continue;
        tz_range least;
        if (tz_steps_least(&cell->text, s->arena, cell->height - 1, &least) &&
            tz_outer_width(w->query, least.high) < next)
            next = tz_outer_width(w->query, least.high);
    }
    return next;
}

// The narrowest the walked column may be.
static int64_t first_place(const walk *w) {
    const tz_solver *s = w->query->s;
    int64_t first = s->floors[w->column];
    for (size_t i = 0; i < s->cells_n; i++) {
        int64_t width = tz_outer_width(w->query, s->cells[i].floor);
        if (s->cells[i].column == w->column && width > first)
            first = width;
    }
    return first;
}

int64_t tz_solve_pair(const tz_query *query) {
    tz_solver *s = query->s;
    walk w = {.query = query, .column = column_with_less(s)};
    int64_t best = TZ_INFEASIBLE;
    for (int64_t place = first_place(&w); place != TZ_INFEASIBLE; place = next_place(&w)) {
        w.widths[w.column] = place;
        w.widths[!w.column] = query->width - place;
        if (!tz_heights_at(query, w.widths))
            break; // the other column's floor
        int64_t height = tz_row_needs(query, s->heights);
        if (height < best) {
            best = height;
            memcpy(s->least_heights, s->heights, s->grid->rows * sizeof *s->heights);
        }
    }
    return best;
}
