// Grids: cells and their spans, and where text stands in its cell.
#include "table/table.h"

tz_cell tz_cell_text(const tz_flow *flow, bool head) {
    return (tz_cell){.flow = flow, .rows = 1, .columns = 1, .head = head};
}

size_t tz_grid_cell_at(const tz_grid *grid, uint32_t row, uint32_t column) {
    for (uint32_t r = row + 1; r-- > 0;)
        for (uint32_t c = column + 1; c-- > 0;) {
            size_t at = (size_t)r * grid->columns + c;
            if (grid->cells[at].rows > row - r && grid->cells[at].columns > column - c)
                return at;
        }
    return (size_t)row * grid->columns + column;
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
