// A galley in columns: each is placed as a page is, and those of the last page are as low as they can be.
#include "galley/galley.h"

// How low the columns from `from` on may be made: as low as repeated heads and the highest row below them. All rows of
// the column that a table begins in count as heads, so that a table which begins on the last page is not divided anew.
static tz_len least_height(const tz_placement *placement, uint32_t from) {
    tz_len most = 0;
    for (size_t i = 0; i < placement->blocks.n; i++) {
        const tz_placed_block *placed = &placement->blocks.at[i];
        tz_len heads = 0;
        for (size_t k = 0; placed->page >= from && k < placed->rows.n; k++) {
            const tz_placed_row *row = &placed->rows.at[k];
            if (row->row <= k && (row->repeated || placed->begins)) // the k-th row of the table, and not a later one
                heads += row->height;
            most = heads + row->height > most ? heads + row->height : most;
        }
        if (!placed->rows.n && placed->page >= from)
            most = placed->height > most ? placed->height : most;
    }
    return most;
}

// The most that a repeated heading takes at the head of a column.
static tz_len highest_repeated(const tz_galley *galley, const tz_placing *placing) {
    tz_len most = 0;
    for (size_t i = 0; i < galley->blocks_n; i++) {
        const tz_para *para = galley->blocks[i].continued;
        tz_len height = para ? tz_para_height(para, placing->area.width, placing->size) + placing->size / 2 : 0;
        most = height > most ? height : most;
    }
    return most;
}

const tz_placement *tz_galley_place_in_columns(const tz_tools *tools, const tz_galley *galley,
                                               const tz_placing *placing, uint32_t columns) {
    tz_placing limited = *placing;
    limited.columns = columns;
    const tz_placement *found = tz_galley_place(tools, galley, &limited);
    if (!found || columns == 1)
        return found;
    uint32_t pages = (found->pages + columns - 1) / columns * columns; // as many columns as these pages have
    limited.first_limited_page = pages - columns;
    tz_len least = least_height(found, limited.first_limited_page);
    tz_len most = placing->area.height - (limited.first_limited_page ? 0 : placing->lead);
    least += highest_repeated(galley, placing);
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
