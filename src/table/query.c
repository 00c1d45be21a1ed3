// One query to a solver: lengths, and the two directions of every search.
//
// From heights to widths: a row's height gives each of its cells a budget, that gives the cell a least measure, and a
// column is as wide as the greatest of its cells' measures needs. From widths to heights it is the same with rows.
#include "solver.h"

int64_t tz_outer_width(const tz_query *query, tz_em measure) {
    return query->frame_x + (measure * query->size + TZ_EM - 1) / TZ_EM; // up, so that tz_inner_width gives it back
}

tz_em tz_inner_width(const tz_query *query, int64_t width) {
    int64_t inner = width - query->frame_x;
    if (inner <= 0)
        return 0;
    return tz_len_to_em(inner > INT32_MAX ? INT32_MAX : (tz_len)inner, (tz_len)query->size);
}

// Rounded like tz_em_to_len, without its limit.
int64_t tz_outer_height(const tz_query *query, int64_t height) {
    return query->frame_y + height / TZ_EM * query->size + (height % TZ_EM * query->size + TZ_EM / 2) / TZ_EM;
}

int64_t tz_inner_height(const tz_query *query, int64_t height) {
    int64_t inner = height - query->frame_y;
    if (inner < 0)
        return -1;
    // round(h × size / EM) <= inner  <=>  h × size < (inner + 1/2) × EM; whole sizes first, against overflow.
    int64_t sizes = inner / query->size, rest = inner % query->size;
    return sizes * TZ_EM + (rest * TZ_EM + TZ_EM / 2 - 1) / query->size;
}

int64_t tz_cell_height_above(const tz_query *query, tz_solver_cell *cell, int64_t height) {
    if (cell == query->without)
        return TZ_INFEASIBLE;
    int64_t above = tz_steps_above(&cell->text, query->s->arena, tz_inner_height(query, height), cell->floor);
    return above < 0 ? TZ_INFEASIBLE : tz_outer_height(query, above);
}

// ---- from heights to widths ----

// Columns that a cell spans share what it still lacks, those of few columns first.
static void widen_for_spans(const tz_query *query, bool low, int64_t *widths) {
    const tz_solver *s = query->s;
    for (uint32_t span = 2; span <= s->grid->columns; span++)
        for (size_t i = 0; i < s->cells_n; i++) {
            const tz_solver_cell *cell = &s->cells[i];
            int64_t width = tz_outer_width(query, low ? cell->low : cell->need), *own = &widths[cell->column];
            if (cell->column_end - cell->column != span || tz_sum(own, span) >= width)
                continue;
            for (uint32_t k = 0; k < span; k++)
                s->part[k] = 1;
            tz_share_width(width, s->part, own, span, s->tried, s->settled);
            for (uint32_t k = 0; k < span; k++)
                own[k] = s->tried[k];
        }
}

int64_t tz_column_needs(const tz_query *query, bool low, int64_t *widths) {
    const tz_solver *s = query->s;
    for (uint32_t i = 0; i < s->grid->columns; i++)
        widths[i] = s->floors[i];
    for (size_t i = 0; i < s->cells_n; i++) {
        const tz_solver_cell *cell = &s->cells[i];
        int64_t width = tz_outer_width(query, low ? cell->low : cell->need);
        if (cell->column_end == cell->column + 1 && width > widths[cell->column])
            widths[cell->column] = width;
    }
    if (s->spans)
        widen_for_spans(query, low, widths);
    return tz_sum(widths, s->grid->columns);
}

static void look_up(tz_solver_cell *cell) {
    tz_range range = tz_steps_range(&cell->text, cell->budget);
    cell->low = range.low > cell->floor ? range.low : cell->floor;
    cell->need = range.high > cell->floor ? range.high : cell->floor;
    cell->height = range.height;
}

