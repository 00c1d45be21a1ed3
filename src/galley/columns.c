// A galley in columns: each is placed as a page is, and those of the last page are as low as they can be.
#include "galley/galley.h"

// The least height that columns from one on can have: that of their heads and highest row; where a table begins, that
// of all its rows there.
static tz_len highest_row(const tz_placement *where, uint32_t from) {
    tz_len most = 0;
    for (size_t i = 0; i < where->blocks.n; i++) {
        const tz_placed_block *placed = &where->blocks.at[i];
        tz_len heads = 0;
        for (size_t k = 0; placed->page >= from && k < placed->rows.n; k++) {
            const tz_placed_row *row = &placed->rows.at[k];
            if (row->row < (uint32_t)(k + 1) && (row->repeated || placed->begins))
                heads += row->height;
            most = heads + row->height > most ? heads + row->height : most;
        }
        if (!placed->rows.n && placed->page >= from)
            most = placed->height > most ? placed->height : most;
    }
    return most;
}

const tz_placement *tz_galley_place_in_columns(const tz_tools *tools, const tz_galley *galley, const tz_placing *how,
                                               uint32_t columns) {
    tz_placing limited = *how;
    const tz_placement *found = tz_galley_place(tools, galley, how);
    if (!found || columns == 1)
        return found;
    uint32_t pages = (found->pages + columns - 1) / columns * columns; // as many columns as these pages have
    limited.first_limited_page = pages - columns;
    tz_len least = highest_row(found, limited.first_limited_page), most = how->area.height;
    while (most - least > TZ_MM) {
        limited.fill_limit = least + (most - least) / 2;
        const tz_placement *tried = tz_galley_place(tools, galley, &limited);
        if (!tried)
            return NULL;
        if (tried->pages <= pages) {
            most = limited.fill_limit;
            found = tried;
        } else {
            least = limited.fill_limit;
        }
    }
    return found;
}
