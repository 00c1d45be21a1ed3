// Tables in columns: placed column by column as cards are page by page.
#include "booklet/booklet.h"

// The height that the columns of the last page need at least: that of their heads and highest row.
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

// The galley in columns as high as the area, those of the last page as low as they can be on it.
static const tz_placement *place(const tz_tools *tools, const tz_column_table *table, tz_placing how) {
    const tz_placement *found = tz_galley_place(tools, table->galley, &how);
    uint32_t columns = (uint32_t)table->spec->columns;
    if (!found || columns == 1)
        return found;
    uint32_t pages = (found->pages + columns - 1) / columns * columns; // as many columns as these pages have
    how.first_limited_page = pages - columns;
    tz_len least = highest_row(found, how.first_limited_page), most = how.area.height;
    while (most - least > TZ_MM) {
        how.fill_limit = least + (most - least) / 2;
        const tz_placement *tried = tz_galley_place(tools, table->galley, &how);
        if (!tried)
            return NULL;
        if (tried->pages <= pages) {
            most = how.fill_limit;
            found = tried;
        } else {
            least = how.fill_limit;
        }
    }
    return found;
}

static void draw_all(tz_booklet *b, const tz_column_table *table, tz_canvas c, const tz_placement *where) {
    uint32_t columns = (uint32_t)table->spec->columns, page = 0;
    tz_len step = tz_column_width(b->job->layout, table->spec) + table->spec->gap;
    tz_placement at = *where;
    for (size_t i = 0; i < where->blocks.n; i++) {
        const tz_placed_block *placed = &where->blocks.at[i];
        for (; page < placed->page / columns; page++) {
            c = tz_booklet_add_page(b, NULL);
            table->begin_page(table->context, &c);
        }
        at.area.x = where->area.x + (tz_len)(placed->page % columns) * step;
        table->draw(table->context, &c, placed, &at);
    }
}

bool tz_column_table_set(tz_booklet *b, const tz_column_table *table, tz_canvas c, tz_len top, tz_len size) {
    const tz_layout *layout = b->job->layout;
    tz_placing how = {.area = tz_type_area(layout), .size = size, .layout = layout->source};
    how.area.width = tz_column_width(layout, table->spec);
    how.area.height -= top - how.area.y;
    how.area.y = top;
    tz_tools tools = b->tools;
    tools.arena = tz_arena_new(b->tools.arena);
    const tz_placement *where = place(&tools, table, how);
    if (where)
        draw_all(b, table, c, where);
    tz_arena_free(tools.arena);
    return where;
}
