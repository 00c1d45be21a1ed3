// Tables of text: what a solver asks of flows, and solvers for one question.
#include "tsuzuri/table.h"

const tz_content tz_flow_content = {tz_flow_height, tz_flow_min_measure};

tz_table_fit tz_grid_fit(const tz_grid *grid, tz_arena *arena, tz_len width, tz_len size) {
    return tz_solver_fit(tz_solver_new(arena, grid, &tz_flow_content), arena, width, size);
}

tz_table_fit tz_grid_plain(const tz_grid *grid, tz_arena *arena, tz_len width, tz_len size) {
    return tz_solver_plain(tz_solver_new(arena, grid, &tz_flow_content), arena, width, size);
}