// Takes the cell's budget from its row's height and looks up `low` and `need`. False when no measure the cell can be
// given does.
static bool limit_cell(const tz_query *query, tz_solver_cell *cell, const int64_t *heights) {
    cell->low = cell->need = cell->floor;
    cell->height = 0;
    if (cell == query->without || heights[cell->row] == TZ_UNLIMITED)
        return true;
    cell->budget = tz_inner_height(query, heights[cell->row]);
    if (cell->budget < 0)
        return false;
    look_up(cell);
    if (cell->need <= cell->most)
        return true;
    if (cell->low > cell->most || tz_steps_height(&cell->text, query->s->arena, cell->most) > cell->budget)
        return false;
    look_up(cell);
    return true;
}

// The cell whose range leaves most in doubt, beyond the least that its column needs in any case.
static tz_solver_cell *most_doubtful(const tz_query *query) {
    tz_solver *s = query->s;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        s->column_low[column] = 0;
    for (size_t i = 0; i < s->cells_n; i++) {
        const tz_solver_cell *cell = &s->cells[i];
        if (cell->low > s->column_low[cell->column])
            s->column_low[cell->column] = cell->low;
    }
    tz_solver_cell *found = NULL;
    tz_em most = 0;
    for (size_t i = 0; i < s->cells_n; i++) {
        tz_solver_cell *cell = &s->cells[i];
        tz_em doubt = cell->need - s->column_low[cell->column];
        if (doubt <= most)
            continue;
        most = doubt;
        found = cell;
    }
    return found;
}

bool tz_feasible(const tz_query *query, const int64_t *heights, int64_t *total) {
    tz_solver *s = query->s;
    *total = TZ_INFEASIBLE;
    for (size_t i = 0; i < s->cells_n; i++)
        if (!limit_cell(query, &s->cells[i], heights))
            return false;
    for (;;) {
        *total = tz_column_needs(query, false, s->widths);
        if (*total <= query->width)
            return true;
        *total = tz_column_needs(query, true, s->widths);
        if (*total > query->width)
            return false;
        tz_solver_cell *cell = most_doubtful(query); // there is one, or both totals would be the same
        tz_steps_height(&cell->text, s->arena, cell->low + (cell->need - cell->low) / 2);
        look_up(cell);
    }
}

void tz_exact_needs(const tz_query *query, const int64_t *heights) {
    for (size_t i = 0; i < query->s->cells_n; i++) {
        tz_solver_cell *cell = &query->s->cells[i];
        tz_range least;
        if (!limit_cell(query, cell, heights) || cell->low == cell->need)
            continue;
        if (tz_steps_least(&cell->text, query->s->arena, cell->budget, &least))
            look_up(cell);
    }
}

// ---- from widths to heights ----

static int64_t row_least(const tz_query *query, uint32_t row) {
    const tz_row_spec *specs = query->s->grid->row_specs;
    return specs && specs[row].height > query->frame_y ? specs[row].height : query->frame_y;
}

int64_t tz_row_needs(const tz_query *query, int64_t *heights) {
    const tz_solver *s = query->s;
    for (uint32_t row = 0; row < s->grid->rows; row++)
        heights[row] = row_least(query, row);
    for (size_t i = 0; i < s->cells_n; i++) {
        const tz_solver_cell *cell = &s->cells[i];
        int64_t height = tz_outer_height(query, cell->height);
        if (cell->row_end == cell->row + 1 && height > heights[cell->row])
            heights[cell->row] = height;
    }
    for (uint32_t end = 1; s->spans && end <= s->grid->rows; end++) // what a cell still lacks is its last row's
        for (size_t i = 0; i < s->cells_n; i++) {
            const tz_solver_cell *cell = &s->cells[i];
            if (cell->row_end != end || cell->row_end == cell->row + 1)
                continue;
            int64_t lacking = tz_outer_height(query, cell->height) - tz_sum(&heights[cell->row], end - cell->row);
            heights[end - 1] += lacking > 0 ? lacking : 0;
        }
    return tz_sum(heights, s->grid->rows);
}

