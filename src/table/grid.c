// Grids: whether spans are regular, and where text stands in its cell.
#include "tsuzuri/table.h"

// Marks the places of a cell's span; false when it leaves the grid or meets another cell.
static bool take_places(const tz_grid *grid, uint32_t row, uint32_t column, bool *taken) {
    const tz_cell *cell = &grid->cells[(size_t)row * grid->columns + column];
    if (cell->rows < 1 || cell->columns < 1 || cell->rows > grid->rows - row || cell->columns > grid->columns - column)
        return false;
    for (uint32_t r = row; r < row + cell->rows; r++) {
        for (uint32_t c = column; c < column + cell->columns; c++) {
            size_t place = (size_t)r * grid->columns + c;
            if (taken[place])
                return false;
            taken[place] = true;
        }
    }
    return true;
}

bool tz_grid_regular(const tz_grid *grid, tz_arena *arena) {
    size_t n = (size_t)grid->rows * grid->columns;
    bool *taken = TZ_ARRAY(arena, bool, n);
    for (size_t i = 0; i < n; i++)
        if (grid->cells[i].flow &&
            !take_places(grid, (uint32_t)(i / grid->columns), (uint32_t)(i % grid->columns), taken))
            return false;
    for (size_t i = 0; i < n; i++)
        if (!taken[i])
            return false;
    return true;
}

static int64_t frame(const tz_grid *grid, tz_len size) {
    return 2 * (int64_t)tz_length_resolve(grid->pad_x, size) + grid->rule;
}

tz_em tz_grid_measure(const tz_grid *grid, tz_len width, tz_len size) {
    int64_t inner = width - frame(grid, size);
    return inner > 0 ? tz_len_to_em((tz_len)inner, size) : 0;
}

static tz_len cell_width(const tz_grid *grid, const tz_table_fit *fit, uint32_t row, uint32_t column) {
    uint32_t end = column + grid->cells[(size_t)row * grid->columns + column].columns;
    tz_len width = 0;
    for (uint32_t i = column; i < end; i++)
        width += fit->widths[i];
    return width;
}

tz_em tz_table_fit_measure(const tz_grid *grid, const tz_table_fit *fit, tz_len size, uint32_t row, uint32_t column) {
    if (grid->cells[(size_t)row * grid->columns + column].columns == 1)
        return fit->measures[column];
    return tz_grid_measure(grid, cell_width(grid, fit, row, column), size);
}

tz_len tz_table_fit_inset(const tz_grid *grid, const tz_table_fit *fit, tz_len size, uint32_t row, uint32_t column) {
    tz_em measure = tz_table_fit_measure(grid, fit, size, row, column);
    return (cell_width(grid, fit, row, column) - tz_em_to_len(measure, size)) / 2;
}
