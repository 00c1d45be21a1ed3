// Galleys, and how high they are at a width and a size: the search for the largest size needs no more.
#include "galley/galley.h"

const tz_galley *tz_galley_new(tz_arena *arena, const char *name, tz_galley_block *blocks, size_t n) {
    tz_galley *galley = TZ_NEW(arena, tz_galley);
    for (size_t i = 0; i < n; i++) // a solver borrows its grid, which stays where it is from now on
        if (blocks[i].spec->kind == TZ_BLOCK_TABLE)
            blocks[i].solver = tz_solver_new(arena, &blocks[i].grid, &tz_flow_content);
    *galley = (tz_galley){.name = name, .avoid_row_breaks = true, .blocks = blocks, .blocks_n = n};
    return galley;
}

static tz_len block_height(const tz_galley_block *block, tz_len width, tz_len size) {
    if (block->spec->kind == TZ_BLOCK_HEADING)
        return tz_para_height(block->para, width, size);
    if (block->spec->kind == TZ_BLOCK_TABLE)
        return tz_solver_height(block->solver, width, size);
    return 0;
}

tz_len tz_galley_continuation_height(const tz_galley *galley, tz_len width, tz_len size) {
    return galley->continued ? tz_para_height(galley->continued, width, size) + size / 2 : 0;
}

tz_len tz_galley_height(const tz_galley *galley, tz_len width, tz_len size) {
    int64_t most = 0, sum = 0;
    bool fresh = true;
    for (size_t i = 0; i < galley->blocks_n; i++) {
        const tz_block_spec *spec = galley->blocks[i].spec;
        if (spec->kind == TZ_BLOCK_BREAK) {
            if (spec->always && !fresh) {
                sum = tz_galley_continuation_height(galley, width, size);
                fresh = true;
            }
            continue;
        }
        sum += fresh ? 0 : tz_length_resolve(spec->before, size);
        sum += block_height(&galley->blocks[i], width, size); // which may be INT32_MAX
        fresh = false;
        most = sum > most ? sum : most;
    }
    return most > INT32_MAX ? INT32_MAX : (tz_len)most;
}