// What the columns' outer widths leave a cell's text.
static tz_em cell_measure(const tz_query *query, const tz_solver_cell *cell, const int64_t *widths) {
    return tz_inner_width(query, tz_sum(&widths[cell->column], cell->column_end - cell->column));
}

bool tz_heights_at(const tz_query *query, const int64_t *widths) {
    tz_solver *s = query->s;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        if (widths[column] < s->floors[column])
            return false;
    for (size_t i = 0; i < s->cells_n; i++) {
        tz_solver_cell *cell = &s->cells[i];
        tz_em measure = cell_measure(query, cell, widths);
        if (measure < cell->floor)
            return false;
        cell->height = cell == query->without ? 0 : tz_steps_height(&cell->text, s->arena, measure);
    }
    return true;
}

// ---- a new query ----

static tz_em column_least(const tz_solver *s, uint32_t column) {
    tz_em least = s->grid->column_specs ? s->grid->column_specs[column].least : 0;
    return least > TZ_EM ? least : TZ_EM;
}

// What the least measures are, from the most to the least.
typedef enum floor_kind {
    FLOORS_PREFERRED, // what the grid needs and the content prefers
    FLOORS_NEEDED,    // what grid and content need
    FLOORS_RELAXED,   // 1 em
} floor_kind;

static tz_em content_least(const tz_solver_cell *cell, floor_kind kind) {
    tz_em least = kind == FLOORS_RELAXED ? 0 : cell->text.narrowest;
    if (kind == FLOORS_PREFERRED && cell->preferred > least)
        least = cell->preferred;
    return least > TZ_EM ? least : TZ_EM;
}

// True when the width holds them.
static bool set_floors(const tz_query *query, floor_kind kind) {
    bool relaxed = kind == FLOORS_RELAXED;
    tz_solver *s = query->s;
    for (uint32_t column = 0; column < s->grid->columns; column++)
        s->floors[column] = tz_outer_width(query, relaxed ? TZ_EM : column_least(s, column));
    for (size_t i = 0; i < s->cells_n; i++) {
        tz_solver_cell *cell = &s->cells[i];
        tz_em least = cell->column_end == cell->column + 1 ? column_least(s, cell->column) : TZ_EM;
        cell->floor = content_least(cell, cell == query->without ? FLOORS_RELAXED : kind);
        if (!relaxed && cell->floor < least)
            cell->floor = least;
        cell->low = cell->need = cell->floor;
    }
    return tz_column_needs(query, false, s->lower) <= query->width;
}

// What a cell has when all other columns have their least width: more than it ever gets.
static void set_most(const tz_query *query) {
    tz_solver *s = query->s;
    int64_t spare = query->width - tz_sum(s->floors, s->grid->columns);
    for (size_t i = 0; i < s->cells_n; i++) {
        tz_solver_cell *cell = &s->cells[i];
        int64_t own = tz_sum(&s->floors[cell->column], cell->column_end - cell->column);
        cell->most = tz_inner_width(query, spare + own);
    }
}

bool tz_query_new(tz_solver *s, tz_len width, tz_len size, const tz_solver_cell *without, tz_query *out) {
    *out = (tz_query){.s = s, .width = width, .size = size, .without = without};
    out->frame_x = 2 * (int64_t)tz_length_resolve(s->grid->pad_x, size) + s->grid->rule;
    out->frame_y = 2 * (int64_t)tz_length_resolve(s->grid->pad_y, size) + s->grid->rule;
    out->relaxed = !set_floors(out, FLOORS_PREFERRED) && !set_floors(out, FLOORS_NEEDED);
    if (out->relaxed) {
        for (uint32_t i = 0; i < s->grid->columns; i++)
            s->weights[i] = s->lower[i] / 1024 + 1;
        if (!set_floors(out, FLOORS_RELAXED))
            return false;
    }
    set_most(out);
    return true;
}
